"""A reader goes through the years on the map."""

import re

from playwright.sync_api import expect

from tests.browser.looking import PANELS, answered, listening, meeting, said, seen
from tests.conftest import drawn

BAR = ".atlas-map-years"


def year_of(page):
    """What the bar says of the year."""
    return page.locator(f"{BAR} strong").inner_text()


def shown(page):
    """The ids of all features that the map draws."""
    return set(
        page.evaluate(
            """[...document.querySelector(".atlas-map").state.drawn.values()]
                 .flatMap(({ data }) => data.features ?? []).map(({ properties }) => properties.id)"""
        )
    )


def test_years_are_played_without_a_word_to_the_server_and_told_once_they_rest(profile, app):
    page = profile.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    bar, title = page.locator(BAR), page.locator(".atlas-map-title p")
    with listening(page) as sizes:
        page.goto(f"{app}/?layers=interconnectors")
        drawn(page)
        answered(page)
        whole = shown(page)
        page.get_by_role("button", name="Go through the years").click()
        expect(bar.get_by_role("slider", name="Year")).to_be_enabled()
        expect(bar.locator("strong")).to_have_text("Any year")
        assert meeting(page, [*PANELS, BAR]) == []
        sizes.clear()
        bar.get_by_role("button", name="Play").click()
        first = int(seen(page, year_of, str.isdigit))
        later = int(seen(page, year_of, lambda year: int(year) > first))
        assert sizes == []
        expect(bar.locator("p")).to_contain_text(f"Begins in {later}: ")
        bar.get_by_role("button", name="Pause").click()
        rests = year_of(page)
        seen(page, said, lambda words: words.get("year") == [rests])
    answered(page)
    expect(title).to_contain_text(f"in service or expected in {rests}")

    bar.get_by_role("slider").focus()
    for _ in range(60):
        page.keyboard.press("ArrowLeft")
    year = int(year_of(page))
    assert year < 2000
    seen(page, said, lambda words: words.get("year") == [str(year)])
    drawn(page)
    few = seen(page, shown, lambda ids: len(ids) < len(whole))
    assert few < whole
    assert {"lionlink", "nemo-link"} <= whole - few
    seen(page, lambda page: page.locator(".atlas-table tr[data-feature]").count(), lambda count: count == len(few))
    page.go_back()
    seen(page, said, lambda words: words.get("year") == [rests])
    expect(bar.locator("strong")).to_have_text(rests)
    bar.get_by_role("button", name="Any year").click()
    seen(page, said, lambda words: "year" not in words)
    seen(page, shown, lambda ids: ids == whole)
    bar.get_by_role("button", name="Close").click()
    expect(bar).to_be_hidden()
    page.close()


def test_a_link_with_a_year_opens_with_its_years_and_by_key_the_next_is_reached(open_page):
    page = open_page("/?year=2028", width=390, height=844, paint=False)
    bar = page.locator(BAR)
    expect(bar.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile("^2028"))
    assert meeting(page, [*PANELS, BAR]) == []
    bar.get_by_role("button", name="Next year in which something begins").press("Enter")
    seen(page, said, lambda words: words["year"] > ["2028"])
    page.locator(".maplibregl-canvas").focus()
    page.keyboard.press("y")
    expect(bar).to_be_hidden()
