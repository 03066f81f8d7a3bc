"""The rules of the data, one function each.

A rule is handed plain values, as they were parsed (`dict`, `list`, `str`, `int`, `float`, `bool`, `None`), and yields
a `Finding` for each fault. It never raises, whatever the value, and says nothing where all is well. A rule that cannot
judge, because an earlier rule has already refused the value, stays silent: one fault, one finding.

``at`` is the place that is being looked at, ``key`` the name of the value there. An ``entry`` is one table of
`geodata/fields.toml`: what the dictionary says about that key. Sections: keys, single values, records, layers,
commitments, redirects, geometry, the dictionary itself.
"""

import dataclasses
import datetime
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard
from urllib.parse import urlsplit

import shapely
from shapely.geometry import shape

from geodata.records import (
    COMMITMENT_THEMES,
    COUNTRIES,
    DELIVERY_STATUSES,
    HUES,
    POSITION_ACCURACIES,
    ROLES,
    SHAPES,
    SOLE_ROLES,
    STATUSES,
    STRENGTHS,
    THEMES,
    Symbol,
)
from loaders.findings import Finding, Where, closest, listed, nearest, quoted

Entry = Mapping[str, object]
Rule = Callable[[Where, str, object, Entry], Iterator[Finding]]

VOCABULARIES: dict[str, Collection[str]] = {
    "themes": THEMES,
    "statuses": STATUSES,
    "position_accuracies": POSITION_ACCURACIES,
    "commitment_themes": COMMITMENT_THEMES,
    "strengths": STRENGTHS,
    "delivery_statuses": DELIVERY_STATUSES,
    "hues": HUES,
    "shapes": SHAPES,
    "roles": ROLES,
}
"""Vocabularies that an entry may name in ``words``; their words are listed in `geodata/records.py`."""

FIRST_YEAR, LAST_YEAR = 1800, 2100

NUMERIC_TYPES = ("integer", "number")
"""Types of columns that a symbol's size may follow."""

LARGEST_INTEGER = 2**53
"""Whole numbers beyond this lose digits in browsers and spreadsheets."""

MOST_DECIMALS = 5
"""Decimals of a degree that a position may have; the fifth is about one metre."""

REGION = (-30.0, 40.0, 40.0, 75.0)
"""West, south, east and north (degrees) of the seas around the atlas; only used to notice swapped coordinates."""

DEPTHS = {"Point": 0, "LineString": 1, "MultiPoint": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}
"""Geometry types that a feature may have -> how many lists lie around each position."""

PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""Length of a date -> its precision."""

SYMBOL_KEYS = tuple(field.name for field in dataclasses.fields(Symbol))
"""Keys of [symbol] and, beside the label, of each kind; see `geodata/records.py`."""

COMMON_COLUMNS = (
    "id",
    "name",
    "kind",
    "status",
    "status_as_of",
    "countries",
    "operator",
    "start_year",
    "start_is_estimate",
    "description",
    "position_accuracy",
    "sources",
)
"""Columns of every layer; a layer's own columns stand between ``start_is_estimate`` and ``description``."""


# Keys


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


# Single values


def value(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A value is of the type that its entry gives, and blank (null, "" or []) only where the entry allows it."""
    kind = str(entry["type"])
    if _blank(value):
        if not entry.get("blank", False):
            yield at.finding(f"{key} is blank", _wanted(_PHRASES[kind], entry))
        elif kind in LIST_TYPES and value != []:
            yield at.finding(f"{key} is {quoted(value)}", f"it must be {_PHRASES[kind]}; a blank list is written [].")
        elif kind not in LIST_TYPES and value not in (None, ""):
            yield at.finding(f"{key} is {quoted(value)}", "it must be null in JSON, or '' in TOML, to be blank.")
        return
    yield from TYPES[kind](at, key, value, entry)


def text(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """Text, of any length and in any script, without control characters."""
    if not isinstance(value, str):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(_PHRASES["text"], entry))
        return
    for place, char in enumerate(value, start=1):
        if (char < " " and char not in "\n\t") or "\ud800" <= char <= "\udfff" or "\x7f" <= char <= "\x9f":
            yield at.finding(f"{key} holds the control character U+{ord(char):04X} at place {place}", "Remove it.")
            return


def texts(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A list of texts, none of them blank and none of them twice."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(_PHRASES[str(entry.get("type", "texts"))], entry))
        return
    for item in value:
        yield from text(at, key, item, entry)
    if any(not item.strip() for item in value):
        yield at.finding(f"{key} has a blank item", "Remove it from the list.")
    for item, count in Counter(value).items():
        if count > 1:
            yield at.finding(f"{key} names {quoted(item)} {_times(count)}", "Name it once.")


def identifier(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """An id: lower-case words of a to z and 0 to 9, joined by hyphens."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(_PHRASES["id"], entry))


def word(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """One of the words that the entry allows."""
    allowed = allowed_words(entry)
    if not isinstance(value, str):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(_PHRASES["word"], entry))
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
        yield at.finding(f"{key} is {quoted(value)}", _wanted(_PHRASES["integer"], entry))


def number(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A finite number, written without quotes."""
    if not _is_number(value) or not _is_finite(value) or abs(value) > LARGEST_INTEGER:
        yield at.finding(f"{key} is {quoted(value)}", _wanted(_PHRASES["number"], entry))


def boolean(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """``true`` or ``false``, written without quotes."""
    if not isinstance(value, bool):
        yield at.finding(f"{key} is {quoted(value)}", "it must be true or false, without quotes.")


def year(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A year from 1800 to 2100, as a whole number."""
    if not isinstance(value, int) or isinstance(value, bool) or not FIRST_YEAR <= value <= LAST_YEAR:
        yield at.finding(f"{key} is {quoted(value)}", _wanted(_PHRASES["year"], entry))


def date(at: Where, key: str, value: object, entry: Entry) -> Iterator[Finding]:
    """A day, month or year that exists, in the years 1800 to 2100, as text: the precision is what was published."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        yield at.finding(f"{key} is {quoted(value)}", _wanted(_PHRASES["date"], entry))
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
        yield at.finding(f"{key} is {quoted(value)}", _wanted(_PHRASES["url"], entry))


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
    "layer_ids": texts,
    "instrument_ids": texts,
    "commitment_ids": texts,
    "source_id": identifier,
    "feature_id": identifier,
    "layer_id": text,
    "instrument_id": identifier,
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
        "layer_ids",
        "instrument_ids",
        "commitment_ids",
    )
)
"""Types whose values are lists; blank is [] for them."""

_PHRASES = {
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
    "layer_ids": "a list of layer ids",
    "instrument_ids": "a list of instrument ids",
    "commitment_ids": "a list of commitment ids",
    "source_id": "the id of a source",
    "feature_id": "the id of a feature",
    "layer_id": "the id of a layer",
    "instrument_id": "the id of an instrument",
    "commitment_id": "the id of a commitment",
}


# Records


def tables_listed(at: Where, key: str, listed: object) -> Iterator[Finding]:
    """A TOML file of records is a list of tables [[key]]."""
    if listed is None:
        yield at.finding(f"there is no [[{key}]]", "Write one such table for each record.")
    elif not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        yield at.finding(f"{key} is {quoted(listed)}", f"it must be a list of tables, each begun with [[{key}]].")


def ids_unique(file: str, ids: Iterable[object], what: str) -> Iterator[Finding]:
    """No two records of a file have the same id."""
    for name, count in Counter(each for each in ids if isinstance(each, str)).items():
        if count > 1:
            yield Where(file, name).finding(f"the id of this {what} is given {_times(count)}", "Give each its own.")


def ids_unique_over_files(files: Mapping[str, Iterable[str]], what: str) -> Iterator[Finding]:
    """No two files have a record with the same id. ``files`` holds the ids of each file, in reading order."""
    owner: dict[str, str] = {}
    for file, ids in files.items():
        for name in dict.fromkeys(ids):
            if name in owner:
                fault = f"the id of this {what} is already taken in {owner[name]}"
                yield Where(file, name).finding(fault, "Give each its own.")
            else:
                owner[name] = file


def id_names_file(at: Where, name: object, stem: str) -> Iterator[Finding]:
    """The id of a record that has a file of its own is the file's name."""
    if isinstance(name, str) and name != stem:
        yield at.finding(f"id is {quoted(name)}", f"it must be the name of the file, {quoted(stem)}.")


def sources_given(at: Where, sources: object) -> Iterator[Finding]:
    """A record names at least one source."""
    if sources == [] or sources is None:
        yield at.finding("no source is named", "Name at least one id of sources.csv in 'sources'.")


def references(at: Where, ids: object, known: Collection[str], what: str) -> Iterator[Finding]:
    """Every id, of a list or alone, is that of a record that exists. ``what`` says in one word what kind of record."""
    listed = [ids] if isinstance(ids, str) else ids
    if isinstance(listed, list):
        for name in dict.fromkeys(each for each in listed if isinstance(each, str) and each.strip()):
            if name not in known:
                yield at.finding(f"{what} {quoted(name)} is not known", nearest(name, known))


def start_year_and_estimate(at: Where, start_year: object, start_is_estimate: object) -> Iterator[Finding]:
    """``start_is_estimate`` is given exactly when ``start_year`` is."""
    if not _blank(start_year) and _blank(start_is_estimate):
        yield at.finding(
            f"start_is_estimate is blank although start_year is {quoted(start_year)}", "Say true or false."
        )
    if _blank(start_year) and not _blank(start_is_estimate):
        fault = f"start_is_estimate is {quoted(start_is_estimate)} although start_year is blank"
        yield at.finding(fault, "Blank both or give both.")


def precision_fits_date(at: Where, date: object, date_precision: object) -> Iterator[Finding]:
    """``date_precision`` (day, month or year) is that of the date as it is written, and blank for a blank date."""
    if not isinstance(date, str) or not isinstance(date_precision, str):
        return
    precision = PRECISIONS.get(len(date), "")
    if date_precision != precision and (date_precision in PRECISIONS.values() or not date_precision):
        fault = f"date_precision is {quoted(date_precision)} although the date is {quoted(date)}"
        yield at.finding(fault, f"Write {quoted(precision)} or correct the date.")


# Layers


def twin_files(file: str, stems: Collection[str], twin: str, twin_stems: Collection[str]) -> Iterator[Finding]:
    """Each layer has both its files. ``file`` and ``twin`` are paths with {} in place of the layer's id."""
    for stem in sorted(set(stems) - set(twin_stems)):
        here, there = file.format(stem), twin.format(stem)
        yield Where(here).finding(f"its twin {there} is missing", "A layer is two files of the same name: add it.")


def some_files(at: Where, stems: Collection[str], what: str) -> Iterator[Finding]:
    """A folder holds at least one file of its kind."""
    if not stems:
        yield at.finding(f"the folder holds no {what}", "Add one, or give the right folder.")


def layer_name(file: str, stem: str) -> Iterator[Finding]:
    """A layer's id, which is the name of its files, is lower-case words joined by underscores."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", stem):
        remedy = "Name the file with lower-case words joined by underscores, such as 'energy_islands'."
        yield Where(file).finding(f"{quoted(stem)} cannot be the id of a layer", remedy)


def collection_form(file: str, value: object) -> Iterator[Finding]:
    """A GeoJSON file is a FeatureCollection with a list of features, and nothing else."""
    at = Where(file)
    if not isinstance(value, dict):
        yield at.finding(f"the file holds {quoted(value)}", "it must hold a GeoJSON FeatureCollection.")
        return
    keys = ("type", "features")
    yield from keys_known(at, value, keys)
    for key in keys:
        if key not in value:
            yield at.finding(f"key {quoted(key)} is missing", "Write a FeatureCollection: 'type' and 'features'.")
    if "type" in value and value["type"] != "FeatureCollection":
        yield at.finding(f"type is {quoted(value['type'])}", "it must be 'FeatureCollection'.")
    if "features" in value and not isinstance(value["features"], list):
        yield at.finding(f"features is {quoted(value['features'])}", "it must be a list of features.")


def feature_form(at: Where, feature: object) -> Iterator[Finding]:
    """A feature is an object with type, id, properties and geometry, and its id is the property ``id``."""
    if not isinstance(feature, dict):
        yield at.finding(f"the feature is {quoted(feature)}", "it must be a GeoJSON Feature.")
        return
    keys = ("type", "id", "properties", "geometry")
    yield from keys_known(at, feature, keys)
    for key in keys:
        if key not in feature:
            yield at.finding(f"key {quoted(key)} of the feature is missing", "Add it.")
    if "type" in feature and feature["type"] != "Feature":
        yield at.finding(f"type is {quoted(feature['type'])}", "it must be 'Feature'.")
    properties = feature.get("properties", {})
    if not isinstance(properties, dict):
        yield at.finding(f"properties is {quoted(properties)}", "it must be an object.")
    elif "id" in feature and isinstance(properties.get("id"), str) and feature["id"] != properties["id"]:
        fault = f"the feature's id is {quoted(feature['id'])} and its property 'id' is {quoted(properties['id'])}"
        yield at.finding(fault, "Make them the same.")


def layer_not_empty(file: str, features: Sequence[object]) -> Iterator[Finding]:
    """A layer has at least one feature."""
    if not features:
        yield Where(file).finding("the layer has no features", "Add one, or remove the layer's two files.")


def column_names(at: Where, columns: object) -> Iterator[Finding]:
    """A layer's own columns have names that every file format takes, and not those that every layer has anyway."""
    for name in columns if isinstance(columns, list) else ():
        if not isinstance(name, str):
            continue
        if name in COMMON_COLUMNS or name == "geometry":
            yield at.finding(f"column {quoted(name)} belongs to every layer", "Remove it from 'columns'.")
        elif not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", name):
            remedy = "Use lower-case words joined by underscores, at most 60 characters."
            yield at.finding(f"column {quoted(name)} has no usable name", remedy)


def columns_described(at: Where, columns: object, described: Collection[str]) -> Iterator[Finding]:
    """Each of a layer's own columns is described, in fields.toml or in the layer's own [fields]."""
    for name in columns if isinstance(columns, list) else ():
        if isinstance(name, str) and name not in described:
            match = closest(name, described)
            hint = f" Or did you mean {quoted(match)}?" if match else ""
            fault = f"column {quoted(name)} is described nowhere"
            yield at.finding(
                fault, f"Add a table [fields.{name[:60]}] here or [column.{name[:60]}] to fields.toml.{hint}"
            )


def columns_declared(at: Where, given: Iterable[str], columns: Collection[str]) -> Iterator[Finding]:
    """A feature has no column that its layer does not declare. ``columns`` includes those of every layer."""
    for name in given:
        if name not in columns:
            match = closest(name, columns)
            hint = f" Or did you mean {quoted(match)}?" if match else ""
            fault = f"column {quoted(name)} is not declared by the layer"
            yield at.finding(fault, f"Add it to 'columns' in the layer's TOML, or remove it.{hint}")


def own_fields_needed(
    at: Where, names: Iterable[str], columns: object, described: Collection[str]
) -> Iterator[Finding]:
    """A layer's own [fields] describe only its own columns, and only those that fields.toml does not describe."""
    for name in names:
        if name in described:
            yield at.finding(f"column {quoted(name)} is described in fields.toml already", "Remove it from [fields].")
        elif isinstance(columns, list) and name not in columns:
            known = [each for each in columns if isinstance(each, str)]
            yield at.finding(f"[fields] describes {quoted(name)}, which is not in 'columns'", nearest(name, known))


def names_own_column(at: Where, key: str, name: object, columns: Collection[str]) -> Iterator[Finding]:
    """``key_figure`` names one of the layer's own columns; "" for none."""
    if not isinstance(name, str):
        yield at.finding(f"{key} is {quoted(name)}", "it must be the name of a column, or '' for none.")
    elif name and name not in columns:
        yield at.finding(f"{key} {quoted(name)} is not one of the layer's own columns", nearest(name, columns))


def names_numeric_column(at: Where, key: str, name: object, types: Mapping[str, str]) -> Iterator[Finding]:
    """``size_by`` names one of the layer's own columns, one with numbers; "" for none.

    ``types`` are the layer's own columns with the type of each.
    """
    problems = list(names_own_column(at, key, name, types))
    yield from problems
    if not problems and name and types[str(name)] not in NUMERIC_TYPES:
        numeric = [column for column, kind in types.items() if kind in NUMERIC_TYPES]
        remedy = nearest("", numeric) if numeric else "The layer has no such column; leave it ''."
        yield at.finding(f"{key} {quoted(name)} is not a column of numbers", remedy)


def kind_declared(at: Where, kind: object, kinds: Collection[str]) -> Iterator[Finding]:
    """A feature's kind is one that its layer declares under [kinds]."""
    if not isinstance(kind, str) or not kind.strip():
        yield at.finding(f"kind is {quoted(kind)}", f"it must be a kind of the layer. {nearest('', kinds)}")
    elif kind not in kinds:
        yield at.finding(f"kind {quoted(kind)} is not declared by the layer", nearest(kind, kinds))


def kinds_given(at: Where, kinds: object) -> Iterator[Finding]:
    """A layer declares at least one kind, each a table with a label, and with roles where they are not the layer's."""
    if not isinstance(kinds, dict) or not kinds:
        yield at.finding("no kind is declared", "Write a table [kinds.<kind>] with a label for each kind of feature.")
        return
    for name, table in kinds.items():
        if not re.fullmatch(r"[a-z][a-z0-9_-]{0,59}", name):
            remedy = "Use lower-case letters, digits, hyphens and underscores, at most 60."
            yield at.finding(f"kind {quoted(name)} has no usable name", remedy)
        elif not isinstance(table, dict):
            yield at.finding(f"kind {quoted(name)} is {quoted(table)}", "it must be a table with a label.")
        elif "label" not in table:
            yield at.finding(f"kind {quoted(name)} has no label", "Say in the reader's words what it is.")
        else:
            yield from value(at, f"the label of kind {quoted(name)}", table["label"], {"type": "text"})
            if "roles" in table:
                yield from words(
                    at, f"roles of kind {quoted(name)}", table["roles"], {"type": "words", "words": "roles"}
                )


def symbol(at: Where, table: object) -> Iterator[Finding]:
    """The drawing of a kind: shape a known word; size and width in pixels; fill a percentage; arrows true or false.

    ``size_by`` is for `names_numeric_column`.
    """
    if not isinstance(table, dict):
        yield at.finding(f"the symbol is {quoted(table)}", "it must be a table with keys such as shape and width.")
        return
    yield from keys_known(at, (key for key in table if key not in ("label", "roles")), SYMBOL_KEYS)
    if "shape" in table:
        yield from word(at, "shape", table["shape"], {"words": "shapes", "good": "circle"})
    if "arrows" in table:
        yield from boolean(at, "arrows", table["arrows"], {})
    for key, unit in (("size", "pixels"), ("width", "pixels"), ("fill", "per cent")):
        if key in table and not (_is_number(table[key]) and 0 <= table[key] <= 100):
            yield at.finding(f"{key} is {quoted(table[key])}", f"it must be a number from 0 to 100, in {unit}.")


def roles_not_shared(roles: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """A role that one layer alone can have is that of no second one. ``roles`` holds those of each layer's file."""
    for role in SOLE_ROLES:
        first, *others = [file for file, its in roles.items() if role in its] or [""]
        for file in others:
            fault = f"the role {quoted(role)} is already taken in {first}"
            yield Where(file).finding(fault, "One layer alone can have it; give this one another role.")


# Commitments


def mapped_agrees(at: Where, mapped: object, map_layers: object, why_unmapped: object) -> Iterator[Finding]:
    """``mapped`` agrees with the rest: "true" has layers, "partly" has layers and a why, "false" only a why."""
    if mapped not in ("true", "partly", "false"):
        return
    if mapped == "false" and map_layers:
        yield at.finding("mapped is 'false' although map_layers names layers", "Say 'partly', or empty map_layers.")
    if mapped != "false" and not map_layers:
        yield at.finding(f"mapped is {quoted(mapped)} although map_layers is empty", "Name the layers, or say 'false'.")
    if mapped != "true" and not why_unmapped:
        yield at.finding(f"mapped is {quoted(mapped)} although why_unmapped is blank", "Say why.")


def features_in_layers(at: Where, ids: object, map_layers: object, layer_of: Mapping[str, str]) -> Iterator[Finding]:
    """Each feature that a commitment names lies in a layer that the commitment lists too."""
    if not isinstance(ids, list) or not isinstance(map_layers, list):
        return
    for name in ids:
        layer = layer_of.get(name) if isinstance(name, str) else None
        if layer is not None and layer not in map_layers:
            fault = f"feature {quoted(name)} lies in layer {quoted(layer)}, which map_layers does not list"
            yield at.finding(fault, "Add the layer, or remove the feature.")


# Redirects


def redirect_is_no_feature(at: Where, name: object, features: Collection[str]) -> Iterator[Finding]:
    """The id that is redirected belongs to no feature any more."""
    if isinstance(name, str) and name in features:
        fault = f"{quoted(name)} is the id of a feature"
        yield at.finding(fault, "Remove this entry, or give the feature another id.")


def redirect_leads_to_feature(
    at: Where, to: object, features: Collection[str], redirected: Collection[str]
) -> Iterator[Finding]:
    """``to`` is the id of a feature, or blank for one that was removed; it never leads to another entry."""
    if not isinstance(to, str) or to in features or any(identifier(at, "to", to, {})):
        return
    if to in redirected:
        yield at.finding(f"to {quoted(to)} is redirected, too", "Write where that entry leads.")
    else:
        yield at.finding(f"feature {quoted(to)} is not known", nearest(to, features))


def removal_explained(at: Where, to: object, reason: object) -> Iterator[Finding]:
    """A feature that was removed, with no id to lead to, has a reason."""
    if to == "" and reason == "":
        yield at.finding("reason is blank although to is blank, too", "Say why the feature was removed.")


# Geometry. Each rule after the first takes a geometry that the rules before it have let pass.


def geometry_form(at: Where, geometry: object) -> Iterator[Finding]:
    """A geometry is there, of a known type, with positions of two numbers, listed as GeoJSON says."""
    if not isinstance(geometry, dict):
        yield at.finding(f"the geometry is {quoted(geometry)}", "Give a Point, a LineString or a Polygon.")
        return
    kind = geometry.get("type")
    if not isinstance(kind, str) or kind not in DEPTHS:
        remedy = nearest(kind, DEPTHS) if isinstance(kind, str) else f"it must be one of {listed(DEPTHS)}."
        yield at.finding(f"the geometry's type is {quoted(kind)}", remedy)
    elif set(geometry) != {"type", "coordinates"}:
        yield at.finding(
            f"the geometry has the keys {listed(sorted(geometry))}", "it must have 'type' and 'coordinates'."
        )
    elif not _is_nested(geometry["coordinates"], DEPTHS[kind]):
        remedy = "it needs positions [longitude, latitude], listed as GeoJSON says for this type."
        yield at.finding(f"the coordinates of the {kind} are not well formed", remedy)


def positions_finite(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """No coordinate is infinite or "not a number"."""
    for position in positions(geometry):
        if not all(_is_finite(each) for each in position):
            yield at.finding(f"position {quoted(position)} is not finite", "Give two ordinary numbers.")
            return


def positions_in_range(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """Longitude lies in -180 to 180 and latitude in -90 to 90, in this order: a swapped pair is noticed."""
    west, south, east, north = REGION
    for position in positions(geometry):
        lon, lat = position
        inside = west <= lon <= east and south <= lat <= north
        swapped = not inside and west <= lat <= east and south <= lon <= north
        hint = " Are longitude and latitude swapped?" if swapped else ""
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            remedy = f"Write [longitude, latitude], -180 to 180 and -90 to 90.{hint}"
            yield at.finding(f"position {quoted(position)} is not on the globe", remedy)
            return
        if swapped:
            remedy = "Write longitude first, then latitude; they look swapped."
            yield at.finding(f"position {quoted(position)} lies far from the North Sea", remedy)
            return


def positions_short(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """No coordinate has more than five decimals (about a metre)."""
    long = [each for each in positions(geometry) if any(round(part, MOST_DECIMALS) != part for part in each)]
    if long:
        fault = f"position {quoted(long[0])} has more than {MOST_DECIMALS} decimals"
        others = f" ({len(long)} positions in all)" if len(long) > 1 else ""
        yield at.finding(f"{fault}{others}", f"Round it to {MOST_DECIMALS}.")


def lines_have_length(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """Each line has at least two different positions."""
    for line in _lists(geometry, "LineString"):
        if len({tuple(position) for position in line}) < 2:
            yield at.finding("a line has fewer than two different positions", "Add a position or use a Point.")
            return


def rings_closed(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """Each ring of a polygon has at least four positions, and its last is its first."""
    for ring in _lists(geometry, "Polygon"):
        if len(ring) < 4 or ring[0] != ring[-1]:
            remedy = "it needs at least four positions, the last equal to the first."
            yield at.finding(f"a ring of {len(ring)} positions does not close", remedy)
            return


def geometry_valid(at: Where, geometry: Mapping[str, object]) -> Iterator[Finding]:
    """The shape is valid by the OGC's rules: areas do not cross themselves."""
    made = shape(geometry)
    if not shapely.is_valid(made):
        yield at.finding(f"the {made.geom_type} is not valid: {shapely.is_valid_reason(made)}", "Redraw it there.")


GEOMETRY_RULES: tuple[Callable[[Where, Mapping[str, object]], Iterator[Finding]], ...] = (
    positions_finite,
    positions_in_range,
    positions_short,
    lines_have_length,
    rings_closed,
    geometry_valid,
)


def geometry(at: Where, value: object) -> Iterator[Finding]:
    """All rules for a geometry, one after the other, until one has something to say."""
    problems = list(geometry_form(at, value))
    for rule in GEOMETRY_RULES:
        if problems or not isinstance(value, dict):
            break
        problems = list(rule(at, value))
    yield from problems


# The dictionary


def dictionary_entry(at: Where, entry: object) -> Iterator[Finding]:
    """An entry of the dictionary is complete, its type and words are known, and its good example passes."""
    if not isinstance(entry, dict):
        yield at.finding(f"the entry is {quoted(entry)}", "it must be a table with label, type, unit and so on.")
        return
    required = ("label", "type", "unit", "meaning", "good", "bad")
    known = (*required, "blank", "words")
    problems = [*keys_known(at, entry, known), *keys_complete(at, entry, required, known)]
    for key in ("label", "meaning"):
        if key in entry:
            problems += value(at, key, entry[key], {"type": "text"})
    if "unit" in entry:
        problems += text(at, "unit", entry["unit"], {})
    if "blank" in entry:
        problems += boolean(at, "blank", entry["blank"], {})
    if "type" in entry:
        problems += word(at, "type", entry["type"], {"words": list(TYPES)})
    if entry.get("type") in ("word", "words") or "words" in entry:
        problems += _words_known(at, entry.get("type"), entry.get("words"))
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


def positions(geometry: Mapping[str, object]) -> Iterator[list[float]]:
    """The positions of a well-formed geometry, in their order."""
    lists = [geometry["coordinates"]]
    for _ in range(DEPTHS[str(geometry["type"])]):
        lists = [inner for outer in lists for inner in outer]  # type: ignore[attr-defined]
    yield from lists  # type: ignore[misc]


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


def _blank(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_finite(value: object) -> bool:
    # An int is finite however large it is; math.isfinite would first squeeze it into a float.
    return isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))


def _is_nested(value: object, depth: int) -> bool:
    if not isinstance(value, list) or not value:
        return False
    if depth == 0:
        return len(value) == 2 and all(_is_number(each) for each in value)
    return all(_is_nested(item, depth - 1) for item in value)


def _lists(geometry: Mapping[str, object], kind: str) -> list[list[list[float]]]:
    """The lists of positions of a LineString or Polygon, or of its Multi form; none for another type."""
    found = str(geometry["type"])
    if found.removeprefix("Multi") != kind:
        return []
    lists = [geometry["coordinates"]]
    for _ in range(DEPTHS[found] - 1):
        lists = [inner for outer in lists for inner in outer]  # type: ignore[attr-defined]
    return lists  # type: ignore[return-value]
