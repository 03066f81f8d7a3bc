"""Wind and nuclear power in short, for context on any page: what is in service by country, and what was promised."""

from collections.abc import Sequence

import streamlit as st

from geodata.records import Commitment
from layers.power import ISLAND, NUCLEAR, WIND, by_country, evidence, in_service, in_service_chart, sites, with_capacity
from layers.wording.facts import listing, status_words
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.evidence import show_chart, show_figures
from pages.parts.place_table import show_behind
from pages.parts.plain_text import as_text

EXHIBIT_OF = {WIND: "offshore-wind-by-country", NUCLEAR: "nuclear-by-country"}
"""Role of sites -> the exhibit of their capacity, on whichever page it stands."""


def show_wind(atlas: Atlas, countries: Sequence[str] = (), key: str = "wind") -> None:
    """Draw offshore wind and energy islands into the current container."""
    st.subheader("Offshore wind and energy islands", anchor="wind")
    st.markdown("Offshore wind farms in service by country, and the islands that are to gather their power.")
    islands = [
        (id, f"{island['name']} ({status_words(atlas.layers[layer].info, island).lower()})")
        for layer, features in atlas.features_as(ISLAND).items()
        for id, island in features.iterrows()
    ]
    figures = [
        *_in_service(atlas, WIND),
        Figure(
            "Energy islands and hubs",
            str(len(islands)),
            f"{'; '.join(words for _, words in islands)}.",
            tuple(str(id) for id, _ in islands),
        ),
    ]
    _show(atlas, WIND, figures, countries, key)
    show_behind([each for each in _commitments(atlas, ISLAND, WIND) if each.theme == "energy"])


def show_nuclear(atlas: Atlas, countries: Sequence[str] = (), key: str = "nuclear") -> None:
    """Draw nuclear power into the current container."""
    st.subheader("Nuclear power", anchor="nuclear")
    st.markdown("Net electric power of nuclear stations near the North Sea and the Channel, in service by country.")
    others = len(sites(atlas, NUCLEAR)) - len(with_capacity(atlas, NUCLEAR))
    _show(atlas, NUCLEAR, _in_service(atlas, NUCLEAR), countries, key)
    caveats = [caveat for layer in atlas.layers_as(NUCLEAR) for caveat in atlas.layers[layer].info.caveats[:1]]
    st.caption(
        f"{others} research and closed sites have no capacity and are not counted. " + as_text(" ".join(caveats))
    )
    show_behind(_commitments(atlas, NUCLEAR))


def _commitments(atlas: Atlas, *roles: str) -> list[Commitment]:
    layers = [layer for role in roles for layer in atlas.layers_as(role)]
    return list({each.id: each for layer in layers for each in atlas.commitments_of_layer(layer)}.values())


def _in_service(atlas: Atlas, role: str) -> list[Figure]:
    return [in_service(atlas, role, "BE"), in_service(atlas, role, "GB"), in_service(atlas, role)]


def _show(atlas: Atlas, role: str, figures: Sequence[Figure], countries: Sequence[str], key: str) -> None:
    show_figures(atlas, figures, key)
    table = by_country(atlas, role, countries)
    chart = in_service_chart(table)
    if chart is None:
        st.info("Nothing is in service in the chosen countries.")
        st.dataframe(table)
        show_along(EXHIBIT_OF[role])
    else:
        layers = atlas.layers_as(role)
        says = f"Bars of the capacity in service by country: {listing([atlas.layers[id].info.title for id in layers])}."
        show_chart(chart, table, key=key, name=EXHIBIT_OF[role], says=says)
    st.caption(as_text(evidence(atlas, role)))
