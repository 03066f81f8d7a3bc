"""Measures how soon the first land is on the screen: Explore against an empty ``st.pydeck_chart`` over the same ground,
and the same features inline. Cold is a new browser, warm the same browser again; both come from another site.
"""

from playwright.sync_api import sync_playwright

from benchmarks.browser import another_site, chrome, chromium_path
from benchmarks.painting import WINDOW, first_paint
from benchmarks.tables import Measured, middle, ratio, table
from tests.conftest import ROOT, running_app

RUNS = 5
EMPTY = "empty `st.pydeck_chart`"


def measured(few: bool) -> Measured:
    """Its table."""
    path, runs = chromium_path(), 1 if few else RUNS
    with (
        running_app() as atlas,
        running_app(ROOT, "benchmarks/baseline/app.py") as baseline,
        another_site() as elsewhere,
        sync_playwright() as kit,
    ):
        pages = {"Explore": f"{atlas}/", EMPTY: f"{baseline}/", "the same features inline": f"{baseline}/?inline=1"}
        with chrome(kit.chromium.launch, path) as browser:
            for address in pages.values():  # warm servers
                first_paint(browser.new_page(viewport=WINDOW), address)  # type: ignore[arg-type]
        cold: dict[str, list[float]] = {name: [] for name in pages}
        warm: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(runs):
            for name, address in pages.items():
                with chrome(kit.chromium.launch, path) as browser:
                    page = browser.new_context(viewport=WINDOW).new_page()  # type: ignore[arg-type]
                    for times in (cold, warm):
                        page.goto(elsewhere)
                        times[name].append(first_paint(page, address))
    rows = [
        [name, middle(cold[name]), ratio(cold[name], cold[EMPTY]), middle(warm[name]), ratio(warm[name], warm[EMPTY])]
        for name in pages
    ]
    head = ["first paint of land", "cold, s (range)", "x empty chart", "warm, s (range)", "x empty chart"]
    return Measured(table(head, rows), f"Medians of {runs}.")
