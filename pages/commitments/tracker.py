"""The delivery tracker: how the commitments of one declaration stand, what comes next, how fresh the evidence is."""

from datetime import date

import streamlit as st

from geodata.records import DELIVERY_STATUSES, STRENGTHS, Declaration
from layers.commitments.delivery import (
    DELIVERY_MEANINGS,
    STALE,
    evidence_text,
    is_stale,
    latest_evidence,
    milestones,
    standings_text,
    tracker,
    tracker_chart,
    without_news,
)
from layers.commitments.listing import STRENGTH_MEANINGS
from layers.wording.chart_words import chart_words
from layers.wording.events import date_text
from layers.wording.facts import in_words
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.along_component import show_along
from pages.parts.in_words import show_in_words
from pages.parts.missing import if_whole
from pages.parts.plain_text import as_text
from pages.parts.promise import text_link


def show_standings(atlas: Atlas, declaration: Declaration, today: date) -> None:
    """Say how many commitments a declaration has and how they stand, with the way to its text."""
    count, told = len(declaration.commitments), standings_text(declaration.commitments, today)
    words = f"{count} commitment{'s' if count != 1 else ''}, {told}."
    st.markdown(f"{text_link(atlas, declaration)}: {as_text(words)}")


def show_tracker(atlas: Atlas, declaration: Declaration, today: date) -> None:
    """Draw the tracker of a declaration into the current container."""
    counts = tracker(declaration.commitments, today)
    told = standings_text(declaration.commitments, today)
    count = len(declaration.commitments)
    st.header("How they stand", anchor=False)
    chart, beside = st.columns([3, 2], gap="large")
    with chart:
        st.altair_chart(tracker_chart(counts), theme=None, alt=f"Commitments by theme and delivery status: {told}.")
        by_theme = counts.pivot_table(index="Theme", columns="Standing", values="Commitments", sort=False)
        show_in_words(f"Commitments by theme. {chart_words(by_theme)}")
        show_along("commitments-by-theme", part=declaration.id, drawn=True)
        with st.expander("What the words mean", icon=":material/info:"):
            st.markdown("**How strongly it is promised**, in the words of the text")
            st.markdown("\n".join(f"- {STRENGTHS[id]}: {words}" for id, words in STRENGTH_MEANINGS.items()))
            st.markdown("**What became of it**")
            st.markdown("\n".join(f"- {DELIVERY_STATUSES[id]}: {words}" for id, words in DELIVERY_MEANINGS.items()))
            st.markdown(f"- {STALE}: no source has confirmed the last status since, and nobody has looked.")
    with beside:
        st.markdown("**Next dates**")
        if_whole(_show_next_dates, atlas, today)
        st.markdown("**Evidence**")
        newest, stale = (
            latest_evidence(declaration.commitments),
            [each for each in declaration.commitments if is_stale(each, today)],
        )
        if newest:
            st.markdown(f"The newest is from {as_text(evidence_text(newest, today))}:")
            page_links.to_commitment(newest)
        if stale:
            st.markdown(
                f"{len(stale)} have had none for a year and have not been looked for again. They are shown in grey."
            )
        if silent := without_news(declaration):
            since = f"the statement of {in_words(declaration.date)} itself"
            st.markdown(f"For {len(silent)} of {count} nothing newer than {as_text(since)} was found.")


def _show_next_dates(atlas: Atlas, today: date) -> None:
    ahead = [each for each in milestones(atlas, today) if not each.passed]
    unconfirmed = [each for each in milestones(atlas, today) if each.passed]
    with st.container(gap="xsmall"):
        for each in ahead[:5]:
            page_links.to_event(each.event, f"{date_text(each.event)}: {each.event.title}")
    if unconfirmed:
        titles = ", ".join(f"{each.event.title} ({date_text(each.event)})" for each in unconfirmed)
        st.caption(f"Date passed, no confirmation found: {as_text(titles)}.")
