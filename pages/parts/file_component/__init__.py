"""A file that takes the server a while: a button that fetches it, says how far it is, and saves it when it is there."""

import streamlit as st

from pages.server.assets import loader

_HTML = (
    '<p class="atlas-late"></p>'
    '<div class="atlas-file" hidden><a></a><button type="button" hidden>Stop</button><span role="status"></span></div>'
)
_mount = st.components.v2.component("atlas_file", html=_HTML, js=loader("file", "the button"), isolate_styles=False)


def show_slow_file(address: str, *, label: str, progress: str, key: str) -> None:
    """Show the button of a file that lies at ``address``. Without the button's code the address still opens the file.

    ``progress`` is the address that tells how far the server is with it: JSON with ``told``, a sentence. ``key`` is one
    for each file of a page.
    """
    _mount(key=key, data={"address": address, "label": label, "progress": progress})
