"""How much wind power stands, is being built, permitted and planned: sums that never mix standings, and what is left
out of them by name.
"""

from typing import Any

import pandas as pd

from geodata.records import COUNTRIES, STATUSES
from layers.looks.step_chart import Steps
from layers.measures.capacity_by_year import COUNTED
from layers.wording.facts import NOT_PUBLISHED, in_words, listing, number, year_text
from layers.wording.figures import Figure, published
from loaders.atlas import Atlas

SHADES = {
    # darker is surer, so that a copy in grey says the same
    "operational": "#01513C",
    "under_construction": "#2B8C6D",
    "permitted": "#7CBBA4",
    "planned": "#B4D9CA",
    "proposed": "#DCEDE6",
    "suspended": "#E4E1DA",
    "cancelled": "#EFEDE8",
    "decommissioned": "#EFEDE8",
}
"""Status -> the fill of its bars and steps."""


def counted_farms(count: int) -> str:
    """``1 wind farm``, ``5 wind farms``."""
    return f"{count:,} wind farm{'s' if count != 1 else ''}"


STEPS = Steps(SHADES, "#01513C", counted_farms)
"""How the curve by year looks."""


def gigawatts(megawatts: float) -> str:
    """``12.4 GW`` for 12,402.5 megawatts: what is told to a tenth is not more than the records bear."""
    return f"{megawatts / 1000:,.1f} GW"


def capacity_of(farms: pd.DataFrame, status: str) -> float:
    """The published capacities of a standing added up, in MW."""
    return float(farms.loc[farms["status"] == status, "capacity"].sum())


def figures(farms: pd.DataFrame) -> list[Figure]:
    """A figure for each standing that is found, the surest first."""
    found = []
    for status in COUNTED:
        of = farms[farms["status"] == status]
        if len(of):
            note = f"{published(of['capacity'], 'Capacity', 'wind farms')}."
            found.append(Figure(STATUSES[status], gigawatts(float(of["capacity"].sum())), note, tuple(of.index)))
    return found


def by_state(farms: pd.DataFrame) -> pd.DataFrame:
    """Capacity by state and standing: columns state, status, mw, count and blanks, the greatest state first."""
    rows = []
    for (codes, status), of in farms[farms["status"].isin(COUNTED)].groupby(["countries", "status"], sort=False):
        known = of["capacity"].dropna()
        rows.append((codes, status, float(known.sum()), len(of), len(of) - len(known)))
    table = pd.DataFrame(rows, columns=["state", "status", "mw", "count", "blanks"])
    total = table.groupby("state")["mw"].sum().to_dict()
    order = sorted(total, key=lambda state: (-total[state], state))
    table["place"] = [
        (order.index(state), COUNTED.index(status)) for state, status in table[["state", "status"]].itertuples(False)
    ]
    return table.sort_values("place").drop(columns="place").reset_index(drop=True)


def state_text(codes: tuple[str, ...]) -> str:
    """The names of the states of a wind farm."""
    return listing([COUNTRIES[code] for code in codes])


def by_state_table(counted: pd.DataFrame) -> pd.DataFrame:
    """What `by_state` counted as a reader's table: a row for each state, a column of megawatts for each standing."""
    found = [status for status in COUNTED if status in set(counted["status"])]
    rows: dict[str, dict[str, float]] = {}
    for row in counted.to_dict("records"):
        line = rows.setdefault(state_text(row["state"]), {f"{STATUSES[status]}, MW": 0.0 for status in found})
        line[f"{STATUSES[row['status']]}, MW"] = row["mw"]
        line["Wind farms"] = line.get("Wind farms", 0) + row["count"]
        line["Capacity not published"] = line.get("Capacity not published", 0) + row["blanks"]
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("State")


def not_on_curve(farms: pd.DataFrame, everything: pd.DataFrame) -> list[str]:
    """Sentences on what the curve by year leaves out, each with its reason and its capacity.

    ``farms`` are those that pass the filters, ``everything`` those of the chosen states.
    """
    may = farms[farms["status"].isin(COUNTED)]
    told = [
        ("No first year is published", may[may["start_year"].isna()]),
        ("No capacity is published", may[may["start_year"].notna() & may["capacity"].isna()]),
        ("Suspended, cancelled or closed, so never counted", everything[~everything["status"].isin(COUNTED)]),
    ]
    return [f"{reason}: {_with_capacity(of)}." for reason, of in told if len(of)]


def _with_capacity(farms: pd.DataFrame) -> str:
    known = [(row["name"], row["capacity"]) for row in farms.to_dict("records")]
    return listing([f"{name} ({NOT_PUBLISHED if pd.isna(mw) else f'{number(mw)} MW'})" for name, mw in known])


def farms_table(atlas: Atlas, farms: pd.DataFrame) -> pd.DataFrame:
    """Every wind farm for a table, the greatest first; blanks stay blank."""
    greatest_first = farms.sort_values("capacity", ascending=False, na_position="last")
    records: list[Any] = greatest_first.to_dict("records")
    rows = [
        {
            "id": row["id"],
            "Wind farm": row["name"],
            "State": state_text(row["countries"]),
            "Status": STATUSES[row["status"]],
            "Status as of": in_words(row["status_as_of"]) or NOT_PUBLISHED,
            "In service from": year_text(row),
            "MW": None if pd.isna(row["capacity"]) else float(row["capacity"]),
            "Turbines": None if pd.isna(row["turbines"]) else int(row["turbines"]),
            "Zone": row["country_zone"] or NOT_PUBLISHED,
            "Owners": row["developer_owners"] or row["operator"] or NOT_PUBLISHED,
            "Commitments": len(atlas.commitments_of(row["id"])),
        }
        for row in records
    ]
    names = ["id", "Wind farm", "State", "Status", "Status as of", "In service from", "MW", "Turbines", "Zone"]
    return pd.DataFrame(rows, columns=[*names, "Owners", "Commitments"]).set_index("id")
