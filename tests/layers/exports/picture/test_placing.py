from functools import partial
from itertools import islice

import pytest
from shapely.geometry import LineString, Polygon, box

from layers.exports.picture.names import row_width
from layers.exports.picture.placing import NEEDED, Board, Own, arrange, rectangle
from layers.exports.picture.spots import SIDES, Spot, along, beside, over
from tests.layout_cases import BESIDE, CROWDED, CROWDED_BY, PLACED, ROWS


def test_a_name_takes_the_first_spot_that_covers_nothing():
    board = Board(200, 100)
    board.take([box(0, 0, 60, 100)])
    taken, free = Spot(50, 50, 20, 10), Spot(100, 50, 20, 10)
    assert board.place([taken, free]) == free


def test_a_second_name_keeps_off_the_first():
    board = Board(200, 100)
    assert board.place([Spot(100, 50, 40, 10)]) == Spot(100, 50, 40, 10)
    assert board.place([Spot(110, 55, 40, 10)]) is None


def test_no_name_runs_off_the_frame():
    board = Board(200, 100)
    assert (
        board.place([Spot(10, 50, 40, 10), Spot(195, 50, 40, 10), Spot(100, 2, 40, 10), Spot(100, 98, 40, 10)]) is None
    )


def test_of_free_spots_the_one_that_covers_least_is_taken():
    board = Board(200, 100)
    board.symbol("port", 50, 50, 8)
    board.line("cable", LineString([(150, 0), (150, 100)]), 3)
    left, right = Spot(50, 50, 20, 10), Spot(150, 50, 20, 10)
    assert board.place([left, right]) == right


def test_a_name_that_would_cover_too_much_is_left_out():
    board = Board(200, 100)
    board.symbol("port", 100, 50, 8)
    assert board.place([Spot(100, 50, 20, 10)], but=2.4) is None


def test_beside_a_point_the_right_comes_first_and_letters_are_flush_with_the_point():
    first, second, *_, last = beside(100, 50, 40, 10, away=8)
    assert (first.x, first.y, first.flush) == (128, 50, "left")
    assert (second.x, second.y, second.flush) == (72, 50, "right")
    assert last.flush == "right"
    assert last.y < 50


def test_the_name_of_a_water_stays_within_reach():
    spots = list(over(100, 50, 40, 10, reach=30))
    assert len(spots) > 1
    assert all(abs(spot.x - 100) <= 30 and abs(spot.y - 50) <= 30 for spot in spots)


def test_along_a_line_a_name_is_turned_with_it_and_reads_from_left_to_right():
    first = next(along(LineString([(200, 150), (0, 50)]), 60, 12, away=4))
    assert round(first.turn, 1) == 26.6
    assert (round(first.x - 100, 1), round(first.y - 100, 1)) == (4.5, -8.9)


def test_a_line_shorter_than_its_name_or_bent_like_a_zigzag_has_no_room_for_it():
    zigzag = LineString([(x, 10 * (x // 10 % 2)) for x in range(0, 200, 10)])
    assert list(along(LineString([(0, 0), (50, 0)]), 60, 12, away=4)) == []
    assert list(along(zigzag, 60, 12, away=4)) == []


def test_beside_a_point_names_are_tried_on_the_sides_that_screen_and_web_page_try():
    found = list(beside(100, 80, 60, 16, away=10))
    boxes = [(spot.x - 30, spot.y - 8, spot.x + 30, spot.y + 8) for spot in found]
    assert [tuple(round(each, 2) for each in spot) for spot in boxes] == [spot for _, spot in BESIDE]
    assert list(SIDES) == [side for side, _ in BESIDE]


def test_of_free_spots_beside_points_names_take_those_that_a_web_page_takes():
    board = Board(400, 200, taken=[rectangle(*CROWDED_BY)])
    placed = [board.place(islice(beside(*point, 60, 16, away=10), 4)) for point, _ in CROWDED]
    assert [spot and tuple(round(side, 2) for side in spot.outline.bounds) for spot in placed] == [
        box for _, box in CROWDED
    ]


def test_a_name_is_broken_where_the_screen_breaks_it():
    assert {ems: round(row_width(ems, 9.0), 2) for ems in ROWS} == ROWS


@pytest.mark.parametrize("case", PLACED)
def test_a_name_goes_where_the_screen_puts_it(case):
    there, names, expected = PLACED[case]
    lines, points, looks = (there.get(key, {}) for key in ("lines", "points", "looks"))
    board = Board(400, 200, taken=[rectangle(*panel) for panel in there.get("panels", ())])
    for id, corners in lines.items():
        board.line(id, LineString(corners), 3, heavy=id in there.get("heavy", ()), look=looks.get(id, ""))
    areas = {id: Polygon(corners) for id, corners in there.get("areas", {}).items()}
    board.sites |= {id: areas[id] for id in there.get("sites", ())}
    for id, (x, y, radius) in points.items():
        if radius and id not in board.sites and id not in there.get("dots", ()):
            board.symbol(id, x, y, radius, end=id in there.get("ends", ()))

    def put(id: str, most: float) -> list[tuple[str, Spot]]:
        if id in lines:
            own = Own(id, (LineString(lines[id]),), looks.get(id, ""))
            spot = board.along(own, (60, 14), (60, 14), 4, most)
        else:
            x, y, radius = points[id]
            dot = id in there.get("dots", ())
            own = Own(id, point=(x, y), radius=radius, area=areas.get(id), is_site=id in board.sites, dot=dot)
            spot = board.beside(own, (60, 14), radius + 2.5, most)
        return [(id, spot)] if spot else []

    needed = [partial(put, id, most) for id, most in names if most >= NEEDED]
    spots = dict(arrange(board, needed) + [each for id, most in names if most < NEEDED for each in put(id, most)])
    assert {id: id in spots and told(spots[id]) for id, _ in names} == {id: at or False for id, at in expected.items()}


def told(spot: Spot) -> tuple[float, float, float, str]:
    """A place as `PLACED` has it."""
    ways = {"led": spot.leader, "end": spot.at_end, "in line": spot.in_line, "inside": spot.inside}
    how = next((way for way, is_so in ways.items() if is_so), "")
    return round(spot.x, 1), round(spot.y, 1), round(spot.turn, 1), how
