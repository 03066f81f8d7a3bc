"""What a reader of the wind page has chosen, and which wind farms are left by it."""

from dataclasses import dataclass
from typing import Annotated

import pandas as pd

from geodata.records import COUNTRIES, STATUSES
from layers.measures.capacity_by_year import COUNTED
from layers.power import WIND, sites
from layers.views.choices import Feature, MapChoice, Some, Year
from layers.views.filtering import touches
from layers.wording.figures import not_counted
from loaders.atlas import Atlas

WIND_YEARS = range(2000, 2041)
"""Years that a reader may choose."""
TARGET_YEAR = 2030
"""The year that the page begins with: the one that most states have set themselves an aim for."""


@dataclass(frozen=True, slots=True)
class WindChoice(MapChoice):
    """What the reader has chosen: states, standings, a year, a wind farm that is open.

    No ``country`` means all states, no ``status`` all in `COUNTED`.
    """

    country: Annotated[tuple[str, ...], Some(lambda atlas: countries(atlas))] = ()
    status: Annotated[tuple[str, ...], Some(STATUSES)] = ()
    year: Annotated[int, Year(WIND_YEARS)] = TARGET_YEAR
    select: Annotated[str | None, Feature(lambda atlas: atlas.present_as(WIND), "in the address is no wind farm")] = (
        None
    )


def countries(atlas: Atlas) -> dict[str, str]:
    """The states that have a wind farm in the atlas: code -> name, in the order of the records."""
    found = {
        code for id in atlas.present_as(WIND) for codes in atlas.layers[id].features["countries"] for code in codes
    }
    return {code: name for code, name in COUNTRIES.items() if code in found}


def of_countries(atlas: Atlas, choice: WindChoice) -> pd.DataFrame:
    """The wind farms of the chosen states, whatever their standing, with their capacity in MW as ``capacity``."""
    farms = sites(atlas, WIND)
    return farms[[not choice.country or touches(codes, choice.country) for codes in farms["countries"]]]


def chosen(atlas: Atlas, choice: WindChoice) -> pd.DataFrame:
    """The wind farms that pass the filters of state and standing, in the order of the records."""
    farms = of_countries(atlas, choice)
    return farms[farms["status"].isin(choice.status or COUNTED)]


def left_out(atlas: Atlas, choice: WindChoice) -> str:
    """A sentence on the wind farms on record that the filters leave out, and why; empty text where there are none."""
    farms, counted = sites(atlas, WIND), chosen(atlas, choice).index
    reasons = [
        ""
        if id in counted
        else "of other states"
        if choice.country and not touches(codes, choice.country)
        else STATUSES[status].lower()
        for id, codes, status in farms[["countries", "status"]].itertuples()
    ]
    return not_counted(reasons, "wind farms")
