"""The glossary: a search and the terms in two columns."""

import streamlit as st

from geodata.records import Term
from layers.wording.glossary import search
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.counted import show_counted
from pages.parts.plain_text import as_text
from pages.session import address_sync


def show_terms(atlas: Atlas) -> None:
    """Draw the section into the current container."""
    words = st.text_input(
        "Search",
        key=address_sync.key_of("reference", "q"),
        placeholder="Search words, abbreviations and meanings",
        persist_state="page",
        label_visibility="collapsed",
        width=480,
    )
    found = search(atlas.terms, words)
    if words.strip():
        show_counted("terms", f"{len(found)} of {len(atlas.terms)} terms contain “{as_text(words)}”.", small=True)
    else:
        show_counted("terms", f"{len(atlas.terms)} words and abbreviations, as the atlas uses them.", small=True)
    show_along("glossary")
    half = (len(found) + 1) // 2
    for column, terms in zip(st.columns(2, gap="large"), (found[:half], found[half:]), strict=True):
        if terms:
            column.markdown("\n\n".join(_written(term) for term in terms))


def _written(term: Term) -> str:
    expansion = f" :gray[{as_text(term.expansion)}]" if term.expansion else ""
    return f"**{as_text(term.term)}**{expansion}  \n{as_text(term.meaning)}"
