"""The map that is a page's answer, for files: what is on it, its words, where it looks; as sheets, names and legend.

The screen fetches the same pieces by address (`layers.maps.found`); both draw what `Found` says.
"""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
from shapely.geometry import Point, mapping, shape

from geodata.records import STATUSES
from layers.looks import basemap
from layers.maps import legend
from layers.maps.answers import CASING, features_of
from layers.maps.coverage import partly_covered
from layers.maps.deck import features_shown
from layers.maps.features import heroes, label_place
from layers.maps.found import Found, drawn_found
from layers.maps.sheets import Feature, Labels, Sheet, labels, sheets
from layers.views.map_view import Camera, MapView, NamedView
from loaders.atlas import Atlas

MARKS = "marks"
"""In the place of a layer's id: what a page has found."""
PART_OF = {"Point": "point", "MultiPoint": "point", "Polygon": "area", "MultiPolygon": "area"}
"""The type of a shape -> the part in which it is drawn, where that is not "line"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A page's map: what was ``found``, its ``title`` and the line below that, ``told``, and where it looks."""

    found: Found
    title: str
    told: str
    look: Camera | NamedView


def features_on(found: Found, atlas: Atlas) -> tuple[dict[str, gpd.GeoDataFrame], dict[str, gpd.GeoDataFrame]]:
    """What is shown in the look of its layer, and what has the look of where it stands: layer id -> GeoDataFrame."""
    plain = features_of([each for each in found.answer if not each.look], atlas)
    return plain | features_shown(found.view, atlas), features_of([each for each in found.answer if each.look], atlas)


def rows_of(view: MapView, found: Found, atlas: Atlas) -> list[legend.LegendRow]:
    """The legend of a map of a view with what was found above it."""
    plain, keyed = features_on(found, atlas)
    return legend.mark_rows(
        [*(each.kind for each in found.marks), *(each.look for each in found.answer)]
    ) + legend.rows(
        plain | features_shown(view, atlas),
        atlas.layers,
        year=view.year,
        named=heroes(atlas),
        keyed=keyed,
        picked=bool(view.pick),
        selected=view.select is not None and (found.is_selected or atlas.layer_of(view.select) is not None),
        hatched=partly_covered(view, atlas),
    )


def covering(found: Found, atlas: Atlas) -> MapView:
    """A view of exactly the features on a map, for whatever is told of a view's sources, licences and credits."""
    plain, keyed = features_on(found, atlas)
    selected = found.view.select if found.view.select and atlas.layer_of(found.view.select) else None
    layers = {*found.view.layers, *plain, *keyed, *([atlas.layer_of(selected)] if selected else [])}
    every = [str(id) for each in (plain, keyed) for features in each.values() for id in features.index]
    ids = tuple(dict.fromkeys([*every, *([selected] if selected else [])]))
    kept = tuple(id for id in atlas.layers if id in layers)
    return MapView(kept, statuses=tuple(STATUSES), only=ids, base=found.view.base)


def sheets_of(found: Found, atlas: Atlas, zoom: float) -> list[Sheet]:
    """All that is drawn at a zoom, the lowest first: the layers below, the answer, the marks."""
    drawn, view = drawn_found(found, atlas), found.view
    made = sheets(view.but(select=None) if found.is_selected else view, atlas, zoom)
    for part, features in drawn.parts.items():
        if part.zooms[0] <= zoom < part.zooms[1]:
            made += _sheets(part.name, features["features"])
    if drawn.marks:
        made += _sheets("line", drawn.marks["features"])
    return made


def _sheets(name: str, features: list[Feature]) -> list[Sheet]:
    """Features as sheets: a halo below lines, points above them. The ends of a line stay in its part."""
    role = CASING if name == CASING else ""
    parts: dict[str, list[Feature]] = {}
    for feature in features:
        kind = PART_OF.get(feature["geometry"]["type"], "line")
        parts.setdefault(kind if name in (CASING, "line") else name, []).append(feature)
    found = []
    if not role and "line" in parts:
        soft = tuple(each for each in parts["line"] if each["properties"]["halo"])
        found.append(Sheet(MARKS, "halo", "", 1.0, False, soft))
    found += [
        Sheet(MARKS, part, role, 1.0, False, tuple(parts[part])) for part in ("area", "line", "point") if part in parts
    ]
    return [sheet for sheet in found if sheet.features]


def labels_of(found: Found, atlas: Atlas) -> list[Labels]:
    """The names on a map: those of the layers below, of the answer, and above all those that a page has given."""
    drawn = drawn_found(found, atlas)
    written = labels(found.view.but(select=None), atlas)
    for id, features in drawn.names.items():
        if (start := atlas.layers[id].info.label_from_zoom) <= basemap.ZOOMS[1]:
            kept = [each for each in features["features"] if each["properties"]["id"] != found.view.select]
            written.append(Labels(id, start, tuple(kept)))
    given: dict[tuple[str, str], Feature] = {}
    for collection in [*drawn.parts.values(), *([drawn.marks] if drawn.marks else [])]:
        for feature in collection["features"]:
            if feature["properties"].get("label"):
                given.setdefault((feature["properties"]["id"], feature["properties"]["label"]), _named(feature))
    written.append(Labels(MARKS, 0, tuple(sorted(given.values(), key=lambda each: each["properties"]["rank"]))))
    if found.is_selected:
        select = str(found.view.select)
        chosen = [each for each in given.values() if each["properties"]["id"] == select]
        others = [
            each for layer in drawn.names.values() for each in layer["features"] if each["properties"]["id"] == select
        ]
        written.append(Labels(MARKS, 0, tuple(chosen or others), selected=True))
    return written


def _named(feature: Feature) -> Feature:
    """What is written of a feature by the name that a page has given it."""
    about: dict[str, Any] = feature["properties"]
    at = about.get("label_at")
    said = {"id": about["id"], "name": about["label"], "hero": True, "rank": about["label_rank"]}
    place = Point(at) if at else label_place(shape(feature["geometry"]))
    return {"type": "Feature", "properties": said | {"tone": about.get("tone", "built")}, "geometry": mapping(place)}
