"""Views that are ready to be used, as small pictures."""

import streamlit as st

from layers.exports.briefs import Brief, ready
from loaders.atlas import Atlas
from pages import addresses
from pages.parts.plain_text import as_text
from pages.session import browser
from pages.session.brief import open_brief

PAGE = "brief"


def show_gallery(atlas: Atlas) -> None:
    """The ready views side by side; choosing one opens it above."""
    st.subheader("Ready views", anchor=False)
    with st.container(key="gallery"):
        found = ready(atlas)
        for column, (id, brief) in zip(st.columns(max(len(found), 1)), found.items(), strict=False):
            with column, st.container(gap="xsmall"):
                show_small(atlas, brief)
                st.button(
                    f"**{as_text(brief.title)}**",
                    key=f"ready:{id}",
                    type="tertiary",
                    on_click=open_brief,
                    args=(brief,),
                )


def show_small(atlas: Atlas, brief: Brief) -> None:
    """A brief as a small picture."""
    small = Brief(brief.view, brief.title, brief.subtitle, form="thumbnail", frame=brief.frame)
    st.image(browser.origin() + addresses.file(small, "png", atlas), width="stretch")
