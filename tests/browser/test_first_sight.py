"""What a newcomer sees before any click."""

import re
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Route, expect

from layers.looks.palettes import PALETTES
from layers.looks.styles import colour
from tests.browser.looking import answered, camera, colours, picture, seen, written
from tests.conftest import PATIENCE_MS, WITHOUT_PAINT, drawn, running_app


def test_the_map_is_painted_in_its_frame_with_its_heroes_and_zeebrugge_named_and_six_layers_on(open_page):
    page = open_page("/", width=1600, height=900)
    seen(page, picture, lambda drawn: colours(drawn) > 1000)
    seen(page, written, {"Nautilus", "Nemo Link", "Zeebrugge", "Princess Elisabeth Island"}.issubset)
    seen(page, camera, lambda at: 51.5 < at[0] < 52.3 and 1.5 < at[1] < 3.5 and 6 < at[2] < 8)
    expect(page.get_by_test_id("stCheckbox").filter(has=page.locator("input:checked"))).to_have_text(
        [
            "Electricity interconnectors · 30",
            "Energy islands and hubs · 4",
            "CO2 stores · 42",
            "Ports · 70",
            "Green shipping corridors · 9",
            "Maritime boundaries · 11",
        ]
    )
    expect(page.get_by_text(re.compile(r"^Other uses of the sea · \d+ layers$"))).to_be_visible()
    expect(page.get_by_text("Telecom cables").first).to_be_hidden()
    expect(page.locator(".atlas-map-title h1")).to_have_text("The North Sea, and what Britain and Belgium agreed on it")
    expect(page.locator(".atlas-map-title p")).to_have_text("166 features · facts as of September 2026")
    expect(page.locator(".atlas-map-legend li")).to_have_text(
        [
            "Electricity interconnectors",
            "Energy islands and hubs",
            "CO2 stores",
            "Ports",
            "Green shipping corridors",
            "Maritime boundaries (North Sea only)",
            "In service",
            "Under construction",
            "Planned or proposed",
            "Suspended",
            "Heavier: named in a commitment",
            "Larger symbol: more Mt CO2",
            "Position within 2 to 15 km",
            "Sketch: not a route",
        ]
    )
    expect(page.locator(".atlas-map-scale")).to_have_text("20 km")
    expect(page.get_by_role("img", name="North is up")).to_be_visible()
    expect(page.locator(".atlas-map-attribution span")).to_have_text("© OpenStreetMap contributors and others")
    credits = page.locator(".atlas-map-credits")
    expect(credits).to_be_hidden()
    expect(credits).to_contain_text("Coastline and borders © OpenStreetMap contributors, ODbL")
    expect(credits).to_contain_text("Not a navigational, legal or investment document.")


def test_a_newcomer_is_told_what_was_promised_and_led_in_until_the_atlas_is_used(go_to):
    page = go_to("/")
    welcome = page.locator(".st-key-welcome")
    expect(welcome).to_contain_text(
        re.compile(
            r"The joint statement on bilateral cooperation between the United Kingdom and Belgium of 12 December 2025 "
            r"holds 68 commitments: \d+ achieved, .*\d+ unknown\."
        )
    )
    expect(welcome).to_contain_text("Select anything on the map")
    expect(welcome.get_by_role("link")).to_have_text([re.compile(each) for each in ("Electricity", "CO2", "What was")])
    page.get_by_test_id("stCheckbox").filter(has_text="Offshore wind farms").locator("label").click()
    expect(page).to_have_url(re.compile("offshore_wind"))
    expect(welcome).to_have_count(0)
    page.get_by_test_id("stCheckbox").filter(has_text="Offshore wind farms").locator("label").click()
    expect(page).not_to_have_url(re.compile("offshore_wind"))
    answered(page)
    expect(welcome).to_have_count(0)
    go_to("/?base=night", width=390, height=844)
    expect(page.locator(".atlas-table tbody th").first).to_be_attached()
    expect(welcome).to_have_count(0)
    go_to("/")
    welcome.get_by_role("button", name="close").click()
    expect(welcome).to_have_count(0)
    go_to("/")
    welcome.get_by_role("link", name="What was promised").click()
    expect(page).to_have_url(re.compile("/commitments$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Explore").first.click()
    expect(page.locator(".atlas-table tbody th").first).to_be_attached()
    expect(welcome).to_have_count(0)


def test_the_first_request_to_a_fresh_server_may_be_any_page(profile):
    with running_app() as fresh:
        page = profile.new_page()
        page.goto(f"{fresh}/sources?a=1")
        page.get_by_role("heading", name="Sources").wait_for()
        answered(page)
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.close()


@pytest.mark.parametrize("path", ["/?base=night", "/co2"])
def test_a_map_begins_with_a_picture_of_the_ground_where_the_ground_will_be(browser, app, path):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.add_init_script(WITHOUT_PAINT)  # where the ground is, the map tells; the picture is seen before
    held: list[Route] = []
    page.route("**/style/*", lambda route: held.append(route))  # the map cannot begin without its style
    page.goto(app + path)
    pictures = page.locator(".atlas-map-ground img")
    expect(page.locator(".atlas-map")).to_be_visible()
    seen(
        page,
        lambda _: pictures.evaluate_all("each => each.map(image => image.complete && image.naturalWidth > 0)"),
        lambda complete: complete and all(complete),
    )
    canvas = page.locator(".atlas-map-canvas")
    page.add_style_tag(content=".atlas-map-canvas ~ :not(.atlas-map-ground) { visibility: hidden }")
    before = np.asarray(Image.open(BytesIO(canvas.screenshot())).convert("RGB"), dtype=float)
    for request in held:
        request.continue_()
    drawn(page)
    expect(pictures).to_have_count(0)
    land = colour(PALETTES["night" if "night" in path else "paper"]["land"])
    is_land = np.linalg.norm(before - land, axis=2) < 6
    down, right = np.mgrid[20 : is_land.shape[0] - 6 : 20, 20 : is_land.shape[1] - 6 : 20]
    on_land = page.evaluate(
        """points => { const { map } = document.querySelector(".atlas-map").state, layers = ["land"];
                       return points.map(point => map.queryRenderedFeatures(point, { layers }).length > 0); }""",
        np.dstack([right, down]).reshape(-1, 2).tolist(),
    )

    def agreeing(aside: int, below: int) -> float:
        """The share of places that are land in both, or in neither, with the picture so many pixels aside."""
        return float((is_land[down + below, right + aside].ravel() == on_land).mean())

    shares = {aside: agreeing(*aside) for aside in [(0, 0), (6, 0), (-6, 0), (0, 6), (0, -6)]}
    assert 0.05 < sum(on_land) / len(on_land) < 0.95
    assert max(shares, key=lambda aside: shares[aside]) == (0, 0)
    assert shares[0, 0] > 0.9
    context.close()


def test_the_rest_of_a_page_comes_though_its_map_does_not(profile, app):
    page = profile.new_page()
    page.route("**/assets/**/map_component/*.js", lambda route: route.abort())
    page.goto(app + "/protection")
    expect(page.get_by_test_id("stMain").get_by_role("heading").nth(3)).to_be_attached()
    page.close()
