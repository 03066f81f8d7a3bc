"""Who may store whose CO2: the answer for Belgium, any pair of states, and all pairs at a glance."""

import streamlit as st

from layers.co2.rights import (
    VERDICTS,
    Answer,
    arrangements_table,
    belgian_answers,
    belgian_co2_table,
    belgian_headline,
    closed_in_short,
    commitments_of,
    law_in_short,
    matrix_chart,
    matrix_words,
    may_store,
)
from layers.wording.countries import all_states
from layers.wording.facts import in_words
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.along_component import show_along
from pages.parts.in_words import show_in_words
from pages.parts.plain_text import as_text, source_lines
from pages.parts.terms_used import show_words
from pages.session import address_sync

_COLOURS = {"allowed": "violet", "arranged": "blue", "not_yet": "orange"}


def show_co2(atlas: Atlas) -> None:
    """Draw the section into the current container."""
    _show_belgian(atlas)
    st.header("Any two states", anchor=False)
    _show_pair(atlas)
    st.header("All pairs at a glance", anchor=False)
    _show_matrix(atlas)
    with st.expander("All arrangements and what they cover"):
        st.table(arrangements_table(atlas).map(as_text), hide_index=True)
        show_along("co2-arrangements")


def _show_belgian(atlas: Atlas) -> None:
    answers, names = belgian_answers(atlas), all_states(atlas)
    allowed = [answer for answer in answers if answer.verdict == "allowed"]
    st.header(as_text(belgian_headline(atlas)), anchor=False)
    if allowed:
        for column, answer in zip(st.columns(len(allowed), border=True), allowed, strict=True):
            with column:
                st.subheader(as_text(names[answer.store]), anchor=False)
                st.markdown(f"Since **{as_text(in_words(answer.since))}**")
                if answer.arrangement:
                    st.caption(as_text(answer.arrangement.title))
                for sentence in answer.missing:
                    st.markdown(f":material/warning: {as_text(sentence)}")
    st.markdown(
        "\n".join(
            f"- **{as_text(names[answer.store])}: {as_text(VERDICTS[answer.verdict].lower())}.** "
            f"{as_text(closed_in_short(answer))}"
            for answer in answers
            if answer.verdict != "allowed"
        )
    )
    st.markdown(
        "In principle: an arrangement lifts the ban on export; stores, ships and permits are separate matters. "
        f"{as_text(law_in_short(atlas))}"
    )
    show_words(atlas, law_in_short(atlas), *(sentence for answer in answers for sentence in answer.missing))
    with st.expander("The same as a table, with what is still missing"):
        st.table(belgian_co2_table(atlas).map(as_text).replace("", "–"), hide_index=True)
        show_along("belgian-co2")


def _show_pair(atlas: Atlas) -> None:
    names = all_states(atlas)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        origin = st.selectbox(
            "CO2 from",
            list(names),
            format_func=names.__getitem__,
            key=address_sync.key_of("reference", "origin"),
            persist_state="page",
            width=240,
        )
        store = st.selectbox(
            "Stored in",
            list(names),
            format_func=names.__getitem__,
            key=address_sync.key_of("reference", "store"),
            persist_state="page",
            width=240,
        )
        st.button("Other way round", icon=":material/swap_horiz:", on_click=_turn, args=(origin, store))
    answer = may_store(atlas, origin, store)
    with st.container(border=True):
        _show_answer(atlas, answer)


def _turn(origin: str, store: str) -> None:
    address_sync.choose("reference", "origin", store)
    address_sync.choose("reference", "store", origin)


def _show_answer(atlas: Atlas, answer: Answer) -> None:
    colour = _COLOURS.get(answer.verdict, "gray")
    st.subheader(f":{colour}-badge[{as_text(VERDICTS[answer.verdict])}]", anchor=False)
    st.markdown(as_text(answer.why))
    arrangement = answer.arrangement
    if arrangement:
        st.markdown(
            f"- Arrangement: **{as_text(arrangement.title)}**, signed {as_text(in_words(arrangement.date_signed))}\n"
            f"- What it covers: {as_text(arrangement.scope or 'not published')}"
        )
        for commitment in commitments_of(atlas, arrangement):
            st.markdown("**The commitment behind it**")
            page_links.to_commitment(commitment)
    missing = [sentence for sentence in answer.missing if sentence != answer.why]
    for heading, sentences in (
        ("Still missing", missing),
        ("Already in place", answer.in_place),
        ("To note", answer.caveats),
    ):
        if sentences:
            st.markdown(f"**{heading}**\n" + "\n".join(f"- {as_text(sentence)}" for sentence in sentences))
    if answer.sources:
        with st.expander(f"Sources ({len(answer.sources)})"):
            st.markdown(source_lines(atlas, answer.sources))
    show_words(
        atlas, answer.why, *answer.missing, *answer.in_place, *answer.caveats, arrangement.scope if arrangement else ""
    )


def _show_matrix(atlas: Atlas) -> None:
    st.markdown(
        "Rows: where the CO2 comes from. Columns: where it is stored. **yes**: the record says so, in "
        "principle. **A year alone**: an arrangement was signed then; its scope decides. **other way**: an "
        "arrangement is recorded for the opposite direction only. **none**: no arrangement was found. **not yet**: one "
        "of the two has not accepted the 2009 amendment. **home**: no border is crossed."
    )
    with st.container(width=860):
        st.altair_chart(
            matrix_chart(atlas),
            width="stretch",
            theme=None,
            alt="For every pair of North Sea states, whether CO2 of the one may be stored in the other.",
        )
    show_in_words(matrix_words(atlas))
    show_along("who-may-store-whose-co2", drawn=True)
