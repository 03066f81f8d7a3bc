"""The atlas without a mouse: by key alone, and by the names that assistive technology reads out."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages.server.assets import ADDRESSES
from tests.browser.looking import answered, camera, retold, said, seen

MOST_TABS = 12
"""So many Tabs lead from the map to whatever belongs to it."""
NAME = """() => { const here = document.activeElement;
                  return (here.ariaLabel ?? here.innerText ?? "").replace(/\\s+/g, " ").trim(); }"""


def name_of_focus(page: Page) -> str:
    """What is told of that which has the focus; "" for the page itself."""
    name: str = page.evaluate(NAME)
    return name


def tab_to(page: Page, name: str, most: int = MOST_TABS) -> int:
    """Press Tab until something of this name has the focus; how often that was. Never more than ``most`` times."""
    met = []
    for count in range(1, most + 1):
        page.keyboard.press("Tab")
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
    page = open_page("/")
    to_the_map(page)
    assert has_a_ring(page)
    expect(page.locator(".atlas-map-keys")).to_contain_text("N and P go to the next and the previous thing in view")
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
    tab_to(page, "^close$", 1)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.get_by_role("application", name=re.compile("^Map: "))).to_be_focused()
    answered(page)

    # Share and Download stand near, take the focus and give it back.
    tab_to(page, "^Skip past the map$", 1)
    page.keyboard.press("Enter")
    tab_to(page, "Share", 3)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Share")).to_be_focused()
    expect(page.get_by_text("Link to exactly this view")).to_be_visible()
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
    expect(grid.get_by_role("columnheader", name="Name")).to_be_visible()
    assert name_of_focus(page) == "Name"
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Home"):
        page.keyboard.press(key)
    row = name_of_focus(page)
    with retold(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("region", name=row, exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    seen(page, name_of_focus, lambda name: name == row)
    page.keyboard.press("Tab")
    expect(grid.locator(":focus")).to_have_count(0)

    # How far it is: points by name, by coordinates, and in the middle of the map.
    page.locator(".atlas-map-measure").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Position or name of a point")).to_be_focused()
    told = page.get_by_role("dialog", name="Measuring")
    for words, answer in (
        ("Zeebrugge", "Zeebrugge"),
        ("Nemo Link", "Nemo Link is no single point."),
        ("51°57'N 1°17'E", "51.95° N, 1.2833° E"),
    ):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(told.locator("small")).to_contain_text(answer)
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


def test_by_names_alone_every_page_has_its_headings_its_landmarks_and_its_answers(open_page) -> None:
    page = open_page("/", wait=False)
    pages = page.get_by_role("navigation", name="App pages")
    for name, landmark in (
        ("Interconnectors", "Map"), ("CO2", "Map"), ("Ports", "Map"), ("Wind", "Map"), ("Protection", "Map"),
        ("Commitments", ""), ("Timeline", ""), ("Brief", ""),
    ):  # fmt: skip
        pages.get_by_role("link", name=name, exact=True).press("Enter")
        expect(page).to_have_url(re.compile(f"/{name.lower()}"))
        expect(page).to_have_title(re.compile(name))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        answered(page)
        assert skipped(page) == [], name
        assert page.get_by_role("region", name="Map", exact=True).count() == (1 if landmark else 0), name
        assert unnamed(page) == [], name
        if name == "Protection":
            near = page.get_by_role("combobox", name="Near")
            near.fill("51°27'N 2°54'E")
            near.press("Enter")
            expect(page.get_by_text(re.compile(r"^What lies within .* of 51\.45° N, 2\.9° E"))).to_be_visible()
        if name == "Commitments":
            rows = page.get_by_role("grid", name="Commitments").get_by_role("row")
            expect(rows.get_by_role("button", name="Sign the Law Enforcement Cooperation Agreement")).to_be_attached()
    page.get_by_role("textbox", name="Title", exact=True).fill("Two links")
    page.get_by_role("textbox", name="Title", exact=True).press("Enter")
    expect(page.get_by_role("link", name="Download Slide")).to_have_attribute("href", re.compile("title=Two"))


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


SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]


@pytest.mark.parametrize(
    ("shape", "middle", "expected"),
    [
        ({"type": "Point", "coordinates": [3, 4]}, [5, 5], [3, 4]),
        ({"type": "Point", "coordinates": [-1, 4]}, [5, 5], None),
        ({"type": "LineString", "coordinates": [[-5, 2], [25, 2]]}, [5, 5], [5, 2]),
        ({"type": "LineString", "coordinates": [[-5, 2], [-5, 22]]}, [5, 5], None),
        ({"type": "MultiLineString", "coordinates": [[[0, 0], [20, 0]], [[0, 9], [20, 9]]]}, [5, 5], [5, 9]),
        ({"type": "Polygon", "coordinates": [SQUARE]}, [5, 5], [5, 5]),
        ({"type": "Polygon", "coordinates": [SQUARE]}, [15, 5], [10, 5]),
        ({"type": "MultiPoint", "coordinates": [[1, 1], [6, 6], [40, 5]]}, [5, 5], [6, 6]),
    ],
)
def test_the_nearest_of_a_shape_to_the_middle_is_looked_for_in_view_only(
    plain_page: Page, shape: dict[str, Any], middle: list[float], expected: list[float] | None
) -> None:
    found = plain_page.evaluate(
        """async ([module, shape, middle]) =>
             (await import(module)).reached(shape, point => point, middle, [0, 0, 20, 20])""",
        [ADDRESSES["map/in_view.js"], shape, middle],
    )
    assert found == expected
