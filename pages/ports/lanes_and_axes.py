"""How ships are kept in order: traffic separation schemes, and the main axes that run through them."""

from datetime import date

import streamlit as st

from layers.ports.choice import PortsChoice
from layers.ports.lanes import LANE, scheme_chart, scheme_figures, schemes, shorter_text
from loaders.atlas import Atlas
from pages.parts.evidence import show_chart, show_figures
from pages.parts.place_table import show_behind
from pages.parts.plain_text import as_text
from pages.ports.sailings import show_trunk_routes


def show_lanes(atlas: Atlas, choice: PortsChoice, today: date) -> None:
    """Draw the section into the current container."""
    st.subheader("Trunk routes and traffic lanes", anchor="lanes")
    st.markdown("The main axes of merchant shipping, and the schemes that keep ships on opposite courses apart.")
    table = schemes(atlas, choice.country)
    show_figures(atlas, scheme_figures(atlas, table, choice.country), "lanes")
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**Length of traffic lanes by scheme**")
        chart = scheme_chart(table)
        if chart is None:
            st.info("No traffic separation scheme concerns the chosen countries.")
        else:
            if shorter_text(table):
                st.caption(shorter_text(table))
            says = "Bars: length of traffic lanes in each separation scheme, longest first."
            shown = table.drop(columns="ids")
            drawn = ("Length of lanes (km)",)
            show_chart(chart, shown, key="lanes", name="traffic-separation-schemes", says=says, drawn=drawn)
    with right:
        st.markdown("**Trunk routes**")
        show_trunk_routes(atlas, choice, today)
    layer = atlas.layer_as(LANE)
    st.caption("  \n".join(as_text(each) for each in atlas.layers[layer].info.caveats[:2]))
    show_behind([each for each in atlas.commitments_of_layer(layer) if each.theme == "climate-maritime"])
