"""``python -m tests.report``: runs every check and writes what came of it, for people and for the About page.

``docs/trust.md`` has the figures of the data and the checks, ``pages/about/checked.toml`` the checks for the page,
``docs/licences.md`` the licences of the packages that run, and ``docs/sbom.json`` what they are (CycloneDX). With names
of checks, only those run, and the report says of the others that they were not: ``python -m tests.report data types``.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd

from layers.reference.trust import corrections_table, freshness, grades_table, places_table, whole_figures
from layers.wording.facts import in_words
from loaders.atlas import Atlas, open_atlas
from pages.about.statements import NOT_RUN, Check
from tests.conftest import ROOT

BIN = Path(sys.executable).parent
TOOLS, RUNS = ROOT / ".venv-report" / "bin", ROOT / ".venv-run" / "bin" / "python"
"""The tools that look at what is installed, and the Python beside which what runs is installed and nothing else."""

WRITTEN = ("docs/trust.md", "docs/licences.md", "docs/sbom.json", "pages/about/checked.toml")
"""What a report writes."""
FINE = "no fault found"
"""What a check comes to that has nothing to say."""


def asked(*command: object) -> tuple[bool, str]:
    """Whether a command ends well, and the last line that it says."""
    done = subprocess.run([str(each) for each in command], cwd=ROOT, capture_output=True, text=True, check=False)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return done.returncode == 0, lines[-1].strip() if lines else "nothing to say"


def looked_at(*command: object) -> Callable[[], tuple[bool, str]]:
    """A check that is a command; what it says is told only where it has found something."""

    def look() -> tuple[bool, str]:
        well, last = asked(*command)
        return well, FINE if well else last

    return look


def tested() -> tuple[bool, str]:
    """Runs the tests; tells how many passed, failed and were skipped."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "tests.xml"
        well, last = asked(BIN / "python", "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", f"--junitxml={told}")
        return well, counted(told.read_text(encoding="utf-8")) if told.exists() else last


def counted(junit: str) -> str:
    """What a file in JUnit's form comes to: ``1,204 passed, 1 failed, 2 skipped``."""
    (suite,) = ElementTree.fromstring(junit).iter("testsuite")
    whole, failed, broken, skipped = (int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped"))
    counts = {"passed": whole - failed - broken - skipped, "failed": failed + broken, "skipped": skipped}
    return ", ".join(f"{count:,} {word}" for word, count in counts.items() if count or word == "passed")


CHECKS: dict[str, tuple[str, Callable[[], tuple[bool, str]]]] = {
    "data": ("Every record of the data against its rules", looked_at(BIN / "python", "-m", "loaders")),
    "layout": ("Layout of the code", looked_at(BIN / "ruff", "format", "--check", ".")),
    "lint": ("Faults that a linter finds in the Python", looked_at(BIN / "ruff", "check", ".")),
    "types": ("Types of the Python", looked_at(BIN / "mypy")),
    "scripts": ("Faults that a linter finds in the JavaScript", looked_at(BIN / "oxlint", "--deny-warnings")),
    "tests": ("Tests, in a real browser where they need one", tested),
}
"""Name -> what is checked, in a reader's words, and how."""


def checked(names: Iterable[str]) -> list[Check]:
    """What each check comes to; those that are not named are not run."""
    wanted = set(names)
    found = []
    for name, (what, check) in CHECKS.items():
        passed, result = check() if name in wanted else (False, NOT_RUN)
        found.append(Check(what, result, passed))
    return found


def revision() -> str:
    """The commit that is checked, and whether anything but the report itself has changed since."""
    commit, changes = (
        subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
        for words in (
            ["rev-parse", "--short", "HEAD"],
            ["status", "--porcelain", "--untracked-files=no", "--", ".", *(f":!{name}" for name in WRITTEN)],
        )
    )
    return f"{commit or 'unknown'}, with changes that are not committed" if changes else commit or "unknown"


def as_page(atlas: Atlas, checks: Iterable[Check], day: str, commit: str) -> str:
    """The report as Markdown. ``day`` is ``2026-11-29``."""
    lines = [f"- {each.what}: {each.result}" for each in checks]
    figures = [f"- {count:,} {words}" for words, count in whole_figures(atlas).items()]
    return "\n".join(
        [
            "# What the atlas says of itself",
            "",
            f"Made by `make report` on {in_words(day)}, of commit {commit}. The page About shows the same.",
            "",
            "## Checks",
            "",
            *lines,
            "",
            "What runs, with licences: [licences.md](licences.md); as a CycloneDX list: [sbom.json](sbom.json).",
            "",
            "## What there is",
            "",
            *figures,
            *_section("Records by the grade of their best source", grades_table(atlas)),
            *_section("Features by how sure their position is", places_table(atlas)),
            *_section("How fresh each layer is", freshness(atlas)),
            *_section("Corrections", corrections_table(atlas)),
        ]
    )


def _section(heading: str, table: pd.DataFrame) -> list[str]:
    whole = table.reset_index()
    rows = [list(whole.columns), ["---"] * len(whole.columns), *whole.to_numpy().tolist()]
    cells = [" | ".join(str(cell).replace("|", "\\|") for cell in row) for row in rows]
    return ["", f"## {heading}", "", *(f"| {row} |" for row in cells)]


def as_data(checks: Iterable[Check], day: str, commit: str) -> str:
    """The checks as the About page reads them."""

    def quoted(words: str) -> str:
        return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'

    tables = (
        f"\n[[checks]]\nwhat = {quoted(each.what)}\nresult = {quoted(each.result)}\n"
        f"passed = {str(each.passed).lower()}\n"
        for each in checks
    )
    return f"# Made by `make report`.\ndate = {quoted(day)}\ncommit = {quoted(commit)}\n" + "".join(tables)


def list_packages() -> None:
    """Write what runs, with licences, as tools see it in an environment that has nothing else."""
    licences = subprocess.run(
        [TOOLS / "pip-licenses", f"--python={RUNS}", "--format=markdown", "--with-urls", "--ignore-packages", "pip"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    heading = (
        "# Licences of the packages that run\n\nMade by `make report` with pip-licenses, from `requirements/run.txt`."
    )
    (ROOT / "docs" / "licences.md").write_text(f"{heading}\n\n{licences.strip()}\n", encoding="utf-8")
    what, how = ["environment", RUNS, "--pyproject", "pyproject.toml"], ["--output-reproducible", "--of", "JSON"]
    found = subprocess.run([TOOLS / "cyclonedx-py", *what, *how], cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.dumps(without_shops(json.loads(found.stdout)), indent=2, ensure_ascii=False)
    (ROOT / "docs" / "sbom.json").write_text(told + "\n", encoding="utf-8")


def without_shops(told: Any) -> Any:
    """A CycloneDX list without where packages can be fetched: whoever installs the atlas has a place of their own."""
    if isinstance(told, list):
        kept = [each for each in told if not (isinstance(each, dict) and each.get("type") == "distribution")]
        return [without_shops(each) for each in kept]
    return {key: without_shops(value) for key, value in told.items()} if isinstance(told, dict) else told


def main(names: list[str]) -> int:
    """Make the report; 1 where a check that ran has found something."""
    unknown = set(names) - set(CHECKS)
    if unknown:
        print(f"There is no check called {', '.join(sorted(unknown))}. There are: {', '.join(CHECKS)}.")
        return 2
    day, commit = f"{datetime.now(UTC):%Y-%m-%d}", revision()
    checks = checked(names or CHECKS)
    atlas = open_atlas()
    (ROOT / "docs" / "trust.md").write_text(as_page(atlas, checks, day, commit) + "\n", encoding="utf-8")
    (ROOT / "pages" / "about" / "checked.toml").write_text(as_data(checks, day, commit), encoding="utf-8")
    list_packages()
    print(*(f"{each.what}: {each.result}" for each in checks), sep="\n")
    return int(any(not each.passed and each.result != NOT_RUN for each in checks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
