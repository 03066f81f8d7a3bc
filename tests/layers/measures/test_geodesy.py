"""Lengths, areas and distances on the ellipsoid, against known ones."""

import pytest
from shapely import LineString, MultiLineString, Point, Polygon

from layers.measures.geodesy import area_km2, distances_km, length_km, nautical_miles


def test_a_minute_of_the_equator_is_about_a_nautical_mile() -> None:
    # A degree of the equator of WGS 84 is 111.319 km long.
    assert length_km(LineString([(0, 0), (1, 0)])) == pytest.approx(111.3195, abs=1e-4)
    assert nautical_miles(1.852) == 1.0


def test_a_line_in_parts_is_as_long_as_its_parts_and_a_point_has_no_length() -> None:
    assert length_km(MultiLineString([[(0, 0), (1, 0)], [(5, 0), (6, 0)]])) == pytest.approx(222.639, abs=1e-3)
    assert length_km(Point(3, 51)) == 0.0


def test_an_area_leaves_holes_out_whichever_way_they_turn() -> None:
    # A degree by a degree at the equator: 12,308.8 km2 on WGS 84.
    square = [(0, 0), (1, 0), (1, 1), (0, 1)]
    hole = [(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)]
    assert area_km2(Polygon(square)) == pytest.approx(12_308.8, abs=0.1)
    quarter = area_km2(Polygon(hole))
    for turned in (hole, hole[::-1]):
        assert area_km2(Polygon(square, [turned])) == pytest.approx(12_308.8 - quarter, abs=0.1)


def test_the_shortest_distance_is_to_the_nearest_point_of_a_shape_not_to_its_middle_or_corner() -> None:
    there = [Point(3, 52), LineString([(2, 51.5), (4, 51.5)]), Polygon([(2, 50), (4, 50), (4, 52), (2, 52)])]
    found = distances_km(Point(3, 51), there)
    # 51 to 52 degrees north is 111.258 km along the meridian; half of it a little less than half.
    assert found == pytest.approx([111.258, 55.63, 0.0], abs=0.03)


def test_a_distance_is_the_same_from_either_end_and_there_is_none_to_nothing() -> None:
    one, other = LineString([(1, 51), (2, 51.5)]), Point(3, 53)
    assert distances_km(one, [other])[0] == pytest.approx(distances_km(other, [one])[0], rel=1e-4)
    assert distances_km(one, []) == []
