"""Stores by type and status, and what they are expected to hold."""

import geopandas as gpd
import streamlit as st

from layers.co2.charts import capacity_chart
from layers.co2.choice import store_layer
from layers.co2.tables import capacities, types_table
from layers.wording.figures import published
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.evidence import show_chart
from pages.parts.plain_text import as_text


def show_capacities(atlas: Atlas, stores: gpd.GeoDataFrame) -> None:
    """Draw the section into the current container. ``stores`` are those in the North Sea that pass the filters."""
    st.subheader("What the stores are expected to hold", anchor="capacity")
    known = capacities(stores)
    st.markdown(
        as_text(f"{published(stores['capacity_mt'], 'Capacity', 'North Sea stores')}, in million tonnes of CO2.")
    )
    chart, beside = st.columns([3, 2], gap="large")
    with chart:
        if known.empty:
            st.info("No capacity is published for these stores.")
        else:
            show_chart(
                capacity_chart(known),
                known,
                key="capacity",
                name="co2-storage-capacity",
                says="What each store in the North Sea is expected to hold, the largest first.",
                drawn=("Store", "Capacity (Mt CO2)", "Group"),
            )
    with beside:
        st.markdown("**Stores by type and status**")
        st.table(types_table(store_layer(atlas).info, stores).map(str).map(as_text))
        show_along("co2-stores-by-type")
        st.caption(
            "The chart mixes permitted volumes with companies' estimates; the table behind it says which, "
            "where the record does. A total would not be reliable."
        )
