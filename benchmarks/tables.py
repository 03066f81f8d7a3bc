"""How a benchmark tells what it has measured: tables in Markdown, which it writes into ``docs/performance.md`` itself.

The table of each part stands between two marks, below a line with its day, its commit and its machine. What stands
outside the marks is written by people, and never touched.
"""

import platform
import re
import statistics
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
IMAGES = ROOT / "docs" / "images"
BEGIN, END = "<!-- measured: {part} -->", "<!-- end of {part} -->"


class Measured(NamedTuple):
    """What a part has measured: its ``tables``, and a sentence that says how often it was measured."""

    tables: str
    runs: str


def written(page: str, part: str, told: str) -> str:
    """The page with ``told`` as the table of a part. Raises ValueError where the page has no place for it, or two."""
    begin, end = BEGIN.format(part=part), END.format(part=part)
    place = re.compile(f"{re.escape(begin)}\n.*?{re.escape(end)}", re.DOTALL)
    if len(place.findall(page)) != 1:
        raise ValueError(f"{PAGE.name} must have one place between “{begin}” and “{end}”.")
    return place.sub(lambda _: f"{begin}\n{told.strip()}\n{end}", page)


def told(tables: str, runs: str, day: date, commit: str, machine: str) -> str:
    """Tables below the line that says when, of what and on what they were measured. ``runs``: how often."""
    return f"{tables.strip()}\n\n*{day.day} {day:%B %Y}, commit {commit}, {machine}. {runs}*"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def middle(found: Sequence[float], digits: int = 2) -> str:
    """The median of what was found, with its range where there are several."""
    words = f"{statistics.median(found):.{digits}f}"
    return words if len(found) == 1 else f"{words} ({min(found):.{digits}f}-{max(found):.{digits}f})"


def ratio(found: Sequence[float], baseline: Sequence[float]) -> str:
    """How many times the median of the baseline the median of what was found is."""
    return f"{statistics.median(found) / statistics.median(baseline):.2f}"


def commit() -> str:
    """Which commit is measured, and whether files have changed since, but for what benchmarks write themselves."""
    name = _answered("git", "rev-parse", "--short", "HEAD") or "unknown"
    return (
        f"{name} with changes"
        if _answered("git", "status", "--porcelain", "--untracked-files=no", ".", ":!docs")
        else name
    )


def machine() -> str:
    """What this is measured on."""
    cores = _answered("nproc") or "?"
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), platform.processor())
    return f"{model}, {cores} cores, {platform.system()}, Python {platform.python_version()}, WebGL in software"


def _answered(*command: str) -> str:
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""
