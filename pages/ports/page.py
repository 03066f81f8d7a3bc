"""The Ports and shipping page: one port first, then all of them, their routes and lanes."""

from datetime import date

import streamlit as st

from geodata.records import COUNTRIES
from layers.ports.choice import (
    PortsChoice,
    countries_of,
    flight_to,
    in_order,
    name_with_country,
    ports_of,
)
from layers.ports.neighbours import ENERGY, WATCH, Neighbour, near_port
from layers.ports.on_the_map import subject
from layers.ports.routes import GREEN, TRIAL, routes_of
from loaders.atlas import Atlas
from pages import opened_atlas
from pages.parts import page_links
from pages.parts.along_component import show_along
from pages.parts.filters import show_base_maps, show_notes, show_some
from pages.parts.map_stage import show_subject
from pages.parts.missing import if_whole
from pages.parts.subject_maps import answered
from pages.parts.wind_and_nuclear import show_wind
from pages.ports.chosen_port import show_first_figures, show_port
from pages.ports.comparing import show_comparison
from pages.ports.corridors import show_corridors
from pages.ports.energy_here import show_energy_here
from pages.ports.lanes_and_axes import show_lanes
from pages.ports.sailings import show_routes_here, show_services
from pages.ports.terminals import show_terminals
from pages.session import address_sync

PAGE = "ports"
MAP = "map:ports"


def picked(atlas: Atlas, id: str | None) -> None:
    """A place on the map was clicked: a port becomes the chosen one, anything else is looked at."""
    is_port = id in ports_of(atlas).index
    if is_port:
        address_sync.choose(PAGE, "port", id)
    address_sync.choose(PAGE, "select", None if is_port or not atlas.layer_of(id or "") else id)


def near(themes: tuple[str, ...]) -> list[Neighbour]:
    """What lies near the chosen port of some themes."""
    return near_port(atlas, choice.port, themes, choice.km)


def others() -> list[str]:
    """What else the page speaks of: what lies near the chosen port, and its routes."""
    return [each.id for each in (*near(ENERGY), *near(WATCH))] + routes_of(atlas, choice.port)


def show_map() -> None:
    """The chosen port with what is round it and its routes."""
    told = subject(atlas, choice)
    with st.container(key="places-stage"):
        show_subject(
            atlas,
            answered(PAGE, choice),
            told,
            flight=flight_to(choice.port),
            key=MAP,
            leads=True,
            on_picked=lambda id: picked(atlas, id),
        )
    show_along("ports-map", title=told.title)


atlas, today = opened_atlas.atlas(), date.today()
choice, notes = address_sync.arrive(PAGE, PortsChoice.from_query, atlas)
address_sync.settle(PAGE, choice, atlas)

with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title("Ports and shipping", anchor=False, width="content")
    st.markdown("What comes ashore where, which ships sail, and what the United Kingdom and Belgium promised.")
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.selectbox(
        "Port",
        in_order(atlas),
        format_func=lambda id: name_with_country(atlas, id),
        key=address_sync.key_of(PAGE, "port"),
        on_change=address_sync.choose,
        args=(PAGE, "select", None),
        width=320,
    )
    show_some(PAGE, "country", "Countries", {code: COUNTRIES[code] for code in countries_of(atlas)}, width=320)
    st.toggle("Traffic lanes on the map", key=address_sync.key_of(PAGE, "lanes"))
    show_base_maps(PAGE)
show_notes(notes)
name = atlas.feature(choice.port)["name"]

map_part, figures_part = st.columns(2, gap="medium")
with figures_part:
    if_whole(lambda: show_first_figures(atlas, choice, near(ENERGY), others()))
with map_part:
    if_whole(show_map)
    if choice.select:
        page_links.to_feature(atlas, choice.select)
    else:
        st.caption("Choose a port on the map, or a route to see what it is.")
sections = {
    "port": "The port",
    "energy": "Energy",
    "routes": "Routes",
    "compare": "Ports side by side",
    "services": "UK–Belgium services",
    "lanes": "Traffic lanes",
    "green": "Green corridors",
    "autonomous": "Autonomous ships",
    "wind": "Offshore wind",
}
st.markdown(" · ".join(f"[{words}](#{anchor})" for anchor, words in sections.items()))

if_whole(lambda: show_port(atlas, choice, near(WATCH), others(), today))
if_whole(lambda: show_energy_here(atlas, choice, near(ENERGY), today))
if_whole(show_routes_here, atlas, choice, today)
if_whole(show_comparison, atlas, choice)
if_whole(show_services, atlas, choice, today)
if_whole(show_lanes, atlas, choice, today)
if_whole(show_corridors, atlas, choice, GREEN, today)
if_whole(show_corridors, atlas, choice, TRIAL, today)
if_whole(show_terminals, atlas, choice, today)
if_whole(show_wind, atlas, choice.country)
