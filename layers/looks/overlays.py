"""What an analysis finds, drawn above all features, and the looks in which a page shows where a feature stands.

A mark belongs to no layer and has no record: a crossing, a sea route, a reach. A feature that answers a page's question
(`layers.maps.answers`) may show where it stands. The looks of both are kinds of one table, `KINDS`, worked out in the
properties that `layers.maps.features` gives features, so that the same map draws them all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from layers.looks import styles, symbols
from layers.looks.styles import Colour

GREY = "grey"
"""In the place of a hue: the grey of what steps back."""
NOT_YET = 0.7
"""How large a point that is not there yet is beside one that is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: ``geometry`` in degrees (WGS 84), ``kind`` from `KINDS`, ``id`` unique among the marks of a map.

    ``name`` is the tooltip; its first line is the heading, further lines stand below. ``label`` is written on the map,
    nothing where it is blank; those of the lowest ``rank`` are written first.
    """

    id: str
    name: str
    geometry: BaseGeometry
    kind: str
    label: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How a kind shows: points as a ``shape``, blank for what is a line only. ``label`` is its legend row.

    Its colour is a ``hue`` of the style table or `GREY`; blank is the ink of the base map, which no theme has.
    ``lines``: what has a shape may also be a line. ``by_status``: filling and dash are those of the feature's status.
    ``size`` and ``width`` are pixels, ``rim`` those by which a line is lifted off what lies below; what has none shows
    no doubt of its position either. ``strength`` is its opacity, 0 to 1.
    """

    label: str
    shape: str = ""
    filling: str = "full"
    size: float = 12.0
    width: float = 2.0
    dash: styles.Dash = styles.SOLID
    rim: float = 3.0
    hue: str = ""
    lines: bool = False
    by_status: bool = False
    strength: float = 1.0

    def colour(self, base: str) -> Colour:
        """Its colour on a base map."""
        if self.hue == GREY:
            return styles.GONE[base]
        return styles.HUES[self.hue][base] if self.hue else styles.INK[base]

    def diameter(self, status: str) -> float:
        """Pixels across of a point; what is not there yet is smaller, so that what is there can be seen and named."""
        return self.size * (NOT_YET if self.by_status and styles.STATUSES[status].name == "to_come" else 1)


KINDS = {
    "other": MarkStyle(
        "Others, for context", "dot", size=8, width=1, rim=0, hue=GREY, lines=True, by_status=True, strength=0.6
    ),
    "possible": MarkStyle("May also lie within", "dot", "open", size=10, width=1.4, rim=0, hue=GREY, lines=True),
    "closed": MarkStyle("Closed", width=1.4, dash=(3.0, 6.0), rim=0, hue=GREY, strength=0.9),
    "island_or_hub": MarkStyle("Energy island or hub", "hexagon", size=12, hue="electricity", by_status=True),
    "store_beyond": MarkStyle(
        "CO2 store outside the North Sea, for context", "diamond", size=11, hue=GREY, by_status=True
    ),
    "store_closed": MarkStyle("CO2 store, no arrangement today", "cross", size=12, hue=GREY, by_status=True),
    "store_full": MarkStyle("CO2 store, arrangement but no room", "square", size=13, by_status=True),
    "store_open": MarkStyle(
        "CO2 store open in principle to Belgian CO2", "circle", size=18, hue="carbon", by_status=True
    ),
    "reach": MarkStyle("Chosen distance", width=1.6, dash=(4.0, 4.0), rim=2.4),
    "route": MarkStyle("Distance by sea", width=2.0, dash=(1.2, 2.4)),
    "sketch": MarkStyle("On a sketch: place not known", "diamond", "open", size=7.0, strength=0.7),
    "ahead": MarkStyle("One or both not in service", "circle", "open", size=7.5, strength=0.85),
    "crossing": MarkStyle("Across each other, both in service", shape="cross", size=9.0),
    "under_shipping": MarkStyle("Under shipping, both in service", shape="diamond", size=12.0),
    "departure": MarkStyle("Port of departure", shape="anchor", size=17.0),
    "place": MarkStyle("Chosen place", shape="ring", size=19.0),
}
"""Kind -> its look, lowest first."""


def collection(marks: Iterable[Mark], base: str) -> dict[str, Any]:
    """The marks as GeoJSON with drawing properties for a base map, lowest kind first. ValueError for another kind."""
    height = list(KINDS)
    ordered = sorted(marks, key=lambda mark: height.index(mark.kind))
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": _properties(mark, base), "geometry": mapping(mark.geometry)}
            for mark in ordered
        ],
    }


def in_order(kinds: Iterable[str]) -> list[str]:
    """The kinds that occur, the highest first, as a legend lists them."""
    present = set(kinds)
    return [kind for kind in reversed(KINDS) if kind in present]


def icons(base: str) -> list[symbols.Icon]:
    """The symbols that marks may need on a base map."""
    return sorted({icon(kind, base, status) for kind in KINDS.values() for status in styles.STATUSES})


def icon(style: MarkStyle, base: str, status: str = "operational") -> symbols.Icon:
    """The symbol of a kind of mark on a base map."""
    filling = styles.STATUSES[status].fill if style.by_status else style.filling
    return symbols.icon(style.shape or "dot", filling, style.colour(base), base)


def look(style: MarkStyle, base: str, *, point: bool, status: str = "operational", ring: float = 0) -> dict[str, Any]:
    """How something of a kind is drawn; ``ring`` is by how many pixels an uncertain position is wider than a point."""
    ink, rim, alpha = style.colour(base), styles.HALO[base], round(255 * style.strength)
    return {
        "color": [*ink, alpha],
        "width": style.width,
        "dash": list(styles.STATUSES[status].dash if style.by_status else style.dash),
        "halo": 0 if point or not style.rim else style.width + style.rim,
        "halo_color": [*rim, 210],
        "fill": [*ink, round(255 * styles.HALO_STRENGTH) if ring else 0],
        "icon": icon(style, base, status).name,
        "icon_color": [255, 255, 255, alpha],
        "size": round(style.diameter(status) / 0.84, 1),
        "ring": round(style.diameter(status) / 2 + ring, 1) if ring else 0,
    }


def outline(style: MarkStyle, base: str, *, status: str, accuracy: str) -> dict[str, Any]:
    """How the outline of a site is drawn below its symbol: in the colour of the kind, and as full inside as its symbol.

    The edge of a site of which only a larger zone is known is a soft band, as in `layers.maps.features`.
    """
    ink, how = style.colour(base), styles.STATUSES[status if style.by_status else "planned"]
    soft = styles.POSITIONS[accuracy].halo if style.rim else 0
    edge = styles.HALO_STRENGTH if soft else 1
    return {
        "color": [*ink, round(255 * style.strength * edge)],
        "width": styles.OUTLINE + soft,
        "dash": list(styles.SOLID if soft else how.dash),
        "fill": [*ink, round(255 * style.strength * how.inside / 100)],
    }


def written(label: str, rank: int) -> dict[str, Any]:
    """What a map reads of a name that is to be written on it; nothing for a blank one."""
    return {"label": label, "label_rank": rank} if label else {}


def _properties(mark: Mark, base: str) -> dict[str, Any]:
    name, *tip = mark.name.split("\n")
    point = mark.geometry.geom_type in ("Point", "MultiPoint")
    return {
        "id": mark.id,
        "name": name,
        "tip": tip,
        **look(KINDS[mark.kind], base, point=point),
        **written(mark.label, mark.rank),
    }
