"""The panel of the commitment that is followed: what was promised, what became of it, and its places."""

import streamlit as st

from layers.views.commitment_places import places_text, thread_of
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.plain_text import as_text
from pages.parts.promise import show_promise
from pages.session import explore


def show_commitment_panel(atlas: Atlas, commitment_id: str) -> None:
    """Draw the panel of one commitment into the current container."""
    commitment = atlas.commitments[commitment_id]
    with st.container(horizontal=True, wrap=False, horizontal_alignment="distribute", vertical_alignment="top"):
        st.header(as_text(commitment.title), anchor=False)
        st.button(
            ":material/close:", key="close-commitment", type="tertiary", on_click=explore.close, args=("commitment",)
        )
    show_promise(atlas, commitment)
    st.markdown(f"**{as_text(places_text(atlas, commitment))}**")
    for feature in thread_of(atlas, commitment).features:
        st.button(
            as_text(atlas.feature(feature)["name"]),
            key=f"place:{feature}",
            icon=":material/location_on:",
            type="tertiary",
            on_click=explore.show_feature,
            args=(atlas, feature),
        )
    if commitment.why_unmapped:
        st.caption(as_text(commitment.why_unmapped))
    page_links.to_commitment(commitment, "Everything about this commitment")
