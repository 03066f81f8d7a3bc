"""Farm by farm: every wind farm that passes the filters; a row opens its facts."""

import streamlit as st

from layers.wind.capacity import farms_table
from layers.wind.choice import WindChoice, chosen
from layers.wording.facts import FACTS_AS_OF, NOT_PUBLISHED
from loaders.atlas import Atlas
from pages.parts.evidence import show_download
from pages.session import address_sync, browser

PAGE = "wind"


def show_farms(atlas: Atlas, choice: WindChoice) -> None:
    """Draw the table into the current container."""
    st.subheader("Farm by farm", anchor="farms")
    table = farms_table(atlas, chosen(atlas, choice))
    # A new table for each opened farm: the row that is ticked is always the one that is open.
    key = f"rows {choice.select}"
    st.dataframe(
        table,
        hide_index=True,
        placeholder=NOT_PUBLISHED,
        width="stretch",
        height=36 + 35 * min(len(table), 12),
        key=address_sync.key_of(PAGE, key),
        selection_mode="single-row",
        selection_default=browser.ticked(list(table.index), choice.select),
        on_select=lambda: _row_chosen(key, list(table.index)),
        column_config={
            "Wind farm": st.column_config.TextColumn(pinned=True, width=210),
            "MW": st.column_config.NumberColumn(format="localized"),
        },
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        show_download(table, key="wind-farms", name="wind-farms")
        st.caption(f"A blank is not published. Facts as of {FACTS_AS_OF}; a status carries its own date.")


def _row_chosen(key: str, ids: list[str]) -> None:
    row = browser.row_in(address_sync.key_of(PAGE, key))
    address_sync.choose(PAGE, "select", None if row is None else ids[row])
