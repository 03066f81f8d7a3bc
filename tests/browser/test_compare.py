"""Two maps under one camera."""

import re

from playwright.sync_api import expect

from tests.browser.looking import answered, said, seen
from tests.conftest import PATIENCE_MS

PLACES = ("left", "right")


def looks(page):
    """Where each map looks: longitude, latitude and zoom."""
    return page.evaluate(
        """[...document.querySelectorAll(".atlas-map")].map(({ state: { map } }) =>
             [map.getCenter().lng.toFixed(3), map.getCenter().lat.toFixed(3), map.getZoom().toFixed(2)].join())"""
    )


def both_drawn(page):
    for place in PLACES:
        page.wait_for_selector(f".st-key-compare-{place} .atlas-map[aria-busy=false]", timeout=PATIENCE_MS)


def test_a_map_is_put_beside_itself_years_later_both_move_as_one_and_the_link_opens_them_again(open_page, app):
    page = open_page("/?layers=interconnectors,co2_storage", paint=False)
    page.get_by_role("link", name="Compare").click()
    both_drawn(page)
    answered(page)
    left, right = (page.locator(f".st-key-compare-{place}") for place in PLACES)
    words = seen(page, said, lambda words: "year2" in words)
    assert int(words["year2"][0]) == int(words["year"][0]) + 10
    assert words["layers"] == ["interconnectors,co2_storage"]
    expect(left.locator(".atlas-map-title h2")).to_have_text(words["year"][0])
    expect(right.locator(".atlas-map-title h2")).to_have_text(words["year2"][0])
    expect(page.get_by_text(re.compile(r"^Only here \(\d+\): nothing\.$"))).to_have_count(1)
    expect(page.get_by_text(re.compile(r"^Only here \(\d+\): Electricity interconnectors, \d+: "))).to_have_count(1)

    # Whichever is moved, the other goes along; the address has the camera, and no step back for it.
    first = looks(page)
    assert first[0] == first[1]
    right.get_by_role("button", name="Zoom in").click()
    later = seen(page, looks, lambda now: now[0] == now[1] != first[0])
    at = seen(page, said, lambda words: "at" in words)["at"][0]
    answered(page)

    page.get_by_role("button", name="Swap sides").click()
    swapped = seen(page, said, lambda now: now["year"] == words["year2"])
    assert (swapped["year2"], swapped["at"]) == (words["year"], [at])
    expect(left.locator(".atlas-map-title h2")).to_have_text(words["year2"][0])
    both_drawn(page)
    assert looks(page) == later

    files = page.locator("a[href*='/compare.']")
    assert [re.sub(r".*/compare\.(\w+)\?.*", r"\1", each.get_attribute("href")) for each in files.all()] == [
        "pptx",
        "png",
        "svg",
        "pdf",
    ]
    again = open_page(page.url[page.url.index("/compare") :], wait=False)
    expect(again.locator(".st-key-compare-left .atlas-map-title h2")).to_have_text(words["year2"][0])
    expect(again.get_by_text(re.compile(r"^Only here \(\d+\): nothing\.$"))).to_have_count(1)
    picture = again.request.get(app + again.locator("a[href*='/compare.png']").get_attribute("href"))
    assert picture.body().startswith(b"\x89PNG")
