"""The row below charts and tables in a real browser: nothing is made until it is asked for, and then it is saved."""

import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Download, Page, expect

from tests.browser.looking import answered, box_of, listening

TRACKER = "Save or copy: Commitments by theme, and what became of them"


def pressed(page: Page, name: str) -> Download:
    """The file that a word of the row gives, by key."""
    with page.expect_download() as download:
        page.get_by_role("toolbar", name=TRACKER).get_by_text(name, exact=True).press("Enter")
    return download.value


def test_a_chart_is_taken_along_by_key_as_what_is_drawn_and_as_figures_and_the_page_hears_nothing(
    go_to, tmp_path: Path
) -> None:
    page = go_to("/ready")  # a tab that has no socket yet
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with listening(page) as heard:
        go_to("/commitments")
        chart, row = page.get_by_test_id("stVegaLiteChart"), page.get_by_role("toolbar", name=TRACKER)
        expect(chart.locator("svg.marks")).to_be_visible()
        expect(row.get_by_role("link")).to_have_text(["PowerPoint", "Excel", "CSV"])
        answered(page)
        before = len(heard)
        assert [url for url in asked if "/exhibits/" in url] == []
        drawn = pressed(page, "PNG")
        expect(row).to_contain_text(f"Saved as {drawn.suggested_filename}.")
        shape, picture = box_of(chart.locator("svg.marks")), tmp_path / "chart.png"
        drawn.save_as(picture)
        with Image.open(picture) as image:
            assert image.width >= 2 * shape["width"]
            assert image.height > 2 * shape["height"]
            assert len(image.convert("RGB").getcolors(image.width * image.height) or []) > 20
        pressed(page, "SVG").save_as(tmp_path / "chart.svg")
        written = (tmp_path / "chart.svg").read_text(encoding="utf-8")
        assert "Security and defence" in written
        assert "Credit: North Sea Atlas; sources named on each record (CC BY 4.0)." in written
        slides = pressed(page, "PowerPoint").suggested_filename
        assert re.fullmatch(r"north-sea-atlas-commitments-by-theme-.*-\d{4}-\d\d-\d\d\.pptx", slides)
        assert len(heard) == before
    assert len({url for url in asked if "/exhibits/" in url}) == 2  # what is written round a picture, and the slides


def test_rows_are_copied_as_a_table_and_the_link_opens_the_page_as_it_is(go_to) -> None:
    page = go_to("/commitments?theme=energy")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    row = page.get_by_role("toolbar", name="Save or copy: UK-Belgium commitments")
    row.get_by_role("button", name="Copy").click()
    expect(row).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("id\tCommitment\tDeclaration\tTheme\t")
    row.get_by_role("button", name="Link").click()
    expect(row).to_contain_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_row_is_one_stop_of_tab_fits_a_phone_and_is_not_printed(go_to) -> None:
    page = go_to("/coverage", 390, 844)
    row = page.get_by_role("toolbar", name="Save or copy: Commitments by layer and theme")
    expect(row).to_be_visible()
    assert min(box_of(each)["height"] for each in row.locator("a, button").all()) >= 24
    words = row.locator("a, button")
    assert [each.get_attribute("tabindex") for each in words.all()] == ["0", *["-1"] * 6]
    words.first.press("ArrowLeft")
    expect(words.last).to_be_focused()
    words.last.press("ArrowRight")
    expect(words.first).to_be_focused()
    assert box_of(row)["x"] + box_of(row)["width"] <= 390
    page.emulate_media(media="print")
    expect(row).to_be_hidden()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    page.emulate_media(media="screen")
