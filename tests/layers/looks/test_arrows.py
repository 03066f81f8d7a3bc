"""The heads along lines: their form, and where they stand."""

import pytest
from shapely import LineString

from layers.looks.arrows import head, places


def rounded(*numbers: tuple[float, ...]) -> list[tuple[float, ...]]:
    return [tuple(round(part, 3) for part in each) for each in numbers]


def test_a_head_points_where_it_is_turned_and_is_as_long_as_it_is_asked_to_be() -> None:
    assert rounded(*head(10, 20, 0, 10)) == [(15, 20), (5, 24), (7.2, 20), (5, 16)]
    assert rounded(*head(10, 20, 90, 10)) == [(10, 25), (6, 15), (10, 17.2), (14, 15)]


@pytest.mark.parametrize(("length", "at"), [(23, []), (24, [12]), (130, [65]), (180, [45, 135]), (270, [45, 135, 225])])
def test_heads_stand_evenly_and_a_line_has_at_least_one_unless_it_is_too_short(length: int, at: list[int]) -> None:
    assert [x for x, _, _ in places(LineString([(0, 0), (length, 0)]))] == at


def test_a_head_is_turned_as_its_line_runs_there() -> None:
    bent = LineString([(0, 0), (90, 0), (90, 90)])
    assert rounded(*places(bent)) == [(45, 0, 0), (90, 45, 90)]
    assert rounded(*places(bent.reverse())) == [(90, 45, -90), (45, 0, 180)]
