"""Measures many readers who come to a page at the same moment: how long each waits until the page is there, against a
bare page of Streamlit on a server of its own in the same run. Readers are those of `benchmarks.reader`.

The servers are warm. A row is a page, a column a number of readers: the median of their seconds, and how many times
that of the bare page it is. Who has not seen the page, or an error in it, is lost and counted.
"""

import asyncio
import statistics

from benchmarks.plots import lines
from benchmarks.reader import Reader, at_once
from benchmarks.tables import IMAGES, Measured, middle, ratio, table
from pages.catalogue import CATALOGUE
from tests.conftest import ROOT, running_app

COUNTS = (1, 10, 50, 100, 200)
RUNS = 5
MANY = 50
"""Up to so many readers come five times; more of them are a sample large enough."""
BARE = "bare Streamlit"
PICTURE = "measured-sessions.svg"


def measured(few: bool) -> Measured:
    """Its tables: seconds with ratios, and how many were lost."""
    counts, pages = ((1, 3), CATALOGUE[:3]) if few else (COUNTS, CATALOGUE)
    found: dict[str, dict[int, list[float]]] = {BARE: {}, **{page.title: {} for page in pages}}
    lost: dict[str, int] = dict.fromkeys(found, 0)
    with running_app() as atlas, running_app(ROOT, "benchmarks/baseline/bare.py") as bare:
        places = {BARE: (bare, ""), **{page.title: (atlas, page.path.lstrip("/")) for page in pages}}
        for address, page in places.values():  # warm servers
            asyncio.run(at_once([Reader(address, page) for _ in range(2)]))
        for count in counts:
            for _ in range(RUNS if count <= MANY and not few else 1):
                for name, (address, page) in places.items():
                    opened = asyncio.run(at_once([Reader(address, page) for _ in range(count)]))
                    lost[name] += len(opened.lost)
                    if opened.seconds:
                        found[name].setdefault(count, []).append(statistics.median(opened.seconds))
    if not few:
        lines(
            {name: {count: statistics.median(each) for count, each in times.items()} for name, times in found.items()},
            across="readers at once",
            up="median seconds until the page is there",
            standing_out=BARE,
            path=IMAGES / PICTURE,
        )
    head = ["page", *(f"{count} at once, s" if count > 1 else "alone, s" for count in counts), "lost"]
    rows = [
        [name, *(cell(times.get(count, []), found[BARE].get(count, [])) for count in counts), lost[name]]
        for name, times in found.items()
    ]
    shown = f"![Seconds until a page is there, by readers at once](images/{PICTURE})\n\n"
    often = f"Medians of {RUNS}, above {MANY} readers of one; in brackets times {BARE}."
    return Measured(("" if few else shown) + table(head, rows), "Once each." if few else often)


def cell(found: list[float], bare: list[float]) -> str:
    """The median, and how many times the bare page's it is."""
    if not found:
        return "none came"
    return f"{middle([statistics.median(found)])} ({ratio(found, bare)})" if bare else middle(found)
