"""How good the evidence of a record is: a mark with few words, and what they mean for those who ask."""

from collections.abc import Collection, Mapping
from typing import Any

import streamlit as st

from geodata.records import Layer
from layers.wording.evidence import (
    all_sources,
    best_source,
    best_source_told,
    grade_of,
    own_sources,
    unverified_text,
)
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.plain_text import as_text, source_lines

NO_MORE = "The grade is that of the best source named. Not every fact in the record need come from it."
"""What a grade says, and what it does not."""
OWN = "These facts have the grade of their own source. For the others, which source they rest on is not known."
"""Why some facts have a grade of their own."""


def show_best_source(atlas: Atlas, sources: Collection[str], *, key: str) -> None:
    """The grade of what rests on some sources, as a button whose box explains it, and what has no document behind it.

    Nothing where the grade is not known at present.
    """
    _show(atlas, sources, best_source(atlas, sources), {}, key)


def show_best_source_of(atlas: Atlas, layer: Layer, feature: Mapping[str, Any], *, key: str) -> None:
    """The same of a feature, with the grade of each fact whose own source is known."""
    _show(atlas, feature["sources"], best_source_told(atlas, layer, feature), own_sources(atlas, layer, feature), key)


def _show(atlas: Atlas, sources: Collection[str], words: str, own: Mapping[str, Collection[str]], key: str) -> None:
    grade = grade_of(atlas, sources)
    if not words:
        return
    with st.popover(as_text(f"{grade.mark} {words}"), type="tertiary", key=f"best-source:{key}"):
        st.markdown(f"**{as_text(grade.label)}.** {as_text(grade.meaning)}")
        if len(sources) > 1:
            st.markdown(f"All {len(sources)}: {as_text(all_sources(atlas, sources))}.")
        st.caption(NO_MORE)
        if own:
            st.markdown("\n".join(f"- {as_text(fact)}:\n{_indented(atlas, ids)}" for fact, ids in own.items()))
            st.caption(OWN)
        page_links.to_sources(grade)
    if told := unverified_text(atlas, sources):
        st.caption(told)


def _indented(atlas: Atlas, ids: Collection[str]) -> str:
    return "\n".join(f"  {line}" for line in source_lines(atlas, atlas.sources_of(ids)).splitlines())
