"""Buttons that download what the map shows."""

from urllib.parse import urlencode

import streamlit as st

from layers.downloads import FORMATS
from layers.view import MapView
from loaders.atlas import Atlas


def show_downloads(atlas: Atlas, view: MapView) -> None:
    """One button per kind of file; the files come from the server's own addresses and carry sources and licences."""
    words = urlencode(view.but(select=None, commitment=None, camera=None).to_query(atlas), safe=",")
    for ending, kind in FORMATS.items():
        st.link_button(kind.label, f"/map.{ending}?{words}", icon=":material/download:", key=f"download:{ending}")
