"""The map of a view as a pydeck Deck whose layers fetch their features by address.

A specification names addresses, never features: it stays a few kB however many features are shown, and a browser
that has an address keeps its answer for good, because the address carries the hash of its content.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import geopandas as gpd
import pydeck as pdk

from layers.looks import styles
from layers.maps.answers import CASING, Part
from layers.maps.stack import BANDS, EVERY, Tier, Zooms, by_layer, stack
from layers.maps.tiling import TILE_ZOOMS, is_tiled
from layers.views.commitment_places import thread_of
from layers.views.filtering import shown
from layers.views.map_view import MapView
from layers.views.same import Same
from loaders.atlas import GEODATA, Atlas
from loaders.layer_files import LayerData

LAYERS = Path(__file__).parents[1]
DRAWING = ("wording", "looks", "views", "measures", "maps")
"""The rooms below this one and this one: nothing else can change a drawing (`tests/test_rooms.py` holds it)."""
_TEXT = pdk.types.String  # pydeck turns a plain string into an expression; this keeps it a constant
_LOOKED_AT = [
    *(file for room in DRAWING for file in sorted((LAYERS / room).rglob("*.py"))),
    *(GEODATA / name for name in ("fields.toml", "records.py")),
    *sorted((GEODATA / "commitments").glob("*.toml")),  # what a commitment names is drawn heavier
]
DECK_GAMMA = 2.2
"""deck.gl draws an ``opacity`` of o as o to the power of 1 / 2.2 (its ``Layer.opacity``): 0.1 looks like 0.35."""
STYLE_VERSION = hashlib.sha256(b"".join(path.read_bytes() for path in _LOOKED_AT)).hexdigest()[:8]
"""Changes when the way features are drawn or worded changes, so that no browser keeps an old drawing."""


TileAddress = Callable[[LayerData, MapView, str], str]
"""Writes the address of the tiles of a part of a layer, with the place of each in braces."""


class DataAddress(Protocol):
    """Writes the address of a part of a layer as a view shows it, with further words in it."""

    def __call__(self, layer: LayerData, view: MapView, part: str, **more: str) -> str:
        """The address."""


@dataclass(frozen=True, slots=True)
class MapAddresses:
    """Where the browser fetches what a map names, as `pages.parts.map_files` hands it in, who knows the addresses.

    ``data`` writes those of what is sent whole, ``tiles`` those of layers that are too large for that
    (`layers.maps.tiling`). ``symbols`` writes, for a base map, the address of the picture of all symbols (``png``) or
    of the places in it (``json``). ``marks`` is the address of the marks above the features, "" where there are none.
    ``answer`` are those of the parts of a page's answer (`layers.maps.answers.drawn_parts`), the lowest first.
    """

    data: DataAddress
    tiles: TileAddress
    symbols: Callable[[str, str], str]
    marks: str = ""
    answer: Mapping[Part, str] = field(default_factory=dict)


def deck(view: MapView, atlas: Atlas, addresses: MapAddresses) -> pdk.Deck:
    """The deck of a view: areas, halos of uncertain lines, lines, points.

    On top the places of the commitment that is followed, then what is picked, then the selected feature; beside that
    one everything else is dimmed. Above it a page's answer and all the marks, where there are any.
    """
    layers = [_layer(tier, view, addresses) for tier in stack(view, atlas)]
    for part, data in addresses.answer.items():
        layers += [
            _geojson(
                ":".join(["marks", each, *_stretch(part.zooms), CASING if part.name == CASING else "answer"]),
                data,
                each,
                view.base,
                addresses,
                casing=part.name == CASING,
                zooms=part.zooms,
            )
            for each in (("halo", "line") if part.name == "line" else (part.name,))
        ]
    if addresses.marks:
        layers += [_marks(view.base, addresses, halo=halo) for halo in (True, False)]
    return pdk.Deck(layers=layers, map_provider=None, map_style=None, initial_view_state=None)


def label_sources(
    view: MapView, atlas: Atlas, address_of: DataAddress, tiles_of: TileAddress
) -> list[dict[str, object]]:
    """What is written on the map: for each layer its labels' address, whether they show, and their colours.

    Where a commitment is followed only its places are named. The labels of picked features come later, that of the
    selected one last, in bold, whether or not their layers are switched on. ``tiles_of`` writes the addresses of layers
    that come in tiles.
    """
    thread = thread_of(atlas, atlas.commitments[view.commitment]) if view.commitment else None
    everything = MapView(layers=(), statuses=tuple(styles.STATUSES), base=view.base)
    listed: list[dict[str, object]] = []
    for id in reversed(list(atlas.layers)):
        layer = atlas.layers[id]
        if id not in view.layers or layer.info.theme == "boundaries" or (thread and id not in thread.layers):
            continue
        named = thread is not None and id in thread.named
        tiled = is_tiled(layer) and not named
        listed.append(
            {
                "id": id,
                "data": address_of(layer, everything, "label", commitment=view.commitment)
                if named and view.commitment
                else (tiles_of if tiled else address_of)(layer, view, "label"),
                "from": 0 if named else layer.info.label_from_zoom,
                "arrows": any(kind.symbol.arrows for kind in layer.info.kinds.values()),
                **({"tiles": TILE_ZOOMS} if tiled else {}),
            }
        )
    others = [id for id in view.pick if id != view.select]
    for name, ids in (("picked", others), ("selected", [view.select] if view.select else [])):
        for id, its in by_layer(ids, atlas).items():
            address = address_of(atlas.layers[id], everything, "label", id=",".join(its))
            listed.append({"id": name, "data": address, "from": 0, "arrows": False})
    return listed


def features_shown(view: MapView, atlas: Atlas) -> dict[str, gpd.GeoDataFrame]:
    """The features of every visible layer after the view's filters: layer id -> GeoDataFrame, not to be changed."""
    return dict(_shown(view, Same(atlas)))


@lru_cache(maxsize=4)
def _shown(view: MapView, of: Same[Atlas]) -> dict[str, gpd.GeoDataFrame]:
    """The last views are kept: a slide asks six times what it shows, which took more than half of its time."""
    return {id: shown(layer.features, view) for id, layer in of.it.layers.items() if id in view.layers}


def _layer(tier: Tier, view: MapView, addresses: MapAddresses) -> pdk.Layer:
    layer, casing = tier.layer, tier.role in BANDS
    words: dict[str, str] = {}
    if tier.role in (*BANDS, "picked", "selected"):
        words["id"] = ",".join(tier.ids)
    if tier.role == "named" and view.commitment:
        words["commitment"] = view.commitment
    if casing:
        words["casing"] = "picked" if tier.role == "rim" else "yes"
    asked = MapView(layers=(), statuses=tuple(styles.STATUSES), base=view.base) if tier.role else view
    marks = {"rim": ["picked", "casing"], "casing": ["selected", "casing"], "": []}.get(tier.role, [tier.role])
    tiled = is_tiled(layer) and not tier.role
    return _geojson(
        ":".join([layer.info.id, tier.part, *filter(None, [tier.of]), *marks]),
        addresses.tiles(layer, asked, tier.data) if tiled else addresses.data(layer, asked, tier.data, **words),
        tier.part,
        view.base,
        addresses,
        opacity=tier.opacity,
        casing=casing,
        before="under-land" if layer.info.below_land else "data-slot",
        zooms=tier.zooms,
        tiled=tiled,
    )


def _stretch(zooms: Zooms) -> list[str]:
    """What tells parts of one name apart that are drawn at some zooms only: the first of these."""
    return [] if zooms == EVERY else [f"{zooms[0]:g}"]


def _geojson(
    id: str,
    data: str,
    part: str,
    base: str,
    addresses: MapAddresses,
    *,
    opacity: float = 1.0,
    casing: bool = False,
    before: str = "data-slot",
    zooms: Zooms = EVERY,
    tiled: bool = False,
) -> pdk.Layer:
    """Features of one part ("area", "halo", "line" or "point"), or of any as the casing of what is selected.

    ``zooms`` is for the map's own code: deck.gl draws at every zoom. So are ``tiles``, the first and the last zoom of
    those that ``data`` is in where it is ``tiled``.
    """
    halo, line, point = part == "halo", part in ("line", "halo"), part in ("point", CASING)
    return pdk.Layer(
        "GeoJsonLayer",
        id=id,
        data=data,
        opacity=round(opacity**DECK_GAMMA, 4),
        pickable=not casing,
        stroked=part != "point",
        filled=not line,
        get_fill_color="properties.fill",
        get_line_color="properties.halo_color" if halo else "properties.color",
        get_line_width="properties.halo" if halo else "properties.width",
        line_width_units=_TEXT("pixels"),
        line_cap_rounded=halo or casing,
        line_joint_rounded=True,
        **_points(base, addresses, "circle+icon" if point else "circle" if halo else "icon"),
        **_dashes(halo),
        before_id=_TEXT(before),
        **({} if zooms == EVERY else {"zooms": zooms}),
        **({"tiles": TILE_ZOOMS} if tiled else {}),
    )


def _marks(base: str, addresses: MapAddresses, *, halo: bool) -> pdk.Layer:
    """The marks, or the rim below their lines. Areas are outlines, so that what lies inside can still be clicked."""
    return pdk.Layer(
        "GeoJsonLayer",
        id=f"marks:{'halo' if halo else 'mark'}",
        data=addresses.marks,
        opacity=1.0,
        pickable=True,
        stroked=True,
        filled=False,
        get_line_color="properties.halo_color" if halo else "properties.color",
        get_line_width="properties.halo" if halo else "properties.width",
        line_width_units=_TEXT("pixels"),
        line_cap_rounded=halo,
        line_joint_rounded=True,
        **_points(base, addresses, "circle" if halo else "icon"),
        **_dashes(halo),
        before_id=_TEXT("data-slot"),
    )


def _dashes(solid: bool) -> dict[str, object]:
    """The dashes of lines, and how far beside their course they lie. Solid ones have dashes too: one program then draws
    all lines, and a graphics card, or the processor in its place, translates one. The solid pattern is an expression,
    hence told for each line as the others.
    """
    return {
        "get_dash": "[1, 0]" if solid else "properties.dash",
        "get_beside": "properties.beside",
        "get_hatch": "properties.hatch",
        "extensions": [{"@@type": "DashedLine"}],
    }


def _points(base: str, addresses: MapAddresses, drawn_as: str) -> dict[str, object]:
    """How points show: as "icon" and, for an uncertain or selected one, a "circle" below."""
    return {
        "point_type": _TEXT(drawn_as),
        "icon_atlas": _TEXT(addresses.symbols(base, "png")),
        "icon_mapping": _TEXT(addresses.symbols(base, "json")),
        "get_icon": "properties.icon",
        "get_icon_size": "properties.size",
        "get_icon_color": "properties.icon_color",
        "icon_size_units": _TEXT("pixels"),
        "get_point_radius": "properties.ring",
        "point_radius_units": _TEXT("pixels"),
    }
