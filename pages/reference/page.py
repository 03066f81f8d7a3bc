"""The Reference page: agreements and bodies, the glossary, and who may store whose CO2."""

import streamlit as st

from layers.reference.agreements import SECTIONS, ReferenceChoice
from pages import opened_atlas
from pages.parts.filters import show_notes
from pages.parts.missing import if_whole
from pages.reference.agreements import show_agreements
from pages.reference.glossary import show_terms
from pages.reference.who_may_store import show_co2
from pages.session import address_sync

PAGE = "reference"

atlas = opened_atlas.atlas()
choice, notes = address_sync.arrive(PAGE, ReferenceChoice.from_query, atlas)
address_sync.settle(PAGE, choice, atlas)

st.title("Reference", anchor=False)
show_notes(notes)
st.segmented_control(
    "Section",
    list(SECTIONS),
    format_func=SECTIONS.__getitem__,
    key=address_sync.key_of(PAGE, "section"),
    required=True,
    label_visibility="collapsed",
)
if choice.section == "instruments":
    if_whole(show_agreements, atlas, choice)
elif choice.section == "glossary":
    if_whole(show_terms, atlas)
else:
    if_whole(show_co2, atlas)
