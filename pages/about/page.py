"""The About page: what the atlas is, how its facts are checked, how to report an error, and what it cannot do yet."""

import streamlit as st

from layers.maps.headings import LIMITS_OF_USE, PURPOSE
from layers.views.choices import Choice
from layers.wording.facts import FACTS_AS_OF
from pages import opened_atlas
from pages.about.duties import show_accessibility, show_contact, show_licences, show_privacy, show_regulator
from pages.about.evidence import show_checks, show_corrections, show_evidence, show_freshness, show_how_facts_get_in
from pages.parts.filters import show_notes
from pages.parts.missing import if_whole
from pages.session import address_sync

PARTS = {
    "facts": "How facts are checked",
    "error": "Report an error",
    "evidence": "How good the evidence is",
    "freshness": "How fresh each layer is",
    "corrections": "Corrections",
    "accessibility": "Accessibility",
    "privacy": "Privacy",
    "licences": "Licences",
    "regulator": "What a regulator asks",
    "checks": "The last check",
}
READING = 760  # pixels that a column of text is wide at most: longer lines are hard to read

atlas = opened_atlas.atlas()
choice, notes = address_sync.arrive("about", Choice.from_query, atlas)
address_sync.settle("about", choice, atlas)

show_notes(notes)
st.title("About the atlas", anchor=False)
with st.container(width=READING):
    st.markdown(f"{PURPOSE} {LIMITS_OF_USE} Facts are as of {FACTS_AS_OF}, from public sources.")
    st.markdown(" · ".join(f"[{words}](#{anchor})" for anchor, words in PARTS.items()))
what, what_not = st.columns(2, gap="large")
with what:
    st.header("What it is", anchor=False)
    st.markdown(
        "- A compilation of what others have published about the North Sea, record by record, each with its sources.\n"
        "- A list of what the United Kingdom and Belgium promised each other, tied to places where it has any.\n"
        "- Open: data and code may be used, changed and passed on.\n\n"
        "It is for those who plan, negotiate, report or teach about energy and shipping in the North Sea. "
        "Use it as an overview, for slides, and as a way to the sources."
    )
with what_not:
    st.header("What it is not", anchor=False)
    st.markdown(
        "- Not for navigation, and not evidence of where a boundary or a cable lies.\n"
        "- Not official statistics, and not the voice of a government.\n"
        "- Not legal advice, nor advice on what to invest in.\n"
        "- Not live: it shows no ship, no flow and no price, and changes only when its files do."
    )
facts, error = st.columns(2, gap="large")
with facts:
    st.header(PARTS["facts"], anchor="facts")
    show_how_facts_get_in()
with error:
    st.header(PARTS["error"], anchor="error")
    show_contact()
st.header(PARTS["evidence"], anchor="evidence")
if_whole(show_evidence, atlas)
st.header(PARTS["freshness"], anchor="freshness")
show_freshness(atlas)
with st.container(width=READING):
    st.header(PARTS["corrections"], anchor="corrections")
    if_whole(show_corrections, atlas)
accessible, private = st.columns(2, gap="large")
with accessible:
    st.header(PARTS["accessibility"], anchor="accessibility")
    show_accessibility()
with private:
    st.header(PARTS["privacy"], anchor="privacy")
    show_privacy()
    st.header(PARTS["licences"], anchor="licences")
    show_licences()
st.header(PARTS["regulator"], anchor="regulator")
show_regulator()
st.header(PARTS["checks"], anchor="checks")
show_checks()
