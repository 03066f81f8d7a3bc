"""Measures the atlas against named baselines, all of it or by parts, and writes what it found.

``make bench``, or ``python -m benchmarks [part ...] [--few]``. Each part writes its tables into ``docs/performance.md``
between marks of its own; a part that is not measured keeps its tables with their day. ``--few`` measures each part with
its smallest numbers, to see that it runs, prints what it found and writes nothing. Read the ratios: seconds belong to
the machine, and Chromium draws WebGL in software here.
"""

import argparse
import time
from collections.abc import Callable
from datetime import date

from benchmarks import files, first, growth, memory, sessions, subjects, tables, toggle, workers
from benchmarks.tables import Measured

PARTS: dict[str, Callable[[bool], Measured]] = {
    "first": first.measured,
    "toggle": toggle.measured,
    "files": files.measured,
    "subjects": subjects.measured,
    "sessions": sessions.measured,
    "memory": memory.measured,
    "workers": workers.measured,
    "growth": growth.measured,
}
"""Part -> what measures it: whether with its smallest numbers -> its tables."""


def main() -> None:
    """Measure the parts that are asked for, and write each as soon as it is there."""
    asked = argparse.ArgumentParser(prog="benchmarks", description="Measures the atlas against named baselines.")
    asked.add_argument("part", nargs="*", help=f"all where none is named; else of {', '.join(PARTS)}")
    asked.add_argument("--few", action="store_true", help="with the smallest numbers, and nothing is written")
    given = asked.parse_args()
    if unknown := [part for part in given.part if part not in PARTS]:
        asked.error(f"there is no part “{unknown[0]}”; there are {', '.join(PARTS)}")
    commit, machine = tables.commit(), tables.machine()
    for part in given.part or PARTS:
        began = time.perf_counter()
        found = PARTS[part](given.few)
        told = tables.told(found.tables, found.runs, date.today(), commit, machine)
        if not given.few:
            page = tables.PAGE.read_text(encoding="utf-8")
            tables.PAGE.write_text(tables.written(page, part, told), encoding="utf-8")
        print(f"{part}, measured in {time.perf_counter() - began:.0f} s\n\n{told}\n", flush=True)


if __name__ == "__main__":
    main()
