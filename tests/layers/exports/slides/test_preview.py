"""What a reader sees of a slide before taking it along: drawn from the file itself."""

import io
from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageChops

from layers.exports.slides.preview import preview
from layers.exports.slides.slide import slide
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from tests.layers.exports.slides.slide_reading import Opened, by_name, drawn, shapes_of
from tests.layers.exports.slides.slide_seeing import inked, place

TODAY = date(2026, 11, 23)
VIEW = MapView(layers=("cables", "stores"))


def made(atlas: Atlas, view: MapView = VIEW, **words: str) -> bytes:
    return slide(view, atlas, link="https://atlas.example/?v=1", today=TODAY, draw=drawn((800, 450))[0], **words)


def seen(content: bytes, base: str = "paper") -> Image.Image:
    return Image.open(io.BytesIO(preview(content, base))).convert("RGB")


@pytest.mark.parametrize("base", ["paper", "night"])
def test_every_picture_and_every_text_stands_in_its_place_and_nothing_elsewhere(base: str, atlas: Atlas) -> None:
    content = made(atlas, VIEW.but(base=base))
    image = seen(content, base)
    assert image.size == (1920, 1080)
    ink = inked(image, base)
    (page,) = Opened.of(content).pages
    found = shapes_of(page)
    assert len(found) > 10
    for shape in found:
        left, top, right, bottom = place(shape)
        assert ink[top:bottom, left:right].any(), shape.name
        ink[top - 4 : bottom + 4, left - 4 : right + 4] = False
    assert not ink.any()


def test_the_map_is_that_of_the_file(atlas: Atlas) -> None:
    content = made(atlas)
    (page,) = Opened.of(content).pages
    shape = by_name(page, "Map")
    left, top, right, bottom = place(shape)
    inside = (left + 6, top + 6, right - 6, bottom - 6)
    with Image.open(io.BytesIO(shape.image.blob)) as opened:
        meant = Image.new("RGB", (1920, 1080))
        meant.paste(opened.convert("RGB").resize((right - left, bottom - top), Image.Resampling.LANCZOS), (left, top))
    assert max(most for _, most in ImageChops.difference(seen(content), meant).crop(inside).getextrema()) <= 2


def test_a_readers_title_changes_the_title_alone(atlas: Atlas) -> None:
    one, other = seen(made(atlas, title="Two cables")), seen(made(atlas, title="Three cables, and an island"))
    (page,) = Opened.of(made(atlas)).pages
    left, top, right, bottom = ImageChops.difference(one, other).getbbox() or (0, 0, 0, 0)
    title = place(page.shapes.title)
    assert title[0] <= left < right <= title[2]
    assert title[1] <= top < bottom <= title[3]


def test_a_line_that_is_too_long_is_broken_where_an_office_program_breaks_it(atlas: Atlas) -> None:
    def rows(subtitle: str) -> int:
        """Lines of ink in the box of the subtitle."""
        content = made(atlas, subtitle=subtitle)
        (page,) = Opened.of(content).pages
        left, top, right, bottom = place(by_name(page, "Subtitle"))
        lines = inked(seen(content))[top:bottom, left:right].any(axis=1)
        return int(np.count_nonzero(np.diff(lines.astype(int), prepend=0) == 1))

    assert rows("nnnn " * 4) == 1
    assert rows("nnnn " * 38) == 2
