"""The Reference page in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.looking import answered, choose, tick_first_row


def test_belgian_co2_may_go_to_four_states_and_any_pair_has_an_answer(go_to):
    page = go_to("/reference?section=co2")
    expect(
        page.get_by_role(
            "heading",
            name="Belgian CO2 may in principle be stored in four states: Denmark, the Netherlands, Norway "
            "and the United Kingdom.",
        )
    ).to_be_visible()
    for day in ("26 September 2022", "22 June 2023", "15 April 2024", "16 June 2026"):
        expect(page.get_by_text(f"Since {day}")).to_be_visible()
    hurdle = "EU carbon-market rules on storage outside the EU/EEA are a separate hurdle"
    expect(page.get_by_text(hurdle).filter(visible=True)).to_have_count(2)  # on the card and in the answer for the pair
    expect(page.get_by_role("heading", name="Allowed in principle")).to_be_visible()
    choose(page, "Stored in", "Norway")
    expect(page).to_have_url(re.compile(r"\?section=co2&to=NO$"))
    page.get_by_role("button", name="Other way round").click()
    expect(page.get_by_role("heading", name="Arranged the other way only")).to_be_visible()
    expect(page).to_have_url(re.compile(r"from=NO&to=BE$"))
    choose(page, "CO2 from", "Germany")
    expect(page.get_by_role("heading", name="Not yet")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible()


def test_the_arrangement_leads_to_its_commitment(go_to):
    page = go_to("/reference?from=BE&to=GB")
    page.get_by_role("link", name="Conclude a London Protocol arrangement on CO2").click()
    expect(page).to_have_url(re.compile(r"/commitments\?commitment=climate-london-protocol"))


def test_an_instrument_is_opened_by_its_address_its_row_or_its_name(go_to):
    page = go_to("/reference?instrument=london-protocol-article-6")
    opened = page.get_by_role("heading", level=3)
    expect(opened).to_have_text("London Protocol Article 6 amendment")
    expect(page.get_by_text("Status: Not in force; applied provisionally by declaration")).to_be_visible()
    expect(page.get_by_role("link", name="Conclude a London Protocol arrangement on CO2")).to_be_visible()
    page.get_by_placeholder("Search names, parties, purposes").fill("Estonia")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stMain").get_by_text("1 of 43 contain “Estonia”.")).to_be_visible()
    # The table of before is taken away last; until then there are two.
    table = page.get_by_test_id("stDataFrame").filter(has_text="Joint Expeditionary", has_not_text="NorthSeal")
    expect(table).to_be_visible()
    answered(page)
    tick_first_row(table)
    expect(opened).to_have_text("Joint Expeditionary Force (JEF)")
    ticked = page.get_by_test_id("stDataFrame").locator("[role=row][aria-selected=true]")
    expect(ticked).to_have_count(1)
    expect(ticked).to_contain_text("Joint Expeditionary Force (JEF)")
    expect(page).to_have_url(re.compile(r"\?q=Estonia&instrument=jef$"))
    choose(page, "Open one", "NorthSeal platform")
    expect(opened).to_have_text("NorthSeal platform")
    expect(page.get_by_role("link", name="Build on the NorthSeal platform")).to_be_visible()
    page.get_by_text("Words used here").click()
    expect(page.get_by_text("NATO (North Atlantic Treaty Organization)", exact=False)).to_be_visible()


def test_the_glossary_is_searched_and_keeps_the_search_while_another_section_is_read(go_to):
    page = go_to("/reference?section=glossary&q=interconnector")
    expect(page.get_by_test_id("stMain").get_by_text("6 of 81 terms contain “interconnector”.")).to_be_visible()
    expect(page.get_by_text("Older British name for a hybrid interconnector.")).to_be_visible()
    page.get_by_role("radio", name="Who may store whose CO2").click()
    expect(page.get_by_role("heading", name="Any two states")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/reference\?section=co2$"))
    page.get_by_role("radio", name="Glossary").click()
    expect(page.get_by_test_id("stMain").get_by_text("6 of 81 terms contain “interconnector”.")).to_be_visible()


def test_an_address_that_is_not_understood_opens_with_a_note(go_to):
    page = go_to("/reference?section=co2&from=Belgium")
    expect(page.get_by_text("from “Belgium” in the address is not known.")).to_be_visible()
    expect(page.get_by_role("heading", name="Any two states")).to_be_visible()
