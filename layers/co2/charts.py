"""Charts of the CO2 stores: what they are expected to hold, and how much they inject or would inject, year by year.

What is in service is darkest and what is only announced lightest, so that both read in grey.
"""

from typing import Any

import altair as alt
import pandas as pd

from layers.co2.choice import RATE_YEARS
from layers.co2.outlets import GROUPS
from layers.looks.chart_style import INK, QUIET, RULE, styled
from layers.wording.facts import number

SHADES = dict(zip(GROUPS, ("#3B2163", "#8A68BC", "#D5C8E8"), strict=True))
"""Shade of each group of stores, the furthest darkest."""
EDGE = "#683C9F"
"""The edge of bars: the carbon hue on paper, so that the lightest shade stands out from the page."""
BAR_STEP = 40
"""Pixels from bar to bar."""
LINE = 0.075
"""Height of a line of text as a part of the height of the bars of the last year."""
LABELS = 9.5
"""Years of room to the right of the last bar for the names of the groups."""


def capacity_chart(table: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """One bar per store of `tables.capacities`, its name, figure and group written above it."""
    rows = pd.DataFrame(
        {
            "Row": range(len(table)),
            "Store": list(table["Store"]),
            "Mt": list(table["Capacity (Mt CO2)"]),
            "Words": [
                f"{store}:  {number(value)} Mt, {_lowered(group) or 'stopped'}"
                for store, value, group in zip(table["Store"], table["Capacity (Mt CO2)"], table["Group"], strict=True)
            ],
            "Shade": [SHADES.get(group, RULE) for group in table["Group"]],
            "Note": list(table["Note"]),
        }
    )
    tooltip = [alt.Tooltip("Words:N", title="Capacity"), alt.Tooltip("Note:N")]
    base = alt.Chart(rows).encode(y=alt.Y("Row:O", axis=None, scale=alt.Scale(padding=0)), tooltip=tooltip)
    bars = base.mark_bar(height=12, yOffset=7, stroke=EDGE, strokeWidth=0.8).encode(
        x=alt.X("Mt:Q", axis=None, scale=alt.Scale(zero=True, nice=False)),
        color=alt.Color("Shade:N", scale=None, legend=None),
    )
    words = base.mark_text(align="left", baseline="middle", x=0, dy=-10, color=INK, limit=alt.expr("width"))
    drawn = alt.layer(bars, words.encode(text=alt.Text("Words:N")))
    return styled(drawn.properties(width="container", height={"step": BAR_STEP}))


def rate_chart(table: pd.DataFrame, chosen: int | None = None) -> alt.LayerChart | alt.FacetChart:
    """The injection rate of each year of `tables.rates` as a bar, the groups one on the other.

    The totals of some years stand above their bars, the groups are named beside the last. ``chosen`` is a year to mark.
    """
    bars, names, totals = [], [], []
    last = RATE_YEARS[-1]
    for year, row in zip(table.index.astype(int), table.to_dict("records"), strict=True):
        below = 0.0
        for group in GROUPS:
            above = below + float(row[group])
            if above > below:
                bars.append(
                    {"Year": year, "left": year - 0.42, "right": year + 0.42, "Group": group, "from": below}
                    | {"to": above, "Mt a year": round(above - below, 3), "Shade": SHADES[group]}
                )
                if year == last:
                    words = f"{_in_two_lines(group)}: {number(round(above - below, 1))}"
                    names.append({"Year": last + 0.7, "y": (below + above) / 2, "Words": words})
            below = above
        told = year in range(RATE_YEARS[0] + 2, last, 4) and below < float(table.iloc[-1].sum())
        if told or year in (last, chosen):
            totals.append({"Year": year, "y": below, "Words": number(round(below, 1)), "marked": year == chosen})
    names = _spread(names, apart=LINE * float(table.iloc[-1].sum()))
    domain = [RATE_YEARS[0] - 0.6, last + LABELS]
    x = alt.X(
        "left:Q",
        title=None,
        scale=alt.Scale(domain=domain, nice=False, zero=False),
        axis=alt.Axis(values=list(range(RATE_YEARS[0], last + 1, 4)), format="d", grid=False),
    )
    y_axis = alt.Axis(
        tickCount=4, title="Mt CO2 a year", titleAngle=0, titleAlign="left", titleAnchor="start", titleY=-12
    )
    stacked = (
        alt.Chart(alt.Data(values=bars))
        .mark_rect(stroke=EDGE, strokeWidth=0.6)
        .encode(
            x=x,
            x2=alt.X2("right:Q"),
            y=alt.Y("from:Q", axis=y_axis),
            y2=alt.Y2("to:Q"),
            color=alt.Color("Shade:N", scale=None, legend=None),
            tooltip=[alt.Tooltip("Year:Q", format="d"), alt.Tooltip("Group:N"), alt.Tooltip("Mt a year:Q")],
        )
    )
    named = (
        alt.Chart(alt.Data(values=names))
        .mark_text(align="left", baseline="middle", color=INK, fontSize=13)
        .encode(x=alt.X("Year:Q"), y=alt.Y("y:Q"), text=alt.Text("Words:N"))
    )
    summed = [
        alt.Chart(alt.Data(values=totals))
        .transform_filter("datum.marked" if marked else "!datum.marked")
        .mark_text(baseline="bottom", dy=-4, color=INK if marked else QUIET, fontWeight=700 if marked else 400)
        .encode(x=alt.X("Year:Q"), y=alt.Y("y:Q"), text=alt.Text("Words:N"))
        for marked in (False, True)
    ]
    drawn = alt.layer(stacked, named, *summed)
    return styled(drawn.properties(width="container", height=300))


def _in_two_lines(group: str) -> str:
    """``Being built or permitted`` on two lines, so that it has room beside the bars of a phone."""
    return group.replace(" or ", " or\n")


def _spread(names: list[dict[str, Any]], apart: float) -> list[dict[str, Any]]:
    """Each line of the names by itself, the lowest name first, none lying on another. ``apart`` is a line's height."""
    lines: list[dict[str, Any]] = []
    least = -apart
    for name in names:
        words = name["Words"].split("\n")
        middle = max(name["y"], least + apart * (len(words) + 1) / 2)
        heights = [middle + apart * ((len(words) - 1) / 2 - number) for number in range(len(words))]
        lines += [name | {"Words": word, "y": height} for word, height in zip(words, heights, strict=True)]
        least = heights[0]
    return lines


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
