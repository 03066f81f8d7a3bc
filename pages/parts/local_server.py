"""What is told where the atlas runs on the reader's own machine."""

import streamlit as st

from pages import addresses
from pages.session import browser


def show_if_local() -> None:
    """A line that says so, where links lead to this machine: files then carry neither a link nor a code."""
    if addresses.is_local(browser.origin()):
        st.caption(
            "The atlas runs on this machine alone: a link to it opens nothing elsewhere, so files carry neither a link "
            "nor a code."
        )
