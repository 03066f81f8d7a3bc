"""The wind page in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.looking import answered, seen, written


def test_a_state_in_the_address_is_held_against_its_aim_and_a_wind_farm_opens_beside_the_map_and_closes(open_page):
    page = open_page("/wind?country=BE&select=wind-be-pez-1", wait=False)
    expect(page.get_by_text(re.compile(r"^Belgium aims for 5\.4 to 5\.8 GW by 2030"))).to_be_visible()
    card = page.locator(".st-key-wind-card")
    expect(card.get_by_role("heading").first).to_contain_text("Princess Elisabeth Zone")
    for heading in ("By state", "By year", "What states aim for", "Farm by farm", "What links them"):
        expect(page.get_by_role("heading", name=heading)).to_be_attached()
    expect(page.get_by_text(re.compile("^The atlas’s totals compared with the newest published ones"))).to_be_attached()
    expect(page.locator(".atlas-map-title li")).to_have_text(
        ["In service", "Under construction", "Planned or proposed"]
    )
    answered(page)
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/wind\?country=BE$"))
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_the_first_sight_names_what_is_in_service_and_whose_coast_it_is(open_page):
    page = open_page("/wind", width=1600, height=900, paint=False)
    seen(page, written, {"Hollandse Kust Zuid", "Hornsea 2", "UNITED KINGDOM"}.issubset)
