"""What the About page tells that is kept as data: accessibility, the regulator's questions, and the last check."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NOT_RUN = "not run for this report"
"""The result of a check that was not asked for."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that is known to fail for some readers: what, where, and what serves them instead."""

    what: str
    where: str
    instead: str


@dataclass(frozen=True, slots=True)
class Accessibility:
    """``tested``: what was tested -> how; ``upstream``: what only others can mend -> where it is reported;
    ``untested``: what was not tried. All but the first are whole sentences.
    """

    tested: dict[str, str]
    fails: tuple[Failure, ...]
    upstream: dict[str, str]
    untested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a regulator asks, ``of`` which group; ``met`` is ``yes``, ``in part`` or ``no``."""

    of: str
    asks: str
    met: str
    answer: str


@dataclass(frozen=True, slots=True)
class Check:
    """What one kind of check came to: ``result`` in words; ``passed`` says that it ran and found nothing."""

    what: str
    result: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The last report: its day (``2026-11-29``), the commit that was checked, and what each check came to."""

    date: str
    commit: str
    checks: tuple[Check, ...]


def accessibility(folder: Path = HERE) -> Accessibility:
    """What ``known_failures.toml`` and ``upstream_findings.toml`` say."""
    found = _read(folder / "known_failures.toml")
    return Accessibility(
        {str(each["what"]): str(each["how"]) for each in found.get("tested", ())},
        tuple(Failure(**each) for each in found.get("fails", ())),
        {str(each["told"]): str(each["issue"]) for each in _read(folder / "upstream_findings.toml").get("finding", ())},
        tuple(str(each["what"]) for each in found.get("untested", ())),
    )


def regulator(folder: Path = HERE) -> tuple[Mapping[str, Any], tuple[Question, ...]]:
    """The guidance (its ``title``, ``publisher`` and ``url``) and the questions of ``regulator.toml`` with answers."""
    found = _read(folder / "regulator.toml")
    return found, tuple(Question(**each) for each in found["asked"])


def last_report(folder: Path = HERE) -> Report | None:
    """What `make report` has left in ``checked.toml``; None where it has not run."""
    if not (folder / "checked.toml").exists():
        return None
    found = _read(folder / "checked.toml")
    return Report(found["date"], found["commit"], tuple(Check(**each) for each in found["checks"]))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
