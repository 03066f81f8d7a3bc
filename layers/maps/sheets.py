"""The data of a view as sheets, one above the other: what the screen's deck draws, with the features themselves.

`layers.maps.deck` names addresses that a browser fetches; a picture needs what they answer. Order, dimming and what
stands out are the same, and every feature's look is worked out by `layers.maps.features`.
"""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd

from layers.maps.deck import features_shown, opacity_of
from layers.maps.features import PARTS, drawn, heroes, parts
from layers.views.commitment_places import thread_of
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Features of one layer drawn in one ``part``: "area", "halo", "line" or "point".

    ``role`` is "" for the view's own features, "named" for those of the commitment that is followed, "casing" and
    "selected" for the selected one. ``opacity`` dims the whole sheet.
    """

    layer: str
    part: str
    role: str
    opacity: float
    below_land: bool
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of features of one layer, from a zoom on. ``features`` are places with "name", "hero", "rank", "arrow"."""

    layer: str
    from_zoom: float
    features: tuple[Feature, ...]
    selected: bool = False


def sheets(view: MapView, atlas: Atlas) -> list[Sheet]:
    """Everything a view shows, the lowest first: areas, halos, lines, points; then what is followed and selected."""
    thread = thread_of(atlas, atlas.commitments[view.commitment]) if view.commitment else None
    shown, marked = features_shown(view, atlas), view.year is not None
    stack: list[Sheet] = []
    for id in reversed(list(shown)):
        layer = atlas.layers[id]
        opacity = opacity_of(id, view, thread)
        stack += _of_layer(layer, shown[id], atlas, view.base, opacity=opacity, marked=marked)
        if thread and id in thread.named:
            named = layer.features.loc[list(thread.named[id])]
            stack += _of_layer(layer, named, atlas, view.base, role="named")
    stack.sort(key=lambda sheet: ("area", "halo", "line", "point").index(sheet.part))
    selected = _selected(view, atlas)
    if selected:
        layer, features = selected
        stack += _of_layer(layer, features, atlas, view.base, role="casing")
        stack += _of_layer(layer, features, atlas, view.base, role="selected")
    return [sheet for sheet in stack if sheet.features]


def labels(view: MapView, atlas: Atlas) -> list[Labels]:
    """The names of what a view shows, the least important layer first, the selected feature's last."""
    thread = thread_of(atlas, atlas.commitments[view.commitment]) if view.commitment else None
    shown = features_shown(view, atlas)
    listed: list[Labels] = []
    for id in reversed(list(shown)):
        layer = atlas.layers[id]
        if layer.info.theme == "boundaries" or (thread and id not in thread.layers):
            continue
        named = thread is not None and id in thread.named
        features = layer.features.loc[list(thread.named[id])] if thread and named else shown[id]
        written = _drawn(layer, features, "label", atlas, view.base)
        kept = tuple(each for each in written if each["properties"]["id"] != view.select)
        listed.append(Labels(id, 0 if named else layer.info.label_from_zoom, kept))
    selected = _selected(view, atlas)
    if selected:
        layer, features = selected
        listed.append(Labels(layer.info.id, 0, _drawn(layer, features, "label", atlas, view.base), selected=True))
    return listed


def _selected(view: MapView, atlas: Atlas) -> tuple[LayerData, gpd.GeoDataFrame] | None:
    id = atlas.layer_of(view.select) if view.select else None
    return (atlas.layers[id], atlas.layers[id].features.loc[[view.select]]) if id else None


def _of_layer(
    layer: LayerData,
    features: gpd.GeoDataFrame,
    atlas: Atlas,
    base: str,
    *,
    role: str = "",
    opacity: float = 1.0,
    marked: bool = False,
) -> list[Sheet]:
    found = []
    present = parts(features)
    for part in PARTS:
        if part not in present:
            continue
        written = _drawn(layer, features, part, atlas, base, casing=role == "casing", marked=marked)
        made = [Sheet(layer.info.id, part, role, opacity, layer.info.below_land, written)]
        if part == "line" and role != "casing":
            uncertain = tuple(each for each in written if each["properties"]["halo"] and not _is_end(each))
            made.insert(0, Sheet(layer.info.id, "halo", role, opacity, layer.info.below_land, uncertain))
        found += made
    return found


def _is_end(feature: Feature) -> bool:
    return bool(feature["geometry"]["type"] == "Point")


def _drawn(
    layer: LayerData,
    features: gpd.GeoDataFrame,
    part: str,
    atlas: Atlas,
    base: str,
    *,
    casing: bool = False,
    marked: bool = False,
) -> tuple[Feature, ...]:
    collection = drawn(
        layer, features, part=part, base=base, heroes=heroes(atlas), mark_undated=marked, selected=casing
    )
    return tuple(collection["features"])  # type: ignore[arg-type]
