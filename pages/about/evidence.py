"""How facts get into the atlas and what that comes to, in figures: evidence, places, dates, corrections, checks."""

from itertools import groupby

import streamlit as st

from layers.reference.source_index import graded, graded_text, grades_chart
from layers.reference.trust import Told, corrections_told, freshness, places_table
from layers.wording.chart_words import chart_words
from layers.wording.facts import in_words
from loaders.atlas import Atlas
from pages.about.statements import NOT_RUN, Check, last_report
from pages.catalogue import script_of
from pages.parts.along_component import show_along
from pages.parts.in_words import show_in_words
from pages.parts.plain_text import as_text, link


def show_how_facts_get_in() -> None:
    """The way of a fact, from a document to the page."""
    st.markdown(
        "1. **Read.** A document that anyone can obtain is read. What is not published stays blank and is shown as "
        "*not published*; nothing is guessed.\n"
        "2. **Written down.** The fact goes into a text file with its date, the accuracy of its position and the ids "
        "of its sources. Where two sources disagree, both figures are given.\n"
        "3. **Graded.** Every source has a kind, from a law down to general knowledge. A record has the grade of its "
        "best source.\n"
        "4. **Checked by program.** Types, units, ids, dates, places, outlines and licences are checked before the "
        "atlas opens. A fault closes its layer, and every page says so.\n"
        "5. **Looked for again.** Where a newer status was looked for and not found, the record says "
        "so, with the month.\n\n"
        "Programs cannot see whether a document was read correctly. No record says that a second person has checked "
        "it against its sources."
    )


def show_evidence(atlas: Atlas) -> None:
    """All records by the grade of their best source, and all features by how sure their position is."""
    records, places = st.columns(2, gap="large")
    table = graded(atlas)
    with records:
        st.markdown(as_text(graded_text(atlas, table)))
        says = "Bars: number of records with each grade. The Sources page has the same as a table, layer by layer."
        st.altair_chart(grades_chart(atlas, table), theme=None, alt=says)
        show_in_words(f"{says} {chart_words(table.tail(1))}")
        show_along("grades-of-records", drawn=True)
        st.page_link(script_of("/sources"), label="Layer by layer, and every source", icon=":material/menu_book:")
    with places:
        st.markdown("The accuracy of a feature's position decides how it is drawn.")
        st.table(places_table(atlas).style.format(thousands=","))
        show_along("positions")


def show_freshness(atlas: Atlas) -> None:
    """The dates of each layer."""
    table = freshness(atlas)
    st.markdown(
        "A layer is as fresh as its sources. Each record's card shows the date of its status, and marks an old one."
    )
    st.dataframe(table, height=430)
    show_along("freshness")


def show_corrections(atlas: Atlas) -> None:
    """What was once told otherwise."""
    told = corrections_told(atlas)
    st.markdown(
        f"{len(told)} corrections of facts, newest first. Other additions and improvements are in the "
        "list of changes that comes with the project."
    )
    for date, listed in groupby(told, key=lambda each: each.date):
        st.markdown(f"**{as_text(date)}**")
        st.markdown("\n".join(map(_correction, listed)))
    show_along("corrections")


def _correction(told: Told) -> str:
    sources = ", ".join(link(source.title, source.url) for source in told.sources)
    return f"- **{as_text(told.layers)}** ({as_text(told.reason)}): {as_text(told.what)} :gray[Source: {sources}]"


def show_checks() -> None:
    """What `make report` found when it ran last."""
    report = last_report()
    if report is None:
        st.markdown("This copy of the atlas has no report yet: `make report` makes one.")
        return
    st.markdown(f"On {in_words(report.date)}, of commit {as_text(report.commit)}:")
    st.markdown(
        "  \n".join(f"{_mark(check)} {as_text(check.what)}: {as_text(check.result)}" for check in report.checks)
    )


def _mark(check: Check) -> str:
    """What stands before a check: a tick, a cross, or a dash where it did not run."""
    return (
        ":material/check:" if check.passed else ":material/remove:" if check.result == NOT_RUN else ":material/close:"
    )
