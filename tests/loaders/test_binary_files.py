"""Features in a GeoPackage, a GeoParquet or a FlatGeobuf: read and refused as those of a GeoJSON are."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal
from shapely.geometry import LineString, Point, Polygon, shape

from loaders.atlas import open_atlas, open_whole
from loaders.looked_at import looked_at
from loaders.references import Ids
from tests.loaders import tiny_data as tiny
from tests.loaders.refusing import refused

ENDINGS = ("gpkg", "parquet", "fgb")
Saved = Callable[..., Path]


@pytest.fixture
def saved(write_data: tiny.WriteData) -> Saved:
    """Writes the folder of `tiny_data` with the features of a layer in a binary file, changed by what it is handed."""

    def saved(layer: str, ending: str = "gpkg", **changed: Any) -> Path:
        folder = write_data({f"layers/{layer}.geojson": ""})
        rows = table(layer).assign(**changed)
        if ending == "parquet":
            rows.to_parquet(folder / "layers" / f"{layer}.parquet")
        else:
            lists = {name: rows[name].map(", ".join) for name in ("countries", "sources", "owners", "link_ids")
                     if name in rows and isinstance(rows[name].iloc[0], list)}  # fmt: skip
            in_order = {"SPATIAL_INDEX": "NO"} if ending == "fgb" else {}  # an index lies in an order of its own
            rows.assign(**lists).to_file(folder / "layers" / f"{layer}.{ending}", engine="pyogrio", **in_order)
        return folder

    return saved


def table(layer: str) -> gpd.GeoDataFrame:
    features = json.loads(tiny.FILES[f"layers/{layer}.geojson"])["features"]
    shapes = [shape(feature["geometry"]) for feature in features]
    rows = gpd.GeoDataFrame([feature["properties"] for feature in features], geometry=shapes, crs="EPSG:4326")
    return rows.astype({"start_is_estimate": "boolean"})


def stations(*shapes: Point, **changed: Any) -> gpd.GeoDataFrame:
    """As many stations as there are shapes, alike in all but their ids, with the changes."""
    rows = gpd.GeoDataFrame([table("stations").iloc[0].drop("geometry")] * len(shapes), geometry=list(shapes), crs=4326)
    rows = rows.reset_index(drop=True).astype({"start_is_estimate": "boolean", "hall": "boolean"})
    return rows.assign(**{"id": [f"station-{number}" for number in range(len(shapes))]} | changed)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("layer", ["interconnectors", "stations"])
def test_a_layer_in_a_binary_file_is_that_of_the_same_features_in_a_geojson(
    write_data: tiny.WriteData, saved: Saved, layer: str, ending: str
) -> None:
    as_text = open_atlas(write_data({})).layers[layer]
    as_binary = open_atlas(saved(layer, ending)).layers[layer]
    assert_geodataframe_equal(as_binary.features, as_text.features)
    assert as_binary.info == as_text.info
    assert as_binary.outlines.empty


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_wrong_in_a_binary_file_is_told_as_of_a_geojson(saved: Saved, ending: str) -> None:
    folder = saved(
        "interconnectors",
        ending,
        id=["nemo-link", "Nautilus 2"],
        name=["Nemo\u200bLink", "Nautilus"],
        kind=["interconnector", "tunnel"],
        countries=[["GB", "BE"], ["UK"]],
        start_is_estimate=pd.array([True, None], dtype="boolean"),
        capacity_mw=[1000.0, 2.0**60],
        geometry=[LineString([(1, 51), (1, 51)]), LineString([(52.2, 1.6), (51.33, 95)])],
    )
    file = f"geodata/layers/interconnectors.{ending}"
    assert [each for each in refused(folder) if each.startswith(file)] == [
        f"{file}: 'nemo-link': name holds what nobody sees, ZERO WIDTH SPACE, U+200B at place 5. Remove it.",
        f"{file}: 'nemo-link': start_year 2019 is told as expected although the status is 'operational'. "
        "Give the year in which it started, and say false in start_is_estimate.",
        f"{file}: 'nemo-link': start_year 2019 is still expected although status_as_of is '2025-12'. "
        "Give the year that is expected now, or what became of it.",
        f"{file}: 'nemo-link': a line has fewer than two different positions. Add a position or use a Point.",
        f"{file}: 'Nautilus 2': id is 'Nautilus 2'; it must be lower-case words joined by hyphens, "
        "such as 'nemo-link'.",
        f"{file}: 'Nautilus 2': country 'UK' is not known. "
        "Allowed: 'BE', 'DE', 'DK', 'FR', 'GB', 'IE', 'NL', 'NO', 'SE'.",
        f"{file}: 'Nautilus 2': capacity_mw is 1.152921504606847e+18; it must be a number in MW, such as 1400.",
        f"{file}: 'Nautilus 2': kind 'tunnel' is not declared by the layer. Allowed: 'hybrid', 'interconnector'.",
        f"{file}: 'Nautilus 2': position [51.33, 95.0] is not on the globe. "
        "Write [longitude, latitude], -180 to 180 and -90 to 90.",
    ]


def test_one_fault_among_many_features_that_are_alike_is_found(write_data: tiny.WriteData) -> None:
    folder = write_data({"layers/stations.geojson": ""})
    shapes = [Point(1 + number / 1000, 52) for number in range(3000)]
    rows = stations(*shapes, sources="elec-nemo-site", link_ids="", countries="GB")
    rows.loc[2000, "sources"] = "elec-nemo-sight"
    rows.loc[2001, "id"] = "station-7"
    rows.loc[2002, "geometry"] = Point()
    rows.to_file(folder / "layers/stations.gpkg")
    file = "geodata/layers/stations.gpkg"
    assert [each for each in refused(folder) if each.startswith(file)] == [
        f"{file}: 'station-7': the id of this feature is given twice. Give each its own.",
        f"{file}: 'station-2000': source 'elec-nemo-sight' is not known. Did you mean 'elec-nemo-site'?",
        f"{file}: 'station-2002': the coordinates of the Point are not well formed; it needs positions "
        "[longitude, latitude], listed as GeoJSON says for this type.",
    ]


def test_columns_that_are_missing_or_that_the_layer_does_not_declare_are_told_once(saved: Saved) -> None:
    folder = saved("interconnectors", colour="red")
    assert refused(folder) == [
        "geodata/layers/interconnectors.gpkg: 'nemo-link' and 1 more: column 'colour' is not declared by the layer. "
        "Add it to 'columns' in the layer's TOML, or remove it."
    ]


def test_heights_and_long_positions_of_a_binary_file_are_no_fault(saved: Saved) -> None:
    folder = saved("stations", geometry=[Point(1.345512345, 51.3095, 20)])
    assert open_atlas(folder).layers["stations"].features.geometry["conv-richborough"] == Point(1.345512345, 51.3095)


def test_a_faulty_binary_file_closes_its_layer_alone(saved: Saved) -> None:
    atlas = open_whole(saved("stations", hall=["yes"]))
    assert list(atlas.layers) == ["interconnectors"]
    assert [finding.sentence() for finding in atlas.missing["stations"].findings] == [
        "geodata/layers/stations.gpkg: 'conv-richborough': hall is 'yes'; it must be true or false, without quotes."
    ]


def test_a_former_id_in_a_binary_file_is_read_as_the_present_one(saved: Saved) -> None:
    folder = saved("stations", link_ids=[["nemo"]])
    redirects = '[[redirects]]\nid = "nemo"\nto = "nemo-link"\nsince = "2026-01"\nreason = ""\n'
    (folder / "redirects.toml").write_text(redirects, encoding="utf-8")
    assert open_atlas(folder).layers["stations"].features["link_ids"].tolist() == [("nemo-link",)]


def test_a_file_that_cannot_be_read_is_told(write_data: tiny.WriteData) -> None:
    folder = write_data({"layers/stations.geojson": "", "layers/stations.gpkg": "no database"})
    assert refused(folder) == [
        "geodata/layers/stations.gpkg: the file cannot be read as GeoPackage. Save it again as GeoPackage."
    ]


def test_a_file_in_other_coordinates_is_told(write_data: tiny.WriteData) -> None:
    folder = write_data({"layers/stations.geojson": ""})
    table("stations").to_crs("EPSG:3857").to_parquet(folder / "layers/stations.parquet")
    assert refused(folder) == [
        "geodata/layers/stations.parquet: the coordinates are in 'WGS 84 / Pseudo-Mercator'. "
        "Save the file again in EPSG:4326 (degrees, WGS 84)."
    ]


def test_of_several_tables_the_one_that_is_called_as_the_layer_is_read(saved: Saved) -> None:
    folder = saved("stations", link_ids=[[]])
    path = folder / "layers/stations.gpkg"
    table("interconnectors")[["id", "geometry"]].to_file(path, layer="drafts", mode="a")
    assert list(open_atlas(folder).layers["stations"].features.index) == ["conv-richborough"]
    path.rename(folder / "layers/harbours.gpkg")
    (folder / "layers/stations.toml").rename(folder / "layers/harbours.toml")
    assert refused(folder)[0] == (
        "geodata/layers/harbours.gpkg: the file holds the tables 'stations', 'drafts'. Call one harbours."
    )


def test_a_layer_has_one_file_of_features(write_data: tiny.WriteData) -> None:
    folder = write_data({})
    table("stations").to_parquet(folder / "layers/stations.parquet")
    assert refused(folder) == [
        "geodata/layers/stations.parquet: the features of the layer are in geodata/layers/stations.geojson, too. "
        "Keep one of the two."
    ]


def test_a_binary_file_without_its_twin_is_told(saved: Saved) -> None:
    folder = saved("stations")
    (folder / "layers/stations.toml").unlink()
    assert refused(folder) == [
        "geodata/layers/stations.gpkg: its twin geodata/layers/stations.toml is missing. "
        "A layer is two files of the same name: add it."
    ]


def test_outlines_beside_a_binary_file_are_told(saved: Saved) -> None:
    folder = saved("stations")
    outline = tiny.collection('{"type": "Feature", "properties": {"id": "conv-richborough"}, "geometry": null}')
    (folder / "outlines").mkdir()
    (folder / "outlines/stations.geojson").write_text(outline, encoding="utf-8")
    assert refused(folder) == [
        "geodata/outlines/stations.geojson: outlines stand beside geodata/layers/stations.gpkg. "
        "Write the areas into that file, and remove this one."
    ]


def test_of_rows_that_agree_in_what_rules_compare_one_is_looked_at() -> None:
    crossed = Polygon([(1, 51), (2, 52), (2, 51), (1, 52)])
    rows = gpd.GeoDataFrame(
        {
            "id": ["a", "b", "c", "d", "E", "f"],
            "name": ["One", "Two", "Three", "Four", "Five", "Søndre"],
            "status": ["planned", "planned", "planned", "proposed", "planned", "planned"],
            "status_as_of": ["2025", "2025-07", "2026", "2025", "2025", "2025-06"],
        },
        geometry=[Point(1, 51), Point(2, 51), Point(3, 51), Point(4, 51), Point(5, 51), crossed],
        crs=4326,
    ).astype(dict.fromkeys(("id", "name", "status", "status_as_of"), "str"))
    entries = {
        "id": {"type": "id"},
        "name": {"type": "text", "longest": 9},
        "status": {"type": "word", "words": "statuses"},
        "status_as_of": {"type": "date"},
    }
    assert looked_at(rows, entries, Ids({}, {})).tolist() == [0, 2, 3, 4, 5]
