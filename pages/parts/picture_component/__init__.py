"""A picture that the server makes, fetched by address: asked for again, and told missing, until it is there."""

import streamlit as st

from layers.exports.picture.forms import Form
from pages.server.assets import loader

_HTML = '<p class="atlas-late"></p><div class="atlas-picture" aria-busy="true" hidden></div>'
_mount = st.components.v2.component(
    "atlas_picture", html=_HTML, js=loader("picture", "the picture"), isolate_styles=False
)


def show_picture(address: str, *, words: str, shape: Form, key: str, followed: bool = False) -> None:
    """Show the picture at ``address``, as wide as there is room. ``words`` tell what it shows to who cannot see it.
    ``key`` is one for each picture of a page. One that is ``followed`` comes into sight when another takes its place
    while the reader looks below it.
    """
    shown = {"address": address, "words": words, "shape": (shape.width, shape.height), "followed": followed}
    _mount(key=key, data=shown)
