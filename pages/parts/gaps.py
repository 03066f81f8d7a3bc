"""Columns of figures of which some are blank: wide enough for the words that stand in a blank."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

LETTER, MARGINS = 7, 24
"""Pixels that a letter of a table takes, rounded up, and the margins of a cell."""


def with_room(table: pd.DataFrame, columns: Mapping[str, Any], words: str) -> dict[str, Any]:
    """``columns``, as `st.dataframe` has them, with a width for each column of numbers that has none and has blanks.

    Streamlit measures figures and heading, not the ``words`` in the place of a blank. Those stand at the right of the
    cell and lose their beginning where it is narrow: of "not published", "published" is left.
    """
    room = {
        str(name): {**st.column_config.NumberColumn(), "width": LETTER * max(len(str(name)), len(words)) + MARGINS}
        for name in table
        if pd.api.types.is_numeric_dtype(table[name]) and table[name].isna().any()
    }
    given = {name: {**room.get(name, {}), **_said(column)} for name, column in columns.items()}
    return room | given


def _said(column: Mapping[str, Any]) -> dict[str, Any]:
    """What a configuration says; what it leaves open is None."""
    return {key: value for key, value in column.items() if value is not None}
