"""One event opened: its date in words, what happened, which commitments and places it bears on, and who says so."""

from datetime import date

import streamlit as st

from geodata.records import COMMITMENT_THEMES, Event
from layers.timeline.events import phase_text
from layers.wording.events import date_text
from loaders.atlas import Atlas
from loaders.missing import sentence
from pages.parts import page_links
from pages.parts.best_source import show_best_source
from pages.parts.plain_text import as_text, source_lines
from pages.parts.terms_used import show_words
from pages.session import address_sync


def show_event(atlas: Atlas, event: Event, today: date) -> None:
    """Draw one event into the current container."""
    with st.container(horizontal=True, wrap=False, horizontal_alignment="distribute", vertical_alignment="top"):
        st.subheader(as_text(event.title), anchor=False)
        st.button(
            ":material/close:",
            key="close-event",
            help="Close",
            type="tertiary",
            on_click=address_sync.choose,
            args=("timeline", "event", None),
        )
    st.markdown(
        f"**{as_text(date_text(event))}**  \n"
        f"{as_text(phase_text(event, today))} · {as_text(COMMITMENT_THEMES[event.theme])}"
    )
    st.markdown(as_text(event.summary))
    if event.commitment_ids:
        st.markdown("**Commitments**")
        with st.container(gap=None):
            for id in event.commitment_ids:
                page_links.to_commitment(atlas.commitments[id])
    if event.feature_ids:
        st.markdown("**Places**")
        with st.container(gap=None):
            for id in event.feature_ids:
                page_links.to_feature(atlas, id)
    if lost := atlas.missing_of(event):
        st.caption(f"It names places in layers that are left out. {as_text(sentence(lost))}")
    elif not event.feature_ids:
        st.caption("This event names no place on the map.")
    st.markdown("**Sources**")
    show_best_source(atlas, event.sources, key=event.id)
    st.markdown(source_lines(atlas, atlas.sources_of(event.sources)))
    show_words(atlas, event.title, event.summary)
