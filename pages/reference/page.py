"""The Reference page: agreements and bodies, the glossary, and who may store whose CO2."""

import streamlit as st

from layers.reference.agreements import SECTIONS, ReferenceChoice
from pages import opened_atlas
from pages.parts.filters import show_notes
from pages.reference.agreements import show_agreements
from pages.reference.glossary import show_terms
from pages.reference.who_may_store import show_co2
from pages.session import address_sync

atlas = opened_atlas.atlas()
choice, notes = address_sync.arrive_at("reference", lambda words: ReferenceChoice.from_query(words, atlas))

st.title("Reference", anchor=False)
show_notes(notes)
section = st.segmented_control(
    "Section",
    list(SECTIONS),
    format_func=SECTIONS.__getitem__,
    key=address_sync.key_of("reference", "section"),
    required=True,
    label_visibility="collapsed",
)
if section == "instruments":
    show_agreements(atlas, choice)
elif section == "glossary":
    show_terms(atlas)
else:
    show_co2(atlas)

choice = ReferenceChoice(
    q=address_sync.said_text("reference", "q"),
    **{name: address_sync.said("reference", name) for name in ("section", "instrument", "origin", "store")},
)
address_sync.settle_at("reference", choice, choice.to_query())
