"""The atlas for everyone: what axe finds on any page, in any of its states, and whether large letters have room."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

from pages.catalogue import CATALOGUE
from pages.catalogue import Page as Entry
from tests.browser import axe, targets
from tests.browser.looking import answered, seen, width
from tests.conftest import WITHOUT_DRAWING

WIDE, PHONE, ENLARGED = (1280, 720), (390, 844), (320, 256)
"""A laptop, a phone, and a laptop whose reader has enlarged the page to 400 % (WCAG 1.4.10)."""

AT_REST = """() => !document.querySelector("[data-stale=true]") && document.getAnimations().every(
    each => each.playState !== "running" || each.effect.getComputedTiming().endTime === Infinity)"""

CUT = """() => {
    const pen = document.createElement("canvas").getContext("2d"), found = [];
    const shown = "[data-testid=stSidebar]:not([data-collapsed=true]), [data-testid=stMain]";
    for (const each of document.querySelectorAll(`:is(${shown}) :is([role=radiogroup], [role=toolbar], svg text)`)) {
        const { right } = each.getBoundingClientRect();
        const within = each.localName === "text" || each.scrollWidth <= each.clientWidth + 1;
        if (right > innerWidth + 1 || !within) found.push(each.textContent);
    }
    for (const each of document.querySelectorAll(`:is(${shown}) input[role=combobox]`)) {
        const { font, paddingLeft, paddingRight } = getComputedStyle(each), words = each.value || each.placeholder;
        pen.font = font;
        if (pen.measureText(words).width > each.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) + 1)
            found.push(words);
    }
    return found;
}"""
"""Words of which a part alone is seen: of what can be chosen, in the field of a list, and in a chart."""


@dataclass
class Walk:
    """What was found on a walk through all pages: what nobody knows of, which entries were met, what found no room."""

    unknown: list[str] = field(default_factory=list)
    met: set[int] = field(default_factory=set)
    too_small: dict[str, str] = field(default_factory=dict)
    without_room: list[str] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)
    offers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Remember what a page tells in its console as an error."""
        if message.type == "error":
            self.errors.append(f"{message.page.url if message.page else ''}: {message.text}")

    def look(self, page: Page, state: str, within: str | None = None) -> None:
        """Ask axe about a state of a page, or about an element of it, and for what is too small to be pressed.

        Nothing may be on its way from faint to full, as what is drawn anew is: axe would measure the faint.
        """
        page.wait_for_function(AT_REST)
        for each in axe.found(page, within):
            if each["known"] < 0:
                self.unknown.append(f"{state}: {each['rule']} at {each['where']}: {each['why']}")
            self.met.add(each["known"])
        known = [entry.selector if entry.rule == targets.RULE else "" for entry in axe.entries()]
        for each in targets.small(page, within, known):
            if each["known"] < 0:
                self.too_small.setdefault(each["where"], f"{each['size']}, {state}")
            self.met.add(each["known"])


def sized(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def ready(page: Page) -> None:
    """Wait until the page, its charts and its tables are there."""
    answered(page)
    expect(page.locator("[data-testid=stVegaLiteChart]:not(:has(svg, canvas))")).to_have_count(0)
    expect(page.locator(".atlas-table[aria-busy=true]")).to_have_count(0)


def visit(page: Page, entry: Entry, walk: Walk) -> None:
    """Go to a page by the navigation, within the same session."""
    if entry.group:
        page.get_by_test_id("stTopNavSection").filter(has_text=entry.group).click()  # another may be there yet: more
        expect(page.get_by_role("menuitem", name=entry.title)).to_be_visible()
        walk.look(page, f"{entry.path}, menu of pages", "[data-testid=stHeader], [data-testid=stTopNavPopoverBody]")
        page.get_by_role("menuitem", name=entry.title).click()
    elif not entry.listed:  # what leads there stands on the map of Explore
        page.locator("[data-testid=stTopNavLink][href$='/explore'], [data-testid=stTopNavLink]").first.click()
        page.get_by_test_id("stPageLink").filter(has_text=entry.title).get_by_role("link").click()
    elif entry.path != "/":
        page.locator(f"[data-testid=stTopNavLink][href$='{entry.path}']").click()
    expect(page).to_have_url(re.compile(f"{entry.path}(\\?.*)?$"))
    ready(page)


def looked_at(page: Page, entry: Entry, walk: Walk) -> None:
    """The page on both sizes, its map on both base maps as well; enlarged, and with large letters."""
    if entry.has_map:  # what waits for the map comes a little later
        page.locator(".atlas-told").first.wait_for(state="attached")
        ready(page)
    walk.told[entry.path] = page.locator(".atlas-told").count()
    walk.look(page, f"{entry.path}, wide")
    sized(page, PHONE)
    if entry.has_map:
        walk.look(page, f"{entry.path}, phone", ".atlas-map")
        other_base(page)
    walk.look(page, f"{entry.path}, phone")
    sized(page, ENLARGED)
    room(page, f"{entry.path} at 400 %", ENLARGED, walk)
    sized(page, WIDE)
    if entry.has_map:
        walk.look(page, f"{entry.path}, wide, other base map", ".atlas-map")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    room(page, f"{entry.path} with letters of 200 %", WIDE, walk)
    page.evaluate("document.documentElement.style.fontSize = ''")


def other_base(page: Page) -> None:
    """Paper instead of night, or night instead of paper, in place."""
    shown = page.locator(".atlas-map").first  # of two, which have one switch
    before = shown.get_attribute("data-base")
    switch = page.get_by_text({"paper": "Night", "night": "Paper"}[str(before)], exact=True).first
    switch.dispatch_event("click")  # on a phone it may stand in the sidebar, which is put aside
    expect(shown).not_to_have_attribute("data-base", str(before))
    ready(page)


def room(page: Page, state: str, size: tuple[int, int], walk: Walk) -> None:
    """Nothing must be pushed aside to be read, and nothing is cut, once the page has taken its new size."""
    try:
        seen(page, width, lambda wide: wide <= size[0])
        seen(page, cut, lambda found: not found)
    except AssertionError as wider:
        walk.without_room.append(f"{state}: {wider}")


def cut(page: Page) -> list[str]:
    """What is on a page in part."""
    found: list[str] = page.evaluate(CUT)
    return found


def states(page: Page, entry: Entry, walk: Walk) -> None:
    """What stands open on a page: a panel, a popover, a dialog, an expander."""
    match entry.path:
        case "/":
            page.locator(".atlas-table").get_by_role("button", name="Nemo Link", exact=True).click()
            expect(page.locator(".st-key-panel")).to_contain_text("Nemo Link")
            ready(page)
            walk.look(page, "panel", ".st-key-panel")
            page.get_by_role("button", name="All credits").click()
            walk.look(page, "credits", ".atlas-map")
            opened(page, page.get_by_role("button", name="Share"), walk)
            page.get_by_test_id("stMainMenu").get_by_role("button").click()
            page.get_by_text("About", exact=True).click()
            expect(page.get_by_role("dialog")).to_contain_text("North Sea Atlas")
            walk.look(page, "dialog", "[role=dialog]")
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_have_count(0)
        case "/interconnectors":
            opened(page, page.get_by_role("button", name=re.compile("^From 1 feature")).first, walk)
            page.get_by_text("The figures behind this chart").first.click()
            walk.look(page, "expander", "[data-testid=stExpander]")
        case "/commitments":
            sized(page, PHONE)
            page.get_by_role("button", name="Expand sidebar").click()
            expect(page.get_by_role("button", name="Collapse sidebar")).to_be_visible()
            walk.look(page, "list of pages on a phone", "[data-testid=stSidebar]")
            page.get_by_role("button", name="Collapse sidebar").click()
            sized(page, WIDE)
            page.get_by_text("What the words mean").click()
            walk.look(page, "expander", "[data-testid=stExpander]")


def opened(page: Page, button: Locator, walk: Walk) -> None:
    """A popover while it is open."""
    button.click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    ready(page)
    walk.look(page, "popover", "[data-testid=stPopoverBody]")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_be_hidden()


@pytest.fixture(scope="module")
def walk(profile: BrowserContext, app: str) -> Iterator[Walk]:
    """One walk through all pages in one session, on a device that is set to dark."""
    page, walk = profile.new_page(), Walk()
    page.on("console", walk.hear)
    page.add_init_script(WITHOUT_DRAWING)
    page.emulate_media(color_scheme="dark")
    sized(page, WIDE)
    page.goto(f"{app}/_stcore/health")
    page.evaluate("localStorage.clear()")  # nothing has been offered yet, whichever walk of this browser it is
    page.goto(f"{app}/?country=BE")  # every kind of feature, and of the table's rows, which are alike, a few
    ready(page)
    walk.offers += page.locator(".atlas-map-offer").filter(visible=True).all_inner_texts()
    walk.look(page, "offer of the night", ".atlas-map")
    page.get_by_role("button", name="Show the map by night").click()
    expect(page.locator(".atlas-map")).to_have_attribute("data-base", "night")
    expect(page).to_have_url(re.compile("base=night"))
    for entry in CATALOGUE:
        visit(page, entry, walk)
        if entry.has_map:
            walk.offers += page.locator(".atlas-map-offer").filter(visible=True).all_inner_texts()
        looked_at(page, entry, walk)
        states(page, entry, walk)
    yield walk
    page.close()


def test_axe_finds_nothing_serious_on_any_page_that_is_not_known_upstream(walk):
    assert walk.unknown == []


def test_whatever_can_be_pressed_has_24_pixels_or_as_much_room(walk):
    assert walk.too_small == {}


def test_what_is_too_small_to_be_pressed_is_named_unless_it_stands_in_text_or_apart(plain_page):
    plain_page.evaluate(
        """boxes => {
            document.body.innerHTML = "<p>Words <a href='#'>in a line</a> of text</p>";
            for (const [title, left, top, size] of boxes) {
                const box = Object.assign(document.createElement("i"), { title });
                box.style.cssText = `position: absolute; cursor: pointer; left: ${left}px; top: ${top}px;
                                     width: ${size}px; height: ${size}px`;
                document.body.append(box);
            }
        }""",
        [
            ("close", 0, 100, 20),
            ("by", 21, 100, 20),
            ("apart", 0, 200, 20),
            ("enough", 25, 200, 20),
            ("big", 0, 300, 24),
        ],
    )
    found = targets.small(plain_page, None, ["[title=by]"])
    assert [(each["where"], each["size"], each["known"]) for each in found] == [
        ("i. “close”", "20 by 20", -1),
        ("i. “by”", "20 by 20", 0),
    ]


def test_no_page_tells_an_error_in_its_console(walk):
    assert walk.errors == []


def test_every_finding_that_is_known_upstream_is_still_found(walk):
    assert walk.met - {-1} == set(range(len(axe.entries())))


def test_pages_have_room_at_400_percent_and_with_letters_of_twice_the_size(walk):
    assert walk.without_room == []


def test_every_page_with_a_picture_tells_it_in_words(walk):
    silent = ["/reference"]  # its matrix stands behind a switch
    assert [path for path, count in walk.told.items() if not count] == silent


def test_a_device_set_to_dark_is_offered_the_night_once(walk):
    assert walk.offers == ["Your device is set to dark. Show the map by nightKeep it on paper"]
