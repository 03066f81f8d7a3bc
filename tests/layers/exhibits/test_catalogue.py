"""Charts and tables that can be taken along: each is shown by a page, and each chart has the figures of its table."""

import ast
from datetime import date

import pandas as pd
import pytest

from layers.exhibits.catalogue import EXHIBITS
from layers.exhibits.entry import Asked
from layers.exhibits.maps import MAPS
from layers.exports.exhibit.exhibit import Exhibit, sources_of
from layers.wind.choice import WindChoice
from layers.wording.chart_words import heading_and_unit
from loaders.atlas import Atlas
from pages.catalogue import PAGES
from tests.conftest import ROOT

TODAY = date(2026, 11, 30)
CHOSEN: dict[str, dict[str, object]] = {
    "places-of-a-commitment": {"commitment": "energy-nautilus"},
    "nearby": {"near": "nemo-link"},
}
"""What has to be chosen on a page before it shows an exhibit."""


def asked(name: str, atlas: Atlas, part: str = "", **chosen: object) -> Asked:
    return Asked(atlas, EXHIBITS[name].choice.at_first(atlas).but(**(CHOSEN.get(name, {}) | chosen)), TODAY, part)


def every(atlas: Atlas) -> dict[tuple[str, str], Exhibit]:
    """All that pages show at first, by name and part; what has no row is left out."""
    wanted = [
        (name, part) for name, entry in EXHIBITS.items() for part in (entry.parts(atlas) if entry.parts else ("",))
    ]
    made = {(name, part): EXHIBITS[name].made(asked(name, atlas, part)) for name, part in wanted}
    return {name: found for name, found in made.items() if found is not None}


def test_every_exhibit_is_shown_by_a_page_that_there_is() -> None:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in sorted((ROOT / "pages").rglob("*.py"))]
    said = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert [name for name in (*EXHIBITS, *MAPS) if name not in said] == []
    assert {entry.page for entry in (*EXHIBITS.values(), *MAPS.values())} <= PAGES.keys()
    assert EXHIBITS.keys() & MAPS.keys() == set()


def test_all_that_is_shown_has_rows_a_title_and_whom_it_rests_on_and_charts_have_the_figures_of_the_table(
    real_atlas: Atlas,
) -> None:
    found = every(real_atlas)
    assert {name for name, _ in found} == EXHIBITS.keys()
    assert [name for name, each in found.items() if each.table.empty or not each.title] == []
    about_itself = {"grades", "grades-of-records", "licences", "positions", "freshness", "corrections", "glossary"}
    assert {name for (name, _), each in found.items() if not sources_of(each, real_atlas)} == about_itself
    assert {name: crooked(each) for name, each in found.items() if crooked(each)} == {}
    drawn = {name: each for name, each in found.items() if each.plot}
    assert len(drawn) > 15
    assert [name for name, each in drawn.items() if not agrees(each)] == []


def crooked(exhibit: Exhibit) -> list[float]:
    """Figures with more digits than any record has, as sums of binary numbers have them: 8025.999999999999."""
    numbers = exhibit.rows().select_dtypes("number")
    figures = [float(value) for column in numbers for value in numbers[column].dropna()]
    return [value for value in figures if value != round(value, 5)]


def agrees(exhibit: Exhibit) -> bool:
    """Whether each figure of the chart stands in the table; what counts all records stands in its last row."""
    rows, plot = exhibit.rows(), exhibit.plot
    numbers = rows.select_dtypes("number")
    figures = {round(float(value), 3) for column in numbers for value in numbers[column].dropna()}
    return plot is not None and {
        round(value, 3) for series in plot.series for value in series.values if value is not None
    } <= figures | {float(str(words).split()[0].replace(",", "")) for words in told(rows)}


def told(rows: pd.DataFrame) -> list[str]:
    """Figures that a table tells with their unit: ``12.5 bcm/year``."""
    words = rows["Key figure"].dropna() if "Key figure" in rows else []
    return [each for each in words if str(each)[:1].isdigit()]


def test_wind_by_state_has_a_series_for_each_standing_and_ends_where_the_filters_do(real_atlas: Atlas) -> None:
    belgian = EXHIBITS["wind-by-state"].made(asked("wind-by-state", real_atlas, country=("BE",)))
    assert belgian is not None
    assert belgian.plot is not None
    assert (belgian.plot.direction, belgian.plot.unit, belgian.plot.categories) == ("bars", "MW", ("Belgium",))
    columns = [
        column for column in belgian.table if heading_and_unit(column)[0] in {s.name for s in belgian.plot.series}
    ]
    assert [series.values for series in belgian.plot.series] == [
        (belgian.table.at["Belgium", each],) for each in columns
    ]
    none = EXHIBITS["wind-by-state"].made(asked("wind-by-state", real_atlas, status=("cancelled",), country=("NO",)))
    assert none is None


@pytest.mark.parametrize(
    ("km", "title"), [("2", "Energy within 2 km of Zeebrugge"), ("50", "Energy within 50 km of Zeebrugge")]
)
def test_a_title_says_what_was_chosen(km: str, title: str, real_atlas: Atlas) -> None:
    name = "energy-at-a-port"
    assert EXHIBITS[name].titled(asked(name, real_atlas, within=km)) == title
    assert WindChoice.at_first(real_atlas).to_query(real_atlas) == {}
