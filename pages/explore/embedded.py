"""The map in a frame of another site: the picture with its legend and credits, and the way to the whole atlas."""

import streamlit as st

from layers import sharing
from layers.view import MapView
from loaders.atlas import Atlas
from pages import session
from pages.stage import show_stage


def show_embedded(atlas: Atlas, view: MapView) -> None:
    """Draw the view, and nothing that would need room beside it."""
    camera, flight = session.camera()
    with st.container(key="embedded"):
        show_stage(atlas, view, camera=camera, flight=flight)
        with st.container(key="open-in-the-atlas"):
            st.link_button(
                "Open in the atlas", sharing.link(session.origin(), view, atlas), icon=":material/open_in_new:"
            )
