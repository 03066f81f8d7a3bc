"""Downloads, read back by the programs that people open them with."""

import csv
import io
import json
import warnings
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from shapely import from_wkt

from geodata import taken_names
from geodata.records import STATUSES
from layers.exports.briefs import Brief
from layers.exports.data import features as data_features
from layers.exports.formats import FORMATS
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from loaders.checks.layers import COMMON_COLUMNS
from tests import small_atlas

NOTICE = (
    "North Sea Atlas: what lies in and around the North Sea, and which UK-Belgium commitment stands behind it. "
    "Facts as of September 2026. Not a navigational, legal or investment document. A blank means not "
    "published, or not applicable."
)
CITED = (
    "Nemo Link (Cable; In service, as of December 2025; indicative: within 2 to 15 km). North Sea Atlas, facts as of "
    "September 2026. Atlas compilation; © OpenStreetMap contributors (CC BY 4.0). Sources: Nemo Link, Nemo Link, facts "
    "(December 2025), https://www.nemolink.co.uk/."
)
EVERYTHING = MapView(layers=("cables", "stations", "stores", "zones"), statuses=tuple(STATUSES))
NOTHING = MapView(layers=())
NONE_LEFT = MapView(layers=("cables", "stores"), countries=("DE",))


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def tables_of(content: bytes, folder: Path) -> dict[str, Any]:
    """Every table of a GeoPackage: name -> table."""
    path = folder / "read.gpkg"
    path.write_bytes(content)
    return {name: gpd.read_file(path, layer=name) for name, _ in pyogrio.list_layers(path)}


def with_text(atlas: Atlas, **changes: str) -> Atlas:
    """The small atlas in which texts of Leman say something else, be it what the checks would refuse."""
    stores = atlas.layers["stores"]
    features = stores.features.loc[["snohvit", "leman"]].copy()
    for name, words in changes.items():
        features.loc["leman", name] = words
    return replace(atlas, layers={**atlas.layers, "stores": replace(stores, features=features)})


def test_a_geojson_file_has_its_features_sources_licences_and_commitments_inside(atlas: Atlas) -> None:
    view = MapView(layers=("cables",), statuses=("operational",))
    assert json.loads(data_features.geojson(view, atlas)) == {
        "type": "FeatureCollection",
        "about": NOTICE,
        "layers": [
            {
                "layer": "cables",
                "title": "Cables",
                "summary": "Cables between countries.",
                "as_of": "2026-03",
                "licence": "CC BY 4.0",
                "licence_url": "https://creativecommons.org/licenses/by/4.0/",
                "attribution": "Atlas compilation; © OpenStreetMap contributors",
                "shapes": "",
                "caveats": "No route is surveyed.",
            }
        ],
        "sources": [
            {
                "id": "nemo-site",
                "title": "Nemo Link, facts",
                "publisher": "Nemo Link",
                "url": "https://www.nemolink.co.uk/",
                "published": "2025-12",
                "licence": "All rights reserved",
                "what_for": "Capacity",
                "kind": "operator",
            }
        ],
        "commitments": [],
        "features": [
            {
                "type": "Feature",
                "id": "nemo-link",
                "properties": {
                    "layer": "cables",
                    "id": "nemo-link",
                    "name": "Nemo Link",
                    "kind": "cable",
                    "status": "operational",
                    "status_as_of": "2025-12",
                    "countries": ["GB", "BE"],
                    "operator": "Nemo Link Limited",
                    "start_year": 2019,
                    "start_is_estimate": False,
                    "capacity_mw": 1000,
                    "hybrid": False,
                    "owners": "National Grid; Elia",
                    "website": "https://www.nemolink.co.uk/",
                    "description": "In service.",
                    "position_accuracy": "indicative",
                    "sources": ["nemo-site"],
                    "best_source": "operator",
                    "own_grades": None,
                    "commitments": [],
                    "data_licence": "CC BY 4.0",
                    "citation": CITED,
                },
                "geometry": {"type": "LineString", "coordinates": [[1.3, 51.3], [3.2, 51.4]]},
            }
        ],
    }


def test_a_blank_is_null_and_a_commitment_is_told_with_the_feature_it_names(atlas: Atlas) -> None:
    found = json.loads(data_features.geojson(MapView(layers=("cables",), statuses=("proposed",)), atlas))
    properties = found["features"][0]["properties"]
    assert [properties[name] for name in ("operator", "start_year", "start_is_estimate", "website")] == [None] * 4
    assert properties["commitments"] == ["explore-nautilus"]
    assert [source["id"] for source in found["sources"]] == ["nemo-site", "statement"]
    assert found["commitments"] == [
        {
            "id": "explore-nautilus",
            "title": "Explore Nautilus",
            "theme": "energy",
            "article_section": "Energy",
            "article_paragraph": 2,
            "summary": "They will explore Nautilus.",
            "strength": "will_explore",
            "actors": "UK government; Belgian government",
            "deadline": "",
            "instrument": "",
            "mapped": "true",
            "map_layers": "cables",
            "feature_ids": "nautilus",
            "why_unmapped": "",
            "official_detail": "",
            "latest_status": "Under study.",
            "status": "in_progress",
            "status_as_of": "2026-06-16",
            "looked_for": "",
            "sources": "statement",
            "instrument_ids": "treaty",
        }
    ]


def test_a_geojson_file_opens_in_a_gis_with_every_feature_in_its_place(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "map.geojson"
    path.write_bytes(data_features.geojson(EVERYTHING, atlas))
    read = gpd.read_file(path)
    assert read.crs.to_epsg() == 4326
    assert dict(zip(read["id"], read.geometry.to_wkt(), strict=True)) == {
        id: geometry.wkt for layer in atlas.layers.values() for id, geometry in layer.features.geometry.items()
    }
    assert read["name"].tolist()[4] == "Snøhvit"


def test_a_geopackage_has_a_table_for_each_layer_and_three_that_say_where_it_comes_from(
    atlas: Atlas, tmp_path: Path
) -> None:
    read = tables_of(data_features.geopackage(EVERYTHING, atlas), tmp_path)
    assert sorted(read) == ["about", "cables", "commitments", "sources", "stations", "stores", "zones"]
    assert read["about"][["layer", "licence", "attribution", "notice"]].to_dict("records") == [
        {
            "layer": id,
            "licence": licence,
            "attribution": attribution,
            "notice": NOTICE,
        }
        for id, licence, attribution in (
            ("cables", "CC BY 4.0", "Atlas compilation; © OpenStreetMap contributors"),
            ("stations", "CC BY 4.0", "Atlas compilation"),
            ("stores", "CC BY 4.0", "Atlas compilation"),
            ("zones", "ODbL 1.0", "© OpenStreetMap contributors"),
        )
    ]
    assert read["sources"]["id"].tolist() == ["nemo-site", "store-list", "statement"]
    assert read["commitments"]["id"].tolist() == ["explore-nautilus"]
    assert read["cables"]["best_source"].tolist() == ["operator", "authority", "operator"]
    for id, layer in atlas.layers.items():
        assert read[id].crs.to_epsg() == 4326
        assert read[id]["feature_id"].tolist() == list(layer.features.index)
        # Lines are lines of one or more pieces as soon as one of a table's lines has several.
        assert all(one.equals(other) for one, other in zip(read[id].geometry, layer.features.geometry, strict=True))


@pytest.mark.parametrize(("driver", "ending"), [("ESRI Shapefile", "shp"), ("OpenFileGDB", "gdb")])
def test_every_table_of_a_geopackage_goes_into_a_shapefile_and_a_filegdb(
    real_atlas: Atlas, driver: str, ending: str, tmp_path: Path
) -> None:
    mixed = ("co2_transport", "hydrogen", "green_corridors", "ports")
    read = tables_of(data_features.geopackage(MapView(layers=mixed), real_atlas), tmp_path)
    shapes = {name: table for name, table in read.items() if "geometry" in table}
    assert sorted(shapes) == [
        "co2_transport_lines",
        "co2_transport_points",
        "green_corridors_lines",
        "green_corridors_points",
        "hydrogen_lines",
        "hydrogen_points",
        "ports",
    ]
    for name, table in shapes.items():
        path = tmp_path / f"{name}.{ending}"
        with warnings.catch_warnings():  # a Shapefile shortens names and texts, and says so
            warnings.simplefilter("ignore")
            pyogrio.write_dataframe(table, path, layer=name, driver=driver)
        assert len(gpd.read_file(path)) == len(table)


def test_a_layer_keeps_the_names_of_its_tables_whatever_is_filtered(real_atlas: Atlas, tmp_path: Path) -> None:
    only_points = MapView(layers=("hydrogen",), q="electrolyser")
    read = tables_of(data_features.geopackage(only_points, real_atlas), tmp_path)
    assert [name for name in read if name.startswith("hydrogen")] == ["hydrogen_points"]
    assert read["about"]["tables"].tolist() == ["hydrogen_points"]


def test_columns_named_like_words_of_databases_pass_through_every_format_of_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["select", "order", "group", "table", "index", "type", "class", "limit", "primary", "coordinates"]
    toml = small_atlas.STATIONS.replace('columns = ["link_ids", "voltage_kv"]', f"columns = {json.dumps(words)}")
    own = "".join(
        f'[fields.{word}]\nlabel = "{word}"\ntype = "integer"\nunit = ""\nmeaning = "A."\ngood = 5\nbad = "x"\n'
        for word in words
    )
    place: dict[str, object] = {"type": "Point", "coordinates": [1.3, 51.3]}
    hall = small_atlas.feature("richborough", "Richborough", "station", place, **dict.fromkeys(words, 5))
    monkeypatch.setitem(small_atlas.FILES, "layers/stations.toml", toml + own)
    monkeypatch.setitem(small_atlas.FEATURES, "stations", [hall])
    changed = small_atlas.small_atlas(tmp_path)
    brief = Brief(MapView(layers=("stations",)))
    made = {
        ending: each.write(brief, changed, "", date(2026, 6, 1))
        for ending, each in FORMATS.items()
        if each.of == "data"
    }
    assert {name: str(rows_of(made["csv"])[0][name]) for name in words} == dict.fromkeys(words, "5")
    assert {name: tables_of(made["gpkg"], tmp_path)["stations"][name][0] for name in words} == dict.fromkeys(words, 5)
    (tmp_path / "map.geojson").write_bytes(made["geojson"])
    assert {name: gpd.read_file(tmp_path / "map.geojson")[name][0] for name in words} == dict.fromkeys(words, 5)
    with zipfile.ZipFile(io.BytesIO(made["zip"])) as packed:
        assert packed.read("north-sea-atlas.gpkg") == made["gpkg"]


def test_what_the_files_add_of_their_own_is_taken(atlas: Atlas, tmp_path: Path) -> None:
    view = MapView(layers=("zones",))  # a layer without columns of its own
    added = set(rows_of(data_features.comma_separated(view, atlas))[0])
    added |= set(json.loads(data_features.geojson(view, atlas))["features"][0]["properties"])
    read = tables_of(data_features.geopackage(view, atlas), tmp_path)
    added |= set(read["zones"])
    assert added - {*COMMON_COLUMNS} <= {name for names in taken_names.COLUMNS.values() for name in names}
    assert set(read) - {"zones"} <= {name for names in taken_names.LAYERS.values() for name in names}


def test_numbers_lists_and_blanks_of_a_geopackage_are_what_they_were(atlas: Atlas, tmp_path: Path) -> None:
    read = tables_of(data_features.geopackage(MapView(layers=("cables",), statuses=tuple(STATUSES)), atlas), tmp_path)
    cables = read["cables"].drop(columns="geometry").set_index("feature_id")
    names = ["countries", "start_year", "start_is_estimate", "capacity_mw", "hybrid", "sources"]
    found = {
        id: [None if pd.isna(row[name]) else row[name] for name in names]
        for id, row in cables.astype(object).to_dict("index").items()
    }
    assert found == {
        "nemo-link": ["GB; BE", 2019, False, 1000, False, "nemo-site"],
        "nautilus": ["GB; BE", None, None, 1400, True, "statement; nemo-site"],
        "old-cable": ["NO", None, None, None, False, "nemo-site"],
    }


def test_a_csv_file_has_a_row_for_each_feature_with_its_sources_in_full(atlas: Atlas) -> None:
    content = data_features.comma_separated(MapView(layers=("cables",), statuses=("operational",)), atlas)
    assert rows_of(content) == [
        {
            "layer": "cables",
            "id": "nemo-link",
            "name": "Nemo Link",
            "kind": "cable",
            "status": "operational",
            "status_as_of": "2025-12",
            "countries": "GB; BE",
            "operator": "Nemo Link Limited",
            "start_year": "2019",
            "start_is_estimate": "false",
            "capacity_mw": "1000",
            "hybrid": "false",
            "owners": "National Grid; Elia",
            "website": "https://www.nemolink.co.uk/",
            "description": "In service.",
            "position_accuracy": "indicative",
            "sources": "nemo-site",
            "best_source": "operator",
            "own_grades": "",
            "commitments": "",
            "data_licence": "CC BY 4.0",
            "attribution": "Atlas compilation; © OpenStreetMap contributors",
            "citation": CITED,
            "about": NOTICE,
            "wkt": "LINESTRING (1.3 51.3, 3.2 51.4)",
        }
    ]


def test_a_csv_file_has_the_columns_of_all_layers_and_blanks_where_a_layer_has_none(atlas: Atlas) -> None:
    rows = rows_of(data_features.comma_separated(EVERYTHING, atlas))
    names = ("layer", "id", "capacity_mw", "link_ids", "capacity_mt", "commitments")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("cables", "nemo-link", "1000", "", "", ""),
        ("cables", "nautilus", "1400", "", "", "explore-nautilus"),
        ("cables", "old-cable", "", "", "", ""),
        ("stations", "richborough", "", "nemo-link; nautilus", "", ""),
        ("stores", "snohvit", "", "", "150", ""),
        ("stores", "bacton", "", "", "", ""),
        ("stores", "leman", "", "", "37.5", ""),
        ("zones", "belgian-zone", "", "", "", ""),
    ]
    shapes = {row["id"]: from_wkt(row["wkt"]) for row in rows}
    assert all(shapes[id] == shape for layer in atlas.layers.values() for id, shape in layer.features.geometry.items())


def test_a_csv_file_begins_with_the_mark_that_lets_excel_read_accents(atlas: Atlas) -> None:
    content = data_features.comma_separated(EVERYTHING, atlas)
    assert content.startswith(b"\xef\xbb\xbflayer,id,name,")
    assert "Snøhvit".encode() in content


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("Leman = 1", "Leman = 1"),
        ('"quoted", and, commas', '"quoted", and, commas'),
        ("two\nlines", "two\nlines"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("\u202etfel ot thgir", "\u202etfel ot thgir"),
    ],
)
def test_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(words: str, cell: str, atlas: Atlas) -> None:
    rows = rows_of(data_features.comma_separated(MapView(layers=("stores",)), with_text(atlas, description=words)))
    assert [row["description"] for row in rows] == ["Words.", cell]
    assert (rows[1]["capacity_mt"], rows[1]["name"]) == ("37.5", "Leman")


def test_hostile_text_and_long_names_are_whole_in_geojson_and_geopackage(atlas: Atlas, tmp_path: Path) -> None:
    words, name = '<img src=x onerror="alert(1)">; DROP TABLE stores; \u202e', "Leman " * 1667
    atlas = with_text(atlas, description=words, name=name)
    view = MapView(layers=("stores",))
    properties = json.loads(data_features.geojson(view, atlas))["features"][1]["properties"]
    table = tables_of(data_features.geopackage(view, atlas), tmp_path)["stores"]
    assert (properties["description"], properties["name"]) == (words, name)
    assert (table["description"][1], table["name"][1]) == (words, name)


@pytest.mark.parametrize("view", [NOTHING, NONE_LEFT], ids=["no layer", "no feature"])
def test_an_empty_selection_is_a_valid_file_in_each_format(view: MapView, atlas: Atlas, tmp_path: Path) -> None:
    collection = json.loads(data_features.geojson(view, atlas))
    assert (collection["type"], collection["about"], collection["features"]) == ("FeatureCollection", NOTICE, [])
    assert [layer["layer"] for layer in collection["layers"]] == list(view.layers)

    read = tables_of(data_features.geopackage(view, atlas), tmp_path)
    assert read["about"]["notice"].unique().tolist() == [NOTICE]
    assert set(read) <= {"about", "sources"}

    content = data_features.comma_separated(view, atlas)
    assert rows_of(content) == []
    assert content.startswith(b"\xef\xbb\xbflayer,id,name,")


def test_the_open_database_licence_travels_with_every_layer_that_openstreetmap_is_in(
    real_atlas: Atlas, tmp_path: Path
) -> None:
    licences = {
        "interconnectors": "ODbL 1.0",
        "ports": "CC BY 4.0",
        "shipping_lanes": "ODbL 1.0",
        "converter_stations": "ODbL 1.0",
    }
    view = MapView(layers=tuple(licences))
    collection = json.loads(data_features.geojson(view, real_atlas))
    assert {layer["layer"]: layer["licence"] for layer in collection["layers"]} == licences
    read = tables_of(data_features.geopackage(view, real_atlas), tmp_path)
    assert dict(zip(read["about"]["layer"], read["about"]["licence"], strict=True)) == licences
    rows = rows_of(data_features.comma_separated(view, real_atlas))
    assert {(row["layer"], row["data_licence"].partition(";")[0]) for row in rows} == set(licences.items())
    open_data = [row for row in rows if row["data_licence"].startswith("ODbL 1.0")]
    assert [row["id"] for row in open_data if "© OpenStreetMap contributors" not in row["attribution"]] == []


def test_a_cable_says_in_every_file_of_data_whose_route_it_has(real_atlas: Atlas, tmp_path: Path) -> None:
    view = MapView(layers=("interconnectors",), q="Viking")
    collection = json.loads(data_features.geojson(view, real_atlas))
    (feature,) = collection["features"]
    drawn_from = feature["properties"]["route_from"]
    terms = {source["id"]: source["licence"] for source in collection["sources"]}
    assert [terms[id] for id in drawn_from] == ["ODbL 1.0", "CC BY 4.0"]
    assert feature["properties"]["data_licence"] == "ODbL 1.0; shape CC BY 4.0"
    (row,) = rows_of(data_features.comma_separated(view, real_atlas))
    read = tables_of(data_features.geopackage(view, real_atlas), tmp_path)
    assert row["route_from"] == read["interconnectors"]["route_from"][0] == "; ".join(drawn_from)
    assert set(drawn_from) <= set(read["sources"]["id"])
    assert row["attribution"].endswith(
        "; Routes of cables: © OpenStreetMap contributors (ODbL 1.0), via PyPSA-Eur (Xiong et al. 2025); "
        "Routes of cables: EMODnet Human Activities (BSH, Rijkswaterstaat), CC BY 4.0, August 2026, simplified and "
        "joined"
    )


def test_the_whole_atlas_can_be_downloaded_and_nothing_is_lost(real_atlas: Atlas, tmp_path: Path) -> None:
    view = MapView(layers=tuple(real_atlas.layers), statuses=tuple(STATUSES))
    ids = [id for layer in real_atlas.layers.values() for id in layer.features.index]
    collection = json.loads(data_features.geojson(view, real_atlas))
    assert [feature["id"] for feature in collection["features"]] == ids
    known = {source["id"] for source in collection["sources"]}
    assert all(known.issuperset(feature["properties"]["sources"]) for feature in collection["features"])
    assert [row["id"] for row in rows_of(data_features.comma_separated(view, real_atlas))] == ids
    read = tables_of(data_features.geopackage(view, real_atlas), tmp_path)
    assert sorted(id for table in read.values() if "feature_id" in table for id in table["feature_id"]) == sorted(ids)
    named = [name for names in read["about"]["tables"] for name in names.split("; ")]
    assert sorted(named) == sorted(read.keys() - {"about", "sources", "commitments"})
    assert len(read["sources"]) == len(collection["sources"])
    assert len(read["commitments"]) == len(collection["commitments"])


def test_no_column_of_a_csv_file_stands_twice_and_a_stores_own_licence_is_kept(real_atlas: Atlas) -> None:
    text = data_features.comma_separated(MapView(layers=tuple(real_atlas.layers)), real_atlas).decode("utf-8-sig")
    head = next(csv.reader(io.StringIO(text)))
    assert len(head) == len(set(head))
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert (rows["smeaheia"]["licence"], rows["smeaheia"]["data_licence"]) == ("EXL002", "CC BY 4.0; shape NLOD 2.0")
