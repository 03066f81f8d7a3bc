"""The Reference page: agreements and bodies, the glossary, and who may store whose CO2."""

import streamlit as st

from layers.instruments import SECTIONS, ReferenceChoice
from pages import opened, session
from pages.filters import show_notes
from pages.reference.agreements import show_agreements
from pages.reference.co2_matrix import show_co2
from pages.reference.terms import show_terms

atlas = opened.atlas()
choice, notes = session.arrive_at("reference", lambda words: ReferenceChoice.from_query(words, atlas))

st.title("Reference", anchor=False)
show_notes(notes)
section = st.segmented_control(
    "Section",
    list(SECTIONS),
    format_func=SECTIONS.__getitem__,
    key=session.key_of("reference", "section"),
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
    q=session.said_text("reference", "q"),
    **{name: session.said("reference", name) for name in ("section", "instrument", "origin", "store")},
)
session.settle_at("reference", choice, choice.to_query())
