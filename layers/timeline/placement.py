"""Where events stand in the picture of the timeline: along the axis, in the rows of their theme, beside their titles.

A date is drawn as what is known of it: a day as a point, a month or a year as a bar as long as it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from geodata.records import Event
from layers.timeline.events import days_of, name_of, short_names
from loaders.atlas import Atlas

FIRST_YEAR, LAST_YEAR = 1998, 2050
CLOSE_YEARS = (2019, 2027)
"""First and last year drawn at the wide scale; what lies before and after has less room for each year."""
AXIS = 1000.0
"""Length of the time axis in the units of `place_of`."""
WIDEST = 100_000.0
"""A width in pixels that no plot has."""
SCALE = (
    (date(FIRST_YEAR, 1, 1), 0.0),
    (date(CLOSE_YEARS[0], 1, 1), 140.0),
    (date(CLOSE_YEARS[1] + 1, 1, 1), 838.0),
    (date(LAST_YEAR + 1, 1, 1), AXIS),
)
"""Where years stand on the axis: each first day, and its place."""
RADIUS = 6.0
"""Radius in pixels of the point of a day."""
GAP = 4.0
"""Pixels between a mark and its title."""
NARROW = 480.0
"""Below this width in pixels a plot has room for few titles: what is due next has them first, also across today."""

_LETTERS = {" ": 2.8, **dict.fromkeys("fijlrtI.,:;'()-", 3.8), **dict.fromkeys("mwMW", 10.3)}
"""Widths in pixels of letters of a title, rather too wide than too narrow; others are as `text_width` says."""
_ROWS_FOR = 980.0
"""Width in pixels of the plot for which events are put into rows."""
_MOST_ROWS = 3
"""Rows that a lane may have for the sake of its titles; marks that touch get as many as they need."""
_MATTERS = 3
"""An event that bears on so many commitments and places together may open a row for its title."""
_LABEL_WIDTHS = tuple(float(width) for width in (*range(120, 480, 15), *range(480, 1261, 30)))
"""Widths of the plot from which titles are laid out anew."""
_Stretch = tuple[float, float]


def place_of(day: date) -> float:
    """Where the beginning of a day is on the time axis, from 0 to 1000. Days beyond its ends stand at the ends."""
    for (start, left), (end, right) in pairwise(SCALE):
        if day < end:
            return left + (right - left) * max(0, (day - start).days) / (end - start).days
    return AXIS


@dataclass(frozen=True, slots=True)
class Placed:
    """An event on the chart: its row counted from the top, its beginning and end on the time axis, and its title."""

    event: Event
    row: int
    left: float
    right: float
    title: str

    @property
    def is_day(self) -> bool:
        """Whether it is drawn as a point."""
        return self.event.date_precision == "day"

    def pixels(self, width: float) -> tuple[float, float]:
        """Where the mark begins and ends in a plot of this width."""
        left, right = self.left * width / AXIS, self.right * width / AXIS
        return (left - RADIUS, left + RADIUS) if self.is_day else (left, max(right, left + 6))


@dataclass(frozen=True, slots=True)
class Lane:
    """The rows of one theme, counted from the top of the chart."""

    theme: str
    first_row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Label:
    """A title, or its short form, beside its mark in plots that are at least ``from_width`` and less than ``to_width``
    wide.
    """

    placed: Placed
    words: str
    to_the_right: bool
    from_width: float
    to_width: float


def in_lanes(
    atlas: Atlas, events: Sequence[Event], themes: Sequence[str], today: date
) -> tuple[list[Lane], list[Placed]]:
    """A lane per theme, and every event of these themes in a row of its lane in which it touches no other.

    Events that matter most come first and get a row with room for their title beside them, if need be a new one.
    """
    lanes: list[Lane] = []
    found: list[Placed] = []
    for theme in themes:
        first = lanes[-1].first_row + lanes[-1].rows if lanes else 0
        rows: list[_Row] = []
        for event in _ranked(atlas, (event for event in events if event.theme == theme)):
            start, last = days_of(event)
            end = place_of(date.fromordinal(last.toordinal() + 1))
            placed = Placed(event, first, place_of(start), end, name_of(event, today))
            row = _row_for(placed, rows, _matters(atlas, event), _now(today, _ROWS_FOR))
            found.append(replace(placed, row=first + row))
        lanes.append(Lane(theme, first, max(1, len(rows))))
    return lanes, sorted(found, key=lambda each: (each.row, each.left))


def labels_of(atlas: Atlas, placed: Sequence[Placed], today: date) -> list[Label]:
    """Titles beside their marks, the weightiest first, only where they touch no mark, no other title and not today.

    What weighs most is the day of a declaration, then what is expected, then what bears on most commitments and places.
    In a narrow plot the next events come first and, without room for their titles, have their numbers; so has what was
    due a word for that.
    """
    order = {event.id: place for place, event in enumerate(_ranked(atlas, (each.event for each in placed)))}
    ranked = sorted(placed, key=lambda each: order[each.event.id])
    short = short_names([each.event for each in placed], today)
    soonest = sorted(ranked, key=lambda each: (each.event.id not in short, short.get(each.event.id)))
    found: list[Label] = []
    for width, until in pairwise((*_LABEL_WIDTHS, WIDEST)):
        narrow = width < NARROW
        for each, words, to_the_right in _labels_at(
            soonest if narrow else ranked, width, today, short if narrow else {}
        ):
            label = Label(each, words, to_the_right, width, until)
            before = next(
                (old for old in found if old == replace(label, from_width=old.from_width, to_width=width)), None
            )
            if before:
                found[found.index(before)] = replace(before, to_width=until)
            else:
                found.append(label)
    return found


def _ranked(atlas: Atlas, events: Iterable[Event]) -> list[Event]:
    """The events that matter most first; of equal ones the earlier."""
    return sorted(sorted(events, key=days_of), key=lambda event: _weight(atlas, event), reverse=True)


def _weight(atlas: Atlas, event: Event) -> tuple[bool, bool, int]:
    declared = event.date in {declaration.date for declaration in atlas.declarations}
    return declared, event.phase == "expected", len(event.commitment_ids) + len(event.feature_ids)


def _matters(atlas: Atlas, event: Event) -> bool:
    declared, expected, weight = _weight(atlas, event)
    return declared or expected or weight >= _MATTERS


def _now(today: date, width: float) -> _Stretch:
    """What the line of today takes of each row: marks may lie on it, titles not."""
    now = place_of(today) * width / AXIS
    return now - 2, now + 2


@dataclass(slots=True)
class _Row:
    """What is taken of a row: by marks and by titles that matter for good, by other titles if nothing else needs it."""

    taken: list[_Stretch] = field(default_factory=list)
    wished: list[_Stretch] = field(default_factory=list)


def _row_for(placed: Placed, rows: list[_Row], matters: bool, now: _Stretch) -> int:
    """The best row for an event: with room for its title, else in nobody's way, else at least with room for its mark.

    A new row is opened for the title of an event that matters, or where no row has room. What the event takes is noted
    in ``rows``.
    """
    mark = placed.pixels(_ROWS_FOR)
    choices = [*rows, _Row()] if matters and len(rows) < _MOST_ROWS else rows
    clear = [number for number, row in enumerate(choices) if _fits(mark, [*row.taken, *row.wished])]
    titles = {
        number: title
        for number in clear
        if (title := _beside(placed, [*choices[number].taken, *choices[number].wished, now], _ROWS_FOR))
    }
    free = [number for number, row in enumerate(choices) if _fits(mark, row.taken)]
    number = next(iter([*titles, *clear, *free, len(rows)]))
    if number == len(rows):
        rows.append(_Row())
    rows[number].taken.append(mark)
    if number in titles:
        (rows[number].taken if matters else rows[number].wished).append(titles[number][1])
    return number


def text_width(title: str) -> float:
    """About how many pixels a title takes beside its mark."""
    return sum(_LETTERS.get(letter, 7.9 if letter.isupper() else 6.6) for letter in title)


def _fits(wanted: _Stretch, taken: Iterable[_Stretch]) -> bool:
    return all(wanted[1] <= begin or wanted[0] >= end for begin, end in taken)


def _beside(placed: Placed, taken: Iterable[_Stretch], width: float, words: str = "") -> tuple[bool, _Stretch] | None:
    """Where the title, or other ``words``, fits beside its mark: whether to the right, and from where to where; None
    where it does not.
    """
    left, right = placed.pixels(width)
    length = text_width(words or placed.title) + GAP
    for to_the_right, stretch in ((True, (right, right + length + GAP)), (False, (left - length - GAP, left))):
        if stretch[0] >= 0 and stretch[1] <= width + GAP and _fits(stretch, taken):
            return to_the_right, stretch
    return None


def _labels_at(
    ranked: Sequence[Placed], width: float, today: date, short: Mapping[str, str]
) -> list[tuple[Placed, str, bool]]:
    """What is written beside marks in a plot of this width, and whether to their right; ``short`` are other words for
    some, by the ids of events.
    """
    taken = {each.row: [] if width < NARROW else [_now(today, width)] for each in ranked}
    for each in ranked:
        taken[each.row].append(each.pixels(width))
    found: list[tuple[Placed, str, bool]] = []
    for each in ranked:
        for words in filter(None, (each.title, short.get(each.event.id))):
            beside = _beside(each, taken[each.row], width, words)
            if beside:
                taken[each.row].append(beside[1])
                found.append((each, words, beside[0]))
                break
    return found
