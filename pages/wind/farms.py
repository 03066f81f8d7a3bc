"""Farm by farm: every wind farm that passes the filters; a row opens its facts."""

import streamlit as st

from layers.wind.capacity import farms_table
from layers.wind.choice import WindChoice, chosen
from layers.wording.facts import FACTS_AS_OF
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.choosing_rows import show_choosing_rows

PAGE = "wind"


def show_farms(atlas: Atlas, choice: WindChoice) -> None:
    """Draw the table into the current container."""
    st.subheader("Farm by farm", anchor="farms")
    table = farms_table(atlas, chosen(atlas, choice))
    show_choosing_rows(
        PAGE,
        table,
        choice.select,
        {
            "Wind farm": st.column_config.TextColumn(pinned=True, width=210),
            "MW": st.column_config.NumberColumn(format="localized"),
        },
    )
    show_along("wind-farms")
    st.caption(f"Facts as of {FACTS_AS_OF}; each status carries its own date.")
