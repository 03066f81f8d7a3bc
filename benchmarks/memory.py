"""Measures what a reader costs in memory: readers come to a page and stay, and what the server holds is measured before
and after.

Each page has a new server, without processes that make files, which hold nothing of a reader and are still beginning;
the first readers, for whom everything is read and made, are not counted.
"""

import asyncio

from benchmarks.processes import megabytes
from benchmarks.reader import Opened, Reader, at_once
from benchmarks.tables import Measured, middle, ratio, table
from pages.catalogue import CATALOGUE
from tests.conftest import ROOT, address_on, free_port, served

RUNS, READERS, FIRST = 5, 50, 5
AT_A_TIME = 5
BARE = "bare Streamlit"


def measured(few: bool) -> Measured:
    """Its table."""
    runs, readers, pages = (1, 5, CATALOGUE[:1]) if few else (RUNS, READERS, CATALOGUE)
    scripts = {BARE: ("benchmarks/baseline/bare.py", ""), **{page.title: ("app.py", page.path[1:]) for page in pages}}
    found: dict[str, list[float]] = {name: [] for name in scripts}
    servers: dict[str, list[float]] = {name: [] for name in scripts}
    for _ in range(runs):
        for name, (script, page) in scripts.items():
            before, after = held(script, page, readers)
            servers[name].append(before)
            found[name].append((after - before) / readers)
    rows = [[name, middle(servers[name], 0), middle(each), ratio(each, found[BARE])] for name, each in found.items()]
    head = ["page", f"server after {FIRST} readers, MB (range)", "a reader more, MB (range)", f"x {BARE}"]
    return Measured(table(head, rows), f"{readers} readers who stay; medians of {runs}.")


def held(script: str, page: str, readers: int) -> tuple[float, float]:
    """Megabytes of a new server with the first readers, and with all of them."""
    port = free_port()
    with served(port, ROOT, script, ATLAS_WORKERS="0") as server:

        async def coming() -> tuple[float, float]:
            first = [Reader(address_on(port), page) for _ in range(FIRST)]
            all_came(await at_once(first, stay=True))
            before = megabytes(server.pid)
            others = [Reader(address_on(port), page) for _ in range(readers)]
            for start in range(0, readers, AT_A_TIME):
                all_came(await at_once(others[start : start + AT_A_TIME], stay=True))
            after = megabytes(server.pid)
            for reader in [*first, *others]:
                await reader.close()
            return before, after

        return asyncio.run(coming())


def all_came(opened: Opened) -> None:
    """Raises RuntimeError where somebody has not seen the page: what is held would be that of fewer readers."""
    if opened.lost:
        raise RuntimeError(f"{len(opened.lost)} readers have not seen the page: {opened.lost[0]}")
