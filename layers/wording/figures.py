"""Figures of a subject page: a number in words, what it counts, and the features that it was counted from."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from layers.wording.facts import blank, listing


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: ``value`` with its unit, ``note`` on its scope, year and blanks, ``ids`` of the features behind it.

    A figure never mixes statuses, scopes or years without ``note`` saying so.
    """

    label: str
    value: str
    note: str = ""
    ids: tuple[str, ...] = ()


def added(values: Iterable[object]) -> float:
    """Published figures added up as they are written: 0.1 and 0.2 are 0.3. A blank adds nothing."""
    return float(sum((Decimal(str(value)) for value in values if not blank(value)), Decimal()))


def published(values: Iterable[object], what: str, of: str) -> str:
    """How many values are not blank: ``capacity published for 31 of 42 stores``."""
    known = [not blank(value) for value in values]
    return f"{what} published for {sum(known):,} of {len(known):,} {of}"


def not_counted(reasons: Sequence[str], what: str) -> str:
    """``Of 32 links on record 9 are not counted: 6 outside the North Sea, 2 cancelled and 1 suspended.``

    ``reasons`` are those of every record, blank for one that is counted. Empty text where all are.
    """
    left = Counter(reason for reason in reasons if reason)
    if not left:
        return ""
    told, count = listing([f"{number:,} {reason}" for reason, number in left.most_common()]), left.total()
    return f"Of {len(reasons):,} {what} on record {count:,} {'is' if count == 1 else 'are'} not counted: {told}."
