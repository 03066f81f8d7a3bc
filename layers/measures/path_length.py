"""Distances along points on the map: each leg and the whole way, on the ellipsoid."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from layers.measures.geodesy import ELLIPSOID, nautical_miles

MOST_POINTS = 50
"""Points that are measured at once."""
STEP_KM = 10.0
"""Distance between the corners with which a leg is drawn: the shortest way is bent on the map."""
MOST_CORNERS = 2_000
"""Corners of a whole way: on one that goes round the earth they lie further apart."""
Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """``legs`` are kilometres from each point to the next, ``line`` is the shortest way along all of them."""

    legs: tuple[float, ...]
    line: tuple[Point, ...]

    @property
    def km(self) -> float:
        """Kilometres of the whole way."""
        return sum(self.legs)


def measured(points: Sequence[Point]) -> Measured:
    """The shortest way over the earth's surface from each point to the next. At least one point."""
    pairs = list(pairwise(points))
    legs = [float(ELLIPSOID.inv(west, south, east, north)[2]) / 1000 for (west, south), (east, north) in pairs]
    step = max(STEP_KM, sum(legs) / MOST_CORNERS)
    line: list[Point] = [points[0]]
    for ((west, south), (east, north)), km in zip(pairs, legs, strict=True):
        between = int(km // step)
        corners = ELLIPSOID.npts(west, south, east, north, between) if between else []
        line += [(round(x, 5), round(y, 5)) for x, y in corners] + [(east, north)]
    return Measured(tuple(legs), tuple(line))


def length_text(km: float) -> str:
    """``72.4 km (39.1 nautical miles)``: as exact as a click can be."""
    return f"{_rounded(km)} km ({_rounded(nautical_miles(km))} nautical miles)"


def read_points(words: str) -> list[Point]:
    """The points of an address, ``51.33,3.2;51.3,1.4``: latitude, longitude. Raises ValueError with a sentence."""
    found: list[Point] = []
    for pair in words.split(";") if words else []:
        try:
            latitude, longitude = (float(word) for word in pair.split(","))
        except ValueError:
            raise ValueError("A point is a latitude and a longitude in degrees, such as 51.33,3.2.") from None
        if not (abs(latitude) <= 85 and abs(longitude) <= 180):
            raise ValueError("A point has a latitude from -85 to 85 and a longitude from -180 to 180.")
        found.append((longitude, latitude))
    if not 1 <= len(found) <= MOST_POINTS:
        raise ValueError(f"One to {MOST_POINTS} points can be measured at once, separated by semicolons.")
    return found


def _rounded(value: float) -> str:
    return f"{value:,.2f}" if value < 10 else f"{value:,.1f}" if value < 1000 else f"{value:,.0f}"
