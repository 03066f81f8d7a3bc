"""How the distances by sea are worked out, and how they compare with services that sail."""

import streamlit as st

from layers import co2_stores
from layers.co2_stores import Co2Choice
from layers.sea_routes import ORIGINS
from loaders.atlas import Atlas
from pages.plain_text import as_text


def show_distances(atlas: Atlas, choice: Co2Choice) -> None:
    """Draw a closed box with the method, its limits and the comparison."""
    box = st.expander("How the distances are measured", icon=":material/straighten:", on_change="rerun", key="measured")
    if not box.open:
        return
    with box:
        st.markdown(as_text(co2_stores.method(ORIGINS[choice.origin])))
        st.markdown(f"**{as_text(co2_stores.compared_in_short(atlas))}**")
        st.dataframe(co2_stores.comparison(atlas), hide_index=True, height="content")
