"""What links wind farms at sea, and whose promises touch them."""

import streamlit as st

from layers.power import ISLAND, WIND
from layers.wind.linked import ashore, linked
from loaders.atlas import Atlas
from pages.parts.place_table import show_behind, show_rows
from pages.parts.plain_text import as_text


def show_links(atlas: Atlas) -> None:
    """Draw the section into the current container."""
    st.subheader("What links them", anchor="links")
    st.markdown("Islands and hubs that gather wind power, and links between states that are to join wind farms too.")
    show_rows(atlas, linked(atlas), key="wind-links", name="wind-links")
    st.caption(as_text(ashore(atlas)))
    layers = [layer for role in (ISLAND, WIND) for layer in atlas.layers_as(role)]
    show_behind(list({each.id: each for layer in layers for each in atlas.commitments_of_layer(layer)}.values()))
