"""A reader's first ten seconds: what was promised and how it stands, three ways in, and that the map can be clicked."""

from datetime import date

import streamlit as st

from layers.commitments.delivery import standings_text
from layers.wording.facts import in_a_sentence, in_words
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.plain_text import as_text
from pages.session import explore

DOORS = {
    "/interconnectors": ("Electricity", ":material/bolt:"),
    "/co2": ("CO2", ":material/co2:"),
    "/commitments": ("What was promised", ":material/handshake:"),
}
"""Path of a page -> what its door says, and the door's icon."""


def show_welcome(atlas: Atlas, today: date) -> None:
    """Draw the card over a corner of the map; its cross puts it away for the session, as anything else does that the
    reader does.
    """
    with st.container(key="welcome"):
        st.button(":material/close:", key="close-welcome", type="tertiary", on_click=explore.begin_use)
        for declaration in atlas.declarations:
            text = as_text(f"The {in_a_sentence(declaration.title)} of {in_words(declaration.date)}")
            stand = as_text(standings_text(declaration.commitments, today))
            st.markdown(f"{text} holds **{len(declaration.commitments)} commitments**: {stand}.")
        with st.container(horizontal=True, gap="xsmall", key="doors"):
            for path, (words, icon) in DOORS.items():
                page_links.to_page(path, words, icon)
        st.caption("Select anything on the map to see what it is, which commitment stands behind it, and its sources.")
