"""Buttons that download what the map shows, as a slide, a picture or data."""

import streamlit as st

from layers.exports.data.formats import FORMATS
from layers.views.address import encoded
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages.server.files import picture_address


def show_downloads(atlas: Atlas, view: MapView) -> None:
    """One button that opens a list of files; they come from the server's own addresses, with sources and licences."""
    box = st.popover("Download", icon=":material/download:", key="download", on_change="rerun")
    if not box.open:  # addresses that nobody asks for would travel with every step
        return
    words = encoded(view.but(select=None, commitment=None, camera=None).to_query(atlas))
    with box:
        st.markdown("**Map** as it stands")
        with st.container(horizontal=True):
            for ending, label in (("pptx", "Slide"), ("png", "Picture"), ("pdf", "PDF"), ("html", "Web page")):
                st.link_button(label, picture_address(view, ending), icon=":material/image:", key=f"picture:{ending}")
        st.markdown("**Data** of what is shown, with sources and licences")
        with st.container(horizontal=True):
            for ending, kind in FORMATS.items():
                address = f"/map.{ending}?{words}"
                st.link_button(kind.label, address, icon=":material/table:", key=f"download:{ending}")
