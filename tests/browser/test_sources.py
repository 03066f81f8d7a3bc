"""The Sources page in a real browser."""

import re

from playwright.sync_api import expect

from layers.reference.source_index import graded, graded_text
from tests.browser.looking import answered, tick_first_row


def test_all_sources_are_listed_and_all_records_counted_by_grade(go_to, real_atlas):
    page = go_to("/sources")
    count = f"{len(real_atlas.sources):,}"
    expect(page.get_by_text(f"{count} of {count} sources.")).to_be_visible()
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_contain_text("OpenStreetMap seamark separation schemes")
    expect(table).to_contain_text("25 August 2025")
    grades = graded(real_atlas)
    expect(page.get_by_text(graded_text(real_atlas, grades))).to_be_visible()
    counted = page.get_by_test_id("stDataFrame").nth(1)
    expect(counted).to_contain_text("Nuclear sites")
    expect(counted).to_contain_text("Public authority")


def test_a_search_finds_sources_and_a_row_shows_what_rests_on_it(go_to, real_atlas):
    page = go_to("/sources?kind=aggregator")
    page.get_by_placeholder("Titles, publishers and uses").fill("IEA CCUS")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stMain").get_by_text(f"1 of {len(real_atlas.sources):,} sources.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=iea(\+|%20)ccus&kind=aggregator$", re.IGNORECASE))
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_contain_text("IEA CCUS")
    answered(page)
    tick_first_row(table)
    expect(page.get_by_text("Features:", exact=False)).to_contain_text("Sleipner CO2 storage")
    expect(page.get_by_text("Copy or collection. Read in a copy")).to_be_visible()


def test_every_layer_is_listed_with_licence_and_caveats(go_to):
    page = go_to("/sources")
    page.get_by_role("heading", name="Layers, their licences and their caveats").scroll_into_view_if_needed()
    table = page.get_by_test_id("stDataFrame").last
    expect(table).to_contain_text("Shipping lanes")
    expect(table).to_contain_text("ODbL 1.0")
    expect(table).to_contain_text("Base map")
    expect(table).not_to_contain_text("None")
    expect(page.get_by_text("A map counts fewer where some are cancelled or closed")).to_be_visible()
