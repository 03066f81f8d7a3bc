"""A table whose rows choose what is open on a page: the row that is ticked is the one that is open."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from layers.wording.facts import NOT_PUBLISHED
from pages.parts.gaps import with_room
from pages.session import address_sync, browser

MOST_ROWS = 12
"""A longer table scrolls."""


def show_choosing_rows(page: str, table: pd.DataFrame, selected: str | None, columns: Mapping[str, Any]) -> None:
    """A table whose index are the ids of features; a row ticked opens one on the page, unticked closes it.

    ``columns`` is as `st.dataframe` has it.
    """
    ids = [str(id) for id in table.index]
    # A new table for each opened feature: Streamlit keeps what a reader has ticked in the one before.
    key = address_sync.key_of(page, f"rows {selected}")

    def row_chosen() -> None:
        row = browser.row_in(key)
        address_sync.choose(page, "select", None if row is None else ids[row])

    st.dataframe(
        table,
        hide_index=True,
        placeholder=NOT_PUBLISHED,
        width="stretch",
        height=36 + 35 * min(len(table), MOST_ROWS),
        key=key,
        selection_mode="single-row",
        selection_default=browser.ticked(ids, selected),
        on_select=row_chosen,
        column_config=with_room(table, columns, NOT_PUBLISHED),
    )
