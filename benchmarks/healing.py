"""Measures how soon a page says that answers are lost, and how soon after their return it is whole, pixel by pixel.

``python -m benchmarks.healing`` loses all that a page fetches, in each way, and kills the server at ten moments of a
cold load; ``python -m benchmarks.healing each`` loses each kind of address by itself, which takes half an hour. Every
page opens in a new browser with an empty cache. Nothing else may run on the machine: seconds are all that is told.
"""

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, Error, Page, Route, ViewportSize, sync_playwright

from benchmarks.browser import chrome
from tests import chromium
from tests.browser.looking import changed
from tests.conftest import address_on, free_port, running_app, served

SIZE: ViewportSize = {"width": 1280, "height": 720}
LOST_S = 9.0
PATIENCE_S = 90.0
STEP_MS = 50
WAYS = ("aborted", "503", "cut", "late")
KINDS = {
    "layers": r"/layers/[^?]+\?part=(?!label)",
    "labels": r"/layers/[^?]+\?part=label",
    "symbols": r"/(?:symbols|swatches)/",
    "style": r"/style/",
    "base": r"/base/",
    "tables": r"/tables/",
    "marks": r"/marks/",
    "assets": r"/assets/",
    "fonts": r"/static/media/Source",
    "pictures": r"/map\.png",
}
"""Kinds of address that a page fetches -> what they look like."""
PAGES = {
    "/": (
        (".atlas-map", ".atlas-table"),
        {"layers", "labels", "symbols", "style", "base", "tables", "assets", "fonts"},
    ),
    "/co2": ((".atlas-map",), {"symbols", "style", "base", "marks", "assets", "fonts"}),
    "/brief": ((".atlas-picture",), {"assets", "pictures"}),
}
"""Page -> what must be there, the first of which is compared, and the kinds of address that it fetches."""
MOMENTS = {
    "the page itself": r":\d+/$",
    "Streamlit's code": r"/static/js/index\.",
    "a later part of it": r"/static/js/BidiComponent",
    "the line to the server": r"/_stcore/host-config",
    "the map's code": r"/map_component/component\.js",
    "the map's program": r"/assets/map_library\.",
    "its style": r"/style/",
    "its ground": r"/base/",
    "symbols": r"/symbols/",
    "map data": r"/layers/",
}
"""When the server is killed: as the browser asks for this, from before the page to the map's data."""
HEAD, RULE = " told after, s | whole after the return, s | pixels |", "---|---|---|"
WORDS = """[...document.querySelectorAll(".atlas-late, .atlas-map-notice, body > p[role=status], .stDialog")]
  .map(each => each.textContent.trim()).filter(Boolean).join(" ")"""
"""What a page says is missing."""
WATCH = f"""setInterval(() => {{
  if (!sessionStorage.getItem("told") && {WORDS}) sessionStorage.setItem("told", Date.now() / 1000);
}}, 50)"""
"""Notes in the page when it said so first: a question from outside waits for the browser and makes it wait."""
WHOLE = f"""parts =>
  parts.every(part => document.querySelector(part)?.getAttribute("aria-busy") === "false") && !({WORDS})"""
"""Whether all that is fetched is there, and nothing is said to be missing."""


@dataclass
class Healing:
    """What one page did: seconds until the first words after the first loss, seconds until it was whole after the
    return, and how many pixels then differed from the page that nothing had disturbed.
    """

    told: float | None = None
    whole: float | None = None
    pixels: int | None = None

    def cells(self) -> str:
        """As cells of a table."""
        seconds = ["-" if each is None else f"{each:.1f}" for each in (self.told, self.whole)]
        return " | ".join([*seconds, "-" if self.pixels is None else str(self.pixels)])


@dataclass
class Losing:
    """Loses the answers to addresses of a pattern in one way until the end; ``first`` is the time of the first."""

    way: str
    first: float | None = None
    ended: bool = False
    held: list[Route] = field(default_factory=list)

    def __call__(self, route: Route) -> None:
        """Lose one answer, or none any more."""
        if self.ended:
            route.continue_()
            return
        self.first = self.first or time.time()
        match self.way:
            case "aborted":
                route.abort()
            case "503":
                route.fulfill(status=503, body="busy", content_type="text/plain")
            case "cut":
                whole = route.fetch()
                kind = {"content-type": whole.headers.get("content-type", "")}
                route.fulfill(status=200, headers=kind, body=whole.body()[: len(whole.body()) // 2])
            case _:
                self.held.append(route)

    def end(self) -> None:
        """Let everything through."""
        self.ended = True
        for route in self.held:
            route.continue_()


def main() -> None:
    """Measure and print."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    each = "each" in sys.argv[1:]
    with sync_playwright() as kit, chrome(kit.chromium.launch, path) as browser:
        with running_app() as address:
            undisturbed = {page: whole_picture(browser, address, page) for page in PAGES}
            print(f"\n| lost | way | page |{HEAD}")
            print(f"|---|---|---|{RULE}")
            for page, (_, fetched) in PAGES.items():
                for kinds in [{kind} for kind in sorted(fetched)] if each else [fetched]:
                    for way in WAYS:
                        found = lost(browser, address, page, kinds, way, undisturbed[page])
                        named = next(iter(kinds)) if each else "everything"
                        print(f"| {named} | {way} | {page} | {found.cells()} |", flush=True)
        print(f"\n| killed at |{HEAD}\n|---|{RULE}")
        for moment, pattern in MOMENTS.items():
            print(f"| {moment} | {killed(browser, pattern, undisturbed['/']).cells()} |", flush=True)


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page of a browser that has fetched nothing yet."""
    context = browser.new_context(viewport=SIZE, reduced_motion="reduce", device_scale_factor=0.5)
    page = context.new_page()
    page.add_init_script(WATCH)
    yield page
    context.close()


def whole_picture(browser: Browser, address: str, path: str) -> Image.Image:
    """What a page looks like that nothing has disturbed, the second time: the server is warm."""
    for _ in range(2):
        with opened(browser) as page:
            page.goto(address + path)
            waited(page, lambda: whole(page, path))
            taken = picture(page, path)
    return taken


def lost(browser: Browser, address: str, path: str, kinds: set[str], way: str, undisturbed: Image.Image) -> Healing:
    """Open a page while answers are lost for `LOST_S`, and watch it."""
    losing, found = Losing(way), Healing()
    with opened(browser) as page:
        page.route(re.compile("|".join(KINDS[kind] for kind in sorted(kinds))), losing)
        page.goto(address + path, wait_until="commit")
        page.wait_for_timeout(1000 * LOST_S)
        losing.end()
        healed(page, path, found, undisturbed, losing.first)
    return found


def killed(browser: Browser, pattern: str, undisturbed: Image.Image) -> Healing:
    """Kill the server as the browser asks for something, start it anew at once, and watch the page."""
    port, found, at = free_port(), Healing(), list[float]()
    with opened(browser) as page:
        with served(port) as server:

            def kill(route: Route) -> None:
                server.kill()
                server.wait()
                at.append(time.time())
                route.continue_()

            page.route(re.compile(pattern), kill, times=1)
            with suppress(Error):
                page.goto(address_on(port, "/"), wait_until="commit")
            waited(page, lambda: at)
        with served(port):
            if not page.url.startswith(address_on(port)):  # the browser's own page says it, and the reader asks again
                with suppress(Error):  # or the browser has just done so by itself
                    page.goto(address_on(port, "/"), wait_until="commit")
                at.clear()
            healed(page, "/", found, undisturbed, at[0] if at else None)
    return found


def healed(page: Page, path: str, found: Healing, undisturbed: Image.Image, since: float | None) -> None:
    """Wait until a page is whole, compare it, and ask when it first spoke ``since`` something was lost."""
    back = time.monotonic()
    if waited(page, lambda: whole(page, path)):
        found.whole = time.monotonic() - back
        found.pixels = changed(undisturbed, picture(page, path))
    told = page.evaluate("sessionStorage.getItem('told')")
    found.told = float(told) - since if told and since else None


def whole(page: Page, path: str) -> bool:
    """Whether a page is whole just now."""
    try:
        return bool(page.evaluate(WHOLE, PAGES[path][0]))
    except Error:  # between two pages
        return False


def waited(page: Page, there: Callable[[], object]) -> bool:
    """Whether something came within `PATIENCE_S`."""
    begun = time.monotonic()
    while not there():
        if time.monotonic() - begun > PATIENCE_S:
            return False
        page.wait_for_timeout(STEP_MS)
    return True


def picture(page: Page, path: str) -> Image.Image:
    """What is compared of a page, as it is on the screen."""
    page.mouse.move(2, 2)
    return Image.open(BytesIO(page.locator(PAGES[path][0][0]).first.screenshot())).convert("RGB")


if __name__ == "__main__":
    main()
