"""An entry of the list of exhibits: where a page shows it, what it is called, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from layers.exports.exhibit.exhibit import Exhibit
from layers.views.choices import Choice
from loaders.atlas import Atlas


class Asked(NamedTuple):
    """What an exhibit is made from: its page's choice, the day, and which ``part`` of several alike ("" for one)."""

    atlas: Atlas
    choice: Any
    today: date
    part: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A chart or a table: the path of its ``page`` and the ``anchor`` there, the kind of choice that the page has.

    ``title`` says what it shows, for that choice where that matters. ``make`` gives it, None where no row passes the
    filters. ``parts`` are the words for each of several alike, such as one a layer. Both raise
    `loaders.missing.LayerMissing` where what it rests on is left out.
    """

    page: str
    anchor: str
    choice: type[Choice]
    title: str | Callable[[Asked], str]
    make: Callable[[Asked, str], Exhibit | None]
    parts: Callable[[Atlas], Collection[str]] | None = None

    def titled(self, asked: Asked) -> str:
        """Its title for what is asked."""
        return self.title if isinstance(self.title, str) else self.title(asked)

    def made(self, asked: Asked) -> Exhibit | None:
        """The exhibit; None where there is nothing to show."""
        return self.make(asked, self.titled(asked))


def features_in(atlas: Atlas, ids: Iterable[object]) -> tuple[str, ...]:
    """Those of the ids that are features of the atlas."""
    return tuple(str(id) for id in ids if atlas.layer_of(str(id)))


def of_features(asked: Asked, title: str, table: pd.DataFrame, note: str = "") -> Exhibit | None:
    """A table whose index are the ids of features; None without rows."""
    return Exhibit(title, table, features_in(asked.atlas, table.index), note=note) if len(table) else None
