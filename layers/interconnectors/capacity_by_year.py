"""Capacity of links by year: what is in service, and on top of it what is expected, each under its own status.

A link counts from its start year on, for the whole of that year. The records tell no year in which a link will close,
so nothing is taken off; where a record tells the end of a technical life, that is told beside the curve.
"""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.records import STATUSES, Layer
from layers.interconnectors.charts import SHADES
from layers.interconnectors.links import counted_links, named_with_capacity
from layers.looks.step_chart import Ending, Steps
from layers.measures.capacity_by_year import COUNTED, in_year
from layers.wording.facts import number, once_expected

STEPS = Steps({status: fill for status, (fill, _) in SHADES.items()}, "#8C3216", counted_links)
"""How the curve of the links looks."""


def year_sentence(curve: pd.DataFrame, year: int, today: date) -> str:
    """``In 2030: 14,015 MW in service (14 links, if nothing closes)`` and so on for each status."""
    found = in_year(curve, year)
    parts = []
    for (status, expected), (mw, links) in found.items():
        words = STATUSES[status][0].lower() + STATUSES[status][1:]
        doubts = ["start expected"] if expected else []
        if status == "operational" and year > today.year:
            doubts.append("if nothing closes")
        parts.append(f"{number(mw)} MW {words} ({', '.join([counted_links(links), *doubts])})")
    return f"In {year}: {'; '.join(parts)}." if parts else f"In {year} no chosen link is in service or expected."


def not_on_curve(layer: Layer, features: gpd.GeoDataFrame, everything: gpd.GeoDataFrame) -> list[str]:
    """Sentences on what the curve leaves out, each with its reason.

    ``features`` are those that passed the filters, ``everything`` the links before the filter of status.
    """
    may = features[features["status"].isin(COUNTED)]
    undated = may[may["start_year"].isna()]
    once = np.array([bool(once_expected(row)) for row in undated.to_dict("records")], dtype=bool)
    told = [
        ("No start year published", undated[~once]),
        ("Expected start not confirmed", undated[once]),
        ("No capacity published", may[may["start_year"].notna() & may["capacity_mw"].isna()]),
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
