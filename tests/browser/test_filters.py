"""The filters of the map are seen on it, and taken away there."""

from playwright.sync_api import expect

from tests.browser.looking import PANELS, answered, meeting, said, seen

BAR = ".atlas-map-filters"


def test_filters_stand_on_the_map_and_go_one_by_one_or_all_at_once_and_one_status_or_layer_alone_is_a_choice(
    open_page,
) -> None:
    page = open_page("/?country=BE&status=operational&q=nemo", width=390, height=844, wait=False)
    bar = page.locator(BAR)
    expect(bar.get_by_role("button")).to_have_text(["In service", "Belgium", "With “nemo”", "Reset all"])
    assert meeting(page, [*PANELS, BAR]) == []
    bar.get_by_role("button", name="Remove the filter: Belgium").press("Enter")
    seen(page, said, lambda words: "country" not in words)
    expect(bar.get_by_role("button")).to_have_text(["In service", "With “nemo”", "Reset all"])
    expect(bar.get_by_role("button").first).to_be_focused()
    bar.get_by_role("button", name="Reset all filters").click()
    seen(page, said, lambda words: not {"status", "q"} & words.keys())
    expect(bar).to_be_hidden()

    page.set_viewport_size({"width": 1280, "height": 720})
    answered(page)
    page.get_by_text("Filter", exact=True).click()
    page.get_by_role("button", name="Show only").click()
    page.get_by_role("menuitem", name="Proposed").click()
    seen(page, said, lambda words: words.get("status") == ["proposed"])
    expect(bar.get_by_role("button")).to_have_text(["Proposed"])
    answered(page)
    page.get_by_role("button", name="Show only").click()
    page.get_by_role("menuitem", name="All as at first").click()
    seen(page, said, lambda words: "status" not in words)
