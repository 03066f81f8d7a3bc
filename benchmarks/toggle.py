"""Measures the switch of a layer: seconds from the click to the changed picture, and the bytes that the server sends
for it, against the same features sent inline through ``st.pydeck_chart``.
"""

import time
from collections.abc import Callable

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.browser import chrome, chromium_path
from benchmarks.painting import WINDOW, differs, first_paint, picture
from benchmarks.tables import Measured, middle, ratio, table
from tests.conftest import ROOT, running_app

RUNS = 5
INLINE = "the same features inline"
FIRST = 2
"""The first two clicks fetch what later ones find in the browser's cache."""


def measured(few: bool) -> Measured:
    """Its table."""
    path, runs = chromium_path(), 1 if few else RUNS
    with (
        running_app() as atlas,
        running_app(ROOT, "benchmarks/baseline/app.py") as baseline,
        sync_playwright() as kit,
    ):
        pages = {"Explore": f"{atlas}/", INLINE: f"{baseline}/?inline=1"}
        found = {name: switched(kit.chromium.launch, path, address, runs) for name, address in pages.items()}
    seconds, sizes = found[INLINE]
    rows = [
        [name, middle(times), ratio(times, seconds), middle(sent, 1), ratio(sent, sizes)]
        for name, (times, sent) in found.items()
    ]
    head = ["switching a layer", "click to repaint, s (range)", "x inline", "websocket, kB (range)", "x inline"]
    return Measured(table(head, rows), f"Medians of {2 * runs}, half of them on and half off.")


def switched(launch: Callable[..., Browser], path: str, address: str, runs: int) -> tuple[list[float], list[float]]:
    """Seconds from a click on a layer's switch to the changed picture, and the kilobytes that the server sent."""
    seconds: list[float] = []
    sizes: list[float] = []
    heard: list[int] = []
    with chrome(launch, path) as browser:
        page = browser.new_context(viewport=WINDOW).new_page()  # type: ignore[arg-type]
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: heard.append(len(frame))))
        first_paint(page, address)
        page.wait_for_timeout(6000)
        for turn in range(FIRST + 2 * runs):
            heard.clear()
            taken = repainted(page)
            page.wait_for_timeout(2500)
            if turn >= FIRST:
                seconds.append(taken)
                sizes.append(sum(heard) / 1000)
    return seconds, sizes


def repainted(page: Page) -> float:
    """Seconds from a click on the switch of one layer to the changed picture."""
    label = page.get_by_test_id("stCheckbox").filter(has_text="Electricity interconnectors").locator("label")
    before, started = picture(page), time.perf_counter()
    label.click()
    while not differs(before, picture(page)):
        if time.perf_counter() - started > 60:
            raise TimeoutError("The picture did not change.")
        page.wait_for_timeout(15)
    return time.perf_counter() - started
