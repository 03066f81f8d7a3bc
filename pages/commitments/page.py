"""The Commitments page: what was promised and what became of it; or one commitment, opened."""

from datetime import date

import streamlit as st

from geodata.records import COMMITMENT_THEMES, DELIVERY_STATUSES, MAPPED, STRENGTHS
from layers.commitments.listing import CommitmentChoice, beside_the_year, chosen, deadlines
from pages import addresses, opened_atlas
from pages.commitments.opened_commitment import show_one
from pages.commitments.tracker import show_standings, show_tracker
from pages.parts.along_component import show_along
from pages.parts.counted import show_counted
from pages.parts.filters import show_notes, show_some
from pages.parts.table_component import show_table
from pages.parts.terms_used import show_words
from pages.session import address_sync

PAGE = "commitments"

atlas, today = opened_atlas.atlas(), date.today()
choice, notes = address_sync.arrive(PAGE, CommitmentChoice.from_query, atlas)
address_sync.settle(PAGE, choice, atlas)
show_notes(notes)

if choice.commitment:
    show_one(atlas, choice, today)
    st.stop()

st.title("Commitments")
for declaration in atlas.declarations:
    show_standings(atlas, declaration, today)
when = deadlines(atlas)
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.text_input(
        "Search",
        key=address_sync.key_of(PAGE, "q"),
        placeholder="Words, places, bodies",
        icon=":material/search:",
        width=200,
    )
    st.selectbox(
        "Deadline",
        list(when),
        format_func=when.__getitem__,
        key=address_sync.key_of(PAGE, "deadline"),
        index=None,
        placeholder="All",
        width=150,
    )
    for name, label, vocabulary in (
        ("theme", "Theme", COMMITMENT_THEMES),
        ("strength", "Promised", STRENGTHS),
        ("status", "Now", DELIVERY_STATUSES),
        ("mapped", "On the map", MAPPED),
    ):
        show_some(PAGE, name, label, vocabulary, width=172)

found = chosen(atlas, choice)
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    count = f"**{len(found)} of {len(atlas.commitments)} commitments.** Choose one to open it."
    show_counted(PAGE, f"{count} {beside_the_year(atlas, choice)}")
if found:
    show_table(
        addresses.commitments_table(choice, atlas),
        selected=None,
        key="commitments",
        label="Commitments",
        on_picked=lambda id: address_sync.choose(PAGE, "commitment", id),
    )
    show_along("uk-belgium-commitments")
else:
    st.info("No commitment matches all these filters. Remove one.")
for declaration in atlas.declarations:
    show_tracker(atlas, declaration, today)
show_words(atlas, *(each.title for each in found))
