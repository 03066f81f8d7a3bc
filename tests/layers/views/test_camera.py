import math

import pytest

from layers.looks.basemap import BOUNDS
from layers.views.camera import Margins, fitted, frame_of, target_of
from layers.views.map_view import FIRST_VIEW, Camera, MapView, NamedView
from tests.layout_cases import FITTED


def test_a_camera_shows_what_maplibre_shows_512_pixels_for_the_world_at_zoom_0():
    west, south, east, north = frame_of(Camera(51.6, 2.2, 7), 1280, 600).bounds
    assert (round(west, 4), round(east, 4)) == (-1.3156, 5.7156)
    y = [math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) for latitude in (south, 51.6, north)]
    assert round((y[2] - y[0]) / math.tau * 512 * 2**7, 6) == 600
    assert y[2] - y[1] == pytest.approx(y[1] - y[0])


def test_a_legend_wider_than_the_map_still_leaves_it_a_part():
    frame = frame_of(FIRST_VIEW, 960, 400, covered=1200)
    west, _, east, _ = frame.bounds
    assert west < FIRST_VIEW.bounds[0] < FIRST_VIEW.bounds[2] < east


def test_a_named_view_lies_in_what_the_legend_leaves_free():
    frame = frame_of(FIRST_VIEW, 1280, 600, covered=258)
    west, south, east, north = frame.bounds
    per_pixel = (east - west) / 1280
    assert west + 258 * per_pixel < FIRST_VIEW.bounds[0]
    assert south < FIRST_VIEW.bounds[1]
    assert FIRST_VIEW.bounds[2] < east
    assert FIRST_VIEW.bounds[3] < north


@pytest.mark.parametrize("camera", [Camera(-85, 180, 0), Camera(85, -180, 22), Camera(44.0, -29.5, 4.2)])
@pytest.mark.parametrize(("width", "height"), [(1280, 600), (800, 310), (794, 700)])
def test_no_frame_leaves_the_base_map(camera, width, height):
    west, south, east, north = frame_of(camera, width, height, zoom_out=0.4).bounds
    assert west >= BOUNDS[0] - 1e-9
    assert south >= BOUNDS[1] - 1e-9
    assert east <= BOUNDS[2] + 1e-9
    assert north <= BOUNDS[3] + 1e-9


def test_a_view_looks_at_its_camera_then_its_selection_then_its_commitment_then_the_first_sight(atlas):
    view = MapView(layers=(), commitment="explore-nautilus", select="bacton", camera=Camera(52, 3, 8))
    assert target_of(atlas, view) == Camera(52, 3, 8)
    assert target_of(atlas, view.but(camera=None)) == Camera(53.2, 2.1, 9.5)
    followed = target_of(atlas, view.but(camera=None, select=None))
    assert isinstance(followed, NamedView)
    assert [round(degrees, 3) for degrees in followed.bounds] == [-0.03, 51.275, 3.23, 51.625]
    assert target_of(atlas, MapView(layers=(), commitment="talk-of-cables")) == FIRST_VIEW


@pytest.mark.parametrize("case", FITTED)
def test_a_camera_is_fitted_to_what_the_margins_leave_free(case):
    (bounds, (width, height), margins), expected = FITTED[case]
    found = fitted(bounds, width, height, Margins(*margins))
    assert (round(found.longitude, 4), round(found.latitude, 4), round(found.zoom, 4)) == expected
