"""Measures the subject pages: each analysis over all features, and how soon each page opens beside Explore.

Analyses run in this process, warm: the second and later calls, as a reader's second
and later clicks. Pages open in a new browser with an empty cache, on a warm server.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, sync_playwright

from benchmarks.browser import chrome, chromium_path
from benchmarks.tables import Measured, middle, ratio, table
from layers.co2.choice import Co2Choice, first_port
from layers.co2.outlets import outlets
from layers.interconnectors import links, whose_waters
from layers.measures import capacity_by_year, nearby, path_length
from layers.ports import choice, comparison, lanes, neighbours
from layers.protection import crossings, density
from loaders.atlas import Atlas, open_atlas
from pages.catalogue import CATALOGUE
from tests.conftest import running_app

RUNS = 5
BUDGET_MS = 300
PAGES = tuple(page.path for page in CATALOGUE if page.has_map)


def measured(few: bool) -> Measured:
    """Its two tables."""
    path, runs = chromium_path(), 1 if few else RUNS
    reading = timed(open_atlas)
    times = analyses(open_atlas())
    opening: dict[str, list[tuple[float, float]]] = {page: [] for page in PAGES}
    with running_app() as address, sync_playwright() as kit:
        for turn in range(runs + 1):
            for page in PAGES:
                with chrome(kit.chromium.launch, path) as browser:
                    opened = browser.new_page(viewport={"width": 1600, "height": 900})
                    seconds = opened_after(opened, address + page)
                    if turn:  # the first turn warms the server
                        opening[page].append(seconds)
    return Measured(
        f"{of_analyses(times)}\n\n{of_pages(opening)}",
        f"Medians of {runs}. All data are read and checked in {reading[1]:.0f} ms, the first time in {reading[0]:.0f}.",
    )


WATCH = """(() => {
  const found = globalThis.found = [], now = () => found.push(performance.now() / 1000);
  const next = (there, then) => there() ? requestAnimationFrame(then) : setTimeout(next, 10, there, then);
  const pictures = () => [...document.querySelectorAll(".atlas-map-ground img")];
  next(() => pictures().length && pictures().every(each => each.complete), () => {
    now();
    next(() => document.querySelector(".atlas-map:not(.atlas-map-waiting)"), now);
  });
})()"""
"""Notes the times in the page itself: a question from outside waits for the browser and makes it wait."""


def opened_after(page: Page, address: str) -> tuple[float, float]:
    """Seconds until land is on the screen (as a picture), and until the map has drawn its own ground."""
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".atlas-map:not(.atlas-map-waiting) .maplibregl-canvas", timeout=90_000)
    while len(seconds := page.evaluate("found")) < 2:
        page.wait_for_timeout(100)
    return seconds[0], seconds[1]


def analyses(atlas: Atlas) -> dict[str, tuple[float, float]]:
    """Milliseconds of each analysis: the first call, and the median of later ones."""
    today = date.today()
    electricity, gas = (atlas.layer_as(role) for role in links.ROLE_OF.values())
    cables = atlas.layers[electricity].features
    everything: dict[str, Callable[[], object]] = {
        "capacity by pair of countries": lambda: links.pairs(cables),
        "capacity by year": lambda: capacity_by_year.by_year(cables, links.LINK_YEARS),
        "kilometres by zone, electricity": lambda: whose_waters.courses(atlas, electricity),
        "kilometres by zone, gas": lambda: whose_waters.courses(atlas, gas),
        "areas of the zones": lambda: whose_waters.zone_areas(atlas),
        "stores for Belgian CO2, by sea": lambda: outlets(atlas, Co2Choice(first_port(atlas)), today),
        "ports side by side": lambda: comparison.comparison(atlas, choice.ports_of(atlas)),
        "separation schemes": lambda: lanes.schemes(atlas),
        "energy near a port": lambda: neighbours.near_port(atlas, atlas.subjects.first_port, ("energy",), 10),
        "every crossing": lambda: crossings.crossings(atlas),
        "what lies near a link": lambda: nearby.measured(atlas, nearby.origin_of(atlas, str(cables.index[0]))),
        "length of cables per cell": lambda: density.density(atlas, "cables", in_service=False),
        "a distance over ten points": lambda: path_length.measured([(2 + step / 10, 51.5) for step in range(10)]),
    }
    return {name: timed(analysis) for name, analysis in everything.items()}


def timed(analysis: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of a first call, and the median of five further ones."""
    found = []
    for _ in range(6):
        started = time.perf_counter()
        analysis()
        found.append(1000 * (time.perf_counter() - started))
    return found[0], statistics.median(found[1:])


def of_analyses(times: dict[str, tuple[float, float]]) -> str:
    """The table of the analyses."""
    rows = [
        [name, f"{first:.0f}", f"{warm:.0f}", "yes" if warm <= BUDGET_MS else "no"]
        for name, (first, warm) in times.items()
    ]
    return table(["analysis over all features", "first, ms", "warm, ms", f"within {BUDGET_MS} ms"], rows)


def of_pages(opening: dict[str, list[tuple[float, float]]]) -> str:
    """The table of the pages, each beside Explore."""
    baseline = list(zip(*opening["/"], strict=True))
    rows = [
        [page if page != "/" else "Explore", *(
            words
            for seconds, base in zip(zip(*found, strict=True), baseline, strict=True)
            for words in (middle(seconds), ratio(seconds, base))
        )]
        for page, found in opening.items()
    ]  # fmt: skip
    head = ["page", "land on the screen, s (range)", "x Explore", "drawn by the map, s (range)", "x Explore"]
    return table(head, rows)
