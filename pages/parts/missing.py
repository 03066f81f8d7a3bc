"""What a page says while the atlas lacks a layer: a notice at its head, and a sentence in the place of what is lost."""

from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from loaders.atlas import Atlas
from loaders.missing import LayerMissing, sentence
from pages.parts.plain_text import as_text
from pages.session import browser

P = ParamSpec("P")


def show_missing(atlas: Atlas) -> None:
    """The layers that are left out, and beside that, but not in a frame, the first fault of each; or nothing."""
    if not atlas.missing:
        return
    lacks = list(atlas.missing.values())
    told = f"**{as_text(sentence(lacks))}** Everything else is shown."
    if browser.embedded():
        st.warning(told, icon=":material/warning:")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="missing"):
        st.warning(told, icon=":material/warning:")
        with st.popover("What is wrong", icon=":material/build:", width="content"):
            st.markdown("For those who maintain the data:")
            for each in lacks:
                first, more = each.findings[0].sentence(), len(each.findings) - 1
                others = f" And {more} more: `python -m loaders` lists them." if more else ""
                st.markdown(f"- {as_text(first)}{others}")
            st.caption("Correct the file, check it with `python -m loaders`, and start the atlas again.")


def if_whole(show: Callable[P, None], *arguments: P.args, **named: P.kwargs) -> None:
    """Draw a part of a page; where it rests on a layer that is left out, the sentence that says so in its place."""
    try:
        show(*arguments, **named)
    except LayerMissing as lost:
        show_lost(lost)


def show_lost(lost: LayerMissing, what: str = "part of the page") -> None:
    """What stands in the place of something that rests on a layer that is left out."""
    st.info(f"This {what} rests on data with a fault. {as_text(lost)}", icon=":material/visibility_off:")
