"""Two views side by side in one picture, and on one slide."""

import io
from datetime import date

import pytest
from PIL import Image
from pptx import Presentation

from layers.exports.compared import COMPARED, compared
from layers.exports.picture.comparison import draw_both
from layers.views.map_view import Camera, MapView

ONE = MapView(("cables", "zones"), year=2018)
OTHER = ONE.but(year=2020)
TODAY = date(2026, 11, 30)


def test_each_map_has_its_name_its_features_and_the_camera_of_both(atlas):
    drawn = draw_both(ONE, OTHER, atlas)
    lines = [line.words for line in drawn.canvas.figure.findobj(lambda each: hasattr(each, "words"))]
    assert {"2018", "2020", "Cables in and around the North Sea, 2018 and 2020"} <= set(lines)
    found = [[each["properties"]["id"] for each in sheet.features] for sheet in drawn.sheets if sheet.part == "line"]
    assert [ids.count("nemo-link") for ids in found if ids] == [0, 1]
    left, _, right, _ = drawn.map_box
    assert drawn.frame.width < (right - left) / 2
    assert drawn.furniture.keys() == {
        "scale"
    }  # the legend stands below: over one map it would hide what the other shows
    assert "On the right, 2020: Cables, 2: Nemo Link (in service) and Nautilus (proposed)." in drawn.told


def test_the_camera_of_the_first_is_that_of_both(atlas):
    camera = Camera(51.4, 2.6, 8)
    assert draw_both(ONE.but(camera=camera), OTHER, atlas).frame.camera.longitude == pytest.approx(2.6)


@pytest.mark.parametrize("ending", COMPARED)
def test_both_maps_are_one_file_of_each_kind(atlas, ending):
    content = compared(ONE, OTHER, atlas, ending=ending, link="https://atlas.example/compare?year=2018", today=TODAY)
    begins = {"pptx": b"PK", "png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    assert content.startswith(begins[ending])
    if ending == "png":
        assert Image.open(io.BytesIO(content)).size == (1920, 1080)
    if ending == "pptx":
        (slide,) = Presentation(io.BytesIO(content)).slides
        notes = slide.notes_slide.notes_text_frame.text
        assert slide.shapes.title.text == "Cables in and around the North Sea, 2018 and 2020"
        assert notes.startswith(
            "Left: 2018. Right: 2020.\n2018: 2 features · 2020: 3 features.\nOnly here (2018): nothing.\n"
            "Only here (2020): Cables, 1: Nemo Link (in service).\n\nSources\n"
        )
        assert notes.endswith("https://atlas.example/compare?year=2018")


def test_another_ending_is_none(atlas):
    with pytest.raises(KeyError):
        compared(ONE, OTHER, atlas, ending="xlsx", link="", today=TODAY)
