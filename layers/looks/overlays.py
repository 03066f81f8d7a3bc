"""What an analysis finds, drawn above all features: crossings, sea routes, reaches and places of a reader's choice.

A mark belongs to no layer and has no record. Its look is worked out here, from `KINDS`, in the properties that
`layers.maps.features` gives features, so that the same map draws both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from layers.looks import styles, symbols


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: ``geometry`` in degrees (WGS 84), ``kind`` from `KINDS`, ``id`` unique among the marks of a map.

    ``name`` is the tooltip; its first line is the heading, further lines stand below.
    """

    id: str
    name: str
    geometry: BaseGeometry
    kind: str


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How a kind of mark shows, always in the ink of the base map: points as a ``shape``, blank for kinds of lines.

    ``label`` is its legend row. ``size`` and ``width`` are pixels, ``rim`` those by which a line is lifted off what
    lies below.
    """

    label: str
    shape: str = ""
    filling: str = "full"
    size: float = 12.0
    width: float = 2.0
    dash: tuple[float, float] = styles.SOLID
    rim: float = 3.0


KINDS = {
    "reach": MarkStyle("Distance chosen", width=1.6, dash=(4.0, 4.0), rim=2.4),
    "route": MarkStyle("Route by sea", width=2.6, dash=(6.0, 3.5)),
    "sketch": MarkStyle("Crossing of a sketch", shape="diamond", filling="open", size=10.0),
    "crossing": MarkStyle("Crossing", shape="diamond", size=10.0),
    "place": MarkStyle("Place chosen", shape="ring", size=19.0),
}
"""Kind of mark -> its look, lowest first."""


def collection(marks: Iterable[Mark], base: str) -> dict[str, Any]:
    """The marks as GeoJSON with drawing properties for a base map, lowest kind first. ValueError for another kind."""
    height = list(KINDS)
    ordered = sorted(marks, key=lambda mark: height.index(mark.kind))
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": _look(mark, base), "geometry": mapping(mark.geometry)} for mark in ordered
        ],
    }


def kinds_of(marks: Sequence[Mark]) -> list[str]:
    """The kinds that occur, the highest first, as a legend lists them."""
    present = {mark.kind for mark in marks}
    return [kind for kind in reversed(KINDS) if kind in present]


def icons(base: str) -> list[symbols.Icon]:
    """The symbols that marks may need on a base map."""
    return sorted({icon(kind, base) for kind in KINDS.values()})


def icon(style: MarkStyle, base: str) -> symbols.Icon:
    """The symbol of a kind of mark on a base map."""
    return symbols.icon(style.shape or "dot", style.filling, styles.INK[base], base)


def _look(mark: Mark, base: str) -> dict[str, object]:
    style, ink, rim = KINDS[mark.kind], styles.INK[base], styles.HALO[base]
    name, *tip = mark.name.split("\n")
    point = mark.geometry.geom_type in ("Point", "MultiPoint")
    return {
        "id": mark.id,
        "name": name,
        "tip": tip,
        "color": [*ink, 255],
        "width": style.width,
        "dash": list(style.dash),
        "halo": 0 if point else style.width + style.rim,
        "halo_color": [*rim, 210],
        "fill": [*ink, 0],
        "icon": icon(style, base).name,
        "icon_color": [255, 255, 255, 255],
        "size": round(style.size / 0.84, 1),
        "ring": 0,
    }
