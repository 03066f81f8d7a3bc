"""One layout for all GeoJSON files of the atlas, so that a change of one fact is a change of one line.

``python -m loaders.layout FILE...`` rewrites files in place, for instance after they were saved from QGIS. It reads
them as the checks do: a mark before the first character is no fault, and a fault is told with its place.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from geodata import geojson
from loaders import files
from loaders.checks import geometry as shapes
from loaders.checks.values import is_finite, is_number
from loaders.findings import DataRefused, Finding, Where, gathered, quoted

LONGITUDE_FIRST = ("CRS84", "EPSG::4326", "EPSG:4326")
"""Endings of the names that programs give to positions in degrees, WGS 84."""


def in_layout(text: str, file: str) -> str:
    """The text of a GeoJSON file in the layout: a line for each property, coordinates short and wrapped.

    Only `type` and `features` are kept of the collection, only id, properties and geometry of a feature, and only
    longitude and latitude of a position; the id is that of the properties where they have one. ``file`` is what
    findings call it. Raises `DataRefused`, with every finding, for anything but features in degrees, WGS 84, whose
    geometries are well formed and whose numbers are finite.
    """
    findings: list[Finding] = []
    value = files.parsed_json(text, file, findings)
    findings = findings or list(_collection_findings(Where(file), value))
    features = value["features"] if isinstance(value, dict) and not findings else []
    tidy: list[dict[str, Any]] = []
    for number, feature in enumerate(features, start=1):
        problems = list(_feature_findings(file, number, feature))
        findings += problems
        tidy += [] if problems else [{**feature, "geometry": _bare(feature.get("geometry"))}]
    if findings:
        raise DataRefused(gathered(findings))
    return geojson.text_of(tidy)


def _collection_findings(at: Where, value: object) -> Iterator[Finding]:
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection":
        kind = value.get("type") if isinstance(value, dict) else value
        yield at.finding(f"the file is {quoted(kind)}", "it must be a GeoJSON 'FeatureCollection'.")
        return
    if not isinstance(value.get("features"), list):
        yield at.finding(f"features is {quoted(value.get('features'))}", "it must be a list of features.")
    crs = value.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if name and not name.endswith(LONGITUDE_FIRST):
        fault = f"the coordinates are in {quoted(name)}"
        yield at.finding(fault, "Save the file again in EPSG:4326 (degrees, WGS 84).")


def _feature_findings(file: str, number: int, feature: object) -> Iterator[Finding]:
    properties = feature.get("properties") or {} if isinstance(feature, dict) else None
    name = properties.get("id") if isinstance(properties, dict) else None
    at = Where(file, name if isinstance(name, str) and name.strip() else f"feature {number}")
    if not isinstance(feature, dict) or not isinstance(properties, dict):
        yield at.finding("it has no table of properties", "Write a GeoJSON Feature.")
        return
    for key, value in properties.items():
        for each in value if isinstance(value, list) else [value]:
            if is_number(each) and not is_finite(each):
                yield at.finding(f"{key} is {quoted(each)}", "Write a number, or null where none was published.")
    geometry = _bare(feature.get("geometry"))
    if geometry is not None:
        problems = list(shapes.geometry_form(at, geometry))
        yield from problems
        if not problems and isinstance(geometry, dict):
            yield from shapes.positions_finite(at, geometry)


def _bare(geometry: object) -> object:
    """A geometry with nothing but its type and its coordinates, and these with nothing but longitude and latitude."""
    if not isinstance(geometry, dict):
        return geometry
    kept = {key: geometry[key] for key in ("type", "coordinates") if key in geometry}
    return kept | {"coordinates": shapes.flat(kept["coordinates"])} if "coordinates" in kept else kept


def main(names: Sequence[str]) -> int:
    """Rewrite the files in place; the ones that are already tidy are left alone. 0, 1 for faults, 2 if called wrongly.

    Nothing of a file with a fault is changed.
    """
    if not names:
        print("Which file? Usage: python -m loaders.layout FILE...", file=sys.stderr)
        return 2
    faults: list[Finding] = []
    for name in names:
        path = Path(name)
        raw = files.read_bytes(path, name, faults)
        text = None if raw is None else files.decoded(raw, name, faults)
        if text is None:
            continue
        try:
            tidy = in_layout(text, name)
        except DataRefused as refused:
            faults += refused.findings
            continue
        if tidy.encode() != raw:
            path.write_bytes(tidy.encode())
            print(f"{name}: tidied")
    for fault in faults:
        print(fault.sentence(), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
