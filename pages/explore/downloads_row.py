"""Buttons that download what the map shows, as a slide, a picture or data."""

import streamlit as st

from layers.exports.briefs import Brief
from layers.exports.formats import FORMATS
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages import addresses


def show_downloads(atlas: Atlas, view: MapView) -> None:
    """One button that opens a list of files; they come from the server's own addresses, with sources and licences."""
    box = st.popover("Download", icon=":material/download:", key="download", on_change="rerun")
    if not box.open:  # addresses that nobody asks for would travel with every step
        return
    offered = [kind for kind in FORMATS.values() if not kind.rare]
    with box:
        st.markdown("**Map** as it stands")
        with st.container(horizontal=True):
            for kind in (each for each in offered if each.of == "map"):
                address = addresses.file(Brief(view), kind.ending, atlas)
                st.link_button(kind.label, address, icon=":material/image:", key=f"picture:{kind.ending}")
        st.markdown("**Data** of what is shown, with sources and licences")
        with st.container(horizontal=True):
            for kind in (each for each in offered if each.of == "data"):
                address = addresses.data_file(view, kind.ending, atlas)
                st.link_button(kind.label, address, icon=":material/table:", key=f"download:{kind.ending}")
