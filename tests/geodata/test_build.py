"""What is made from files of others: it is what its originals give, and nothing else is taken for one of them."""

import hashlib
import json
from pathlib import Path

import pytest

from geodata.build.__main__ import FOLDER, built, listed
from geodata.build.originals import Original, OriginalRefused, features_of
from geodata.build.outlines import build
from loaders.atlas import Atlas

SQUARE = {"type": "Polygon", "coordinates": [[[2, 51], [3, 51], [3, 52], [2, 52], [2, 51]]]}
BESIDE = {"type": "Polygon", "coordinates": [[[3, 51], [4, 51], [4, 52], [3, 52], [3, 51]]]}
THREE = {"type": "MultiPoint", "coordinates": [[5, 55], [6, 55], [5, 56]]}


def matched(ids: str | None, geometry: dict[str, object]) -> dict[str, object]:
    return {"properties": {"matched_atlas_id": ids}, "geometry": geometry}


def record(id: str, shape_from: str | None) -> dict[str, object]:
    return {"properties": {"id": id, "shape_from": shape_from}}


def outline(id: str, *corners: str) -> str:
    geometry = f'{{"type": "Polygon", "coordinates": [\n  [{", ".join(corners)}]\n]}}'
    return f'{{"type": "Feature", "id": "{id}", "properties": {{\n  "id": "{id}"\n}}, "geometry": {geometry}}}'


def test_what_is_made_is_what_lies_there() -> None:
    made = built()
    assert {each.into for each in listed()} <= made.keys()
    assert [path for path, content in made.items() if (FOLDER / path).read_text(encoding="utf-8") != content] == []


def test_every_original_is_described_and_every_one_described_is_there() -> None:
    assert sorted(path.name for path in (FOLDER / "build" / "originals").iterdir()) == sorted(
        each.file for each in listed()
    )


def test_an_outline_is_all_that_the_source_named_has_of_a_record() -> None:
    shapes = {
        "emodnet": [matched("a", SQUARE), matched("b; a", BESIDE), matched(None, SQUARE)],
        "sodir": [matched("c", THREE)],
    }
    records = [record("a", "emodnet"), record("b", "emodnet"), record("none", None), record("c", "sodir")]
    both = outline("a", "[2, 51]", "[4, 51]", "[4, 52]", "[2, 52]", "[2, 51]")
    half = outline("b", "[3, 51]", "[4, 51]", "[4, 52]", "[3, 52]", "[3, 51]")
    hull = outline("c", "[5, 55]", "[6, 55]", "[5, 56]", "[5, 55]")
    assert build(records, shapes) == (f'{{"type": "FeatureCollection", "features": [\n{both},\n{half},\n{hull}\n]}}\n')


def test_a_record_whose_source_has_nothing_of_it_is_named() -> None:
    with pytest.raises(OriginalRefused, match=r"^a: no shape of source emodnet is matched with it"):
        build([record("a", "emodnet")], {"emodnet": [matched("b", SQUARE)]})


def test_a_file_that_is_not_the_one_described_is_refused(tmp_path: Path) -> None:
    content = json.dumps({"features": [matched("a", SQUARE)]}).encode()
    told = ["zones.geojson", "emodnet", "outlines", "outlines/zones.geojson", "", "2026", "", "", ""]
    original = Original(*told, hashlib.sha256(content).hexdigest())
    with pytest.raises(OriginalRefused, match=r"^zones\.geojson is missing"):
        features_of(original, tmp_path)
    (tmp_path / "zones.geojson").write_bytes(content)
    assert features_of(original, tmp_path) == [matched("a", SQUARE)]
    (tmp_path / "zones.geojson").write_bytes(content + b" ")
    with pytest.raises(OriginalRefused, match=r"^zones\.geojson is not the file described"):
        features_of(original, tmp_path)


def test_norwegian_stores_have_the_licence_areas_that_their_records_name(real_atlas: Atlas) -> None:
    stores = real_atlas.layers["co2_storage"]
    assert dict(stores.features["licence"][stores.outlines.index]) == {
        "northern-lights-aurora": "EL001",
        "smeaheia": "EXL002",
        "luna": "EXL004",
        "poseidon-no": "EXL005",
        "havstjerne": "EXL006",
        "trudvang": "EXL007",
        "iroko": "EXL009",
        "exl012": "EXL012",
        "exl013": "EXL013",
    }
    assert {real_atlas.sources[id].licence for id in stores.features["shape_from"] if id} == {"NLOD 2.0"}
