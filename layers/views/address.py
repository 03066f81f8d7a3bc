"""Reading the words of an address: what is understood is kept, what is not gets one short note and is ignored.

`Words` reads every address, as it was sent (`layers.views.received`), and reading ends in one of two ways. The link of
a page must always open: it takes the choice and shows the notes. A file or data must be exactly what was asked for:
`understood` refuses what has a note, and `only` a word that means nothing there.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import quote, urlencode

from geodata.records import Redirect
from layers.views.received import BESIDE, meant, received
from layers.wording.facts import in_words
from loaders.atlas import Atlas
from loaders.findings import nearest
from loaders.missing import Missing, at_hand, lacks, sentence, that_hold

NOTHING = "none"
"""The word for an empty list in an address: ``layers=none`` is a map without layers."""
LONGEST_ECHO = 40
"""Characters of a broken value repeated in a note."""
LONGEST_ADDRESS = 8_000
"""Characters of all words together; a longer address is not a view that anyone made, and is not read at all."""
LONGEST_TEXT = 100
"""Characters of free text, such as a search, that are read."""
NONE_MISSING: Mapping[str, Missing] = {}
_WORD = re.compile(r"[\w .,'’+-]+")
_NOT_IN_NAMES = re.compile(r"[^\w .,'’&-]|_")
MOST_NOTES = 3
"""Unknown words of one list that get a note; the rest of a long list of nonsense is passed over in silence."""

Choice = TypeVar("Choice")


class NotUnderstood(ValueError):
    """Words of an address that cannot be answered. The message is what the reader is told."""


class NotAtPresent(NotUnderstood):
    """Words of an address that would be answered if the atlas had all of its layers."""


class Lack(str):
    """A note on what the atlas lacks at present."""


@dataclass(slots=True)
class Words:
    """The words of one address, and the notes on those that had to be ignored, in reading order.

    Where the ``names`` are given that say something in this address, any other gets a note.
    """

    query: Mapping[str, str]
    notes: list[str] = field(default_factory=list)
    names: Collection[str] | None = None

    def __post_init__(self) -> None:
        length = sum(len(name) + len(word) for name, word in self.query.items())
        if length > LONGEST_ADDRESS:
            self.query = {}
            self.notes.append(f"The address has {length:,} characters, too many for a view; it was not read.")
        if self.names is not None:
            self.query = received(self.query, self.names)
            nameless = [name for name in self.query if name not in self.names and name not in BESIDE]
            self.notes += [says_nothing(name, self.names) for name in nameless[:MOST_NOTES]]

    def said(self, name: str, fits: Callable[[str], bool]) -> str:
        """A word as it was sent, where it then ``fits``; else as it came. "" where it is missing."""
        return meant(self.query.get(name, ""), fits)

    def some(
        self,
        name: str,
        known: Collection[str],
        otherwise: tuple[str, ...] = (),
        missing: Mapping[str, Missing] = NONE_MISSING,
    ) -> tuple[str, ...]:
        """A comma list of known words, in the order of ``known``; ``otherwise`` where none is understood.

        A layer that is ``missing`` is understood, and cannot be shown.
        """
        if name not in self.query:
            return otherwise
        allowed = {*known, NOTHING}
        words = [meant(word, allowed.__contains__) for word in self.query[name].split(",") if word]
        if words == [NOTHING]:
            return ()
        lost = [missing[word] for word in words if word in missing]
        if lost:
            self.notes.append(Lack(sentence(lost)))
            otherwise = ()
        for word in [word for word in words if word not in known and word not in missing][:MOST_NOTES]:
            self.notes.append(f"{name}{echo(word)} in the address is not known. {nearest(word, known)}")
        return tuple(word for word in known if word in words) or otherwise

    def one(self, name: str, known: Collection[str], otherwise: str | None = None) -> str | None:
        """One known word; ``otherwise`` where it is missing, empty or not understood."""
        lost, known = lacks(known), at_hand(known)
        word = self.said(name, known.__contains__)
        if not word or word in known:
            return word or otherwise
        unknown = f"{name}{echo(word)} in the address is not known. {nearest(word, known)}"
        self.notes.append(Lack(sentence([lost])) if lost else unknown)
        return otherwise

    def needed(self, name: str, known: Collection[str]) -> str:
        """One known word that the address cannot do without; "" where it is missing or not understood."""
        found = self.one(name, known)
        if not self.query.get(name):
            self.notes.append(f"{name} is missing from the address. {nearest('', known)}")
        return found or ""

    def year(self, name: str, known: range) -> int | None:
        """A year in four figures from a range; None where it is missing or not understood."""

        def is_one(word: str) -> bool:
            return word.isascii() and word.isdigit() and len(word) == 4 and int(word) in known

        word = self.said(name, is_one)
        if is_one(word):
            return int(word)
        if word:
            self.notes.append(f"{name}{echo(word)} in the address is not a year from {known[0]} to {known[-1]}.")
        return None

    def feature(self, name: str, atlas: Atlas) -> str | None:
        """The id of a feature of the atlas; None where it is missing, removed or not known.

        A former id gives the id that the feature has now, and a note of the change.
        """
        word = self.said(name, lambda id: bool(atlas.layer_of(id)) or id in at_hand(atlas.redirects))
        return self.called(word, atlas) if word else None

    def features(self, name: str, atlas: Atlas) -> tuple[str, ...]:
        """The ids in a comma list, each once; as `feature`. A long list of nonsense gets a few notes."""
        found, known = dict[str, None](), len(self.notes) + MOST_NOTES
        for word in filter(None, self.query.get(name, "").split(",")):
            id = self.called(meant(word, lambda id: bool(atlas.layer_of(id)) or id in at_hand(atlas.redirects)), atlas)
            found |= {id: None} if id else {}
            if len(self.notes) >= known:
                break
        return tuple(found)

    def called(self, word: str, atlas: Atlas) -> str | None:
        """The present id of a feature that a word names, with a note where that is another one or none."""
        if atlas.layer_of(word):
            return word
        gone = at_hand(atlas.redirects).get(word)
        lost = that_hold((gone.to if gone else "") or word, atlas.missing.values())
        if lost and not (gone and (not gone.to or atlas.layer_of(gone.to))):
            self.notes.append(Lack(sentence(lost)))
            return None
        if not gone and (former := lacks(atlas.redirects)):
            self.notes.append(Lack(sentence([former])))
            return None
        unknown = f"Nothing in the atlas is called{echo(word) or ' what the address says'}."
        self.notes.append(redirected(gone) if gone else unknown)
        return (gone.to or None) if gone else None

    def text(self, name: str) -> str:
        """Free text, such as a search: letters, figures and the punctuation of names, in one line, not endless."""
        words = _in_one_line(self.query.get(name, ""))
        if len(words) > LONGEST_TEXT:
            self.notes.append(f"{name} in the address is longer than {LONGEST_TEXT} characters: only these are used.")
        return as_searched(words)

    def prose(self, name: str, longest: int, *, lines: bool = False) -> str:
        """What a reader has written, such as a title, as it stands but not endless; with its line breaks, or in one."""
        words = as_written(self.query.get(name, ""), lines=lines)
        if len(words) > longest:
            self.notes.append(f"{name} in the address is longer than {longest:,} characters: only these are used.")
        return words[:longest].rstrip()


def understood(read: tuple[Choice, list[str]]) -> Choice:
    """What was read, if all of it was understood. Raises `NotUnderstood` with the notes where there are any;
    `NotAtPresent` where they are all on what the atlas lacks.
    """
    choice, notes = read
    if notes:
        lacks = all(isinstance(note, Lack) for note in notes)
        raise (NotAtPresent if lacks else NotUnderstood)(" ".join(notes))
    return choice


def only(words: Iterable[str], known: Collection[str], of: str) -> None:
    """Raises `NotUnderstood` on the first word that says nothing ``of`` this address, such as ``map.png``."""
    for word in words:
        if word not in known and word not in BESIDE:
            raise NotUnderstood(says_nothing(word, known, f" of {of}"))


def says_nothing(word: str, known: Collection[str], of: str = "") -> str:
    """What a reader is told about a word whose name is not known in an address."""
    sentence = f"The word{echo(word)} is not understood in the address{of}."
    return f"{sentence} {nearest(word[:LONGEST_ECHO], known)}" if known else sentence


def redirected(gone: Redirect) -> str:
    """What a reader is told about a former id: the id the feature has now, or when and why it was removed."""
    if gone.to:
        return f"“{gone.id}” is now called “{gone.to}”."
    on = "on" if gone.since.count("-") == 2 else "in"
    return f"“{gone.id}” was removed from the atlas {on} {in_words(gone.since)}: {gone.reason}"


def written(words: Iterable[tuple[str, str | tuple[str, ...] | None]]) -> dict[str, str]:
    """The words of an address from pairs of name and choice; what is empty or None is left out."""
    pairs = ((name, ",".join(value) if isinstance(value, tuple) else value) for name, value in words)
    return {name: value for name, value in pairs if value}


def encoded(words: Mapping[str, str]) -> str:
    """Words as the query of an address: commas stay readable, everything else that must be is encoded."""
    return urlencode(words, safe=",", quote_via=quote)


def as_written(words: str, *, lines: bool = False) -> str:
    """A reader's words without control characters and other marks that nobody sees; in one line, or line by line."""
    seen = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in words)
    return "\n".join(" ".join(line.split()) for line in seen.splitlines()).strip() if lines else " ".join(seen.split())


def as_searched(words: str) -> str:
    """A reader's words without what no name has or ends with (brackets, colons, a full stop), cut at 100 characters."""
    return _in_one_line(words)[:LONGEST_TEXT].strip(" .,")


def _in_one_line(words: str) -> str:
    return " ".join(_NOT_IN_NAMES.sub(" ", words).split())


def echo(words: str) -> str:
    """A reader's word repeated in a note, with a space before it; nothing if it looks like anything but a word."""
    kept = words[:LONGEST_ECHO]
    return f" “{kept}{'…' if len(words) > LONGEST_ECHO else ''}”" if _WORD.fullmatch(kept) else ""
