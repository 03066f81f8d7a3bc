"""Measures what a layer costs as it grows: 1,000 to 1,000,000 points, 1,000 to 100,000 lines, 10,000 areas.

``python -m benchmarks.growth``, or with some of the names of `SUBJECTS`. For each, a copy of the project has one more
layer of so many features in a GeoPackage, and that alone is shown, all of the North Sea. Told are: how long it takes to
read and check the copy, less what it takes without the layer; how soon the map is complete in a new browser, the first
time on a new server with no tile made, and at once again in another new browser; the frames that the map draws in a
second while it is panned; and what the server and its workers hold in memory, above what they hold without the layer,
beside the size of the file.
"""

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.__main__ import machine
from benchmarks.browser import another_site, chrome
from loaders.atlas import open_atlas
from tests import chromium
from tests.conftest import copied, free_port, served
from tests.many_features import write_many

SUBJECTS = {
    **{f"{count:,} points": ("point", count) for count in (1_000, 10_000, 100_000, 1_000_000)},
    **{f"{count:,} lines": ("line", count) for count in (1_000, 10_000, 100_000)},
    "10,000 areas": ("area", 10_000),
}
"""What is measured: words -> shape and count."""
VIEW = "/?layers=lighthouses&at=56,2.5,5.2"
LONGEST_S = 600
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
    """What one subject costs: seconds, frames in a second, and megabytes."""

    checked: float
    first: float
    again: float
    frames: float
    memory: float
    file: float


def main() -> None:
    """Measure and print."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    asked = sys.argv[1:] or list(SUBJECTS)
    with another_site() as elsewhere, sync_playwright() as kit:
        bare = measured(kit.chromium.launch, path, elsewhere)
        print(f"Machine: {machine()}\n")
        print(
            "| layer | file, MB | read and checked, s | complete, s | again, s | frames in a second | memory, MB |"
            "\n|---|---|---|---|---|---|---|"
        )
        for name in asked:
            grown = measured(kit.chromium.launch, path, elsewhere, *SUBJECTS[name])
            print(
                f"| {name} | {grown.file:.1f} | {grown.checked - bare.checked:.1f} | {grown.first:.1f} | "
                f"{grown.again:.1f} | {grown.frames:.0f} | {grown.memory - bare.memory:.0f} |",
                flush=True,
            )


def measured(launch: object, path: str, elsewhere: str, shape: str = "", count: int = 0) -> Grown:
    """What a copy of the project costs with one more layer, or for "" as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder) / "atlas")
        file = write_many(copy, count, shape) if shape else None
        began = time.perf_counter()
        open_atlas(copy / "geodata")
        checked = time.perf_counter() - began
        port = free_port()
        with served(port, copy, ATLAS_TILES=str(copy / "tiles")) as server:
            address = f"http://127.0.0.1:{port}"
            with chrome(launch, path) as browser:  # type: ignore[arg-type]
                page = browser.new_page(viewport={"width": 1600, "height": 900})
                complete(page, f"{address}/?layers=none", elsewhere)  # a warm server
            times, frames = [], []
            for _ in range(2 if shape else 0):
                with chrome(launch, path) as browser:  # type: ignore[arg-type]
                    page = browser.new_page(viewport={"width": 1600, "height": 900})
                    times.append(complete(page, address + VIEW, elsewhere))
                    frames.append(float(page.evaluate(PANNING)))
            return Grown(
                checked=checked,
                first=times[0] if times else 0.0,
                again=times[1] if times else 0.0,
                frames=statistics.median(frames or [0.0]),
                memory=megabytes(server.pid),
                file=file.stat().st_size / 1e6 if file else 0.0,
            )


def complete(page: Page, address: str, elsewhere: str) -> float:
    """Seconds from the request until the map says that its picture is complete."""
    page.goto(elsewhere)
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".atlas-map[aria-busy=false]", timeout=1000 * LONGEST_S)
    return time.perf_counter() - began


def megabytes(server: int) -> float:
    """What a process and all below it hold in memory, each page of memory that they share counted once."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        parents[int(status.parent.name)] = int(lines["PPid"])
    family = {server}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    shares = (Path(f"/proc/{each}/smaps_rollup").read_text().splitlines() for each in family)
    return sum(int(line.split()[1]) for lines in shares for line in lines if line.startswith("Pss:")) / 1000


if __name__ == "__main__":
    main()
