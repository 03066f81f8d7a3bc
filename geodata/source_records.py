"""The types of sources and of their grades. All are frozen, as in `records.py`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """A kind of source, as a grade of what rests on it. ``mark`` is a sign of one character that stands before it.

    ``documented`` says whether there is a document behind a source of this kind.
    """

    id: str
    label: str
    mark: str
    meaning: str
    documented: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A published document that facts rest on. ``url`` is blank for the compiler's own knowledge.

    ``kind`` is the id of a grade.
    """

    id: str
    title: str
    publisher: str
    url: str
    published: str
    licence: str
    what_for: str
    kind: str
