"""What the wind page draws with bars: capacity by state and standing, with what each state means to have."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from geodata.page_records import WindTarget
from geodata.records import STATUSES
from layers.looks.chart_style import INK, QUIET, styled
from layers.wind.capacity import SHADES, counted_farms, gigawatts, state_text
from layers.wind.targets import figure
from layers.wording.facts import number

DARK = ("operational", "under_construction")
"""Standings whose fill is so dark that a figure on it is white."""
ROW = 62
"""Pixels from state to state: a bar with the words of its targets above it."""
HEAD = 40
"""Pixels for the words of the first state and the axis below the last."""


def states_chart(
    counted: pd.DataFrame, targets: Mapping[tuple[str, ...], Sequence[WindTarget]]
) -> alt.LayerChart | alt.FacetChart:
    """A bar for each state, its parts shaded by standing, and a mark at each of its ``targets``.

    ``counted`` is what `layers.wind.capacity.by_state` found. A target that counts another sea is grey and has a star.
    """
    rows: list[dict[str, object]] = []
    reached: dict[tuple[str, ...], float] = {}
    for row in counted.to_dict("records"):
        start = reached.get(row["state"], 0.0)
        reached[row["state"]] = start + row["mw"] / 1000
        rows.append(
            {
                "state": state_text(row["state"]),
                "status": STATUSES[row["status"]],
                "from": start,
                "to": start + row["mw"] / 1000,
                "words": number(round(row["mw"] / 1000, 1)),
                "fill": SHADES[row["status"]],
                "ink": "#FFFFFF" if row["status"] in DARK else INK,
                "told": f"{gigawatts(row['mw'])} over {counted_farms(row['count'])}",
            }
        )
    marks = [
        {
            "state": state_text(state),
            "at": target.gw,
            "to": target.gw_up_to,
            "words": f"{target.year}: {figure(target)}{'' if target.same_sea else ' *'}",
            "told": f"{figure(target)} by {target.year}. Counts {target.scope}.",
            "same": target.same_sea,
        }
        for state in reached
        for target in targets.get(state, ())
    ]
    aimed = [target.gw_up_to for state in reached for target in targets.get(state, ())]
    most = 1.06 * max([*reached.values(), *aimed, 1.0])
    y = alt.Y("state:N", sort=[state_text(state) for state in reached], title=None, axis=alt.Axis(grid=False))
    x = alt.X("from:Q", title="Gigawatts", axis=alt.Axis(tickCount=6), scale=alt.Scale(domain=[0, most], nice=False))
    bars = alt.Chart(alt.Data(values=rows)).encode(y=y)
    drawn = bars.mark_bar(height=20, yOffset=8).encode(
        x=x,
        x2=alt.X2("to:Q"),
        color=alt.Color("fill:N", scale=None),
        tooltip=[
            alt.Tooltip("state:N", title="State"),
            alt.Tooltip("status:N", title="Status"),
            alt.Tooltip("told:N", title="Capacity"),
        ],
    )
    words = (
        bars.transform_calculate(middle="(datum.from + datum.to) / 2")
        .transform_filter(f"(datum.to - datum.from) / {most} * width > 30")
        .mark_text(fontSize=12, yOffset=8)
        .encode(x=alt.X("middle:Q"), text=alt.Text("words:N"), color=alt.Color("ink:N", scale=None))
    )
    return styled(alt.layer(drawn, words, *_target_marks(marks, y)).properties(height=len(reached) * ROW + HEAD))


def _target_marks(marks: Sequence[Mapping[str, object]], y: alt.Y) -> list[alt.Chart]:
    """A line across the bar at each end of a target's range, its words above; both grey where it counts another sea."""
    if not marks:
        return []
    base = alt.Chart(alt.Data(values=list(marks))).encode(y=y, tooltip=alt.Tooltip("told:N", title="Aim"))
    colour = alt.condition("datum.same", alt.value(INK), alt.value(QUIET))
    ends = [
        base.mark_tick(orient="vertical", size=30, thickness=2.5, yOffset=8).encode(x=alt.X(f"{end}:Q"), color=colour)
        for end in ("at", "to")
    ]
    text = base.mark_text(align="center", dy=-14, fontSize=12).encode(
        x=alt.X("to:Q"), text=alt.Text("words:N"), color=colour
    )
    return [*ends, text]
