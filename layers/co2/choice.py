"""What a reader of the CO2 page has chosen, and which stores are left by it."""

from dataclasses import dataclass
from typing import Annotated, Self

import geopandas as gpd

from geodata.records import COUNTRIES
from layers.views.choices import Feature, MapChoice, One, Some, Year
from layers.views.map_view import YEARS
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

RATE_YEARS = range(2024, 2041)
"""Years of the chart of injection rates."""


@dataclass(frozen=True, slots=True)
class Co2Choice(MapChoice):
    """What the reader has chosen: a port for CO2, the stores' countries, a year by which they inject, a feature.

    Empty ``country`` means all, ``year`` None any. ``select`` is a store or anything that CO2 is carried by.
    """

    origin: Annotated[str, One(lambda atlas: atlas.co2_ports, "from")]
    country: Annotated[tuple[str, ...], Some(lambda atlas: countries(atlas))] = ()
    year: Annotated[int | None, Year(YEARS)] = None
    select: Annotated[
        str | None,
        Feature(lambda atlas: layers_of_co2(atlas), "in the address is no CO2 store, terminal or pipeline"),
    ] = None

    @classmethod
    def at_first(cls, atlas: Atlas) -> Self:
        """What the page begins with: the port for CO2 that is offered first."""
        return cls(first_port(atlas))


def store_layer(atlas: Atlas) -> LayerData:
    """The layer of the CO2 stores."""
    return atlas.layers[atlas.layer_as("co2_store")]


def transport_layer(atlas: Atlas) -> LayerData:
    """The layer of what CO2 is carried by: terminals, hubs, pipelines and ship routes."""
    return atlas.layers[atlas.layer_as("co2_transport")]


def layers_of_co2(atlas: Atlas) -> tuple[str, str]:
    """The ids of the layers of the CO2 stores and of what CO2 is carried by."""
    return store_layer(atlas).info.id, transport_layer(atlas).info.id


def is_of_subject(atlas: Atlas, id: str) -> bool:
    """Whether a feature is a CO2 store or something that CO2 is carried by."""
    return atlas.layer_of(id) in layers_of_co2(atlas)


def first_port(atlas: Atlas) -> str:
    """The port for CO2 that is offered first."""
    return next(iter(atlas.co2_ports))


def countries(atlas: Atlas) -> dict[str, str]:
    """The states that have a store: code -> name, in the order of the records."""
    found = {code for codes in store_layer(atlas).features["countries"] for code in codes}
    return {code: name for code, name in COUNTRIES.items() if code in found}


def chosen_stores(atlas: Atlas, choice: Co2Choice) -> gpd.GeoDataFrame:
    """The stores of the chosen countries that inject, or are expected to, by the chosen year.

    With a year, stores without a published first year are left out: see `left_out`.
    """
    stores = _of_countries(atlas, choice)
    return stores[(stores["start_year"] <= choice.year).fillna(False)] if choice.year is not None else stores


def left_out(atlas: Atlas, choice: Co2Choice) -> str:
    """A sentence on the stores without a published first year, where a year is chosen; else empty text."""
    if choice.year is None:
        return ""
    stores = _of_countries(atlas, choice)
    undated = int(stores["start_year"].isna().sum())
    return f"{undated} of {len(stores)} stores are left out: they have no published first year." if undated else ""


def none_found(atlas: Atlas, choice: Co2Choice) -> str:
    """What to tell a reader whose filters no store passes."""
    stores = _of_countries(atlas, choice)
    dated = stores[stores["start_year"].notna()]
    if choice.year is None or dated.empty:
        return "No store matches these filters. Remove one."
    first = dated.loc[dated["start_year"].idxmin()]
    began = "is expected to begin" if first["start_is_estimate"] else "began"
    return f"No store injects by {choice.year}: the first, {first['name']}, {began} in {first['start_year']}."


def _of_countries(atlas: Atlas, choice: Co2Choice) -> gpd.GeoDataFrame:
    stores = store_layer(atlas).features
    if not choice.country:
        return stores
    return stores[[any(code in choice.country for code in codes) for codes in stores["countries"]]]


def years_offered(choice: Co2Choice) -> list[int]:
    """The years that a reader may choose from, with the one of the address if it is another."""
    return sorted({*RATE_YEARS, *([choice.year] if choice.year is not None else [])})
