"""Tables of figures with blanks: the words in a blank are read whole."""

import pandas as pd
import streamlit as st

from pages.parts.gaps import with_room


def test_a_column_of_long_texts_has_room_for_them_up_to_a_width():
    table = pd.DataFrame(
        {"Status": ["In service"], "Operator": ["A" * 30], "Note": ["A" * 200], "Name": ["A" * 40], "Blank": [None]}
    )
    found = with_room(table, {"Name": st.column_config.TextColumn(width=190)}, "not published")
    assert {name: column["width"] for name, column in found.items()} == {"Operator": 234, "Note": 430, "Name": 190}


def test_a_column_of_figures_with_a_blank_has_room_for_the_words_in_it_and_keeps_what_it_was_told():
    table = pd.DataFrame(
        {
            "Name": ["One", None],
            "MW": [1.0, 2.0],
            "Turbines": [3.0, None],
            "Rate": [None, 4.0],
            "Length as published": [None, 5.0],
        }
    )
    columns = {
        "Turbines": st.column_config.NumberColumn(format="localized"),
        "Rate": st.column_config.NumberColumn(width=140),
        "MW": st.column_config.NumberColumn(format="localized"),
    }
    found = with_room(table, columns, "not published")
    assert {name: column.get("width") for name, column in found.items()} == {
        "Turbines": 115,
        "Length as published": 157,
        "Rate": 140,
        "MW": None,
    }
    assert {name: column["type_config"]["format"] for name, column in found.items()} == {
        "Turbines": "localized",
        "Length as published": None,
        "Rate": None,
        "MW": "localized",
    }
