"""The layout of GeoJSON files: it reads what the checks read, and tells faults as they do."""

from pathlib import Path

import pytest

from loaders.layout import main

POINT = '{"type": "Feature", "properties": {"id": "light-a", "name": "Ærø"}, "geometry": %s}'
COLLECTION = '{"type": "FeatureCollection", "name": "lights", %s "features": [%s]}'
HERE = '{"type": "Point", "coordinates": [2.123456789, 51.9, 0.0]}'
TIDY = """{"type": "FeatureCollection", "features": [
{"type": "Feature", "id": "light-a", "properties": {
  "id": "light-a",
  "name": "Ærø"
}, "geometry": {"type": "Point", "coordinates": [2.12346, 51.9]}}
]}
"""


def told(folder: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> tuple[int, str, bytes]:
    """What the tool returns and says of a file, in which its folder is not named, and what the file holds after it."""
    file = folder / "lights.geojson"
    file.write_bytes(content)
    code = main([str(file)])
    said = capsys.readouterr()
    return code, (said.out + said.err).replace(f"{folder}/", ""), file.read_bytes()


def test_a_file_from_a_gis_is_put_into_the_layout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crs = '"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},'
    saved = (COLLECTION % (crs, POINT % HERE)).encode("utf-8-sig")
    assert told(tmp_path, capsys, saved) == (0, "lights.geojson: tidied\n", TIDY.encode())
    assert told(tmp_path, capsys, TIDY.encode()) == (0, "", TIDY.encode())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            COLLECTION % ("", POINT % '{"type": "Point", "coordinates": [NaN, 51]}'),
            "lights.geojson: 'light-a': position [nan, 51] is not finite. Give two ordinary numbers.",
        ),
        (
            COLLECTION % ("", (POINT % HERE).replace('"Ærø"', "-Infinity")),
            "lights.geojson: 'light-a': name is -inf. Write a number, or null where none was published.",
        ),
        (
            COLLECTION % ("", POINT % '{"type": "Point"}'),
            "lights.geojson: 'light-a': the geometry has the keys 'type'; it must have 'type' and 'coordinates'.",
        ),
        (
            COLLECTION % ("", POINT % '{"type": "Point", "coordinates": []}'),
            "lights.geojson: 'light-a': the coordinates of the Point are not well formed; "
            "it needs positions [longitude, latitude], listed as GeoJSON says for this type.",
        ),
        (
            COLLECTION % ("", "7"),
            "lights.geojson: 'feature 1': it has no table of properties. Write a GeoJSON Feature.",
        ),
        (
            COLLECTION % ('"crs": {"properties": {"name": "EPSG:3035"}},', ""),
            "lights.geojson: the coordinates are in 'EPSG:3035'. Save the file again in EPSG:4326 (degrees, WGS 84).",
        ),
        (
            '{"type": "FeatureCollection", "type": "Feature"}',
            "lights.geojson: key 'type' is given more than once. Keep one.",
        ),
        ("[]", "lights.geojson: the file is []; it must be a GeoJSON 'FeatureCollection'."),
        (
            '{"type": "FeatureCollection"',
            "lights.geojson: not valid JSON: Expecting ',' delimiter (at line 1, column 29). Correct the file there.",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_file_stays_as_it_was(
    content: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(tmp_path, capsys, content.encode()) == (1, f"{sentence}\n", content.encode())


def test_a_file_that_is_not_utf_8_or_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(tmp_path, capsys, b"\xff") == (
        1,
        "lights.geojson: line 1 is not UTF-8. Save the file in UTF-8.\n",
        b"\xff",
    )
    (tmp_path / "lights.geojson").unlink()
    assert main([str(tmp_path / "lights.geojson")]) == 1
    assert capsys.readouterr().err.endswith("lights.geojson: the file is missing. Add it.\n")
