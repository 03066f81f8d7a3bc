"""The maps that are their pages' answers: what is on each, and where a browser fetches it.

An address names the map and the words of the page's choice that matter to it, and whoever is asked makes from them what
the page has found. So nothing is known to one process alone: another one, or the same after a new start, answers alike.
What was made last is kept; each piece has a version that changes with its content and stands in its address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from layers.co2 import on_the_map as co2
from layers.co2.choice import Co2Choice
from layers.interconnectors import on_the_map as interconnectors
from layers.interconnectors.links import LinkChoice
from layers.maps.answers import Part
from layers.maps.found import MARKS, Found, drawn_found, names_word, part_word
from layers.ports import on_the_map as ports
from layers.ports.choice import PortsChoice
from layers.protection import on_the_map as protection
from layers.protection.choice import ProtectionChoice
from layers.protection.crossings import Crossing, crossings
from layers.views.choices import MapChoice
from layers.wind import on_the_map as wind
from layers.wind.choice import WindChoice
from loaders.atlas import Atlas
from pages import addresses, opened_atlas
from pages.parts.map_files import MapFile, map_file

MOST_KEPT = 64
"""Maps whose pieces are kept in a process; the one that was not used for longest goes first."""
Words = tuple[tuple[str, str], ...]
"""Words of a choice, in a form that can name what is made of them."""


@dataclass(frozen=True, slots=True)
class SubjectMap:
    """A map of a page: the kind of ``choice`` that its page has, the names of the ``words`` that matter to what is on
    it, and how that is found, on a day: how old a fact is may be part of it.
    """

    choice: type[MapChoice]
    words: tuple[str, ...]
    find: Callable[[Atlas, Any, date], Found]


@cache
def every_crossing() -> tuple[Crossing, ...]:
    """All crossings of the atlas, found once. Raises `loaders.missing.LayerMissing`."""
    return crossings(opened_atlas.atlas())


MAPS = {
    "interconnectors": SubjectMap(
        LinkChoice, LinkChoice.names(), lambda atlas, choice, _: interconnectors.found(atlas, choice)
    ),
    "co2": SubjectMap(Co2Choice, Co2Choice.names(), co2.found),
    "ports": SubjectMap(
        PortsChoice,
        ("port", "country", "within", "lanes", "select", "base"),
        lambda atlas, choice, _: ports.found(atlas, choice),
    ),
    "wind": SubjectMap(WindChoice, WindChoice.names(), lambda atlas, choice, _: wind.found(atlas, choice)),
    "crossings": SubjectMap(
        ProtectionChoice,
        ("cross", "stage", "select", "line", "base"),
        lambda atlas, choice, _: protection.found_crossings(atlas, choice, every_crossing()),
    ),
    "near": SubjectMap(
        ProtectionChoice, ("near", "within", "base"), lambda atlas, choice, _: protection.found_near(atlas, choice)
    ),
}
"""Name of a map in its addresses -> what is on it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was ``found`` for a map, and its pieces as files: the marks, the parts of the answer, names by layer."""

    found: Found
    marks: MapFile | None
    parts: Mapping[Part, MapFile]
    names: Mapping[str, MapFile]

    def pieces(self) -> dict[str, MapFile]:
        """All files under the words by which their addresses ask for them."""
        return {
            **({MARKS: self.marks} if self.marks else {}),
            **{part_word(part): file for part, file in self.parts.items()},
            **{names_word(layer): file for layer, file in self.names.items()},
        }


def answered(name: str, choice: MapChoice) -> Answered:
    """What is on a map for a choice of its page. Raises KeyError for another map, and
    `loaders.missing.LayerMissing` where what it rests on is left out.
    """
    query, wanted = choice.to_query(opened_atlas.atlas()), MAPS[name].words
    return _answered(name, tuple((word, query[word]) for word in wanted if word in query), date.today())


@lru_cache(maxsize=MOST_KEPT)
def _answered(name: str, words: Words, today: date) -> Answered:
    """By the words alone, for the page as for the browser that fetches: so both get the same."""
    atlas, subject = opened_atlas.atlas(), MAPS[name]
    choice, _ = subject.choice.from_query(dict(words), atlas)
    found = subject.find(atlas, choice, today)
    drawn = drawn_found(found, atlas)

    def file(piece: str, content: Mapping[str, object]) -> MapFile:
        return map_file(content, lambda version: addresses.marks(name, piece, dict(words), version))

    return Answered(
        found,
        file(MARKS, drawn.marks) if drawn.marks else None,
        {part: file(part_word(part), features) for part, features in drawn.parts.items()},
        {layer: file(names_word(layer), features) for layer, features in drawn.names.items()},
    )
