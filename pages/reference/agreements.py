"""Agreements, platforms and bodies: a search, one opened, and the table of all."""

import streamlit as st

from geodata.records import DELIVERY_STATUSES, STRENGTHS
from layers.reference.agreements import (
    ReferenceChoice,
    instrument_date,
    instruments_table,
    kind_text,
    parties_text,
    resting_on,
    status_text,
)
from layers.wording.facts import NOT_PUBLISHED, in_words
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.along_component import show_along
from pages.parts.counted import show_counted
from pages.parts.gaps import with_room
from pages.parts.plain_text import as_text, site, source_lines
from pages.parts.terms_used import show_words
from pages.session import address_sync, browser


def show_agreements(atlas: Atlas, choice: ReferenceChoice) -> None:
    """Draw the section into the current container."""
    st.markdown(
        f"The {len(atlas.instruments)} agreements, platforms and bodies that the commitments name or rest on. "
        "Choose one, here or by its row, to read about it."
    )
    find, pick = st.columns(2)
    words = find.text_input(
        "Search",
        key=address_sync.key_of("reference", "q"),
        placeholder="Search names, parties, purposes",
        persist_state="page",
        label_visibility="collapsed",
    )
    above = st.container()
    table = instruments_table(atlas, words)
    if words.strip():
        show_counted("agreements", f"{len(table)} of {len(atlas.instruments)} contain “{as_text(words)}”.", small=True)
    else:
        show_counted("agreements", f"{len(atlas.instruments)} agreements and bodies.", small=True)
    # Another key after every choice: the row that is ticked is always the one that is open.
    key = f"instruments:{choice.instrument}:{words}"
    st.dataframe(
        table,
        key=key,
        hide_index=True,
        height=min(520, 37 + 35 * len(table)),
        on_select=lambda: _row_chosen(key, list(table.index)),
        selection_mode="single-row",
        selection_default=browser.ticked(list(table.index), choice.instrument),
        column_order=["Name", "Date", "Status", "Commitments", "Kind", "Parties", "What it does", "Address", "Sources"],
        column_config=with_room(
            table,
            {
                "Name": st.column_config.TextColumn(width="large"),
                "Parties": st.column_config.TextColumn(width=420),
                "What it does": st.column_config.TextColumn(width=900),
                "Commitments": st.column_config.NumberColumn(help="How many commitments rest on it"),
                "Address": st.column_config.LinkColumn(width="medium"),
            },
            NOT_PUBLISHED,
        ),
    )
    show_along("agreements-and-bodies")
    wanted = pick.selectbox(
        "Open one",
        sorted(atlas.instruments, key=lambda id: atlas.instruments[id].name.casefold()),
        format_func=lambda id: atlas.instruments[id].name,
        index=None,
        key=address_sync.key_of("reference", "instrument"),
        placeholder="Open one by name",
        persist_state="page",
        label_visibility="collapsed",
    )
    if wanted:
        with above.container(border=True):
            _show_one(atlas, wanted)


def _row_chosen(key: str, ids: list[str]) -> None:
    row = browser.row_in(key)
    if row is None or row < len(ids):
        address_sync.choose("reference", "instrument", None if row is None else ids[row])


def _show_one(atlas: Atlas, id: str) -> None:
    instrument = atlas.instruments[id]
    st.subheader(as_text(instrument.name), anchor=False)
    st.markdown(as_text(instrument.what_it_does))
    st.markdown(
        f"- Kind: {as_text(kind_text(instrument))}\n- Parties: {as_text(parties_text(instrument))}\n"
        f"- Date: {as_text(instrument_date(instrument))}\n- Status: **{as_text(status_text(instrument))}**\n"
        f"- {site('Address', instrument.url) if instrument.url else 'Address: not published'}"
    )
    resting = resting_on(atlas, id)
    if resting:
        st.markdown("**Commitments that rest on it**" if len(resting) > 1 else "**The commitment that rests on it**")
        for commitment in resting:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                page_links.to_commitment(commitment)
                status = f"{DELIVERY_STATUSES[commitment.status]}, {in_words(commitment.status_as_of)}"
                st.markdown(
                    f":orange-badge[Promised: {as_text(STRENGTHS[commitment.strength].lower())}] "
                    f":{'green' if commitment.status == 'achieved' else 'gray'}-badge[Now: {as_text(status)}]",
                    width="content",
                )
    else:
        st.caption("No commitment is recorded as resting on it.")
    st.markdown("**Sources**")
    st.markdown(source_lines(atlas, atlas.sources_of(instrument.sources)))
    show_words(atlas, instrument.name, instrument.what_it_does, parties_text(instrument), instrument.status)
