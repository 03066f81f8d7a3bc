"""The map in a frame of another site: the picture with its legend and credits, and the way to the whole atlas."""

from pathlib import Path

import streamlit as st

from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages import addresses
from pages.explore.presentation import MAP
from pages.parts.map_stage import show_stage
from pages.session import browser, explore

LOOK = Path(__file__).with_suffix(".css")


def show_embedded(atlas: Atlas, view: MapView) -> None:
    """Draw the view, and nothing that would need room beside it."""
    st.html(LOOK)
    camera, flight = explore.camera()
    with st.container(key="embedded"):
        show_stage(atlas, view, camera=camera, flight=flight, key=MAP, legend_open=True, level=1)
        with st.container(key="open-in-the-atlas"):
            st.link_button(
                "Open in the atlas", addresses.view(view, atlas, browser.origin()), icon=":material/open_in_new:"
            )
