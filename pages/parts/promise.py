"""How a commitment is told in a few lines, wherever it is shown."""

import streamlit as st

from geodata.records import Commitment, Declaration
from layers.maps.headings import delivered, promised
from layers.wording.facts import in_words
from loaders.atlas import Atlas
from pages.parts.plain_text import as_text, link


def text_link(atlas: Atlas, declaration: Declaration) -> str:
    """The title of a declaration, as a link to its text."""
    return link(declaration.title, "".join(source.url for source in atlas.sources_of([declaration.source])))


def show_promise(atlas: Atlas, commitment: Commitment) -> None:
    """How strongly it is promised, what became of it, what it says and what happened since, and the text it is from."""
    colour = "green" if commitment.status == "achieved" else "gray"
    declaration = atlas.declaration_of(commitment.id)
    where = f"{in_words(declaration.date)}, {commitment.article_section}, paragraph {commitment.article_paragraph}"
    st.markdown(f":orange-badge[{as_text(promised(commitment))}] :{colour}-badge[{as_text(delivered(commitment))}]")
    st.markdown(as_text(commitment.summary))
    st.markdown(f":gray[{as_text(commitment.latest_status)}]")
    st.markdown(f":small[{text_link(atlas, declaration)}, {as_text(where)}]")
