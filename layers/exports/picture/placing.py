"""Where names go: one after the other, the most important first, each where it covers nothing that is there already and
is nearer to its own feature than to any other.

The screen's map does the same in ``placing.js``; `tests/layout_cases.py` holds both to the same answers.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

GAP = 2.0
"""Pixels kept free round every name."""
EASY, LEFT_OVER, WORTH, NEEDED, LAST, MUST = 2.4, 5.0, 9.0, 24.0, 50.0, 1000.0
"""What a name may cover at most: an ordinary one, and when all others have their places; one that is worth it; one that
is needed where it has a good place, and as the last resort, set smaller; the selected feature's."""
CLEAR = 4.0
"""Pixels by which a name is nearer to its own line than to any other; one with a leader stands so far from others."""
SIDES = ("right", "left", "below", "above", "below right", "below left", "above right", "above left")
"""Where a name may stand beside its point, the best first: the order of the screen's map."""
ACROSS, ACROSS_HEAVY, ON_SYMBOL, ON_HEAVY_SYMBOL = 0.8, 4.0, 3.0, 20.0
"""What it costs a name to lie across a line or on a symbol; what is heavy is worth keeping clear of."""
_LED, _LED_ACROSS, _ALIKE, _LED_ON = 2.0, 3.0, 30.0, 60.0
"""What a leader costs, each line that it crosses, the more if that looks like its own, and each that its name lies on:
the name could be taken for that line's. What has no name costs no more than it does any name."""
_AT_END, _FROM_END, _ONWARDS = 1.0, 9.0, 0.5
"""What a place beyond a line's end costs, its pixels from there, and the least cosine between it and the line."""
_STRAIGHT = 0.985
"""A stretch of line at least this straight (chord over length) may carry a name."""
_EDGE = 0.4
"""Pixels between a symbol and its leader."""
_STEP, _MOST_STEPS = 12.0, 30
_LEADERS = (16.0, 28.0, 44.0)
"""Pixels from a line to a name that a leader joins to it."""
_ASLANT, _NEARBY = 0.5, 6.0
"""The least sine between a leader and its line, whose direction is that of so many pixels to both sides."""
_SAMPLES = (-0.4, 0.0, 0.4)
"""Where a name is looked at, in its widths from its middle."""

Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a name ``width`` by ``height``: its middle, its turn in degrees (clockwise, y down), its flush side.

    ``cost`` is what the place costs beside what it covers. ``anchor`` is the point of the feature that the name stands
    at; ``leader``, where a thin line joins the two, is where that line meets the name's box. ``at_end``: the anchor is
    the end of a line, and the name goes on from there.
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

    @property
    def outline(self) -> Polygon:
        """The name's box as it lies on the map."""
        across, down = self.width / 2, self.height / 2
        cosine, sine = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        corners = [(-across, -down), (across, -down), (across, down), (-across, down)]
        return Polygon([(self.x + a * cosine - d * sine, self.y + a * sine + d * cosine) for a, d in corners])

    @property
    def strokes(self) -> tuple[LineString, ...]:
        """The leader, where there is one."""
        return (LineString([self.anchor, self.leader]),) if self.leader else ()

    @property
    def samples(self) -> list[Pixel]:
        """Points of the name: near its start, its middle, near its end."""
        turn = math.radians(self.turn)
        return [
            (self.x + math.cos(turn) * share * self.width, self.y + math.sin(turn) * share * self.width)
            for share in _SAMPLES
        ]


@dataclass(frozen=True, slots=True)
class Own:
    """What a name belongs to: the id ``of`` its feature, and its lines, or its point with the symbol's ``radius``.

    ``look`` is that of the lines (`Board.line`). Without lines or point, as for the name of a sea, any place will do.
    """

    of: str = ""
    lines: tuple[LineString, ...] = ()
    look: str | None = None
    point: Pixel | None = None
    radius: float = 0.0


ANYONES = Own()


@dataclass(slots=True)
class _Drawn:
    """Shapes that are drawn, with their owners and what it costs to cover them."""

    shapes: list[BaseGeometry] = field(default_factory=list)
    bodies: list[BaseGeometry] = field(default_factory=list)
    of: list[str] = field(default_factory=list)
    looks: list[str | None] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    reach: list[float] = field(default_factory=list)
    _trees: tuple[int, shapely.STRtree, shapely.STRtree] | None = None

    def add(self, of: str, shape: BaseGeometry, reach: float, cost: float, corners: int, look: str | None = "") -> None:
        self.shapes.append(shape)
        self.bodies.append(shape.buffer(reach, quad_segs=corners))
        self.of.append(of)
        self.looks.append(look)
        self.costs.append(cost)
        self.reach.append(reach)

    def trees(self) -> tuple[shapely.STRtree, shapely.STRtree]:
        """Trees of the middle lines, and of all that is covered."""
        if self._trees is None or self._trees[0] != len(self.shapes):
            self._trees = len(self.shapes), shapely.STRtree(self.shapes), shapely.STRtree(self.bodies)
        return self._trees[1:]

    def covered(self, outline: BaseGeometry) -> float:
        """What it costs to lie there."""
        return float(sum(self.costs[at] for at in self.trees()[1].query(outline, predicate="intersects")))

    def others_within(self, own: Own, place: BaseGeometry, reach: float, *, alike: bool = False) -> set[str]:
        """Ids of the other features that have something so near to a place, of all or of those that look ``alike``."""
        found = self.trees()[1].query(place, predicate="dwithin", distance=reach)
        return {self.of[at] for at in found if not alike or self.looks[at] == own.look} - {own.of}


@dataclass(slots=True)
class Board:
    """What is there already. Nothing may cover what is ``taken``; covering what is drawn costs."""

    width: float
    height: float
    taken: list[BaseGeometry] = field(default_factory=list)
    lines: _Drawn = field(default_factory=_Drawn)
    symbols: _Drawn = field(default_factory=_Drawn)
    _tree: tuple[int, shapely.STRtree] | None = None

    def take(self, shapes: Iterable[BaseGeometry]) -> None:
        """Keep these free of names."""
        self.taken += shapes

    def line(self, of: str, line: BaseGeometry, width: float, *, heavy: bool = False, look: str | None = "") -> None:
        """Tell of a line that is drawn for a feature, so many pixels wide.

        Lines of one ``look`` may be confused; those of None have no name on this map.
        """
        self.lines.add(of, line, width / 2, ACROSS_HEAVY if heavy else ACROSS, 1, look)

    def symbol(self, of: str, x: float, y: float, radius: float, *, heavy: bool = False) -> None:
        """Tell of a symbol that is drawn for a feature."""
        self.symbols.add(of, Point(x, y), radius, ON_HEAVY_SYMBOL if heavy else ON_SYMBOL, 4)

    def place(self, spots: Iterable[Spot], but: float = math.inf, own: Own = ANYONES) -> Spot | None:
        """The cheapest of the spots that cover nothing taken and are no other feature's, now taken itself.

        None where there is none below ``but``. Of equal spots the first is taken.
        """
        best, least = None, but
        for spot in sorted(spots, key=lambda spot: spot.cost):
            if spot.cost >= least:
                break
            outline = spot.outline
            if not self._inside(outline) or any(self._covers(each) for each in (outline, *spot.strokes)):
                continue
            if self._is_anothers(spot, outline, own):
                continue
            cost = spot.cost + self._dislikes(spot, outline, own)
            if cost < least:
                best, least = spot, cost
        if best:
            self.taken.append(best.outline.buffer(GAP, join_style="mitre"))
            self.taken += [stroke.buffer(GAP, cap_style="flat") for stroke in best.strokes]
        return best

    def beside(self, own: Own, size: tuple[float, float], away: float, most: float) -> Spot | None:
        """A place beside the point that a name of so many pixels belongs to; one worth it may stand further off."""
        if own.point is None:
            return None
        steps = (0, 1) if most > EASY else (0,)
        spots = [
            replace(spot, cost=spot.cost + 0.8 * step)
            for step in steps
            for spot in beside(*own.point, *size, away + 12 * step)
        ]
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
        spots += [spot for part in parts for spot in led(part, *block)] if most > EASY else []
        return self.place(spots, most, own)

    def _inside(self, outline: Polygon) -> bool:
        left, top, right, bottom = outline.bounds
        return bool(left >= GAP and top >= GAP and right <= self.width - GAP and bottom <= self.height - GAP)

    def _covers(self, outline: BaseGeometry) -> bool:
        # The tree holds what was there when it was last built; the few that came since are asked one by one.
        if self._tree is None or len(self.taken) - self._tree[0] > 24:
            self._tree = len(self.taken), shapely.STRtree(self.taken)
        count, tree = self._tree
        return bool(len(tree.query(outline, predicate="intersects"))) or bool(
            shapely.intersects(self.taken[count:], outline).any()
        )

    def _is_anothers(self, spot: Spot, outline: Polygon, own: Own) -> bool:
        """Whether what a name stands at could be taken for another's."""
        if own.point is not None:
            return not spot.leader and self._another_symbol_is_nearer(outline, own)
        if not own.lines:
            return False
        anchor = Point(spot.anchor)
        if self.lines.others_within(own, anchor, CLEAR, alike=bool(spot.leader)):
            return True
        if spot.leader:
            return bool(self.lines.others_within(own, anchor, 1) or self.symbols.others_within(own, anchor, CLEAR))
        if spot.at_end:
            near, places = outline.distance(anchor) + CLEAR, (anchor, outline)
            return any(drawn.others_within(own, at, near) for drawn in (self.lines, self.symbols) for at in places)
        found = [(at, min(line.distance(at) for line in own.lines)) for at in map(Point, spot.samples)]
        start, (middle, near), end = found
        if self.lines.others_within(own, middle, near + CLEAR):
            return True
        # A line that crosses is near to one end; one that is near to both runs along the name.
        return bool(self.lines.others_within(own, *start) & self.lines.others_within(own, *end))

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

    def _dislikes(self, spot: Spot, outline: Polygon, own: Own) -> float:
        cost = self.symbols.covered(outline)
        if not spot.leader:
            return cost + self.lines.covered(outline)
        (leader,) = spot.strokes
        below = set(self.lines.trees()[1].query(outline.buffer(CLEAR, join_style="mitre"), predicate="intersects"))
        met = self.lines.trees()[0].query(leader, predicate="crosses")
        across = {at for at in met if self.lines.of[at] != own.of}
        alike = {at for at in across if own.look is not None and self.lines.looks[at] == own.look}
        cost += self.symbols.covered(leader) + _LED_ACROSS * len(across) + _ALIKE * len(alike)
        return cost + sum(self.lines.costs[at] if self.lines.looks[at] is None else _LED_ON for at in below)


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


def along(line: LineString, width: float, height: float, away: float) -> Iterator[Spot]:
    """Spots above and below a line, turned with it, where a stretch as long as the name is nearly straight."""
    length = line.length
    if length < width * 1.1:
        return
    room = (length - width) / 2
    steps = max(1, min(_MOST_STEPS, int(room / _STEP)))
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
            for side, cost in ((-1, 0.0), (1, 0.3)):
                push = side * (away + height / 2)
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


def led(line: LineString, width: float, height: float) -> Iterator[Spot]:
    """Spots beside a line, each joined to it by a leader."""
    half = line.length / 2
    steps = max(1, min(_MOST_STEPS, int(half / _STEP)))
    for step in range(steps):
        for sign in (1, -1) if step else (1,):
            middle = half * (1 + sign * step / steps)
            x, y = map(float, _at(line, middle))
            ahead = _at(line, middle + _NEARBY) - _at(line, middle - _NEARBY)
            for ring, away in enumerate(_LEADERS):
                for spot in beside(x, y, width, height, away):
                    meets = (_between(x, spot.x, width), _between(y, spot.y, height))
                    out = np.array([meets[0] - x, meets[1] - y])
                    sine = abs(float(ahead[0] * out[1] - ahead[1] * out[0]))
                    if sine >= _ASLANT * float(np.hypot(*ahead) * np.hypot(*out)):
                        yield replace(spot, leader=meets, cost=spot.cost + _LED + 0.4 * ring + 0.5 * step / steps)


def led_from(point: Pixel, radius: float, width: float, height: float) -> Iterator[Spot]:
    """Spots beside a symbol, each joined to its edge by a leader."""
    x, y = point
    for ring, far in enumerate(_LEADERS):
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


def rectangle(left: float, top: float, right: float, bottom: float) -> Polygon:
    """A box given by its sides."""
    return box(left, top, right, bottom)
