"""Measures several processes behind one nginx against one: sessions a second while many readers come at once, and what
becomes of readers when one of two processes is killed below them.

Who was cut off comes again at once, as a browser does, to the page with the same words.
"""

import asyncio
import os
import signal
import tempfile
import time
from pathlib import Path

from benchmarks.reader import Reader, at_once
from benchmarks.tables import Measured, middle, ratio, table
from tests.serving import Server, serving

RUNS, READERS = 5, 50
WORKERS = (1, 2)
PAGES = {"Explore": "", "Commitments": "commitments"}
STARTS = 8
"""Readers who come to a new server before it is measured, so that each process has drawn the page."""


def measured(few: bool) -> Measured:
    """Its two tables."""
    runs, readers = (1, 4) if few else (RUNS, READERS)
    pages = dict(list(PAGES.items())[:1]) if few else PAGES
    rates: dict[tuple[str, int], list[float]] = {}
    lost, killed = 0, ""
    for workers in WORKERS:
        with tempfile.TemporaryDirectory() as folder, serving(Path(folder), workers) as server:
            for name, page in pages.items():
                asyncio.run(at_once([Reader(server.address, page) for _ in range(STARTS)]))
                for _ in range(runs):
                    opened = asyncio.run(at_once([Reader(server.address, page) for _ in range(readers)]))
                    lost += len(opened.lost)
                    rates.setdefault((name, workers), []).append(len(opened.seconds) / opened.all_s)
            if workers > 1:
                killed = asyncio.run(cut_off(server, readers))
    rows = [
        [name, workers, middle(found), ratio(found, rates[name, WORKERS[0]])]
        for (name, workers), found in rates.items()
    ]
    head = ["page", "processes", "sessions a second (range)", "x one process"]
    return Measured(
        f"{table(head, rows)}\n\n{killed}",
        f"{readers} readers at once, medians of {runs}; {lost} of them lost.",
    )


async def cut_off(server: Server, count: int) -> str:
    """What becomes of readers when the first process is killed."""
    readers = [Reader(server.address, "ports") for _ in range(count)]
    await at_once(readers, stay=True)
    cut: list[Reader] = []

    async def heard(reader: Reader) -> None:
        await reader.lost()
        cut.append(reader)

    waiting = [asyncio.ensure_future(heard(reader)) for reader in readers]
    _, process = server.now()[1]
    began = time.perf_counter()
    os.kill(process, signal.SIGKILL)
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.sleep(1)  # until all who were there have heard of it
    for each in waiting:
        each.cancel()
    again = await at_once([Reader(server.address, reader.page) for reader in cut])
    seconds = time.perf_counter() - began
    for reader in readers:
        await reader.close()
    return (
        f"One of {WORKERS[-1]} processes was killed below {count} readers of Ports: {len(cut)} were cut off and came "
        f"again at once, {len(again.lost)} in vain; the last had the page {seconds:.1f} s after the kill."
    )
