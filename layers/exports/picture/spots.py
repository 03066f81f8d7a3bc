"""The places that a name may have: round a point, inside an area, along a line, beyond its end, or led to it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

SIDES = ("right", "left", "below", "above", "below right", "below left", "above right", "above left")
"""Where a name may stand beside its point, the best first: the order of the screen's map."""
_LED = 2.0
"""What a leader costs."""
_AT_END, _FROM_END, _ONWARDS = 1.0, 7.0, 0.5
"""What a place beyond a line's end costs, its pixels from there, and the least cosine between it and the line."""
_STRAIGHT = 0.985
"""A stretch of line at least this straight (chord over length) may carry a name."""
_EDGE = 0.4
"""Pixels between a symbol and its leader."""
_STEP, _SHORT_STEP, _MOST_STEPS = 12.0, 2.0, 30
LEADERS = (16.0, 28.0, 44.0)
"""Pixels from a line to a name that a leader joins to it."""
FAR_LEADERS = (*LEADERS, 60.0, 80.0)
"""The same, for a name that has no place nearer."""
FARTHEST_LEADERS = (*FAR_LEADERS, 110.0, 140.0)
"""The same, for one that must have a place."""
_ASLANT, _NEARBY = 0.5, 6.0
"""The least sine between a leader and its line, whose direction is that of so many pixels to both sides."""
_IN_LINE, _ASIDE = 6.0, (0.0, -0.15, 0.15)
"""What it costs to lie in a line, and how far from its middle, in heights of the name."""
_SAMPLES = (-0.4, 0.0, 0.4)
"""Where a name is looked at, in its widths from its middle."""

_ROUND = 40.0
"""Pixels that a name may be moved inside an area from its middle."""

Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a name ``width`` by ``height``: its middle, its turn in degrees (clockwise, y down), its flush side.

    ``cost`` is what the place costs beside what it covers. ``anchor`` is the point of the feature that the name stands
    at; ``leader``, where a thin line joins the two, is where that line meets the name's box. ``at_end``: the anchor is
    the end of a line, and the name goes on from there; ``inside``: the name lies in its own area; ``in_line``: it lies
    upon its own line.
    """

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0
    flush: str = "center"
    cost: float = 0.0
    anchor: Pixel = (0.0, 0.0)
    leader: Pixel | None = None
    at_end: bool = False
    inside: bool = False
    in_line: bool = False

    @property
    def outline(self) -> Polygon:
        """The name's box as it lies on the map."""
        return outlines([self])[0]

    @property
    def strokes(self) -> tuple[LineString, ...]:
        """The leader, where there is one."""
        return (shapely.linestrings([self.anchor, self.leader]),) if self.leader else ()

    @property
    def samples(self) -> list[Pixel]:
        """Points of the name: near its start, its middle, near its end."""
        turn = math.radians(self.turn)
        return [
            (self.x + math.cos(turn) * share * self.width, self.y + math.sin(turn) * share * self.width)
            for share in _SAMPLES
        ]


def outlines(spots: Sequence[Spot]) -> NDArray[Any]:
    """The boxes of names as they lie on the map."""
    x, y, width, height, turn = np.array([(each.x, each.y, each.width, each.height, each.turn) for each in spots]).T
    cosine, sine = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    sides = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    corners = [(right * width / 2, down * height / 2) for right, down in sides]
    boxes = [np.stack([x + a * cosine - d * sine, y + a * sine + d * cosine], axis=-1) for a, d in corners]
    return np.asarray(shapely.polygons(np.stack(boxes, axis=1)))


def beside(x: float, y: float, width: float, height: float, away: float) -> Iterator[Spot]:
    """Spots round a point, ``away`` pixels from it."""
    slant = away * math.sqrt(0.5)
    for number, side in enumerate(SIDES):
        right, down = ("right" in side) - ("left" in side), ("below" in side) - ("above" in side)
        far = slant if right and down else away
        yield Spot(
            x + right * (far + width / 2),
            y + down * (far + height / 2),
            width,
            height,
            flush=("right", "center", "left")[right + 1],
            cost=0.15 * number,
            anchor=(x, y),
        )


def over(x: float, y: float, width: float, height: float, reach: float) -> Iterator[Spot]:
    """Spots on a point and round it, up to ``reach`` pixels away: for names of waters and countries."""
    yield Spot(x, y, width, height, anchor=(x, y))
    for ring in (0.4, 0.7, 1.0):
        for angle in range(0, 360, 45):
            across, down = math.cos(math.radians(angle)) * reach * ring, math.sin(math.radians(angle)) * reach * ring
            yield Spot(x + across, y + down, width, height, cost=ring, anchor=(x, y))


def inside(x: float, y: float, width: float, height: float, area: BaseGeometry) -> Iterator[Spot]:
    """Spots near the middle of an area that lie in it wholly."""
    for spot in over(x, y, width, height, _ROUND):
        if area.contains(spot.outline):
            yield replace(spot, inside=True)


def along(line: LineString, width: float, height: float, away: float) -> Iterator[Spot]:
    """Spots above and below a line, turned with it, where a stretch as long as the name is nearly straight."""
    reach = away + height / 2
    return _turned(line, width, height, ((-reach, 0.0), (reach, 0.3)), _STEP)


def upon(line: LineString, width: float, height: float) -> Iterator[Spot]:
    """Spots in a line itself, turned with it, where a stretch as long as the name is nearly straight."""
    pushes = tuple((aside * height, _IN_LINE + 0.1 * number) for number, aside in enumerate(_ASIDE))
    return (replace(spot, in_line=True) for spot in _turned(line, width, height, pushes, _SHORT_STEP))


def _turned(
    line: LineString, width: float, height: float, pushes: Sequence[tuple[float, float]], pixels: float
) -> Iterator[Spot]:
    """Spots along a line, so many ``pixels`` apart: ``pushes`` are pixels below it, and what they cost."""
    length = line.length
    if length < width * 1.1:
        return
    room = (length - width) / 2
    steps = max(1, min(_MOST_STEPS, int(room / pixels)))
    for step in range(steps + 1):
        for sign in (1, -1) if step else (1,):
            middle = length / 2 + sign * room * step / steps
            a, b = _at(line, middle - width / 2), _at(line, middle + width / 2)
            chord = float(np.hypot(*(b - a)))
            if chord < _STRAIGHT * width:
                continue
            across, down = (b - a) / chord * (1 if b[0] >= a[0] else -1)
            turn = math.degrees(math.atan2(down, across))
            anchor = _at(line, middle)
            x, y = (anchor + (a + b) / 2) / 2
            for push, cost in pushes:
                yield Spot(
                    float(x - down * push),
                    float(y + across * push),
                    width,
                    height,
                    turn,
                    cost=cost + 0.5 * step / steps,
                    anchor=(float(anchor[0]), float(anchor[1])),
                )


def beyond(lines: Sequence[LineString], width: float, height: float) -> Iterator[Spot]:
    """Spots that go on from where lines end, but not from where one joins another."""
    for number, line in enumerate(lines):
        others = [each for at, each in enumerate(lines) if at != number]
        for end, inwards in ((0.0, _NEARBY), (line.length, line.length - _NEARBY)):
            x, y = at = _at(line, end)
            out = at - _at(line, max(0.0, inwards))
            if line.is_closed or any(each.distance(Point(at)) < 1 for each in others):
                continue
            for spot in beside(float(x), float(y), width, height, _FROM_END):
                to = np.array([_between(x, spot.x, width) - x, _between(y, spot.y, height) - y])
                if float(out @ to) >= _ONWARDS * float(np.hypot(*out) * np.hypot(*to)):
                    yield replace(spot, cost=spot.cost + _AT_END, at_end=True)


def led(line: LineString, width: float, height: float, leaders: Sequence[float]) -> Iterator[Spot]:
    """Spots beside a line, each joined to it by a leader of one of some lengths in pixels."""
    half = line.length / 2
    steps = max(1, min(_MOST_STEPS, int(half / _STEP)))
    for step in range(steps):
        for sign in (1, -1) if step else (1,):
            middle = half * (1 + sign * step / steps)
            x, y = map(float, _at(line, middle))
            onwards, down = map(float, _at(line, middle + _NEARBY) - _at(line, middle - _NEARBY))
            aslant = _ASLANT * math.hypot(onwards, down)
            for ring, away in enumerate(leaders):
                for spot in beside(x, y, width, height, away):
                    meets = (_between(x, spot.x, width), _between(y, spot.y, height))
                    out = meets[0] - x, meets[1] - y
                    if abs(onwards * out[1] - down * out[0]) >= aslant * math.hypot(*out):
                        yield replace(spot, leader=meets, cost=spot.cost + _LED + 0.4 * ring + 0.5 * step / steps)


def led_from(point: Pixel, radius: float, width: float, height: float) -> Iterator[Spot]:
    """Spots beside a symbol, each joined to its edge by a leader."""
    x, y = point
    for ring, far in enumerate(LEADERS):
        for spot in beside(x, y, width, height, radius + far):
            meets = (_between(x, spot.x, width), _between(y, spot.y, height))
            share = (radius + _EDGE) / math.hypot(meets[0] - x, meets[1] - y)
            anchor = (x + (meets[0] - x) * share, y + (meets[1] - y) * share)
            yield replace(spot, leader=meets, anchor=anchor, cost=spot.cost + _LED + 0.4 * ring)


def _between(at: float, middle: float, size: float) -> float:
    """The nearest to a coordinate that a box has."""
    return min(max(at, middle - size / 2), middle + size / 2)


def _at(line: LineString, distance: float) -> NDArray[np.float64]:
    point = line.interpolate(distance)
    return np.array([point.x, point.y])
