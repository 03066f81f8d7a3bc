"""What is wrong with a file, said in one sentence that names the file, the record, the fault and the remedy.

The family of errors is small on purpose::

    Exception
    └── DataRefused     some files broke a rule; `findings` holds every fault of every file
"""

import datetime
import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

LONGEST_QUOTE = 60
"""Characters of a value that a sentence repeats; a 10,000-character name stays one readable line."""

MOST_LISTED = 12
"""Known names that a sentence lists in full; of longer lists it gives the number and the first few."""

LAYOUT = "`python -m loaders.layout`, followed by the file, does it."
"""What is said where that tool is the cure."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``file`` is the path from the folder that holds `geodata`; ``record`` is blank for the whole file.

    ``fault`` is a clause without a full stop. A ``remedy`` that begins in lower case finishes the fault's sentence.
    ``more`` counts further records of the same file with the very same fault. ``grave``: nothing is shown until it is
    mended; anything else is worth a look and may be right.
    """

    file: str
    record: str
    fault: str
    remedy: str
    more: int = 0
    grave: bool = True

    def sentence(self) -> str:
        """The whole finding as one line for the reader."""
        link = "; " if self.remedy[:1].islower() else ". "
        record = quoted(self.record) if self.record else ""
        more = f" and {self.more} more" if self.more else ""
        start = f"{self.file}: {record}{more}: " if record else f"{self.file}: "
        return _printable(f"{start}{self.fault}{link}{self.remedy}")


@dataclass(frozen=True, slots=True)
class Where:
    """The file, and the record in it, that a rule is looking at."""

    file: str
    record: str = ""

    def finding(self, fault: str, remedy: str) -> Finding:
        """A finding about this place."""
        return Finding(self.file, self.record, fault, remedy)

    def doubt(self, fault: str, remedy: str) -> Finding:
        """A finding about this place that is worth a look and refuses nothing."""
        return Finding(self.file, self.record, fault, remedy, grave=False)


class DataRefused(Exception):
    """Some files break a rule, so nothing was loaded. ``findings`` holds all of them, ``str()`` lists one per line."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "\n".join(finding.sentence() for finding in self.findings)


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings file by file, those with the same file, fault and remedy told once (see `Finding.more`).

    Files are in the order of the alphabet; within a file the findings keep their order.
    """
    first: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        key = (finding.file, finding.fault, finding.remedy)
        seen = first.get(key)
        if seen is None:
            first[key] = finding
        elif finding.record:
            first[key] = replace(seen, more=seen.more + 1)
    return sorted(first.values(), key=lambda finding: finding.file)


def closest(name: str, known: Iterable[str]) -> str:
    """The one of ``known`` that is most like ``name``, or "" if none is like it. The same answer every time."""
    names = sorted(known)
    same_but_for_case = [each for each in names if each.casefold() == name.casefold()]
    matches = same_but_for_case or difflib.get_close_matches(name[:200], names, n=1)
    return matches[0] if matches else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """ "Did you mean 'x'?", or a sentence that lists what is allowed where nothing is like ``name``."""
    names = sorted(set(known))
    match = closest(name, names)
    if match:
        return f"Did you mean {quoted(match)}?"
    if not names:
        return "None is known."
    if len(names) <= MOST_LISTED:
        return f"Allowed: {listed(names)}."
    return f"There are {len(names)} to choose from, such as {listed(names[:3])}."


def listed(names: Iterable[str]) -> str:
    """The names in quotes, with commas between them, in the order given."""
    return ", ".join(quoted(name) for name in names)


def quoted(value: object) -> str:
    """A value as a sentence shows it: short, on one line, never a wall of text, never a character that cannot be seen.

    Lists and tables are only counted where they hold more than a few plain values, however deep they are.
    """
    if isinstance(value, str):
        return f"'{_visible(value)}'"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) >= 10**20:
        return "a number of more than 20 digits"
    if isinstance(value, datetime.date | datetime.time):
        return f"{value.isoformat()} without quotes"
    if isinstance(value, list | tuple):
        plain = len(value) <= 3 and not any(isinstance(item, list | tuple | dict) for item in value)
        return f"[{', '.join(quoted(item) for item in value)}]" if plain else f"a list of {len(value)}"
    if isinstance(value, dict):
        return "a table"
    return str(value)


def times(count: int) -> str:
    """``twice``, ``3 times``."""
    return "twice" if count == 2 else f"{count} times"


def _visible(text: str) -> str:
    return _printable(text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}...")


def _printable(text: str) -> str:
    """The text with line breaks, marks of writing direction and the like spelt out, so that it cannot mislead."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
