"""The CO2 page in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.looking import answered


def test_another_port_measures_every_way_anew(go_to):
    page = go_to("/co2")
    expect(page.get_by_text("may in principle go to 32 stores")).to_be_visible()
    expect(
        page.get_by_text(re.compile(r"Northern Lights \(Aurora\), 1,0\d\d km by sea from Zeebrugge"))
    ).to_be_visible()
    expect(page.get_by_role("heading", name="Open in principle, nearest first from Zeebrugge")).to_be_visible()
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(charts.first).to_contain_text("Endurance:  100 Mt, being built or permitted")
    expect(charts.nth(1)).to_contain_text("In service: 2.5")
    expect(page.get_by_text("Rate published for 19 of 34 stores.")).to_be_visible()
    answered(page)
    page.get_by_role("radio", name="Ghent").click()
    expect(page.get_by_role("heading", name="Open in principle, nearest first from Ghent")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/co2\?from=ghent$"))


def test_a_store_in_the_address_opens_with_its_ways_and_what_is_missing_and_closes(go_to):
    page = go_to("/co2?from=antwerp&select=poseidon-uk")
    opened = page.locator(".st-key-outlet")
    expect(opened.get_by_role("heading", name="Poseidon (UK, Leman)")).to_be_visible()
    expect(opened).to_contain_text(re.compile(r"By sea from Antwerp to the store's centre: 2\d\d km"))
    expect(opened).to_contain_text("By pipeline from Zeebrugge, if it is built: CarbonConnect")
    expect(opened).to_contain_text("EU carbon-market rules on storage outside the EU/EEA are a separate hurdle")
    expect(opened).to_contain_text("under the arrangement signed on 16 June 2026")
    expect(opened.get_by_role("link", name="Poseidon (UK, Leman)")).to_be_visible()
    answered(page)
    opened.get_by_role("button", name="Close").click()
    expect(opened).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/co2\?from=antwerp$"))


def test_a_year_before_every_store_and_words_nobody_knows_give_sentences(go_to):
    page = go_to("/co2?year=1970&from=gent&country=XX")
    expect(
        page.get_by_text("No store injects by 1970: the first, Sleipner CO2 storage, began in 1996.")
    ).to_be_visible()
    expect(page.get_by_text("from “gent” in the address is not known. Did you mean 'ghent'?")).to_be_visible()
    expect(page.get_by_text("14 of 42 stores are left out: they have no published first year.")).to_be_visible()
    expect(page.get_by_role("heading", name="Terminals, pipelines and ship routes")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
