"""How much wind power stands, is being built, permitted and planned: sums that never mix standings, and what is left
out of them by name.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from geodata.records import COUNTRIES, STATUSES
from layers.looks.step_chart import Steps
from layers.measures.capacity_by_year import COUNTED
from layers.wording.facts import NOT_PUBLISHED, in_words, listing, number, year_text
from layers.wording.figures import Figure, added, published
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
    return added(farms.loc[farms["status"] == status, "capacity"])


def figures(farms: pd.DataFrame) -> list[Figure]:
    """A figure for each standing that is found, the surest first."""
    found = []
    for status in COUNTED:
        of = farms[farms["status"] == status]
        if len(of):
            note = f"{published(of['capacity'], 'Capacity', 'wind farms')}."
            found.append(Figure(STATUSES[status], gigawatts(added(of["capacity"])), note, tuple(of.index)))
    return found


UNDATED, LATE = "No first year published", "Starts after the year of the aim"
"""Why a capacity to come is set apart from what an aim is compared with."""


def by_state(farms: pd.DataFrame, aimed: Mapping[tuple[str, ...], int] | None = None) -> pd.DataFrame:
    """Capacity by state and standing: columns state, status, apart, mw, count and blanks, the greatest state first.

    ``aimed`` is the year of the aim that a state is compared with. ``apart`` is `UNDATED` or `LATE` for what is not in
    service and has no first year, or one after that, and empty for all else.
    """
    groups: dict[tuple[tuple[str, ...], str, str], list[float]] = {}
    records: list[Any] = farms[farms["status"].isin(COUNTED)].to_dict("records")
    for row in records:
        last = (aimed or {}).get(row["countries"])
        groups.setdefault((row["countries"], row["status"], _apart(row, last)), []).append(row["capacity"])
    rows = []
    for key, capacities in groups.items():
        known = [mw for mw in capacities if not pd.isna(mw)]
        rows.append((*key, added(known), len(capacities), len(capacities) - len(known)))
    table = pd.DataFrame(rows, columns=["state", "status", "apart", "mw", "count", "blanks"])
    total = table.groupby("state")["mw"].agg(added).to_dict()
    order = sorted(total, key=lambda state: (-total[state], state))
    table["place"] = [
        (order.index(state), ("", LATE, UNDATED).index(apart), COUNTED.index(status))
        for state, status, apart in table[["state", "status", "apart"]].itertuples(False)
    ]
    return table.sort_values("place").drop(columns="place").reset_index(drop=True)


def _apart(farm: Mapping[str, Any], last: int | None) -> str:
    if farm["status"] == COUNTED[0]:
        return ""
    if pd.isna(farm["start_year"]):
        return UNDATED
    return LATE if last is not None and farm["start_year"] > last else ""


def state_text(codes: tuple[str, ...]) -> str:
    """The names of the states of a wind farm."""
    return listing([COUNTRIES[code] for code in codes])


def by_state_table(counted: pd.DataFrame) -> pd.DataFrame:
    """What `by_state` counted as a reader's table: a row for each state, a column of megawatts for each standing.

    A column more for each reason to set a capacity apart says how much of them that is.
    """
    found = [STATUSES[status] for status in COUNTED if status in set(counted["status"])]
    reasons = [f"Of which: {reason.lower()}" for reason in (LATE, UNDATED) if reason in set(counted["apart"])]
    rows: dict[str, dict[str, float]] = {}
    for row in counted.to_dict("records"):
        line = rows.setdefault(state_text(row["state"]), {f"{name}, MW": 0.0 for name in [*found, *reasons]})
        told = [STATUSES[row["status"]], *([f"Of which: {row['apart'].lower()}"] if row["apart"] else [])]
        for column in (f"{each}, MW" for each in told):
            line[column] = added([line[column], row["mw"]])
        line["Wind farms"] = line.get("Wind farms", 0) + row["count"]
        line["Capacity not published"] = line.get("Capacity not published", 0) + row["blanks"]
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("State")


def if_dates_hold(farms: pd.DataFrame, year: int) -> str:
    """How much there is in a year to come if every first year holds, and how much more has none, in a sentence."""
    may = farms[farms["status"].isin(COUNTED)]
    in_time = added(may.loc[(may["start_year"] <= year).fillna(False), "capacity"])
    undated = added(may.loc[may["start_year"].isna(), "capacity"])
    begin = f"Up to {gigawatts(in_time)} by {year} if all keep their dates"
    return f"{begin}; another {gigawatts(undated)} has no published first year." if undated else f"{begin}."


def not_on_curve(farms: pd.DataFrame, everything: pd.DataFrame) -> list[str]:
    """Sentences on what the curve by year leaves out, each with its reason and its capacity.

    ``farms`` are those that pass the filters, ``everything`` those of the chosen states.
    """
    may = farms[farms["status"].isin(COUNTED)]
    told = [
        ("No first year published", may[may["start_year"].isna()]),
        ("No capacity published", may[may["start_year"].notna() & may["capacity"].isna()]),
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
