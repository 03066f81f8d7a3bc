"""What lies on what: the parts of a view's layers, the lowest first, for screen, pictures and web pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from layers.looks import styles
from layers.maps.features import PARTS, part_of, parts
from layers.views.commitment_places import Thread, thread_of
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

DRAW_ORDER = ("area", "halo", "line", "point")
"""The parts in which layers are drawn, the lowest first. A halo is the soft band below lines that are uncertain."""


@dataclass(frozen=True, slots=True)
class Tier:
    """One ``part`` of ``DRAW_ORDER`` of a layer's features.

    ``role`` is "" for the view's own features, "named" for those of the commitment that is followed, "casing" and
    "selected" for the selected one. ``ids`` are the features of the last three, whatever the view's filters leave.
    ``opacity`` dims the whole tier.
    """

    layer: LayerData
    part: str
    role: str = ""
    opacity: float = 1.0
    ids: tuple[str, ...] = ()


def stack(view: MapView, atlas: Atlas) -> list[Tier]:
    """The tiers of a view, the lowest first: all areas, halos, lines and points, on top the selected feature."""
    thread = thread_of(atlas, atlas.commitments[view.commitment]) if view.commitment else None
    tiers: list[Tier] = []
    for id in reversed([id for id in atlas.layers if id in view.layers]):
        layer = atlas.layers[id]
        opacity = _opacity_of(id, view, thread)
        tiers += [Tier(layer, part, "", opacity) for part in _drawn_in(parts(layer.features))]
        if thread and id in thread.named:
            ids = tuple(thread.named[id])
            found = parts(layer.features.loc[list(ids)])
            tiers += [Tier(layer, part, "named", ids=ids) for part in _drawn_in(found)]
    tiers.sort(key=lambda tier: DRAW_ORDER.index(tier.part))
    selected = atlas.layer_of(view.select) if view.select else None
    if view.select and selected:
        layer, ids = atlas.layers[selected], (view.select,)
        part = part_of(layer.features.geometry[view.select])
        tiers.append(Tier(layer, part, "casing", ids=ids))
        tiers += [Tier(layer, each, "selected", ids=ids) for each in _drawn_in([part])]
    return tiers


def _drawn_in(present: list[str]) -> Iterator[str]:
    for part in PARTS:
        if part in present:
            yield from ("halo", "line") if part == "line" else (part,)


def _opacity_of(layer_id: str, view: MapView, thread: Thread | None) -> float:
    """How strongly a layer shows: dimmed beside a selected feature, and beside the places of a commitment.

    A layer that the commitment is about as a whole is not dimmed beside its places.
    """
    bright = not view.select and (thread is None or layer_id in thread.whole)
    return 1.0 if bright else styles.DIMMED
