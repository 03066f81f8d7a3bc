"""Views that are ready to be used, as small pictures."""

from datetime import date
from functools import lru_cache

import streamlit as st

from layers.exports.briefs import Brief, ready
from layers.exports.picture.forms import FORMS
from layers.maps import headings
from layers.maps.told import view_words
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages import addresses, opened_atlas
from pages.parts.in_words import show_in_words
from pages.parts.picture_component import show_picture
from pages.parts.plain_text import as_text
from pages.session import browser
from pages.session.brief import open_brief

PAGE = "brief"


def show_gallery(atlas: Atlas) -> None:
    """The ready views side by side; choosing one opens it above."""
    st.header("Ready views", anchor=False)
    with st.container(key="gallery"):
        found = ready(atlas)
        if lost := len(atlas.ready_views) - len(found):
            st.caption(f"{lost} more cannot be shown at present: a layer they need is left out.")
        for column, (id, brief) in zip(st.columns(max(len(found), 1)), found.items(), strict=False):
            with column, st.container(gap="xsmall"):
                show_small(atlas, brief, f"ready-picture:{id}")
                st.button(
                    f"**{as_text(brief.title)}**",
                    key=f"ready:{id}",
                    type="tertiary",
                    on_click=open_brief,
                    args=(brief,),
                )


def show_small(atlas: Atlas, brief: Brief, key: str) -> None:
    """A brief as a small picture. ``key`` is one for each picture of the page."""
    small = Brief(brief.view, brief.title, brief.subtitle, form="thumbnail", frame=brief.frame)
    address = browser.origin() + addresses.file(small, "png", atlas)
    title = brief.title or headings.title(brief.view, atlas)
    show_picture(address, words=f"Map: {title}", shape=FORMS[small.form], key=key)
    show_in_words(_words(brief.view, date.today()))


@lru_cache(maxsize=64)
def _words(view: MapView, today: date) -> str:
    """What a small picture shows; the same few stand on the page at every step."""
    return view_words(view, opened_atlas.atlas(), today)
