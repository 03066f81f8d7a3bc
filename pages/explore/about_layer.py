"""What a layer shows and which commitments it belongs to, told above its table."""

import streamlit as st

from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.plain_text import as_text
from pages.session import explore


def show_about_layer(atlas: Atlas, layer_id: str) -> None:
    """Draw the layer's summary and its commitments into the current container."""
    info, commitments = atlas.layers[layer_id].info, atlas.commitments_of_layer(layer_id)
    st.markdown(as_text(info.summary))
    if explore.shows_more_than(layer_id):
        st.button("Show only this layer", key="only-layer", on_click=explore.only_layer, args=(layer_id,))
    if not commitments:
        st.caption("No commitment names this layer.")
        return
    with st.expander(f"{len(commitments)} commitment{'s' if len(commitments) != 1 else ''} on this layer"):
        for commitment in commitments:
            page_links.to_commitment(commitment)
