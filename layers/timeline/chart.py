"""The timeline as a picture: a lane per theme, what is past filled, what is expected hollow."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from geodata.records import COMMITMENT_THEMES, Event
from layers.looks.chart_style import FONT, INK, QUIET, RULE, styled
from layers.timeline.events import TimelineChoice, phase_text
from layers.timeline.placement import (
    AXIS,
    CLOSE_YEARS,
    GAP,
    NARROW,
    RADIUS,
    SCALE,
    Label,
    Lane,
    Placed,
    in_lanes,
    labels_of,
    place_of,
)
from layers.wording.events import date_text
from layers.wording.facts import in_words
from loaders.atlas import Atlas

LEGEND = (
    "Filled: past. Hollow: expected; left of today it was due, and no confirmation was found. A bar spans the month or "
    "year where no day is known. Dashed: date inferred. "
    f"Years before {CLOSE_YEARS[0]} and after {CLOSE_YEARS[1]} are drawn narrower. A number stands for "
    "one of the next events below. Choose a mark to open its event."
)
"""How to read the chart."""

_TICK_YEARS = (1998, 2005, 2012, *range(CLOSE_YEARS[0], CLOSE_YEARS[1] + 1), 2035, 2050)

_ROW = 16
_FRAME = 48
"""Height in pixels of what stands above and below the rows: today's date and the years."""
_LANE_MARGIN = 0.25
"""Space between two lanes, in rows."""
_ACCENT = "#C8471C"
_SHADE = "#F7F4EC"
_PAPER = "#FFFFFF"
_MARK = ["id", "title", "when", "standing", "day", "left", "right", "y", "fill", "edge", "weight", "inferred"]


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
                "words": label.words,
                "when": date_text(label.placed.event),
                "x": _label_x(label),
                "y": _height_of(label.placed, tops, lanes),
                "align": "left" if label.to_the_right else "right",
                "dx": (1 if label.to_the_right else -1) * (GAP + (RADIUS if label.placed.is_day else 0)),
                "from_width": label.from_width,
                "to_width": label.to_width,
            }
            for label in labels_of(atlas, placed, today)
        ],
        columns=["id", "title", "words", "when", "x", "y", "align", "dx", "from_width", "to_width"],
    )
    layers = [
        *_ground([tops[lane.theme] for lane in lanes] + [height], today),
        _spans(rows[~rows["day"]]),
        _days(rows[rows["day"]]),
        _halos(names),
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
        "standing": phase_text(event, today),
        "day": placed.is_day,
        "left": placed.left,
        "right": placed.right,
        "y": _height_of(placed, tops, lanes),
        "fill": (_ACCENT if is_open else INK) if past else _PAPER,
        "edge": _ACCENT if is_open else _PAPER if past and placed.is_day else INK,
        "weight": 3.0 if is_open else 1.0 if past else 2.0,
        "inferred": event.date_is_inferred,
    }


def _ground(edges: Sequence[float], today: date) -> list[alt.Chart]:
    """What lies under the marks: the narrower years shaded, lines between years and lanes, and today."""
    (_, start), (_, near), (_, far), (_, end) = SCALE
    narrow = pd.DataFrame({"from": [start, far], "to": [near, end], "words": ["narrower years"] * 2})
    narrow["middle"] = (narrow["from"] + narrow["to"]) / 2
    years = pd.DataFrame({"x": [place_of(date(year, 1, 1)) for year in range(CLOSE_YEARS[0], CLOSE_YEARS[1] + 2)]})
    now = pd.DataFrame(
        {"x": [place_of(today)] * 2, "words": ["today", f"today, {in_words(today.isoformat())}"], "wide": [False, True]}
    )
    above = {"y": alt.value(-9)}
    return [
        alt.Chart(narrow).mark_rect(color=_SHADE).encode(x=alt.X("from:Q"), x2=alt.X2("to:Q")),
        alt.Chart(years).mark_rule(color=RULE, strokeWidth=1).encode(x=alt.X("x:Q")),
        alt.Chart(pd.DataFrame({"y": edges})).mark_rule(color=RULE, strokeWidth=1).encode(y=alt.Y("y:Q")),
        alt.Chart(narrow)
        .transform_filter("width >= 720")
        .mark_text(color=QUIET, fontSize=12, font=FONT)
        .encode(x=alt.X("middle:Q"), text=alt.Text("words:N"), **above),
        alt.Chart(now).mark_rule(color=_ACCENT, strokeWidth=1.5).encode(x=alt.X("x:Q")),
        alt.Chart(now)
        .transform_filter("(width >= 720) === datum.wide")
        .mark_text(color=_ACCENT, fontSize=13, font=FONT)
        .encode(x=alt.X("x:Q"), text=alt.Text("words:N"), **above),
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
    return _looking(mark.encode(x=alt.X("left:Q"), x2=alt.X2("right:Q"), y=alt.Y("y:Q")), "spans")


def _days(rows: pd.DataFrame) -> alt.Chart:
    mark = alt.Chart(rows).mark_point(shape="circle", size=120, opacity=1, cursor="pointer")
    return _looking(mark.encode(x=alt.X("left:Q"), y=alt.Y("y:Q")), "days")


def _looking(mark: alt.Chart, name: str) -> alt.Chart:
    return mark.encode(
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeWidth=alt.StrokeWidth("weight:Q", scale=None),
        strokeDash=alt.condition("datum.inferred", alt.value([3, 2]), alt.value([1, 0])),
        tooltip=_TOOLTIP,
    ).add_params(alt.selection_point(name=name, fields=["id"]))


def _names(names: pd.DataFrame) -> alt.Chart:
    written = _written(names, "true", color=INK, cursor="pointer").encode(tooltip=_TOOLTIP[:2])
    chart: alt.Chart = written.add_params(alt.selection_point(name="names", fields=["id"]))
    return chart


def _halos(names: pd.DataFrame) -> alt.Chart:
    """What keeps names readable where they lie across the line of today."""
    return _written(names, f"width < {NARROW}", color=_PAPER, stroke=_PAPER, strokeWidth=3)


def _written(names: pd.DataFrame, where: str, **look: Any) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(names)
        .transform_filter(f"datum.from_width <= width && width < datum.to_width && {where}")
        .mark_text(
            align=alt.expr("datum.align"),
            dx=alt.expr("datum.dx"),
            baseline="middle",
            fontSize=13,
            font=FONT,
            **look,
        )
        .encode(x=alt.X("x:Q"), y=alt.Y("y:Q"), text=alt.Text("words:N"))
    )
    return chart


def _middle(year: int) -> float:
    return round((place_of(date(year, 1, 1)) + place_of(date(year + 1, 1, 1))) / 2, 3)


def _looked_up(values: Sequence[float], words: Sequence[str]) -> str:
    """A Vega expression that writes words at the values of an axis."""
    known = {f"{value:.3f}": word for value, word in zip(values, words, strict=True)}
    return f"({known})[format(datum.value, '.3f')]"
