"""Capacity of links by year: what is in service, and on top of it what is expected, each under its own status.

A link counts from its start year on, for the whole of that year. The records tell no year in which a link will close,
so nothing is taken off; where a record tells the end of a technical life, that is told beside the curve.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt
import geopandas as gpd
import pandas as pd

from geodata.records import STATUSES, Layer
from layers.interconnectors.charts import SHADES
from layers.interconnectors.links import COUNTED, LINK_YEARS, gigawatts, named_with_capacity
from layers.looks.chart_style import INK, styled
from layers.wording.facts import blank, number


@dataclass(frozen=True, slots=True)
class Ending:
    """What a record tells of the end of a link: ``year`` is the last of its technical life, ``note`` a sentence."""

    id: str
    name: str
    year: int
    note: str


def by_year(features: gpd.GeoDataFrame, years: Sequence[int] = LINK_YEARS) -> pd.DataFrame:
    """Capacity in each year, one row per year and status found: columns year, status, expected, mw and links.

    Counted are links with a start year and a capacity whose status is in `COUNTED`. ``expected`` says that the start
    years behind the row are expectations, not events.
    """
    found: dict[tuple[str, bool], list[tuple[int, float]]] = {}
    for row in _counted(features).to_dict("records"):
        expected = not blank(row["start_is_estimate"]) and bool(row["start_is_estimate"])
        found.setdefault((row["status"], expected), []).append((int(row["start_year"]), float(row["capacity_mw"])))
    rows = []
    for year in years:
        for status, expected in sorted(found, key=lambda each: (COUNTED.index(each[0]), each[1])):
            there = [mw for start, mw in found[status, expected] if start <= year]
            rows.append((year, status, expected, sum(there), len(there)))
    return pd.DataFrame(rows, columns=["year", "status", "expected", "mw", "links"])


def in_year(curve: pd.DataFrame, year: int) -> dict[tuple[str, bool], tuple[float, int]]:
    """What `by_year` found for one year: (status, expected) -> megawatts and links; what is nought is left out."""
    of = curve[(curve["year"] == year) & (curve["links"] > 0)]
    return {(row["status"], row["expected"]): (row["mw"], row["links"]) for row in of.to_dict("records")}


def year_sentence(curve: pd.DataFrame, year: int, today: date) -> str:
    """``In 2030: 14,015 MW in service (14 links, if nothing closes)`` and so on for each status."""
    found = in_year(curve, year)
    parts = []
    for (status, expected), (mw, links) in found.items():
        words = STATUSES[status][0].lower() + STATUSES[status][1:]
        doubts = ["start expected"] if expected else []
        if status == "operational" and year > today.year:
            doubts.append("if nothing closes")
        count = f"{links:,} link{'s' if links != 1 else ''}"
        parts.append(f"{number(mw)} MW {words} ({', '.join([count, *doubts])})")
    return f"In {year}: {'; '.join(parts)}." if parts else f"In {year} none of the links chosen is there or expected."


def not_on_curve(layer: Layer, features: gpd.GeoDataFrame, everything: gpd.GeoDataFrame) -> list[str]:
    """Sentences on what the curve leaves out, each with its reason.

    ``features`` are those that passed the filters, ``everything`` the links before the filter of status.
    """
    may = features[features["status"].isin(COUNTED)]
    told = [
        ("No start year was published", may[may["start_year"].isna()]),
        ("No capacity was published", may[may["start_year"].notna() & may["capacity_mw"].isna()]),
        ("Suspended, cancelled or closed, so never counted", everything[~everything["status"].isin(COUNTED)]),
    ]
    return [f"{reason}: {named_with_capacity(layer, of)}." for reason, of in told if len(of)]


def endings(features: gpd.GeoDataFrame) -> list[Ending]:
    """The links whose record tells the end of their technical life."""
    ended = features[features["technical_life_to"].notna()]
    return [
        Ending(str(id), str(row["name"]), int(row["technical_life_to"]), str(row["technical_life_note"]))
        for id, row in ended.iterrows()
    ]


def curve_table(curve: pd.DataFrame) -> pd.DataFrame:
    """The curve for a table: a row per year, a column of megawatts per status; expected starts are told in its name."""
    wide = curve.pivot_table(index="year", columns=["status", "expected"], values="mw", aggfunc="sum", sort=False)
    wide.columns = [
        f"{STATUSES[status]}{', start expected' if expected else ''}, MW"
        for status, expected in map(tuple, wide.columns)
    ]
    return wide.rename_axis("Year")


def curve_chart(
    curve: pd.DataFrame, ended: Sequence[Ending], year: int | None, today: date
) -> alt.LayerChart | alt.FacetChart:
    """The curve as steps laid on each other, the surest and darkest at the bottom; expected ones have a broken edge.

    The year chosen is a line with its total; without one, the line is today's year.
    """
    stack, tops = _stacked(curve)
    most = max([*tops.values(), 1.0])
    first, last = min(curve["year"], default=LINK_YEARS[0]), max(curve["year"], default=LINK_YEARS[-1])
    # A step goes from the beginning of a year to the beginning of the next, so the last year needs an end.
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[first, last + 1], nice=False, zero=False),
        axis=alt.Axis(format="d", grid=False, values=[*range((first + 4) // 5 * 5, last + 1, 5)], labelOverlap=True),
    )
    y = alt.Y(
        "from:Q", title="Gigawatts", scale=alt.Scale(domain=[0, most * 1.05], nice=False), axis=alt.Axis(tickCount=6)
    )
    base = alt.Chart(alt.Data(values=stack)).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("year:Q", title="Year"),
            alt.Tooltip("words:N", title="Status"),
            alt.Tooltip("told:N", title="Capacity"),
        ],
    )
    areas = base.mark_area(interpolate="step-after").encode(
        y2="to:Q", detail="words:N", color=alt.Color("fill:N", scale=None)
    )
    edges = base.mark_line(interpolate="step-after", strokeWidth=1.4, color="#8C3216").encode(
        y="to:Q", detail="words:N", strokeDash=alt.condition("datum.sure", alt.value([1, 0]), alt.value([4, 3]))
    )
    layers = [areas, edges]
    labels = _labels(stack, last)
    if labels:
        layers.append(
            alt.Chart(alt.Data(values=labels))
            .mark_text(align="left", dx=7, fontSize=13, color=INK, lineBreak="\n", lineHeight=15)
            .encode(x="at:Q", y="y:Q", text="words:N")
        )
    shown = year or today.year
    if first <= shown <= last:
        total = tops.get(shown, 0.0)
        sure = shown <= today.year and all(step["sure"] for step in stack if step["year"] == shown)
        words = f"{shown}: {total:.1f} GW {'in service' if sure else 'expected'}"
        now = [{"at": shown + 0.5, "y": most * 1.05, "words": words}]
        rule = alt.Chart(alt.Data(values=now)).encode(x="at:Q")
        near_end = shown > first + (last - first) * 0.6
        layers.append(rule.mark_rule(color=INK, strokeWidth=1.2))
        layers.append(
            rule.mark_text(
                align="right" if near_end else "left",
                dx=12 if near_end else -12,
                dy=-5,
                baseline="bottom",
                fontWeight=600,
                color=INK,
            ).encode(y="y:Q", text="words:N")
        )
    marks = [
        {"at": end.year + 0.5, "y": _top_of("operational", stack, end.year), "words": f"{end.name}: {end.note}"}
        for end in ended
        if first <= end.year <= last
    ]
    if marks:
        layers.append(
            alt.Chart(alt.Data(values=marks))
            .mark_point(shape="triangle-up", filled=True, size=110, color="#FFFFFF", stroke=INK, strokeWidth=1.2)
            .encode(x="at:Q", y="y:Q", tooltip=alt.Tooltip("words:N", title="End of life"))
        )
    return styled(alt.layer(*layers).properties(height=300))


def _counted(features: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    known = features["start_year"].notna() & features["capacity_mw"].notna()
    return features[known & features["status"].isin(COUNTED)]


def _stacked(curve: pd.DataFrame) -> tuple[list[dict[str, object]], dict[int, float]]:
    """The steps, each on top of the one before, and the top of each year, in gigawatts."""
    tops: dict[int, float] = {}
    stack: list[dict[str, object]] = []
    for row in curve.to_dict("records"):
        year, below = int(row["year"]), tops.get(int(row["year"]), 0.0)
        tops[year] = below + row["mw"] / 1000
        if not row["mw"]:
            continue
        words = STATUSES[row["status"]] + (", start expected" if row["expected"] else "")
        stack.append(
            {
                "at": year,
                "year": year,
                "status": row["status"],
                "words": words,
                "from": below,
                "to": tops[year],
                "gw": row["mw"] / 1000,
                "fill": SHADES[row["status"]][0],
                "sure": not row["expected"],
                "told": f"{number(row['mw'])} MW over {row['links']:,} link{'s' if row['links'] != 1 else ''}",
            }
        )
    last = max(tops, default=0)
    return stack + [{**step, "at": last + 1} for step in stack if step["year"] == last], tops


def _labels(stack: Sequence[dict[str, object]], last: int) -> list[dict[str, object]]:
    """The name and the last figure of each step, written to the right of it; none for a step that is empty."""
    ends = [step for step in stack if step["at"] == last + 1 and step["gw"]]
    return [
        {
            "at": last + 1,
            "y": (float(str(step["from"])) + float(str(step["to"]))) / 2,
            "words": f"{STATUSES[str(step['status'])]}\n{gigawatts(float(str(step['gw'])) * 1000)} GW",
        }
        for step in ends
    ]


def _top_of(status: str, stack: Sequence[dict[str, object]], year: int) -> float:
    tops = [float(str(step["to"])) for step in stack if step["status"] == status and step["at"] == year]
    return tops[0] if tops else 0.0
