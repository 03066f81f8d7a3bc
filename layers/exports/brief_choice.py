"""What a reader has chosen on the Brief page: a brief in the making, what it is seen as, and a pack of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from layers.exports.briefs import (
    FIRST_FORM,
    FIRST_FRAMING,
    LONGEST_NOTES,
    LONGEST_SUBTITLE,
    LONGEST_TITLE,
    OWN_WORDS,
    Brief,
    packed,
    unpacked,
)
from layers.exports.formats import FORMATS
from layers.exports.picture.forms import FORMS
from layers.looks.styles import BASES
from layers.maps.framing import FRAMINGS
from layers.views.address import Words, written
from layers.views.choices import Choice, Features, One, Prose
from layers.views.map_view import MapView
from loaders.atlas import Atlas

SEEN = tuple(ending for ending, kind in FORMATS.items() if kind.seen_as)
"""Endings of the files that can be looked at before they are downloaded."""
FIRST_FILE = SEEN[0]


@dataclass(frozen=True, slots=True)
class BriefChoice(Choice):
    """What a reader has chosen on the Brief page: the brief in the making, and the pack that is being put together.

    ``file`` is the kind of file that is looked at, one of `SEEN`. ``base`` is the base map of the brief, and of the
    pack. ``only`` are the features that are chosen by name; ``view`` has none. ``pack`` are briefs that have been put
    aside.
    """

    view: MapView
    file: Annotated[str, One(SEEN)] = FIRST_FILE
    base: Annotated[str, One(BASES)] = next(iter(BASES))
    only: Annotated[tuple[str, ...], Features()] = ()
    title: Annotated[str, Prose(LONGEST_TITLE)] = ""
    subtitle: Annotated[str, Prose(LONGEST_SUBTITLE)] = ""
    notes: Annotated[str, Prose(LONGEST_NOTES, lines=True)] = ""
    form: Annotated[str, One(FORMS)] = FIRST_FORM
    frame: Annotated[str, One(FRAMINGS)] = FIRST_FRAMING
    pack: tuple[Brief, ...] = ()
    heading: Annotated[str, Prose(LONGEST_TITLE)] = ""

    @classmethod
    def at_first(cls, atlas: Atlas) -> BriefChoice:
        """The first sight, nothing written on it and no pack."""
        return cls(MapView.first_sight(atlas))

    @property
    def brief(self) -> Brief:
        """The brief in the making."""
        return Brief(
            self.view.but(base=self.base, only=self.only), self.title, self.subtitle, self.notes, self.form, self.frame
        )

    @classmethod
    def of(cls, brief: Brief, pack: tuple[Brief, ...] = (), heading: str = "", file: str = FIRST_FILE) -> BriefChoice:
        """The page with this brief opened."""
        own = {name: getattr(brief, name) for name in OWN_WORDS}
        view = brief.view
        return cls(view.but(only=()), file, view.base, view.only, pack=pack, heading=heading, **own)

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[BriefChoice, list[str]]:
        """The choice that an address asks for, and a note for each word in it that had to be ignored."""
        words = Words(query, names=cls.names())
        of_brief = {name: words.query[name] for name in Brief.names() if name in words.query}
        brief, notes = Brief.from_query(of_brief, atlas)
        pack, ignored = unpacked(words.query.get("pack", ""), atlas)
        heading, file = words.prose("heading", LONGEST_TITLE), words.one("file", SEEN, FIRST_FILE) or FIRST_FILE
        return cls.of(brief, pack, heading, file), notes + ignored + words.notes

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the words of a brief, of the file that it is seen as, and of a pack."""
        return (*Brief.names(), "file", "pack", "heading")

    def to_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of the address, defaults left out. ``from_query`` gives the same choice back."""
        file = self.file if self.file != FIRST_FILE else ""
        more = written([("file", file), ("pack", packed(self.pack, atlas)), ("heading", self.heading)])
        return self.brief.to_query(atlas) | more
