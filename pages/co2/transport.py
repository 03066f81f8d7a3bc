"""Terminals, hubs, pipelines and ship routes for CO2, Belgium's first, and the commitments behind the subject."""

import streamlit as st

from layers.co2.choice import Co2Choice, store_layer, transport_layer
from layers.co2.transport import transport, transport_in_short
from layers.wording.facts import FACTS_AS_OF, NOT_PUBLISHED
from layers.wording.figures import published
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.place_table import show_behind
from pages.parts.plain_text import as_text

COLUMNS = {
    "Name": st.column_config.TextColumn(width=320),
    "Kind": st.column_config.TextColumn(width=90),
    "Status": st.column_config.TextColumn(width=130),
    "Status as of": st.column_config.TextColumn(width=110),
    "From": st.column_config.TextColumn(width=120),
    "Capacity (Mt CO2/year)": st.column_config.NumberColumn("Mt a year", width=95),
    "Joins": st.column_config.TextColumn(width=240),
    "Published length (km)": st.column_config.NumberColumn("Length, km", width=95),
    "Countries": st.column_config.TextColumn(width=90),
}


def show_transport(atlas: Atlas, choice: Co2Choice) -> None:
    """Draw the section into the current container."""
    st.subheader("Terminals, pipelines and ship routes", anchor="transport")
    table = transport(atlas, choice)
    st.markdown(
        as_text(
            f"{transport_in_short(atlas, choice)} {published(table['Capacity (Mt CO2/year)'], 'Capacity', 'of these')}."
        )
    )
    st.dataframe(
        table, hide_index=True, placeholder=NOT_PUBLISHED, height=320, column_config=COLUMNS, key="co2-transport"
    )
    show_along("co2-terminals-and-pipelines")
    st.caption("Nearly all lines are sketches: they show what is connected, not where a pipeline or a ship runs.")
    layers = (store_layer(atlas).info.id, transport_layer(atlas).info.id)
    behind = {each.id: each for layer in layers for each in atlas.commitments_of_layer(layer)}
    show_behind(list(behind.values()))
    st.page_link(
        "reference/page.py",
        label="Who may store whose CO2",
        icon=":material/gavel:",
        query_params={"section": "co2"},
    )
    st.caption(
        f"Facts as of {FACTS_AS_OF}. Whether CO2 may be stored is stated in principle only; this is not legal advice. "
        "A store's position is the centre of its site or licence area."
    )
