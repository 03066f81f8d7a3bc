"""Distances along points: known ones, the way over the ellipsoid, and what is no point."""

import pytest

from layers.measures.path_length import length_text, measured, read_points


def test_a_degree_of_latitude_is_as_long_as_the_ellipsoid_says() -> None:
    # Meridian arc from 51 to 52 degrees on WGS 84.
    assert measured([(3.0, 51.0), (3.0, 52.0)]).km == pytest.approx(111.258, abs=0.001)


def test_legs_are_told_one_by_one_and_add_up() -> None:
    way = measured([(3.2, 51.33), (1.4, 51.3), (1.4, 51.3)])
    assert [round(leg, 1) for leg in way.legs] == [125.5, 0.0]
    assert way.km == sum(way.legs)


def test_a_long_leg_is_drawn_as_the_shortest_way_which_bends_to_the_north() -> None:
    line = measured([(-3.0, 58.0), (9.0, 58.0)]).line
    assert (line[0], line[-1]) == ((-3.0, 58.0), (9.0, 58.0))
    assert len(line) == 72
    assert max(north for _, north in line) == pytest.approx(58.141, abs=0.001)


def test_one_point_has_no_distance() -> None:
    assert (measured([(3.0, 51.0)]).legs, length_text(0.0)) == ((), "0.00 km (0.00 nautical miles)")


def test_a_distance_is_told_in_kilometres_and_nautical_miles() -> None:
    assert [length_text(km) for km in (1.852, 72.4, 1234.5)] == [
        "1.85 km (1.00 nautical miles)",
        "72.4 km (39.1 nautical miles)",
        "1,234 km (666.6 nautical miles)",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "One to 50 points can be measured at once, separated by semicolons."),
        (";".join(["51,3"] * 51), "One to 50 points can be measured at once, separated by semicolons."),
        ("51", "A point is a latitude and a longitude in degrees, such as 51.33,3.2."),
        ("north,east", "A point is a latitude and a longitude in degrees, such as 51.33,3.2."),
        ("nan,3", "A point has a latitude from -85 to 85 and a longitude from -180 to 180."),
        ("91,3", "A point has a latitude from -85 to 85 and a longitude from -180 to 180."),
    ],
)
def test_what_is_no_way_gets_one_sentence(words: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        read_points(words)
