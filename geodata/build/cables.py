"""The routes of the interconnectors, from the pieces that `routes.toml` names, and what rests on them.

Positions are longitude and latitude in degrees (WGS 84), lengths geodesic kilometres.
"""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

import shapely
from pyproj import Geod
from shapely import LineString
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.build.originals import Feature
from geodata.geojson import MOST_DECIMALS

Position = tuple[float, float]
ELLIPSOID = Geod(ellps="WGS84")
SAME_PLACE_KM = 0.02
"""A route that comes so near to its station ends in it."""


def build(
    recipe: Mapping[str, Any],
    shapes: Mapping[str, Sequence[Feature]],
    links: Sequence[Feature],
    stations: Sequence[Feature],
    land: BaseGeometry,
) -> tuple[list[Feature], list[Feature]]:
    """The interconnectors, and their stations and landfalls, with every route of a recipe drawn anew.

    ``recipe`` is the content of `routes.toml`; ``shapes`` are those of each source that it names; ``land`` is the base
    map's. A line without a route keeps its own. The drawn lengths of all are worked out again. Raises KeyError for a
    piece, a link or a station that is not there, ValueError for a piece that does not lead where it should.
    """
    pieces = {
        (source, feature["properties"]["source_id"]): shape(feature["geometry"])
        for source, features in shapes.items()
        for feature in features
    }
    made = deepcopy(list(links)), deepcopy(list(stations))
    link_of, point_of = ({feature["id"]: feature for feature in features} for features in made)
    laid = {
        id: joined([between(pieces[each["source"], each["piece"]], each["from"], each["to"]) for each in its["pieces"]])
        for id, its in recipe["routes"].items()
    }
    drawn_from = {id: _once(each["source"] for each in its["pieces"]) for id, its in recipe["routes"].items()}
    for id, its in recipe["stations"].items():
        end = laid[its["route"]][0 if its["end"] == "first" else -1]
        _move(point_of[id], end, "End of the cable as mapped", its["hand_placed"], drawn_from[its["route"]])
    for id, its in recipe["routes"].items():
        ends = [point_of[each]["geometry"]["coordinates"] for each in its["stations"]]
        route = led_to(laid[id], *ends) if ends else laid[id]
        feature, told = link_of[id], link_of[id]["properties"]
        feature["geometry"] = {"type": "LineString", "coordinates": [list(each) for each in route]}
        told |= {key: its[key] for key in ("position_accuracy", "route_basis", "route_note")}
        told |= {"route_from": drawn_from[id], "sources": _once([*told["sources"], *drawn_from[id]])}
        for landfall, before in its.get("landfalls", {}).items():
            point, place = point_of[landfall], crossing(route, land, before)
            _move(point, place, "Where the drawn route crosses the coast", before, drawn_from[id])
            point["properties"]["position_accuracy"] = _landfall_accuracy(its["position_accuracy"])
    for feature in made[0]:
        feature["properties"] |= lengths(shape(feature["geometry"]), land, feature["properties"])
    return made


def between(piece: BaseGeometry, start: Sequence[float], end: Sequence[float]) -> list[Position]:
    """The shortest way along the vertices of a line, or of lines that meet, between those nearest to two positions.

    Raises ValueError where the lines do not lead from one to the other.
    """
    beside: defaultdict[Position, list[Position]] = defaultdict(list)
    for line in shapely.get_parts(piece):
        for one, other in itertools.pairwise(_rounded(line.coords)):
            beside[one].append(other)
            beside[other].append(one)
    first, last = (min(beside, key=lambda vertex: _km(vertex, place)) for place in (start, end))
    waiting: list[tuple[float, Position, Position | None]] = [(0.0, first, None)]
    came_from: dict[Position, Position | None] = {}
    while waiting:
        km, here, before = heapq.heappop(waiting)
        if here in came_from:
            continue
        came_from[here] = before
        if here == last:
            return [first] if first == last else _way_back(here, came_from)
        for there in beside[here]:
            if there not in came_from:
                heapq.heappush(waiting, (km + _km(here, there), there, here))
    raise ValueError(f"the lines lead from {list(first)} nowhere near {list(last)}")


def joined(parts: Iterable[Sequence[Position]]) -> list[Position]:
    """Parts one after the other as one line, a straight stretch between two that do not touch."""
    vertices = itertools.chain.from_iterable(parts)
    return [vertex for vertex, _ in itertools.groupby(vertices)]


def led_to(route: Sequence[Position], first: Sequence[float], last: Sequence[float]) -> list[Position]:
    """A route whose ends are its stations; where it ends in sight of one, a straight stretch leads there."""
    inner = list(route)
    if _km(inner[0], first) <= SAME_PLACE_KM:
        inner = inner[1:]
    if _km(inner[-1], last) <= SAME_PLACE_KM:
        inner = inner[:-1]
    return joined([_rounded([first]), inner, _rounded([last])])


def crossing(route: Sequence[Position], land: BaseGeometry, near: Sequence[float]) -> Position:
    """Where a route crosses the coast, the place nearest to a position; the route's nearest end if it never does."""
    line = LineString(route)
    met = shapely.intersection(line, shapely.boundary(shapely.clip_by_rect(land, *_around(line))))
    places = [tuple(each) for each in shapely.get_coordinates(met)] or [route[0], route[-1]]
    return _rounded([min(places, key=lambda place: _km(place, near))])[0]


def lengths(line: BaseGeometry, land: BaseGeometry, told: Mapping[str, Any]) -> dict[str, float]:
    """What a record tells of how long its line is drawn: in all, at sea, and beside the published length.

    Only columns that the record has filled, and the comparison where a length is published.
    """
    km = float(ELLIPSOID.geometry_length(line)) / 1000
    found = {"drawn_length_km": round(km, 1)}
    if told["drawn_sea_km"] is not None:
        wet = shapely.difference(line, shapely.clip_by_rect(land, *_around(line)))
        found["drawn_sea_km"] = round(float(ELLIPSOID.geometry_length(wet)) / 1000, 1)
    if told["length_km"] is not None:
        found["drawn_to_published_ratio"] = round(km / told["length_km"], 2)
    return found


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _move(
    feature: dict[str, Any], place: Position, why: str, before: Sequence[float], drawn_from: Iterable[str]
) -> None:
    """Set a point, and say where it was taken from and how far off it had been placed by hand."""
    feature["geometry"]["coordinates"] = list(place)
    feature["properties"] |= {
        "coordinate_source": why,
        "coordinate_check": f"hand-placed from the sources listed: {_km(place, before):.1f} km",
        "sources": _once([*feature["properties"]["sources"], *drawn_from]),
    }


def _landfall_accuracy(of_route: str) -> str:
    """A landfall is as sure as its route, but the coast of the base map is no survey."""
    return "approximate" if of_route == "surveyed" else of_route


def _way_back(here: Position, came_from: Mapping[Position, Position | None]) -> list[Position]:
    def steps() -> Iterator[Position]:
        step: Position | None = here
        while step is not None:
            yield step
            step = came_from[step]

    return list(steps())[::-1]


def _rounded(positions: Iterable[Sequence[float]]) -> list[Position]:
    return [(round(float(lon), MOST_DECIMALS), round(float(lat), MOST_DECIMALS)) for lon, lat in positions]


def _around(line: BaseGeometry) -> tuple[float, float, float, float]:
    west, south, east, north = line.bounds
    return west - 0.1, south - 0.1, east + 0.1, north + 0.1


def _km(one: Sequence[float], other: Sequence[float]) -> float:
    return float(ELLIPSOID.inv(one[0], one[1], other[0], other[1])[2]) / 1000
