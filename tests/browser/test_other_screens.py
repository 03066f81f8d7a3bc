"""Phones, and browsers that cannot draw."""

import pytest
from playwright.sync_api import expect

from tests import chromium
from tests.browser.looking import colours, on_screen, picture


def test_a_phone_shows_the_map_first_and_everything_else_in_reach(open_page):
    page = open_page("/", width=390, height=844)
    box = page.locator(".atlas-map").bounding_box()
    assert (box["width"], box["height"] > 0.7 * 844) == (390, True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert colours(picture(page)) > 500
    expect(page.locator(".atlas-map-legend ul")).to_be_hidden()
    page.get_by_text("Legend").click()
    expect(page.locator(".atlas-map-legend ul")).to_be_visible()


def test_on_a_phone_a_tap_opens_the_panel_over_the_lower_half(open_page):
    page = open_page("/?at=51.4,2.3,7.6", width=390, height=844)
    page.mouse.click(*on_screen(page, 2.2, 51.27))
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Nemo Link")
    box = panel.bounding_box()
    assert (box["x"], box["width"], box["y"] > 0.4 * 844, box["y"] + box["height"]) == (0, 390, True, 844)


def test_without_webgl_the_page_says_so_and_shows_the_servers_picture_and_the_table(app, browser):
    without = browser.browser_type.launch(executable_path=chromium.find(), args=chromium.WITHOUT_WEBGL)
    page = without.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(app)
    page.get_by_text("This browser cannot draw the map: WebGL is switched off or missing.").wait_for(timeout=60_000)
    page.locator(".atlas-table tr[data-feature]").first.wait_for()
    assert page.locator(".atlas-table tr[data-feature]").count() == 166
    picture = page.get_by_test_id("stImage").locator("img")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 1920)
    without.close()


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720), (1024, 768)])
def test_the_map_takes_most_of_the_window_and_nothing_in_its_frame_overlaps(open_page, size):
    page = open_page("/?select=nautilus", width=size[0], height=size[1], wait=False)
    expect(page.locator(".st-key-panel")).to_contain_text("Sources")
    expect(page.locator(".atlas-map-canvas")).to_be_visible()  # the map's style sheet has come
    box = page.locator(".atlas-map").bounding_box()
    assert box["height"] >= 0.7 * size[1]
    parts = [".atlas-map-title", ".atlas-map-legend", ".atlas-map-zoom", ".atlas-map-foot", ".st-key-panel"]
    boxes = {part: page.locator(part).bounding_box() for part in parts}
    for index, first in enumerate(parts):
        for second in parts[index + 1 :]:
            a, b = boxes[first], boxes[second]
            apart = (
                a["x"] + a["width"] <= b["x"]
                or b["x"] + b["width"] <= a["x"]
                or a["y"] + a["height"] <= b["y"]
                or b["y"] + b["height"] <= a["y"]
            )
            assert apart, f"{first} lies over {second}"


def test_a_presentation_fills_a_sixteen_to_nine_frame_and_ends_where_it_began(open_page):
    page = open_page("/?v=1&layers=interconnectors&select=nautilus", width=1280, height=800)
    page.get_by_role("button", name="Present", exact=True).click()
    frame = page.locator(".st-key-presentation .atlas-map")
    expect(frame).to_be_visible()
    box = frame.bounding_box()
    assert [round(box[side]) for side in ("x", "y", "width", "height")] == [0, 40, 1280, 720]
    expect(page.locator(".atlas-map-title")).to_have_text(
        "NautilusNautilus: proposed, as of December 2025. Capacity 1,400 MW."
    )
    for control in ("stHeader", "stSidebar", "stToolbar", "stCheckbox"):
        expect(page.get_by_test_id(control).first).to_be_hidden()
    assert page.url.endswith("/?v=1&layers=interconnectors&select=nautilus&present=yes")
    page.get_by_role("button", name="Leave presentation").click(force=True)
    expect(page.locator(".st-key-panel")).to_contain_text("Nautilus")
    assert page.url.endswith("/?v=1&layers=interconnectors&select=nautilus")
