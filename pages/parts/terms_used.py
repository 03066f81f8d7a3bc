"""Words that need explaining, explained where they are used."""

import streamlit as st

from layers.wording.glossary import in_one_line, terms_in
from loaders.atlas import Atlas
from loaders.missing import at_hand
from pages.parts.plain_text import as_text


def show_words(atlas: Atlas, *texts: str) -> None:
    """Under the texts of a page: the glossary's terms in them, in the order in which they come; nothing if none do."""
    found = terms_in("\n".join(texts), at_hand(atlas.terms))
    if found:
        with st.expander("Words used here", icon=":material/menu_book:"):
            st.markdown("\n".join(f"- {as_text(in_one_line(term))}" for term in found))
