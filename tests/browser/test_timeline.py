"""The Timeline page in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.looking import answered


def test_all_events_are_listed_and_one_opens_from_the_list_and_closes(go_to):
    page = go_to("/timeline")
    expect(page.get_by_text("All 54 events")).to_be_visible()
    expect(page.get_by_role("heading", name="Expected")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Next: \(1\) Annual security-of-supply exchange, 2026"))).to_be_visible()
    expect(page.locator("[class*='st-key-event-'] button")).to_have_count(54)
    page.get_by_role("button", name="UK-Belgium CO2 arrangement signed").click()
    opened = page.locator(".st-key-event")
    expect(opened.get_by_role("heading", name="UK-Belgium CO2 arrangement signed")).to_be_visible()
    expect(opened).to_contain_text("16 June 2026")
    expect(opened.get_by_role("link", name="Conclude a London Protocol arrangement on CO2")).to_be_visible()
    expect(opened.get_by_role("link", name="Zeebrugge CO2 export terminal and pipelines")).to_be_visible()
    source = opened.get_by_role("link", name=re.compile("UK–Belgium carbon capture"))
    expect(source).to_have_attribute("href", re.compile("^https://www.gov.uk/"))
    expect(page).to_have_url(re.compile(r"/timeline\?event=uk-belgium-co2$"))
    opened.get_by_role("button", name="Close").click()
    expect(opened).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/timeline$"))


def test_a_click_on_a_title_in_the_chart_opens_its_event(go_to):
    page = go_to("/timeline?theme=research-health,framework")
    expect(page.get_by_text("10 of 54 events")).to_be_visible()
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart).to_contain_text("UK joins Erasmus+")
    expect(chart).not_to_contain_text("Nemo Link")
    answered(page)
    chart.locator("svg text", has_text="UK-Belgium joint statement").click()
    opened = page.locator(".st-key-event")
    expect(opened.get_by_role("heading", name="UK-Belgium joint statement")).to_be_visible()
    expect(page).to_have_url(re.compile("theme=framework%2Cresearch-health&event=joint-statement$"))


def test_an_address_with_words_nobody_knows_still_opens_with_notes(go_to):
    page = go_to("/timeline?phase=expected&event=%3Cscript%3E&q=inferred&theme=no-such")
    expect(page.get_by_text("2 of 54 events")).to_be_visible()
    notes = page.get_by_test_id("stAlert")
    expect(notes).to_have_count(1)
    expect(notes).to_contain_text("event in the address is not known.")
    expect(notes).to_contain_text("theme “no-such” in the address is not known.")
    expect(page.get_by_text("date inferred", exact=True)).to_have_count(2)
