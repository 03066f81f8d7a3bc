"""The Brief page: choose a view, write on it, see it, take it away; put several together into a pack."""

from datetime import date

import streamlit as st

from layers.briefs import BriefChoice
from layers.styles import BASES
from pages import opened, session
from pages.brief.gallery import show_gallery
from pages.brief.pack import show_pack
from pages.brief.picture import show_files, show_preview, show_words_on_it
from pages.filters import show_notes

PAGE = "brief"

atlas = opened.atlas()
choice, notes = session.arrive_at(PAGE, lambda words: session.brief_of(words, atlas))

show_notes(notes)
words, picture = st.columns([4, 8], gap="large")
with words:
    st.title("Brief", anchor=False)
    show_words_on_it(atlas, choice, date.today())
choice = BriefChoice(
    view=choice.view,
    base=session.said(PAGE, "base") or next(iter(BASES)),
    title=session.said_prose(PAGE, "title"),
    subtitle=session.said_prose(PAGE, "subtitle"),
    notes=session.said_prose(PAGE, "notes", lines=True),
    form=session.said(PAGE, "form"),
    pack=choice.pack,
    heading=choice.heading,
)
with words:
    show_files(atlas, choice)
with picture:
    show_preview(atlas, choice)
show_gallery(atlas)
choice = show_pack(atlas, choice)
session.settle_at(PAGE, choice, choice.to_query(atlas))
