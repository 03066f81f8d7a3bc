"""Where names go: one after the other, the most important first, each where it covers nothing that is there already."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

GAP = 2.0
"""Pixels kept free round every name."""
SIDES = ("right", "left", "below", "above", "below right", "below left", "above right", "above left")
"""Where a name may stand beside its point, the best first: the order of the screen's map."""
_STRAIGHT = 0.985
"""A stretch of line at least this straight (chord over length) may carry a name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a name ``width`` by ``height``: its middle, its turn in degrees (clockwise, y down), its flush side.

    ``cost`` is what the place costs beside what it covers.
    """

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0
    flush: str = "center"
    cost: float = 0.0

    @property
    def outline(self) -> Polygon:
        """The name's box as it lies on the map."""
        across, down = self.width / 2, self.height / 2
        cosine, sine = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        corners = [(-across, -down), (across, -down), (across, down), (-across, down)]
        return Polygon([(self.x + a * cosine - d * sine, self.y + a * sine + d * cosine) for a, d in corners])


@dataclass(slots=True)
class Board:
    """What is taken already. Nothing may cover what is ``taken``; covering what is ``disliked`` costs."""

    width: float
    height: float
    taken: list[BaseGeometry] = field(default_factory=list)
    disliked: list[tuple[BaseGeometry, float]] = field(default_factory=list)
    _tree: tuple[int, shapely.STRtree] | None = None
    _dislike_tree: tuple[int, shapely.STRtree] | None = None

    def take(self, shapes: Iterable[BaseGeometry]) -> None:
        """Keep these free of names."""
        self.taken += shapes

    def dislike(self, shapes: Iterable[BaseGeometry], cost: float) -> None:
        """Keep these free of names where there is a choice."""
        self.disliked += [(shape, cost) for shape in shapes]

    def place(self, spots: Iterable[Spot], but: float = math.inf) -> Spot | None:
        """The cheapest of the spots that cover nothing taken, now taken itself; None where there is none below ``but``.

        Of equal spots the first is taken.
        """
        best, least = None, but
        for spot in spots:
            if spot.cost >= least:
                continue
            outline = spot.outline
            if not self._inside(outline) or self._covers(outline):
                continue
            cost = spot.cost + self._dislikes(outline)
            if cost < least:
                best, least = spot, cost
            if cost == 0:
                break
        if best:
            self.taken.append(best.outline.buffer(GAP, join_style="mitre"))
        return best

    def _inside(self, outline: Polygon) -> bool:
        left, top, right, bottom = outline.bounds
        return bool(left >= GAP and top >= GAP and right <= self.width - GAP and bottom <= self.height - GAP)

    def _covers(self, outline: Polygon) -> bool:
        # The tree holds what was there when it was last built; the few that came since are asked one by one.
        if self._tree is None or len(self.taken) - self._tree[0] > 24:
            self._tree = len(self.taken), shapely.STRtree(self.taken)
        count, tree = self._tree
        return bool(len(tree.query(outline, predicate="intersects"))) or bool(
            shapely.intersects(self.taken[count:], outline).any()
        )

    def _dislikes(self, outline: Polygon) -> float:
        if self._dislike_tree is None or self._dislike_tree[0] != len(self.disliked):
            self._dislike_tree = len(self.disliked), shapely.STRtree([shape for shape, _ in self.disliked])
        return float(sum(self.disliked[at][1] for at in self._dislike_tree[1].query(outline, predicate="intersects")))


def beside(x: float, y: float, width: float, height: float, away: float) -> Iterator[Spot]:
    """Spots round a point, ``away`` pixels from it."""
    slant = away * math.sqrt(0.5)
    for number, side in enumerate(SIDES):
        across = (("right" in side) - ("left" in side)) * (slant if " " in side else away)
        down = (("below" in side) - ("above" in side)) * (slant if " " in side else away)
        yield Spot(
            x + across + width / 2 * math.copysign(1, across) * (across != 0),
            y + down + height / 2 * math.copysign(1, down) * (down != 0),
            width,
            height,
            flush="left" if across > 0 else "right" if across < 0 else "center",
            cost=0.15 * number,
        )


def over(x: float, y: float, width: float, height: float, reach: float) -> Iterator[Spot]:
    """Spots on a point and round it, up to ``reach`` pixels away: for names of waters and countries."""
    yield Spot(x, y, width, height)
    for ring in (0.4, 0.7, 1.0):
        for angle in range(0, 360, 45):
            across, down = math.cos(math.radians(angle)) * reach * ring, math.sin(math.radians(angle)) * reach * ring
            yield Spot(x + across, y + down, width, height, cost=ring)


def along(line: LineString, width: float, height: float, away: float) -> Iterator[Spot]:
    """Spots above and below a line, turned with it, where a stretch as long as the name is nearly straight."""
    length = line.length
    if length < width * 1.1:
        return
    room = (length - width) / 2
    steps = max(1, min(9, int(room / 12)))
    for step in range(steps + 1):
        for sign in (1, -1) if step else (1,):
            middle = length / 2 + sign * room * step / steps
            a, b = _at(line, middle - width / 2), _at(line, middle + width / 2)
            chord = float(np.hypot(*(b - a)))
            if chord < _STRAIGHT * width:
                continue
            across, down = (b - a) / chord * (1 if b[0] >= a[0] else -1)
            turn = math.degrees(math.atan2(down, across))
            x, y = (_at(line, middle) + (a + b) / 2) / 2
            for side, cost in ((-1, 0.0), (1, 0.3)):
                push = side * (away + height / 2)
                yield Spot(x - down * push, y + across * push, width, height, turn, cost=cost + 0.5 * step / steps)


def _at(line: LineString, distance: float) -> NDArray[np.float64]:
    point = line.interpolate(distance)
    return np.array([point.x, point.y])


def rectangle(left: float, top: float, right: float, bottom: float) -> Polygon:
    """A box given by its sides."""
    return box(left, top, right, bottom)
