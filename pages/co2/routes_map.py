"""The map of the CO2 page: stores, terminals and pipelines, and the way by sea to what is chosen."""

from collections.abc import Sequence

import streamlit as st

from layers import co2_stores
from layers.co2_rights import BELGIUM
from layers.co2_stores import STORES, TRANSPORT, Co2Choice, Outlet
from layers.sea_routes import ORIGINS
from layers.view import MapView
from loaders.atlas import Atlas
from pages import session
from pages.stage import show_stage

PAGE, MAP = "co2", "co2-map"


def show_routes(atlas: Atlas, found: Sequence[Outlet], choice: Co2Choice) -> None:
    """Draw the map into the current container."""
    marks = co2_stores.route_marks(found, choice)
    view = MapView(
        layers=(STORES, TRANSPORT),
        countries=(*choice.country, BELGIUM) if choice.country else (),
        year=choice.year,
        select=choice.select,
        base=session.base_map(),
    )
    with st.container(key="co2-stage"):
        show_stage(
            atlas,
            view,
            camera=co2_stores.look(atlas, marks, choice),
            flight=_flight(atlas, choice),
            key=MAP,
            marks=marks,
            heading="CO2 stores, and the way to them by sea",
            leads=True,
            on_picked=lambda: _picked(atlas, session.picked_in(MAP)["feature"]),
        )


def _flight(atlas: Atlas, choice: Co2Choice) -> int:
    """A number of its own for each origin and place: the map flies when either changes."""
    places = [*atlas.layers[STORES].features.index, *atlas.layers[TRANSPORT].features.index]
    place = places.index(choice.select) + 1 if choice.select else 0
    return place * len(ORIGINS) + list(ORIGINS).index(choice.origin)


def _picked(atlas: Atlas, feature: str | None) -> None:
    """A place or a route on the map was clicked, or the open water."""
    place = feature.removeprefix(co2_stores.ROUTE_TO) if feature else None
    if place is None or atlas.layer_of(place) in (STORES, TRANSPORT):
        session.choose(PAGE, "select", place)
