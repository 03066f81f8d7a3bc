"""What a reader has chosen on a page, as a frozen dataclass that says of each field how an address holds it.

A field is annotated with its `Word`: ``sea: Annotated[str, One(SEAS)] = "near"``. From that follow `Choice.from_query`,
`Choice.to_query` and what the widgets of a page say. The words of an address stand in the order of the fields, the base
map, which `MapChoice` has, after them.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Annotated, Any, Self, get_type_hints

from layers.looks.styles import BASES
from layers.views.address import NOTHING, Lack, Words, as_searched, as_written, written
from loaders.atlas import Atlas
from loaders.missing import LayerMissing, at_hand

PAPER = next(iter(BASES))
"""The base map of an address that names none."""
Known = Collection[str] | Callable[[Atlas], Collection[str]]
"""Words that a field may have, or how they are found in an atlas."""


def _of(known: Known, atlas: Atlas) -> Collection[str]:
    return known(atlas) if callable(known) else known


class Word(ABC):
    """How an address holds a field of a choice. ``name`` is the word's name, "" where it is called like the field."""

    name: str

    @abstractmethod
    def read(self, words: Words, name: str, otherwise: Any, atlas: Atlas) -> Any:
        """The field from an address; ``otherwise`` where the word is missing or not understood."""

    def write(self, value: Any) -> str:
        """The field as in an address."""
        return str(value)

    def told(self, value: Any, _otherwise: Any, _atlas: Atlas) -> Any:
        """The field from what its widget says."""
        return value


@dataclass(frozen=True, slots=True)
class Some(Word):
    """Several of the known words, in their order."""

    known: Known
    name: str = ""

    def read(self, words: Words, name: str, otherwise: tuple[str, ...], atlas: Atlas) -> tuple[str, ...]:
        """The words that are understood."""
        return words.some(name, at_hand(_of(self.known, atlas)), otherwise, atlas.missing)

    def write(self, value: tuple[str, ...]) -> str:
        """The words with commas between, or the word for none."""
        return ",".join(value) or NOTHING

    def told(self, value: Collection[str], _otherwise: tuple[str, ...], atlas: Atlas) -> tuple[str, ...]:
        """What is ticked, in the order of the known words and not in that of the ticks."""
        return tuple(word for word in at_hand(_of(self.known, atlas)) if word in value)


@dataclass(frozen=True, slots=True)
class One(Word):
    """One of the known words."""

    known: Known
    name: str = ""

    def read(self, words: Words, name: str, otherwise: str | None, atlas: Atlas) -> str | None:
        """The word, if it is known. Where what may be known is left out at present, that is noted."""
        try:
            return words.one(name, _of(self.known, atlas)) or otherwise
        except LayerMissing as lost:
            words.notes += [Lack(str(lost))] if words.query.get(name) else []
            return otherwise

    def told(self, value: str | None, otherwise: str | None, _atlas: Atlas) -> str | None:
        """What is chosen; what is chosen at first where nothing is."""
        return value or otherwise


@dataclass(frozen=True, slots=True)
class Flag(Word):
    """Yes or no: ``yes`` is the word that says so."""

    yes: str
    name: str = ""

    def read(self, words: Words, name: str, _otherwise: bool, _atlas: Atlas) -> bool:
        """Whether the address says yes."""
        return words.one(name, (self.yes,)) == self.yes

    def write(self, value: bool) -> str:
        """The word for yes; nothing for no."""
        return self.yes if value else ""


@dataclass(frozen=True, slots=True)
class Year(Word):
    """A year from a range; None for any, where a choice may begin with that."""

    known: range
    name: str = ""

    def read(self, words: Words, name: str, otherwise: int | None, _atlas: Atlas) -> int | None:
        """The year, if it is in the range."""
        return words.year(name, self.known) or otherwise


@dataclass(frozen=True, slots=True)
class Text(Word):
    """What is searched for."""

    name: str = ""

    def read(self, words: Words, name: str, _otherwise: str, _atlas: Atlas) -> str:
        """The text without what no name has."""
        return words.text(name)

    def told(self, value: str | None, _otherwise: str, _atlas: Atlas) -> str:
        """The same of what was typed."""
        return as_searched(value or "")


@dataclass(frozen=True, slots=True)
class Prose(Word):
    """What a reader has written, at most ``longest`` characters; with its ``lines``, or in one."""

    longest: int
    lines: bool = False
    name: str = ""

    def read(self, words: Words, name: str, _otherwise: str, _atlas: Atlas) -> str:
        """The text as it stands, cut where it is too long."""
        return words.prose(name, self.longest, lines=self.lines)

    def told(self, value: str | None, _otherwise: str, _atlas: Atlas) -> str:
        """The same of what was typed."""
        return as_written(value or "", lines=self.lines)


@dataclass(frozen=True, slots=True)
class Feature(Word):
    """The id of a feature, of any layer or of ``layers``; of another one is told that it ``is_no`` such thing."""

    layers: Known = ()
    is_no: str = ""
    name: str = ""

    def read(self, words: Words, name: str, _otherwise: str | None, atlas: Atlas) -> str | None:
        """The id, if it is known."""
        found = words.feature(name, atlas)
        if found and self.layers and atlas.layer_of(found) not in _of(self.layers, atlas):
            words.notes.append(f"“{found}” {self.is_no}.")
            return None
        return found


@dataclass(frozen=True, slots=True)
class Features(Word):
    """The ids of some features, in the order in which they were named."""

    name: str = ""

    def read(self, words: Words, name: str, _otherwise: tuple[str, ...], atlas: Atlas) -> tuple[str, ...]:
        """Those that are known."""
        return words.features(name, atlas)

    def write(self, value: tuple[str, ...]) -> str:
        """The ids with commas between."""
        return ",".join(value)

    def told(self, value: Collection[str], _otherwise: tuple[str, ...], _atlas: Atlas) -> tuple[str, ...]:
        """What is chosen."""
        return tuple(value)


@dataclass(frozen=True, slots=True)
class Parsed(Word):
    """Anything else: ``parse`` gets the words, the name and the atlas, and gives None where nothing is understood."""

    parse: Callable[[Words, str, Atlas], Any]
    name: str = ""
    write_as: Callable[[Any], str] = str

    def read(self, words: Words, name: str, otherwise: Any, atlas: Atlas) -> Any:
        """What ``parse`` understands."""
        found = self.parse(words, name, atlas)
        return otherwise if found is None else found

    def write(self, value: Any) -> str:
        """The field as in an address."""
        return self.write_as(value)


def words_of(choice: type["Choice"]) -> dict[str, tuple[str, Word]]:
    """Field -> its name in an address and how it stands there. A field without a word stands in no address."""
    if choice not in _FOUND:
        hints = get_type_hints(choice, include_extras=True)
        _FOUND[choice] = {
            each.name: (word.name or each.name, word)
            for each in sorted(fields(choice), key=lambda each: bool(each.kw_only))
            for word in getattr(hints[each.name], "__metadata__", ())
            if isinstance(word, Word)
        }
    return _FOUND[choice]


_FOUND: dict[type["Choice"], dict[str, tuple[str, Word]]] = {}
"""What `words_of` has found: reading annotations is slow."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader has chosen on a page: small, comparable, and the same as the words of its address."""

    @classmethod
    def at_first(cls, _atlas: Atlas) -> Self:
        """What an address without words says; what is the same in another choice is left out of its address."""
        return cls()

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[Self, list[str]]:
        """The choice an address asks for, and a note for each word in it that had to be ignored."""
        words = Words(query, names=cls.names())
        return cls.read(words, cls.at_first(atlas), atlas), words.notes

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the words that say something in its address, in the order in which they are written."""
        return tuple(name for name, _ in words_of(cls).values())

    def to_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of the address, what is as at first left out. ``from_query`` gives the same choice back."""
        return self.words_beside(self.at_first(atlas))

    def lasting_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of an address that goes on saying this when what is at first has become another."""
        return self.to_query(atlas)

    @classmethod
    def read(cls, words: Words, otherwise: Self, atlas: Atlas) -> Self:
        """The choice in the words of an address; what they leave out is as in ``otherwise``."""
        found = {
            field: word.read(words, name, getattr(otherwise, field), atlas)
            for field, (name, word) in words_of(cls).items()
        }
        return replace(otherwise, **found)

    def words_beside(self, otherwise: Self) -> dict[str, str]:
        """The words for what is not as in ``otherwise``."""
        return written(
            (name, word.write(value))
            for field, (name, word) in words_of(type(self)).items()
            if (value := getattr(self, field)) != getattr(otherwise, field) and value is not None
        )

    def as_told(self, said: Mapping[str, Any], atlas: Atlas) -> Self:
        """The choice with what widgets say: field -> value of its widget."""
        first, words = self.at_first(atlas), words_of(type(self))
        return self.but(
            **{
                field: words[field][1].told(value, getattr(first, field), atlas) if field in words else value
                for field, value in said.items()
            }
        )

    def but(self, **changes: Any) -> Self:
        """The same choice with some things changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class MapChoice(Choice):
    """The choice of a page that has a map: beside what is its own, the base map, the same on all pages."""

    base: Annotated[str, One(BASES)] = field(default=PAPER, kw_only=True)
