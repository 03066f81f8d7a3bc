"""The server's picture beside the screen's map, and beside what other programs draw of its SVG file."""

import base64
import subprocess

import pytest
from playwright.sync_api import expect

from layers.exports.picture import picture
from layers.exports.picture.forms import Form
from layers.views.map_view import Camera, MapView
from loaders.atlas import Atlas
from tests import debian, office
from tests.browser.looking import answered, box_of
from tests.layers.exports.picture.golden import difference, read

AT = Camera(51.6, 2.2, 7.2)


def drawn_like(size: tuple[float, float], atlas: Atlas) -> picture.Drawing:
    """A picture of the view whose map has the size of the screen's, in CSS pixels."""
    view, form = MapView.first_sight(atlas).but(camera=AT), Form(size[0], size[1] + 150, 1)
    _, top, _, bottom = picture.draw(view, atlas, form=form).map_box
    return picture.draw(view, atlas, form=Form(size[0], form.height + size[1] - (bottom - top), 1))


def test_the_picture_and_the_screen_show_the_same_ground_and_the_same_legend(open_page, real_atlas):
    page = open_page(f"/?at={AT}", width=1600, height=900, paint=False)
    answered(page)
    box = box_of(page.locator(".atlas-map"))
    west, south, east, north = page.evaluate(
        'document.querySelector(".atlas-map").state.map.getBounds().toArray().flat()'
    )
    drawing = drawn_like((box["width"], box["height"]), real_atlas)
    wide, high = 0.01 * (east - west), 0.01 * (north - south)
    assert drawing.frame.bounds == (
        pytest.approx(west, abs=wide),
        pytest.approx(south, abs=high),
        pytest.approx(east, abs=wide),
        pytest.approx(north, abs=high),
    )
    assert drawing.legend
    expect(page.locator(".atlas-map-legend li")).to_have_text([row.label for row in drawing.legend])


MOST_APART = 40
"""How far a pixel of a blurred picture may be from another program's, of 255: they smooth edges in their own ways.

Letters in another typeface are four times as far apart, as are lines that run past the edge of their box.
"""


def in_chromium(browser, svg: bytes) -> bytes:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    source = f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"
    page.set_content(f'<body style="margin:0"><img width="1280" height="720" src="{source}">')
    page.locator("img").evaluate("image => image.decode()")
    drawn = page.screenshot()
    page.close()
    return drawn


def in_librsvg(svg: bytes, folder) -> bytes:
    file = folder / "picture.svg"
    file.write_bytes(svg)
    command = [debian.wait_for("librsvg"), "--width=1280", "--format=png", str(file)]
    return subprocess.run(command, capture_output=True, check=True).stdout


def in_libreoffice(svg: bytes, folder) -> bytes:
    file = folder / "picture.svg"
    file.write_bytes(svg)
    (drawn,) = office.as_png(debian.wait_for("office"), [file], folder)
    return drawn


def test_an_svg_looks_the_same_in_a_browser_in_librsvg_and_in_libreoffice(browser, real_atlas, tmp_path):
    drawing = picture.draw(MapView.first_sight(real_atlas), real_atlas, link="https://atlas.example/?v=1")
    svg, live = drawing.file("svg"), drawing.file("text.svg")
    meant = read(in_chromium(browser, svg))
    assert difference(read(in_librsvg(svg, tmp_path)), meant) <= MOST_APART
    assert difference(read(in_libreoffice(svg, tmp_path)).resize(meant.size), meant) <= MOST_APART
    assert difference(read(in_librsvg(live, tmp_path)), meant) > MOST_APART  # what outlines are for
