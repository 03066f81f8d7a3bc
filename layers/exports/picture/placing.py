"""Where names go: one after the other, the most important first, each where it covers nothing that is there already and
is nearer to its own feature than to any other.

The screen's map does the same in ``placing.js``; `tests/layout_cases.py` holds both to the same answers.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from layers.exports.picture.spots import (
    FAR_LEADERS,
    FARTHEST_LEADERS,
    LEADERS,
    Pixel,
    Spot,
    along,
    beside,
    beyond,
    inside,
    led,
    led_from,
    outlines,
    upon,
)

GAP = 2.0
"""Pixels kept free round every name."""
EASY, LEFT_OVER, WORTH, NEEDED, LAST, MUST = 2.4, 5.0, 9.0, 24.0, 50.0, 1000.0
"""What a name may cover at most: an ordinary one, and when all others have their places; one that is worth it; one that
is needed where it has a good place, and as the last resort, set smaller; the selected feature's."""
BATCH = 64
"""Places that are asked together whether they are free: asking one by one takes longer."""
HARDLY = 0.5
"""Pixels: so much nearer is no nearer."""
CLEAR = 4.0
"""Pixels by which a name is nearer to its own line than to any other; one with a leader stands so far from others."""
ACROSS, ACROSS_HEAVY, ACROSS_SYMBOL, ACROSS_HEAVY_SYMBOL = 0.8, 4.0, 8.0, 20.0
"""What it costs a name to lie across a line, and its leader to lie across a symbol; what is heavy is worth keeping
clear of. A heavy line costs as often as it runs on below another's name for that name's height.
"""
ON_SYMBOL, ON_HEAVY_SYMBOL = 26.0, 52.0
"""What it costs a name to lie upon a symbol: more than `NEEDED`, and than `LAST`. Both would be lost."""
ON_END = 3.0
"""What it costs a name or its leader to lie upon the open end of a line."""
OUTSIDE = 1.0
"""What it costs the name of an area to stand beside its middle where there is room in it."""
_LED_ACROSS, _ALIKE, _LED_ON = 3.0, 60.0, 60.0
"""What each line costs that a leader crosses, the more if it looks like its own, and each that its name lies on: the
name could be taken for that line's. What has no name costs no more than it does any name."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a name belongs to: the id ``of`` its feature, and its lines, or its point with the symbol's ``radius``.

    ``look`` is that of the lines (`Board.line`), ``area`` what the point is the middle of; ``is_site`` where that is
    drawn without a symbol. A ``dot`` is drawn with its name alone, and lies clear of others. Without lines or point, as
    for the name of a sea, any place will do.
    """

    of: str = ""
    lines: tuple[LineString, ...] = ()
    look: str | None = None
    point: Pixel | None = None
    radius: float = 0.0
    area: BaseGeometry | None = None
    is_site: bool = False
    dot: bool = False


ANYONES = Own()
Found = TypeVar("Found")


@dataclass(slots=True)
class _Drawn:
    """Shapes that are drawn, with their owners and what it costs to cover them."""

    shapes: list[BaseGeometry] = field(default_factory=list)
    bodies: list[BaseGeometry] = field(default_factory=list)
    of: list[str] = field(default_factory=list)
    looks: list[str | None] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    reach: list[float] = field(default_factory=list)
    upon: list[float] = field(default_factory=list)
    _trees: tuple[int, shapely.STRtree, shapely.STRtree] | None = None

    def add(
        self,
        of: str,
        shape: BaseGeometry,
        reach: float,
        cost: float,
        corners: int,
        look: str | None = "",
        upon: float = 0.0,
    ) -> None:
        self.shapes.append(shape)
        self.bodies.append(shape.buffer(reach, quad_segs=corners))
        self.of.append(of)
        self.looks.append(look)
        self.costs.append(cost)
        self.reach.append(reach)
        self.upon.append(upon or cost)

    def trees(self) -> tuple[shapely.STRtree, shapely.STRtree]:
        """Trees of the middle lines, and of all that is covered."""
        if self._trees is None or self._trees[0] != len(self.shapes):
            self._trees = len(self.shapes), shapely.STRtree(self.shapes), shapely.STRtree(self.bodies)
        return self._trees[1:]

    def covered(self, outline: BaseGeometry) -> float:
        """What it costs a name to lie there."""
        return float(sum(self.upon[at] for at in self.trees()[1].query(outline, predicate="intersects")))

    def crossed(self, leader: BaseGeometry) -> float:
        """What it costs a leader to lie there."""
        return float(sum(self.costs[at] for at in self.trees()[1].query(leader, predicate="intersects")))

    def touched(self, outline: BaseGeometry, own: Own, clear: float) -> float:
        """What it costs to lie there or so near to what is another's, the open ends of lines apart."""
        near = self.trees()[1].query(outline, predicate="dwithin", distance=clear)
        below = set(self.trees()[1].query(outline, predicate="intersects"))
        beside = {at for at in near if self.of[at] != own.of and self.looks[at] is not None} - below
        return self.covered(outline) + float(sum(self.costs[at] for at in beside))

    def hidden(self, outline: BaseGeometry, own: Own, height: float) -> float:
        """What it costs a name so many pixels high to lie there: the more, the further a heavy line runs below it."""
        below = self.trees()[1].query(outline, predicate="intersects")
        heavy = {at for at in below if self.costs[at] == ACROSS_HEAVY and self.of[at] != own.of}
        rows = {at: max(1.0, self.shapes[at].intersection(outline).length / height) for at in heavy}
        return float(sum(self.costs[at] * rows.get(at, 1.0) for at in below))

    def others_within(self, own: Own, place: BaseGeometry, reach: float, *, alike: bool = False) -> set[str]:
        """Ids of the other features that have something so near to a place, of all or of those that look ``alike``."""
        found = self.trees()[1].query(place, predicate="dwithin", distance=reach)
        return {self.of[at] for at in found if not alike or self.looks[at] == own.look} - {own.of, ""}


@dataclass(slots=True)
class Board:
    """What is there already. Nothing may cover what is ``taken``; covering what is drawn costs."""

    width: float
    height: float
    taken: list[BaseGeometry] = field(default_factory=list)
    lines: _Drawn = field(default_factory=_Drawn)
    symbols: _Drawn = field(default_factory=_Drawn)
    sites: dict[str, BaseGeometry] = field(default_factory=dict)
    """Outlines that are drawn without a symbol, by the ids of their features."""
    _tree: tuple[int, shapely.STRtree] | None = None

    def take(self, shapes: Iterable[BaseGeometry]) -> None:
        """Keep these free of names."""
        self.taken += shapes

    def line(self, of: str, line: BaseGeometry, width: float, *, heavy: bool = False, look: str | None = "") -> None:
        """Tell of a line that is drawn for a feature, so many pixels wide.

        Lines of one ``look`` may be confused; those of None have no name on this map. What is ``of`` "" is for context.
        """
        self.lines.add(of, line, width / 2, ACROSS_HEAVY if heavy else ACROSS, 1, look)

    def symbol(self, of: str, x: float, y: float, radius: float, *, heavy: bool = False, end: bool = False) -> None:
        """Tell of a symbol that is drawn for a feature, or of the open ``end`` of a line."""
        cost, upon = (ACROSS_HEAVY_SYMBOL, ON_HEAVY_SYMBOL) if heavy else (ACROSS_SYMBOL, ON_SYMBOL)
        if end:
            cost = upon = ON_END
        self.symbols.add(of, Point(x, y), radius, cost, 4, None if end else "", upon)

    def place(self, spots: Iterable[Spot], but: float = math.inf, own: Own = ANYONES) -> Spot | None:
        """The cheapest of the spots that cover nothing taken and are no other feature's, now taken itself.

        None where there is none below ``but``. Of equal spots the first is taken.
        """
        best, least, asked = None, but, dict[tuple[Pixel, bool, bool], bool]()
        dot = Point(own.point).buffer(own.radius) if own.dot and own.point else None
        if dot is not None and self._covered(np.array([dot]))[0]:
            return None
        tried = sorted((spot for spot in spots if spot.cost < but), key=lambda spot: spot.cost)
        for begin in range(0, len(tried), BATCH):
            if tried[begin].cost >= least:
                break
            for spot, outline in self._free(tried[begin : begin + BATCH]):
                if spot.cost >= least:
                    break
                at = spot.anchor, bool(spot.leader), spot.in_line  # many leaders begin at one point
                if at not in asked:
                    asked[at] = self._begins_at_anothers(spot, own)
                if asked[at] or self._is_anothers(spot, outline, own):
                    continue
                cost = spot.cost + self._dislikes(spot, outline, own)
                if cost < least:
                    best, least = spot, cost
        if best:
            self.taken.append(best.outline.buffer(GAP, join_style="mitre"))
            self.taken += [stroke.buffer(GAP, cap_style="flat") for stroke in best.strokes]
            self.taken += [dot] if dot is not None else []
        return best

    def beside(self, own: Own, size: tuple[float, float], away: float, most: float) -> Spot | None:
        """A place beside the point that a name of so many pixels belongs to; one worth it may stand further off.

        The name of an area lies in it, where there is room, else beside it if it is small.
        """
        if own.point is None:
            return None
        spots = list(inside(*own.point, *size, own.area)) if own.area else []
        outside = OUTSIDE if spots else 0.0
        for step in (0, 1) if most > EASY else (0,):
            around = beside(*own.point, *size, away + 12 * step)
            spots += [replace(spot, cost=spot.cost + outside + 0.8 * step) for spot in around]
        spots += led_from(own.point, own.radius, *size) if most >= WORTH else []
        return self.place(spots, most, own)

    def along(
        self, own: Own, size: tuple[float, float], block: tuple[float, float], away: float, most: float
    ) -> Spot | None:
        """A place along the lines that a name of so many pixels belongs to, all in one row.

        Where another costs less, the name is put beyond an end of theirs as a ``block`` of rows, or, where it is more
        than an ordinary one, beside them with a leader.
        """
        window = box(0, 0, self.width, self.height)
        found = [part for line in own.lines for part in shapely.get_parts(shapely.intersection(line, window))]
        parts = sorted(
            (part for part in found if isinstance(part, LineString) and part.length > 1), key=lambda part: -part.length
        )
        spots = [
            replace(spot, cost=spot.cost + (0.2 if number else 0.0))
            for number, part in enumerate(parts)
            for spot in along(part, *size, away)
        ]
        spots += [spot for spot in beyond(own.lines, *block) if window.contains(Point(spot.anchor))]
        far = most >= LAST
        leaders = FARTHEST_LEADERS if most >= MUST else FAR_LEADERS if far else LEADERS
        spots += [spot for part in parts for spot in led(part, *block, leaders)] if most > EASY else []
        spots += [spot for part in parts for spot in upon(part, *size)] if far else []
        return self.place(spots, most, own)

    def change(self, taken: list[BaseGeometry]) -> list[BaseGeometry]:
        """Let other places be taken; gives those that were."""
        then, self.taken, self._tree = self.taken, taken, None
        return then

    def _free(self, spots: Sequence[Spot]) -> Iterator[tuple[Spot, Polygon]]:
        """Those that lie in the frame and cover nothing taken, each with its outline."""
        found = outlines(spots)
        left, top, right, bottom = shapely.bounds(found).T
        free = (left >= GAP) & (top >= GAP) & (right <= self.width - GAP) & (bottom <= self.height - GAP)
        free &= ~self._covered(found)
        led = np.array([number for number, spot in enumerate(spots) if spot.leader], dtype=int)
        if len(led):
            free[led] &= ~self._covered(np.array([spots[number].strokes[0] for number in led]))
        return ((spot, outline) for spot, outline, empty in zip(spots, found, free, strict=True) if empty)

    def _covered(self, shapes: NDArray[Any]) -> NDArray[np.bool_]:
        """Which of these lie on something taken."""
        # The tree holds what was there when it was last built; the few that came since are asked one by one.
        if self._tree is None or len(self.taken) - self._tree[0] > 24:
            self._tree = len(self.taken), shapely.STRtree(self.taken)
        count, tree = self._tree
        covered = np.zeros(len(shapes), dtype=bool)
        covered[tree.query(shapes, predicate="intersects")[0]] = True
        for each in self.taken[count:]:
            covered |= shapely.intersects(shapes, each)
        return covered

    def _begins_at_anothers(self, spot: Spot, own: Own) -> bool:
        """Whether another's line is about as near to the point of a line that a name stands at."""
        if not own.lines:
            return False
        anchor = Point(spot.anchor)
        if self.lines.others_within(own, anchor, CLEAR, alike=bool(spot.leader or spot.in_line)):
            return True
        return bool(spot.leader) and bool(
            self.lines.others_within(own, anchor, 1) or self.symbols.others_within(own, anchor, CLEAR)
        )

    def _is_anothers(self, spot: Spot, outline: Polygon, own: Own) -> bool:
        """Whether what a name stands at could be taken for another's."""
        if own.point is not None:
            if spot.leader:
                return self._is_led_from_anothers(spot, own)
            return not spot.inside and (
                self._another_symbol_is_nearer(outline, own) or self._another_site_is_as_near(outline, own)
            )
        if not own.lines:
            return False
        if spot.leader:
            return False
        if spot.in_line:
            middle = Point(spot.samples[1])
            near = min(line.distance(middle) for line in own.lines) - HARDLY
            if near > 0 and self.lines.others_within(own, middle, near):
                return True
            alike = self.lines.others_within(own, outline, 1, alike=True)
            return bool(alike or self.symbols.others_within(replace(own, look=""), outline, CLEAR, alike=True))
        anchor, start, middle, end = map(Point, (spot.anchor, *spot.samples))
        if spot.at_end:
            near = outline.distance(anchor) + CLEAR / 2
            crowding = [drawn.others_within(own, anchor, near) for drawn in (self.lines, self.symbols)]
            alike = self.lines.others_within(own, outline, near, alike=True)
            along = self.lines.others_within(own, start, spot.height) & self.lines.others_within(own, end, spot.height)
            return any(crowding) or bool(alike or along or self.symbols.others_within(own, outline, near))
        reach = [min(line.distance(at) for line in own.lines) for at in (start, middle, end)]
        if self.lines.others_within(own, middle, reach[1] + CLEAR):
            return True
        # A line that crosses is near to one end; one that is near to both runs along the name.
        return bool(self.lines.others_within(own, start, reach[0]) & self.lines.others_within(own, end, reach[2]))

    def _is_led_from_anothers(self, spot: Spot, own: Own) -> bool:
        """Whether a leader begins on a larger symbol of another's, which would be taken for what it leads from."""
        met = self.symbols.trees()[1].query(Point(spot.anchor), predicate="intersects")
        return any(
            self.symbols.of[at] != own.of
            and self.symbols.looks[at] == ""
            and self.symbols.reach[at] > own.radius
            and self.symbols.shapes[at].distance(Point(own.point)) > 1
            for at in met
        )

    def _another_symbol_is_nearer(self, outline: Polygon, own: Own) -> bool:
        point = Point(own.point)
        gap = outline.distance(point) - own.radius
        tree, _ = self.symbols.trees()
        widest = max(self.symbols.reach, default=0.0)
        for at in tree.query(outline, predicate="dwithin", distance=max(0.0, gap) + widest):
            other, foreign = self.symbols.shapes[at], self.symbols.of[at] != own.of
            nearer = outline.distance(other) - self.symbols.reach[at] < gap
            if foreign and nearer and other.distance(point) > 1:
                return True
        return False

    def _another_site_is_as_near(self, outline: Polygon, own: Own) -> bool:
        if not own.is_site or own.area is None:
            return False
        near = outline.distance(own.area)
        return any(id != own.of and area.distance(outline) <= near for id, area in self.sites.items())

    def _dislikes(self, spot: Spot, outline: Polygon, own: Own) -> float:
        # Beside another's symbol a line's name would be read as that one's.
        cost = self.symbols.touched(outline, own, CLEAR) if own.lines else self.symbols.covered(outline)
        if not spot.leader:
            return cost + self.lines.hidden(outline, own, spot.height)
        (leader,) = spot.strokes
        below = set(self.lines.trees()[1].query(outline.buffer(CLEAR, join_style="mitre"), predicate="intersects"))
        met = self.lines.trees()[0].query(leader, predicate="crosses")
        across = {at for at in met if self.lines.of[at] != own.of}
        alike = {at for at in across if own.look is not None and self.lines.looks[at] == own.look}
        cost += self.symbols.crossed(leader) + _LED_ACROSS * len(across) + _ALIKE * len(alike)
        return cost + sum(self.lines.costs[at] if self.lines.looks[at] is None else _LED_ON for at in below)


def arrange(board: Board, names: Sequence[Callable[[], list[Found]]]) -> list[Found]:
    """Put names that are needed on a board, in their order; each gives what it put there, nothing without a place.

    Where some find none, they go before the others, unless fewer have a place then.
    """
    before = list(board.taken)
    found = [put() for put in names]
    if not all(found):
        then = board.change(before)
        anew = {at: put() for at, put in enumerate(names) if not found[at]}
        if any(anew.values()):
            anew |= {at: put() for at, put in enumerate(names) if found[at]}
        if sum(map(bool, anew.values())) > sum(map(bool, found)):
            return [each for at in range(len(names)) for each in anew[at]]
        board.change(then)
    return [each for put in found for each in put]


def rectangle(left: float, top: float, right: float, bottom: float) -> Polygon:
    """A box given by its sides."""
    return box(left, top, right, bottom)
