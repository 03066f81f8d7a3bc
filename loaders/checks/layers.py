"""Rules for the two files of a layer: their names, columns, kinds, symbols and features."""

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from geodata import taken_names
from geodata.records import SOLE_ROLES, Symbol
from loaders.checks.coverage import LONGEST_COVERAGE
from loaders.checks.values import (
    NUMERIC_TYPES,
    Entry,
    boolean,
    is_blank,
    is_number,
    keys_known,
    texts,
    value,
    word,
    words,
)
from loaders.findings import LAYOUT, Finding, Where, closest, listed, nearest, quoted

SYMBOL_KEYS = tuple(field.name for field in dataclasses.fields(Symbol))
"""Keys of [symbol] and, beside `KIND_KEYS`, of each kind; see `geodata/records.py`."""
KIND_KEYS = ("label", "roles", "hue", "without", "coverage")
"""Keys that a kind alone has."""
BEYOND_OWN = ("operator", "start_year")
"""Columns of every layer that may say nothing of a kind, beside the layer's own ones."""
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


def twin_files(file: str, stems: Collection[str], twin: str, twin_stems: Collection[str]) -> Iterator[Finding]:
    """Each layer has both its files. ``file`` and ``twin`` are paths with {} in place of the layer's id."""
    for stem in sorted(set(stems) - set(twin_stems)):
        here, there = file.format(stem), twin.format(stem)
        yield Where(here).finding(f"its twin {there} is missing", "A layer is two files of the same name: add it.")


def one_file_of_features(file: str, stems: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """The features of a layer are in one file. ``file`` has {} in place of the layer's id and of the ending, ``stems``
    are the layers that have a file of each ending.
    """
    first: dict[str, str] = {}
    for ending, listed_stems in stems.items():
        for stem in listed_stems:
            before = first.setdefault(stem, ending)
            if before != ending:
                fault = f"the features of the layer are in {file.format(stem, before)}, too"
                yield Where(file.format(stem, ending)).finding(fault, "Keep one of the two.")


def some_files(at: Where, stems: Collection[str], what: str) -> Iterator[Finding]:
    """A folder holds at least one file of its kind."""
    if not stems:
        yield at.finding(f"the folder holds no {what}", "Add one, or give the right folder.")


def layer_name(file: str, stem: str) -> Iterator[Finding]:
    """A layer's id, which is the name of its files, is lower-case words joined by underscores, and not a taken name."""
    taker = _taker(stem, taken_names.LAYERS)
    beginning = next((each for each in taken_names.LAYER_BEGINNINGS if stem.casefold().startswith(each)), "")
    ending = next((each for each in taken_names.PARTS.values() if stem.casefold().endswith(f"_{each}")), "")
    if taker:
        yield Where(file).finding(f"{quoted(stem)} is {taker}", _another(taken_names.LAYERS, "file"))
    elif beginning:
        begins = listed(taken_names.LAYER_BEGINNINGS)
        fault = f"{quoted(stem)} begins as a GeoPackage's own tables do"
        yield Where(file).finding(fault, f"Give the file another name; these beginnings are taken: {begins}.")
    elif ending:
        fault = f"{quoted(stem)} ends as a table for one kind of geometry does"
        ends = listed(f"_{each}" for each in taken_names.PARTS.values())
        yield Where(file).finding(fault, f"Give the file another name; these endings are taken: {ends}.")
    elif len(stem) > taken_names.LONGEST_LAYER:
        remedy = f"Name the file with {taken_names.LONGEST_LAYER} characters at most: a workbook's sheet has no more."
        yield Where(file).finding(f"{quoted(stem)} is too long for the id of a layer", remedy)
    elif not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", stem):
        remedy = "Name the file with lower-case words joined by underscores, such as 'wave_power'."
        yield Where(file).finding(f"{quoted(stem)} cannot be the id of a layer", remedy)


def collection_form(file: str, value: object) -> Iterator[Finding]:
    """A GeoJSON file is a FeatureCollection with a list of features, and nothing else."""
    at = Where(file)
    if not isinstance(value, dict):
        yield at.finding(f"the file holds {quoted(value)}", "it must hold a GeoJSON FeatureCollection.")
        return
    keys = ("type", "features")
    yield from _members_known(at, value, keys)
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
    yield from _members_known(at, feature, keys)
    properties = feature.get("properties", {})
    for key in keys:
        if key not in feature:
            cured = key == "id" and isinstance(properties, dict) and isinstance(properties.get("id"), str)
            yield at.finding(
                f"key {quoted(key)} of the feature is missing", f"Add it. {LAYOUT}" if cured else "Add it."
            )
    if "type" in feature and feature["type"] != "Feature":
        yield at.finding(f"type is {quoted(feature['type'])}", "it must be 'Feature'.")
    if not isinstance(properties, dict):
        yield at.finding(f"properties is {quoted(properties)}", "it must be an object.")
    elif "id" in feature and isinstance(properties.get("id"), str) and feature["id"] != properties["id"]:
        fault = f"the feature's id is {quoted(feature['id'])} and its property 'id' is {quoted(properties['id'])}"
        yield at.finding(fault, "Make them the same.")


def _members_known(at: Where, given: Iterable[str], known: Collection[str]) -> Iterator[Finding]:
    """As `keys_known`, of a member that GIS programs add."""
    for key in given:
        if key not in known:
            yield at.finding(f"{quoted(key)} is not a known key", f"{nearest(key, known)} Remove it. {LAYOUT}")


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
        elif taker := _taker(name, taken_names.COLUMNS):
            yield at.finding(f"column {quoted(name)} is {taker}", _another(taken_names.COLUMNS, "column"))
        elif not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", name):
            remedy = "Use lower-case words joined by underscores, at most 60 characters."
            yield at.finding(f"column {quoted(name)} has no usable name", remedy)


def _taker(name: str, taken: Mapping[str, Collection[str]]) -> str:
    """What has a name already, "" if nothing has."""
    return next((taker for taker, names in taken.items() if name.casefold() in names), "")


def _another(taken: Mapping[str, Iterable[str]], what: str) -> str:
    names = listed(sorted(name for names in taken.values() for name in names))
    return f"Give the {what} another name; taken are {names}."


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


def other_figures(at: Where, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """A column that holds another figure stands beside one that the layer has, in the same unit.

    ``entries`` are the layer's columns with their descriptions.
    """
    for name, entry in entries.items():
        first = str(entry.get("beside", ""))
        if first and first not in entries:
            yield at.finding(
                f"column {quoted(name)} is another figure of {quoted(first)}, which the layer has not",
                f"Add {quoted(first)} to columns, or remove {quoted(name)}.",
            )
        elif first and entries[first].get("unit") != entry.get("unit"):
            yield at.finding(
                f"columns {quoted(first)} and {quoted(name)} have two units",
                f"Describe both in {quoted(entries[first].get('unit'))}.",
            )


def sources_of_columns(at: Where, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """What a column's own sources stand in holds sources; a layer that has no such column has none for single facts.

    ``entries`` are the layer's columns with their descriptions.
    """
    for name, entry in entries.items():
        own = str(entry.get("source_in", ""))
        if own in entries and entries[own].get("type") not in ("source_id", "source_ids"):
            yield at.finding(
                f"the sources of column {quoted(name)} stand in {quoted(own)}, which holds other things",
                f"Give {quoted(own)} the type 'source_id' or 'source_ids'.",
            )


def first_figure_given(at: Where, properties: Mapping[str, object], entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Another figure is given only beside a first one."""
    for name, entry in entries.items():
        first = str(entry.get("beside", ""))
        if first in properties and is_blank(properties[first]) and not is_blank(properties.get(name)):
            fault = f"{name} is {quoted(properties[name])} although {first} is blank"
            yield at.finding(fault, f"Write the figure into {first}.")


def kind_declared(at: Where, kind: object, kinds: Collection[str]) -> Iterator[Finding]:
    """A feature's kind is one that its layer declares under [kinds]."""
    if not isinstance(kind, str) or not kind.strip():
        yield at.finding(f"kind is {quoted(kind)}", f"it must be a kind of the layer. {nearest('', kinds)}")
    elif kind not in kinds:
        yield at.finding(f"kind {quoted(kind)} is not declared by the layer", nearest(kind, kinds))


def kinds_given(at: Where, kinds: object) -> Iterator[Finding]:
    """A layer declares at least one kind, each a table with a label; roles and hue where they are not the layer's."""
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
                its = f"roles of kind {quoted(name)}"
                yield from words(at, its, table["roles"], {"type": "words", "words": "roles"})
            if "hue" in table:
                yield from word(at, f"the hue of kind {quoted(name)}", table["hue"], {"words": "hues", "good": "gas"})
            if "coverage" in table:
                its = f"the coverage of kind {quoted(name)}"
                yield from value(at, its, table["coverage"], {"type": "text", "longest": LONGEST_COVERAGE})


def symbol(at: Where, table: object) -> Iterator[Finding]:
    """The drawing of a kind: shape and badge known words; size, width and beside in pixels; fill in per cent;
    arrows, limit and hatched or not.

    ``size_by`` is for `names_numeric_column`.
    """
    if not isinstance(table, dict):
        yield at.finding(f"the symbol is {quoted(table)}", "it must be a table with keys such as shape and width.")
        return
    yield from keys_known(at, table, SYMBOL_KEYS)
    for key in ("shape", "badge"):
        if key in table:
            yield from word(at, key, table[key], {"words": "shapes", "good": "circle"})
    for key in ("arrows", "limit", "hatched"):
        if key in table:
            yield from boolean(at, key, table[key], {})
    for key, unit in (("size", "pixels"), ("width", "pixels"), ("beside", "pixels"), ("fill", "per cent")):
        if key in table and not (is_number(table[key]) and 0 <= table[key] <= 100):
            yield at.finding(f"{key} is {quoted(table[key])}", f"it must be a number from 0 to 100, in {unit}.")


def without_columns(at: Where, kind: str, without: object, columns: Collection[str]) -> Iterator[Finding]:
    """What a kind is without is a list of the layer's own columns, or of `BEYOND_OWN`."""
    its = f"without of kind {quoted(kind)}"
    yield from texts(at, its, without, {})
    known = (*columns, *BEYOND_OWN)
    for name in without if isinstance(without, list) else ():
        if isinstance(name, str) and name not in known:
            yield at.finding(f"{its} names {quoted(name)}, which is no column", nearest(name, known))


def blank_where_without(at: Where, properties: Mapping[str, object], without: Collection[str]) -> Iterator[Finding]:
    """A feature has nothing in the columns that its kind is without."""
    for name in without:
        if not is_blank(properties.get(name)):
            fault = f"{name} is {quoted(properties[name])} although its kind is without it"
            yield at.finding(fault, "Write null, or take the column out of 'without' in the layer's TOML.")


def roles_not_shared(roles: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """A role that one layer alone can have is that of no second one. ``roles`` holds those of each layer's file."""
    for role in SOLE_ROLES:
        first, *others = [file for file, its in roles.items() if role in its] or [""]
        for file in others:
            fault = f"the role {quoted(role)} is already taken in {first}"
            yield Where(file).finding(fault, "One layer alone can have it; give this one another role.")
