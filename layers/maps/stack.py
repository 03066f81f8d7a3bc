"""What lies on what: the parts of a view's layers, the lowest first, for screen, pictures and web pages.

Some of it is drawn at some zooms only: what a layer shows from close by, and outlines, which take the place of symbols.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import geopandas as gpd

from layers.looks import styles
from layers.maps.features import OUTLINE, PLAIN, parts
from layers.views.commitment_places import Thread, thread_of
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

DRAW_ORDER = ("area", "halo", "line", "point")
"""The parts in which layers are drawn, the lowest first. A halo is the soft band below lines that are uncertain."""
BANDS = ("rim", "casing")
"""Roles of what lies below features that stand out."""
Zooms = tuple[float, float]
"""From this zoom of MapLibre on, and below that one."""
EVERY: Zooms = (0.0, 99.0)
"""All the zooms that there are."""


@dataclass(frozen=True, slots=True)
class Tier:
    """One ``part`` of ``DRAW_ORDER`` of a layer's features, drawn at ``zooms`` only.

    ``of`` is the part of the data that it draws: an outline is drawn as an area, a point without one as a point.

    ``role`` is "" for the view's own features, "named" for those of the commitment that is followed, "rim" and "picked"
    for those that are picked, "casing" and "selected" for the selected one; rim and casing are the bands below them.
    ``ids`` are the features of all but the first, whatever the view's filters leave.
    ``opacity`` dims the whole tier.
    """

    layer: LayerData
    part: str
    role: str = ""
    opacity: float = 1.0
    ids: tuple[str, ...] = ()
    of: str = ""
    zooms: Zooms = EVERY

    @property
    def data(self) -> str:
        """The part of the layer's data that it draws."""
        return self.of or ("line" if self.part == "halo" else self.part)

    def is_drawn_at(self, zoom: float | None) -> bool:
        """Whether it is drawn at a zoom; None is all of them."""
        return zoom is None or self.zooms[0] <= zoom < self.zooms[1]


def stack(view: MapView, atlas: Atlas) -> list[Tier]:
    """The tiers of a view, the lowest first: all areas, halos, lines and points, on top what is picked and selected."""
    thread = thread_of(atlas, atlas.commitments[view.commitment]) if view.commitment else None
    tiers: list[Tier] = []
    for id in reversed([id for id in atlas.layers if id in view.layers]):
        layer = atlas.layers[id]
        opacity = _opacity_of(id, view, thread)
        begin = layer.info.shown_from_zoom or EVERY[0]
        tiers += _tiers(layer, layer.features, "", opacity, begin=begin)
        if thread and id in thread.named:
            ids = tuple(thread.named[id])
            tiers += _tiers(layer, layer.features.loc[list(ids)], "named", ids=ids)
    tiers.sort(key=lambda tier: (DRAW_ORDER.index(tier.part), tier.of == OUTLINE))
    tiers += _outstanding(by_layer(view.pick, atlas), "rim", "picked", atlas)
    tiers += _outstanding(by_layer([view.select] if view.select else [], atlas), "casing", "selected", atlas)
    return tiers


def by_layer(ids: Iterable[str], atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """Features by their layers, the lowest layer first: layer id -> ids. What the atlas does not have is left out."""
    found = {id: atlas.layer_of(id) for id in ids}
    listed = {each: tuple(id for id, layer in found.items() if layer == each) for each in reversed(atlas.layers)}
    return {layer: its for layer, its in listed.items() if its}


def _outstanding(ids: Mapping[str, tuple[str, ...]], band: str, role: str, atlas: Atlas) -> list[Tier]:
    """The tiers of features that stand out, all of their bands below them."""
    bands: list[Tier] = []
    above: list[Tier] = []
    for id, its in ids.items():
        layer, features = atlas.layers[id], atlas.layers[id].features.loc[list(its)]
        bands += [each for each in _tiers(layer, features, band, ids=its) if each.part != "halo"]
        above += _tiers(layer, features, role, ids=its)
    return bands + above


def _tiers(
    layer: LayerData,
    features: gpd.GeoDataFrame,
    role: str,
    opacity: float = 1.0,
    *,
    ids: tuple[str, ...] = (),
    begin: float = EVERY[0],
) -> Iterator[Tier]:
    """The tiers of some features of a layer, in the order of `PARTS`; of points with outlines, those as well."""
    change = layer.info.outline_from_zoom
    outlined = features.index.isin(layer.outlines.index)
    for part in parts(features):
        if part == "point" and change is not None and outlined.any():
            near = (max(begin, change), EVERY[1])
            yield Tier(layer, "area", role, opacity, ids, OUTLINE, near)
            yield Tier(layer, "point", role, opacity, ids, zooms=(begin, near[0]))
            if not outlined.all():
                yield Tier(layer, "point", role, opacity, ids, PLAIN, near)
            continue
        for drawn in ("halo", "line") if part == "line" else (part,):
            yield Tier(layer, drawn, role, opacity, ids, zooms=(begin, EVERY[1]))


def _opacity_of(layer_id: str, view: MapView, thread: Thread | None) -> float:
    """How strongly a layer shows: dimmed beside a selected feature, and beside the places of a commitment.

    A layer that the commitment is about as a whole is not dimmed beside its places.
    """
    bright = not view.select and (thread is None or layer_id in thread.whole)
    return 1.0 if bright else styles.DIMMED
