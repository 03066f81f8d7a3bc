"""The data of a view as sheets, one above the other: what the screen's deck draws, with the features themselves.

`layers.maps.deck` names addresses that a browser fetches; a picture needs what they answer. Order, dimming and what
stands out are the same, and every feature's look is worked out by `layers.maps.features`.
"""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd

from layers.looks import basemap
from layers.maps.deck import features_shown
from layers.maps.features import drawn, heroes
from layers.maps.stack import BANDS, EVERY, Tier, Zooms, by_layer, stack
from layers.views.commitment_places import thread_of
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tier of the stack with its features: `layers.maps.stack.Tier` says what the rest is."""

    layer: str
    part: str
    role: str
    opacity: float
    below_land: bool
    features: tuple[Feature, ...]
    of: str = ""
    zooms: Zooms = EVERY

    @property
    def is_band(self) -> bool:
        """Whether it is what lies below features that stand out."""
        return self.role in BANDS


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of features of one layer, from a zoom on; `layers.maps.features` says what ``features`` have.

    ``selected``: they are picked or selected, and named before all others.
    """

    layer: str
    from_zoom: float
    features: tuple[Feature, ...]
    selected: bool = False


def sheets(view: MapView, atlas: Atlas, zoom: float | None = None) -> list[Sheet]:
    """Everything a view shows, the lowest first: areas, halos, lines, points; then what is followed, picked and
    selected.

    With a ``zoom`` only what is drawn at that one, else what is drawn at any.
    """
    shown = features_shown(view, atlas)
    made = [_sheet(tier, view, atlas, shown) for tier in stack(view, atlas) if tier.is_drawn_at(zoom)]
    return [sheet for sheet in made if sheet.features]


def labels(view: MapView, atlas: Atlas) -> list[Labels]:
    """The names of what a view shows, the least important layer first, what is picked and selected last."""
    thread = thread_of(atlas, atlas.commitments[view.commitment]) if view.commitment else None
    shown = features_shown(view, atlas)
    listed: list[Labels] = []
    for id in reversed(list(shown)):
        layer = atlas.layers[id]
        never = layer.info.label_from_zoom > basemap.ZOOMS[1]
        if never or layer.info.theme == "boundaries" or (thread and id not in thread.layers):
            continue
        named = thread is not None and id in thread.named
        features = layer.features.loc[list(thread.named[id])] if thread and named else shown[id]
        written = _drawn(layer, features, "label", atlas, view.base)
        kept = tuple(each for each in written if each["properties"]["id"] not in (view.select, *view.pick))
        listed.append(Labels(id, 0 if named else layer.info.label_from_zoom, kept))
    for ids in ([id for id in view.pick if id != view.select], [view.select] if view.select else []):
        for id, its in by_layer(ids, atlas).items():
            layer = atlas.layers[id]
            written = _drawn(layer, layer.features.loc[list(its)], "label", atlas, view.base)
            listed.append(Labels(id, 0, written, selected=True))
    return listed


def _sheet(tier: Tier, view: MapView, atlas: Atlas, shown: dict[str, gpd.GeoDataFrame]) -> Sheet:
    layer = tier.layer
    features = layer.features.loc[list(tier.ids)] if tier.role else shown[layer.info.id]
    marked = view.year is not None and not tier.role
    written = _drawn(layer, features, tier.data, atlas, view.base, role=tier.role, marked=marked)
    if tier.part == "halo":
        written = tuple(each for each in written if each["properties"]["halo"] and not _is_end(each))
    below = layer.info.below_land
    return Sheet(layer.info.id, tier.part, tier.role, tier.opacity, below, written, tier.of, tier.zooms)


def _is_end(feature: Feature) -> bool:
    return bool(feature["geometry"]["type"] == "Point")


def _drawn(
    layer: LayerData,
    features: gpd.GeoDataFrame,
    part: str,
    atlas: Atlas,
    base: str,
    *,
    role: str = "",
    marked: bool = False,
) -> tuple[Feature, ...]:
    collection = drawn(
        layer,
        features,
        part=part,
        base=base,
        heroes=heroes(atlas),
        mark_undated=marked,
        selected=role == "casing",
        picked=role == "rim",
    )
    return tuple(collection["features"])
