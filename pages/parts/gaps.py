"""Columns of tables with room for what stands in them: for words in the place of a figure, and for long words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

LETTER, MARGINS = 7, 24
"""Pixels that a letter of a table takes, rounded up, and the margins of a cell."""
LONG, WIDEST = 22, 430
"""Characters from which Streamlit may cut a text, and pixels of the widest column of texts."""


def with_room(table: pd.DataFrame, columns: Mapping[str, Any], words: str) -> dict[str, Any]:
    """``columns``, as `st.dataframe` has them, with a width for each that has none: of numbers with blanks, or of texts
    that are long.

    Streamlit measures figures and heading, not the ``words`` in the place of a blank. Those stand at the right of the
    cell and lose their beginning where it is narrow: of "not published", "published" is left. Where a table is as wide
    as its page, columns of texts are cut to share it; with widths of their own they are whole, and the table scrolls.
    """
    room = {
        str(name): {**st.column_config.NumberColumn(), "width": LETTER * max(len(str(name)), len(words)) + MARGINS}
        for name in table
        if pd.api.types.is_numeric_dtype(table[name]) and table[name].isna().any()
    }
    for name in table:
        longest = 0 if str(name) in room else max((len(str(each)) for each in table[name].dropna()), default=0)
        if longest > LONG and pd.api.types.is_string_dtype(table[name]):
            room[str(name)] = {"width": min(LETTER * longest + MARGINS, WIDEST)}
    given = {name: {**room.get(name, {}), **_said(column)} for name, column in columns.items()}
    return room | given


def _said(column: Mapping[str, Any]) -> dict[str, Any]:
    """What a configuration says; what it leaves open is None."""
    return {key: value for key, value in column.items() if value is not None}
