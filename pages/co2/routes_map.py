"""The map of the CO2 page: stores, terminals and pipelines, and the way by sea to what is chosen."""

from datetime import date

import streamlit as st

from layers.co2.choice import Co2Choice, is_of_subject, store_layer, transport_layer
from layers.co2.on_the_map import ROUTE_TO, subject
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.map_stage import show_subject
from pages.parts.subject_maps import answered
from pages.session import address_sync

PAGE, MAP = "co2", "co2-map"


def show_routes(atlas: Atlas, choice: Co2Choice, today: date) -> None:
    """Draw the map into the current container."""
    told = subject(atlas, choice, today)
    with st.container(key="co2-stage"):
        show_subject(
            atlas,
            answered(PAGE, choice),
            told,
            flight=_flight(atlas, choice),
            key=MAP,
            leads=True,
            on_picked=lambda feature: _picked(atlas, feature),
        )
    show_along("co2-map", title=told.title)


def _flight(atlas: Atlas, choice: Co2Choice) -> int:
    """A number of its own for each origin and place: the map flies when either changes."""
    places = [*store_layer(atlas).features.index, *transport_layer(atlas).features.index]
    place = places.index(choice.select) + 1 if choice.select else 0
    return place * len(atlas.co2_ports) + list(atlas.co2_ports).index(choice.origin)


def _picked(atlas: Atlas, feature: str | None) -> None:
    """A place or a route on the map was clicked, or the open water."""
    place = feature.removeprefix(ROUTE_TO) if feature else None
    if place is None or is_of_subject(atlas, place):
        address_sync.choose(PAGE, "select", place)
