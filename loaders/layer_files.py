"""A layer from its files: the TOML that says what it is, the GeoJSON that holds its features, and their outlines.

Outlines are in a file of their own, for the layers whose features have any: it is made from files of others.
"""

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd

from geodata.records import Kind, Layer, Symbol
from loaders import files
from loaders.checks import coverage, geometry, layers, outlines, records, values
from loaders.checks.layers import COMMON_COLUMNS, KIND_KEYS, SYMBOL_KEYS
from loaders.checks.values import LIST_TYPES, Entry
from loaders.fields import Dictionary, entries_of, field_of, values_checked
from loaders.files import Table
from loaders.findings import Finding, Where
from loaders.references import Ids, followed
from loaders.tables import frozen, record_findings

OPTIONAL_KEYS = (
    "topic",
    "lines",
    "points",
    "shown_from_zoom",
    "outline_from_zoom",
    "coverage_zones",
    "coverage_outlines",
)
LAYER_KEYS = tuple(
    field.name for field in dataclasses.fields(Layer) if field.name not in ("id", "fields", *OPTIONAL_KEYS)
)
"""Keys that every layer's TOML has; `OPTIONAL_KEYS`, [symbol] and [fields] may be left out."""

AMOUNT = re.compile("[0-9] (?:MW|GW|Mt|bcm)")
"""A figure that two features seldom share."""

OWN_RULES = ("kinds", "columns", "key_figure", "sources", "coverage_zones")
"""Keys of a layer's TOML that have rules of their own, beside or in place of their type."""

DTYPES = {"integer": "Int64", "year": "Int64", "number": "Float64", "boolean": "boolean"}
"""Type of a column -> how its values are held. All other types are text, or tuples of text."""


@dataclass(frozen=True, slots=True)
class LayerData:
    """A layer, checked and ready.

    ``features`` (EPSG:4326, index = feature id) has all property columns in reading order: blank text is "", a blank
    number or boolean is <NA>, a list is a tuple of text. It is shared by all readers: copy it before changing it.
    ``outlines`` (EPSG:4326, index = feature id) are the areas of those that have one beside the point of their symbol.
    ``hash`` is 12 hexadecimal digits that change whenever one of the layer's files does.
    """

    info: Layer
    features: geopandas.GeoDataFrame = dataclasses.field(repr=False)
    outlines: geopandas.GeoSeries = dataclasses.field(repr=False)
    hash: str

    def shapes(self, features: geopandas.GeoDataFrame) -> geopandas.GeoSeries:
        """What features of the layer cover: their outline, or their geometry where they have none."""
        return (
            features.geometry
            if self.outlines.empty
            else self.outlines.reindex(features.index).fillna(features.geometry)
        )


@dataclass(frozen=True, slots=True)
class LayerFiles:
    """The files of a layer as they were parsed; ``table`` or ``features`` is None if its file was refused.

    ``outlines`` is None where there is no file of them.
    """

    id: str
    toml_file: str
    geojson_file: str
    outlines_file: str
    table: Table | None
    features: list[object] | None
    outlines: list[object] | None
    hash: str
    own_entries: dict[str, Entry]

    @property
    def files(self) -> tuple[str, ...]:
        """What findings call its files."""
        return self.toml_file, self.geojson_file, self.outlines_file

    def ids(self) -> list[str]:
        """The ids of the features, as far as they can be read."""
        return [name for feature in self.features or [] if isinstance(name := properties_of(feature).get("id"), str)]

    def roles(self) -> list[str]:
        """The roles of the layer and of its kinds, as far as they can be read."""
        table = self.table or {}
        kinds = table.get("kinds")
        tables = [table, *(kinds.values() if isinstance(kinds, dict) else ())]
        listed = [each.get("roles") for each in tables if isinstance(each, dict)]
        return [role for roles in listed if isinstance(roles, list) for role in roles if isinstance(role, str)]

    def coverage_zones(self) -> list[str]:
        """The ids of the maritime zones that the layer covers, as far as they can be read."""
        zones = (self.table or {}).get("coverage_zones")
        return [name for name in zones if isinstance(name, str)] if isinstance(zones, list) else []

    def columns(self) -> list[str] | None:
        """The layer's own columns, or None if they cannot be read."""
        columns = (self.table or {}).get("columns")
        whole = isinstance(columns, list) and all(isinstance(name, str) for name in columns)
        return list(columns) if whole and isinstance(columns, list) else None

    def entries(self, dictionary: Dictionary) -> dict[str, Entry]:
        """What the dictionary, or the layer's own [fields], says about each column, in reading order."""
        described = {**self.own_entries, **dictionary.section("column"), **dictionary.section("feature")}
        return {name: described[name] for name in reading_order(self.columns() or []) if name in described}


def reading_order(columns: list[str]) -> list[str]:
    """All columns of a layer: the common ones, with its own in their place before the description."""
    split = COMMON_COLUMNS.index("description")
    return [*COMMON_COLUMNS[:split], *columns, *COMMON_COLUMNS[split:]]


def properties_of(feature: object) -> Mapping[str, object]:
    """The properties of a parsed feature; none if it has no usable ones."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def read_layer(folder: Path, name: str, file: str, findings: list[Finding]) -> LayerFiles:
    """Read the files of layer ``name``. ``folder`` and ``file``, what findings call it, hold the folders of the data.

    A missing file is no finding.
    """
    called = f"layers/{name}.toml", f"layers/{name}.geojson", f"outlines/{name}.geojson"
    toml_file, geojson_file, outlines_file = (f"{file}/{path}" for path in called)
    raws = [
        files.read_bytes(folder / path, f"{file}/{path}", findings) if (folder / path).exists() else None
        for path in called
    ]
    toml_text = None if raws[0] is None else files.decoded(raws[0], toml_file, findings)
    table = None if toml_text is None else files.parsed_toml(toml_text, toml_file, findings)
    json_text = None if raws[1] is None else files.decoded(raws[1], geojson_file, findings)
    features = None if json_text is None else _features(json_text, geojson_file, findings)
    outline_text = None if raws[2] is None else files.decoded(raws[2], outlines_file, findings)
    drawn_round = None if outline_text is None else _features(outline_text, outlines_file, findings)
    own = entries_of("fields", table.get("fields", {}), toml_file, findings) if table else {}
    digest = hashlib.sha256(b"\0".join(raw or b"" for raw in raws)).hexdigest()[:12]
    return LayerFiles(name, toml_file, geojson_file, outlines_file, table, features, drawn_round, digest, own)


def layer_followed(layer: LayerFiles, dictionary: Dictionary, moved: Mapping[str, str]) -> LayerFiles:
    """A layer that, with its features, names other features by the ids that those have now."""
    entries = layer.entries(dictionary)
    table = None if layer.table is None else followed(layer.table, dictionary.section("layer"), moved)
    features = [
        {**feature, "properties": followed(feature["properties"], entries, moved)}
        if isinstance(feature, dict) and isinstance(feature.get("properties"), dict)
        else feature
        for feature in layer.features or []
    ]
    return dataclasses.replace(layer, table=table, features=None if layer.features is None else features)


def layer_findings(layer: LayerFiles, dictionary: Dictionary, ids: Ids) -> Iterator[Finding]:
    """Everything that is wrong with the files of a layer."""
    yield from layers.layer_name(layer.toml_file, layer.id)
    yield from _table_findings(layer, dictionary, ids)
    features = list(_feature_findings(layer, dictionary, ids))
    yield from features
    if not features:
        yield from _outline_findings(layer)


def layer_data(layer: LayerFiles, dictionary: Dictionary) -> LayerData:
    """The frozen record and the checked features of a layer without findings."""
    entries = layer.entries(dictionary)
    table: dict[str, Any] = layer.table or {}
    drawn = table.get("symbol", {})
    shared = {"roles": table["roles"], "hue": table["hue"], **drawn}
    kinds = {name: _kind(name, {**shared, **own}) for name, own in table["kinds"].items()}
    fields = {name: field_of(name, entry) for name, entry in entries.items()}
    keys = (*LAYER_KEYS, *OPTIONAL_KEYS)
    listed = {key: frozen(table[key]) for key in keys if key in table and key != "kinds"}
    info = Layer(id=layer.id, kinds=kinds, fields=fields, **listed)
    return LayerData(info, _frame(layer.features or [], entries), _areas(layer.outlines or []), layer.hash)


def _features(text: str, file: str, findings: list[Finding]) -> list[object] | None:
    before = len(findings)
    value = files.parsed_json(text, file, findings)
    if value is None and len(findings) > before:
        return None
    problems = list(layers.collection_form(file, value))
    findings += problems
    listed = value.get("features") if isinstance(value, dict) else None
    return listed if isinstance(listed, list) else None


def _table_findings(layer: LayerFiles, dictionary: Dictionary, ids: Ids) -> Iterator[Finding]:
    table = layer.table
    if table is None:
        return
    at = Where(layer.toml_file)
    known = (*LAYER_KEYS, *OPTIONAL_KEYS, "symbol", "fields")
    yield from values.keys_known(at, table, known)
    yield from values.keys_complete(at, table, LAYER_KEYS, known)
    plain = {key: value for key, value in table.items() if key in known[:-2] and key not in OWN_RULES}
    yield from values_checked(at, plain, dictionary.section("layer"))
    named: dict[str, object] = {key: table[key] for key in ("sources", "coverage_zones") if key in table}
    yield from record_findings(at, named, dictionary.section("layer"), ids)
    yield from coverage.coverage_given(at, table)
    if "columns" in table:
        yield from values.texts(at, "columns", table["columns"], {})
        yield from layers.column_names(at, table["columns"])
    columns = layer.columns()
    if dictionary.whole:
        common, own = dictionary.section("column"), table.get("fields", {})
        own_names = list(own) if isinstance(own, dict) else []
        yield from layers.columns_described(at, columns, [*common, *own_names, *COMMON_COLUMNS])
        yield from layers.own_fields_needed(at, own_names, columns, common)
    yield from _drawing_findings(layer, dictionary)


def _drawing_findings(layer: LayerFiles, dictionary: Dictionary) -> Iterator[Finding]:
    table, at = layer.table or {}, Where(layer.toml_file)
    if "kinds" in table:
        yield from layers.kinds_given(at, table["kinds"])
    tables = {"symbol": table["symbol"]} if "symbol" in table else {}
    kinds = _tables(table.get("kinds"))
    for name, kind in kinds.items():
        tables[f"kinds.{name}"] = {key: value for key, value in kind.items() if key not in KIND_KEYS}
    for name, symbol in tables.items():
        yield from layers.symbol(Where(layer.toml_file, name), symbol)
    columns = layer.columns()
    if columns is None:
        return
    if "key_figure" in table:
        yield from layers.names_own_column(at, "key_figure", table["key_figure"], columns)
    # A column that is listed but described nowhere has its finding already.
    entries = layer.entries(dictionary)
    yield from layers.other_figures(at, entries)
    yield from layers.sources_of_columns(at, entries)
    types = {name: str(entries[name]["type"]) if name in entries else "number" for name in columns}
    for name, kind in kinds.items():
        if "without" in kind:
            yield from layers.without_columns(at, name, kind["without"], columns)
    for name, symbol in tables.items():
        if isinstance(symbol, dict) and "size_by" in symbol:
            yield from layers.names_numeric_column(Where(layer.toml_file, name), "size_by", symbol["size_by"], types)


def _feature_findings(layer: LayerFiles, dictionary: Dictionary, ids: Ids) -> Iterator[Finding]:
    if layer.features is None:
        return
    file, columns = layer.geojson_file, layer.columns()
    kinds = (layer.table or {}).get("kinds")
    entries = {key: entry for key, entry in layer.entries(dictionary).items() if key != "kind"}
    wanted = reading_order(columns or [])
    yield from layers.layer_not_empty(file, layer.features)
    yield from records.ids_unique(file, layer.ids(), "feature")
    yield from _alike(layer)
    for number, feature in enumerate(layer.features, start=1):
        properties = dict(properties_of(feature))
        name = properties.get("id")
        at = Where(file, name if isinstance(name, str) and name.strip() else f"feature {number}")
        problems = list(layers.feature_form(at, feature))
        yield from problems
        if not isinstance(feature, dict):
            continue
        if isinstance(feature.get("properties"), dict):
            if columns is not None:
                yield from layers.columns_declared(at, properties, wanted)
            yield from values.keys_complete(at, properties, wanted, wanted)
            yield from record_findings(at, properties, entries, ids)
            yield from layers.first_figure_given(at, properties, entries)
            if "kind" in properties and isinstance(kinds, dict) and kinds:
                yield from layers.kind_declared(at, properties["kind"], kinds)
                yield from layers.blank_where_without(at, properties, _without(kinds, properties["kind"]))
            if "start_year" in properties and "start_is_estimate" in properties:
                start = properties["start_year"], properties["start_is_estimate"]
                yield from records.start_year_and_estimate(at, *start)
                yield from records.start_fits_status(at, properties.get("status"), *start)
                yield from records.start_fits_date(at, *start, properties.get("status_as_of"))
        if "geometry" in feature:
            yield from geometry.geometry(at, feature["geometry"])


def _outline_findings(layer: LayerFiles) -> Iterator[Finding]:
    from_zoom = (layer.table or {}).get("outline_from_zoom")
    yield from outlines.drawn_where_there_are_some(
        Where(layer.toml_file), from_zoom, layer.outlines, layer.outlines_file
    )
    listed = layer.outlines or []
    yield from records.ids_unique(layer.outlines_file, [outlines.id_of(each) for each in listed], "outline")
    features = {str(properties_of(each)["id"]): each for each in layer.features or []}
    for number, each in enumerate(listed, start=1):
        yield from outlines.outline(
            Where(layer.outlines_file, outlines.id_of(each) or f"outline {number}"), each, features
        )
    if layer.outlines is not None:
        outlined = {outlines.id_of(each) for each in listed}
        for id, feature in features.items():
            told = properties_of(feature).get("shape_from")
            yield from outlines.origin_told(Where(layer.geojson_file, id), told, id in outlined)


def _alike(layer: LayerFiles) -> Iterator[Finding]:
    """Points in the very same place, and the very same description with an amount in it.

    Only of a layer that an analysis counts: it would count a copy twice.
    """
    features = [each for each in layer.features or [] if isinstance(each, dict) and layer.roles()]
    shapes = [(properties_of(each).get("id"), each.get("geometry")) for each in features]
    points = [(name, shape) for name, shape in shapes if isinstance(shape, dict) and shape.get("type") == "Point"]
    places = [(name, str(shape.get("coordinates"))) for name, shape in points]
    yield from records.no_two_alike(layer.geojson_file, places, "place")
    texts = [(properties_of(each).get("id"), str(properties_of(each).get("description") or "")) for each in features]
    yield from records.no_two_alike(
        layer.geojson_file, [(name, text) for name, text in texts if AMOUNT.search(text)], "description"
    )


def _tables(kinds: object) -> dict[str, Table]:
    """The kinds of a layer, as far as they can be read."""
    return {name: kind for name, kind in kinds.items() if isinstance(kind, dict)} if isinstance(kinds, dict) else {}


def _without(kinds: object, kind: object) -> list[str]:
    """The columns that a kind is without, as far as they can be read."""
    without = _tables(kinds).get(str(kind), {}).get("without")
    return [name for name in without if isinstance(name, str)] if isinstance(without, list) else []


def _kind(name: str, table: dict[str, Any]) -> Kind:
    symbol = Symbol(**{key: table[key] for key in SYMBOL_KEYS if key in table})
    roles, without = frozen(table["roles"]), frozen(table.get("without", []))
    return Kind(name, table["label"], symbol, roles, table["hue"], without, table.get("coverage", ""))


def _frame(features: list[object], entries: Mapping[str, Entry]) -> geopandas.GeoDataFrame:
    rows = [properties_of(feature) for feature in features]
    index = pd.Index([row["id"] for row in rows], name="id", dtype="str")
    columns = {name: _column([row[name] for row in rows], str(entry["type"]), index) for name, entry in entries.items()}
    shapes = [geometry.shape_of(feature["geometry"]) for feature in features if isinstance(feature, dict)]
    return geopandas.GeoDataFrame(columns, index=index, geometry=shapes, crs="EPSG:4326")


def _areas(outlines: list[object]) -> geopandas.GeoSeries:
    found = {str(each["id"]): geometry.shape_of(each["geometry"]) for each in outlines if isinstance(each, dict)}
    return geopandas.GeoSeries(
        list(found.values()), index=pd.Index(list(found), name="id", dtype="str"), crs="EPSG:4326"
    )


def _column(values: list[object], kind: str, index: "pd.Index[str]") -> "pd.Series[Any]":
    if kind in LIST_TYPES:
        return pd.Series([frozen(value) for value in values], index=index, dtype=object)
    if kind in DTYPES:
        blanked = [None if value == "" else value for value in values]
        return pd.Series(blanked, index=index, dtype=DTYPES[kind])
    return pd.Series([frozen(value) for value in values], index=index, dtype="str")
