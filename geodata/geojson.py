"""How the project's GeoJSON files are written: a line for each property, so that a change of one fact is one line."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

MOST_DECIMALS = 5
"""Decimals of a degree that a position may have; the fifth is about one metre."""
LINE_LENGTH = 110
"""Length at which a line of coordinates is broken."""


def text_of(features: Iterable[Mapping[str, Any]]) -> str:
    """The text of a file of features, positions rounded to `MOST_DECIMALS`.

    A feature has ``properties`` and a ``geometry`` of longitudes and latitudes (degrees, WGS 84) with nothing but its
    type and its coordinates; its id is that of the properties where they have one.
    """
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(map(_feature, features)) + "\n]}\n"


def _feature(feature: Mapping[str, Any]) -> str:
    properties: Mapping[str, Any] = feature.get("properties") or {}
    identity = properties.get("id", feature.get("id"))
    head = '{"type": "Feature", '
    if identity is not None:
        head += f'"id": {_json(identity)}, '
    lines = [f"  {_json(name)}: {_json(value)}" for name, value in properties.items()]
    body = "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"
    return f'{head}"properties": {body}, "geometry": {_geometry(feature.get("geometry"))}}}'


def _geometry(geometry: Any) -> str:
    if geometry is None:
        return "null"
    kind, coordinates = _json(geometry["type"]), geometry["coordinates"]
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
    rounded = round(float(number), MOST_DECIMALS)
    # "+ 0" turns a minus nought into a nought.
    return str(int(rounded)) if rounded.is_integer() else f"{rounded + 0:.{MOST_DECIMALS}f}".rstrip("0")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
