"""Measures the subject pages: each analysis over all features, and how soon each page's map stands beside Explore's.

``python -m benchmarks.subjects``. Analyses run in this process, warm: the second and later calls, as a reader's second
and later clicks. Pages open in a new browser with an empty cache, on a warm server.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from playwright.sync_api import sync_playwright

from benchmarks.browser import chrome
from layers import co2_stores, crossings, density, lanes, link_years, links, nearby, port_neighbours, ports, waters
from layers.measuring import measured
from loaders.atlas import Atlas, open_atlas
from tests import chromium
from tests.conftest import running_app

RUNS = 5
BUDGET_MS = 300
PAGES = ("/", "/interconnectors", "/co2", "/ports", "/protection")


def main() -> None:
    """Measure and print."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    times = analyses(open_atlas())
    opening: dict[str, list[float]] = {page: [] for page in PAGES}
    with running_app() as address, sync_playwright() as kit:
        for turn in range(RUNS + 1):
            for page in PAGES:
                with chrome(kit.chromium.launch, path) as browser:
                    opened = browser.new_page(viewport={"width": 1600, "height": 900})
                    started = time.perf_counter()
                    opened.goto(address + page, wait_until="commit")
                    opened.wait_for_selector(".atlas-map:not(.atlas-map-waiting)", timeout=90_000)
                    if turn:  # the first turn warms the server
                        opening[page].append(time.perf_counter() - started)
    report(times, opening)


def analyses(atlas: Atlas) -> dict[str, tuple[float, float]]:
    """Milliseconds of each analysis: the first call, and the median of later ones."""
    today = date.today()
    cables, pipelines = atlas.layers[links.CABLES].features, links.PIPELINES
    everything: dict[str, Callable[[], object]] = {
        "capacity by pair of countries": lambda: links.pairs(cables),
        "capacity by year": lambda: link_years.by_year(cables),
        "kilometres by zone, electricity": lambda: waters.courses(atlas, links.CABLES),
        "kilometres by zone, gas": lambda: waters.courses(atlas, pipelines),
        "areas of the zones": lambda: waters.zone_areas(atlas),
        "stores for Belgian CO2, by sea": lambda: co2_stores.outlets(atlas, co2_stores.Co2Choice(), today),
        "ports side by side": lambda: ports.comparison(atlas, atlas.layers["ports"].features),
        "separation schemes": lambda: lanes.schemes(atlas),
        "energy near a port": lambda: port_neighbours.near_port(atlas, "port-zeebrugge", ("energy",), 10),
        "every crossing": lambda: crossings.crossings(atlas),
        "what lies near Nemo Link": lambda: nearby.measured(atlas, nearby.origin_of(atlas, "nemo-link")),
        "length of cables per cell": lambda: density.density(atlas, "cables", in_service=False),
        "a distance over ten points": lambda: measured([(2 + step / 10, 51.5) for step in range(10)]),
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


def report(times: dict[str, tuple[float, float]], opening: dict[str, list[float]]) -> None:
    """Print both tables as Markdown."""
    print(f"\n| analysis over all features | first, ms | warm, ms | within {BUDGET_MS} ms |\n|---|---|---|---|")
    for name, (first, warm) in times.items():
        print(f"| {name} | {first:.0f} | {warm:.0f} | {'yes' if warm <= BUDGET_MS else 'no'} |")
    explore = statistics.median(opening["/"])
    print("\n| page | ground of the map drawn, s (range) | x Explore |\n|---|---|---|")
    for page, found in opening.items():
        middle = statistics.median(found)
        print(f"| {page} | {middle:.2f} ({min(found):.2f}-{max(found):.2f}) | {middle / explore:.2f} |")


if __name__ == "__main__":
    main()
