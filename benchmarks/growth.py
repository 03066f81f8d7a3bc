"""Measures what a layer costs as it grows: 1,000 to 1,000,000 points, 1,000 to 100,000 lines, 10,000 areas.

For each, a copy of the project has one more
layer of so many features in a GeoPackage, and that alone is shown, all of the North Sea. Told are: how long it takes to
read and check the copy, less what it takes without the layer; how soon the map is complete in a new browser, the first
time on a new server with no tile made, and at once again in another new browser; the frames that the map draws in a
second while it is panned; and what the server and its workers hold in memory, above what they hold without the layer,
beside the size of the file. The baseline is the first of the same shape.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.browser import another_site, chrome, chromium_path
from benchmarks.painting import WINDOW
from benchmarks.plots import lines
from benchmarks.processes import megabytes
from benchmarks.tables import IMAGES, Measured, middle, ratio, table
from loaders.atlas import open_atlas
from tests.conftest import address_on, copied, free_port, served
from tests.many_features import write_many

SUBJECTS = {
    **{f"{count:,} points": ("point", count) for count in (1_000, 10_000, 100_000, 1_000_000)},
    **{f"{count:,} lines": ("line", count) for count in (1_000, 10_000, 100_000)},
    "10,000 areas": ("area", 10_000),
}
"""What is measured: words -> shape and count."""
VIEW = "/?layers=lighthouses&at=56,2.5,5.2"
LONGEST_S = 600
RUNS = 5
PICTURE = "measured-growth.svg"
HEAD = [
    "layer",
    "file, MB",
    "read and checked, s (range)",
    "complete, s (range)",
    "x first of its shape",
    "again, s (range)",
    "x first of its shape",
    "frames in a second (range)",
    "memory, MB (range)",
]
PANNING = """() => new Promise(done => {
    const { map } = document.querySelector(".atlas-map").state, begin = performance.now();
    let frames = 0;
    map.on("render", () => { frames += 1; });
    map.once("moveend", () => done(1000 * frames / (performance.now() - begin)));
    map.panBy([600, 200], { duration: 4000 });
})"""
"""Frames in a second while the map is moved by two thirds of its width."""


@dataclass(frozen=True, slots=True)
class Grown:
    """What one subject costs, a number for each run: seconds, frames in a second, and megabytes."""

    checked: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    file: list[float] = field(default_factory=list)


def measured(few: bool) -> Measured:
    """Its table."""
    path, runs = chromium_path(), 1 if few else RUNS
    subjects = {name: SUBJECTS[name] for name in list(SUBJECTS)[:1]} if few else SUBJECTS
    found = {name: Grown() for name in subjects}
    with another_site() as elsewhere, sync_playwright() as kit:
        bare = Grown()
        for _ in range(runs):
            measure(kit.chromium.launch, path, elsewhere, bare)
            for name, (shape, count) in subjects.items():
                measure(kit.chromium.launch, path, elsewhere, found[name], shape, count)
    if not few:
        shapes: dict[str, dict[int, float]] = {shape: {} for shape, _ in SUBJECTS.values()}
        for name, (shape, count) in subjects.items():
            shapes[shape][count] = statistics.median(found[name].first)
        drawn = {f"{shape}s": values for shape, values in shapes.items()}
        lines(drawn, across="features", up="seconds until the map is complete", standing_out="", path=IMAGES / PICTURE)
    picture = "" if few else f"![Seconds until the map is complete, by number of features](images/{PICTURE})\n\n"
    return Measured(picture + table(HEAD, list(rows(found, bare))), f"Medians of {runs}.")


def rows(found: dict[str, Grown], bare: Grown) -> Iterator[list[str]]:
    """The rows of the table: each beside the first of its shape."""
    read, held = statistics.median(bare.checked), statistics.median(bare.memory)
    baselines: dict[str, Grown] = {}
    for name, grown in found.items():
        base = baselines.setdefault(SUBJECTS[name][0], grown)
        yield [
            name,
            middle(grown.file[:1], 1),
            middle([seconds - read for seconds in grown.checked], 1),
            middle(grown.first, 1),
            ratio(grown.first, base.first),
            middle(grown.again, 1),
            ratio(grown.again, base.again),
            middle(grown.frames, 0),
            middle([megabytes - held for megabytes in grown.memory], 0),
        ]


def measure(
    launch: Callable[..., Browser], path: str, elsewhere: str, grown: Grown, shape: str = "", count: int = 0
) -> None:
    """Add what a copy of the project costs with one more layer, or for "" as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder) / "atlas")
        if shape:
            grown.file.append(write_many(copy, count, shape).stat().st_size / 1e6)
        began = time.perf_counter()
        open_atlas(copy / "geodata")
        grown.checked.append(time.perf_counter() - began)
        port = free_port()
        with served(port, copy, ATLAS_TILES=str(copy / "tiles")) as server:
            address = address_on(port)
            with chrome(launch, path) as browser:
                complete(browser.new_page(viewport=WINDOW), f"{address}/?layers=none", elsewhere)  # type: ignore[arg-type]
            for times in (grown.first, grown.again) if shape else ():
                with chrome(launch, path) as browser:
                    page = browser.new_page(viewport=WINDOW)  # type: ignore[arg-type]
                    times.append(complete(page, address + VIEW, elsewhere))
                    grown.frames.append(float(page.evaluate(PANNING)))
            grown.memory.append(megabytes(server.pid))


def complete(page: Page, address: str, elsewhere: str) -> float:
    """Seconds from the request until the map says that its picture is complete."""
    page.goto(elsewhere)
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".atlas-map[aria-busy=false]", timeout=1000 * LONGEST_S)
    return time.perf_counter() - began
