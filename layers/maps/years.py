"""The years in which something of a view begins: what a reader who goes through the years meets in each."""

from dataclasses import dataclass

import pandas as pd

from geodata.records import STATUSES
from layers.maps.deck import features_shown
from layers.maps.features import heroes, written
from layers.maps.tiling import is_tiled
from layers.views.map_view import YEARS, MapView
from layers.wording.facts import in_a_sentence, listing
from loaders.atlas import Atlas

MOST_NAMED = 3
"""Features that are named of those that begin in a year."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A year, how many features begin in it, and which in words."""

    year: int
    count: int
    words: str


def beginnings(view: MapView, atlas: Atlas) -> list[Beginning]:
    """Every year of `YEARS` in which something of a view begins, whatever year the view has chosen, in their order.

    A feature begins in the year from which it is in service or is expected to be; one without such a year in none.
    """
    first = heroes(atlas)
    found = [
        pd.DataFrame(
            {"year": its["start_year"], "name": its["name"], "status": its["status"], "hero": its.index.isin(first)}
        )
        for its in features_shown(view.but(year=None), atlas).values()
    ]
    if not found:
        return []
    every = pd.concat(found).dropna(subset=["year"])
    every = every[every["year"].between(YEARS[0], YEARS[-1])].sort_values("hero", ascending=False, kind="stable")
    return [Beginning(int(year), len(its), _named(its)) for year, its in every.groupby(every["year"].astype(int))]


def _named(features: pd.DataFrame) -> str:
    """``Nemo Link (in service), Nautilus (proposed) and 3 more``."""
    few = features.head(MOST_NAMED)
    names = [
        f"{written(name)} ({in_a_sentence(STATUSES[status])})"
        for name, status in zip(few["name"], few["status"], strict=True)
    ]
    more = len(features) - len(few)
    return listing([*names, f"{more:,} more"] if more else names)


def standing_still(view: MapView, atlas: Atlas) -> list[str]:
    """Titles of the layers of a view that are too large for a browser to go through the years with them."""
    return [atlas.layers[id].info.title for id in view.layers if is_tiled(atlas.layers[id])]
