"""The answer of the wind page on its map: the wind farms that pass the filters, and what gathers their power."""

import pandas as pd
import shapely

from geodata.records import COUNTRIES, STATUSES
from layers.maps.answers import Answer
from layers.maps.found import Found
from layers.maps.subject import Subject
from layers.measures.capacity_by_year import COUNTED
from layers.power import ISLAND
from layers.views.camera import around
from layers.views.map_view import NAMED_VIEWS, Camera, MapView, NamedView
from layers.wind.capacity import capacity_of, counted_farms, gigawatts
from layers.wind.choice import WindChoice, chosen
from layers.wording.countries import named
from layers.wording.facts import FACTS_AS_OF, listing
from loaders.atlas import Atlas

NAMED = 12
"""Wind farms that have their name at every zoom: those of the greatest capacity, and the greatest of each state, of all
and of those in service.
"""
ROOM = 0.12
"""Part of what is framed that is left free at each side."""


def found(atlas: Atlas, choice: WindChoice) -> Found:
    """What the map shows: the wind farms that are counted."""
    return Found(MapView(layers=(), select=choice.select, base=choice.base), tuple(answer(atlas, choice)))


def answer(atlas: Atlas, choice: WindChoice) -> list[Answer]:
    """Every wind farm that is counted in the look of its layer; beside a chosen one all others faint.

    Islands and hubs are small and in a look of their own, with their name only from the zoom of their layer on: what
    is being built there is no wind farm.
    """
    farms = chosen(atlas, choice)
    capacity = farms["capacity"].astype(float)
    in_service = _greatest_of_states(farms[farms["status"] == "operational"])
    greatest = list(
        dict.fromkeys([*in_service[:1], *_greatest_of_states(farms), *in_service, *capacity.nlargest(NAMED).index])
    )
    found = [
        Answer(
            str(id),
            label=str(name) if id in greatest and not choice.select else "",
            rank=greatest.index(id) if id in greatest else 0,
            faint=choice.select is not None and id != choice.select,
        )
        for id, name in farms["name"].items()
    ]
    islands = [
        Answer(str(id), "island_or_hub", faint=choice.select is not None)
        for features in atlas.features_as(ISLAND).values()
        for id, status, codes in features[["status", "countries"]].itertuples()
        if status in (choice.status or COUNTED) and (not choice.country or set(codes) & set(choice.country))
    ]
    opened = [] if choice.select is None or choice.select in farms.index else [Answer(choice.select)]
    return [*islands, *found, *opened]


def _greatest_of_states(farms: pd.DataFrame) -> list[str]:
    """The ids of the wind farm of the greatest capacity of each state, the greatest first."""
    capacity = farms["capacity"].astype(float)
    of_states = capacity.groupby(farms["countries"]).nlargest(1).index.get_level_values(-1)
    return [str(id) for id in capacity[of_states].nlargest(len(of_states)).index]


def subject(atlas: Atlas, choice: WindChoice) -> Subject:
    """The map with its words. It looks at the wind farm that is chosen, or at all that are counted."""
    where = around(atlas, choice.select) if choice.select else look(atlas, choice)
    return Subject(found(atlas, choice), heading(choice), counted(atlas, choice), where)


def heading(choice: WindChoice) -> str:
    """Of whose wind farms the map is."""
    if not choice.country:
        return "Wind farms of the North Sea"
    return f"Wind farms of {listing([named(COUNTRIES[code]) for code in choice.country])}"


def counted(atlas: Atlas, choice: WindChoice) -> str:
    """How many wind farms the map shows, and their capacity by standing."""
    farms = chosen(atlas, choice)
    told = [
        f"{gigawatts(capacity_of(farms, status))} {words.lower()}"
        for status, words in STATUSES.items()
        if (farms["status"] == status).any()
    ]
    return f"{counted_farms(len(farms))}: {', '.join(told) or 'none'} · facts as of {FACTS_AS_OF}"


def look(atlas: Atlas, choice: WindChoice) -> Camera | NamedView:
    """Where the map looks: at what is shown, or at what is chosen with some water round it."""
    farms = chosen(atlas, choice)
    if farms.empty or not choice.country:
        return NAMED_VIEWS[0]
    west, south, east, north = (float(each) for each in shapely.total_bounds(farms["geometry"].to_numpy()))
    across, high = ROOM * (east - west) + 0.3, ROOM * (north - south) + 0.2
    return NamedView("wind", "", (west - across, south - high, east + across, north + high))
