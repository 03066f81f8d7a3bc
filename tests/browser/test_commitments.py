"""The Commitments and Coverage pages, and a commitment followed on the map, in a real browser."""

import re

from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest

from pages.parts.plain_text import as_text
from tests.browser.looking import answered, camera, seen, written
from tests.conftest import ROOT

PROBLEMS = "[data-testid=stException], [data-testid=stAlertContentError]"


def test_all_68_commitments_open_without_an_error(real_atlas):
    page = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
    page.run().switch_page("commitments/page.py")
    records = real_atlas.commitments.values()
    assert len(records) == 68
    for record in records:
        page.query_params["commitment"] = record.id
        page.run()
        assert (list(page.exception), list(page.error), list(page.warning)) == ([], [], []), record.id
        assert [title.value for title in page.title] == [as_text(record.title)]
        assert any(as_text(record.summary) in block.value for block in page.markdown), record.id
        maps = [each for each in page.get("bidi_component") if each.proto.component_name.endswith("atlas_map")]
        assert len(maps) == bool(record.map_layers), record.id


def test_the_list_is_filtered_opened_and_come_back_to(open_page):
    page = open_page("/commitments?theme=energy&mapped=true", wait=False)
    rows = page.locator(".atlas-table tr[data-feature]")
    expect(rows).to_have_count(3)
    expect(page.locator(".atlas-table .group")).to_have_text(["Without a deadline: Energy (3)"])
    expect(page.get_by_text("3 of 68 commitments.")).to_be_visible()
    expect(page.locator("a[href*='timeline?event=']").first).to_be_visible()
    page.get_by_role("button", name="Discussions on the proposed Nautilus interconnector").click()
    expect(page.locator("h1")).to_have_text("Discussions on the proposed Nautilus interconnector")
    expect(page).to_have_url(re.compile("commitment=energy-nautilus"))
    page.go_back()
    expect(rows).to_have_count(3)
    answered(page)
    page.get_by_placeholder("Words, places, bodies").fill("hydrogen")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    expect(page).to_have_url(re.compile(r"q=hydrogen&theme=energy&mapped=true"))
    page.get_by_placeholder("Words, places, bodies").fill("no such word")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No commitment matches all these filters.")).to_be_visible()


def test_one_commitment_tells_its_strength_its_outcome_and_its_places(open_page):
    page = open_page("/commitments?commitment=climate-london-protocol", wait=False)
    for words in ("Promised: aims to", "Now: achieved, 16 June 2026", "First half of 2026", "What it rests on"):
        expect(page.get_by_text(words).first).to_be_visible()
    page.locator(".atlas-table").get_by_role("button").last.click()
    expect(page).to_have_url(re.compile("select="))
    expect(page.locator(PROBLEMS)).to_have_count(0)


def test_a_commitment_followed_on_the_map_frames_its_places_and_names_only_them(open_page):
    page = open_page("/?commitment=energy-nautilus", paint=False)
    expect(page.locator(".atlas-map-title h1")).to_have_text("Discussions on the proposed Nautilus interconnector")
    names = seen(page, written, {"Nautilus", "Princess Elisabeth Island"}.issubset)
    assert "Nemo Link" not in names
    seen(page, camera, lambda at: 51 < at[0] < 52.2 and 0.8 < at[1] < 2.6)
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Discussions will continue on Nautilus")
    panel.get_by_role("button", name="Nautilus", exact=False).first.click()
    expect(panel).to_contain_text("1,400 MW")
    expect(page).to_have_url(re.compile("select=nautilus.*commitment=energy-nautilus"))
    panel.get_by_role("button", name="close").dblclick()  # the second click in haste closes no more than the first
    followed = panel.get_by_role("heading", name="Discussions on the proposed Nautilus interconnector")
    expect(followed).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?(?!.*select=).*commitment=energy-nautilus"))
    answered(page)
    panel.get_by_role("button", name="close").click()
    expect(panel).to_have_count(0)
    expect(page).not_to_have_url(re.compile("commitment="))


def test_the_thread_leads_from_a_feature_to_its_commitment_and_back_to_the_map(open_page):
    page = open_page("/?select=nautilus", wait=False)
    page.locator(".st-key-panel").get_by_role(
        "link", name="Discussions on the proposed Nautilus interconnector"
    ).click()
    expect(page.locator("h1")).to_have_text("Discussions on the proposed Nautilus interconnector")
    page.get_by_role("link", name="Show its places on the map").click()
    page.wait_for_selector(".st-key-stage")
    expect(page.locator(".atlas-map-title h1")).to_have_text("Discussions on the proposed Nautilus interconnector")


def test_the_coverage_page_says_what_has_no_place_and_why(open_page):
    page = open_page("/coverage", wait=False)
    expect(page.get_by_text("Of 68 commitments, 24 are on the map in whole or in part.")).to_be_visible()
    page.get_by_text("Energy: 1", exact=True).click()
    expect(page.get_by_role("link", name="Biennial bilateral energy dialogues")).to_be_visible()
    expect(page.get_by_text("Belgian offshore grid").last).to_be_visible()
    expect(page.locator(PROBLEMS)).to_have_count(0)


def test_nonsense_in_the_address_is_named_and_the_rest_is_kept(open_page):
    page = open_page("/commitments?theme=energy&strength=<script>&commitment=%00", wait=False)
    expect(page.get_by_text("strength in the address is not known.", exact=False)).to_be_visible()
    expect(page.locator(".atlas-table tr[data-feature]")).to_have_count(8)
