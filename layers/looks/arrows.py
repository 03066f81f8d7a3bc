"""The heads along lines that have a direction: one form for legends, pictures and web pages."""

import math
from collections.abc import Iterator

from shapely import LineString

from layers.looks.symbols import Ring

EVERY = 90.0
"""Pixels of a line that have one head."""
SHORTEST = 24.0
"""Pixels of the shortest line that has a head."""
HEAD: Ring = ((0.5, 0.0), (-0.5, 0.4), (-0.28, 0.0), (-0.5, -0.4))
"""A head to the right round (0, 0), 1 long, y down."""


def head(x: float, y: float, turn: float, length: float) -> Ring:
    """The corners of a head round a point, y down; ``turn`` in degrees, clockwise from the right."""
    along, across = math.cos(math.radians(turn)) * length, math.sin(math.radians(turn)) * length
    return tuple((x + px * along - py * across, y + px * across + py * along) for px, py in HEAD)


def places(line: LineString) -> Iterator[tuple[float, float, float]]:
    """Where the heads of a line in pixels stand: x, y and turn. Evenly, at least one unless it is too short."""
    count = round(line.length / EVERY) or int(line.length >= SHORTEST)
    for number in range(count):
        middle = (number + 0.5) * line.length / count
        behind, ahead = (line.interpolate(middle + step) for step in (-3, 3))
        turn = math.degrees(math.atan2(ahead.y - behind.y, ahead.x - behind.x))
        yield (behind.x + ahead.x) / 2, (behind.y + ahead.y) / 2, turn
