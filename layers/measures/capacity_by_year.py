"""Capacity by year: what is in service, and on top of it what is expected, each under its own status.

What has a start year counts from it on, for the whole of that year. No record tells a year of closing, so nothing is
taken off.
"""

from collections.abc import Sequence

import pandas as pd

from geodata.records import STATUSES
from layers.wording.facts import blank
from layers.wording.figures import added

COUNTED = ("operational", "under_construction", "permitted", "planned", "proposed")
"""Statuses that are, or may come to be, capacity; what is suspended, cancelled or closed is never counted as such."""


def by_year(features: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    """Capacity in each year, one row per year and status found: columns year, status, expected, mw and count.

    Counted is what has a start year and a capacity, and whose status is in `COUNTED`. ``expected`` says that the start
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
            rows.append((year, status, expected, added(there), len(there)))
    return pd.DataFrame(rows, columns=["year", "status", "expected", "mw", "count"])


def in_year(curve: pd.DataFrame, year: int) -> dict[tuple[str, bool], tuple[float, int]]:
    """What `by_year` found for one year: (status, expected) -> megawatts and how many; what is nought is left out."""
    of = curve[(curve["year"] == year) & (curve["count"] > 0)]
    return {(row["status"], row["expected"]): (row["mw"], row["count"]) for row in of.to_dict("records")}


def curve_table(curve: pd.DataFrame) -> pd.DataFrame:
    """The curve for a table: a row per year, a column of megawatts per status; expected starts are told in its name."""
    wide = curve.pivot_table(index="year", columns=["status", "expected"], values="mw", aggfunc="sum", sort=False)
    wide.columns = [
        f"{STATUSES[status]}{', start expected' if expected else ''}, MW"
        for status, expected in map(tuple, wide.columns)
    ]
    return wide.rename_axis("Year")


def _counted(features: pd.DataFrame) -> pd.DataFrame:
    known = features["start_year"].notna() & features["capacity_mw"].notna()
    return features[known & features["status"].isin(COUNTED)]
