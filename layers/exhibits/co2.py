"""What the CO2 page shows."""

import geopandas as gpd

from layers.co2.charts import EDGE, SHADES
from layers.co2.choice import Co2Choice, chosen_stores, store_layer
from layers.co2.outlets import STANDINGS, outlets
from layers.co2.tables import capacities, ranking, rates, rates_note, types_table
from layers.co2.transport import transport
from layers.co2.ways import compared_in_short, comparison
from layers.exhibits.entry import Asked, Entry, of_features
from layers.exports.exhibit.exhibit import Exhibit, plot_of

PAGE = "/co2"
RATE = "Mt CO2 a year"
RANKING = (
    "In principle: an arrangement lifts the ban on export; ships, permits and room are separate matters. Distances are "
    "to the site's centre."
)
CAPACITY = "Permitted volumes and companies' estimates are mixed. A total would not be reliable."
SKETCHES = "Nearly all lines are sketches: they show what is connected, not where a pipeline or a ship runs."


def _at_home(asked: Asked) -> gpd.GeoDataFrame:
    """The stores in the North Sea that pass the filters."""
    stores = chosen_stores(asked.atlas, asked.choice)
    return stores[stores["region"] == asked.atlas.subjects.co2_home_region]


def _from(asked: Asked) -> str:
    return asked.atlas.co2_ports[asked.choice.origin].name


def _ranked(asked: Asked, title: str) -> Exhibit | None:
    found = outlets(asked.atlas, asked.choice, asked.today)
    return of_features(asked, title, ranking(asked.atlas, found), RANKING) if found else None


def _of_standing(asked: Asked, title: str) -> Exhibit | None:
    found = [each for each in outlets(asked.atlas, asked.choice, asked.today) if each.standing == asked.part]
    return of_features(asked, title, ranking(asked.atlas, found).drop(columns="Rank"), RANKING) if found else None


def _capacities(asked: Asked, title: str) -> Exhibit | None:
    table = capacities(_at_home(asked))
    if table.empty:
        return None
    (drawn,) = table.select_dtypes("number").columns
    plot = plot_of(table, [str(drawn)], {str(drawn): EDGE}, name=str(table.columns[0]))
    return Exhibit(title, table, tuple(map(str, table.index)), plot=plot, note=CAPACITY)


def _types(asked: Asked, title: str) -> Exhibit | None:
    stores = _at_home(asked)
    if stores.empty:
        return None
    return Exhibit(title, types_table(store_layer(asked.atlas).info, stores), tuple(stores.index), note=CAPACITY)


def _rates(asked: Asked, title: str) -> Exhibit | None:
    stores = _at_home(asked)
    table = rates(stores)
    if not table.to_numpy().any():
        return None
    plot = plot_of(table, list(table.columns), SHADES, direction="columns", unit=RATE)
    headed = table.rename(columns=lambda group: f"{group}, {RATE}")
    return Exhibit(title, headed, tuple(stores.index), plot=plot, note=rates_note(stores))


EXHIBITS = {
    "co2-stores-from": Entry(
        PAGE, "ranking", Co2Choice, lambda asked: f"CO2 stores, by sea from {_from(asked)}", _ranked
    ),
    "co2-stores": Entry(
        PAGE,
        "not-ranked",
        Co2Choice,
        lambda asked: f"CO2 stores: {STANDINGS[asked.part]}",
        _of_standing,
        parts=lambda _: STANDINGS,
    ),
    "co2-storage-capacity": Entry(
        PAGE, "capacity", Co2Choice, "What CO2 stores in the North Sea are expected to hold", _capacities
    ),
    "co2-stores-by-type": Entry(PAGE, "capacity", Co2Choice, "CO2 stores by type and status", _types),
    "co2-injection-rates": Entry(PAGE, "rates", Co2Choice, "CO2 injection rates by year", _rates),
    "co2-terminals-and-pipelines": Entry(
        PAGE,
        "transport",
        Co2Choice,
        "Terminals, pipelines and ship routes for CO2",
        lambda asked, title: of_features(asked, title, transport(asked.atlas, asked.choice), SKETCHES),
    ),
    "distances-by-sea": Entry(
        PAGE,
        "ranking",
        Co2Choice,
        "Shortest sea routes compared with services",
        lambda asked, title: of_features(asked, title, comparison(asked.atlas), compared_in_short(asked.atlas)),
    ),
}
