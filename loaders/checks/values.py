"""Rules for keys, for single values by their type, and for the entries of the dictionary that say what these are."""

import datetime
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeGuard
from urllib.parse import urlsplit

from geodata.page_records import TARGET_BOUNDS, TARGET_STANDINGS
from geodata.records import (
    COMMITMENT_THEMES,
    COUNTRIES,
    DELIVERY_STATUSES,
    EVENT_PHASES,
    HUES,
    MAPPED,
    POSITION_ACCURACIES,
    ROLES,
    SHAPES,
    STATUSES,
    STEP_STATES,
    STRENGTHS,
    THEMES,
)
from loaders.checks.letters import letters_seen, letters_whole
from loaders.findings import Finding, Where, closest, nearest, quoted, times

Entry = Mapping[str, object]
Rule = Callable[[Where, str, object, Entry], Iterator[Finding]]

VOCABULARIES: dict[str, Collection[str]] = {
    "themes": THEMES,
    "statuses": STATUSES,
    "position_accuracies": POSITION_ACCURACIES,
    "commitment_themes": COMMITMENT_THEMES,
    "strengths": STRENGTHS,
    "delivery_statuses": DELIVERY_STATUSES,
    "event_phases": EVENT_PHASES,
    "step_states": STEP_STATES,
    "target_bounds": TARGET_BOUNDS,
    "target_standings": TARGET_STANDINGS,
    "mapped": MAPPED,
    "hues": HUES,
    "shapes": SHAPES,
    "roles": ROLES,
}
"""Vocabularies that an entry may name in ``words``; their words are listed in `geodata/records.py`."""

NUMERIC_TYPES = ("integer", "number")
"""Types of columns that a symbol's size may follow, and that may hold another figure of a column."""
FIRST_YEAR, LAST_YEAR = 1800, 2100


LARGEST_INTEGER = 2**53
"""Whole numbers beyond this lose digits in browsers and spreadsheets."""


def keys_known(at: Where, given: Iterable[str], known: Collection[str]) -> Iterator[Finding]:
    """Every key is one that this kind of table has."""
    for key in given:
        if key not in known:
            yield at.finding(f"{quoted(key)} is not a known key", nearest(key, known))


def keys_complete(
    at: Where, given: Collection[str], wanted: Iterable[str], known: Collection[str]
) -> Iterator[Finding]:
    """No key is missing. One that was only misspelt is left to `keys_known`."""
    meant = {closest(key, known) for key in given if key not in known}
    for key in wanted:
        if key not in given and key not in meant:
            yield at.finding(f"key {quoted(key)} is missing", "Add it; the dictionary fields.toml says what it holds.")


def value(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A value is of the type that its entry gives, and blank (null, "" or []) only where the entry allows it."""
    kind = str(entry["type"])
    if is_blank(value):
        if not entry.get("blank", False):
            yield at.finding(f"{key} is blank", _wanted(PHRASES[kind], entry))
        elif kind in LIST_TYPES and value != []:
            yield at.finding(f"{key} is {quoted(value)}", f"it must be {PHRASES[kind]}; a blank list is written [].")
        elif kind not in LIST_TYPES and value not in (None, ""):
            yield at.finding(f"{key} is {quoted(value)}", "it must be null in JSON, or '' in TOML, to be blank.")
        return
    yield from TYPES[kind](at, key, value, entry)


def text(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """Text in any script, without characters that nobody sees and without letters broken by a wrong encoding.

    Where the entry has a ``longest``, the text is one line of at most so many characters.
    """
    if not isinstance(value, str):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(PHRASES["text"], entry))
        return
    yield from letters_seen(at, key, value)
    yield from letters_whole(at, key, value)
    longest = entry.get("longest")
    if isinstance(longest, int) and len(value) > longest:
        fault = f"{key} has {len(value):,} characters, {quoted(value)}"
        yield at.finding(fault, f"it must have {longest} at most; move the rest into the description.")
    if longest is not None and "\n" in value:
        yield at.finding(f"{key} has several lines", "Write it in one.")


def texts(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A list of texts, none of them blank and none of them twice."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(PHRASES[str(entry.get("type", "texts"))], entry))
        return
    for item in value:
        yield from text(at, key, item, entry)
    if any(not item.strip() for item in value):
        yield at.finding(f"{key} has a blank item", "Remove it from the list.")
    for item, count in Counter(value).items():
        if count > 1:
            yield at.finding(f"{key} names {quoted(item)} {times(count)}", "Name it once.")


def identifier(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """An id: lower-case words of a to z and 0 to 9, joined by hyphens."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(PHRASES["id"], entry))


def word(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """One of the words that the entry allows."""
    allowed = allowed_words(entry)
    if not isinstance(value, str):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(PHRASES["word"], entry))
    elif value not in allowed:
        yield at.finding(f"{key} {quoted(value)} is not known", nearest(value, allowed))


def words(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A list of words that the entry allows, none of them twice."""
    problems = list(texts(at, key, value, entry))
    yield from problems
    if not problems and isinstance(value, list):
        for item in value:
            yield from word(at, key, item, entry)


def integer(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A whole number, written without quotes or decimals."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST_INTEGER:
        yield at.finding(f"{key} is {quoted(value)}", _wanted(PHRASES["integer"], entry))


def number(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A finite number, written without quotes."""
    if not is_number(value) or not is_finite(value) or abs(value) > LARGEST_INTEGER:
        yield at.finding(f"{key} is {quoted(value)}", _wanted(PHRASES["number"], entry))


def boolean(at: Where, key: str, value: object, _entry: Entry) -> Iterator[Finding]:
    """``true`` or ``false``, written without quotes."""
    if not isinstance(value, bool):
        yield at.finding(f"{key} is {quoted(value)}", "it must be true or false, without quotes.")


def year(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A year from 1800 to 2100, as a whole number."""
    if not isinstance(value, int) or isinstance(value, bool) or not FIRST_YEAR <= value <= LAST_YEAR:
        yield at.finding(f"{key} is {quoted(value)}", _wanted(PHRASES["year"], entry))


def date(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A day, month or year that exists, in the years 1800 to 2100, as text: the precision is what was published."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(PHRASES["date"], entry))
        return
    try:
        day = datetime.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        yield at.finding(f"{key} is {quoted(value)}, a date that does not exist", "Correct the month or the day.")
        return
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        yield at.finding(f"{key} is {quoted(value)}", f"it must lie in the years {FIRST_YEAR} to {LAST_YEAR}.")


def url(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """An address on the web, http or https, with a host and without spaces."""
    sound = isinstance(value, str) and not re.search(r"[\s\x00-\x1f]", value)
    if sound:
        try:
            parts = urlsplit(str(value))
            sound = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            sound = False
    if not sound:
        yield at.finding(f"{key} is {quoted(value)}", _wanted(PHRASES["url"], entry))


def countries(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A list of the two-letter codes of countries around the North Sea, none of them twice."""
    problems = list(texts(at, key, value, {**entry, "type": "countries"}))
    yield from problems
    if not problems and isinstance(value, list):
        for code in value:
            if code not in COUNTRIES:
                yield at.finding(f"country {quoted(code)} is not known", nearest(code, COUNTRIES))


TYPES: dict[str, Rule] = {
    "text": text,
    "texts": texts,
    "id": identifier,
    "word": word,
    "words": words,
    "integer": integer,
    "number": number,
    "boolean": boolean,
    "year": year,
    "date": date,
    "url": url,
    "countries": countries,
    "parties": texts,
    "source_ids": texts,
    "feature_ids": texts,
    "place_ids": texts,
    "layer_ids": texts,
    "instrument_ids": texts,
    "commitment_ids": texts,
    "source_id": identifier,
    "grade_id": identifier,
    "feature_id": identifier,
    "layer_id": text,
    "instrument_id": identifier,
    "event_id": identifier,
    "commitment_id": identifier,
}
"""The types an entry may give -> the rule that checks them. The ids are looked up by `references`."""

LIST_TYPES = frozenset(
    (
        "texts",
        "words",
        "countries",
        "parties",
        "source_ids",
        "feature_ids",
        "place_ids",
        "layer_ids",
        "instrument_ids",
        "commitment_ids",
    )
)
"""Types whose values are lists; blank is [] for them."""

PHRASES = {
    "text": "text",
    "texts": "a list of texts",
    "id": "lower-case words joined by hyphens",
    "word": "one word",
    "words": "a list of words",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "year": f"a year from {FIRST_YEAR} to {LAST_YEAR}",
    "date": "a date written YYYY, YYYY-MM or YYYY-MM-DD, in quotes",
    "url": "an address that begins with https:// or http://",
    "countries": "a list of country codes",
    "parties": "a list of country codes or names",
    "source_ids": "a list of source ids",
    "feature_ids": "a list of feature ids",
    "place_ids": "a list of ids of places",
    "layer_ids": "a list of layer ids",
    "instrument_ids": "a list of instrument ids",
    "commitment_ids": "a list of commitment ids",
    "source_id": "the id of a source",
    "grade_id": "the id of a grade",
    "feature_id": "the id of a feature",
    "layer_id": "the id of a layer",
    "event_id": "the id of an event",
    "instrument_id": "the id of an instrument",
    "commitment_id": "the id of a commitment",
}
"""Type -> what a sentence calls a value of it."""


def dictionary_entry(at: Where, entry: object) -> Iterator[Finding]:
    """An entry of the dictionary is complete, its type and words are known, and its good example passes."""
    if not isinstance(entry, dict):
        yield at.finding(f"the entry is {quoted(entry)}", "it must be a table with label, type, unit and so on.")
        return
    required = ("label", "type", "unit", "meaning", "good", "bad")
    known = (*required, "blank", "silent", "sought", "words", "beside", "joined", "longest", "source_in")
    problems = [*keys_known(at, entry, known), *keys_complete(at, entry, required, known)]
    for key in ("label", "meaning", "beside", "joined", "source_in"):
        if key in entry:
            problems += value(at, key, entry[key], {"type": "text"})
    if "unit" in entry:
        problems += text(at, "unit", entry["unit"], {})
    for key, rule in (("blank", boolean), ("silent", boolean), ("sought", boolean), ("longest", integer)):
        if key in entry:
            problems += rule(at, key, entry[key], {})
    if "type" in entry:
        problems += word(at, "type", entry["type"], {"words": list(TYPES)})
    if entry.get("type") in ("word", "words") or "words" in entry:
        problems += _words_known(at, entry.get("type"), entry.get("words"))
    problems += _another_figure(at, entry)
    if not problems:
        # A blank example shows nothing, and an id in an example need not exist.
        problems += value(at, "good", entry["good"], {**entry, "blank": False, "good": None, "unit": ""})
    yield from problems


def allowed_words(entry: Entry) -> Collection[str]:
    """The words that an entry allows: its own, or the vocabulary of `geodata/records.py` that it names."""
    words = entry.get("words")
    if isinstance(words, str):
        return VOCABULARIES[words]
    return [str(each) for each in words] if isinstance(words, list | tuple | dict) else []


def words_for_readers(entry: Entry) -> dict[str, str]:
    """The words that a sound entry allows -> the words for the reader; a word without any is its own."""
    words = entry.get("words")
    told = VOCABULARIES[words] if isinstance(words, str) else words
    if isinstance(told, Mapping):
        return {str(word): str(label) for word, label in told.items()}
    return {word: word for word in allowed_words(entry)}


def _another_figure(at: Where, entry: Entry) -> Iterator[Finding]:
    if ("beside" in entry) != ("joined" in entry):
        yield at.finding("beside and joined do not stand together", "Give both, or neither.")
    elif "beside" in entry and entry.get("type") not in NUMERIC_TYPES:
        fault = f"beside is given for the type {quoted(entry.get('type'))}"
        yield at.finding(fault, "Only a number is another figure of a column; remove it.")


def _words_known(at: Where, kind: object, words: object) -> Iterator[Finding]:
    if kind not in ("word", "words"):
        yield at.finding(
            f"words are given for the type {quoted(kind)}", "Only 'word' and 'words' have them; remove them."
        )
    elif isinstance(words, str):
        if words not in VOCABULARIES:
            yield at.finding(f"vocabulary {quoted(words)} is not known", nearest(words, VOCABULARIES))
    elif not words:
        yield at.finding("words is missing", f"Name a vocabulary or list the words. {nearest('', VOCABULARIES)}")
    elif isinstance(words, dict):
        yield from texts(at, "words", list(words), {})
        for name, label in words.items():
            yield from value(at, f"the label of {quoted(name)}", label, {"type": "text"})
    else:
        yield from texts(at, "words", words, {})


def _wanted(phrase: str, entry: Entry) -> str:
    unit = f" in {entry['unit']}" if entry.get("unit") else ""
    good = entry.get("good")
    example = f", such as {quoted(good)}" if good not in (None, "") else ""
    return f"it must be {phrase}{unit}{example}."


def is_blank(value: object) -> bool:
    """Whether a value is null, an empty list, or text of nothing but spaces."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_finite(value: object) -> bool:
    """Whether a value is a number that is neither infinite nor "not a number"."""
    # An int is finite however large it is; math.isfinite would first squeeze it into a float.
    return isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))
