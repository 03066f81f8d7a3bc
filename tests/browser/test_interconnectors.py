"""The Interconnectors page in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.looking import answered, seen, width


def test_the_first_sight_answers_what_links_britain_and_belgium(go_to):
    page = go_to("/interconnectors")
    expect(page.get_by_text("1,000 MW", exact=True).first).to_be_in_viewport()
    expect(page.get_by_text("1,400 MW, or up to 1,700 MW", exact=True).first).to_be_in_viewport()
    expect(page.locator(".atlas-map")).to_be_in_viewport()
    curve = page.get_by_test_id("stVegaLiteChart").nth(1)
    expect(curve).to_contain_text("2026: 14.0 GW in service")
    waters = page.get_by_test_id("stVegaLiteChart").nth(2)
    expect(waters).to_contain_text("BE 58")
    expect(waters).to_contain_text("Nautilus (sketch)")
    expect(page.get_by_text("Belgian end: Princess Elisabeth Island", exact=False)).to_be_attached()
    answered(page)
    page.get_by_test_id("stMultiSelect").nth(1).click()
    page.get_by_role("option", name="Belgium").click()
    expect(page.get_by_text("3 links, in any year.", exact=False)).to_be_visible()
    expect(curve).to_contain_text("2026: 1.0 GW in service")
    expect(page).to_have_url(re.compile(r"/interconnectors\?country=BE$"))
    page.keyboard.press("Escape")


def test_an_address_opens_a_year_and_a_link_with_its_facts_and_the_card_closes(go_to):
    page = go_to("/interconnectors?select=nautilus&year=2032&sea=red")
    card = page.locator(".st-key-link-card")
    expect(card.get_by_role("heading", name="Nautilus")).to_be_visible()
    expect(card).to_contain_text("Capacity 1,400 MW, or up to 1,700 MW")
    expect(card).to_contain_text("The line is a sketch, so these kilometres are not those of a route.")
    expect(card.get_by_role("link", name="Discussions on the proposed Nautilus interconnector")).to_be_visible()
    expect(page.get_by_test_id("stAlert")).to_contain_text("sea “red” in the address is not known.")
    expect(
        page.get_by_text("In 2032: 14,015 MW in service (14 links, if nothing closes);", exact=False)
    ).to_be_attached()
    answered(page)
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/interconnectors\?year=2032$"))


def test_filters_that_nothing_passes_give_sentences_and_a_phone_is_wide_enough(go_to):
    page = go_to("/interconnectors?status=decommissioned&waters=gas", width=390, height=844)
    expect(page.get_by_text("No link matches all these filters. Remove one.")).to_be_visible()
    expect(page.get_by_text("there is no curve to draw", exact=False)).to_be_attached()
    expect(page.get_by_text("No chosen line crosses a North Sea zone.")).to_be_attached()
    expect(page.get_by_text("No gas pipeline matches all these filters.")).to_be_attached()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    seen(page, width, lambda wide: wide == 390)
