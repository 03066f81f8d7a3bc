"""Several features are picked, shown alone, zoomed to and taken along."""

import io
import re

from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.looking import answered, box_of, camera, listening, meeting, on_screen, said, seen, written
from tests.conftest import drawn

ON_NAUTILUS = (1.45, 51.52)
PANELS = (".atlas-map-title", ".atlas-map-picked", ".atlas-map-legend", ".atlas-map-zoom", ".atlas-map-foot")


def picked(page):
    """The ids of the picked features in the page's address."""
    return said(page).get("pick", [""])[0]


def test_features_picked_on_the_map_in_its_table_and_in_the_panel_stay_picked_and_are_taken_along(profile, app):
    page = profile.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    bar, voice = page.locator(".atlas-map-picked"), page.locator(".atlas-map-said")
    with listening(page) as sizes:
        page.goto(app)
        drawn(page)
        answered(page)
        sizes.clear()
        page.keyboard.down("Shift")
        page.mouse.click(*on_screen(page, *ON_NAUTILUS))
        page.keyboard.up("Shift")
        expect(voice).to_have_text("Nautilus picked, 1 in all.")
        answered(page)
        assert 0 < sum(sizes) < 20_000
    nemo = page.get_by_role("checkbox", name="Pick Nemo Link")
    nemo.check()
    expect(voice).to_have_text("Nemo Link picked, 2 in all.")
    page.locator(".atlas-table").get_by_role("button", name="BritNed").click()
    page.get_by_role("button", name="Add to the picked").click()
    seen(page, picked, lambda ids: ids == "nautilus,nemo-link,britned")
    page.go_back()
    seen(page, picked, lambda ids: ids == "nautilus,nemo-link")
    page.locator(".st-key-close-feature button").click()
    expect(page.locator(".atlas-map-title h1")).to_have_text("Nautilus and Nemo Link")

    page.get_by_role("link", name="Wind", exact=True).click()
    expect(page.get_by_role("heading", name="Offshore wind", exact=True)).to_be_visible()
    page.get_by_role("link", name="Explore").first.click()
    drawn(page)
    expect(bar.locator("span")).to_have_text("2 picked")
    expect(nemo).to_be_checked()
    bar.get_by_role("button", name="Only these").click()
    expect(page.locator(".atlas-table tr[data-feature]")).to_have_count(2)
    before = camera(page)
    bar.get_by_role("button", name="Zoom to them").click()
    seen(page, camera, lambda now: now != before)
    page.locator(".maplibregl-canvas").focus()
    drawn(page)
    page.keyboard.press("n")
    page.keyboard.press("Space")
    expect(voice).to_have_text(re.compile(r"^(Nautilus|Nemo Link) taken out, 1 still picked\.$"))
    expect(page.locator(".atlas-table tr[data-feature]")).to_have_count(1)
    bar.get_by_role("button", name="Clear").click()
    expect(bar).to_be_hidden()
    seen(page, said, lambda words: not {"pick", "only"} & words.keys())
    page.close()


def test_a_cold_link_names_its_picked_features_clear_of_the_bar_and_its_slide_tells_them(open_page, app):
    page = open_page("/?pick=nautilus,conv-richborough,nemo-link", width=390, height=844, paint=False)
    assert said(page)["pick"] == ["nautilus,conv-richborough,nemo-link"]
    expect(page.locator(".atlas-map-legend")).to_contain_text("Converter station")
    assert meeting(page, PANELS) == []
    assert box_of(page.locator(".atlas-map-picked"))["height"] < 40
    seen(page, written, {"Nautilus", "Nemo Link"}.issubset)
    answer = page.request.get(f"{app}/map.pptx?pick=nautilus,nemo-link")
    (slide,) = Presentation(io.BytesIO(answer.body())).slides
    assert slide.shapes.title.text == "Nautilus and Nemo Link"
