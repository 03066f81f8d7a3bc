"""A table of places: each row can be opened on the map, and the table can be taken along."""

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from geodata.records import Commitment
from layers.wording.facts import NOT_PUBLISHED
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.along_component import show_along
from pages.parts.gaps import LETTER, with_room

MOST_ROWS = 18
"""A longer table scrolls."""
FIRST_COLUMN = 270
"""Pixels for names."""


def show_rows(atlas: Atlas, table: pd.DataFrame, *, key: str, name: str, part: str = "") -> None:
    """A table whose index are the ids of features. ``name`` and ``part`` are those of the exhibit that it is."""
    shown: dict[str, Any] = {
        str(column): st.column_config.NumberColumn(format="%.1f" if (table[column] % 1).any() else "localized")
        for column in table
        if pd.api.types.is_numeric_dtype(table[column])
    }
    first = table.columns[0]
    if LETTER * table[first].astype(str).str.len().max() <= FIRST_COLUMN:  # else it has the room that it needs
        shown[str(first)] = st.column_config.TextColumn(width=FIRST_COLUMN)
    height: Literal["content"] | int = "content" if len(table) <= MOST_ROWS else 35 * MOST_ROWS
    chosen = st.dataframe(
        table,
        hide_index=True,
        key=f"rows:{key}",
        on_select="rerun",
        selection_mode="single-row",
        height=height,
        column_config=with_room(table, shown, NOT_PUBLISHED),
        placeholder=NOT_PUBLISHED,
    ).selection.rows
    if chosen:
        page_links.to_feature(atlas, str(table.index[chosen[0]]))
    else:
        st.caption("Tick a row, or press Enter in it, to open it on the map.", width="content")
    show_along(name, part=part)


def show_behind(commitments: Sequence[Commitment]) -> None:
    """The commitments that stand behind a section, in one row; or that none does."""
    if not commitments:
        st.caption("No commitment is about this.")
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f":gray[Commitment{'s' if len(commitments) > 1 else ''} behind it:]", width="content")
        for commitment in commitments:
            page_links.to_commitment(commitment)
