"""Distances by sea: the shortest way over the water between two places, never over land.

The sea is laid out in cells, coarse in open water and fine where it is narrow. The shortest chain of cells is then
pulled straight wherever the line of sight stays clear of land. It is no sailing plan: ships keep to lanes, round wind
farms and shoals, and so sail somewhat further.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from pyproj import Transformer
from scipy.ndimage import maximum_filter
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import KDTree
from shapely import LineString, Point, Polygon
from shapely.ops import substring

from geodata import base
from geodata.page_records import Co2Port
from layers.measures.geodesy import length_km, nautical_miles
from loaders.atlas import Atlas

PLANE = "EPSG:3035"
"""The equal-area projection of Europe that the cells lie in; the lengths of routes are geodesic, not from here."""
SIDE = 2000
"""Metres of a cell's side in open water; `NARROW` names the waters laid out in smaller cells."""
PIXELS = 4
"""Pixels of a cell's side in the picture of the land that the cells are cut from."""
CLEAR = 25
"""Metres that a route keeps off the land, less than the smallest cells do."""
ASHORE = 3000
"""Metres: a port's recorded position may lie on its quays; a route begins on the nearest water within so much."""
STEP = 10_000
"""Metres from point to point of a finished route, so that it runs on a map as it was tested."""
AHEAD = 8
"""Points of a route that are looked at in one go."""
EXTENT = (3_050_000, 2_950_000, 4_650_000, 4_500_000)
"""Metres in `PLANE`: from Brittany to the Shetlands, and from the Irish Sea to the Kattegat."""
NARROW = (
    ((3.0, 51.19, 4.45, 51.6), 200),  # Zeebrugge and the Western Scheldt
    ((4.15, 51.19, 4.42, 51.42), 50),  # the Scheldt up to Antwerp
    ((3.9, 51.93, 4.15, 52.03), 100),  # the Maasvlakte
    ((-0.35, 53.55, 0.25, 53.76), 200),  # the Humber
    ((-1.9, 57.45, -1.7, 57.6), 100),  # Peterhead
    ((4.75, 60.5, 5.0, 60.62), 100),  # Øygarden
)
"""Waters laid out in cells of fewer metres, where ships with CO2 would load and unload."""

Coordinates = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""West, south, east and north."""


@dataclass(frozen=True, slots=True)
class SeaRoute:
    """A way by ship: ``line`` over the sea and before it ``canal``, None where there is none. Degrees, WGS 84."""

    line: LineString
    canal: LineString | None = None

    @property
    def sea_km(self) -> float:
        """Geodesic kilometres over the sea and up an estuary."""
        return length_km(self.line)

    @property
    def canal_km(self) -> float:
        """Geodesic kilometres on the canal, measured on the base map's line; 0 where there is none."""
        return length_km(self.canal) if self.canal else 0.0

    @property
    def km(self) -> float:
        """Kilometres in all."""
        return self.sea_km + self.canal_km

    @property
    def nm(self) -> float:
        """Nautical miles in all."""
        return nautical_miles(self.km)

    @property
    def drawn(self) -> LineString:
        """The whole way as one line."""
        parts = [self.canal, self.line] if self.canal else [self.line]
        return LineString(np.vstack([shapely.get_coordinates(part) for part in parts]))


class Sea:
    """The water of a stretch of the earth as a net of cells, kept in memory; see `north_sea` for the atlas's own.

    ``land`` are polygons in degrees, whose holes count as land; ``extent`` is in metres of `PLANE`, and laid out
    in cells of ``side`` metres. ``narrow`` are boxes in degrees, each with the side of its smaller cells.
    """

    def __init__(
        self,
        land: Sequence[Polygon],
        extent: Box = EXTENT,
        side: float = SIDE,
        narrow: Sequence[tuple[Box, float]] = NARROW,
    ) -> None:
        self._extent = extent
        self._plane = Transformer.from_crs("EPSG:4326", PLANE, always_xy=True)
        flat = shapely.transform(shapely.polygons(shapely.get_exterior_ring(np.asarray(land))), self._to_plane)
        cut = shapely.get_parts(shapely.clip_by_rect(flat, *extent))
        polygons = cut[(shapely.get_type_id(cut) == shapely.GeometryType.POLYGON) & ~shapely.is_empty(cut)]
        self._land = shapely.multipolygons(polygons)
        shapely.prepare(self._land)
        self._cells, self._net = self._net_of(polygons, side, narrow)
        self._near = KDTree(self._cells, compact_nodes=False, balanced_tree=False)

    def reaches(self, place: Point) -> bool:
        """Whether a ship can come to a place."""
        return self._cell_beside(self._to_plane(shapely.get_coordinates(place))[0]) is not None

    def water_beside(self, place: Point) -> Point | None:
        """The open water nearest to a place that may lie on a quay; None where there is none within `ASHORE`."""
        away, nearest = self._near.query(self._to_plane(shapely.get_coordinates(place))[0])
        return Point(self._to_degrees(self._cells[[nearest]])[0]) if away <= ASHORE else None

    def routes(self, start: Point, ends: Sequence[Point]) -> list[LineString | None]:
        """The shortest way over the sea from one place to each of others, in degrees; None where no ship can go.

        It begins on the water nearest to ``start``, which may lie on a quay. No way leads to an end on land or beyond
        the extent. Raises ValueError where no water lies within `ASHORE` of ``start``.
        """
        (here,) = self._to_plane(shapely.get_coordinates(start))
        away, first = self._near.query(here)
        if away > ASHORE:
            raise ValueError(f"There is no sea within {ASHORE / 1000:g} km of {start.x:g} E, {start.y:g} N.")
        before = dijkstra(self._net, indices=first, return_predecessors=True)[1]
        return [self._route(before, int(first), there) for there in self._to_plane(shapely.get_coordinates(ends))]

    def _route(self, before: NDArray[np.int32], first: int, end: Coordinates) -> LineString | None:
        last = self._cell_beside(end)
        if last is None:
            return None
        chain = [last]
        while chain[-1] != first:
            chain.append(int(before[chain[-1]]))
        way = self._straight(np.vstack([end, self._cells[chain]]))
        way = self._straight(_with_points_between(way[::-1], STEP / 2))  # from the other end: takes out the last kinks
        return LineString(self._to_degrees(_with_points_between(way, STEP)))

    def _cell_beside(self, end: Coordinates) -> int | None:
        """The nearest cell with a clear way to a place, or None where it is on land or beyond the extent."""
        west, south, east, north = self._extent
        if not (west <= end[0] <= east and south <= end[1] <= north) or shapely.intersects_xy(self._land, *end):
            return None
        _, near = self._near.query(end, k=min(AHEAD, len(self._cells)))
        clear = np.flatnonzero(self._sees(end, self._cells[near]))
        return int(near[clear[0]]) if len(clear) else None

    def _straight(self, way: Coordinates) -> Coordinates:
        """The way with every bend left out that can be: from each point straight to the last one in sight."""
        kept = [0]
        while kept[-1] < len(way) - 1:
            kept.append(self._last_in_sight(way, kept[-1]))
        return way[kept]

    def _last_in_sight(self, way: Coordinates, here: int) -> int:
        first, last = here + 1, len(way) - 1  # the next point is always in sight
        while True:
            tried = np.unique(np.linspace(first, last, AHEAD).round().astype(int))
            seen = np.flatnonzero(self._sees(way[here], way[tried]))
            if not len(seen):
                return first
            best = int(seen[-1])
            if best == len(tried) - 1 or tried[best + 1] == tried[best] + 1:
                return int(tried[best])
            first, last = int(tried[best]), int(tried[best + 1]) - 1

    def _sees(self, here: Coordinates, there: Coordinates) -> NDArray[np.bool_]:
        lines = shapely.linestrings(np.stack([np.broadcast_to(here, there.shape), there], axis=1))
        clear: NDArray[np.bool_] = ~shapely.dwithin(self._land, lines, CLEAR)
        return clear

    def _net_of(
        self, land: NDArray[np.object_], side: float, narrow: Sequence[tuple[Box, float]]
    ) -> tuple[Coordinates, csr_array]:
        """All cells of the sea that hang together, by their middles, and the lengths of the steps between them."""
        cells, outer_steps = _laid_out(land, self._extent, side)
        parts = [outer_steps]
        for degrees, smaller in narrow:
            box = self._plane.transform_bounds(*degrees)
            inner, inner_steps = _laid_out(land, box, smaller)
            beside = _within(cells, box, smaller)
            away, nearest = KDTree(inner).query(cells[beside], distance_upper_bound=smaller)
            joined = np.isfinite(away)
            first = len(cells)
            parts += [
                inner_steps + np.array([first, first, 0]),
                np.column_stack([beside[joined], nearest[joined] + first, away[joined]]),
            ]
            cells = np.vstack([cells, inner])
        steps = np.vstack(parts)
        metres = steps[:, 2]
        one, other = steps[:, :2].T.astype(np.int32)
        shape = (len(cells), len(cells))
        part = connected_components(coo_array((metres, (one, other)), shape=shape), directed=False)[1]
        at_sea = part == np.bincount(part).argmax()  # not a lake, nor a harbour whose mouth is too narrow to be seen
        anew = np.cumsum(at_sea, dtype=np.int32) - 1
        kept = at_sea[one]
        one, other, metres = anew[one[kept]], anew[other[kept]], metres[kept]
        both = (np.concatenate([metres, metres]), (np.concatenate([one, other]), np.concatenate([other, one])))
        count = int(at_sea.sum())
        return cells[at_sea], coo_array(both, shape=(count, count)).tocsr()

    def _to_plane(self, degrees: Coordinates) -> Coordinates:
        return np.column_stack(self._plane.transform(degrees[:, 0], degrees[:, 1]))

    def _to_degrees(self, metres: Coordinates) -> Coordinates:
        return np.column_stack(self._plane.transform(metres[:, 0], metres[:, 1], direction="INVERSE"))


def _within(cells: Coordinates, box: Box, more: float) -> NDArray[np.intp]:
    """The numbers of the cells whose middle lies in a box grown by some metres on each side."""
    west, south, east, north = box
    low, high = np.array([west - more, south - more]), np.array([east + more, north + more])
    return np.flatnonzero(((low <= cells) & (cells <= high)).all(axis=1))


def _laid_out(land: NDArray[np.object_], box: Box, side: float) -> tuple[Coordinates, Coordinates]:
    """The middles of all cells with no land near, and the steps between neighbours: from, to (numbers), metres.

    A cell is left out if there is land within its side of its middle, so that no step can cross any.
    """
    west, south, east, north = box
    pixel = side / PIXELS
    across, up = int((east - west) // side), int((north - south) // side)
    picture = Image.new("1", (across * PIXELS, up * PIXELS))
    pen = ImageDraw.Draw(picture)
    for polygon in land[shapely.intersects(land, shapely.box(*box))]:
        pen.polygon([*map(tuple, (shapely.get_coordinates(polygon) - [west, south]) / pixel - 0.5)], fill=1, outline=1)
    near_land = maximum_filter(np.asarray(picture, dtype=np.uint8), size=2 * PIXELS + 1)
    sea = near_land[PIXELS // 2 :: PIXELS, PIXELS // 2 :: PIXELS] == 0
    rows, columns = np.nonzero(sea)
    numbers = np.full(sea.shape, -1)
    numbers[sea] = np.arange(len(rows))
    steps = np.vstack(list(_steps(numbers, side)))
    return np.column_stack([west + (columns + 0.5) * side, south + (rows + 0.5) * side]), steps


def _steps(numbers: NDArray[np.int64], side: float) -> Iterator[Coordinates]:
    """The steps from each cell to its neighbours above, to the right and in both corners above."""
    up, across = numbers.shape
    for rise, run in ((0, 1), (1, 0), (1, 1), (1, -1)):
        ones = numbers[: up - rise, max(0, -run) : across - max(0, run)]
        others = numbers[rise:, max(0, run) : across + min(0, run)]
        both = (ones >= 0) & (others >= 0)
        yield np.column_stack([ones[both], others[both], np.full(both.sum(), side * np.hypot(rise, run))])


def _with_points_between(way: Coordinates, apart: float) -> Coordinates:
    coordinates: Coordinates = shapely.get_coordinates(shapely.segmentize(shapely.linestrings(way), apart))
    return coordinates


@lru_cache(maxsize=1)
def north_sea() -> Sea:
    """The sea around the base map's land, laid out once per process."""
    return Sea(land())


def land() -> list[Polygon]:
    """The land of the base map: polygons in degrees."""
    return list(shapely.get_parts(shapely.from_geojson((base.FOLDER / "land.geojson").read_text(encoding="utf-8"))))


def canal_of(origin: Co2Port, port: Point) -> LineString | None:
    """The canal from beside the port down to its mouth, as the base map draws it; None where the port has none."""
    if not origin.canal:
        return None
    collection = json.loads((base.FOLDER / "rivers.geojson").read_text())
    drawn = {feature["properties"]["name"]: feature["geometry"] for feature in collection["features"]}
    line = shapely.geometry.shape(drawn[origin.canal])  # drawn from its mouth inland
    return substring(line, line.project(port), 0)


def way_by_lanes(atlas: Atlas, service: str, origin: str) -> LineString:
    """The line that the atlas draws for a service through the shipping lanes, beginning at the Belgian port."""
    feature = atlas.feature(service)
    line: LineString = feature["geometry"]
    return line.reverse() if feature["endpoint_b"] == atlas.co2_ports[origin].port else line


@dataclass(frozen=True, slots=True)
class Comparison:
    """A shipping service of the atlas: its length along the lanes as recorded, and by the shortest way. In nm."""

    service: str
    recorded_nm: float
    shortest_nm: float

    @property
    def longer(self) -> float:
        """By what part of the recorded length it is longer than the shortest way."""
        return 1 - self.shortest_nm / self.recorded_nm


def compared(atlas: Atlas) -> list[Comparison]:
    """The services that sail between the ports for CO2 and other ports, the shortest first.

    Where the far end lies up a river that is not laid out here, the river is measured on the line of the service.
    """
    found = []
    for origin, features in product(atlas.co2_ports.values(), atlas.features_as("freight_service").values()):
        services = features.reindex(columns=["endpoint_a", "endpoint_b", "distance_nm"])
        from_here = (services["endpoint_a"] == origin.port) | (services["endpoint_b"] == origin.port)
        ends = services[from_here & services["distance_nm"].notna()]
        lines = [way_by_lanes(atlas, service, origin.id) for service in ends.index]
        mouths = [_last_at_sea(line) for line in lines]
        routes = routes_from(
            atlas, origin.id, [Point(line.coords[mouth]) for line, mouth in zip(lines, mouths, strict=True)]
        )
        for service, line, mouth, route in zip(ends.index, lines, mouths, routes, strict=True):
            river = length_km(LineString(line.coords[mouth:])) if mouth < len(line.coords) - 1 else 0.0
            recorded = float(services.at[service, "distance_nm"])
            if route:
                found.append(Comparison(service, recorded, nautical_miles(route.km + river)))
    return sorted(found, key=lambda each: each.recorded_nm)


def _last_at_sea(line: LineString) -> int:
    """The number of the last corner of a line that a ship can reach by the sea laid out here; 0 if none is."""
    return max((number for number, corner in enumerate(line.coords) if north_sea().reaches(Point(corner))), default=0)


def routes_from(atlas: Atlas, origin: str, ends: Sequence[Point]) -> list[SeaRoute | None]:
    """The way from a port for CO2 to each place; None where it lies on land or beyond the sea laid out here."""
    chosen = atlas.co2_ports[origin]
    port = atlas.feature(chosen.port)["geometry"]
    return list(_routes(chosen, port, tuple(ends)))


@lru_cache(maxsize=32)
def _routes(origin: Co2Port, port: Point, ends: tuple[Point, ...]) -> tuple[SeaRoute | None, ...]:
    canal = canal_of(origin, port)
    start = Point(canal.coords[-1]) if canal else port
    return tuple(line and SeaRoute(line, canal) for line in north_sea().routes(start, ends))
