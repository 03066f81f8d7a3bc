"""Which rows of a table of features are looked at one by one: of a million, those that may break a rule.

The rules themselves are those of every feature. A row is passed over only where each of its values, by itself, breaks
none, where its shape is plainly sound, and where a row is looked at that agrees with it in all that rules compare.
"""

from collections.abc import Mapping
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely

from loaders.binary_files import plain
from loaders.checks.geometry import in_region
from loaders.checks.values import LARGEST_INTEGER, Entry
from loaders.findings import Where
from loaders.references import Ids
from loaders.tables import record_findings

COMPARED = ("kind", "status", "start_year", "start_is_estimate")
"""Columns whose values rules compare with each other, beside the year of ``status_as_of``; of others they ask only
whether there is a value."""
MOST_FAULTY = 10_000
"""Rows of one faulty column that are looked at: the layer is refused, and nobody reads more."""
PLAIN_TEXT = r"[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*"
PLAIN_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
AREAL = (0, 1, 3, 4, 5, 6)
"""Shapely's numbers of the geometry types that a feature may have."""

Mask = Any
"""A truth value for each row."""


def looked_at(rows: geopandas.GeoDataFrame, entries: Mapping[str, Entry], ids: Ids) -> Any:
    """The places of the rows to look at, in their order. ``rows`` are those of `binary_files.typed`."""
    found = ~_sound_shapes(rows.geometry.to_numpy())
    for name in rows.columns.drop("geometry"):
        if name in entries and name != "kind":
            faulty = np.flatnonzero(_faulty(rows[name], str(name), entries[name], ids))
            found[faulty[:MOST_FAULTY]] = True
    found[_first_of_each(rows)] = True
    return np.flatnonzero(found)


def _faulty(values: "pd.Series[Any]", name: str, entry: Entry, ids: Ids) -> Mask:
    """Whether a value breaks a rule by itself; each is asked once, however many rows have it."""
    doubtful = ~_plainly_sound(values, entry)
    codes, distinct = pd.factorize(values[doubtful].to_numpy(dtype=object), use_na_sentinel=False)
    at = Where("")
    wrong = [any(record_findings(at, {name: plain(each)}, {name: entry}, ids)) for each in distinct]
    found = np.zeros(len(values), dtype=bool)
    found[np.flatnonzero(doubtful)] = np.array(wrong, dtype=bool)[codes]
    return found


def _plainly_sound(values: "pd.Series[Any]", entry: Entry) -> Mask:
    """Whether a value is one that no rule of its type can find fault with, told without asking it."""
    kind, blank = entry["type"], bool(entry.get("blank", False))
    if kind in ("text", "id") and pd.api.types.is_string_dtype(values) and values.dtype != object:
        sound = values.str.fullmatch(PLAIN_TEXT if kind == "text" else PLAIN_ID).to_numpy(dtype=bool)
        longest = entry.get("longest")
        if isinstance(longest, int):
            sound = sound & (values.str.len() <= longest).to_numpy(dtype=bool)
        return sound | ((values == "").to_numpy(dtype=bool) & blank)
    if kind in ("number", "integer") and values.dtype in ("Float64", "Int64"):
        if kind == "integer" and values.dtype != "Int64":
            return np.zeros(len(values), dtype=bool)
        given = values.notna().to_numpy()
        return np.where(given, values.abs().le(LARGEST_INTEGER).to_numpy(dtype=bool, na_value=False), blank)
    return np.zeros(len(values), dtype=bool)


def _first_of_each(rows: geopandas.GeoDataFrame) -> Any:
    """The first row of each combination of what rules compare."""
    compared = [rows[name] for name in COMPARED if name in rows]
    if "status_as_of" in rows:
        dates = rows["status_as_of"]
        compared.append(dates.str[:4] if pd.api.types.is_string_dtype(dates) else dates)
    others = rows.columns.drop("geometry").difference([*COMPARED, "status_as_of"], sort=False)
    combined = np.zeros(len(rows), dtype=np.int64)
    for values in (*compared, *(_blank(rows[name]) for name in others)):
        codes, distinct = pd.factorize(values.to_numpy(dtype=object), use_na_sentinel=False)
        combined, _ = pd.factorize(combined * max(1, len(distinct)) + codes)
    return np.unique(combined, return_index=True)[1]


def _blank(values: "pd.Series[Any]") -> "pd.Series[Any]":
    if values.dtype == object:
        return values.map(lambda value: value in (None, "", ()))
    return values.isna() | (values == "") if pd.api.types.is_string_dtype(values) else values.isna()


def _sound_shapes(shapes: Any) -> Mask:
    """Whether a shape is there, of a known type, valid, on the globe, and touches the seas around the atlas."""
    sound = np.isin(shapely.get_type_id(shapes), AREAL) & ~shapely.is_empty(shapes)
    sound[sound] &= shapely.is_valid(shapes[sound])
    positions, owner = shapely.get_coordinates(shapes, return_index=True)
    lon, lat = positions.T
    inside = np.isfinite(lon) & (abs(lon) <= 180) & (abs(lat) <= 90)
    sound[owner[~inside]] = False
    near = np.zeros(len(shapes), dtype=bool)
    near[owner[in_region(lon, lat)]] = True
    return sound & near
