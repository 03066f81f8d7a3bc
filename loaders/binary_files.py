"""Features from files that hold many: GeoPackage, GeoParquet and FlatGeobuf, read as tables and not one by one.

A table is held as the layer's features are in the end: blank text is "", a blank number or boolean is <NA>, a list is a
tuple of text. What does not fit the type of its column stays as it was read, and its rule will say so.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import pyogrio
import shapely
from shapely.geometry import mapping

from loaders.checks.values import LIST_TYPES, NUMERIC_TYPES, Entry
from loaders.findings import Finding, Where, listed, quoted
from loaders.references import type_of

FORMATS = {".gpkg": "GeoPackage", ".parquet": "GeoParquet", ".fgb": "FlatGeobuf"}
"""Ending of a file -> the name of its format."""
CRS = "EPSG:4326"


def read_rows(path: Path, file: str, findings: list[Finding]) -> geopandas.GeoDataFrame | None:
    """The features of a file as they lie in it, without heights (EPSG:4326); None, with a finding, where it is refused.

    Of a GeoPackage with several tables it is the one that is called as the file is. ``file`` is what findings call it.
    """
    at, name = Where(file), FORMATS[path.suffix]
    try:
        if path.suffix == ".parquet":
            rows = geopandas.read_parquet(path)
        else:
            tables = [str(each) for each, _ in pyogrio.list_layers(path)]
            if len(tables) > 1 and path.stem not in tables:
                findings.append(at.finding(f"the file holds the tables {listed(tables)}", f"Call one {path.stem}."))
                return None
            table = path.stem if path.stem in tables else None
            rows = pyogrio.read_dataframe(path, layer=table, use_arrow=True)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, OSError, ValueError):
        findings.append(at.finding(f"the file cannot be read as {name}", f"Save it again as {name}."))
        return None
    if not isinstance(rows, geopandas.GeoDataFrame):
        findings.append(at.finding("the file holds no shapes", "Save it with the geometry of each feature."))
        return None
    if rows.crs is None or not rows.crs.equals(CRS, ignore_axis_order=True):
        fault = "the file does not say what its coordinates are in" if rows.crs is None else "the coordinates are in "
        where = "" if rows.crs is None else quoted(rows.crs.name)
        findings.append(at.finding(f"{fault}{where}", f"Save the file again in {CRS} (degrees, WGS 84)."))
        return None
    shapes = shapely.force_2d(rows.geometry.to_numpy()) if rows.has_z.any() else rows.geometry.to_numpy()
    plain = rows.drop(columns=rows.geometry.name)
    return geopandas.GeoDataFrame(plain, geometry=shapes, crs=CRS).reset_index(drop=True)


def typed(
    rows: geopandas.GeoDataFrame, entries: Mapping[str, Entry], moved: Mapping[str, str]
) -> geopandas.GeoDataFrame:
    """The rows with the values of each column held as its type asks, and former ids of features as their present ones.

    ``entries`` say what the columns are; one that has none is text. ``moved`` is former id -> present id.
    """
    columns = {}
    for name in rows.columns.drop("geometry"):
        values = _typed(rows[name], str(entries[name]["type"]) if name in entries else "text")
        columns[name] = _moved(values, moved) if moved and type_of(name, entries) == "feature_ids" else values
    return geopandas.GeoDataFrame(columns, geometry=rows.geometry, crs=CRS)


def features_of(rows: geopandas.GeoDataFrame) -> list[object]:
    """Rows as the features of a parsed GeoJSON file would be."""
    found: list[object] = []
    for record, shape in zip(rows.drop(columns="geometry").to_dict("records"), rows.geometry, strict=True):
        properties = {str(name): plain(value) for name, value in record.items()}
        geometry = None if shape is None else json.loads(json.dumps(mapping(shape)))
        found.append({"type": "Feature", "id": properties.get("id"), "properties": properties, "geometry": geometry})
    return found


def plain(value: Any) -> Any:
    """A value of a table as a parsed GeoJSON file would have it."""
    if isinstance(value, tuple | list | np.ndarray):
        return [plain(each) for each in value]
    if value is None or value == "" or pd.isna(value):
        return None
    return value.item() if isinstance(value, np.generic) else value


def _typed(values: "pd.Series[Any]", kind: str) -> "pd.Series[Any]":
    if kind in LIST_TYPES:
        return _by_value(values, _list_of)
    if pd.api.types.is_bool_dtype(values):
        return values.astype("boolean")
    if pd.api.types.is_numeric_dtype(values):
        return _numbers(values, whole=kind not in NUMERIC_TYPES or kind == "integer")
    if values.isna().all():
        blank = {"boolean": "boolean", "number": "Float64", "integer": "Int64", "year": "Int64"}.get(kind)
        return pd.Series(pd.NA, index=values.index, dtype=blank) if blank else _texts(values)
    if pd.api.types.is_string_dtype(values.dropna()):
        return _texts(values)
    return values.astype("boolean") if kind == "boolean" and values.isin([True, False, None]).all() else values


def _numbers(values: "pd.Series[Any]", *, whole: bool) -> "pd.Series[Any]":
    """Whole numbers that stand beside blanks are read with decimals."""
    if whole:
        try:
            return values.astype("Int64")
        except (TypeError, ValueError):
            pass
    return values.astype("Float64")


def _texts(values: "pd.Series[Any]") -> "pd.Series[Any]":
    return values.fillna("").astype("str")


def _moved(values: "pd.Series[Any]", moved: Mapping[str, str]) -> "pd.Series[Any]":
    def now(value: Any) -> Any:
        return tuple(map(now, value)) if isinstance(value, tuple) else moved.get(value, value)

    return _by_value(values, now)


def _by_value(values: "pd.Series[Any]", made: Callable[[Any], Any]) -> "pd.Series[Any]":
    """What is made of each value, once for all that are alike: thousands of features share a list."""
    held = values.to_numpy(dtype=object)
    if not pd.api.types.is_string_dtype(values):
        held = _objects(tuple(each) if isinstance(each, list | np.ndarray) else each for each in held)
    codes, distinct = pd.factorize(held, use_na_sentinel=False)
    return pd.Series(_objects(map(made, distinct))[codes], index=values.index)


def _objects(values: Iterable[Hashable]) -> Any:
    """An array that holds tuples as they are."""
    listed = list(values)
    found = np.empty(len(listed), dtype=object)
    for place, value in enumerate(listed):
        found[place] = value
    return found


def _list_of(value: Any) -> Any:
    """A list, which GeoPackage and FlatGeobuf hold as text: ``GB, BE``, or as JSON has it where an item has a comma."""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if not isinstance(value, str):
        return () if pd.isna(value) else value
    if value.startswith("["):
        try:
            return tuple(json.loads(value))
        except (ValueError, TypeError):
            return value
    return tuple(each.strip() for each in value.split(",")) if value.strip() else ()
