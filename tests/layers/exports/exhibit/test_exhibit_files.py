"""A chart or a table as files, read back: a workbook, plain text, and slides."""

import csv
import io
from datetime import date

import pandas as pd
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from layers.exports.exhibit.exhibit import Exhibit, plot_of
from layers.exports.exhibit.formats import EXHIBIT_FORMATS
from layers.exports.exhibit.slides import MOST_ROWS, MOST_SLIDES
from loaders.atlas import Atlas
from tests.workbook_cells import cells

TODAY = date(2026, 11, 30)
LINK = "https://atlas.example/links?country=BE"
CAPACITY = pd.DataFrame(
    {"In service, MW": [1000.0, None], "Proposed, MW": [0.0, 1400.5], "Note": ["=SUM(A1)", "two\nlines"]},
    index=pd.Index(["Nemo Link", "Nautilus"], name="Link"),
)
DRAWN = {"In service, MW": "#8C3216", "Proposed, MW": "#F6DED3"}


def exhibit(**more: object) -> Exhibit:
    """Two cables with their capacities, which rest on both."""
    given = {"features": ("nemo-link", "nautilus"), "note": "No route is surveyed.", **more}
    return Exhibit("Capacity of two links", CAPACITY, **given)  # type: ignore[arg-type]


def written(shown: Exhibit, ending: str, atlas: Atlas) -> bytes:
    return EXHIBIT_FORMATS[ending].write(shown, atlas, LINK, TODAY)


def test_a_workbook_has_figures_as_figures_and_sheets_for_what_it_is_its_sources_and_licences(atlas: Atlas) -> None:
    found = cells(written(exhibit(), "xlsx", atlas))
    assert list(found) == ["Figures", "About", "Sources", "Licences"]
    assert found["Figures"] == [
        {"Link": "Nemo Link", "In service, MW": 1000.0, "Proposed, MW": 0.0, "Note": "=SUM(A1)"},
        {"Link": "Nautilus", "Proposed, MW": 1400.5, "Note": "two\nlines"},
    ]
    told = {str(row["What"]): row["Words"] for row in found["About"]}
    assert [told[name] for name in ("Title", "To note", "Made on", "Opens the page")] == [
        "Capacity of two links",
        "No route is surveyed.",
        "2026-11-30",
        LINK,
    ]
    assert [row["Id"] for row in found["Sources"]] == ["nemo-site", "statement"]
    assert [(row["Layer"], row["Licence"]) for row in found["Licences"]] == [("cables", "CC BY 4.0")]


def test_what_rests_on_no_layer_has_the_licence_of_the_records_and_its_own_sources(atlas: Atlas) -> None:
    found = cells(written(exhibit(features=(), sources=("statement",)), "xlsx", atlas))
    assert [row["Id"] for row in found["Sources"]] == ["statement"]
    assert [(row["Licence"], row["Attribution"]) for row in found["Licences"]] == [
        ("CC BY 4.0", "North Sea Atlas; sources named on each record")
    ]


def test_a_csv_has_the_rows_and_no_cell_is_a_formula(atlas: Atlas) -> None:
    content = written(exhibit(), "csv", atlas)
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        ["Link", "In service, MW", "Proposed, MW", "Note"],
        ["Nemo Link", "1000.0", "0.0", "'=SUM(A1)"],
        ["Nautilus", "", "1400.5", "two\nlines"],
    ]


def test_what_is_copied_has_a_line_for_each_row_and_says_whose_figures_they_are(atlas: Atlas) -> None:
    assert written(exhibit(), "tsv", atlas).decode().split("\n") == [
        "Link\tIn service, MW\tProposed, MW\tNote",
        "Nemo Link\t1000\t0\t'=SUM(A1)",
        "Nautilus\t\t1400.5\ttwo lines",
        "",
        "North Sea Atlas: Capacity of two links. Facts as of September 2026 (CC BY 4.0).",
        LINK,
    ]


def test_a_chart_is_one_that_office_programs_can_edit_with_the_figures_of_its_table(atlas: Atlas) -> None:
    plot = plot_of(CAPACITY, list(DRAWN), DRAWN)
    (page,) = Presentation(io.BytesIO(written(exhibit(plot=plot), "pptx", atlas))).slides
    (chart,) = [shape.chart for shape in page.shapes if shape.has_chart]
    assert chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert [str(each) for each in chart.plots[0].categories] == ["Nemo Link", "Nautilus"]
    assert [
        (each.name, tuple(each.values), str(each.format.fill.fore_color.rgb)) for each in chart.plots[0].series
    ] == [
        ("In service", (1000.0, None), "8C3216"),
        ("Proposed", (0.0, 1400.5), "F6DED3"),
    ]
    assert chart.value_axis.axis_title.text_frame.text == "MW"
    assert page.shapes.title.text_frame.text == "Capacity of two links"
    below = next(shape.text_frame.text for shape in page.shapes if shape.name == "Sources and licence")
    assert "Credit: Atlas compilation; © OpenStreetMap contributors" in below
    assert "https://www.nemolink.co.uk/" in page.notes_slide.notes_text_frame.text


def test_a_chart_by_year_has_columns_and_one_of_a_single_series_no_key(atlas: Atlas) -> None:
    years = pd.DataFrame({"In service, MW": [1.0, 2.0]}, index=pd.Index([2019, 2020], name="Year"))
    plot = plot_of(years, ["In service, MW"], DRAWN, direction="columns")
    shown = Exhibit("By year", years, ("nemo-link",), plot=plot)
    (page,) = Presentation(io.BytesIO(written(shown, "pptx", atlas))).slides
    (chart,) = [shape.chart for shape in page.shapes if shape.has_chart]
    assert (chart.chart_type, chart.has_legend) == (XL_CHART_TYPE.COLUMN_CLUSTERED, False)
    assert [str(each) for each in chart.plots[0].categories] == ["2019", "2020"]


def test_a_table_is_one_on_slides_as_many_as_it_needs_and_the_last_says_what_is_left_out(atlas: Atlas) -> None:
    names = pd.DataFrame({"id": "x", "Name": [f"Row {at}" for at in range(MOST_ROWS + 50)], "Km": 1234.5, "Year": 2019})
    slides = Presentation(io.BytesIO(written(Exhibit("Rows", names, sources=("statement",)), "pptx", atlas))).slides
    tables = [[shape.table for shape in page.shapes if shape.has_table] for page in slides]
    assert 1 < len(tables) <= MOST_SLIDES
    assert {len(found) for found in tables} == {1}
    first, last = tables[0][0], slides[len(slides) - 1]
    assert [[cell.text for cell in row.cells] for row in list(first.rows)[:2]] == [
        ["Name", "Km", "Year"],
        ["Row 0", "1,234.5", "2019"],
    ]
    left = len(names) - sum(len(found[0].rows) - 1 for found in tables)
    assert left >= 50
    assert f"{left} more rows are in the workbook." in [
        shape.text_frame.text for shape in last.shapes if shape.has_text_frame
    ]
    assert slides[0].shapes.title.text_frame.text == f"Rows (1 of {len(tables)})"
