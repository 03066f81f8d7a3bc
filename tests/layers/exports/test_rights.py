"""Whose a shape is leaves with it: licence and credit of outlines, in every kind of file, and of no others."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
from pptx import Presentation
from pypdf import PdfReader

from geodata.records import STATUSES
from layers.exports.briefs import Brief
from layers.exports.formats import FORMATS
from layers.exports.picture.picture import draw
from layers.maps import headings
from layers.reference.source_index import layers_table
from layers.views.map_view import MapView
from layers.wording.facts import citation, facts
from layers.wording.rights import Rights, licence_of, shape_rights
from loaders.atlas import Atlas
from tests.small_farms import CREDIT

FARMS = MapView(layers=("farms",), statuses=tuple(STATUSES))
TODAY = date(2026, 11, 29)
SHAPES = f"{CREDIT} (NLOD 2.0, https://example.org/nlod)"


def file(atlas: Atlas, ending: str) -> bytes:
    return FORMATS[ending].write(Brief(FARMS), atlas, "https://atlas.example/", TODAY)


def words_of(content: bytes, ending: str) -> str:
    """All that a file says, its line breaks left out."""
    if ending == "pptx":
        slides = Presentation(io.BytesIO(content)).slides
        found = " ".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    elif ending == "pdf":
        found = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    elif ending == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            found = packed.read("LICENCES.txt").decode()
    elif ending == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            found = packed.read("xl/sharedStrings.xml").decode()
    else:
        found = content.decode("utf-8", errors="ignore")
    return " ".join(found.split())


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending not in ("png", "gpkg")])
def test_the_credit_and_the_licence_of_outlines_stand_in_every_file(farms_atlas: Atlas, ending: str) -> None:
    said = words_of(file(farms_atlas, ending), ending)
    assert CREDIT in said
    assert ending in ("svg", "text.svg", "pdf") or "NLOD 2.0" in said


def test_a_picture_and_a_geopackage_say_it_too(farms_atlas: Atlas, tmp_path: Path) -> None:
    assert any(CREDIT in words for words, *_ in draw(FARMS, farms_atlas).letters)
    (tmp_path / "a.gpkg").write_bytes(file(farms_atlas, "gpkg"))
    about = gpd.read_file(tmp_path / "a.gpkg", layer="about")
    assert list(about["shapes"]) == [SHAPES]
    assert list(gpd.read_file(tmp_path / "a.gpkg", layer="sources")["id"]) == ["nemo-site", "sea-office"]


def test_files_of_data_hold_the_outline_as_the_shape_and_the_place_of_the_symbol_beside_it(
    farms_atlas: Atlas, tmp_path: Path
) -> None:
    alpha, beta, gamma = json.loads(file(farms_atlas, "geojson"))["features"]
    assert [each["geometry"]["type"] for each in (alpha, beta, gamma)] == ["Polygon", "Polygon", "Point"]
    assert (alpha["properties"]["longitude"], alpha["properties"]["latitude"]) == (2.5, 51.7)
    assert "longitude" not in gamma["properties"]
    assert [each["properties"]["data_licence"] for each in (alpha, gamma)] == ["CC BY 4.0; shape NLOD 2.0", "CC BY 4.0"]
    rows = list(csv.DictReader(io.StringIO(file(farms_atlas, "csv").decode("utf-8-sig"))))
    assert [(row["wkt"].split(" ")[0], row["longitude"]) for row in rows] == [
        ("POLYGON", "2.5"),
        ("POLYGON", "2.9"),
        ("POINT", ""),
    ]
    assert [row["attribution"] for row in rows] == [f"Atlas compilation; {CREDIT}"] * 2 + ["Atlas compilation"]
    (tmp_path / "a.gpkg").write_bytes(file(farms_atlas, "gpkg"))
    areas, points = (gpd.read_file(tmp_path / "a.gpkg", layer=f"farms_{kind}") for kind in ("areas", "points"))
    assert (list(areas["feature_id"]), list(areas["longitude"])) == (["alpha", "beta"], [2.5, 2.9])
    assert list(points["feature_id"]) == ["gamma"]


def test_only_what_is_shown_of_another_is_credited_to_them(farms_atlas: Atlas) -> None:
    rights = Rights("NLOD 2.0", "https://example.org/nlod", CREDIT)
    features = farms_atlas.layers["farms"].features
    assert shape_rights(farms_atlas, features) == [rights]
    assert shape_rights(farms_atlas, features.loc["alpha"].to_dict()) == [rights]
    assert shape_rights(farms_atlas, features.loc["gamma"].to_dict()) == []
    assert shape_rights(farms_atlas, farms_atlas.layers["cables"].features) == []
    assert licence_of(farms_atlas, farms_atlas.layers["farms"], features.loc["gamma"].to_dict()) == "CC BY 4.0"


def test_the_map_the_card_and_the_list_of_layers_name_whose_outlines_they_show(farms_atlas: Atlas) -> None:
    layer = farms_atlas.layers["farms"]
    alpha = layer.features.loc["alpha"].to_dict()
    assert CREDIT in headings.attribution(FARMS, farms_atlas)
    assert CREDIT not in headings.attribution(FARMS.but(layers=("cables",)), farms_atlas)
    assert f"Atlas compilation (CC BY 4.0). {CREDIT} (NLOD 2.0). Sources:" in citation(farms_atlas, layer, alpha)
    told = {fact.label: (fact.value, fact.link) for fact in facts(layer, alpha, farms_atlas)[0]}
    assert told["Shape from"] == ("Sites at sea, Sea Office (NLOD 2.0)", "https://example.org/sites")
    listed = layers_table(farms_atlas).set_index("Layer").loc["Wind farms"]
    assert (listed["Licence"], listed["Credit"]) == ("CC BY 4.0, NLOD 2.0", f"Atlas compilation; {CREDIT}")
