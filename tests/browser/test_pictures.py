"""The server's picture beside the screen's map: the same stretch of ground, the same legend."""

import pytest
from playwright.sync_api import expect

from layers.exports.picture import picture
from layers.exports.picture.forms import Form
from layers.views.map_view import Camera, MapView
from loaders.atlas import open_atlas
from tests.browser.looking import answered, box_of

AT = Camera(51.6, 2.2, 7.2)


def drawn_like(size: tuple[float, float]) -> picture.Drawing:
    """A picture of the view whose map has the size of the screen's, in CSS pixels."""
    atlas = open_atlas()
    view, form = MapView.first_sight(atlas).but(camera=AT), Form(size[0], size[1] + 150, 1)
    _, top, _, bottom = picture.draw(view, atlas, form=form).map_box
    return picture.draw(view, atlas, form=Form(size[0], form.height + size[1] - (bottom - top), 1))


def test_the_picture_and_the_screen_show_the_same_ground_and_the_same_legend(open_page):
    page = open_page(f"/?at={AT}", width=1600, height=900)
    answered(page)
    box = box_of(page.locator(".atlas-map"))
    west, south, east, north = page.evaluate(
        'document.querySelector(".atlas-map").state.map.getBounds().toArray().flat()'
    )
    drawing = drawn_like((box["width"], box["height"]))
    wide, high = 0.01 * (east - west), 0.01 * (north - south)
    assert drawing.frame.bounds == (
        pytest.approx(west, abs=wide),
        pytest.approx(south, abs=high),
        pytest.approx(east, abs=wide),
        pytest.approx(north, abs=high),
    )
    assert drawing.legend
    expect(page.locator(".atlas-map-legend li")).to_have_text([row.label for row in drawing.legend])
