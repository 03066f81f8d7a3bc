"""Rules for geometries. Each after the first takes a geometry that the rules before it have let pass."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.geojson import MOST_DECIMALS
from loaders.checks.values import is_finite, is_number
from loaders.findings import LAYOUT, Finding, Where, listed, nearest, quoted

REGION = (-30.0, 40.0, 40.0, 75.0)
"""West, south, east and north (degrees) of the seas around the atlas; only used to notice swapped coordinates."""
DEPTHS = {"Point": 0, "LineString": 1, "MultiPoint": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}
"""Geometry types that a feature may have -> how many lists lie around each position."""


def geometry_form(at: Where, geometry: object) -> Iterator[Finding]:
    """A geometry is there, of a known type, with positions of two numbers, listed as GeoJSON says."""
    if not isinstance(geometry, dict):
        yield at.finding(f"the geometry is {quoted(geometry)}", "Give a Point, a LineString or a Polygon.")
        return
    kind = geometry.get("type")
    if not isinstance(kind, str) or kind not in DEPTHS:
        remedy = nearest(kind, DEPTHS) if isinstance(kind, str) else f"it must be one of {listed(DEPTHS)}."
        yield at.finding(f"the geometry's type is {quoted(kind)}", remedy)
    elif set(geometry) != {"type", "coordinates"}:
        cure = f" {LAYOUT}" if {"type", "coordinates"} < set(geometry) else ""
        fault = f"the geometry has the keys {listed(sorted(geometry))}"
        yield at.finding(fault, f"it must have 'type' and 'coordinates'.{cure}")
    elif not _is_nested(geometry["coordinates"], DEPTHS[kind]):
        cure = f" {LAYOUT}" if _is_nested(flat(geometry["coordinates"]), DEPTHS[kind]) else ""
        remedy = f"it needs positions [longitude, latitude], listed as GeoJSON says for this type.{cure}"
        yield at.finding(f"the coordinates of the {kind} are not well formed", remedy)


def positions_finite(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """No coordinate is infinite or "not a number"."""
    for position in positions(geometry):
        if not all(map(is_finite, position)):
            yield at.finding(f"position {quoted(position)} is not finite", "Give two ordinary numbers.")
            return


def positions_on_globe(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """Longitude lies in -180 to 180 and latitude in -90 to 90, in this order."""
    for position in positions(geometry):
        lon, lat = position
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            hint = " Are longitude and latitude swapped?" if in_region(lat, lon) else ""
            remedy = f"Write [longitude, latitude], -180 to 180 and -90 to 90.{hint}"
            yield at.finding(f"position {quoted(position)} is not on the globe", remedy)
            return


def positions_not_swapped(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """A geometry that would lie in the region if all its positions were swapped, and no part of which does, is doubted.

    It may be right: the Persian Gulf and India lie where the North Sea would, swapped.
    """
    listed = list(positions(geometry))
    if all(in_region(lat, lon) and not in_region(lon, lat) for lon, lat in listed):
        remedy = "If longitude and latitude are swapped, write longitude first; if it lies there, all is well."
        yield at.doubt(f"position {quoted(listed[0])} lies far from the North Sea", remedy)


def in_region(lon: Any, lat: Any) -> Any:
    """Whether a position lies in the region; of arrays of positions, which do."""
    west, south, east, north = REGION
    return (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)


def positions_short(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """No coordinate has more than five decimals (about a metre)."""
    listed = list(positions(geometry))
    parts = np.array(listed, dtype=np.float64)
    long = [listed[place] for place in np.flatnonzero((np.round(parts, MOST_DECIMALS) != parts).any(axis=1))]
    if long:
        fault = f"position {quoted(long[0])} has more than {MOST_DECIMALS} decimals"
        others = f" ({len(long)} positions in all)" if len(long) > 1 else ""
        yield at.finding(f"{fault}{others}", f"Round it to {MOST_DECIMALS}. {LAYOUT}")


def lines_have_length(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """Each line has at least two different positions."""
    for line in _lists(geometry, "LineString"):
        if len({tuple(position) for position in line}) < 2:
            yield at.finding("a line has fewer than two different positions", "Add a position or use a Point.")
            return


def rings_closed(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """Each ring of a polygon has at least four positions, and its last is its first."""
    for ring in _lists(geometry, "Polygon"):
        if len(ring) < 4 or ring[0] != ring[-1]:
            remedy = "it needs at least four positions, the last equal to the first."
            yield at.finding(f"a ring of {len(ring)} positions does not close", remedy)
            return


def geometry_valid(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """The shape is valid by the OGC's rules: areas do not cross themselves."""
    made = shape_of(geometry)
    if not shapely.is_valid(made):
        yield at.finding(f"the {made.geom_type} is not valid: {shapely.is_valid_reason(made)}", "Redraw it there.")


Rule = Callable[[Where, Mapping[str, object]], Iterator[Finding]]
GEOMETRY_RULES: tuple[Rule, ...] = (
    positions_finite,
    positions_on_globe,
    positions_short,
    lines_have_length,
    rings_closed,
    geometry_valid,
    positions_not_swapped,
)


RULES_OF_BINARY_FILES = tuple(rule for rule in GEOMETRY_RULES if rule is not positions_short)
"""Those of a file that no person reads or compares: there a long position costs no more than a short one."""


def geometry(at: Where, value: object, rules: Iterable[Rule] = GEOMETRY_RULES) -> Iterator[Finding]:
    """All rules for a geometry, one after the other, until one has something to say."""
    problems = list(geometry_form(at, value))
    for rule in rules:
        if problems or not isinstance(value, dict):
            break
        problems = list(rule(at, value))
    yield from problems


def positions(geometry: Mapping[str, object]) -> Iterator[list[float]]:
    """The positions of a well-formed geometry, in their order."""
    lists = [geometry["coordinates"]]
    for _ in range(DEPTHS[str(geometry["type"])]):
        lists = [inner for outer in lists for inner in outer]  # type: ignore[attr-defined]
    yield from lists  # type: ignore[misc]


def shape_of(geometry: Mapping[str, Any]) -> BaseGeometry:
    """The shape of a geometry that has passed these rules, made from whole lists of positions and not one by one."""
    shape: BaseGeometry = MAKERS[geometry["type"]](geometry["coordinates"])
    return shape


def _polygon(rings: list[list[list[float]]]) -> BaseGeometry:
    outer, *holes = rings
    return shapely.polygons(outer, holes=[shapely.linearrings(hole) for hole in holes] or None)


MAKERS: dict[str, Callable[[Any], BaseGeometry]] = {
    "Point": shapely.points,
    "LineString": shapely.linestrings,
    "MultiPoint": shapely.multipoints,
    "Polygon": _polygon,
    "MultiLineString": lambda lines: shapely.multilinestrings([shapely.linestrings(line) for line in lines]),
    "MultiPolygon": lambda parts: shapely.multipolygons([_polygon(part) for part in parts]),
}
"""Geometry types -> what makes a shape of their coordinates."""


def flat(coordinates: object) -> object:
    """Coordinates without heights: of each position, longitude and latitude."""
    if not isinstance(coordinates, list):
        return coordinates
    return coordinates[:2] if all(map(is_number, coordinates)) else [flat(each) for each in coordinates]


def _is_nested(value: object, depth: int) -> bool:
    """Whether ``depth`` lists, none of them empty, lie around positions of two numbers; a level is asked at once."""
    found: list[Any] = [value]
    for _ in range(depth):
        if set(map(type, found)) != {list} or not all(found):
            return False
        found = list(chain.from_iterable(found))
    if set(map(type, found)) != {list} or set(map(len, found)) != {2}:
        return False
    return set(map(type, chain.from_iterable(found))) <= {int, float}


def _lists(geometry: Mapping[str, object], kind: str) -> list[list[list[float]]]:
    """The lists of positions of a LineString or Polygon, or of its Multi form; none for another type."""
    found = str(geometry["type"])
    if found.removeprefix("Multi") != kind:
        return []
    lists = [geometry["coordinates"]]
    for _ in range(DEPTHS[found] - 1):
        lists = [inner for outer in lists for inner in outer]  # type: ignore[attr-defined]
    return lists  # type: ignore[return-value]
