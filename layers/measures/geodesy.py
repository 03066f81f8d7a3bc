"""Lengths, areas and distances on the earth itself (the WGS 84 ellipsoid), never on the flat map."""

from collections.abc import Sequence

import numpy as np
import shapely
from pyproj import Geod, Proj
from shapely.geometry.base import BaseGeometry

ELLIPSOID = Geod(ellps="WGS84")
NAUTICAL_MILE_KM = 1.852
"""Kilometres of an international nautical mile (International Hydrographic Conference, 1929)."""
LONGEST_SIDE = 0.2
"""Degrees of a side that is as good as straight in any projection."""


def length_km(shape: BaseGeometry) -> float:
    """Geodesic length in kilometres of a line, of all parts of it; 0 for a point. Longitude and latitude in degrees."""
    return float(ELLIPSOID.geometry_length(shape)) / 1000 if shape.length else 0.0


def area_km2(shape: BaseGeometry) -> float:
    """Geodesic area in square kilometres of a polygon, holes taken out. Longitude and latitude in degrees."""
    return abs(float(ELLIPSOID.geometry_area_perimeter(shapely.orient_polygons(shape))[0])) / 1e6


def nautical_miles(km: float) -> float:
    """Kilometres as nautical miles."""
    return km / NAUTICAL_MILE_KM


def distances_km(shape: BaseGeometry, others: Sequence[BaseGeometry]) -> list[float]:
    """The shortest geodesic distance in kilometres from a shape to each of others; 0 where they touch.

    The two nearest points are looked for in an azimuthal equidistant projection about the middle of ``shape``; only
    their places come from it, the distance between them is geodesic. Shapes are in degrees (WGS 84).
    """
    if not len(others):
        return []
    middle = shape.centroid
    # A projection alone is made ten times faster than a transformation between two systems.
    there = Proj(proj="aeqd", lon_0=round(middle.x, 4), lat_0=round(middle.y, 4), ellps="WGS84")

    def flat(corners: np.ndarray) -> np.ndarray:
        return np.column_stack(there(corners[:, 0], corners[:, 1]))

    # A long side is straight on the map, not in this projection: it is cut into short ones first.
    one, many = shapely.segmentize(shape, LONGEST_SIDE), shapely.segmentize(np.asarray(others), LONGEST_SIDE)
    lines = shapely.shortest_line(shapely.transform(one, flat), shapely.transform(many, flat))
    ends = shapely.get_coordinates(lines)
    longitudes, latitudes = there(ends[:, 0], ends[:, 1], inverse=True)
    metres = ELLIPSOID.inv(longitudes[::2], latitudes[::2], longitudes[1::2], latitudes[1::2])[2]
    return [float(each) / 1000 for each in np.atleast_1d(metres)]
