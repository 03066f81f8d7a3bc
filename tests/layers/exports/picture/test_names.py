"""Names on a slide's map: each at its own feature, clear of the scale and of each other, wherever a reader looks."""

import numpy as np
import pytest
from shapely import box

from layers.exports.picture.forms import Form
from layers.exports.picture.names import names
from layers.exports.picture.page import bare_page
from layers.exports.picture.placing import Board
from layers.exports.slides.slide import MAP_PIXELS
from layers.maps.sheets import Labels, Sheet, labels, sheets
from layers.views.camera import Frame, to_world
from layers.views.map_view import Camera, MapView
from loaders.atlas import Atlas
from tests.belonging import LOOKS, overlapping, shapes_in, strangers

ACROSS, DOWN, SHARPNESS = MAP_PIXELS


@pytest.fixture(scope="module")
def first_sight(real_atlas: Atlas) -> tuple[MapView, list[Labels], list[Sheet]]:
    """The view that the atlas begins with, its names and what it draws."""
    view = MapView.first_sight(real_atlas)
    return view, labels(view, real_atlas), sheets(view, real_atlas)


def test_each_name_stands_at_its_own_feature_clear_of_the_scale_and_of_other_names(
    real_atlas: Atlas, first_sight: tuple[MapView, list[Labels], list[Sheet]]
) -> None:
    view, written, drawn = first_sight
    told = []
    for latitude, longitude, zoom in LOOKS:
        camera = Camera(latitude, longitude, zoom)
        frame = Frame(ACROSS, DOWN, camera)
        furniture = {name: box(*at) for name, at in bare_page(Form(*MAP_PIXELS)).furnishing(frame).items()}
        board = Board(ACROSS, DOWN, taken=list(furniture.values()))
        placed = names(view.but(camera=camera), real_atlas, frame, written, drawn, board)
        boxes = [
            (name.of, name.spot.anchor, name.spot.outline, bool(name.spot.leader or name.spot.at_end))
            for name in placed
        ]
        window = box(0, 0, ACROSS, DOWN)
        assert strangers(boxes, shapes_in(drawn, frame)) == [], camera
        assert overlapping(boxes, furniture) == [], camera
        assert [of for of, _, outline, _ in boxes if not window.contains(outline)] == [], camera
        told.append(len(placed))
    assert min(told) > 1


def test_files_of_one_view_name_the_same_towns_whatever_their_size(real_atlas: Atlas) -> None:
    view = MapView(layers=(), camera=Camera(52.0, 3.0, 7.3))

    def towns(zoom: float) -> set[str]:
        frame = Frame(ACROSS, DOWN, Camera(52.0, 3.0, zoom))
        placed = names(view, real_atlas, frame, [], [], Board(ACROSS, DOWN))
        return {name.of for name in placed if name.of.startswith("place-city-")}

    # A file that is smaller shows the same sea from further out, and more of it round the edges.
    assert {"place-city-rotterdam", "place-city-the-hague", "place-city-vlissingen"} <= towns(7.3) <= towns(6.9)


@pytest.mark.parametrize(
    ("camera", "expected"),
    [
        (Camera(51.3, 2.0, 7.6), ["united-kingdom-kent", "belgium-flanders"]),
        (Camera(50.95, 3.8, 7.2), ["belgium", "france-artois", "netherlands-north-brabant"]),
        (Camera(52.0, 3.0, 5.8), ["united-kingdom", "belgium", "netherlands"]),
    ],
)
def test_a_country_is_named_once_and_near_its_coast_where_its_middle_is_out_of_sight(
    real_atlas: Atlas, camera: Camera, expected: list[str]
) -> None:
    frame, board = Frame(ACROSS, DOWN, camera), Board(ACROSS, DOWN)
    placed = names(MapView(layers=(), camera=camera), real_atlas, frame, [], [], board)
    countries = [name.of.removeprefix("place-country-") for name in placed if name.of.startswith("place-country-")]
    assert countries == expected


def test_a_country_whose_first_place_is_taken_is_named_at_another_of_its_places(real_atlas: Atlas) -> None:
    camera = Camera(56.0, 3.0, 4.4)
    frame = Frame(ACROSS, DOWN, camera)
    ((x, y),) = frame.pixels(to_world(np.array([[-1.6, 53.0]])))
    board = Board(ACROSS, DOWN, taken=[box(x - 60, y - 60, x + 60, y + 60)])
    placed = names(MapView(layers=(), camera=camera), real_atlas, frame, [], [], board)
    (found,) = [name for name in placed if name.of.startswith("place-country-united-kingdom")]
    ((west, north),) = frame.pixels(to_world(np.array([[-4.2, 56.8]])))
    assert (round(found.spot.x - west), round(found.spot.y - north)) == (0, 0)
