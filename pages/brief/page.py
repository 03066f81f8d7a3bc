"""The Brief page: choose a view, write on it, see it, take it away; put several together into a pack."""

from datetime import date

import streamlit as st

from layers.exports.briefs import BriefChoice
from layers.looks.styles import BASES
from pages import opened_atlas
from pages.brief.gallery import show_gallery
from pages.brief.pack import show_pack
from pages.brief.picture import show_files, show_preview, show_words_on_it
from pages.parts.filters import show_notes
from pages.session import address_sync, brief

PAGE = "brief"

atlas = opened_atlas.atlas()
choice, notes = address_sync.arrive_at(PAGE, lambda words: brief.brief_of(words, atlas))

show_notes(notes)
words, picture = st.columns([4, 8], gap="large")
with words:
    st.title("Brief", anchor=False)
    show_words_on_it(atlas, choice, date.today())
choice = BriefChoice(
    view=choice.view,
    base=address_sync.said(PAGE, "base") or next(iter(BASES)),
    title=address_sync.said_prose(PAGE, "title"),
    subtitle=address_sync.said_prose(PAGE, "subtitle"),
    notes=address_sync.said_prose(PAGE, "notes", lines=True),
    form=address_sync.said(PAGE, "form"),
    pack=choice.pack,
    heading=choice.heading,
)
with words:
    show_files(atlas, choice)
with picture:
    show_preview(atlas, choice)
show_gallery(atlas)
choice = show_pack(atlas, choice)
address_sync.settle_at(PAGE, choice, choice.to_query(atlas))
