"""How good the evidence of a record is: a mark with few words, and what they mean for those who ask."""

from collections.abc import Collection

import streamlit as st

from layers.wording.evidence import all_sources, best_source, grade_of, unverified_text
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.plain_text import as_text

NO_MORE = "The grade is that of the best source named. It does not say that every fact of the record stands there."
"""What a grade says, and what it does not."""


def show_best_source(atlas: Atlas, sources: Collection[str], *, key: str) -> None:
    """The grade of what rests on some sources, as a button whose box explains it, and what has no document behind it.

    Nothing where the grade is not known at present.
    """
    grade, words = grade_of(atlas, sources), best_source(atlas, sources)
    if not words:
        return
    with st.popover(as_text(f"{grade.mark} {words}"), type="tertiary", key=f"best-source:{key}"):
        st.markdown(f"**{as_text(grade.label)}.** {as_text(grade.meaning)}")
        if len(sources) > 1:
            st.markdown(f"All {len(sources)}: {as_text(all_sources(atlas, sources))}.")
        st.caption(NO_MORE)
        page_links.to_sources(grade)
    if told := unverified_text(atlas, sources):
        st.caption(told)
