"""Figures of a subject page: a number in words, what it counts, and the features that it was counted from."""

from collections.abc import Iterable
from dataclasses import dataclass

from layers.wording.facts import blank


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: ``value`` with its unit, ``note`` on its scope, year and blanks, ``ids`` of the features behind it.

    A figure never mixes statuses, scopes or years without ``note`` saying so.
    """

    label: str
    value: str
    note: str = ""
    ids: tuple[str, ...] = ()


def published(values: Iterable[object], what: str, of: str) -> str:
    """How many values are not blank: ``capacity published for 31 of 42 stores``."""
    known = [not blank(value) for value in values]
    return f"{what} published for {sum(known):,} of {len(known):,} {of}"
