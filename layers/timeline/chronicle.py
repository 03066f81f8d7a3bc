"""The timeline: which events are shown, in which order, what their dates mean, and where they stand on the axis.

A date is drawn as what is known of it: a day as a point, a month or a year as a bar as long as it. An event keeps the
phase of its record; only the words change once an expected date has gone by without a confirmation.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, pairwise
from typing import Annotated

import altair as alt
import pandas as pd

from geodata.records import COMMITMENT_THEMES, Event, Source
from layers.looks.chart_style import FONT, INK, QUIET, RULE, styled
from layers.views.choices import Choice, One, Some, Text
from layers.wording.events import date_text, is_inferred
from layers.wording.facts import in_words, last_day
from layers.wording.spreadsheet import NOTICE, harmless
from loaders.atlas import Atlas

PHASES = {"all": "Past and expected", "past": "Past", "expected": "Expected"}
"""Which events are shown: word of the address -> words for the reader. The first is the default."""
ORDERS = {"newest": "Newest first", "oldest": "Oldest first"}
"""In which order past events are listed: word of the address -> words for the reader. The first is the default."""
PASSED = "Date passed, no confirmation found"
"""What an expected event is once its date has gone by."""

FIRST_YEAR, LAST_YEAR = 1998, 2050
CLOSE_YEARS = (2019, 2027)
"""First and last year drawn at the wide scale; what lies before and after has less room for each year."""
AXIS = 1000.0
"""Length of the time axis in the units of `place_of`."""
WIDEST = 100_000.0
"""A width in pixels that no plot has."""
LEGEND = (
    "Filled: past. Hollow: expected. A bar spans the month or year that is all that is known; dashed: date inferred. "
    f"Years before {CLOSE_YEARS[0]} and after {CLOSE_YEARS[1]} are drawn narrower. Choose a mark to open its event."
)
"""How to read the chart."""

_SCALE = (
    (date(FIRST_YEAR, 1, 1), 0.0),
    (date(CLOSE_YEARS[0], 1, 1), 140.0),
    (date(CLOSE_YEARS[1] + 1, 1, 1), 838.0),
    (date(LAST_YEAR + 1, 1, 1), AXIS),
)
_TICK_YEARS = (1998, 2005, 2012, *range(CLOSE_YEARS[0], CLOSE_YEARS[1] + 1), 2035, 2050)

_ROW = 16
_FRAME = 48
"""Height in pixels of what stands above and below the rows: today's date and the years."""
_LANE_MARGIN = 0.25
"""Space between two lanes, in rows."""
_RADIUS = 6.0
_GAP = 4.0
_LETTERS = {" ": 2.8, **dict.fromkeys("fijlrtI.,:;'()-", 3.8), **dict.fromkeys("mwMW", 10.3)}
"""Widths in pixels of letters of a title, rather too wide than too narrow; others are as `text_width` says."""
_ROWS_FOR = 980.0
"""Width in pixels of the plot for which events are put into rows."""
_MOST_ROWS = 3
"""Rows that a lane may have for the sake of its titles; marks that touch get as many as they need."""
_MATTERS = 3
"""An event that bears on so many commitments and places together may open a row for its title."""
_LABEL_WIDTHS = tuple(float(width) for width in range(480, 1261, 30))
"""Widths of the plot from which titles are laid out anew; a narrower plot has none."""
_Stretch = tuple[float, float]
_ACCENT = "#C8471C"
_SHADE = "#F7F4EC"
_PAPER = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class TimelineChoice(Choice):
    """What the reader has chosen: no theme means all of them; ``event`` is the id of the event that is open."""

    q: Annotated[str, Text()] = ""
    theme: Annotated[tuple[str, ...], Some(COMMITMENT_THEMES)] = ()
    phase: Annotated[str, One(PHASES)] = "all"
    order: Annotated[str, One(ORDERS)] = "newest"
    event: Annotated[str | None, One(lambda atlas: [event.id for event in atlas.events])] = None


def days_of(event: Event) -> tuple[date, date]:
    """The first and the last day that an event's date may mean: the same for a day, apart for a month or a year."""
    last = last_day(event.date)
    if last is None:
        raise ValueError(f"The event {event.id} has no date.")
    if event.date_precision == "year":
        return last.replace(month=1, day=1), last
    return last.replace(day=1) if event.date_precision == "month" else last, last


def standing(event: Event, today: date) -> str:
    """``Past``, ``Expected``, or that the date has passed and no confirmation was found."""
    return PASSED if _has_passed(event, today) else PHASES[event.phase]


def doubts(event: Event, today: date) -> list[str]:
    """What a reader must know beside the date: that it passed unconfirmed, was inferred, or is not known to the day."""
    found = [PASSED.lower()] if _has_passed(event, today) else []
    if is_inferred(event):
        return [*found, "date inferred"]
    unknown = {"day": [], "month": ["day not published"], "year": ["day and month not published"]}
    return [*found, *unknown[event.date_precision]]


def day_text(event: Event) -> str:
    """The date below the heading of its year: ``16 June``, ``in June``, or ``in 2027`` where no more is known."""
    words = in_words(event.date)
    return words.rpartition(" ")[0] if event.date_precision == "day" else f"in {words.split(' ')[0]}"


def shown_events(atlas: Atlas, choice: TimelineChoice) -> list[Event]:
    """The events that pass all filters, oldest first. A search finds events that contain each of its words."""
    wanted = choice.q.casefold().split()
    found = [
        event
        for event in atlas.events
        if (not choice.theme or event.theme in choice.theme)
        and choice.phase in ("all", event.phase)
        and (not wanted or _contains(_searched(atlas, event), wanted))
    ]
    return sorted(found, key=lambda event: (*reversed(days_of(event)), event.id))


def listed(events: Sequence[Event], order: str) -> list[tuple[str, list[tuple[str, list[Event]]]]]:
    """Events as a list: phase -> year -> events. Empty phases are left out.

    Newest first puts what is expected on top, the next date first, then the past from its latest event backwards.
    Oldest first is one walk through time.
    """
    past = [event for event in events if event.phase == "past"]
    expected = [event for event in events if event.phase == "expected"]
    parts = (
        [("expected", expected), ("past", past[::-1])]
        if order == "newest"
        else [("past", past), ("expected", expected)]
    )
    return [(phase, _by_year(found)) for phase, found in parts if found]


def count_text(shown: int, whole: int) -> str:
    """``All 54 events``, ``12 of 54 events``, or that none is left."""
    if shown == 0:
        return f"None of the {whole:,} events"
    return f"All {whole:,} events" if shown == whole else f"{shown:,} of {whole:,} events"


def theme_counts(atlas: Atlas) -> dict[str, int]:
    """How many events each theme has, in the order of the themes; themes without an event too."""
    return {theme: sum(event.theme == theme for event in atlas.events) for theme in COMMITMENT_THEMES}


def place_of(day: date) -> float:
    """Where the beginning of a day is on the time axis, from 0 to 1000. Days beyond its ends stand at the ends."""
    for (start, left), (end, right) in pairwise(_SCALE):
        if day < end:
            return left + (right - left) * max(0, (day - start).days) / (end - start).days
    return AXIS


@dataclass(frozen=True, slots=True)
class Placed:
    """An event on the chart: its row counted from the top, and its beginning and end on the time axis."""

    event: Event
    row: int
    left: float
    right: float

    @property
    def is_day(self) -> bool:
        """Whether it is drawn as a point."""
        return self.event.date_precision == "day"

    def pixels(self, width: float) -> tuple[float, float]:
        """Where the mark begins and ends in a plot of this width."""
        left, right = self.left * width / AXIS, self.right * width / AXIS
        return (left - _RADIUS, left + _RADIUS) if self.is_day else (left, max(right, left + 6))


@dataclass(frozen=True, slots=True)
class Lane:
    """The rows of one theme, counted from the top of the chart."""

    theme: str
    first_row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Label:
    """A title written beside its mark in plots that are at least ``from_width`` and less than ``to_width`` wide."""

    placed: Placed
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
            placed = Placed(event, first, place_of(start), place_of(date.fromordinal(last.toordinal() + 1)))
            row = _row_for(placed, rows, _matters(atlas, event), _now(today, _ROWS_FOR))
            found.append(replace(placed, row=first + row))
        lanes.append(Lane(theme, first, max(1, len(rows))))
    return lanes, sorted(found, key=lambda each: (each.row, each.left))


def labels_of(atlas: Atlas, placed: Sequence[Placed], today: date) -> list[Label]:
    """Titles beside their marks, the weightiest first, only where they touch no mark, no other title and not today.

    What weighs most is the day of a declaration, then what is expected, then what bears on most commitments and places.
    """
    order = {event.id: place for place, event in enumerate(_ranked(atlas, (each.event for each in placed)))}
    ranked = sorted(placed, key=lambda each: order[each.event.id])
    found: list[Label] = []
    for width, until in pairwise((*_LABEL_WIDTHS, WIDEST)):
        for each, to_the_right in _labels_at(ranked, width, today):
            label = Label(each, to_the_right, width, until)
            before = next(
                (old for old in found if old == replace(label, from_width=old.from_width, to_width=width)), None
            )
            if before:
                found[found.index(before)] = replace(before, to_width=until)
            else:
                found.append(label)
    return found


def chart(atlas: Atlas, events: Sequence[Event], choice: TimelineChoice, today: date) -> alt.LayerChart:
    """The timeline as a picture: a lane per chosen theme, what is past filled, what is expected hollow.

    A click selects in ``days``, ``spans`` or ``names``; each gives the ``id`` of the event.
    """
    lanes, placed = in_lanes(atlas, events, choice.theme or tuple(COMMITMENT_THEMES), today)
    tops = {lane.theme: lane.first_row + number * _LANE_MARGIN for number, lane in enumerate(lanes)}
    height = lanes[-1].first_row + lanes[-1].rows + len(lanes) * _LANE_MARGIN
    rows = pd.DataFrame([_mark(each, tops, lanes, choice.event, today) for each in placed], columns=_MARK)
    names = pd.DataFrame(
        [
            {
                "id": label.placed.event.id,
                "title": label.placed.event.title,
                "when": date_text(label.placed.event),
                "x": _label_x(label),
                "y": _height_of(label.placed, tops, lanes),
                "align": "left" if label.to_the_right else "right",
                "dx": (1 if label.to_the_right else -1) * (_GAP + (_RADIUS if label.placed.is_day else 0)),
                "from_width": label.from_width,
                "to_width": label.to_width,
            }
            for label in labels_of(atlas, placed, today)
        ],
        columns=["id", "title", "when", "x", "y", "align", "dx", "from_width", "to_width"],
    )
    layers = [
        *_ground([tops[lane.theme] for lane in lanes] + [height], today),
        _spans(rows[~rows["day"]]),
        _days(rows[rows["day"]]),
        _names(names),
    ]
    scales = {"x": [0, AXIS], "y": [height, 0]}
    centres = [tops[lane.theme] + (lane.rows + _LANE_MARGIN) / 2 for lane in lanes]
    axes = {
        "x": alt.Axis(
            values=[_middle(year) for year in _TICK_YEARS],
            labelExpr=_looked_up([_middle(year) for year in _TICK_YEARS], [str(year) for year in _TICK_YEARS]),
            labelOverlap="greedy",
            labelFlush=False,
            grid=False,
            title=None,
        ),
        "y": alt.Axis(
            values=centres,
            labelExpr=_looked_up(centres, [COMMITMENT_THEMES[lane.theme] for lane in lanes]),
            labelOverlap=False,
            grid=False,
            title=None,
        ),
    }
    base = alt.Chart(pd.DataFrame({"x": [0.0], "y": [0.0]})).mark_point(opacity=0)
    framed = base.encode(
        x=alt.X("x:Q", scale=alt.Scale(domain=scales["x"], nice=False), axis=axes["x"]),
        y=alt.Y("y:Q", scale=alt.Scale(domain=scales["y"], nice=False), axis=axes["y"]),
    )
    figure = alt.LayerChart(layer=[framed, *layers])
    return styled(
        figure.properties(height=round(height * _ROW) + _FRAME, padding={"left": 0, "top": 3, "right": 4, "bottom": 0})
    )


def csv_file(atlas: Atlas, events: Sequence[Event], today: date) -> bytes:
    """The events as a CSV (UTF-8 with a mark, so that Excel reads it right), sources with titles and addresses."""
    text = io.StringIO()
    file = csv.DictWriter(text, _COLUMNS)
    file.writeheader()
    for event in events:
        row = {
            "id": event.id,
            "date": event.date,
            "date_precision": event.date_precision,
            "date_in_words": date_text(event),
            "date_is_inferred": "yes" if is_inferred(event) else "no",
            "phase": event.phase,
            "standing": standing(event, today),
            "theme": COMMITMENT_THEMES[event.theme],
            "title": event.title,
            "summary": event.summary,
            "commitment_ids": "; ".join(event.commitment_ids),
            "commitments": "; ".join(atlas.commitments[id].title for id in event.commitment_ids),
            "feature_ids": "; ".join(event.feature_ids),
            "places": "; ".join(str(atlas.feature(id)["name"]) for id in event.feature_ids),
            "sources": "; ".join(_cited(atlas.sources[id]) for id in event.sources),
            "about": NOTICE,
        }
        file.writerow({name: harmless(words) for name, words in row.items()})
    return text.getvalue().encode("utf-8-sig")


_COLUMNS = (
    "id", "date", "date_precision", "date_in_words", "date_is_inferred", "phase", "standing", "theme", "title",
    "summary", "commitment_ids", "commitments", "feature_ids", "places", "sources", "about",
)  # fmt: skip
_MARK = ["id", "title", "when", "standing", "day", "left", "right", "y", "fill", "edge", "weight", "inferred"]


def _has_passed(event: Event, today: date) -> bool:
    return event.phase == "expected" and days_of(event)[1] < today


def _searched(atlas: Atlas, event: Event) -> str:
    """Everything a search looks at: the event in words, its commitments and its places."""
    words = [event.title, event.summary, COMMITMENT_THEMES[event.theme], date_text(event)]
    words += [atlas.commitments[id].title for id in event.commitment_ids]
    words += [str(atlas.feature(id)["name"]) for id in event.feature_ids]
    return " ".join(words).casefold()


def _contains(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _by_year(events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    return [(year, list(found)) for year, found in groupby(events, key=lambda event: event.date[:4])]


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


def _beside(placed: Placed, taken: Iterable[_Stretch], width: float) -> tuple[bool, _Stretch] | None:
    """Where the title fits beside its mark: whether to the right, and from where to where; None where it does not."""
    left, right = placed.pixels(width)
    length = text_width(placed.event.title) + _GAP
    for to_the_right, stretch in ((True, (right, right + length + _GAP)), (False, (left - length - _GAP, left))):
        if stretch[0] >= 0 and stretch[1] <= width + _GAP and _fits(stretch, taken):
            return to_the_right, stretch
    return None


def _labels_at(ranked: Sequence[Placed], width: float, today: date) -> list[tuple[Placed, bool]]:
    taken = {each.row: [_now(today, width)] for each in ranked}
    for each in ranked:
        taken[each.row].append(each.pixels(width))
    found: list[tuple[Placed, bool]] = []
    for each in ranked:
        beside = _beside(each, taken[each.row], width)
        if beside:
            taken[each.row].append(beside[1])
            found.append((each, beside[0]))
    return found


def _label_x(label: Label) -> float:
    placed = label.placed
    return placed.right if label.to_the_right and not placed.is_day else placed.left


def _height_of(placed: Placed, tops: Mapping[str, float], lanes: Sequence[Lane]) -> float:
    """The middle of an event's row, in rows from the top of the chart with the space between lanes."""
    lane = next(lane for lane in lanes if lane.theme == placed.event.theme)
    return tops[lane.theme] + placed.row - lane.first_row + 0.5 + _LANE_MARGIN / 2


def _mark(
    placed: Placed, tops: Mapping[str, float], lanes: Sequence[Lane], opened: str | None, today: date
) -> dict[str, object]:
    event = placed.event
    is_open, past = event.id == opened, event.phase == "past"
    return {
        "id": event.id,
        "title": event.title,
        "when": date_text(event),
        "standing": standing(event, today),
        "day": placed.is_day,
        "left": placed.left,
        "right": placed.right,
        "y": _height_of(placed, tops, lanes),
        "fill": (_ACCENT if is_open else INK) if past else _PAPER,
        "edge": _ACCENT if is_open else _PAPER if past and placed.is_day else INK,
        "weight": 3.0 if is_open else 1.0 if past else 2.0,
        "inferred": is_inferred(event),
    }


def _ground(edges: Sequence[float], today: date) -> list[alt.Chart]:
    """What lies under the marks: the narrower years shaded, lines between years and lanes, and today."""
    (_, start), (_, near), (_, far), (_, end) = _SCALE
    narrow = pd.DataFrame({"from": [start, far], "to": [near, end], "words": ["narrower years"] * 2})
    narrow["middle"] = (narrow["from"] + narrow["to"]) / 2
    years = pd.DataFrame({"x": [place_of(date(year, 1, 1)) for year in range(CLOSE_YEARS[0], CLOSE_YEARS[1] + 2)]})
    now = pd.DataFrame(
        {"x": [place_of(today)] * 2, "words": ["today", f"today, {in_words(today.isoformat())}"], "wide": [False, True]}
    )
    above = {"y": alt.value(-9)}
    return [
        alt.Chart(narrow).mark_rect(color=_SHADE).encode(x="from:Q", x2="to:Q"),
        alt.Chart(years).mark_rule(color=RULE, strokeWidth=1).encode(x="x:Q"),
        alt.Chart(pd.DataFrame({"y": edges})).mark_rule(color=RULE, strokeWidth=1).encode(y="y:Q"),
        alt.Chart(narrow)
        .transform_filter("width >= 720")
        .mark_text(color=QUIET, fontSize=12, font=FONT)
        .encode(x="middle:Q", text="words:N", **above),
        alt.Chart(now).mark_rule(color=_ACCENT, strokeWidth=1.5).encode(x="x:Q"),
        alt.Chart(now)
        .transform_filter("(width >= 720) === datum.wide")
        .mark_text(color=_ACCENT, fontSize=13, font=FONT)
        .encode(x="x:Q", text="words:N", **above),
    ]


_TOOLTIP = [
    alt.Tooltip("title:N", title="Event"),
    alt.Tooltip("when:N", title="Date"),
    alt.Tooltip("standing:N", title="Standing"),
]


def _spans(rows: pd.DataFrame) -> alt.Chart:
    mark = alt.Chart(rows).mark_bar(
        orient="horizontal", size=11, cornerRadius=3, xOffset=0.5, x2Offset=-1, cursor="pointer"
    )
    return _looking(mark.encode(x="left:Q", x2="right:Q", y="y:Q"), "spans")


def _days(rows: pd.DataFrame) -> alt.Chart:
    mark = alt.Chart(rows).mark_point(shape="circle", size=120, opacity=1, cursor="pointer")
    return _looking(mark.encode(x="left:Q", y="y:Q"), "days")


def _looking(mark: alt.Chart, name: str) -> alt.Chart:
    return mark.encode(
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeWidth=alt.StrokeWidth("weight:Q", scale=None),
        strokeDash=alt.condition("datum.inferred", alt.value([3, 2]), alt.value([1, 0])),
        tooltip=_TOOLTIP,
    ).add_params(alt.selection_point(name=name, fields=["id"]))


def _names(names: pd.DataFrame) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(names)
        .transform_filter("datum.from_width <= width && width < datum.to_width")
        .mark_text(
            align=alt.expr("datum.align"),
            dx=alt.expr("datum.dx"),
            baseline="middle",
            fontSize=13,
            font=FONT,
            color=INK,
            cursor="pointer",
        )
        .encode(x="x:Q", y="y:Q", text="title:N", tooltip=_TOOLTIP[:2])
        .add_params(alt.selection_point(name="names", fields=["id"]))
    )
    return chart


def _middle(year: int) -> float:
    return round((place_of(date(year, 1, 1)) + place_of(date(year + 1, 1, 1))) / 2, 3)


def _looked_up(values: Sequence[float], words: Sequence[str]) -> str:
    """A Vega expression that writes words at the values of an axis."""
    known = {f"{value:.3f}": word for value, word in zip(values, words, strict=True)}
    return f"({known})[format(datum.value, '.3f')]"


def _cited(source: Source) -> str:
    return f"{source.title}, {source.publisher}" + (f", {source.url}" if source.url else "")
