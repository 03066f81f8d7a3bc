"""The map for an audience: a 16:9 frame with large letters and safe margins, and nothing to click but the map."""

from datetime import date
from pathlib import Path

import streamlit as st

from layers.exports.sharing import summary_sentences
from layers.views.map_view import ORDER, PRESENT, MapView
from loaders.atlas import Atlas
from pages.parts.map_stage import show_stage
from pages.session import browser, explore

MAP = "map"
"""The key of the map of the Explore page, presented or not."""
LOOK = Path(__file__).with_suffix(".css")


def show_presentation(atlas: Atlas, view: MapView, today: date) -> None:
    """Draw the view alone. A click on a feature makes it the title; the way back is the Escape key, or the
    button that shows at first and where the pointer is near it.
    """
    st.html(LOOK)
    camera, flight = explore.camera()
    with st.container(key="presentation"):
        show_stage(
            atlas,
            view,
            camera=camera,
            flight=flight,
            key=MAP,
            legend_open=True,
            addressed=(view.lasting_query(atlas), (*ORDER, PRESENT)),
            fills=True,
            level=1,
            subheading=" ".join(summary_sentences(view, atlas, today)) if view.subject or view.commitment else "",
            on_picked=explore.map_picked,
            on_camera=explore.map_moved,
            on_year=explore.came_to,
        )
        with st.container(key="leave-presentation"):
            st.button(
                "Leave presentation",
                icon=":material/close:",
                shortcut="Esc",
                on_click=browser.present,
                args=(False,),
            )
