"""A chart in words."""

import pandas as pd
import pytest

from layers.wording.chart_words import chart_words


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (
            (),
            "Belgium: In service 2,262.5 MW, Sites 9. Denmark: In service 1,000 MW, Planned 3,000 MW. "
            "Norway: not published.",
        ),
        (("In service, MW",), "Belgium: 2,262.5 MW. Denmark: 1,000 MW. Norway: not published."),
        (("Note", "Sites"), "Belgium: part of it, Sites 9. Denmark: not published. Norway: none."),
    ],
)
def test_a_row_is_told_by_its_name_and_what_is_drawn_of_it_without_noughts_and_blanks(columns, words):
    table = pd.DataFrame(
        {
            "In service, MW": [2262.5, 1000.0, None],
            "Planned (MW)": [None, 3000.0, 0.0],
            "Note": ["part of it.", "", "none"],
            "Sites": [9, 0, 0],
        },
        index=pd.Index(["Belgium", "Denmark", "Norway"], name="Country"),
    )
    assert chart_words(table, columns) == words


def test_rows_without_a_name_are_called_by_what_is_told_first_of_them():
    table = pd.DataFrame({"Line": ["Cables", "Cables"], "Crosses": ["Pipelines", "Lanes"], "Crossings": [12, 0]})
    assert chart_words(table, ("Line", "Crosses", "Crossings")) == ("Cables: Pipelines, Crossings 12. Cables: Lanes.")
    by_id = pd.DataFrame({"Store": ["Aramis"], "Capacity (Mt CO2)": [150.0]}, index=pd.Index(["aramis"], name="id"))
    assert chart_words(by_id) == "Aramis: 150 Mt CO2."


def test_of_years_every_fifth_is_told_and_the_last():
    table = pd.DataFrame({"Planned, MW": [1, 2, 3, 4]}, index=pd.Index([2029, 2030, 2031, 2032], name="Year"))
    assert chart_words(table) == "2030: 2 MW. 2032: 4 MW."


def test_of_many_rows_the_first_are_told_and_how_many_more_there_are():
    table = pd.DataFrame({"Sites": [3, 2, 1]}, index=pd.Index(["a", "b", "c"], name="Zone"))
    assert chart_words(table, most=2) == "a: 3. b: 2. And 1 more."
    assert chart_words(table, most=None) == "a: 3. b: 2. c: 1."
    assert chart_words(table.head(0)) == ""
