"""Capacity by year as steps laid on each other, the surest and darkest at the bottom, what is expected with a broken
edge; with the aims that it is held against, and what is known of an end.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import altair as alt
import pandas as pd

from geodata.records import STATUSES
from layers.looks.chart_style import INK, styled
from layers.wording.facts import number

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Steps:
    """How steps look: status -> its fill, and the colour of every ``edge``. ``counted`` says a count in words."""

    shades: Mapping[str, str]
    edge: str
    counted: Callable[[int], str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ending:
    """What a record tells of an end: ``year`` is the last, ``note`` a sentence."""

    id: str
    name: str
    year: int
    note: str


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim: from ``gw`` to ``gw_up_to`` gigawatts by the end of ``year``; ``words`` are written beside it."""

    year: int
    gw: float
    gw_up_to: float
    words: str


def step_chart(
    curve: pd.DataFrame,
    look: Steps,
    *,
    year: int,
    today: date,
    endings: Sequence[Ending] = (),
    aims: Sequence[Aim] = (),
) -> alt.LayerChart | alt.FacetChart:
    """The chart of what `layers.measures.capacity_by_year.by_year` found, which must not be empty.

    ``year`` is a line with its total.
    """
    stack, tops = _stacked(curve, look)
    most = 1.05 * max([*tops.values(), *(aim.gw_up_to for aim in aims), 1.0])
    first, last = int(min(curve["year"])), int(max(curve["year"]))
    # A step goes from the beginning of a year to the beginning of the next, so the last year needs an end.
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[first, last + 1], nice=False, zero=False),
        axis=alt.Axis(format="d", grid=False, values=[*range((first + 4) // 5 * 5, last + 1, 5)], labelOverlap=True),
    )
    y = alt.Y("from:Q", title="Gigawatts", scale=alt.Scale(domain=[0, most], nice=False), axis=alt.Axis(tickCount=6))
    tips = {"year:Q": "Year", "words:N": "Status", "told:N": "Capacity"}
    base = alt.Chart(alt.Data(values=stack)).encode(
        x=x, y=y, tooltip=[alt.Tooltip(name, title=title) for name, title in tips.items()]
    )
    layers = [
        base.mark_area(interpolate="step-after").encode(
            y2=alt.Y2("to:Q"), detail=alt.Detail("words:N"), color=alt.Color("fill:N", scale=None)
        ),
        base.mark_line(interpolate="step-after", strokeWidth=1.4, color=look.edge).encode(
            y=alt.Y("to:Q"),
            detail=alt.Detail("words:N"),
            strokeDash=alt.condition("datum.sure", alt.value([1, 0]), alt.value([4, 3])),
        ),
        *_names(stack, last),
        *_aims([aim for aim in aims if first <= aim.year <= last]),
    ]
    if first <= year <= last:
        layers += _chosen_year(year, tops.get(year, 0.0), _sure(stack, year, today), (first, last), most)
    layers += _endings([end for end in endings if first <= end.year <= last], stack)
    return styled(alt.layer(*layers).properties(height=300))


def _stacked(curve: pd.DataFrame, look: Steps) -> tuple[list[Row], dict[int, float]]:
    """The steps, each on top of the one before, and the top of each year, in gigawatts."""
    tops: dict[int, float] = {}
    stack: list[Row] = []
    for row in curve.to_dict("records"):
        year, below = int(row["year"]), tops.get(int(row["year"]), 0.0)
        tops[year] = below + row["mw"] / 1000
        if not row["mw"]:
            continue
        stack.append(
            {
                "at": year,
                "year": year,
                "status": row["status"],
                "words": STATUSES[row["status"]] + (", start expected" if row["expected"] else ""),
                "from": below,
                "to": tops[year],
                "gw": row["mw"] / 1000,
                "fill": look.shades[row["status"]],
                "sure": not row["expected"],
                "told": f"{number(row['mw'])} MW over {look.counted(row['count'])}",
            }
        )
    last = max(tops, default=0)
    return stack + [{**step, "at": last + 1} for step in stack if step["year"] == last], tops


def _names(stack: Sequence[Row], last: int) -> list[alt.Chart]:
    """The name and the last figure of each status, written to the right of its steps."""
    ends = [step for step in stack if step["at"] == last + 1]
    names = []
    for status in dict.fromkeys(str(step["status"]) for step in ends):
        low, *_, high = sorted(
            float(str(step[end])) for step in ends if step["status"] == status for end in ("from", "to")
        )
        names.append(
            {"at": last + 1, "y": (low + high) / 2, "words": f"{STATUSES[status]}\n{number(round(high - low, 1))} GW"}
        )
    if not names:
        return []
    text = alt.Chart(alt.Data(values=names)).mark_text(
        align="left", dx=7, fontSize=13, color=INK, lineBreak="\n", lineHeight=15
    )
    return [text.encode(x=alt.X("at:Q"), y=alt.Y("y:Q"), text=alt.Text("words:N"))]


def _sure(stack: Sequence[Row], year: int, today: date) -> bool:
    return year <= today.year and all(step["sure"] for step in stack if step["year"] == year)


def _chosen_year(year: int, total: float, sure: bool, span: tuple[int, int], most: float) -> list[alt.Chart]:
    # On two lines, as one of them is wider than what a telephone leaves beside the line of the year.
    words = f"{year}: {total:.1f} GW in service" if sure else f"{year}: up to {total:.1f} GW\nif all keep their dates"
    first, last = span
    near_end = year > first + (last - first) * 0.6
    rule = alt.Chart(alt.Data(values=[{"at": year + 0.5, "y": most, "words": words}])).encode(x=alt.X("at:Q"))
    text = rule.mark_text(
        align="right" if near_end else "left",
        dx=12 if near_end else -12,
        dy=-5 if sure else -17,
        baseline="bottom",
        lineBreak="\n",
        lineHeight=16,
        fontWeight=600,
        color=INK,
    )
    return [rule.mark_rule(color=INK, strokeWidth=1.2), text.encode(y=alt.Y("y:Q"), text=alt.Text("words:N"))]


def _aims(aims: Sequence[Aim]) -> list[alt.Chart]:
    """Each aim as a bar across its year, as high as its range; its words stand left of the line of the year."""
    if not aims:
        return []
    rows = [{"at": aim.year + 0.5, "from": aim.gw, "y": aim.gw_up_to, "words": aim.words} for aim in aims]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("at:Q"), y=alt.Y("y:Q"), tooltip=alt.Tooltip("words:N", title="Aim")
    )
    text = base.mark_text(align="right", baseline="middle", dx=-14, color=INK).encode(text=alt.Text("words:N"))
    return [
        base.mark_rule(color=INK, strokeWidth=2).encode(y=alt.Y("from:Q"), y2=alt.Y2("y:Q")),
        base.mark_tick(color=INK, thickness=2.5, size=18, orient="horizontal"),
        base.mark_tick(color=INK, thickness=2.5, size=18, orient="horizontal").encode(y=alt.Y("from:Q")),
        text,
    ]


def _endings(endings: Sequence[Ending], stack: Sequence[Row]) -> list[alt.Chart]:
    if not endings:
        return []
    rows = [
        {"at": end.year + 0.5, "y": _top_of("operational", stack, end.year), "words": f"{end.name}: {end.note}"}
        for end in endings
    ]
    marks = alt.Chart(alt.Data(values=rows)).mark_point(
        shape="triangle-up", filled=True, size=110, color="#FFFFFF", stroke=INK, strokeWidth=1.2
    )
    return [marks.encode(x=alt.X("at:Q"), y=alt.Y("y:Q"), tooltip=alt.Tooltip("words:N", title="End of life"))]


def _top_of(status: str, stack: Sequence[Row], year: int) -> float:
    tops = [float(str(step["to"])) for step in stack if step["status"] == status and step["at"] == year]
    return tops[0] if tops else 0.0
