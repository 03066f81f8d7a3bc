"""The Sources page in a real browser."""

from playwright.sync_api import expect

from tests.browser.looking import answered, tick_first_row


def test_all_sources_are_listed_with_what_rests_on_them(open_page):
    page = open_page("/sources", wait=False)
    expect(page.get_by_text("Everything the atlas says rests on one of these 695 sources.")).to_be_visible()
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_contain_text("OpenStreetMap seamark separation schemes")
    expect(table).to_contain_text("25 August 2025")


def test_a_search_finds_sources_and_a_row_shows_what_rests_on_it(open_page):
    page = open_page("/sources", wait=False)
    page.get_by_placeholder("Search titles, publishers and uses").fill("IEA CCUS")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 695 sources contain “iea ccus”.")).to_be_visible()
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_contain_text("IEA CCUS")
    answered(page)
    tick_first_row(table)
    expect(page.get_by_text("Features:", exact=False)).to_contain_text("Sleipner CO2 storage")


def test_every_layer_is_listed_with_licence_and_caveats(open_page):
    page = open_page("/sources", wait=False)
    page.get_by_role("heading", name="Layers, their licences and their caveats").scroll_into_view_if_needed()
    table = page.get_by_test_id("stDataFrame").last
    expect(table).to_contain_text("Shipping lanes")
    expect(table).to_contain_text("ODbL 1.0")
    expect(table).to_contain_text("Base map")
