"""The archive of a view: its files, and the words that go with them."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyogrio
import pytest

from geodata.records import STATUSES
from layers.exports.briefs import Brief
from layers.exports.data import features as data_features
from layers.exports.data.archive import DataFile, citation_file, columns, filters, licences, readme
from layers.exports.data.workbook import workbook
from layers.exports.formats import FORMATS
from layers.maps.deck import features_shown
from layers.views.map_view import Camera, MapView
from loaders.atlas import Atlas

TODAY = date(2026, 11, 23)
LINK = "https://atlas.example/?v=1&layers=cables"
VIEW = MapView(layers=("cables", "zones"), statuses=("operational", "proposed"), countries=("GB",), year=2031)


def packed(view: MapView, atlas: Atlas, link: str = LINK) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(FORMATS["zip"].write(Brief(view), atlas, link, TODAY)))


def section(text: str, heading: str) -> list[str]:
    """The entries of a section, each in one line."""
    (body,) = re.findall(rf"^{heading}\n-+\n(.*?)(?:\n\n|\Z)", text, re.S | re.M)
    return [" ".join(entry.split()) for entry in re.split(r"^- ", body, flags=re.M)[1:]]


def test_an_archive_has_the_data_in_every_format_and_three_files_of_words(atlas: Atlas) -> None:
    file = packed(VIEW, atlas)
    assert file.testzip() is None
    assert file.namelist() == [
        "README.txt",
        "LICENCES.txt",
        "CITATION.cff",
        "north-sea-atlas.geojson",
        "north-sea-atlas.gpkg",
        "north-sea-atlas.csv",
        "north-sea-atlas.xlsx",
    ]
    assert file.read("north-sea-atlas.geojson") == data_features.geojson(VIEW, atlas)
    assert file.read("north-sea-atlas.csv") == data_features.comma_separated(VIEW, atlas)
    assert file.read("north-sea-atlas.gpkg") == data_features.geopackage(VIEW, atlas)
    assert file.read("north-sea-atlas.xlsx") == workbook(VIEW, atlas)


def test_the_same_view_gives_the_same_archive_to_the_byte(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    first = FORMATS["zip"].write(Brief(VIEW), atlas, LINK, TODAY)
    monkeypatch.setattr(zipfile.time, "time", lambda: 2_000_000_000.0)
    assert FORMATS["zip"].write(Brief(VIEW), atlas, LINK, TODAY) == first
    assert {each.date_time for each in packed(VIEW, atlas).infolist()} == {(2026, 11, 23, 0, 0, 0)}


def test_a_geopackage_names_the_month_of_the_facts_and_not_the_hour_it_was_written(
    atlas: Atlas, tmp_path: Path
) -> None:
    path = tmp_path / "map.gpkg"
    path.write_bytes(data_features.geopackage(VIEW, atlas))
    written = pyogrio.read_dataframe(
        path, sql="SELECT DISTINCT last_change AS day FROM gpkg_contents", sql_dialect="SQLITE"
    )
    assert [str(day)[:10] for day in written["day"]] == ["2026-09-01"]


def test_the_readme_says_what_is_shown_by_which_filters_and_what_to_know(atlas: Atlas) -> None:
    files = [DataFile("geojson", "GeoJSON, for GIS", b"{}"), DataFile("csv", f"CSV, {'very ' * 20}plain", b"id")]
    text = readme(VIEW, atlas, files, link=LINK, today=TODAY)
    assert text.startswith(
        "North Sea Atlas: Cables in and around the North Sea\n"
        "===================================================\n"
        "\n"
        "2 features · United Kingdom · in service, proposed · in service or expected in 2031, 1 without a\n"
        "start year also shown · facts as of September 2026\n"
    )
    assert section(text, "What is shown") == [
        "What lies in and around the North Sea, and which UK-Belgium commitment stands behind it.",
        "Status: in service, proposed.",
        "Countries: United Kingdom.",
        "Year 2031: features in service or expected in that year, and those without a published year.",
        "The files hold every feature that matches these filters, wherever the map's camera looks.",
    ]
    assert section(text, "The live view") == [LINK]
    assert section(text, "Files") == [
        "north-sea-atlas.geojson: GeoJSON, for GIS.",
        f"north-sea-atlas.csv: CSV, {'very ' * 20}plain.",
        "LICENCES.txt: the licence and the credit of every layer shown.",
        "CITATION.cff: how to cite these data (Citation File Format 1.2.0), with the sources.",
    ]
    assert section(text, "Layers") == [
        "Cables (cables): 2 of 3, facts as of March 2026. No route is surveyed.",
        "Zones (zones): 0 of 1, facts as of 2024.",
    ]
    assert section(text, "Limits of use") == [
        "Not a navigational, legal or investment document.",
        "Facts as of September 2026; each record carries its own date. Archive made 23 November 2026.",
    ]
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (
            MapView(layers=()),
            [
                "Status: in service, under construction, permitted, planned, proposed, suspended.",
                "Countries: all.",
                "Year: any.",
            ],
        ),
        (
            MapView(layers=(), statuses=(), countries=("BE", "NL"), q="wind farm"),
            [
                "Status: none: nothing is shown.",
                "Countries: Belgium, Netherlands.",
                "Year: any.",
                "Words in the name, kind, operator or description: “wind farm”.",
            ],
        ),
        (
            MapView(layers=(), statuses=("planned",), commitment="explore-nautilus"),
            [
                "Status: planned.",
                "Countries: all.",
                "Year: any.",
                "On the map the places of a commitment stand out: Explore Nautilus. The files also hold the other "
                "features.",
            ],
        ),
    ],
)
def test_filters_are_told_in_words(view: MapView, said: list[str], atlas: Atlas) -> None:
    last = "The files hold every feature that matches these filters, wherever the map's camera looks."
    assert filters(view, atlas) == [*said, last]


def test_every_column_of_every_file_is_described(real_atlas: Atlas, tmp_path: Path) -> None:
    view = MapView(layers=tuple(real_atlas.layers), statuses=tuple(STATUSES))
    described = {entry.partition(":")[0] for entry in columns(features_shown(view, real_atlas), real_atlas)}
    head = next(csv.reader(io.StringIO(data_features.comma_separated(view, real_atlas).decode("utf-8-sig"))))
    path = tmp_path / "map.gpkg"
    path.write_bytes(data_features.geopackage(view, real_atlas))
    tables = [name for name, kind in pyogrio.list_layers(path) if kind]
    in_gis = {name for table in tables for name in pyogrio.read_info(path, layer=table)["fields"]}
    in_json = {
        name for f in json.loads(data_features.geojson(view, real_atlas))["features"] for name in f["properties"]
    }
    assert described == {*head, *in_gis, *in_json}


def test_a_column_is_told_with_its_unit_and_meaning(atlas: Atlas) -> None:
    described = columns(("cables",), atlas)
    assert (
        "capacity_mw: Capacity in MW. Greatest electric power: of a link, a station, an island, a wind farm or an "
        "electrolyser." in described
    )


def test_the_licences_are_those_of_the_layers_shown_and_of_no_others(atlas: Atlas) -> None:
    text = licences(MapView(layers=("stations", "zones")), atlas)
    assert section(text, "Layers") == [
        "Stations (stations): CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. Credit: Atlas compilation.",
        "Zones (zones): ODbL 1.0, https://opendatacommons.org/licenses/odbl/1-0/. "
        "Credit: © OpenStreetMap contributors.",
    ]
    assert [entry.partition(":")[0] for entry in section(text, "What this asks of you")] == ["CC BY 4.0", "ODbL 1.0"]
    assert "ODbL" not in licences(MapView(layers=("stations",)), atlas)


def test_the_citation_is_a_citation_file_with_the_sources_as_references(atlas: Atlas) -> None:
    sources = list(atlas.sources.values())
    assert citation_file(VIEW.but(layers=("cables",)), atlas, sources, link=LINK, today=TODAY) == (
        "cff-version: 1.2.0\n"
        'message: "If you use these data, please cite them as below. LICENCES.txt names the licences."\n'
        "type: dataset\n"
        'title: "North Sea Atlas: Cables in and around the North Sea"\n'
        'abstract: "2 features · United Kingdom · in service, proposed · in service or expected in 2031, '
        '1 without a start year also shown · facts as of September 2026"\n'
        "authors:\n"
        '  - name: "North Sea Atlas"\n'
        'version: "facts as of September 2026"\n'
        'date-released: "2026-11-23"\n'
        "license: CC-BY-4.0\n"
        'url: "https://atlas.example/?v=1&layers=cables"\n'
        "references:\n"
        "  - type: generic\n"
        '    title: "Nemo Link, facts"\n'
        "    authors:\n"
        '      - name: "Nemo Link"\n'
        '    url: "https://www.nemolink.co.uk/"\n'
        "    year: 2025\n"
        "    month: 12\n"
        "  - type: generic\n"
        '    title: "List of stores"\n'
        "    authors:\n"
        '      - name: "Regulator"\n'
        '    url: "https://example.org/stores"\n'
        "  - type: generic\n"
        '    title: "Joint statement"\n'
        "    authors:\n"
        '      - name: "UK government"\n'
        '    date-published: "2025-12-12"\n'
    )


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2025", ["year: 2025"]),
        ("2025-02", ["year: 2025", "month: 2"]),
        ("2025-02-03", ['date-published: "2025-02-03"']),
        ("2021-2023", []),
        ("1990/1996", []),
        ("n.d.", []),
        ("", []),
    ],
)
def test_a_source_is_dated_as_exactly_as_it_is_known(published: str, told: list[str], atlas: Atlas) -> None:
    source = replace(atlas.sources["statement"], published=published)
    lines = citation_file(VIEW, atlas, [source], link="", today=TODAY).splitlines()
    assert [line.strip() for line in lines[lines.index('      - name: "UK government"') + 1 :]] == told


def test_two_licences_are_no_choice_and_the_compilers_own_knowledge_is_no_reference(atlas: Atlas) -> None:
    known = replace(atlas.sources["statement"], kind="knowledge")
    own = replace(atlas, sources=atlas.sources | {"statement": known})
    text = citation_file(VIEW, own, [known], link="", today=TODAY)
    assert "license:" not in text
    assert "references:" not in text
    assert "url:" not in text


def test_hostile_words_stay_one_text_each_in_a_citation_file(atlas: Atlas) -> None:
    words = '"}\n- evil: true # \\ \x00\x85\u2028\ud800 😀 ' + "x" * 10_000
    source = replace(atlas.sources["statement"], title=words, publisher=words, url="https://x.example/\nurl: evil")
    lines = citation_file(VIEW, atlas, [source], link="", today=TODAY).splitlines()
    quoted = [line.partition(": ")[2] for line in lines if '"' in line]
    assert all(isinstance(json.loads(each), str) for each in quoted)
    assert [line for line in lines if not re.fullmatch(r"(  )*(- )?[a-z-]+:( .*)?", line)] == []
    assert [line.strip() for line in lines if "evil" in line and "title" not in line and "name" not in line] == [
        'url: "https://x.example/%0Aurl:%20evil"'
    ]


def test_an_archive_of_nothing_says_so(atlas: Atlas) -> None:
    file = packed(MapView(layers=(), camera=Camera(51, 2, 7)), atlas, link="javascript:alert(1)")
    text = file.read("README.txt").decode()
    assert section(text, "Layers") == ["No layer is switched on: the files hold no features."]
    assert "javascript" not in text
    assert "The live view" not in text
    assert section(file.read("LICENCES.txt").decode(), "Layers") == ["No layer is switched on."]
