"""Whether names stand at their own features: what screens and pictures are both asked."""

from collections.abc import Iterable, Mapping

from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from layers.exports.picture.courses import in_frame
from layers.maps.sheets import Sheet
from layers.views.camera import Frame

SAME = 0.5
"""Pixels: so much nearer is no nearer."""

LOOKS = [(51.95, 2.6, 6.9), (51.45, 1.2, 8.2), (51.4, 3.2, 9.5), (53.4, 3.1, 6.2), (55.5, 3.0, 5.2), (57.8, 1.6, 6.4),
         (51.1, 1.6, 8.6), (53.8, 0.4, 7.4), (54.2, 7.9, 7.2), (52.0, 4.1, 9.0)]  # fmt: skip
"""Where screens and slides are looked at: latitude, longitude and zoom."""

Placed = tuple[str, tuple[float, float], Polygon, bool]
"""A name as the id of its feature, its anchor, its box, and whether it goes on from the anchor, by a leader or beyond
the end of a line; all in pixels."""


def shapes_in(sheets: Iterable[Sheet], frame: Frame) -> dict[str, BaseGeometry]:
    """The lines and symbols that a frame shows, in its pixels: id -> lines, or the symbol's disc."""
    window = box(-50, -50, frame.width + 50, frame.height + 50)
    found: dict[str, BaseGeometry] = {}
    for sheet in sheets:
        located = in_frame(sheet.features, frame)
        for feature, at in zip(sheet.features, located, strict=True):
            about = feature["properties"]
            # The open ends of a line lie among the lines.
            if sheet.part == ("point" if at.geom_type == "Point" else "line") and at.intersects(window):
                symbol = at.geom_type == "Point"
                found[about["id"]] = at.buffer(max(about["ring"], 0.45 * about["size"])) if symbol else at & window
    return found


def strangers(names: Iterable[Placed], shapes: Mapping[str, BaseGeometry]) -> list[tuple[str, str]]:
    """The names that are nearer to another feature than to their own, each with that other.

    A name's anchor is asked of all that is drawn; its box of symbols, where it has one; its middle, where it stands
    along a line, of lines. ``shapes`` are those of `shapes_in`; names of what is not among them are left aside.
    """
    found = []
    for of, anchor, outline, led in names:
        own = shapes.get(of)
        if own is None:
            continue
        symbol = own.geom_type == "Polygon"
        others = {id: each for id, each in shapes.items() if id != of}
        alike = {id: each for id, each in others.items() if (each.geom_type == "Polygon") == symbol}
        if symbol:  # one that lies where this one does cannot be told from it
            alike = {id: each for id, each in alike.items() if each.centroid.distance(own.centroid) > 1}
        asked: list[tuple[BaseGeometry, dict[str, BaseGeometry]]] = [(Point(anchor), others)]
        if not led:
            asked.append((outline if symbol else outline.centroid, alike))
        found += [
            (of, id)
            for place, there in asked
            for id, each in there.items()
            if place.distance(each) < place.distance(own) - SAME
        ]
    return found


def overlapping(names: Iterable[Placed], boxes: Mapping[str, Polygon]) -> list[tuple[str, str]]:
    """The names that lie on one of the boxes or on a name before them."""
    found, before = [], dict(boxes)
    for of, _, outline, _ in names:
        found += [(of, other) for other, there in before.items() if outline.intersection(there).area > SAME]
        before[of] = outline
    return found
