"""How tests look at the map: where it looks, what is written on it, what it looks like, what it sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.conftest import drawn


def camera(page: Page) -> tuple[float, float, float]:
    """Latitude, longitude and zoom, rounded to what an address holds."""
    found = page.evaluate(
        """() => { const { map } = document.querySelector(".atlas-map"), { lat, lng } = map.getCenter();
                   return [lat, lng, map.getZoom()]; }"""
    )
    return round(found[0], 4), round(found[1], 4), round(found[2], 2)


def on_screen(page: Page, longitude: float, latitude: float) -> tuple[float, float]:
    """Where a position lies on the page, in pixels."""
    x, y = page.evaluate(
        """position => { const root = document.querySelector(".atlas-map"), box = root.getBoundingClientRect();
                         const { x, y } = root.map.project(position); return [box.x + x, box.y + y]; }""",
        [longitude, latitude],
    )
    return x, y


def written(page: Page) -> set[str]:
    """Every name that is written on the map at the moment."""
    return set(
        page.evaluate(
            """() => document.querySelector(".atlas-map").map.queryRenderedFeatures()
                     .filter(({ layer }) => layer.type === "symbol").map(({ properties }) => properties.name ?? "")"""
        )
    )


def picture(page: Page) -> Image.Image:
    """What the map shows, pixel by pixel, without the pointer's tooltip."""
    drawn(page)
    page.mouse.move(2, 2)
    page.wait_for_timeout(100)
    return Image.open(BytesIO(page.locator(".atlas-map").screenshot())).convert("RGB")


def changed(before: Image.Image, after: Image.Image) -> int:
    """How many pixels differ visibly between two pictures of the same size."""
    difference = ImageChops.difference(before, after).convert("L")
    return sum(difference.histogram()[24:])


def colours(image: Image.Image) -> int:
    """How many different colours a picture has; a blank map has a handful."""
    return len(image.getcolors(image.width * image.height) or [])


def switch(page: Page, layer: str) -> None:
    """Switch a layer on or off by the name in the sidebar, and wait for the map."""
    page.get_by_test_id("stCheckbox").filter(has_text=layer).locator("label").click()
    settled(page)


def answered(page: Page) -> None:
    """Wait until the page is there and the server has answered: what is clicked before may be drawn anew meanwhile."""
    page.get_by_test_id("stMain").get_by_test_id("stElementContainer").first.wait_for()
    page.wait_for_timeout(150)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def settled(page: Page) -> None:
    """Wait until a rerun that was asked for has reached the map and the picture is complete."""
    page.wait_for_timeout(1200)
    drawn(page)


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
