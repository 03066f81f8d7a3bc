"""Pictures with a reader's own words, packs of them, and the views that are ready to be used.

``/brief?layers=interconnectors&title=Two+cables&form=square`` is a view and what is written on its picture. A pack is a
list of such briefs; in an address it stands as ``pack``, each brief encoded on its own and parted by semicolons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import parse_qsl

from layers.exports.picture.forms import FORMS
from layers.looks.styles import BASES
from layers.views.address import LONGEST_TEXT, Words, encoded, written
from layers.views.choices import Choice, One, Prose
from layers.views.map_view import MapView
from loaders.atlas import Atlas

LONGEST_TITLE = LONGEST_TEXT
LONGEST_SUBTITLE = 200
LONGEST_NOTES = 2_000
"""Characters of a reader's title, subtitle and notes that are read."""
MOST_SLIDES = 20
"""Briefs that a pack holds."""
PACK_HEADING = "The United Kingdom and Belgium in the North Sea"
"""Title of a pack to which the reader has given none."""
OWN_WORDS = ("title", "subtitle", "notes", "form")
"""The words of a brief beside those of its view."""
FIRST_FORM = next(iter(FORMS))


@dataclass(frozen=True, slots=True)
class Brief(Choice):
    """A view, the reader's ``title`` and ``subtitle`` for its picture ("" for its own), and ``notes`` for a speaker.

    ``form`` is one of `layers.exports.picture.forms.FORMS`.
    """

    view: MapView
    title: Annotated[str, Prose(LONGEST_TITLE)] = ""
    subtitle: Annotated[str, Prose(LONGEST_SUBTITLE)] = ""
    notes: Annotated[str, Prose(LONGEST_NOTES, lines=True)] = ""
    form: Annotated[str, One(FORMS)] = FIRST_FORM

    @classmethod
    def at_first(cls, atlas: Atlas) -> Brief:
        """The first sight with nothing written on it."""
        return cls(MapView.first_sight(atlas))

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[Brief, list[str]]:
        """The brief that an address asks for, and a note for each word in it that had to be ignored."""
        view, notes = MapView.from_query(query, atlas)
        own = Words({name: query[name] for name in OWN_WORDS if name in query})
        return cls.read(own, cls(view), atlas), list(dict.fromkeys(notes + own.notes))

    def to_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of the address, defaults left out. ``from_query`` gives the same brief back."""
        return self.view.to_query(atlas) | self.words_beside(Brief(self.view))


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


@dataclass(frozen=True, slots=True)
class BriefChoice(Choice):
    """What a reader has chosen on the Brief page: the brief in the making, and the pack that is being put together.

    ``base`` is the base map of the brief, and of the pack. ``pack`` are briefs that have been put aside.
    """

    view: MapView
    base: Annotated[str, One(BASES)] = next(iter(BASES))
    title: Annotated[str, Prose(LONGEST_TITLE)] = ""
    subtitle: Annotated[str, Prose(LONGEST_SUBTITLE)] = ""
    notes: Annotated[str, Prose(LONGEST_NOTES, lines=True)] = ""
    form: Annotated[str, One(FORMS)] = FIRST_FORM
    pack: tuple[Brief, ...] = ()
    heading: Annotated[str, Prose(LONGEST_TITLE)] = ""

    @classmethod
    def at_first(cls, atlas: Atlas) -> BriefChoice:
        """The first sight, nothing written on it and no pack."""
        return cls(MapView.first_sight(atlas))

    @property
    def brief(self) -> Brief:
        """The brief in the making."""
        return Brief(self.view.but(base=self.base), self.title, self.subtitle, self.notes, self.form)

    @classmethod
    def of(cls, brief: Brief, pack: tuple[Brief, ...] = (), heading: str = "") -> BriefChoice:
        """The page with this brief opened."""
        own = {name: getattr(brief, name) for name in OWN_WORDS}
        return cls(view=brief.view, base=brief.view.base, pack=pack, heading=heading, **own)

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[BriefChoice, list[str]]:
        """The choice that an address asks for, and a note for each word in it that had to be ignored."""
        brief, notes = Brief.from_query({name: word for name, word in query.items() if name != "pack"}, atlas)
        pack, ignored = unpacked(query.get("pack", ""), atlas)
        own = Words({"heading": query.get("heading", "")})
        heading = own.prose("heading", LONGEST_TITLE)
        return cls.of(brief, pack, heading), notes + ignored + own.notes

    def to_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of the address, defaults left out. ``from_query`` gives the same choice back."""
        more = written([("pack", packed(self.pack, atlas)), ("heading", self.heading)])
        return self.brief.to_query(atlas) | more


@dataclass(frozen=True, slots=True)
class Ready:
    """A view that is ready to be used, with a title that says what it shows. ``words`` are those of its address."""

    id: str
    title: str
    subtitle: str
    words: Mapping[str, str]

    def brief(self, atlas: Atlas) -> Brief:
        """As a brief. Raises ValueError for words that the atlas does not understand."""
        view, notes = MapView.from_query({"v": "1", **self.words}, atlas)
        if notes:
            raise ValueError(f"{self.id}: {' '.join(notes)}")
        return Brief(view, self.title, self.subtitle)


READY = (
    Ready(
        "links-today",
        "UK-Belgium links today",
        "In service: one electricity cable, Nemo Link, and one gas pipeline, the Interconnector",
        {
            "layers": "interconnectors,gas_pipelines,maritime_boundaries",
            "status": "operational",
            "commitment": "energy-annual-supply-exchange",
            "at": "52.05,1.9,6.85",
        },
    ),
    Ready(
        "nautilus",
        "Nautilus and the energy island",
        "Proposed: a second cable between Great Britain and Belgium by way of the Princess Elisabeth Island",
        {
            "layers": "interconnectors,energy_islands,offshore_wind,maritime_boundaries",
            "commitment": "energy-nautilus",
            "at": "51.65,1.9,7.6",
        },
    ),
    Ready(
        "belgian-co2",
        "Where Belgian CO2 can go",
        "CO2 stores, terminals and pipelines round the North Sea, in service, being built and planned",
        {"layers": "co2_storage,co2_transport,maritime_boundaries", "at": "54.5,2.4,4.75"},
    ),
    Ready(
        "zeebrugge",
        "Zeebrugge and its routes",
        "Freight services and the trunk route that end at Zeebrugge, in service",
        {
            "layers": "ports,shipping_corridors",
            "status": "operational",
            "country": "BE",
            "q": "Zeebrugge",
            "at": "53.9,3.6,5.3",
        },
    ),
    Ready(
        "seabed",
        "What lies on the seabed between us",
        "Cables and pipelines of Great Britain and Belgium, in service and planned",
        {
            "layers": "interconnectors,transmission_offshore,gas_pipelines,co2_transport,maritime_boundaries",
            "country": "GB,BE",
            "at": "51.75,1.9,7.4",
        },
    ),
)
"""Views that a briefer is likely to need."""
