"""Phones, and browsers that cannot draw."""

import re

from playwright.sync_api import FloatRect, Page, expect

from tests import chromium
from tests.browser.looking import PANELS, answered, apart, box_of, colours, meeting, on_screen, picture, seen, width
from tests.conftest import PATIENCE_MS, stop_painting


def map_box(page: Page) -> FloatRect:
    return box_of(page.locator(".atlas-map"))


def test_a_phone_shows_the_map_first_everything_in_reach_and_a_panel_over_the_lower_half(open_page):
    page = open_page("/?at=51.4,2.3,7.6", width=390, height=844)
    seen(page, map_box, lambda box: (box["width"], box["height"] > 0.7 * 844) == (390, True))
    seen(page, width, lambda wide: wide == 390)
    seen(page, picture, lambda drawn: colours(drawn) > 500)
    stop_painting(page)
    page.mouse.click(*on_screen(page, 2.2, 51.3224))
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Nemo Link")
    seen(
        page,
        lambda _: box_of(panel),
        lambda box: (box["x"], box["width"], box["y"] > 0.4 * 844, box["y"] + box["height"]) == (0, 390, True, 844),
    )
    seen(page, lambda page: [box_of(page.locator(".atlas-map-foot")), box_of(panel)], lambda boxes: apart(*boxes))
    panel.get_by_role("button", name="close").click()
    expect(panel).to_have_count(0)
    rows = page.locator(".atlas-map-legend ul")
    expect(rows).to_be_hidden()
    for wide, high in ((390, 844), (320, 640)):
        page.set_viewport_size({"width": wide, "height": high})
        seen(page, map_box, lambda box, wide=wide: box["width"] == wide)
        for shown in (True, False):
            seen(page, lambda page: meeting(page, PANELS), lambda found: found == [])
            page.locator(".atlas-map-legend summary").click()
            expect(rows).to_be_visible(visible=shown)
    page.get_by_role("button", name="Measure a distance").click()
    seen(page, lambda page: meeting(page, (*PANELS, ".atlas-map-measured")), lambda found: found == [])
    box = box_of(page.get_by_test_id("stMainMenu"))
    assert box["x"] + box["width"] <= 320
    expander, collapser = (page.get_by_role("button", name=f"{what} sidebar") for what in ("Expand", "Collapse"))
    expander.focus()
    page.keyboard.press("Tab")  # not into what is put aside
    expect(page.get_by_test_id("stMainMenuButton")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(collapser).to_be_focused()
    page.keyboard.press("Escape")
    expect(expander).to_be_focused()


def test_what_a_phone_does_with_the_sidebar_leaves_the_sidebar_of_a_wide_page_as_it_is(go_to):
    layer = "Electricity interconnectors · 30"
    page = go_to("/", width=390, height=844)
    page.get_by_role("button", name="Expand sidebar").click()
    row = page.get_by_test_id("stSidebar").get_by_text(layer)
    expect(row).to_be_visible()
    go_to("/?base=night", width=390, height=844)
    expect(page.get_by_role("button", name="Expand sidebar")).to_be_visible()
    expect(row).to_be_hidden()
    page.get_by_role("button", name="Expand sidebar").click()
    expect(row).to_be_visible()
    page.get_by_role("button", name="Collapse sidebar").click()
    expect(row).to_be_hidden()
    go_to("/")
    expect(row).to_be_visible()


def test_without_webgl_the_page_says_so_and_shows_the_servers_picture_and_the_table(app, browser):
    without = browser.browser_type.launch(executable_path=chromium.find(), args=chromium.WITHOUT_WEBGL)
    page = without.new_page()
    page.set_default_timeout(PATIENCE_MS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(app)
    page.get_by_text("This browser cannot draw the map: WebGL is switched off or missing.").wait_for()
    expect(page.locator(".atlas-table tr[data-feature]")).to_have_count(166)
    picture = page.locator(".st-key-picture img")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 1920)
    without.close()


def test_the_map_takes_most_of_the_window_and_nothing_in_its_frame_overlaps(open_page):
    page = open_page("/?select=nautilus", width=1024, height=768, wait=False)
    expect(page.locator(".st-key-panel")).to_contain_text("Sources")
    expect(page.locator(".atlas-map-canvas")).to_be_visible()  # the map's style sheet has come
    parts = (*PANELS, ".st-key-panel")
    for wide, high in ((1024, 768), (1280, 720), (1600, 900)):
        page.set_viewport_size({"width": wide, "height": high})
        seen(
            page,
            lambda _: box_of(page.locator(".st-key-panel")),
            lambda box, wide=wide: wide - 40 < box["x"] + box["width"] <= wide,
        )
        seen(page, map_box, lambda box, high=high: 0.7 * high <= box["height"] <= high)
        seen(page, lambda page: meeting(page, parts), lambda found: found == [])


def test_a_presentation_fills_a_sixteen_to_nine_frame_and_ends_where_it_began(open_page):
    page = open_page("/?v=1&layers=interconnectors&select=nautilus", width=1280, height=800, wait=False)
    answered(page)
    page.get_by_role("button", name="Present", exact=True).click()
    frame = page.locator(".st-key-presentation .atlas-map")
    expect(frame).to_be_visible()
    whole = {"x": 0, "y": 40, "width": 1280, "height": 720}
    seen(page, lambda _: {side: round(length) for side, length in box_of(frame).items()}, lambda box: box == whole)
    expect(page.locator(".atlas-map-title")).to_have_text(
        "NautilusNautilus: proposed, as of December 2025 (looked for again in November 2026, nothing newer found). "
        "Capacity 1,400 MW, or up to 1,700 MW."
    )
    for control in ("stHeader", "stSidebar", "stToolbar", "stCheckbox"):
        expect(page.get_by_test_id(control).first).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/\?v=1&layers=interconnectors&select=nautilus&present=yes$"))
    page.get_by_role("button", name="Leave presentation").click(force=True)
    expect(page.locator(".st-key-panel")).to_contain_text("Nautilus")
    expect(page).to_have_url(re.compile(r"/\?v=1&layers=interconnectors&select=nautilus$"))


def test_a_subject_map_has_its_base_map_all_credits_one_key_away_and_a_legend_that_stays_as_it_was_left(open_page):
    page = open_page("/protection?base=night", wait=False)
    expect(page.locator(".atlas-map")).to_have_attribute("data-base", "night")
    answered(page)
    button, credits = page.get_by_role("button", name="All credits"), page.locator(".atlas-map-credits")
    expect(page.locator(".atlas-map-attribution span")).to_have_text("© OpenStreetMap contributors and others")
    expect(credits).to_be_hidden()
    page.locator(".atlas-map-measure").press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(credits).to_contain_text("Not a navigational, legal or investment document.")
    expect(credits).to_be_visible()
    page.keyboard.press("Escape")
    expect(credits).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    legend = page.locator(".atlas-map-legend")
    head, rows = legend.locator("> details > summary"), legend.locator("> details > ul")
    expect(head).to_have_text(f"Legend ({legend.locator('li:not(:has(> :is(h3, details)))').count()})")
    expect(rows).to_be_hidden()
    expect(legend).not_to_have_attribute("tabindex", "0")
    head.press("Enter")
    expect(rows).to_be_visible()
    expect(rows.locator("h3").first).to_have_text("Energy")
    lane = legend.get_by_text(re.compile("^Traffic lane"))
    expect(lane).to_be_hidden()
    legend.locator("li summary").press("Enter")
    expect(lane).to_be_visible()
    page.set_viewport_size({"width": 400, "height": 480})
    expect(page.get_by_role("region", name="Legend")).to_have_attribute("tabindex", "0")
    held = []
    page.route("**/swatches/paper.css*", lambda route: held.append(route))
    page.get_by_text("Paper", exact=True).click()
    expect(page.locator(".atlas-map-notice")).to_contain_text("Not arrived yet: the legend's symbols")
    expect(page.locator(".atlas-map")).to_have_attribute("data-base", "night")  # letters by night, on what is night
    page.unroute("**/swatches/paper.css*")
    held[0].fallback()
    expect(page.locator(".atlas-map")).to_have_attribute("data-base", "paper")
    expect(lane).to_be_visible()
    expect(page).to_have_url(re.compile("/protection$"))
