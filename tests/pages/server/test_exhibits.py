"""Charts and tables of pages by their addresses: each is what it says, by the words of its page, or a sentence."""

import csv
import io
from datetime import date

import pytest
from pptx import Presentation
from starlette.testclient import TestClient

from layers.exhibits.catalogue import EXHIBITS
from loaders.atlas import Atlas
from tests.workbook_cells import cells

NEEDED = {
    "places-of-a-commitment": "commitment=energy-nautilus",
    "nearby": "near=nemo-link",
}
"""The words without which an exhibit has nothing to show."""


def words(name: str, atlas: Atlas) -> str:
    """The words of an address of an exhibit that has rows."""
    parts = EXHIBITS[name].parts
    return f"part={next(iter(parts(atlas)))}" if parts else NEEDED.get(name, "")


def test_every_exhibit_is_answered_as_a_file_with_rows_that_is_named_after_it_and_the_day(
    client: TestClient, real_atlas: Atlas
) -> None:
    answers = {name: client.get(f"/exhibits/{name}.csv?{words(name, real_atlas)}") for name in EXHIBITS}
    assert {name: each.text for name, each in answers.items() if each.status_code != 200} == {}
    rows = {name: len(list(csv.reader(io.StringIO(each.text)))) for name, each in answers.items()}
    assert [name for name, count in rows.items() if count < 2] == []
    day = date.today().isoformat()
    assert answers["wind-by-state"].headers["content-disposition"] == (
        f'attachment; filename="north-sea-atlas-offshore-wind-by-state-{day}.csv"'
    )


def test_slides_and_a_workbook_hold_what_was_chosen(client: TestClient) -> None:
    slides = client.get("/exhibits/wind-by-state.pptx?country=BE")
    assert slides.headers["content-type"].endswith("presentationml.presentation")
    (page,) = Presentation(io.BytesIO(slides.content)).slides
    (chart,) = [shape.chart for shape in page.shapes if shape.has_chart]
    (row,) = cells(client.get("/exhibits/wind-by-state.xlsx?country=BE").content)["Figures"]
    assert [str(each) for each in chart.plots[0].categories] == [row["State"]] == ["Belgium"]
    assert {f"{each.name}, MW": each.values[0] for each in chart.plots[0].series}.items() <= row.items()


@pytest.mark.parametrize(
    ("address", "begins", "name"),
    [
        ("interconnectors-map.svg?select=nautilus", b"<?xml", "nautilus-united-kingdom-belgium"),
        ("near-map.png?near=nemo-link&within=10", b"\x89PNG", "what-lies-within-10-km-of-nemo-link"),
        ("crossings-map.pdf?line=nemo-link", b"%PDF", "what-crosses-nemo-link"),
    ],
)
def test_the_map_of_a_page_is_a_file_by_the_words_of_the_page(
    client: TestClient, address: str, begins: bytes, name: str
) -> None:
    answer = client.get(f"/exhibits/{address}")
    assert answer.content.startswith(begins)
    ending = address.partition("?")[0].rpartition(".")[2]
    day = date.today().isoformat()
    assert answer.headers["content-disposition"] == f'attachment; filename="north-sea-atlas-{name}-{day}.{ending}"'


def test_a_slide_of_a_map_has_its_title_its_legend_and_the_sources_of_what_is_on_it(client: TestClient) -> None:
    (page,) = Presentation(io.BytesIO(client.get("/exhibits/ports-map.pptx?port=port-ostend").content)).slides
    assert page.shapes.title.text == "Ostend (Oostende) and its routes"
    assert {"Legend", "Map", "Sources and licence"} <= {shape.name for shape in page.shapes}
    notes = page.notes_slide.notes_text_frame.text
    assert notes.startswith("Ostend (Oostende) and its routes. ")
    assert "\nSources\n- " in notes


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("near-map.png", 400, "There is no map to save: choose a place first."),
        ("wind-map.xlsx", 404, "It is not offered as “xlsx”. Allowed: 'pdf', 'png', 'pptx', 'svg'."),
    ],
)
def test_what_is_no_map_gets_one_sentence(client: TestClient, address: str, status: int, sentence: str) -> None:
    answer = client.get(f"/exhibits/{address}")
    assert (answer.status_code, answer.text) == (status, sentence)


def test_what_is_written_round_a_picture_says_what_it_is_and_whose_figures(client: TestClient) -> None:
    told = client.get("/exhibits/north-sea-links-by-pair.json").json()
    assert told["title"] == "Links of the North Sea by pair of countries"
    first, sources, credit = told["lines"]
    assert first.startswith("North Sea Atlas. Facts as of ")
    assert sources.startswith("Sources: ")
    assert "OpenStreetMap" in credit
    assert "ODbL 1.0" in credit


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        (
            "/exhibits/wind-by-stat.csv",
            404,
            "There is no map, chart or table “wind-by-stat”. Did you mean 'wind-by-state'?",
        ),
        ("/exhibits/wind-by-state.docx", 404, "It is not offered as “docx”."),
        ("/exhibits/wind-by-state.csv?country=XX", 400, "country “XX” in the address is not known."),
        ("/exhibits/wind-by-state.csv?kountry=BE", 400, "The word “kountry” is not understood in the address"),
        ("/exhibits/facilities-at-ports.csv", 400, "part is missing from the address."),
        ("/exhibits/nearby.csv", 400, "There is nothing to save: no row matches these filters."),
    ],
)
def test_what_cannot_be_given_is_told_in_a_sentence(
    address: str, status: int, sentence: str, client: TestClient
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert answer.text.startswith(sentence)
