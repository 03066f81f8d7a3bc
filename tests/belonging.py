"""Whether names stand at their own features: what screens and pictures are both asked."""

from collections.abc import Iterable, Mapping

from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

SAME = 0.5
"""Pixels: a feature that is no further than this from another lies where that does."""

Placed = tuple[str, tuple[float, float], Polygon, bool]
"""A name as the id of its feature, its anchor, its box, and whether a leader joins the two; all in pixels."""


def strangers(names: Iterable[Placed], shapes: Mapping[str, BaseGeometry]) -> list[tuple[str, str]]:
    """The names whose anchor, or whose middle without a leader, is nearer to another feature than to their own.

    ``shapes`` are lines and points that are drawn. Names of what is not among them are left aside. A point is asked for
    its box, because it is beside the point; other points alone can be taken for it.
    """
    found = []
    for of, anchor, outline, led in names:
        own = shapes.get(of)
        if own is None:
            continue
        asked: list[BaseGeometry] = [Point(anchor)]
        point = own.geom_type == "Point"
        if not led:
            asked.append(outline if point else outline.centroid)
        for each in asked:
            least = each.distance(own) + SAME
            found += [
                (of, other)
                for other, shape in shapes.items()
                if (shape.geom_type == "Point") >= point and each.distance(shape) + 2 * SAME < least
            ]
    return found


def overlapping(names: Iterable[Placed], boxes: Mapping[str, Polygon]) -> list[tuple[str, str]]:
    """The names that lie on one of the boxes or on a name before them."""
    found, before = [], dict(boxes)
    for of, _, outline, _ in names:
        found += [(of, other) for other, box in before.items() if outline.intersection(box).area > SAME]
        before[of] = outline
    return found
