"""The map of the CO2 page: stores, terminals and pipelines, and the way by sea to what is chosen."""

from collections.abc import Sequence

import streamlit as st

from layers.co2.choice import Co2Choice, is_of_subject, store_layer, transport_layer
from layers.co2.on_the_map import ROUTE_TO, counted, look, stores_shown, title
from layers.co2.outlets import Outlet
from loaders.atlas import Atlas
from pages.parts.map_stage import show_stage
from pages.parts.subject_maps import answered
from pages.session import address_sync

PAGE, MAP = "co2", "co2-map"


def show_routes(atlas: Atlas, every: Sequence[Outlet], found: Sequence[Outlet], choice: Co2Choice) -> None:
    """Draw the map into the current container. ``found`` are those of ``every`` store that pass the filters."""
    shown = stores_shown(every, found, choice)
    on_map = answered(PAGE, choice)
    with st.container(key="co2-stage"):
        show_stage(
            atlas,
            on_map.found.view,
            camera=look(atlas, on_map.found.marks, choice),
            flight=_flight(atlas, choice),
            key=MAP,
            answered=on_map,
            heading=title(atlas, shown, choice),
            subheading=counted(found),
            leads=True,
            on_picked=lambda feature: _picked(atlas, feature),
        )


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
