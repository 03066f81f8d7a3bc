"""Every kind of file that a view is offered as."""

import os
import subprocess
import sys

import pytest

from layers.exports.formats import ANSWERED, FORMATS
from tests.conftest import ROOT


def test_the_map_is_offered_in_six_formats_and_the_data_in_four_and_all_of_them_at_once() -> None:
    slide = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    assert [(each.of, each.ending, each.label, each.media_type) for each in FORMATS.values()] == [
        ("map", "pptx", "Slide", slide),
        ("map", "png", "Picture", "image/png"),
        ("map", "svg", "SVG", "image/svg+xml"),
        ("map", "text.svg", "SVG with text", "image/svg+xml"),
        ("map", "pdf", "PDF", "application/pdf"),
        ("map", "html", "Web page", "text/html"),
        ("data", "geojson", "GeoJSON", "application/geo+json"),
        ("data", "gpkg", "GeoPackage", "application/geopackage+sqlite3"),
        ("data", "csv", "CSV", "text/csv; charset=utf-8"),
        ("data", "xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("data", "zip", "All data", "application/zip"),
    ]


def test_every_file_of_data_but_the_archive_is_described_in_its_readme() -> None:
    assert [each.ending for each in FORMATS.values() if each.about] == ["geojson", "gpkg", "csv", "xlsx"]


def test_every_format_says_what_it_is_for_and_what_is_seen_of_it_can_be_asked_for() -> None:
    assert [each.ending for each in FORMATS.values() if not each.purpose] == []
    seen = {each.ending: each.seen_as for each in FORMATS.values() if each.seen_as}
    assert seen == {"pptx": "pptx.png", "png": "png", "svg": "svg", "text.svg": "text.svg", "pdf": "png"}
    assert set(seen.values()) <= ANSWERED.keys()


def test_what_is_seen_of_a_file_is_asked_for_with_all_words_that_change_how_it_looks() -> None:
    seen = [each for each in FORMATS.values() if each.seen_as]
    of_the_file = [sorted({*each.words} - {"notes"}) for each in seen]
    assert of_the_file == [sorted(ANSWERED[each.seen_as].words) for each in seen]


def test_a_format_is_found_by_its_own_ending() -> None:
    assert {ending for ending, each in FORMATS.items() if ending != each.ending} == set()
    with pytest.raises(KeyError):
        FORMATS["shp"]


def test_what_draws_files_is_imported_when_one_is_asked_for() -> None:
    script = 'import sys, app; print(sorted({"folium", "matplotlib", "pptx"} & sys.modules.keys()))'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
