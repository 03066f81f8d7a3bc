"""One layout for all GeoJSON files of the atlas, so that a change of one fact is a change of one line.

``python -m geodata.layout FILE...`` rewrites files in place, for instance after they were saved from QGIS.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

DECIMALS = 5
"""Decimals of a coordinate: about one metre, finer than any position in the atlas."""

LINE_LENGTH = 110
"""Length at which a line of coordinates is broken."""

LONGITUDE_FIRST = ("CRS84", "EPSG::4326", "EPSG:4326")
"""Endings of the names that programs give to positions in degrees, WGS 84."""


def canonical(collection: Mapping[str, Any]) -> str:
    """The text of a feature collection: a line for each property, coordinates short and wrapped.

    Only `type` and `features` are kept of the collection, and only id, properties and geometry of a feature; the
    id is that of the properties where they have one. Raises ValueError for anything but a feature collection in
    degrees, WGS 84.
    """
    if collection.get("type") != "FeatureCollection":
        raise ValueError(f"The file is a {collection.get('type')!r}, not a 'FeatureCollection'.")
    crs = collection.get("crs")
    name = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, Mapping) else ""
    if name and not name.endswith(LONGITUDE_FIRST):
        raise ValueError(f"The coordinates are in {name!r}. Save the file again in EPSG:4326 (degrees, WGS 84).")
    features = [_feature(feature) for feature in collection.get("features", [])]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"


def _feature(feature: Mapping[str, Any]) -> str:
    properties: Mapping[str, Any] = feature.get("properties") or {}
    identity = properties.get("id", feature.get("id"))
    head = '{"type": "Feature", '
    if identity is not None:
        head += f'"id": {_json(identity)}, '
    lines = [f"  {_json(name)}: {_json(value)}" for name, value in properties.items()]
    body = "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"
    return f'{head}"properties": {body}, "geometry": {_geometry(feature.get("geometry"))}}}'


def _geometry(geometry: Mapping[str, Any] | None) -> str:
    if geometry is None:
        return "null"
    kind = _json(geometry["type"])
    if geometry["type"] == "GeometryCollection":
        members = ", ".join(_geometry(member) for member in geometry["geometries"])
        return f'{{"type": {kind}, "geometries": [{members}]}}'
    coordinates = geometry["coordinates"]
    if geometry["type"] == "Point":
        return f'{{"type": {kind}, "coordinates": {"".join(_pieces(coordinates))}}}'
    # The outer bracket stands alone, so that every line between the two holds nothing but positions.
    inner = "\n".join(_wrapped(_pieces(coordinates, outermost=True)))
    return f'{{"type": {kind}, "coordinates": [\n{inner}\n]}}'


def _pieces(coordinates: Sequence[Any], outermost: bool = False) -> Iterator[str]:
    """The text of nested coordinates in pieces that must not be broken: a position with its brackets and comma."""
    if coordinates and not isinstance(coordinates[0], Sequence):
        yield "[" + ", ".join(_number(number) for number in coordinates) + "]"
        return
    pieces: list[str] = []
    for place, child in enumerate(coordinates):
        grandchildren = list(_pieces(child))
        if place < len(coordinates) - 1:
            grandchildren[-1] += ","
        pieces += grandchildren
    if outermost:
        yield from pieces
    elif pieces:
        pieces[0] = "[" + pieces[0]
        pieces[-1] += "]"
        yield from pieces
    else:
        yield "[]"


def _wrapped(pieces: Iterator[str]) -> Iterator[str]:
    line = " "
    for piece in pieces:
        if line != " " and len(line) + 1 + len(piece) > LINE_LENGTH:
            yield line
            line = " "
        line += " " + piece
    yield line


def _number(number: float) -> str:
    rounded = round(float(number), DECIMALS)
    # "+ 0" turns a minus nought into a nought.
    return str(int(rounded)) if rounded.is_integer() else f"{rounded + 0:.{DECIMALS}f}".rstrip("0")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def main(names: Sequence[str]) -> int:
    """Rewrite the files in place; the ones that are already tidy are left alone."""
    if not names:
        print("Which file? Usage: python -m geodata.layout FILE...", file=sys.stderr)
        return 2
    faults = 0
    for name in names:
        path = Path(name)
        try:
            before = path.read_text(encoding="utf-8")
            after = canonical(json.loads(before))
        except (OSError, ValueError) as fault:
            print(f"{name}: {fault}", file=sys.stderr)
            faults += 1
            continue
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            print(f"{name}: tidied")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
