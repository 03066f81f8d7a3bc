"""Pictures with a reader's own words, packs of them, and the views that are ready to be used.

``/brief?layers=interconnectors&title=Two+cables&form=square`` is a view and what is written on its picture. A pack is a
list of such briefs; in an address it stands as ``pack``, each brief encoded on its own and parted by semicolons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import parse_qsl

from geodata.page_records import ReadyView
from geodata.records import COUNTRIES, STATUSES
from layers.exports.picture.forms import FORMS
from layers.maps.framing import FRAMINGS, as_on_screen
from layers.views.address import LONGEST_TEXT, Words, encoded
from layers.views.choices import Choice, One, Prose
from layers.views.map_view import DEFAULT_STATUSES, ORDER, Camera, MapView
from loaders.atlas import Atlas

LONGEST_TITLE = LONGEST_TEXT
LONGEST_SUBTITLE = 200
LONGEST_NOTES = 2_000
"""Characters of a reader's title, subtitle and notes that are read."""
MOST_SLIDES = 20
"""Briefs that a pack holds."""
PACK_HEADING = "The United Kingdom and Belgium in the North Sea"
"""Title of a pack to which the reader has given none."""
OWN_WORDS = ("title", "subtitle", "notes", "form", "frame")
"""The words of a brief beside those of its view."""
FIRST_FORM, FIRST_FRAMING = next(iter(FORMS)), next(iter(FRAMINGS))


@dataclass(frozen=True, slots=True)
class Brief(Choice):
    """A view, the reader's ``title`` and ``subtitle`` for its picture ("" for its own), and ``notes`` for a speaker.

    ``form`` is one of `layers.exports.picture.forms.FORMS`, ``frame`` one of `layers.maps.framing.FRAMINGS`. An address
    says no frame where it is what its camera makes likely: with a camera as on screen, without one on what is shown.
    """

    view: MapView
    title: Annotated[str, Prose(LONGEST_TITLE)] = ""
    subtitle: Annotated[str, Prose(LONGEST_SUBTITLE)] = ""
    notes: Annotated[str, Prose(LONGEST_NOTES, lines=True)] = ""
    form: Annotated[str, One(FORMS)] = FIRST_FORM
    frame: Annotated[str, One(FRAMINGS)] = FIRST_FRAMING

    @classmethod
    def at_first(cls, atlas: Atlas) -> Brief:
        """The first sight with nothing written on it."""
        return cls(MapView.first_sight(atlas))

    @classmethod
    def on_screen(cls, view: MapView, form: str = FIRST_FORM) -> Brief:
        """The view as the screen shows it, where it has a camera, with nothing written on it."""
        return cls(view, form=form, frame=_likely(view))

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[Brief, list[str]]:
        """The brief that an address asks for, and a note for each word in it that had to be ignored."""
        words = Words(query, names=cls.names())
        view, notes = MapView.from_query({name: words.query[name] for name in ORDER if name in words.query}, atlas)
        return cls.read(words, cls(view, frame=_likely(view)), atlas), notes + words.notes

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the words of a view, and of those on its picture."""
        return (*ORDER, *OWN_WORDS)

    def to_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of the address, defaults left out. ``from_query`` gives the same brief back."""
        return self.view.to_query(atlas) | self.words_beside(Brief(self.view, frame=_likely(self.view)))

    def drawn(self, atlas: Atlas) -> MapView:
        """The view that files draw: with the camera that they look with, or with none for what is shown."""
        return as_on_screen(self.view, atlas) if self.frame == "screen" else self.view.but(camera=None)


def _likely(view: MapView) -> str:
    return "screen" if view.camera else FIRST_FRAMING


def packed(briefs: Iterable[Brief], atlas: Atlas) -> str:
    """Briefs as one word of an address. No form is kept: every slide of a pack is as wide as the others."""
    # The first sight has no words of its own; its version stands in, so that no brief of a pack is empty text.
    return ";".join(
        encoded(replace(each, form=FIRST_FORM).to_query(atlas) or each.view.lasting_query(atlas)) for each in briefs
    )


def unpacked(words: str, atlas: Atlas) -> tuple[tuple[Brief, ...], list[str]]:
    """The briefs that `packed` wrote, at most `MOST_SLIDES`, and a note for each word that had to be ignored."""
    asked = [entry for entry in words.split(";") if entry]
    notes = [] if len(asked) <= MOST_SLIDES else [f"A pack holds {MOST_SLIDES} views; the others are left out."]
    found = []
    for entry in asked[:MOST_SLIDES]:
        brief, ignored = Brief.from_query(dict(parse_qsl(entry, keep_blank_values=True)), atlas)
        found.append(brief)
        notes += ignored
    return tuple(found), notes


def ready(atlas: Atlas) -> dict[str, Brief]:
    """The views that are ready to be used, by their ids; `geodata/ready_views.toml` says what they show.

    One that has a layer which is left out is not ready: its title would promise what it does not show.
    """
    whole = [each for each in atlas.ready_views if not atlas.missing_of(each)]
    return {each.id: Brief(_view_of(each, atlas), each.title, each.subtitle, frame="screen") for each in whole}


def _view_of(each: ReadyView, atlas: Atlas) -> MapView:
    return MapView(
        layers=tuple(id for id in atlas.layers if id in each.layers),
        statuses=tuple(status for status in STATUSES if status in (each.statuses or DEFAULT_STATUSES)),
        countries=tuple(code for code in COUNTRIES if code in each.countries),
        q=each.q,
        commitment=each.commitment or None,
        camera=Camera.parse(each.at),
    )
