"""How the distances by sea are worked out, and how they compare with services that sail."""

import streamlit as st

from layers.co2.choice import Co2Choice
from layers.co2.ways import compared_in_short, comparison, method
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.plain_text import as_text


def show_distances(atlas: Atlas, choice: Co2Choice) -> None:
    """Draw a closed box with the method, its limits and the comparison."""
    box = st.expander("How the distances are measured", icon=":material/straighten:", on_change="rerun", key="measured")
    if not box.open:
        return
    with box:
        st.markdown(as_text(method(atlas.co2_ports[choice.origin])))
        st.markdown(f"**{as_text(compared_in_short(atlas))}**")
        st.dataframe(comparison(atlas), hide_index=True, height="content")
        show_along("distances-by-sea")
