"""Measures the Explore page against ``st.pydeck_chart``, and the files of a view against plain plots.

Prints tables of medians and ratios. Figures of the page are taken in a real Chromium against warm servers on this
machine. Read the ratios: seconds depend on the machine, and Chromium draws WebGL in software here.
"""

import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks import exports, subjects
from benchmarks.browser import another_site, chrome
from tests import chromium
from tests.conftest import ROOT, running_app

RUNS = 5
LAND = (0xF5, 0xF1, 0xE8)
CLIP = {"x": 500, "y": 250, "width": 500, "height": 350}
"""A part of the window in which both pages show land, and the layer that is switched."""


def main() -> None:
    """Measure and print."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    with (
        running_app() as atlas,
        running_app(ROOT, "benchmarks/baseline/app.py") as baseline,
        another_site() as elsewhere,
        sync_playwright() as kit,
    ):
        pages = {"Explore": f"{atlas}/", "empty st.pydeck_chart": f"{baseline}/", "inline": f"{baseline}/?inline=1"}
        with chrome(kit.chromium.launch, path) as browser:
            for address in pages.values():  # warm servers
                first_paint(browser.new_page(viewport={"width": 1600, "height": 900}), address)
        cold: dict[str, list[float]] = {name: [] for name in pages}
        warm: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(RUNS):
            for name, address in pages.items():
                with chrome(kit.chromium.launch, path) as browser:
                    page = browser.new_context(viewport={"width": 1600, "height": 900}).new_page()
                    for times in (cold, warm):
                        page.goto(elsewhere)
                        times[name].append(first_paint(page, address))
        toggles = {name: toggling(kit.chromium.launch, path, pages[name]) for name in ("Explore", "inline")}
    report(cold, warm, toggles)
    exports.main()
    subjects.main()


def first_paint(page: Page, address: str) -> float:
    """Seconds from the request until a tenth of the clip shows land."""
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    while time.perf_counter() - started < 90:
        if share_of_land(picture(page)) > 0.1:
            return time.perf_counter() - started
        page.wait_for_timeout(150)  # a picture of the screen costs the page time, too
    raise TimeoutError(f"No land was painted at {address} within 90 s.")


def toggling(launch: Callable[..., Browser], path: str, address: str) -> tuple[list[float], list[int]]:
    """Seconds from a click on a layer's switch to the changed picture, and the bytes that the server sent for it."""
    seconds: list[float] = []
    sizes: list[int] = []
    with chrome(launch, path) as browser:
        page = browser.new_context(viewport={"width": 1600, "height": 900}).new_page()
        heard: list[int] = []
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: heard.append(len(frame))))
        first_paint(page, address)
        page.wait_for_timeout(6000)
        for turn in range(2 * RUNS):
            label = page.get_by_test_id("stCheckbox").filter(has_text="Electricity interconnectors").locator("label")
            before = picture(page)
            heard.clear()
            started = time.perf_counter()
            label.click()
            while not differs(before, picture(page)):
                if time.perf_counter() - started > 60:
                    raise TimeoutError(f"The picture did not change at {address}.")
                page.wait_for_timeout(15)
            taken = time.perf_counter() - started
            page.wait_for_timeout(2500)
            if turn >= 2:  # the first two fetch what later ones find in the browser's cache
                seconds.append(taken)
                sizes.append(sum(heard))
    return seconds, sizes


def picture(page: Page) -> Image.Image:
    """The clip as it is on the screen now. While a page starts Chromium may not know: then it is blank."""
    try:
        shot = page.screenshot(clip=CLIP)  # type: ignore[arg-type]
    except Error:
        return Image.new("RGB", (CLIP["width"], CLIP["height"]))
    return Image.open(BytesIO(shot)).convert("RGB")


def share_of_land(image: Image.Image) -> float:
    """How much of a picture has the colour of land on paper."""
    counts = {colour: count for count, colour in image.getcolors(image.width * image.height) or []}
    return counts.get(LAND, 0) / (image.width * image.height)


def differs(before: Image.Image, now: Image.Image) -> bool:
    """Whether at least 200 pixels have changed."""
    return sum(ImageChops.difference(before, now).convert("L").histogram()[24:]) > 200


def report(
    cold: dict[str, list[float]], warm: dict[str, list[float]], toggles: dict[str, tuple[list[float], list[int]]]
) -> None:
    """Print the table as Markdown."""
    base = {
        "cold": statistics.median(cold["empty st.pydeck_chart"]),
        "warm": statistics.median(warm["empty st.pydeck_chart"]),
    }
    print(f"Machine: {machine()}\n")
    print("| first paint of land | cold, s | x empty chart | warm, s | x empty chart |\n|---|---|---|---|---|")
    for name in cold:
        c, w = statistics.median(cold[name]), statistics.median(warm[name])
        print(f"| {name} | {c:.2f} | {c / base['cold']:.2f} | {w:.2f} | {w / base['warm']:.2f} |")
    print("\n| toggling a layer | click to repaint, s | x inline | websocket, kB | x inline |\n|---|---|---|---|---|")
    inline = statistics.median(toggles["inline"][0]), statistics.median(toggles["inline"][1])
    for name, (seconds, sizes) in toggles.items():
        s, b = statistics.median(seconds), statistics.median(sizes)
        print(f"| {name} | {s:.2f} | {s / inline[0]:.2f} | {b / 1000:.1f} | {b / inline[1]:.2f} |")


def machine() -> str:
    """What this was measured on."""
    cores = subprocess.run(["nproc"], capture_output=True, text=True, check=False).stdout.strip() or "?"
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    return f"{model}, {cores} cores, {platform.system()}, Python {platform.python_version()}, software WebGL"


if __name__ == "__main__":
    main()
