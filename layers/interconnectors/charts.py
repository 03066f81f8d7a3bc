"""What the page of links draws with bars: capacity by pair of countries and status, and the pipelines beside them."""

from collections.abc import Collection

import altair as alt
import pandas as pd

from geodata.records import STATUSES
from layers.interconnectors.links import UK_BELGIUM, counted_links, gigawatts, pair_text
from layers.looks.chart_style import INK, styled
from layers.wording.facts import number

SHADES = {
    # status: (fill, ink of a figure on it); darker is surer, so that a copy in grey says the same
    "operational": ("#8C3216", "#FFFFFF"),
    "under_construction": ("#D0613D", "#FFFFFF"),
    "permitted": ("#E39A7E", INK),
    "planned": ("#EDBDA9", INK),
    "proposed": ("#F6DED3", INK),
    "suspended": ("#E4E1DA", INK),
    "cancelled": ("#EFEDE8", INK),
    "decommissioned": ("#EFEDE8", INK),
}


def pairs_chart(counted: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """A bar for each pair of countries, its parts shaded by status; the pair of this atlas in bold."""
    rows: list[dict[str, object]] = []
    reached: dict[tuple[str, ...], float] = {}
    for row in counted.to_dict("records"):
        start = reached.get(row["pair"], 0.0)
        reached[row["pair"]] = start + row["mw"] / 1000
        fill, ink = SHADES[row["status"]]
        rows.append(
            {
                "pair": pair_text(row["pair"]),
                "status": STATUSES[row["status"]],
                "from": start,
                "to": start + row["mw"] / 1000,
                "words": gigawatts(row["mw"]),
                "fill": fill,
                "ink": ink,
                "sure": row["status"] == "operational",
                "told": f"{number(row['mw'])} MW over {counted_links(row['links'])}",
            }
        )
    names = [pair_text(pair) for pair in reached]
    most = max([*reached.values(), 1.0])
    totals = [
        {"pair": pair_text(pair), "to": total, "words": f"{gigawatts(total * 1000)} GW"}
        for pair, total in reached.items()
    ]
    y = alt.Y(
        "pair:N",
        sort=names,
        title=None,
        axis=alt.Axis(
            grid=False,
            labelFontWeight=alt.condition(f"datum.value === '{pair_text(UK_BELGIUM)}'", alt.value(700), alt.value(400)),
        ),
    )
    x = alt.X("from:Q", title="Capacity in gigawatts", axis=alt.Axis(tickCount=6), scale=alt.Scale(domain=[0, most]))
    bars = alt.Chart(alt.Data(values=rows)).encode(y=y)
    drawn = bars.mark_bar(height=22, strokeWidth=1).encode(
        x=x,
        x2=alt.X2("to:Q"),
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.condition("datum.sure", alt.value("#FFFFFF"), alt.value("#8C3216")),
        strokeDash=alt.condition("datum.sure", alt.value([1, 0]), alt.value([3, 2])),
        tooltip=[
            alt.Tooltip("pair:N", title="Between"),
            alt.Tooltip("status:N", title="Status"),
            alt.Tooltip("told:N", title="Capacity"),
        ],
    )
    words = (
        bars.transform_calculate(middle="(datum.from + datum.to) / 2")
        .transform_filter(f"(datum.to - datum.from) / {most} * width > 30")
        .mark_text(fontSize=12)
        .encode(x=alt.X("middle:Q"), text=alt.Text("words:N"), color=alt.Color("ink:N", scale=None))
    )
    sums = (
        alt.Chart(alt.Data(values=totals))
        .mark_text(align="left", dx=6, color=INK, fontWeight=600)
        .encode(y=y, x=alt.X("to:Q"), text=alt.Text("words:N"))
    )
    return styled(alt.layer(drawn, words, sums).properties(height=max(1, len(names)) * 30))


def pipelines_chart(table: pd.DataFrame, dark: Collection[str]) -> alt.LayerChart | alt.FacetChart:
    """A bar for each pipeline with a published capacity, the greatest first, its figure and ends written beside it."""
    known = table.dropna(subset=["Capacity, bcm a year"]).sort_values("Capacity, bcm a year", ascending=False)
    rows = [
        {
            "name": row["Pipeline"],
            "bcm": row["Capacity, bcm a year"],
            "words": number(row["Capacity, bcm a year"]) + (" *" if row["Note on capacity"] else ""),
            "note": row["Note on capacity"] or "none",
            "here": id in dark,
        }
        for id, row in known.iterrows()
    ]
    most = max((float(row["bcm"]) for row in rows), default=1.0)
    x = alt.X(
        "bcm:Q",
        title="Billion cubic metres a year",
        stack=None,
        axis=alt.Axis(tickCount=5, titleAnchor="end"),  # a telephone has more room below the names than below the bars
        scale=alt.Scale(domain=[0, most], nice=False, range=[0, alt.expr("width - 40")]),  # figures stand behind bars
    )
    bars = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(grid=False)), x=x
    )
    drawn = bars.mark_bar(height=18).encode(
        color=alt.condition("datum.here", alt.value("#664E13"), alt.value("#C3B691")),
        tooltip=[
            alt.Tooltip("name:N", title="Pipeline"),
            alt.Tooltip("words:N", title="bcm a year"),
            alt.Tooltip("note:N", title="Note"),
        ],
    )
    words = bars.mark_text(align="left", dx=5, color=INK).encode(text=alt.Text("words:N"))
    return styled(alt.layer(drawn, words).properties(height=max(1, len(rows)) * 26))


def shades_text(statuses: Collection[str]) -> str:
    """The statuses of a chart in words, the darkest first: ``in service, under construction, proposed``."""
    return ", ".join(words[0].lower() + words[1:] for status, words in STATUSES.items() if status in statuses)
