"""The files that a view can be taken along as: one row for the map, one for the data, the same on every page."""

import streamlit as st

from layers.exports.briefs import Brief
from layers.exports.formats import FORMATS, Format
from loaders.atlas import Atlas
from pages import addresses

ROWS = {"map": "**Map**", "data": "**Data** of what is shown, with sources and licences"}
"""What a format shows -> what stands above its row."""


def show_files(atlas: Atlas, brief: Brief) -> None:
    """Buttons that download a brief, each with a word on what it is for."""
    for of, words in ROWS.items():
        st.markdown(words)
        with st.container(horizontal=True, gap="small", key=f"files-{of}"):
            for kind in (each for each in FORMATS.values() if each.of == of):
                show_file(atlas, brief, kind)


def show_file(atlas: Atlas, brief: Brief, kind: Format, *, first: bool = False) -> None:
    """One of these buttons; the ``first`` stands out."""
    file = addresses.file if kind.of == "map" else _data
    st.link_button(
        f"Download {kind.label}" if first else f"**{kind.label}** :small[{kind.purpose}]",
        file(brief, kind.ending, atlas),
        icon=":material/download:" if first else None,
        type="primary" if first else "secondary",
        key=f"file:{kind.ending}{':first' if first else ''}",
    )


def _data(brief: Brief, ending: str, atlas: Atlas) -> str:
    return addresses.data_file(brief.view, ending, atlas)
