"""Lines beside their course lie where the screen draws them."""

import numpy as np
import pytest

from layers.exports.picture.courses import beside, in_frame
from layers.views.camera import Frame
from layers.views.map_view import Camera
from tests.layout_cases import COURSES


@pytest.mark.parametrize("case", COURSES)
def test_a_line_lies_beside_its_course(case: str) -> None:
    course, pixels, drawn = COURSES[case]
    assert np.round(beside(np.array(course, dtype=float), pixels), 6).tolist() == [list(each) for each in drawn]


def test_in_a_frame_a_line_is_moved_by_its_pixels_and_what_says_nothing_of_that_is_not() -> None:
    frame = Frame(512, 512, Camera(0, 0, 0))
    line = {"type": "LineString", "coordinates": [(0, -45), (0, 45)]}
    point = {"type": "Point", "coordinates": (90, 0)}
    told = [{"properties": {"beside": 5}, "geometry": line}, {"properties": {}, "geometry": point}]
    moved, kept = in_frame(told, frame)
    assert {round(x, 6) for x, _ in moved.geoms[0].coords} == {261}
    assert (round(kept.x, 6), round(kept.y, 6)) == (384, 256)
