"""What a reader's words mean: a position, or the entries whose names are like them, the likeliest first.

Accents, capitals, marks and a slip of the finger make no difference. Words may be parts of a name, in any order, and
the beginning of a word stands for it. Letters are compared by rapidfuzz, accents taken off by anyascii.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist
from shapely import Point

from layers.measures.nearby import point_of, point_words
from layers.measures.positions import read_position
from layers.search.entries import FEATURE, ORDER, POSITION, Entry

MOST = 8
"""Entries that are told."""
MOST_NEAREST = 3
"""Names that are offered where nothing is found."""
LONGEST = 100
"""Characters of a reader's words that are looked at."""
FOUND = 0.7
"""How like a name words must be to mean it, of 1."""
BESIDE = 0.8
"""How like the best is whatever is told beside it, of 1."""
ALIKE = 0.7
"""Part of the letters of a word that must be right for it to be meant."""
NEAR = 0.45
"""Part of the letters of a name that must be right for it to be offered where nothing is found."""
SHORTEST_BENT = 4
"""Letters of the shortest word in which a slip is forgiven: of three letters each other word is a slip away."""
OWN, OTHER, BRACKETED, WITH_KIND, ABOUT = 1.0, 0.99, 0.95, 0.9, 0.8
"""What a match with a name, another name, what stands in brackets behind it, a name with its kind, or words about it
counts."""
BEGINS = 0.02
"""What it counts that a name begins with the words."""
INITIALS = 0.97
"""What a match with the first letters of a name's words counts."""

FIGURES = {
    word: str(figure)
    for figure, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), start=1)
}
"""A number that is written out -> its figure: what one register calls ``Two`` is ``2`` in another."""
_BRACKETS = re.compile(r"\s*\(([^()]+)\)$")
_APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Result:
    """An entry that is meant, and the other name of it by which it was found; blank where that is its own.

    ``alike`` is how many have its name and are of its kind, of which it is the likeliest: a reader cannot choose by
    words among those.
    """

    entry: Entry
    by: str = ""
    alike: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """What words mean, the likeliest first. ``nearest``: nothing is called so, and these have the names nearest to it.

    ``told`` is a sentence for the reader where there is nothing to choose, or only what is near.
    """

    results: tuple[Result, ...]
    told: str = ""
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """A way in which an entry is written: in plain words, and all in one."""

    entry: int
    written: str
    words: tuple[str, ...]
    counts: float

    @property
    def joined(self) -> str:
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Index:
    """What `find` looks through. Made once by `index`."""

    entries: tuple[Entry, ...]
    forms: tuple[_Form, ...]
    joined: tuple[str, ...]
    vocabulary: tuple[str, ...]
    holding: dict[str, tuple[int, ...]]
    """Word -> the numbers of the forms that hold it."""
    initials: dict[str, tuple[int, ...]]
    """First letters of the words of a form -> the numbers of the forms."""


def plain(words: str) -> tuple[str, ...]:
    """The words in small letters from a to z and figures: ``Kårstø (NO)`` is ``karsto``, ``no``; ``two`` is ``2``."""
    parts = _APART.sub(" ", anyascii(words).lower().replace("'", "")).split()
    return tuple(FIGURES.get(part, part) for part in parts)


def index(entries: Iterable[Entry]) -> Index:
    """What `find` looks through, of these entries."""
    listed = tuple(entries)
    forms = tuple(form for number, entry in enumerate(listed) for form in _forms(number, entry))
    holding, initials = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for number, form in enumerate(forms):
        for word in dict.fromkeys(form.words):
            holding[word].append(number)
        if len(form.words) > 2:
            initials["".join(word[0] for word in form.words)].append(number)
    return Index(
        listed,
        forms,
        tuple(form.joined for form in forms),
        tuple(holding),
        {word: tuple(numbers) for word, numbers in holding.items()},
        {letters: tuple(numbers) for letters, numbers in initials.items()},
    )


def _forms(number: int, entry: Entry) -> Iterator[_Form]:
    """Every way in which an entry is written; what stands in brackets behind a name is another one."""
    written = [(entry.name, OWN), *((other, OTHER) for other in entry.others), *((each, ABOUT) for each in entry.about)]
    if entry.of == FEATURE:
        written.append((f"{entry.name} {entry.kind}", WITH_KIND))
    for name, counts in [each for each in written if each[1] != WITH_KIND]:
        if bracketed := _BRACKETS.search(name):
            written += [(name[: bracketed.start()], counts * OTHER), (bracketed[1], counts * BRACKETED)]
    for name, counts in written:
        if words := plain(name):
            yield _Form(number, name, words, counts)


def find(text: str, among: Index) -> Found:
    """What a reader's words mean. A position is read as `layers.measures.positions` does, and goes before all names."""
    words = " ".join(text.split())[:LONGEST]
    if not words:
        return Found(())
    if read_position(words):
        return _position(words)
    asked = plain(words)
    scores = _scores(asked, among) if asked else {}
    ranked = sorted(scores.items(), key=lambda each: _place(each, among))
    best = scores[ranked[0][0]][0] if ranked else 0.0
    if best >= FOUND:
        results = (
            _result(number, form, among) for number, (score, form) in ranked if score >= max(FOUND, BESIDE * best)
        )
        return Found(tuple(_told_apart(results))[:MOST])
    near = tuple(_result(number, -1, among) for number in _nearest(asked, among))
    told = f"Nothing is called “{words}”."
    return Found(near, f"{told} The nearest names:" if near else told, nearest=bool(near))


def _position(words: str) -> Found:
    try:
        point = point_of(words)
    except ValueError as beyond:
        return Found((), str(beyond))
    return Found((Result(position(point)),))


def position(point: Point) -> Entry:
    """A point of the map (degrees, WGS 84) as something that is found."""
    return Entry(POSITION, f"{point.y:g},{point.x:g}", point_words(point), "Place on the map")


def _place(each: tuple[int, tuple[float, int]], among: Index) -> tuple[float, int, int, int, int]:
    """What is likelier comes first, then what is oftener meant, then what has the shorter name."""
    number, (score, _) = each
    entry = among.entries[number]
    return -round(score, 2), entry.rank, ORDER.index(entry.of), len(entry.name), number


def _result(number: int, form: int, among: Index) -> Result:
    entry = among.entries[number]
    by = among.forms[form].written if form >= 0 else entry.name
    return Result(entry, by if by in (*entry.others, *entry.about) and by != entry.name else "")


def _told_apart(results: Iterable[Result]) -> Iterator[Result]:
    """The results, one of each name and kind, in their order."""
    alike = defaultdict[tuple[str, str], list[Result]](list)
    for result in results:
        alike[result.entry.name, result.entry.kind].append(result)
    return (replace(first, alike=1 + len(others)) for first, *others in alike.values())


def _scores(asked: Sequence[str], among: Index) -> dict[int, tuple[float, int]]:
    """Number of an entry -> how like the words are to the likest of its forms, of 1, and the number of that form."""
    best: dict[int, tuple[float, int]] = {}
    joined = "".join(asked)

    def note(form: int, score: float) -> None:
        begins = BEGINS if among.joined[form].startswith(joined) else 0.0
        counted, entry = min(1.0, score + begins) * among.forms[form].counts, among.forms[form].entry
        if counted > best.get(entry, (0.0, 0))[0]:
            best[entry] = counted, form

    for form, alike in enumerate(_alike(joined, among.joined)):
        if alike:
            note(form, float(alike))
    for form in among.initials.get(joined, ()):
        note(form, INITIALS)
    for form, score in _by_words(asked, among).items():
        note(form, score)
    return best


def _by_words(asked: Sequence[str], among: Index) -> dict[int, float]:
    """Number of a form -> how much of the words is in it, and how much of it in the words.

    One word of two may be missing from a name: a reader says more than stands there, or less, and what is said counts.
    """
    held = defaultdict[int, list[tuple[float, int]]](list)
    for word in asked:
        likest = dict[int, tuple[float, int]]()
        for number, alike in enumerate(_word_alike(word, among.vocabulary)):
            if alike:
                known = among.vocabulary[number]
                for form in among.holding[known]:
                    likest[form] = max(likest.get(form, (0.0, 0)), (float(alike), len(known)))
        for form, each in likest.items():
            held[form].append((each[0] * len(word), each[1]))
    letters = sum(map(len, asked))
    return {
        form: 0.99 * (sum(alike for alike, _ in each) / letters) * (0.92 + 0.08 * _covered(each, among.forms[form]))
        for form, each in held.items()
    }


def _covered(held: Sequence[tuple[float, int]], form: _Form) -> float:
    return min(1.0, sum(length for _, length in held) / len(form.joined))


def _alike(word: str, words: Sequence[str]) -> NDArray[np.float32]:
    """How like a word is to each of others, of 1: 0 below `ALIKE`, and for a short one that is not the same."""
    cutoff = ALIKE if len(word) >= SHORTEST_BENT else 1.0
    alike: NDArray[np.float32] = cdist([word], words, scorer=OSA.normalized_similarity, score_cutoff=cutoff)[0]
    return alike


def _word_alike(word: str, vocabulary: Sequence[str]) -> NDArray[np.float32]:
    """As `_alike`; where a word of the vocabulary only begins so, a little less, the less the more is missing."""
    whole = _alike(word, vocabulary)
    begun = _alike(word, [each[: len(word)] for each in vocabulary])
    part = np.array([min(1.0, len(word) / len(each)) for each in vocabulary], np.float32)
    alike: NDArray[np.float32] = np.maximum(whole, begun * (0.85 + 0.15 * part) * (part < 1))
    return alike


def _nearest(asked: Sequence[str], among: Index) -> list[int]:
    """The numbers of the entries whose own names are nearest to the words; none where nothing is like them."""
    joined = "".join(asked)
    alike = cdist([joined], among.joined, scorer=OSA.normalized_similarity, score_cutoff=NEAR)[0]
    named = dict[str, int]()
    for number in np.argsort(-alike, kind="stable"):
        form = among.forms[int(number)]
        if alike[number] > 0 and form.counts == OWN:
            named.setdefault(among.entries[form.entry].name, form.entry)
    return list(islice(named.values(), MOST_NEAREST))
