"""How much is injected or would be, year by year, and what of it is taken already."""

import geopandas as gpd
import streamlit as st

from layers.co2.charts import rate_chart
from layers.co2.choice import RATE_YEARS, Co2Choice
from layers.co2.outlets import GROUPS
from layers.co2.tables import bookings, rates, rates_note
from layers.wording.facts import number
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.evidence import show_chart
from pages.parts.plain_text import as_text


def show_rates(atlas: Atlas, stores: gpd.GeoDataFrame, choice: Co2Choice) -> None:
    """Draw the section into the current container. ``stores`` are those in the North Sea that pass the filters."""
    st.subheader("What could be injected, year by year", anchor="rates")
    st.markdown(
        as_text(
            "In service, being built or permitted, and only announced. Each store counts from its first year at the "
            "rate in its record, mostly that of a first phase."
        )
    )
    table = rates(stores)
    chart, beside = st.columns([3, 2], gap="large")
    with chart:
        if not table.to_numpy().any():
            st.info("No rate with a first year is published for these stores.")
        else:
            ends = ", ".join(f"{group.lower()} {number(table[group].iloc[-1])} Mt" for group in GROUPS)
            says = f"Injection rate by year; in {RATE_YEARS[-1]}: {ends}."
            show_chart(rate_chart(table, choice.year), table, key="rates", name="co2-injection-rates", says=says)
        st.caption(as_text(f"{rates_note(stores)} Stores not yet in service count from their expected start."))
    with beside:
        st.markdown("**What is already booked**")
        st.markdown("The atlas records contracts in words, not figures:")
        for id, sentence in bookings(atlas):
            page_links.to_feature(atlas, id)
            st.markdown(f":small[{as_text(sentence)}]")
