"""The search in the head of every page, in a real browser: by key alone, and on a telephone."""

import re

from playwright.sync_api import Page, expect

from tests.browser import axe, targets
from tests.browser.looking import answered, said, seen

FIELD = "Search the atlas"
COUNT_SENT = """() => {
  const { send } = WebSocket.prototype;
  globalThis.sent = 0;
  WebSocket.prototype.send = function (...given) { sent += 1; send.apply(this, given); };
}"""
"""Counts what the page says to its server."""


def search(page: Page, words: str) -> None:
    """Ask for words by key alone, from wherever the focus is."""
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name=FIELD)).to_be_focused()
    page.keyboard.type(words)


def test_by_key_alone_a_slip_opens_what_was_meant_on_the_map_and_on_its_page(open_page):
    page = open_page("/?layers=ports&base=night", wait=False)
    answered(page)
    page.evaluate(COUNT_SENT)
    for letter in ("r", "c", "/"):  # no single sign is a shortcut
        page.keyboard.press(letter)
        expect(page.get_by_role("combobox", name=FIELD)).not_to_be_focused()
    search(page, "nmo link")
    assert page.evaluate("sent") == 0
    page.keyboard.press("Enter")  # sooner than the answer
    panel = page.get_by_role("region", name="Nemo Link", exact=True)
    expect(panel).to_be_focused()
    assert seen(page, said, lambda words: words.get("select") == ["nemo-link"])["base"] == ["night"]
    assert said(page)["layers"] == ["interconnectors,ports"]
    answered(page)

    search(page, "leca")
    options = page.get_by_role("option")
    expect(options).to_have_text(["LECATerm", "Law Enforcement Cooperation Agreement (LECA)Bilateral agreement"])
    assert (axe.found(page, ".atlas-search"), targets.small(page, ".atlas-search", [])) == ([], [])
    expect(page.locator(".atlas-page-told")).to_have_text("2 found. LECA, Term")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("combobox", name=FIELD)).to_have_attribute("aria-activedescendant", "atlas-found-1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reference\?instrument=leca$"))
    agreement = page.get_by_role("heading", level=3, name="Law Enforcement Cooperation Agreement (LECA)")
    expect(agreement).to_be_visible()

    page.route("**/search.json?*", lambda route: route.abort(), times=1)
    search(page, "xyzzy")
    found = page.locator(".atlas-search-told")
    expect(found).to_have_text("Not arrived yet: what was searched for. Trying again.")
    expect(found).to_have_text("Nothing is called “xyzzy”.")
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")

    page.get_by_role("heading", level=1).click()
    search(page, "51°30′ N 2°54′ E")
    page.keyboard.press("Enter")
    words = seen(page, said, lambda words: words.get("at") == ["51.5,2.9,9.5"])
    assert (words["layers"], words["base"]) == (["interconnectors,ports"], ["night"])


def test_on_a_telephone_a_button_opens_the_search_and_a_frame_of_another_site_has_none(open_page):
    page = open_page("/commitments", width=390, height=844, wait=False)
    opener = page.get_by_role("button", name="Search", exact=True)
    opener.click()
    field = page.get_by_role("combobox", name=FIELD)
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    field.fill("nautilus")
    page.get_by_role("option", name=re.compile("^Discussions on the proposed Nautilus")).click()
    expect(page).to_have_url(re.compile("commitment=energy-nautilus"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Discussions on the proposed Nautilus interconnector")
    expect(field).to_be_hidden()

    framed = open_page("/?embed=true", wait=False)
    expect(framed.locator(".atlas-map")).to_be_attached()
    expect(framed.get_by_role("search")).to_have_count(0)
