"""The depths of the base map, from small grids of heights."""

import json

import pytest
from shapely.geometry import Point, shape

from geodata.build import depth

HEAD = "ncols {}\nnrows {}\nxllcenter 0\nyllcenter 50\ncellsize 0.1\nNODATA_value -99999\n"


def grid(*rows: list[int]) -> str:
    """An ESRI ASCII grid, the northern row first."""
    return HEAD.format(len(rows[0]), len(rows)) + "\n".join(" ".join(map(str, row)) for row in rows) + "\n"


def deeper(text: str) -> dict[int, object]:
    features = json.loads(depth.build(text))["features"]
    return {each["properties"]["depth_m"]: shape(each["geometry"]) for each in features}


def test_a_grid_is_read_from_its_south_western_corner_on() -> None:
    lon, lat, heights = depth.read_grid(grid([-1, -2, -3], [-4, -5, -6]))
    assert (lon.tolist(), lat.tolist()) == (pytest.approx([0, 0.1, 0.2]), pytest.approx([50, 50.1]))
    assert heights.tolist() == [[-4, -5, -6], [-1, -2, -3]]


def test_a_slope_has_its_contours_where_the_depth_is_reached() -> None:
    areas = deeper(grid(*[[-10 * step for step in range(31)]] * 10))
    found = {metres: round(area.bounds[0], 2) for metres, area in areas.items() if not area.is_empty}
    assert found == {20: 0.2, 40: 0.4, 100: 1.0, 200: 2.0}


def test_a_shoal_of_one_point_and_a_mountain_beside_the_sea_move_nothing() -> None:
    flat, shoal = ([[-50] * 20 for _ in range(20)] for _ in range(2))
    shoal[10][10] = -35
    assert deeper(grid(*shoal))[40].equals(deeper(grid(*flat))[40])
    low, high = ([[land] * 6 + [-300] * 14] * 20 for land in (20, 2000))
    assert deeper(grid(*low))[100].equals(deeper(grid(*high))[100])


def test_land_within_the_sea_is_a_hole() -> None:
    island = [[-300] * 30 for _ in range(30)]
    for row in island[10:20]:
        row[10:20] = [50] * 10
    area = deeper(grid(*island))[100]
    assert (area.contains(Point(0.3, 50.3)), area.contains(Point(1.45, 51.45))) == (True, False)
