"""What the wind page draws with bars: capacity by state and standing, with what each state means to have."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from geodata.page_records import WindTarget
from geodata.records import STATUSES
from layers.looks.chart_style import INK, styled
from layers.wind.capacity import LATE, SHADES, UNDATED, counted_farms, gigawatts, state_text
from layers.wind.targets import figure
from layers.wording.facts import number
from layers.wording.figures import added

DARK = ("operational", "under_construction")
"""Standings whose fill is so dark that a figure on it is white."""
NARROW = 0.027
"""Part of the axis below which a part of a bar has no room for its figure on a wide screen."""
EDGE = SHADES["operational"]
"""The broken line round what is set apart, and round the key."""
ROW = 66
"""Pixels from state to state: a bar with the words of its targets above it."""
BELOW = 27
"""Pixels from the middle of a row to the figures below its bar: clear of the lines of aims, and of the next row."""
HEAD = 118
"""Pixels for the key above the first state and the axis below the last."""


def states_chart(
    counted: pd.DataFrame, targets: Mapping[tuple[str, ...], Sequence[WindTarget]]
) -> alt.LayerChart | alt.FacetChart:
    """A bar for each state, its parts shaded by standing, and a mark at each of its ``targets``.

    ``counted`` is what `layers.wind.capacity.by_state` found; what it set apart is outlined at the end of the bar. A
    target that counts another sea has no place on the axis: `layers.wind.targets.not_comparable` tells it below.
    """
    parts = _parts(counted)
    reached = {str(part["state"]): float(str(part["to"])) for part in parts}
    aims = [
        {
            "state": state_text(state),
            "at": target.gw,
            "to": target.gw_up_to,
            "words": f"{target.year}: {figure(target)}",
            "told": f"{figure(target)} by {target.year}. Counts {target.scope}.",
        }
        for state in dict.fromkeys(counted["state"])
        for target in targets.get(state, ())
        if target.same_sea
    ]
    most = 1.06 * max([*reached.values(), *(float(str(aim["to"])) for aim in aims), 1.0])
    y = alt.Y("state:N", sort=list(reached), title=None, axis=alt.Axis(grid=False))
    return styled(
        alt.layer(*_bars(parts, y, most), *_target_marks(aims, y)).properties(height=len(reached) * ROW + HEAD)
    )


def _parts(counted: pd.DataFrame) -> list[dict[str, object]]:
    """The parts of the bars in gigawatts, each from where the one before ends; what is set apart has one for each
    reason, whatever its standing.
    """
    parts: list[dict[str, object]] = []
    for (_, sort), of in counted.groupby(
        ["state", counted["apart"].where(counted["apart"] != "", counted["status"].map(STATUSES))], sort=False
    ):
        name, mw = state_text(of["state"].iloc[0]), added(of["mw"])
        start = float(str(parts[-1]["to"])) if parts and parts[-1]["state"] == name else 0.0
        apart, status = bool(of["apart"].iloc[0]), of["status"].iloc[0]
        standings = [f"{gigawatts(row['mw'])} {STATUSES[row['status']].lower()}" for row in of.to_dict("records")]
        parts.append(
            {
                "state": name,
                "sort": sort,
                "from": start,
                "to": start + mw / 1000,
                "words": number(round(mw / 1000, 1)),
                "apart": apart,
                "ink": "#FFFFFF" if status in DARK and not apart else INK,
                "told": f"{gigawatts(mw)} over {counted_farms(int(of['count'].sum()))}"
                + (f": {', '.join(standings)}" if apart else ""),
            }
        )
    return parts


def _bars(parts: Sequence[dict[str, object]], y: alt.Y, most: float) -> list[alt.Chart]:
    """The bars, the key of their parts above them, and the figure of each part: in it, or below the bar if narrow."""
    fills = {STATUSES[status]: fill for status, fill in SHADES.items()} | {LATE: SHADES["proposed"], UNDATED: "#FFFFFF"}
    found = [sort for sort in fills if sort in {part["sort"] for part in parts}]
    x = alt.X("from:Q", title="Gigawatts", axis=alt.Axis(tickCount=6), scale=alt.Scale(domain=[0, most], nice=False))
    key = alt.Legend(
        orient="top",
        title=None,
        columns=alt.ExprRef("width < 200 ? 1 : 2"),  # a telephone has no room for more, a small one for one alone,
        columnPadding=2,  # nor is there any between them
        symbolType="square",
        symbolStrokeColor=EDGE,
        symbolStrokeWidth=1,
        labelFontSize=13,
        labelLimit=0,
    )
    colour = alt.Color(
        "sort:N", scale=alt.Scale(domain=found, range=[fills[sort] for sort in found]), legend=key, sort=None
    )
    bars = alt.Chart(alt.Data(values=list(parts))).encode(y=y)
    drawn = bars.mark_bar(height=20, yOffset=8, strokeWidth=1.2).encode(
        x=x,
        x2=alt.X2("to:Q"),
        color=colour,
        stroke=alt.condition("datum.apart", alt.value(EDGE), alt.value("transparent")),
        strokeDash=alt.condition("datum.apart", alt.value([4, 3]), alt.value([1, 0])),
        tooltip=[
            alt.Tooltip("state:N", title="State"),
            alt.Tooltip("sort:N", title="Status"),
            alt.Tooltip("told:N", title="Capacity"),
        ],
    )
    inside = (
        bars.transform_calculate(middle="(datum.from + datum.to) / 2")
        .transform_filter(f"(datum.to - datum.from) / {most} * width > 30")
        .mark_text(fontSize=12, yOffset=8)
        .encode(x=alt.X("middle:Q"), text=alt.Text("words:N"), color=alt.Color("ink:N", scale=None))
    )
    below = alt.Chart(alt.Data(values=_narrow(parts, most))).mark_text(
        fontSize=12, yOffset=BELOW, align="left", color=INK
    )
    return [drawn, inside, below.encode(y=y, x=alt.X("from:Q"), text=alt.Text("words:N"))]


def _narrow(parts: Sequence[dict[str, object]], most: float) -> list[dict[str, object]]:
    """The figures of the parts that are too narrow for them even on a wide screen, each with what it is of.

    They stand below their bar, from where the first of them begins: behind it an aim's line could cross them.
    """
    found: dict[object, list[dict[str, object]]] = {}
    for part in parts:
        if float(str(part["to"])) - float(str(part["from"])) < NARROW * most:
            found.setdefault(part["state"], []).append(part)
    return [
        {
            "state": state,
            "from": of[0]["from"],
            "words": " + ".join(f"{each['words']} {str(each['sort']).lower()}" for each in of),
        }
        for state, of in found.items()
    ]


def _target_marks(marks: Sequence[Mapping[str, object]], y: alt.Y) -> list[alt.Chart]:
    """A line across the bar at each end of a target's range, its words above."""
    if not marks:
        return []
    base = alt.Chart(alt.Data(values=list(marks))).encode(y=y, tooltip=alt.Tooltip("told:N", title="Aim"))
    ends = [
        base.mark_tick(orient="vertical", size=26, thickness=2.5, yOffset=8, color=INK).encode(x=alt.X(f"{end}:Q"))
        for end in ("at", "to")
    ]
    text = base.mark_text(align="center", dy=-14, fontSize=12, color=INK)
    return [*ends, text.encode(x=alt.X("to:Q"), text=alt.Text("words:N"))]
