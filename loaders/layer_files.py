"""A layer from its files: the TOML that says what it is, the file that holds its features, and their outlines.

Features are in a GeoJSON file that people edit, or, where there are very many, in one of `loaders.binary_files`.
Outlines are in a file of their own, for the layers whose features have any: it is made from files of others.
"""

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd

from geodata.records import Kind, Layer, Symbol
from loaders import binary_files, files
from loaders.checks import geometry, layers
from loaders.checks.layers import COMMON_COLUMNS, SYMBOL_KEYS
from loaders.checks.values import LIST_TYPES, Entry
from loaders.fields import Dictionary, entries_of, field_of
from loaders.files import Table
from loaders.findings import Finding
from loaders.looked_at import looked_at
from loaders.references import Ids, followed
from loaders.tables import frozen

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

ENDINGS = (".geojson", *binary_files.FORMATS)
"""Endings of the files that may hold the features of a layer."""

MANY = 20_000
"""Features of the largest layer that is sent, listed and searched whole."""

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

    @property
    def is_large(self) -> bool:
        """Whether it has more features than are gone through one by one."""
        return len(self.features) > MANY

    def shapes(self, features: geopandas.GeoDataFrame) -> geopandas.GeoSeries:
        """What features of the layer cover: their outline, or their geometry where they have none."""
        return (
            features.geometry
            if self.outlines.empty
            else self.outlines.reindex(features.index).fillna(features.geometry)
        )


@dataclass(frozen=True, slots=True)
class LayerFiles:
    """The files of a layer as they were parsed; ``table`` is None if its file was refused.

    The features of a GeoJSON file are in ``features``, those of a binary file in ``rows``; both are None if the file
    was refused. ``outlines`` is None where there is no file of them.
    """

    id: str
    toml_file: str
    features_file: str
    outlines_file: str
    table: Table | None
    features: list[object] | None
    rows: geopandas.GeoDataFrame | None
    outlines: list[object] | None
    hash: str
    own_entries: dict[str, Entry]

    @property
    def is_read(self) -> bool:
        """Whether the file of its features was not refused."""
        return self.features is not None or self.rows is not None

    @property
    def files(self) -> tuple[str, ...]:
        """What findings call its files."""
        return self.toml_file, self.features_file, self.outlines_file

    def ids(self) -> list[str]:
        """The ids of the features, as far as they can be read."""
        if self.rows is not None:
            named = self.rows["id"].to_numpy(dtype=object) if "id" in self.rows else ()
            return [name for name in named if isinstance(name, str) and name]
        return [name for feature in self.features or [] if isinstance(name := properties_of(feature).get("id"), str)]

    def numbered(self, dictionary: Dictionary, ids: Ids) -> list[tuple[int, object]]:
        """The features that are looked at one by one, with their numbers in the file: all, or of a binary file those
        that may break a rule.
        """
        if self.rows is None:
            return list(enumerate(self.features or [], start=1))
        places = looked_at(self.rows, self.entries(dictionary), ids)
        return list(zip((places + 1).tolist(), binary_files.features_of(self.rows.iloc[places]), strict=True))

    def borrowed(self) -> list[Mapping[str, object]]:
        """The properties of features whose shape is another's; of a binary file of one for each source of shapes."""
        if self.rows is None:
            return [properties_of(feature) for feature in self.features or []]
        if not {"id", "shape_from"} <= {*self.rows.columns}:
            return []
        return list(self.rows[["id", "shape_from"]].drop_duplicates("shape_from").to_dict("records"))

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
    source = features_path(folder, name)
    called = f"layers/{name}.toml", f"layers/{source.name}", f"outlines/{name}.geojson"
    toml_file, features_file, outlines_file = (f"{file}/{path}" for path in called)
    is_binary = source.suffix in binary_files.FORMATS
    rows = binary_files.read_rows(source, features_file, findings) if is_binary else None
    raws = [
        files.read_bytes(folder / path, f"{file}/{path}", findings) if (folder / path).exists() else None
        for path in called
        if not is_binary or folder / path != source
    ]
    toml_text = None if raws[0] is None else files.decoded(raws[0], toml_file, findings)
    table = None if toml_text is None else files.parsed_toml(toml_text, toml_file, findings)
    json_text = None if is_binary or raws[1] is None else files.decoded(raws[1], features_file, findings)
    features = None if json_text is None else _features(json_text, features_file, findings)
    outline_text = None if raws[-1] is None else files.decoded(raws[-1], outlines_file, findings)
    drawn_round = None if outline_text is None else _features(outline_text, outlines_file, findings)
    own = entries_of("fields", table.get("fields", {}), toml_file, findings) if table else {}
    digest = hashlib.sha256(b"\0".join(raw or b"" for raw in raws))
    if rows is not None:
        digest.update(files.digest_of(source))
    return LayerFiles(
        name, toml_file, features_file, outlines_file, table, features, rows, drawn_round, digest.hexdigest()[:12], own
    )


def features_path(folder: Path, name: str) -> Path:
    """Where the features of a layer lie, or would lie."""
    paths = [folder / "layers" / f"{name}{ending}" for ending in ENDINGS]
    return next((path for path in paths if path.exists()), paths[0])


def layer_followed(layer: LayerFiles, dictionary: Dictionary, moved: Mapping[str, str]) -> LayerFiles:
    """A layer that, with its features, names other features by the ids that those have now."""
    entries = layer.entries(dictionary)
    rows = None if layer.rows is None else binary_files.typed(layer.rows, entries, moved)
    table = None if layer.table is None else followed(layer.table, dictionary.section("layer"), moved)
    features = [
        {**feature, "properties": followed(feature["properties"], entries, moved)}
        if isinstance(feature, dict) and isinstance(feature.get("properties"), dict)
        else feature
        for feature in layer.features or []
    ]
    return dataclasses.replace(layer, table=table, features=None if layer.features is None else features, rows=rows)


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
    rows = layer.rows
    features = _frame(layer.features or [], entries) if rows is None else _checked(rows, entries)
    return LayerData(info, features, _areas(layer.outlines or []), layer.hash)


def _features(text: str, file: str, findings: list[Finding]) -> list[object] | None:
    before = len(findings)
    value = files.parsed_json(text, file, findings)
    if value is None and len(findings) > before:
        return None
    problems = list(layers.collection_form(file, value))
    findings += problems
    listed = value.get("features") if isinstance(value, dict) else None
    return listed if isinstance(listed, list) else None


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


def _checked(rows: geopandas.GeoDataFrame, entries: Mapping[str, Entry]) -> geopandas.GeoDataFrame:
    """The features of a binary file, in which nothing was found wrong."""
    return rows[[*entries, "geometry"]].set_index(pd.Index(rows["id"], name="id", dtype="str"))


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
