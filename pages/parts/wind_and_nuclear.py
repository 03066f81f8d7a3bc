"""Wind and nuclear power in short, for context on any page: what is in service by country, and what was promised."""

from collections.abc import Sequence

import streamlit as st

from geodata.records import Commitment
from layers.power import ISLAND, NUCLEAR, WIND, by_country, evidence, in_service, in_service_chart, with_capacity
from layers.wording.facts import status_words
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from pages.parts.evidence import show_chart, show_figures
from pages.parts.place_table import show_behind
from pages.parts.plain_text import as_text


def show_wind(atlas: Atlas, countries: Sequence[str] = (), key: str = "wind") -> None:
    """Draw offshore wind and energy islands into the current container."""
    st.subheader("Offshore wind and energy islands", anchor="wind")
    st.markdown("Wind farms at sea in service by country, and the islands that are to gather their power.")
    wind, island = atlas.layer_as(WIND), atlas.layer_as(ISLAND)
    info, islands = atlas.layers[island].info, atlas.layers[island].features
    names = [f"{island['name']} ({status_words(info, island).lower()})" for _, island in islands.iterrows()]
    figures = [
        *_in_service(atlas, wind),
        Figure("Energy islands and hubs", str(len(islands)), f"{'; '.join(names)}.", tuple(islands.index)),
    ]
    _show(atlas, wind, figures, countries, key)
    about = {each.id: each for layer in (island, wind) for each in atlas.commitments_of_layer(layer)}
    show_behind([each for each in about.values() if each.theme == "energy"])


def show_nuclear(atlas: Atlas, countries: Sequence[str] = (), key: str = "nuclear") -> None:
    """Draw nuclear power into the current container."""
    st.subheader("Nuclear power", anchor="nuclear")
    st.markdown("Net electric power of nuclear stations near the North Sea and the Channel, in service by country.")
    layer = atlas.layer_as(NUCLEAR)
    others = len(atlas.layers[layer].features) - len(with_capacity(atlas, layer))
    _show(atlas, layer, _in_service(atlas, layer), countries, key)
    st.caption(
        f"{others} research and closed sites have no capacity and are not counted. "
        + as_text(atlas.layers[layer].info.caveats[0])
    )
    promises: list[Commitment] = atlas.commitments_of_layer(layer)
    show_behind(promises)


def _in_service(atlas: Atlas, layer: str) -> list[Figure]:
    return [in_service(atlas, layer, "BE"), in_service(atlas, layer, "GB"), in_service(atlas, layer)]


def _show(atlas: Atlas, layer: str, figures: Sequence[Figure], countries: Sequence[str], key: str) -> None:
    show_figures(atlas, figures, key)
    table = by_country(atlas, layer, countries)
    chart = in_service_chart(table)
    if chart is None:
        st.info("Nothing is in service in the chosen countries.")
        st.dataframe(table)
    else:
        title = atlas.layers[layer].info.title
        says = f"Bars of the capacity in service by country: {title}."
        show_chart(chart, table, key=key, name=f"{layer.replace('_', '-')}-by-country", says=says)
    st.caption(as_text(evidence(atlas, layer)))
