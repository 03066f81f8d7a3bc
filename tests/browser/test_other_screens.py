"""Phones, and browsers that cannot draw."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests import chromium
from tests.browser.looking import apart, box_of, colours, on_screen, picture, seen, width
from tests.conftest import PATIENCE_MS


def map_box(page: Page) -> FloatRect:
    return box_of(page.locator(".atlas-map"))


def test_a_phone_shows_the_map_first_and_everything_else_in_reach(open_page):
    page = open_page("/", width=390, height=844)
    seen(page, map_box, lambda box: (box["width"], box["height"] > 0.7 * 844) == (390, True))
    seen(page, width, lambda wide: wide == 390)
    seen(page, picture, lambda drawn: colours(drawn) > 500)
    expect(page.locator(".atlas-map-legend ul")).to_be_hidden()
    page.get_by_text("Legend").click()
    expect(page.locator(".atlas-map-legend ul")).to_be_visible()


def test_on_a_phone_a_tap_opens_the_panel_over_the_lower_half(open_page):
    page = open_page("/?at=51.4,2.3,7.6", width=390, height=844)
    page.mouse.click(*on_screen(page, 2.2, 51.27))
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Nemo Link")
    seen(
        page,
        lambda _: box_of(panel),
        lambda box: (box["x"], box["width"], box["y"] > 0.4 * 844, box["y"] + box["height"]) == (0, 390, True, 844),
    )


def test_without_webgl_the_page_says_so_and_shows_the_servers_picture_and_the_table(app, browser):
    without = browser.browser_type.launch(executable_path=chromium.find(), args=chromium.WITHOUT_WEBGL)
    page = without.new_page()
    page.set_default_timeout(PATIENCE_MS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(app)
    page.get_by_text("This browser cannot draw the map: WebGL is switched off or missing.").wait_for()
    expect(page.locator(".atlas-table tr[data-feature]")).to_have_count(166)
    picture = page.get_by_test_id("stImage").locator("img")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 1920)
    without.close()


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720), (1024, 768)])
def test_the_map_takes_most_of_the_window_and_nothing_in_its_frame_overlaps(open_page, size):
    page = open_page("/?select=nautilus", width=size[0], height=size[1], wait=False)
    expect(page.locator(".st-key-panel")).to_contain_text("Sources")
    expect(page.locator(".atlas-map-canvas")).to_be_visible()  # the map's style sheet has come
    seen(page, map_box, lambda box: box["height"] >= 0.7 * size[1])
    parts = (".atlas-map-title", ".atlas-map-legend", ".atlas-map-zoom", ".atlas-map-foot", ".st-key-panel")

    def overlapping(page: Page) -> list[str]:
        boxes = {part: box_of(page.locator(part)) for part in parts}
        return [
            f"{one} lies over {other}" for one, other in combinations(parts, 2) if not apart(boxes[one], boxes[other])
        ]

    seen(page, overlapping, lambda found: found == [])


def test_a_presentation_fills_a_sixteen_to_nine_frame_and_ends_where_it_began(open_page):
    page = open_page("/?v=1&layers=interconnectors&select=nautilus", width=1280, height=800)
    page.get_by_role("button", name="Present", exact=True).click()
    frame = page.locator(".st-key-presentation .atlas-map")
    expect(frame).to_be_visible()
    whole = {"x": 0, "y": 40, "width": 1280, "height": 720}
    seen(page, lambda _: {side: round(length) for side, length in box_of(frame).items()}, lambda box: box == whole)
    expect(page.locator(".atlas-map-title")).to_have_text(
        "NautilusNautilus: proposed, as of December 2025. Capacity 1,400 MW, or up to 1,700 MW."
    )
    for control in ("stHeader", "stSidebar", "stToolbar", "stCheckbox"):
        expect(page.get_by_test_id(control).first).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/\?v=1&layers=interconnectors&select=nautilus&present=yes$"))
    page.get_by_role("button", name="Leave presentation").click(force=True)
    expect(page.locator(".st-key-panel")).to_contain_text("Nautilus")
    expect(page).to_have_url(re.compile(r"/\?v=1&layers=interconnectors&select=nautilus$"))
