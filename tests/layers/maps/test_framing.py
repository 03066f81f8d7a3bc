"""Where files look: at what their view is about, from edge to edge, unless the reader has another look."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from layers.exports.picture import picture
from layers.maps.deck import features_shown
from layers.maps.framing import as_on_screen, look_at, opened
from layers.views.camera import to_world
from layers.views.map_view import FIRST_VIEW, Camera, MapView, NamedView
from loaders.atlas import Atlas

CABLES = MapView(layers=("cables",))


def bounds(look: Camera | NamedView) -> tuple[float, ...]:
    assert isinstance(look, NamedView)
    return tuple(round(side, 3) for side in look.bounds)


def test_a_camera_says_where_to_look(atlas: Atlas) -> None:
    assert look_at(CABLES.but(camera=Camera(51, 2, 7), select="nautilus"), atlas) == Camera(51, 2, 7)


def test_the_first_sight_looks_at_the_sea_where_the_map_begins(atlas: Atlas) -> None:
    assert look_at(MapView.first_sight(atlas), atlas) == FIRST_VIEW
    assert look_at(MapView.first_sight(atlas).but(base="night"), atlas) == FIRST_VIEW
    assert look_at(MapView(layers=()), atlas) == FIRST_VIEW


def test_what_is_shown_fills_the_look_and_boundaries_do_not_widen_it(atlas: Atlas) -> None:
    shown = features_shown(CABLES, atlas)["cables"].total_bounds
    west, south, east, north = bounds(look_at(CABLES, atlas))
    assert west < shown[0] < shown[2] < east
    assert east - west == pytest.approx(max(1.12 * (shown[2] - shown[0]), 1.0), abs=0.01)
    assert north - south == pytest.approx(max(1.12 * (shown[3] - shown[1]), 0.6), abs=0.01)
    stores = look_at(MapView(layers=("stores",)), atlas)
    assert look_at(MapView(layers=("stores", "zones")), atlas) == stores
    assert bounds(look_at(MapView(layers=("zones",)), atlas)) == (1.94, 50.94, 3.06, 52.06)


def test_the_selected_feature_or_the_places_of_a_commitment_are_what_a_view_is_about(atlas: Atlas) -> None:
    both = MapView(layers=("cables", "stores"))
    nautilus = bounds(look_at(both.but(select="nautilus"), atlas))
    assert bounds(look_at(both.but(commitment="explore-nautilus"), atlas)) == nautilus
    assert nautilus != bounds(look_at(both, atlas))


def test_a_file_frames_all_that_is_picked(atlas: Atlas) -> None:
    view = MapView(layers=("cables", "stores"), pick=("nautilus", "bacton"))
    west, south, east, north = bounds(look_at(view, atlas))
    for id in view.pick:
        shape = atlas.feature(id)["geometry"].bounds
        assert west < shape[0] <= shape[2] < east
        assert south < shape[1] <= shape[3] < north
    assert opened(view, atlas) == view


def test_a_single_point_is_looked_at_from_no_nearer_than_a_degree(atlas: Atlas) -> None:
    point = shapely.Point(3.2, 51.3)
    layer = atlas.layers["stores"]
    one = replace(layer, features=layer.features.assign(geometry=point))
    near = look_at(MapView(layers=("stores",)), replace(atlas, layers=atlas.layers | {"stores": one}))
    assert bounds(near) == (2.7, 51.0, 3.7, 51.6)


def test_what_lies_beyond_the_base_map_does_not_widen_the_look(atlas: Atlas) -> None:
    layer = atlas.layers["stores"]
    far = replace(layer, features=layer.features.assign(geometry=shapely.LineString([(3, 51), (90, 51)])))
    look = look_at(MapView(layers=("stores",)), replace(atlas, layers=atlas.layers | {"stores": far}))
    assert bounds(look)[2] == pytest.approx(31.5 + 0.06 * 28.5, abs=0.01)


@pytest.mark.parametrize("form", ["slide", "classic", "square", "portrait", "landscape"])
@pytest.mark.parametrize("changes", [{"countries": ("BE",)}, {"select": "nautilus"}, {"layers": ("cables", "stores")}])
def test_the_subject_fills_what_the_legend_leaves_free(changes: dict[str, object], form: str, atlas: Atlas) -> None:
    view = CABLES.but(**changes)
    drawing = picture.draw(view, atlas, form=form)
    west, south, east, north = look_at(view, atlas).bounds  # type: ignore[union-attr]
    (left, top), (right, bottom) = drawing.frame.pixels(to_world(np.array([[west, north], [east, south]])))
    free = drawing.map_box[2] - (drawing.furniture["legend"][2] if "legend" in drawing.furniture else 0)
    high = drawing.map_box[3] - drawing.map_box[1]
    assert max((right - left) / free, (bottom - top) / high) > 0.85
    assert (left > 0, top > 0, right < drawing.frame.width, bottom < drawing.frame.height) == (True,) * 4


def test_as_on_screen_is_where_the_screens_map_begins_or_its_reader_has_moved_it(atlas: Atlas) -> None:
    moved = CABLES.but(camera=Camera(51, 2, 7))
    assert as_on_screen(moved, atlas) == moved
    assert as_on_screen(CABLES, atlas).camera == as_on_screen(MapView(layers=()), atlas).camera
    assert as_on_screen(CABLES, atlas).camera != as_on_screen(CABLES.but(select="nautilus"), atlas).camera


def test_a_file_leads_back_to_a_map_that_looks_where_the_file_does(atlas: Atlas) -> None:
    back = opened(CABLES, atlas)
    assert back.camera
    west, _, east, _ = bounds(look_at(CABLES, atlas))
    assert west < back.camera.longitude < east
    for view in (MapView.first_sight(atlas), CABLES.but(select="nautilus"), CABLES.but(camera=Camera(51, 2, 7))):
        assert opened(view, atlas) == view
