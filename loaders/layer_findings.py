"""What is wrong with the files of a layer: its TOML, its features, and their outlines."""

import re
from collections.abc import Iterable, Iterator, Mapping

import geopandas
import pandas as pd
import shapely

from loaders.checks import coverage, geometry, layers, outlines, records, values
from loaders.checks.layers import COMMON_COLUMNS, KIND_KEYS
from loaders.checks.values import Entry
from loaders.fields import Dictionary, values_checked
from loaders.files import Table
from loaders.findings import Finding, Where
from loaders.layer_files import LAYER_KEYS, OPTIONAL_KEYS, LayerFiles, properties_of, reading_order
from loaders.references import Ids
from loaders.tables import record_findings

AMOUNT = re.compile("[0-9] (?:MW|GW|Mt|bcm)")
"""A figure that two features seldom share."""

OWN_RULES = ("kinds", "columns", "key_figure", "sources", "coverage_zones")
"""Keys of a layer's TOML that have rules of their own, beside or in place of their type."""


def layer_findings(layer: LayerFiles, dictionary: Dictionary, ids: Ids) -> Iterator[Finding]:
    """Everything that is wrong with the files of a layer."""
    yield from layers.layer_name(layer.toml_file, layer.id)
    yield from _table_findings(layer, dictionary, ids)
    features = list(_feature_findings(layer, dictionary, ids))
    yield from features
    if not features:
        yield from _outline_findings(layer)


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
    if not layer.is_read:
        return
    file = layer.features_file
    numbered = layer.numbered(dictionary, ids)
    entries = {key: entry for key, entry in layer.entries(dictionary).items() if key != "kind"}
    yield from layers.layer_not_empty(file, numbered)
    yield from records.ids_unique(file, layer.ids(), "feature")
    yield from _alike(layer)
    for number, feature in numbered:
        name = properties_of(feature).get("id")
        at = Where(file, name if isinstance(name, str) and name.strip() else f"feature {number}")
        yield from layers.feature_form(at, feature)
        if not isinstance(feature, dict):
            continue
        if isinstance(feature.get("properties"), dict):
            yield from _property_findings(at, feature["properties"], layer, entries, ids)
        if "geometry" in feature:
            rules = geometry.GEOMETRY_RULES if layer.rows is None else geometry.RULES_OF_BINARY_FILES
            yield from geometry.geometry(at, feature["geometry"], rules)


def _property_findings(
    at: Where, properties: dict[str, object], layer: LayerFiles, entries: Mapping[str, Entry], ids: Ids
) -> Iterator[Finding]:
    columns, kinds = layer.columns(), (layer.table or {}).get("kinds")
    wanted = reading_order(columns or [])
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


def _outline_findings(layer: LayerFiles) -> Iterator[Finding]:
    if layer.rows is not None:
        yield from outlines.none_beside(Where(layer.outlines_file), layer.outlines, layer.features_file)
        return
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
            yield from outlines.origin_told(Where(layer.features_file, id), told, id in outlined)


def _alike(layer: LayerFiles) -> Iterator[Finding]:
    """Points in the very same place, and the very same description with an amount in it.

    Only of a layer that an analysis counts: it would count a copy twice.
    """
    if not layer.roles():
        return
    places, texts = _said_of_many(layer.rows) if layer.rows is not None else _said(layer.features or [])
    yield from records.no_two_alike(layer.features_file, places, "place")
    amounts = [(name, text) for name, text in texts if AMOUNT.search(text)]
    yield from records.no_two_alike(layer.features_file, amounts, "description")


Said = list[tuple[object, str]]
"""Ids of features with what each says."""


def _said(features: Iterable[object]) -> tuple[Said, Said]:
    """The places of points, and the descriptions of all."""
    listed = [each for each in features if isinstance(each, dict)]
    shapes = [(properties_of(each).get("id"), each.get("geometry")) for each in listed]
    points = [(name, shape) for name, shape in shapes if isinstance(shape, dict) and shape.get("type") == "Point"]
    texts = [(properties_of(each).get("id"), str(properties_of(each).get("description") or "")) for each in listed]
    return [(name, str(shape.get("coordinates"))) for name, shape in points], texts


def _said_of_many(rows: geopandas.GeoDataFrame) -> tuple[Said, Said]:
    """The same, of those only that share a place, or a description with an amount, with another."""
    shapes = rows.geometry.to_numpy()
    points = rows[(shapely.get_type_id(shapes) == 0) & ~shapely.is_empty(shapes)]
    places = pd.DataFrame({"lon": points.geometry.x, "lat": points.geometry.y}, index=points.index)
    shared = places[places.duplicated(keep=False)]
    told = pd.DataFrame({name: rows.get(name, pd.Series("", index=rows.index)) for name in ("id", "description")})
    amounts = told[told["description"].astype("str").str.contains(AMOUNT.pattern)]
    alike = amounts[amounts["description"].duplicated(keep=False)]
    return (
        list(
            zip(told["id"][shared.index], (shared["lon"].astype(str) + ", " + shared["lat"].astype(str)), strict=True)
        ),
        list(alike.itertuples(index=False, name=None)),
    )


def _tables(kinds: object) -> dict[str, Table]:
    """The kinds of a layer, as far as they can be read."""
    return {name: kind for name, kind in kinds.items() if isinstance(kind, dict)} if isinstance(kinds, dict) else {}


def _without(kinds: object, kind: object) -> list[str]:
    """The columns that a kind is without, as far as they can be read."""
    without = _tables(kinds).get(str(kind), {}).get("without")
    return [name for name in without if isinstance(name, str)] if isinstance(without, list) else []
