"""One commitment, opened: what it says, who owes it, what became of it, and its places on a map and in a table."""

from datetime import date

import streamlit as st

from geodata.records import Commitment
from layers.commitments.delivery import evidence_note
from layers.commitments.listing import CommitmentChoice, facts_of
from layers.maps.headings import delivered, promised
from layers.views.camera import target_of
from layers.views.commitment_places import places_text, thread_of
from layers.views.map_view import MapView
from layers.wording.events import date_text
from layers.wording.facts import in_words
from loaders.atlas import Atlas
from pages import addresses
from pages.parts import page_links
from pages.parts.along_component import show_along
from pages.parts.best_source import show_best_source
from pages.parts.filters import show_base_maps
from pages.parts.map_stage import show_stage
from pages.parts.missing import if_whole
from pages.parts.plain_text import as_text, link, source_lines
from pages.parts.table_component import show_table
from pages.parts.terms_used import show_words
from pages.session import address_sync

PAGE = "commitments"


def show_one(atlas: Atlas, choice: CommitmentChoice, today: date) -> None:
    """Draw the commitment that is opened into the current container."""
    commitment = atlas.commitments[str(choice.commitment)]
    st.button(
        "All commitments",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=_close,
    )
    st.title(as_text(commitment.title), anchor=False)
    colour = "green" if commitment.status == "achieved" else "gray"
    st.markdown(f":orange-badge[{as_text(promised(commitment))}] :{colour}-badge[{as_text(delivered(commitment))}]")
    text, places = st.columns([6, 5], gap="large")
    with text:
        _show_text(atlas, commitment, today)
    with places:
        _show_places(atlas, commitment, choice)


def _close() -> None:
    address_sync.choose(PAGE, "commitment", None)
    address_sync.choose(PAGE, "select", None)


def _show_text(atlas: Atlas, commitment: Commitment, today: date) -> None:
    st.markdown(f"**{as_text(commitment.summary)}**")
    st.markdown("\n".join(f"- **{label}:** {as_text(words)}" for label, words in facts_of(atlas, commitment)))
    if commitment.official_detail:
        st.caption(as_text(commitment.official_detail))

    st.subheader("What became of it", anchor=False)
    st.markdown(as_text(commitment.latest_status))
    st.caption(as_text(evidence_note(commitment, today)))
    show_best_source(atlas, commitment.sources, key=commitment.id)

    if_whole(_show_instruments, atlas, commitment)
    if_whole(_show_dates, atlas, commitment)
    st.subheader("Sources", anchor=False)
    st.markdown(source_lines(atlas, atlas.sources_of(commitment.sources)))
    show_words(atlas, commitment.summary, commitment.official_detail, commitment.latest_status)


def _show_instruments(atlas: Atlas, commitment: Commitment) -> None:
    instruments = [atlas.instruments[id] for id in commitment.instrument_ids]
    if instruments:
        st.subheader("What it rests on", anchor=False)
        st.markdown(
            "\n".join(
                f"- {link(each.name, each.url)} ({as_text(each.kind)}"
                + (f", {as_text(in_words(each.date))}" if each.date else "")
                + f"): {as_text(each.what_it_does)} {as_text(each.status[:1].upper() + each.status[1:])}."
                for each in instruments
            )
        )
    elif commitment.instrument:
        st.caption(f"Instruments named: {as_text('; '.join(commitment.instrument))}.")


def _show_dates(atlas: Atlas, commitment: Commitment) -> None:
    events = [event for event in atlas.events if commitment.id in event.commitment_ids]
    if events:
        st.subheader("Dates", anchor=False)
        for event in events:
            page_links.to_event(event, f"{date_text(event)}: {event.title}")


def _show_places(atlas: Atlas, commitment: Commitment, choice: CommitmentChoice) -> None:
    thread = thread_of(atlas, commitment)
    st.subheader(as_text(places_text(atlas, commitment)), anchor=False)
    if commitment.why_unmapped:
        st.markdown(as_text(commitment.why_unmapped))
    if not thread.layers:
        return
    view = MapView(layers=thread.layers, commitment=commitment.id, select=choice.select, base=choice.base)
    show_base_maps(PAGE)
    key = f"map:{commitment.id}"  # another commitment is another map: its camera begins anew
    with st.container(key="places-stage"):
        show_stage(
            atlas,
            view,
            camera=target_of(atlas, view.but(select=None)),
            key=key,
            heading=commitment.title,
            on_picked=lambda feature: address_sync.choose(PAGE, "select", feature),
        )
    if choice.select:
        page_links.to_feature(atlas, choice.select)
    page_links.to_places(atlas, commitment)
    show_table(
        addresses.places_table(commitment.id),
        selected=choice.select,
        key="places",
        label="Places of the commitment",
        on_picked=lambda feature: address_sync.choose(PAGE, "select", feature),
    )
    show_along("places-of-a-commitment")
