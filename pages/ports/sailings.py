"""Who sails where: the routes of the chosen port, services between the UK and Belgium, and all the others."""

from datetime import date

import pandas as pd
import streamlit as st

from layers.ports.choice import PortsChoice
from layers.ports.routes import (
    TRUNK,
    of_role,
    other_services,
    route_table,
    routes_of,
    running,
    services_between,
    services_figures,
)
from loaders.atlas import Atlas
from pages.parts.evidence import show_figures
from pages.parts.place_table import show_behind, show_rows
from pages.parts.plain_text import as_text

SERVICE_COLUMNS = ["Route", "Status", "Distance (nm)", "Operator", "Type", "Evidence", "How often", "Distance (km)"]


def show_routes_here(atlas: Atlas, choice: PortsChoice, today: date) -> None:
    """Every service, trunk route, green corridor and trial with an end at the chosen port."""
    name = as_text(atlas.feature(choice.port)["name"])
    st.subheader(f"Routes of {name}", anchor="routes")
    routes = routes_of(atlas, choice.port)
    if not routes:
        st.info(f"No route in the atlas begins or ends at {name}.")
        return
    show_rows(atlas, _services(route_table(atlas, routes, today)), key="routes", name="routes-of-a-port")


def show_services(atlas: Atlas, choice: PortsChoice, today: date) -> None:
    """The services between the UK and Belgium, then the others of the chosen countries."""
    st.subheader("Services between the UK and Belgium", anchor="services")
    found = services_between(atlas, "GB", "BE")
    show_figures(atlas, services_figures(atlas, found, today), "services")
    show_rows(atlas, _services(route_table(atlas, found, today)), key="services", name="services-uk-belgium")
    others = other_services(atlas, found, choice.country)
    if others:
        closed = len(others) - len(running(atlas, others))
        with st.expander(f"{len(others)} other services across the North Sea{f', {closed} closed' if closed else ''}"):
            show_rows(atlas, _services(route_table(atlas, others, today)), key="others", name="services-other")
    st.caption(
        "Distances are measured on lines drawn by hand through the traffic lanes: indicative, and the sailed distance "
        "differs. Services change often; “old” is evidence of more than two years. A selection, without sailing times."
    )
    # No commitment is about services as such: those on trade and ports stand nearest.
    show_behind([each for each in atlas.commitments_of_layer(atlas.layer_as("port")) if each.theme == "growth-trade"])


def show_trunk_routes(atlas: Atlas, choice: PortsChoice, today: date) -> None:
    """The main axes of merchant shipping, in a table."""
    found = of_role(atlas, TRUNK, choice.country)
    if not found:
        st.info("No trunk route serves the chosen countries.")
        return
    table = route_table(atlas, found, today)[["Route", "Distance (nm)", "Evidence"]]
    show_rows(atlas, table, key="trunk", name="trunk-routes")
    st.caption("Axes follow the middle of the lanes. They share stretches, so do not add them up.")


def _services(table: pd.DataFrame) -> pd.DataFrame:
    return table[SERVICE_COLUMNS]
