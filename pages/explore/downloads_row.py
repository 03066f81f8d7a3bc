"""Buttons that download what the map shows, as a slide, a picture or data."""

from urllib.parse import urlencode

import streamlit as st

from layers.downloads import FORMATS
from layers.view import MapView
from loaders.atlas import Atlas
from pages.pictures import picture_address


def show_downloads(atlas: Atlas, view: MapView) -> None:
    """One button per kind of file; the files come from the server's own addresses and carry sources and licences."""
    words = urlencode(view.but(select=None, commitment=None, camera=None).to_query(atlas), safe=",")
    for ending, label in (("pptx", "Slide"), ("png", "Picture"), ("pdf", "PDF"), ("html", "Web page")):
        st.link_button(label, picture_address(view, ending), icon=":material/image:", key=f"picture:{ending}")
    for ending, kind in FORMATS.items():
        st.link_button(kind.label, f"/map.{ending}?{words}", icon=":material/download:", key=f"download:{ending}")
