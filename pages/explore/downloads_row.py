"""Buttons that download what the map shows, as a slide, a picture or data."""

import streamlit as st

from layers.exports.briefs import Brief
from layers.maps.framing import FRAMINGS
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages.parts.files_row import show_files
from pages.parts.local_server import show_if_local


def show_downloads(atlas: Atlas, view: MapView) -> None:
    """One button that opens a list of files; they come from the server's own addresses, with sources and licences."""
    box = st.popover("Download", icon=":material/download:", key="download", on_change="rerun")
    if not box.open:  # addresses that nobody asks for would travel with every step
        return
    with box:
        frame = st.segmented_control(
            "Frame slides and pictures",
            list(FRAMINGS),
            default=next(iter(FRAMINGS)),
            format_func=FRAMINGS.__getitem__,
            required=True,
            key="download-frame",
        )
        show_files(atlas, Brief(view, frame=frame))
        show_if_local()
