"""The atlas without a mouse: by key alone, and by the names that assistive technology reads out."""

import re
import zipfile
from io import BytesIO
from typing import Any

import httpx
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pptx import Presentation

from pages.server.assets import ADDRESSES
from tests.browser.looking import answered, apart, box_of, camera, retold, said, seen

MOST_TABS = 12
"""So many Tabs lead from the map to whatever belongs to it."""
MOST_STOPS = 80
"""So many Tabs lead once round any page."""
NAME = """() => { const here = document.activeElement, said = here.ariaLabel ?? here.labels?.[0]?.innerText;
                  return (said || here.innerText || "").replace(/\\s+/g, " ").trim(); }"""

CHOSEN_AT = """() => addEventListener("keydown", ({ key, shiftKey }) => {
                   if (key === " " && shiftKey) window.chosenAt = document.activeElement.id || "no cell"; }, true)"""
"""From now on the page knows which cell of a table has the focus as a row is chosen."""


def name_of_focus(page: Page) -> str:
    """What is told of that which has the focus; "" for the page itself."""
    name: str = page.evaluate(NAME)
    return name


def tab_to(page: Page, name: str, most: int = MOST_TABS, key: str = "Tab") -> int:
    """Press Tab until something of this name has the focus; how often that was. Never more than ``most`` times."""
    met = []
    for count in range(1, most + 1):
        page.keyboard.press(key)
        met.append(name_of_focus(page))
        if re.search(name, met[-1]):
            return count
    raise AssertionError(f"{name} is not among {met}")


def voice(page: Page) -> str:
    """What was told last to a reader who does not see the map."""
    return page.locator(".atlas-map-said").inner_text()


def to_the_map(page: Page) -> None:
    """From the head of the page past everything to the map."""
    page.keyboard.press("Tab")
    assert name_of_focus(page) == "Skip to main content"
    page.keyboard.press("Enter")
    tab_to(page, "^Map: ", 1)


def go(page: Page, name: str, key: str = "Tab") -> None:
    """To a page of the atlas, by its link in the head of the page."""
    tab_to(page, f"^{name}$", MOST_STOPS, key)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/{'' if name == 'Explore' else name.lower()}(\\?.*)?$"))
    answered(page)


def press_on(page: Page, name: str, key: str = "Enter", *, by: str = "Tab") -> None:
    """Go to something and press it."""
    tab_to(page, name, MOST_STOPS, by)
    page.keyboard.press(key)
    answered(page)


def search(page: Page, words: str) -> None:
    """From anywhere to the search, and open what is found first."""
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search the atlas")).to_be_focused()
    page.keyboard.type(words)
    expect(page.get_by_role("option").first).to_contain_text(words)
    page.keyboard.press("Enter")
    answered(page)


def file_at_focus(page: Page) -> BytesIO:
    """The file that the link with the focus leads to."""
    address: str = page.evaluate("document.activeElement.href")
    return BytesIO(httpx.get(address, timeout=60).raise_for_status().content)


def has_a_ring(page: Page) -> bool:
    """Whether what has the focus shows that it has: an outline, or the rim of the map."""
    shows: bool = page.evaluate(
        """() => { const here = document.activeElement, map = here.closest(".atlas-map");
                   const own = getComputedStyle(here), rim = map && getComputedStyle(map, "::before");
                   return own.outlineStyle !== "none" || own.boxShadow !== "none"
                     || getComputedStyle(here.closest("[data-baseweb], label, div")).borderColor === "rgb(200, 71, 28)"
                     || (here.tagName === "CANVAS" && rim.borderTopWidth === "3px"); }"""
    )
    return shows


def test_a_briefers_jobs_on_the_map_are_done_by_key_alone(open_page) -> None:
    page = open_page("/", paint=False)
    to_the_map(page)
    assert has_a_ring(page)
    expect(page.locator(".atlas-map-keys")).to_contain_text("N and P go to the next and the previous thing in view")

    # The card that welcomes leaves room for what the keys do; closed, it leaves the reader on the map.
    card = page.locator(".st-key-welcome")
    for above in (".atlas-map-keys", ".atlas-map-legend"):
        assert apart(box_of(page.locator(above)), box_of(card))
    card.get_by_role("button", name="Close").press("Enter")
    expect(card).to_have_count(0)
    expect(page.get_by_role("application", name=re.compile("^Map: "))).to_be_focused()
    answered(page)
    start = camera(page)

    # Which thing is nearest to the middle, which is the next one; and the list of all, in which a letter is a name.
    page.keyboard.press("n")
    first = seen(page, voice, lambda words: " 1 of " in words)
    expect(page.locator(".atlas-map-ring")).to_be_visible()
    expect(page.locator(".atlas-map-tooltip strong")).to_have_text(first.split(". ")[0])
    page.keyboard.press("n")
    seen(page, voice, lambda words: " 2 of " in words)
    page.keyboard.press("p")
    assert seen(page, voice, lambda words: " 1 of " in words) == first
    page.keyboard.press("l")
    seen(page, name_of_focus, lambda name: name.startswith(first.split(". ")[0]))
    page.keyboard.press("Tab")
    assert name_of_focus(page) == "Close"
    page.keyboard.press("Tab")
    expect(page.get_by_role("dialog", name="In view")).to_be_hidden()
    assert name_of_focus(page) == "Skip past the map"  # what comes behind that which had opened it
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("l")
    seen(page, name_of_focus, lambda name: name.startswith(first.split(". ")[0]))
    for _ in range(40):
        if name_of_focus(page).startswith("Nautilus"):
            break
        page.keyboard.press("n")
    page.keyboard.press("Enter")

    # The panel takes the focus and gives it back; the map has not moved.
    panel = page.get_by_role("region", name="Nautilus", exact=True)
    expect(panel).to_be_focused()
    expect(panel).to_contain_text("Promised: will discuss")
    assert camera(page) == start
    expect(panel.get_by_role("button", name="Close", exact=True)).to_be_visible()
    tab_to(page, "^Close$", 1)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.get_by_role("application", name=re.compile("^Map: "))).to_be_focused()
    answered(page)

    # Share and Download stand near, take the focus and give it back.
    tab_to(page, "^Skip past the map$", 1)
    page.keyboard.press("Enter")
    tab_to(page, "Share", 5)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Share")).to_be_focused()
    expect(page.get_by_text("Link to exactly this view")).to_be_visible()
    expect(page.get_by_test_id("stCode")).to_be_visible()
    tab_to(page, "^Copy to clipboard$", 2)
    assert has_a_ring(page)
    page.keyboard.press("Enter")
    expect(page.locator(".atlas-page-told")).to_have_text("Copied.")
    page.keyboard.press("Escape")
    assert re.search("Share", seen(page, name_of_focus, bool))
    tab_to(page, "Download", 1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Download")).to_be_focused()
    expect(page.get_by_role("link", name=re.compile("Slide"))).to_be_visible()
    tab_to(page, "Slide")
    assert has_a_ring(page)
    page.keyboard.press("Escape")
    seen(page, name_of_focus, lambda name: "Download" in name)

    # The table is one stop, with arrow keys inside; a row opens its feature and has the focus back.
    grid = page.get_by_role("grid", name="Features shown")
    tab_to(page, ".", 1)
    expect(grid.locator(":focus")).to_have_count(1)
    page.keyboard.press("Control+Home")
    expect(grid.get_by_role("columnheader", name="Pick")).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert name_of_focus(page) == "Name"
    for told in ("ascending", "descending"):
        page.keyboard.press("Enter")
        expect(page.locator(".atlas-page-told")).to_have_text(f"Sorted by Name, {told}.")
        assert grid.locator("th[aria-sort]:not([aria-sort=none])").evaluate_all(
            "all => all.map(each => [each.innerText, each.ariaSort])"
        ) == [["Name", told]]
        assert name_of_focus(page) == "Name"
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Home", "ArrowRight"):
        page.keyboard.press(key)
    row = name_of_focus(page)
    with retold(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("region", name=row, exact=True)).to_be_focused()
    assert box_of(page.get_by_role("heading", name=row, exact=True).first)["y"] > 0  # in sight again, above the table
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert name_of_focus(page) == row  # before the server has answered
    expect(page.get_by_role("region", name=row, exact=True)).to_have_count(0)
    assert name_of_focus(page) == row
    page.keyboard.press("Tab")
    expect(grid.locator(":focus")).to_have_count(0)

    # How far it is: points by name, by coordinates, and in the middle of the map.
    page.locator(".atlas-map-measure").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Position or name of a point")).to_be_focused()
    told = page.get_by_role("dialog", name="Measuring")
    for words, answer in (
        ("Zeebrugge", "Zeebrugge"),
        ("Nemo Link", "Nemo Link is not a single point."),
        ("Harwich", "Choose one from the list."),
    ):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(told.locator("small")).to_contain_text(answer)
    tab_to(page, "^Harwich International$", 1)
    page.keyboard.press("Enter")
    expect(told.locator("small")).to_have_text("Harwich International")
    expect(page.get_by_role("textbox", name="Position or name of a point")).to_be_focused()
    expect(told).to_contain_text(re.compile(r"1[45]\d\.\d km \(\d\d\.\d nautical miles\)"))
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    assert name_of_focus(page) == "Measure a distance"

    # The map is moved by key: the address has it, and a voice says what has come into view.
    page.locator(".maplibregl-canvas").focus()
    page.keyboard.press("ArrowLeft")
    seen(page, voice, lambda words: words.startswith("In view: "))
    assert camera(page) != start
    seen(page, said, lambda words: "at" in words)
    page.keyboard.press("m")
    seen(page, voice, lambda words: words.startswith("Measuring. Arrows move the map"))
    page.keyboard.press("n")
    start_of_way = seen(page, voice, lambda words: " 1 of " in words).split(". ")[0]
    page.keyboard.press("Enter")
    expect(told.locator("p")).to_have_text(f"First point: {start_of_way}.")
    page.keyboard.press("n")
    end_of_way = seen(page, voice, lambda words: " 2 of " in words).split(". ")[0]
    page.keyboard.press("Enter")
    expect(told.locator("p")).to_contain_text(
        re.compile(rf"^{re.escape(f'{start_of_way} to {end_of_way}')}: [\d.]+ km")
    )
    tab_to(page, "^Position or name of a point$", 1)
    page.keyboard.press("Escape")
    seen(page, voice, lambda words: words == "Measuring has ended.")

    # A menu has the focus also after the page was drawn anew, and its button has it back.
    page.get_by_role("checkbox", name=re.compile("^Energy islands")).press("Space")
    answered(page)
    tab_to(page, "^Go to", 3, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    assert has_a_ring(page)
    start = camera(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    seen(page, camera, lambda now: now != start)
    seen(page, name_of_focus, lambda name: name.startswith("Go to"))

    # Before an audience the map has the focus, and the button that led there has it back.
    answered(page)
    page.get_by_role("button", name="Present").press("Enter")
    expect(page.locator(".st-key-presentation [role=application]")).to_be_focused()

    # What the keys do is on the slide when it is asked for, until the next key, and else for a moment a hint.
    keys = page.locator(".st-key-presentation .atlas-map-keys")
    expect(keys).to_have_text("? shows what the keys do.")
    expect(keys).to_have_css("animation-name", "atlas-leave")
    page.keyboard.press("?")
    expect(keys).to_contain_text("Escape leaves the presentation. Y goes through the years. ? hides this.")
    expect(keys).to_have_css("animation-name", "none")
    page.keyboard.press("n")
    expect(keys).to_be_hidden()
    page.keyboard.press("Escape")
    seen(page, name_of_focus, lambda name: name.endswith("Present"))


def test_jobs_over_all_pages_are_done_by_key_alone(open_page) -> None:
    page = open_page("/", wait=False)
    answered(page)

    # The pages are two Tabs away, before all that the sidebar holds.
    tab_to(page, "^Skip to the pages$", 2)
    page.keyboard.press("Enter")
    assert name_of_focus(page) == "Explore"

    # A menu of pages is left by Tab, to what follows its button and not to the head of the page.
    section = page.get_by_test_id("stTopNavSection").first
    section.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("menuitem")).to_have_count(0)
    assert name_of_focus(page) not in ("", "Skip to main content")
    page.keyboard.press("Shift+Tab")
    expect(section).to_be_focused()
    page.get_by_test_id("stSkipToContent").press("Enter")

    # Which links are there between Great Britain and Belgium, and what was promised?
    go(page, "Interconnectors", "Shift+Tab")
    expect(page.get_by_role("button", name="From 1 feature: Nautilus, proposed")).to_be_visible()
    press_on(page, "^From 1 feature: Nautilus, proposed$")
    press_on(page, "Nautilus$")
    panel = page.get_by_role("region", name="Nautilus", exact=True)
    expect(panel).to_be_focused()
    expect(panel).to_contain_text("1,400 MW, or up to 1,700 MW")
    expect(panel).to_contain_text("Promised: will discuss")

    # A slide of it with a title of one's own.
    press_on(page, "Brief$")
    tab_to(page, "^Title$", MOST_STOPS)
    page.keyboard.type("Two links")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Download Slide")).to_have_attribute("href", re.compile("title=Two"))
    tab_to(page, "Download Slide$")
    (slide,) = Presentation(file_at_focus(page)).slides
    assert slide.shapes.title.text == "Two links"

    # Where Belgian CO2 may go: a picture, and a table for Excel.
    press_on(page, "^CO2 stores of the North Sea$")
    expect(page.get_by_label("Title", exact=True)).to_have_value("CO2 stores of the North Sea")
    expect(page.locator(".atlas-page-told")).to_have_text("Ready. Slide: CO2 stores of the North Sea")
    expect(page.get_by_role("group", name="Slide: CO2 stores of the North Sea")).to_be_focused()
    press_on(page, "All files of this view$")
    tab_to(page, "Picture slides, mail$")
    assert "CO2 stores" in str(Image.open(file_at_focus(page)).info)
    tab_to(page, "Excel a sheet a layer$")
    workbook = zipfile.ZipFile(file_at_focus(page))
    assert b"Northern Lights (Aurora)" in workbook.read("xl/sharedStrings.xml")

    # What touches Zeebrugge; and the Dover Strait with shipping lanes, ElecLink selected, in an address to send.
    go(page, "Explore")
    search(page, "Zeebrugge")
    panel = page.get_by_role("region", name="Zeebrugge", exact=True)
    expect(panel).to_be_focused()
    expect(panel).to_contain_text("Commitments")
    search(page, "Strait of Dover")
    press_on(page, "^Shipping lanes", "Space")
    search(page, "ElecLink")
    expect(page.get_by_role("region", name="ElecLink", exact=True)).to_be_focused()
    assert "shipping_lanes" in seen(page, said, lambda words: words.get("select") == ["eleclink"])["layers"][0]
    tab_to(page, "Share", MOST_STOPS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Share")).to_contain_text("select=eleclink")
    page.keyboard.press("Escape")

    # Only what is proposed, in 2035.
    press_on(page, "Filter$", by="Shift+Tab")
    tab_to(page, "^In service$")
    for status in ("Under construction", "Permitted", "Planned", "Suspended"):
        page.keyboard.press("Space")
        answered(page)
        tab_to(page, f"^{status}$", 2, "ArrowRight")
    page.keyboard.press("Space")
    answered(page)
    tab_to(page, "^In service or expected in$")
    page.keyboard.type("2035")
    page.keyboard.press("Enter")
    assert seen(page, said, lambda words: words.get("year") == ["2035"])["status"] == ["proposed"]

    # What lies within 10 km of Nemo Link; what is due in 2026; how much wind power stands now and in 2030.
    go(page, "Protection")
    tab_to(page, "^Near$", MOST_STOPS)
    page.keyboard.type("Nemo Link")
    page.keyboard.press("Enter")
    answered(page)
    tab_to(page, r"^Within \(km\)$", MOST_STOPS)
    page.keyboard.press("Control+a")
    page.keyboard.type("10")
    page.keyboard.press("Enter")
    expect(page.get_by_text("What lies within 10 km of Nemo Link", exact=True).first).to_be_attached()
    go(page, "Commitments")
    tab_to(page, "^Deadline$", MOST_STOPS)
    page.keyboard.type("2026")
    page.keyboard.press("Enter")
    seen(page, said, lambda words: words.get("deadline") == ["2026"])
    expect(page.locator(".st-key-counted-commitments").get_by_text("2 of 68 commitments.")).to_be_visible()
    told = page.locator(".atlas-page-told")
    expect(told).to_have_text("2 of 68 commitments.")
    tab_to(page, "^Clear value$", 1)
    page.keyboard.press("Enter")  # the button goes, and its field has the focus
    expect(told).to_have_text("68 of 68 commitments.")
    assert name_of_focus(page) == "Deadline"
    go(page, "Wind")
    expect(page.get_by_text(re.compile(r"^Belgium aims for .* by 2030"))).to_be_visible()


def test_by_names_alone_every_page_has_its_headings_its_landmarks_and_its_answers(open_page) -> None:
    page = open_page("/", wait=False)
    for theme in ("Energy", "Carbon and hydrogen", "Ports and shipping", "Security", "Boundaries"):
        expect(page.get_by_role("heading", name=theme, exact=True)).to_be_attached()
    answered(page)
    page.get_by_role("checkbox", name="Shipping lanes").press("Space")
    answered(page)
    page.get_by_role("combobox", name="Search").press_sequentially("ElecLink")
    page.get_by_role("option", name="ElecLink").first.press("Enter")
    panel = page.get_by_role("region", name="ElecLink", exact=True)
    expect(panel.get_by_role("heading", name="Sources")).to_be_attached()
    panel.get_by_role("button", name="Close", exact=True).press("Enter")
    expect(panel).to_have_count(0)
    pages = page.get_by_role("navigation", name="App pages")
    for name, landmark in (
        ("Interconnectors", "Map"), ("CO2", "Map"), ("Ports", "Map"), ("Wind", "Map"), ("Protection", "Map"),
        ("Commitments", ""), ("Timeline", ""), ("Brief", ""),
    ):  # fmt: skip
        pages.get_by_role("link", name=name, exact=True).press("Enter")
        expect(page).to_have_url(re.compile(f"/{name.lower()}"))
        expect(page).to_have_title(re.compile(name, re.IGNORECASE))  # "Offshore wind"
        expect(page.locator(".atlas-page-told")).to_have_text(re.compile(name, re.IGNORECASE))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        answered(page)
        assert skipped(page) == [], name
        assert page.get_by_role("region", name="Map", exact=True).count() == (1 if landmark else 0), name
        assert by_address_alone(page) == [], name
        if landmark:
            page.get_by_role("button", name="Skip past the map").press("Enter")
            expect(page.locator(".atlas-map :focus")).to_have_count(0)
            assert name_of_focus(page) not in ("", "Skip past the map"), name
        assert unnamed(page) == [], name
        assert seen(page, alike, lambda names: not names) == [], name
        expect(page.locator("[aria-label*='How it is drawn']:not(.atlas-map *)")).to_have_count(0)
        for role, words in ANSWERS.get(name, []):
            expect(page.get_by_role(role, name=words).first).to_be_attached()
        if name == "Interconnectors":
            year = page.get_by_role("slider", name="In service or expected in")
            year.press("ArrowRight")
            expect(year).to_have_value("1")
            expect(year).to_have_attribute("aria-valuetext", "1986")
            expect(page).to_have_url(re.compile("year=1986"))
            answered(page)
            year.press("Home")
            expect(year).to_have_attribute("aria-valuetext", "Any year")
            expect(page).not_to_have_url(re.compile("year="))
            answered(page)
        if name == "Protection":
            near = page.get_by_role("combobox", name="Near")
            near.press_sequentially("51°27'N 2°54'E")
            near.press("Enter")
            expect(page.get_by_text(re.compile(r"^What lies within .* of 51\.45° N, 2\.9° E"))).to_be_visible()
        if name == "CO2":
            stores = page.locator("[data-testid=stDataFrame]").first
            stores.get_by_role("button", name=re.compile("^Fullscreen: ")).focus()
            expect(stores.get_by_test_id("stElementToolbar")).to_have_css("opacity", "1")
            page.keyboard.press("Tab")
            expect(stores.locator("canvas :focus")).to_have_count(1)
            page.keyboard.press("Tab")  # out of it, not to its next cell
            assert name_of_focus(page) == "PowerPoint: CO2 stores, by sea from Zeebrugge"
            stores.get_by_test_id("data-grid-canvas").focus()
            cell = stores.locator("canvas :focus")
            page.evaluate(CHOSEN_AT)
            for key in ("ArrowDown", "ArrowDown", "Enter"):  # faster than the focus follows in the table
                page.keyboard.press(key)  # a row is chosen, and the reader is at what it opens
            assert seen(page, lambda now: now.evaluate("window.chosenAt"), bool) == "glide-cell-1-2"
            opened = page.locator(".st-key-outlet")
            expect(opened).to_be_focused()
            assert box_of(opened)["y"] > 0
            answered(page)
            page.keyboard.press("Escape")
            expect(opened).to_have_count(0)
            expect(cell).to_have_attribute("id", "glide-cell-1-2")  # of the new table
            answered(page)
            file = page.get_by_role("link", name="CSV: CO2 stores, by sea from Zeebrugge", exact=True)
            with page.expect_download():
                file.press("Enter")
            told = re.compile("^Saved as north-sea-atlas-co2-stores-by-sea-from-zeebrugge-.*csv[.]$")
            expect(page.locator(".atlas-page-told")).to_have_text(told)
            expect(file).to_be_focused()
        if name == "Commitments":
            goes_and_comes_back(page)
    page.get_by_role("textbox", name="Title", exact=True).fill("Two links")
    page.get_by_role("textbox", name="Title", exact=True).press("Enter")
    expect(page.get_by_role("link", name="Download Slide")).to_have_attribute("href", re.compile("title=Two"))


def goes_and_comes_back(page: Page) -> None:
    """From a row of the commitments to what it opens, and back: to that row, and not to the title."""
    rows = page.get_by_role("grid", name="Commitments").get_by_role("row")
    row = rows.get_by_role("button", name="Sign the Law Enforcement Cooperation Agreement")
    for back in (lambda: page.get_by_role("button", name="All commitments").press("Enter"), page.go_back):
        row.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Sign the Law Enforcement")).to_be_focused()
        answered(page)
        back()
        expect(row).to_be_focused()


ANSWERS: dict[str, list[tuple[Any, str | re.Pattern[str]]]] = {
    "Interconnectors": [
        ("button", "From 1 feature: Electricity in service today"),
        ("combobox", "Country"),
        ("slider", re.compile("^In service or expected in$")),  # once, and not by its label and by that of its group
    ],
    "CO2": [("link", "CSV: CO2 stores, by sea from Zeebrugge"), ("radiogroup", "Leaves from")],
    "Ports": [("combobox", "Port"), ("button", "From 1 feature: Deepest ship")],
    "Wind": [("heading", "By state"), ("heading", "What states aim for")],
    "Protection": [("combobox", "Near"), ("heading", "What is nearby")],
    "Commitments": [("combobox", "Deadline"), ("link", "CSV: UK-Belgium commitments")],
    "Timeline": [("heading", "Timeline")],
    "Brief": [("button", "CO2 stores of the North Sea"), ("textbox", "Title")],
}
"""What answers the jobs of readers on a page, by what a reader who listens has of it: its role and its name."""


def skipped(page: Page) -> list[str]:
    """Headings that stand more than one level below the one before."""
    found = page.get_by_role("heading").evaluate_all("all => all.map(each => [+each.tagName[1], each.innerText])")
    levels = [1, *(level for level, _ in found)]
    return [words for (level, words), before in zip(found, levels, strict=False) if level > before + 1]


def unnamed(page: Page) -> list[str]:
    """Landmarks of one kind and name, of which a reader could not tell which is which."""
    found = page.locator("main, nav, header, aside, [role=region]").evaluate_all(
        """all => all.filter(each => each.checkVisibility())
                     .map(each => `${each.role || each.tagName} ${each.ariaLabel}`)"""
    )
    return [each for each in found if found.count(each) > 1]


def by_address_alone(page: Page) -> list[str]:
    """Links whose name is an address, which says little to who hears it."""
    names = page.get_by_role("link").evaluate_all("all => all.map(each => (each.ariaLabel ?? each.innerText).trim())")
    return [each for each in names if re.match(r"(https?:|www\.|[\w.-]+\.[a-z]{2,}(/|$))", each)]


def alike(page: Page) -> list[str]:
    """What of the page can be pressed under the same name as something else, or is called a symbol."""
    found: list[str] = page.get_by_test_id("stMain").evaluate(
        """main => [...main.querySelectorAll("button:not([role=radio]), summary")]
             .filter(each => each.tabIndex >= 0 && each.checkVisibility() && !each.closest(".atlas-map, .atlas-table"))
             .map(each => (each.ariaLabel ?? each.innerText).replace(/\\s+/g, " ").trim())"""
    )
    symbols = page.get_by_role("img", name=re.compile(" icon$"))
    read_out: list[str] = symbols.evaluate_all("all => all.map(each => each.ariaLabel)")
    return [each for each in found if found.count(each) > 1] + read_out


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ({"key": "ArrowDown"}, [5, 2]),
        ({"key": "ArrowUp"}, [3, 2]),
        ({"key": "ArrowLeft"}, [4, 1]),
        ({"key": "ArrowRight"}, [4, 3]),
        ({"key": "PageDown"}, [14, 2]),
        ({"key": "PageUp"}, [-6, 2]),
        ({"key": "Home"}, [4, 0]),
        ({"key": "Home", "ctrlKey": True}, [0, 0]),
        ({"key": "ArrowDown", "ctrlKey": True}, None),
        ({"key": "a"}, None),
    ],
)
def test_a_key_leads_from_cell_to_cell(plain_page: Page, key: dict[str, object], expected: list[int] | None) -> None:
    found = plain_page.evaluate(
        "async ([module, key]) => (await import(module)).aim(key, 4, 2, 20)", [ADDRESSES["table/grid.js"], key]
    )
    assert found == expected
