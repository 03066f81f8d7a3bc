"""The Brief page: choose a view, write on it, see it, take it away; put several together into a pack."""

from datetime import date

import streamlit as st

from pages import opened_atlas
from pages.brief.gallery import show_gallery
from pages.brief.pack import show_pack
from pages.brief.picture import show_file_of, show_form, show_only, show_other_ways, show_preview, show_words_on_it
from pages.parts.filters import show_notes
from pages.parts.missing import if_whole
from pages.session import address_sync, brief

PAGE = "brief"

atlas = opened_atlas.atlas()
choice, notes = address_sync.arrive(PAGE, brief.brief_of, atlas)
address_sync.settle(PAGE, choice, atlas)

show_notes(notes)
words, picture = st.columns([4, 8], gap="large")
with words:
    st.title("Brief", anchor=False)
    show_form(choice)
    show_only(atlas, choice)
    show_words_on_it(atlas, choice, date.today())
    show_file_of(atlas, choice)
with picture:
    show_preview(atlas, choice, date.today())
    show_other_ways(atlas, choice)
if_whole(show_gallery, atlas)
show_pack(atlas, choice)
