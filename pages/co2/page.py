"""The CO2 page: where CO2 captured in Belgium can go, how far that is by sea, and what is missing."""

from datetime import date

import streamlit as st

from layers.co2.choice import Co2Choice, chosen_stores, countries, left_out, none_found, years_offered
from layers.co2.figures import figures, figures_of, headline
from layers.co2.on_the_map import every_outlet
from layers.co2.outlets import outlets
from pages import opened_atlas
from pages.co2.capacities import show_capacities
from pages.co2.chosen_store import show_selected
from pages.co2.distances import show_distances
from pages.co2.ranking import show_others, show_ranking
from pages.co2.rates import show_rates
from pages.co2.routes_map import PAGE, show_routes
from pages.co2.transport import show_transport
from pages.parts.evidence import show_figures
from pages.parts.filters import show_base_maps, show_notes
from pages.parts.missing import if_whole
from pages.parts.plain_text import as_text
from pages.session import address_sync

atlas, today = opened_atlas.atlas(), date.today()
choice, notes = address_sync.arrive(PAGE, Co2Choice.from_query, atlas)
address_sync.settle(PAGE, choice, atlas)

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title("Where Belgian CO2 can go", anchor=False, width="content")
    with st.container(horizontal=True, vertical_alignment="bottom", width="content"):
        st.segmented_control(
            "Leaves from",
            list(atlas.co2_ports),
            format_func=lambda origin: atlas.co2_ports[origin].name,
            required=True,
            key=address_sync.key_of(PAGE, "origin"),
        )
        st.pills(
            "Stores of",
            list(countries(atlas)),
            selection_mode="multi",
            format_func=countries(atlas).__getitem__,
            key=address_sync.key_of(PAGE, "country"),
        )
        st.selectbox(
            "Injecting by",
            years_offered(choice),
            index=None,
            placeholder="Any year",
            key=address_sync.key_of(PAGE, "year"),
            width=120,
        )
show_notes(notes)


def show_outlets() -> None:
    """Where it can go: the headline, the map, the figures, the store that is opened, and all of them in order."""
    with st.spinner("Measuring sea routes"):
        found = outlets(atlas, choice, today)
        every = every_outlet(atlas, choice, today)

    if found:
        st.markdown(f"**{as_text(headline(found, atlas.co2_ports[choice.origin]))}**")
    else:
        st.info(as_text(none_found(atlas, choice)))
    if undated := left_out(atlas, choice):
        st.caption(as_text(undated))

    beside, picture = st.columns([10, 33], gap="medium")
    with beside:
        opened_store = next((each for each in every if each.id == choice.select), None)
        if opened_store:
            show_figures(atlas, figures_of(atlas, opened_store, choice), key="store")
        elif found:
            show_figures(atlas, figures(found, atlas.co2_ports[choice.origin]), key=PAGE)
        show_base_maps(PAGE)
    with picture:
        show_routes(atlas, choice, today)
    if choice.select:
        show_selected(atlas, every, choice)
    if found:
        show_ranking(atlas, found, choice)


def show_stores() -> None:
    """What the stores near home are expected to hold and take in."""
    stores = chosen_stores(atlas, choice)
    at_sea = stores[stores["region"] == atlas.subjects.co2_home_region]
    if len(at_sea):
        show_capacities(atlas, at_sea)
        show_rates(atlas, at_sea, choice)


if_whole(show_outlets)
if_whole(show_distances, atlas, choice)
if_whole(show_stores)
if_whole(show_transport, atlas, choice)
if_whole(lambda: show_others(atlas, outlets(atlas, choice, today), choice))
