"""How deep the sea is: what lies deeper than some depths, from a grid of heights, for the tints of the base map.

The grid is coarse, a point for each tenth of a degree (6 to 11 km): the areas are indicative, made for maps of a whole
sea, and never for navigation. The coast is not theirs: the land is drawn above them.
"""

from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from contourpy import FillType, contour_generator
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from geodata.base import DEPTHS_M
from geodata.base.build import as_text, polygons_of

HIGHEST_M = 20.0
"""Land counts as so high at most: a mountain beside a fjord would push the contours out to sea."""
SMALLEST = 0.02
"""Square degrees: a shoal or a hole of less than two points of the grid is the grid's own."""
KEPT = 0.006
"""Degrees: detail smaller than this is left out."""
GRID = 1e-3

Numbers = NDArray[np.float64]


def build(grid: str) -> str:
    """The file of depths, the least first, from an ESRI ASCII grid of heights in metres (WGS 84, points, not cells)."""
    lon, lat, heights = read_grid(grid)
    level = smoothed(np.minimum(heights, HIGHEST_M))
    areas: list[tuple[dict[str, object], Any]] = []
    whole: Any = shapely.box(lon[0], lat[0], lon[-1], lat[-1])
    for depth in DEPTHS_M:
        whole = shapely.intersection(deeper_than(depth, lon, lat, level), whole, grid_size=GRID)
        areas.append(({"depth_m": depth}, MultiPolygon(polygons_of(whole)).normalize()))
    return as_text(areas)


def read_grid(grid: str) -> tuple[Numbers, Numbers, Numbers]:
    """Longitudes, latitudes (degrees, from the south-west on) and heights (metres) of an ESRI ASCII grid of points."""
    *head, rows = grid.split("\n", 6)
    told = {name.lower(): float(value) for name, value in (line.split() for line in head)}
    heights = np.array([row.split() for row in rows.strip().split("\n")], dtype=np.float64)[::-1]
    west, south, step = told["xllcenter"], told["yllcenter"], told["cellsize"]
    high, wide = heights.shape
    return west + step * np.arange(wide, dtype=np.float64), south + step * np.arange(high, dtype=np.float64), heights


def smoothed(heights: Numbers) -> Numbers:
    """Each point with a share of its neighbours: 1, 2, 1 along and across."""
    for axis in (0, 1):
        wide = np.pad(heights, [(1, 1) if each == axis else (0, 0) for each in (0, 1)], mode="edge")
        before, after = np.delete(wide, (-2, -1), axis), np.delete(wide, (0, 1), axis)
        heights = (before + 2 * heights + after) / 4
    return heights


def deeper_than(depth: float, lon: Numbers, lat: Numbers, heights: Numbers) -> MultiPolygon:
    """Where the heights lie below so many metres under the sea, with round corners."""
    contours = contour_generator(lon, lat, heights, fill_type=FillType.OuterOffset)
    found = []
    for points, offsets in zip(*contours.filled(-np.inf, -depth), strict=True):
        rings = [rounded(points[start:end]) for start, end in pairwise(offsets)]
        outer, *holes = [ring for ring in rings if Polygon(ring).area > SMALLEST or ring is rings[0]]
        if Polygon(outer).area > SMALLEST:
            found.append(Polygon(outer, holes))
    valid = shapely.make_valid(shapely.simplify(MultiPolygon(found), KEPT))
    return MultiPolygon(polygons_of(valid))


def rounded(ring: Numbers) -> Numbers:
    """A closed ring with its corners cut twice (Chaikin)."""
    for _ in range(2):
        here, next_ = ring[:-1], ring[1:]
        cut = np.stack([here * 0.75 + next_ * 0.25, here * 0.25 + next_ * 0.75], axis=1).reshape(-1, 2)
        ring = np.vstack([cut, cut[:1]])
    return ring
