"""How tests look at the map: where it looks, what is written on it, what it looks like, what it sent."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import combinations
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from PIL import Image, ImageChops
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.conftest import PATIENCE_MS, drawn
from tests.waiting import until

Seen = TypeVar("Seen")
PANELS = (".atlas-map-title", ".atlas-map-legend", ".atlas-map-zoom", ".atlas-map-foot")
"""What always stands over a map."""


def seen(page: Page, look: Callable[[Page], Seen], fits: Callable[[Seen], object]) -> Seen:
    """What a look at the page gives once it fits: a page is drawn, named and addressed in its own time.

    For what Playwright's ``expect`` cannot ask. Raises AssertionError, with what was seen last, when patience ends.
    """
    last: list[Seen] = []

    def fitting() -> bool:
        last[:] = [look(page)]
        return bool(fits(last[0]))

    if not until(fitting, PATIENCE_MS / 1000, lambda seconds: page.wait_for_timeout(1000 * seconds)):
        raise AssertionError(f"{getattr(look, '__name__', 'what was looked at')} is at last {last[0]!r}")
    return last[0]


def camera(page: Page) -> tuple[float, float, float]:
    """Latitude, longitude and zoom, rounded to what an address holds."""
    found = page.evaluate(
        """() => { const { map } = document.querySelector(".atlas-map").state, { lat, lng } = map.getCenter();
                   return [lat, lng, map.getZoom()]; }"""
    )
    return round(found[0], 4), round(found[1], 4), round(found[2], 2)


def on_screen(page: Page, longitude: float, latitude: float) -> tuple[float, float]:
    """Where a position lies on the page, in pixels."""
    x, y = page.evaluate(
        """position => { const root = document.querySelector(".atlas-map"), box = root.getBoundingClientRect();
                         const { x, y } = root.state.map.project(position); return [box.x + x, box.y + y]; }""",
        [longitude, latitude],
    )
    return x, y


def written(page: Page) -> set[str]:
    """Every name that is written on the map at the moment."""
    return set(page.evaluate("""document.querySelector(".atlas-map").state.names.map(({ words }) => words)"""))


def said(page: Page) -> dict[str, list[str]]:
    """The words of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def width(page: Page) -> int:
    """How wide all that is on the page is, in pixels: wider than the window if it must be pushed aside to be read."""
    wide: int = page.evaluate(
        """Math.max(...[...document.querySelectorAll("html, [data-testid=stMain]")].map(each => each.scrollWidth))"""
    )
    return wide


def box_of(place: Locator) -> FloatRect:
    """Where something that is shown lies on the page, in pixels."""
    box = place.bounding_box()
    assert box, f"{place} is not shown"
    return box


def apart(one: FloatRect, other: FloatRect) -> bool:
    """Whether two boxes have nothing in common but an edge."""
    return (
        one["x"] + one["width"] <= other["x"]
        or other["x"] + other["width"] <= one["x"]
        or one["y"] + one["height"] <= other["y"]
        or other["y"] + other["height"] <= one["y"]
    )


def meeting(page: Page, parts: Sequence[str]) -> list[str]:
    """Which of these parts of a page, by their selectors, lie over one another or reach beyond the map."""
    boxes = {part: box_of(page.locator(part)) for part in parts}
    root = box_of(page.locator(".atlas-map"))
    return [
        f"{one} lies over {other}" for one, other in combinations(parts, 2) if not apart(boxes[one], boxes[other])
    ] + [
        f"{part} reaches beyond the map"
        for part, box in boxes.items()
        if box["x"] < root["x"]
        or box["y"] < root["y"]
        or box["x"] + box["width"] > root["x"] + root["width"]
        or box["y"] + box["height"] > root["y"] + root["height"]
    ]


def picture(page: Page) -> Image.Image:
    """What the map shows, pixel by pixel, without the pointer's tooltip, once its page has all that waits for it."""
    drawn(page)
    answered(page)
    drawn(page)
    page.mouse.move(2, 2)
    expect(page.locator(".atlas-map-tooltip")).to_be_hidden()
    return Image.open(BytesIO(page.locator(".atlas-map").screenshot())).convert("RGB")


def changed(before: Image.Image, after: Image.Image) -> int:
    """How many pixels differ visibly between two pictures of the same size."""
    difference = ImageChops.difference(before, after).convert("L")
    return sum(difference.histogram()[24:])


def colours(image: Image.Image) -> int:
    """How many different colours a picture has; a blank map has a handful."""
    return len(image.getcolors(image.width * image.height) or [])


def light(image: Image.Image) -> float:
    """How light a picture is on the whole: 0 is black, 765 white."""
    return float(sum(channel.resize((1, 1)).tobytes()[0] for channel in image.split()))


def switch(page: Page, layer: str) -> None:
    """Switch a layer on or off by the name in the sidebar, and wait until the address and the map have it."""
    layers = said(page).get("layers")
    with retold(page):
        page.get_by_test_id("stCheckbox").filter(has_text=layer).locator("label").click()
        seen(page, said, lambda words: words.get("layers") != layers)


def answered(page: Page) -> None:
    """Wait until the page is there and the server has answered: what is clicked before may be drawn anew meanwhile."""
    page.get_by_test_id("stMain").get_by_test_id("stElementContainer").first.wait_for()
    still = "[data-testid=stApp][data-test-script-state=notRunning]"
    page.wait_for_selector(still)
    page.evaluate(
        "new Promise(done => requestIdleCallback(done, { timeout: 5000 }))"
    )  # a tab behind others is never idle
    page.wait_for_selector(still)


@contextmanager
def retold(page: Page) -> Iterator[None]:
    """Wait after the block until the map has been told something new and its picture is complete.

    A map that is not drawn at all has no picture to wait for.
    """
    answered(page)
    page.locator(".atlas-map").evaluate("root => { window.told = root.state.data; }")
    yield
    # The page's policy forbids what Playwright's own waiting for a function evaluates again and again.
    seen(page, lambda now: now.evaluate("""document.querySelector(".atlas-map")?.state?.data !== window.told"""), bool)
    answered(page)
    page.wait_for_selector(".atlas-map:not([aria-busy=true])")


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box by typing its name."""
    box = page.get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()
    answered(page)  # the list closes while the page still grows
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def tick_first_row(table: Locator) -> None:
    """Choose the first row of a table that is drawn on a canvas, once its rows are on it."""
    canvas = table.get_by_test_id("data-grid-canvas")
    canvas.scroll_into_view_if_needed()
    inks = """canvas => { const { width, height } = canvas;
                          return new Set(new Uint32Array(
                              canvas.getContext("2d").getImageData(0, 0, width, height).data.buffer)).size; }"""
    seen(canvas.page, lambda _: canvas.evaluate(inks), lambda count: count > 9)
    box = box_of(canvas)
    canvas.page.mouse.click(box["x"] + 18, box["y"] + 52)  # a layer that scrolls lies over the canvas


@contextmanager
def listening(page: Page) -> Iterator[list[int]]:
    """The sizes in bytes of what the server sends over the websocket while the block runs.

    Must be opened before the page is, because the socket is opened with it.
    """
    sizes: list[int] = []

    def heard(message: str | bytes) -> None:
        sizes.append(len(message.encode() if isinstance(message, str) else message))

    page.on("websocket", lambda socket: socket.on("framereceived", heard))
    yield sizes
