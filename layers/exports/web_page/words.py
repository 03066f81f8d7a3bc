"""The words and small pictures of a map file: its popups, its legend, its credits, and the names on the map."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

import jinja2
import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from geodata.records import Commitment
from layers.exports.credits import undocumented_in_short
from layers.exports.web_page.shapes import ZOOM_AHEAD, hexadecimal, numbers
from layers.looks import arrows, basemap, lettering, styles, symbols
from layers.looks.lettering import LETTERINGS
from layers.looks.palettes import PALETTES
from layers.maps import features, headings, legend
from layers.maps.deck import features_shown
from layers.maps.framing import look_at
from layers.maps.sheets import Labels, Sheet, labels
from layers.maps.told import drawn_words
from layers.views.camera import ROOM
from layers.views.map_view import Camera, MapView
from layers.wording.evidence import best_source_told, kind_of, unverified_text
from layers.wording.facts import (
    FACTS_AS_OF,
    facts,
    in_words,
    key_figure_line,
    key_figure_scope,
    named_commitments,
    position_text,
    sources_of,
    status_text,
)
from layers.wording.rights import shape_rights
from loaders.atlas import Atlas
from loaders.missing import at_hand

Json = dict[str, Any]
_SHARES = tuple(0.5 + side * step / 20 for step in range(9) for side in ((1, -1) if step else (1,)))
"""Where along a line its name is tried, from the middle on."""
_APART = 0.1
"""Degrees from another line at which a name is not taken for that one's."""
_TEMPLATES = Path(__file__).with_name("page.html")


def head(view: MapView, atlas: Atlas, link: str, subtitle: str) -> str:
    """Title and subtitle (the view's where ``subtitle`` is blank), and the way to the live map, if any, as HTML."""
    count = sum(len(table) for table in features_shown(view, atlas).values())
    return str(_templates().head(headings.title(view, atlas), subtitle or headings.subtitle(view, atlas, count), link))


def page_words(view: MapView, atlas: Atlas, stack: Sequence[Sheet]) -> Json:
    """Everything that the script wants to know beside the shapes."""
    known = numbers(stack)
    looks = {each["properties"]["id"]: each["properties"] for sheet in stack for each in sheet.features}
    target = look_at(view, atlas)
    lines, popups = shared_lines(popup(atlas, id) for id in known)
    if isinstance(target, Camera):
        look: Json = {"center": [target.latitude, target.longitude], "zoom": target.zoom + ZOOM_AHEAD}
    else:
        west, south, east, north = target.bounds
        look = {"bounds": [[round(south, 4), round(west, 4)], [round(north, 4), round(east, 4)]]}
    return {
        "look": look,
        "edges": basemap.BOUNDS,
        "zooms": [zoom + ZOOM_AHEAD for zoom in basemap.ZOOMS],
        "room": ROOM,
        "open": known.get(view.select or "", -1),
        "features": [
            {"id": id, "name": looks[id]["name"], "tip": looks[id]["tip"], "popup": numbers}
            for id, numbers in zip(known, popups, strict=True)
        ],
        "lines": lines,
        "icons": _icons(view, atlas, stack),
        "arrows": {"every": arrows.EVERY, "shortest": arrows.SHORTEST, "head": arrows.HEAD},
        "names": [*_feature_names(labels(view, atlas)), *_place_names(view, atlas)],
        "lettering": _lettering(view.base),
        "told": f"The map shows: {drawn_words([features_shown(view, atlas)], atlas)}",
    }


def shared_lines(texts: Iterable[str]) -> tuple[list[str], list[list[int]]]:
    """The lines of some texts, each once, and the numbers of those of each text: most lines stand in many popups."""
    lines: dict[str, int] = {}
    numbers = [[lines.setdefault(line, len(lines)) for line in text.split("\n")] for text in texts]
    return list(lines), numbers


def popup(atlas: Atlas, feature_id: str) -> str:
    """What a click on a feature tells, as HTML. What a record says is escaped, and links lead to the web only."""
    layer = atlas.layers[str(atlas.layer_of(feature_id))]
    feature: Mapping[str, Any] = layer.features.loc[feature_id].to_dict()
    naming, about = named_commitments(atlas, feature_id)
    published, missing = facts(layer, feature, atlas)

    def promise(commitment: Commitment) -> Json:
        return {
            "title": commitment.title,
            "promised": headings.promised(commitment),
            "delivered": headings.delivered(commitment),
        }

    written = _templates().popup(
        {
            "name": feature["name"],
            "kind": layer.info.kinds[feature["kind"]].label,
            "status": status_text(layer.info, feature),
            "figure": key_figure_line(layer.info, feature),
            "scope": key_figure_scope(layer.info, feature),
            "position": f"Position {position_text(feature).lower()}",
            "description": feature["description"],
            "best_source": best_source_told(atlas, layer.info, feature),
            "unverified": unverified_text(atlas, feature["sources"]),
            "naming": [promise(commitment) for commitment in naming],
            "about": [promise(commitment) for commitment in about],
            "about_summary": f"{len(about)} {'more ' if naming else ''}on the layer “{layer.info.title}” as a whole",
            "facts": published,
            "missing": ", ".join(missing),
            "sources": [
                {
                    "title": source.title,
                    "url": source.url,
                    "publisher": source.publisher,
                    "published": in_words(source.published),
                    "kind": kind_of(atlas, source),
                }
                for source in sources_of(atlas, feature)
            ],
        }
    )
    return str(written)


def foot(view: MapView, atlas: Atlas, stack: Sequence[Sheet], link: str) -> str:
    """Legend, date of the facts, limits of use, credits and licences of everything that is drawn."""
    rows = legend.rows_of(view, atlas, features_shown(view, atlas))
    pictured = [
        {
            "name": row.layer,
            "label": row.label,
            "picture": svg_address(legend.swatch(row.swatch, view.base, atlas.layers)),
        }
        for row in rows
    ]
    drawn = {*view.layers, *(sheet.layer for sheet in stack)}
    credited = tuple(id for id in atlas.layers if id in drawn)
    licences: dict[tuple[str, str], list[str]] = {
        ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"): ["coastline and borders"]
    }
    for id in credited:
        layer = atlas.layers[id]
        licences.setdefault((layer.info.licence, layer.info.licence_url), []).append(layer.info.title)
        for each in shape_rights(atlas, layer.features):
            covered = licences.setdefault((each.licence, each.licence_url), [])
            covered += [f"shapes of {layer.info.title}"] if layer.info.title not in covered else []
    listed = [{"name": name, "url": url, "covers": ", ".join(titles)} for (name, url), titles in licences.items()]
    attribution = headings.attribution(view.but(layers=credited), atlas)
    told = " ".join(filter(None, [undocumented_in_short(view, atlas), headings.LIMITS_OF_USE]))
    return str(_templates().foot(pictured, FACTS_AS_OF, told, attribution, listed, link))


def _icons(view: MapView, atlas: Atlas, stack: Sequence[Sheet]) -> dict[str, str]:
    """The symbols that are drawn: name -> the very picture of the screen's map, as a ``data:`` address."""
    wanted = {each["properties"]["icon"] for sheet in stack for each in sheet.features}
    infos = [layer.info for layer in atlas.layers.values()]
    known = {icon.name: icon for icon in features.icons(infos)[view.base] if icon.name in wanted}
    return {name: _icon_address(icon) for name, icon in known.items()}


@lru_cache(maxsize=1024)
def _icon_address(icon: symbols.Icon) -> str:
    return f"data:image/png;base64,{base64.b64encode(symbols.picture([icon])[0]).decode()}"


def _feature_names(listed: Sequence[Labels]) -> list[Json]:
    """The names of features, the most important first: what is selected, then what a commitment names."""
    found = []
    shapes = {each["properties"]["id"]: shape(each["geometry"]) for lot in listed for each in lot.features}
    lines = {id: each for id, each in shapes.items() if each.geom_type != "Point"}
    for height, lot in enumerate(listed):
        for each in lot.features:
            look, place = each["properties"], each["geometry"]
            line = place["type"] != "Point"
            others = [other for id, other in lines.items() if id != look["id"]]
            at = _alone(shape(place), others) if line else shape(place)
            name = {
                "words": look["name"],
                "at": [round(at.y, 4), round(at.x, 4)],
                "from": lot.from_zoom + ZOOM_AHEAD if lot.from_zoom else 0,
                "set": ("selected-" if lot.selected else "hero-" if look["hero"] else "")
                + f"{'line' if line else 'point'}-{look['tone']}",
                **({} if lot.selected else {"group": lot.layer}),
            }
            found.append(((not lot.selected, look["rank"], -height), name))
    return [name for _, name in sorted(found, key=lambda pair: pair[0])]


def _alone(line: BaseGeometry, others: Sequence[BaseGeometry]) -> Point:
    """Where a line is named: near the middle of its longest part, where it is well apart from other lines."""
    longest = max(shapely.get_parts(line), key=lambda part: part.length)
    points = [longest.interpolate(share, normalized=True) for share in _SHARES]
    near = shapely.STRtree(others).query_nearest(points, all_matches=False, return_distance=True)[1] if others else []
    apart = [min(float(each), _APART) for each in near] or [_APART] * len(points)
    return max(zip(points, apart, strict=True), key=lambda pair: pair[1])[0]


def _place_names(view: MapView, atlas: Atlas) -> list[Json]:
    """The names of the base map; a town that a port is named after gives way to the port."""
    ports = next((id for id in atlas.present_as("port") if id in view.layers), "")
    towns = lettering.towns_of_ports(atlas) if ports else set()
    order = {kind: number for number, kind in enumerate(reversed(list(LETTERINGS)))}
    return [
        {
            "words": place.name,
            "at": [place.lat, place.lon],
            "from": lettering.name_from_zoom(place) + ZOOM_AHEAD,
            "until": LETTERINGS[place.kind].until + ZOOM_AHEAD,
            "set": f"{place.kind}-{place.rank}",
            **({"unless": ports} if place.id in towns else {}),
        }
        for place in sorted(at_hand(atlas.places), key=lambda place: (place.rank, order[place.kind]))
    ]


def _lettering(base: str) -> Json:
    """How names are set: for each kind its size, slant, colours, and where it may stand."""
    colours, sans = PALETTES[base], '"Source Sans 3","Source Sans Pro","Segoe UI","Helvetica Neue",Arial,sans-serif'
    serif = '"Source Serif 4","Source Serif Pro",Georgia,"Liberation Serif",serif'
    found: Json = {
        f"{kind}-{rank}": {
            "sizes": sizes,
            "italic": how.font.italic,
            "weight": how.font.weight,
            "font": serif if how.font.serif else sans,
            "colour": colours[how.colour],
            "halo": colours[how.halo],
            "spacing": how.spacing,
            "capitals": how.capitals,
            "place": "beside" if how.dot else "centre",
            "away": 6,
            "dot": colours["dot"] if how.dot else "",
        }
        for kind, how in LETTERINGS.items()
        for rank, sizes in how.sizes.items()
    }
    for name, size, weight in (("", 11.5, 400), ("hero-", 12.5, 600), ("selected-", 14, 700)):
        for (part, place), (tone, how) in product((("line", "above"), ("point", "beside")), styles.NAMES.items()):
            found[f"{name}{part}-{tone}"] = {
                "sizes": (size, size + 1.5),
                "italic": how.italic,
                "weight": weight,
                "font": sans,
                "colour": hexadecimal(how.ink[base]),
                "halo": hexadecimal(styles.HALO[base]),
                "spacing": 0,
                "capitals": False,
                "place": place,
                "away": 11,
                "dot": "",
            }
    return found


def svg_address(picture: str) -> str:
    """An SVG picture as an address that holds it."""
    return f"data:image/svg+xml,{quote(picture)}"


@lru_cache(maxsize=1)
def _templates() -> ModuleType:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(_TEMPLATES.read_text(encoding="utf-8")).module  # type: ignore[return-value]
