"""Tables of more rows than a browser can hold: searched, put in order and cut into pages, of which one is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.records import POSITION_ACCURACIES, STATUSES
from layers.maps.deck import features_shown
from layers.maps.tables import heading, layer_table, overview
from layers.views.filtering import passing
from layers.views.map_view import MapView
from layers.views.same import Same
from layers.wording.evidence import BEST_SOURCE, grade_of
from layers.wording.facts import status_words, value_text
from loaders.atlas import Atlas
from loaders.layer_files import MANY, LayerData
from loaders.missing import at_hand

PAGE = 200
"""Rows of a page."""
Shown = Mapping[str, gpd.GeoDataFrame]
"""Features by layer."""


@dataclass(frozen=True, slots=True)
class PageChoice:
    """Which page of a long table is asked for.

    ``start`` is the number of its first row, from 0. ``sort`` is the heading of the column that the rows are in the
    order of, "" for that of the data; ``down`` turns it round. ``find`` are words that each row has in its name, its
    kind, its operator or its description.
    """

    start: int = 0
    sort: str = ""
    down: bool = False
    find: str = ""


def is_long(features: Shown) -> bool:
    """Whether there are too many rows for one answer."""
    return sum(map(len, features.values())) > MANY


def page(atlas: Atlas, view: MapView, choice: PageChoice, layer: str = "") -> tuple[pd.DataFrame, int]:
    """The rows of one page, and how many there are in all: of a layer as `tables.layer_table` has them, or of all
    layers of a view for "" as `tables.overview`.

    A column that cannot be sorted by leaves the rows in the order of the data.
    """
    features = rows_of(atlas, view, layer)
    ordered = _ordered(Same(atlas), view, layer, choice.sort, choice.down, choice.find)
    here = ordered[choice.start : choice.start + PAGE]
    picked: dict[str, gpd.GeoDataFrame] = {}
    places: list[int] = []
    begin = 0
    for id, table in features.items():
        own = np.flatnonzero((here >= begin) & (here < begin + len(table)))
        places += own.tolist()
        picked[id] = table.iloc[here[own] - begin]
        begin += len(table)
    rows = layer_table(atlas, atlas.layers[layer], picked[layer]) if layer else overview(atlas, picked)
    return rows.iloc[np.argsort(places)], len(ordered)


def rows_of(atlas: Atlas, view: MapView, layer: str) -> Shown:
    """The features that have a row in the table of a layer, or of all layers of a view for ""."""
    return features_shown(view.but(layers=(layer,)) if layer else view, atlas)


@lru_cache(maxsize=6)
def _ordered(atlas: Same[Atlas], view: MapView, layer: str, sort: str, down: bool, find: str) -> Any:
    """The places of the rows that are found, in the order asked for, counted over all layers."""
    tables = rows_of(atlas.it, view, layer)
    searched = MapView(layers=(), statuses=tuple(STATUSES), q=find)
    found = [passing(table, searched).to_numpy(dtype=bool) for table in tables.values()]
    places = np.flatnonzero(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    keys = [_key(atlas.it, atlas.it.layers[id], table, sort) for id, table in tables.items()] if sort else []
    if not keys or any(key is None for key in keys):
        return places
    key = _ranked(pd.concat(keys, ignore_index=True)).iloc[places]
    return places[key.reset_index(drop=True).sort_values(ascending=not down, kind="stable", na_position="last").index]


def _ranked(values: "pd.Series[Any]") -> "pd.Series[Any]":
    """Numbers as they are; texts by their place in the alphabet, figures in them by their size, blanks last."""
    if pd.api.types.is_numeric_dtype(values):
        return values.astype("Float64")
    codes, distinct = pd.factorize(values.fillna("").astype("str"))
    keys = [re.sub(r"\d+", lambda figure: figure[0].zfill(12), str(text).casefold()) for text in distinct]
    rank = np.empty(len(keys))
    rank[np.argsort(np.array(keys, dtype=object), kind="stable")] = np.arange(len(keys))
    rank[[not key for key in keys]] = np.nan
    return pd.Series(rank[codes])


Key = Callable[[Atlas, LayerData, gpd.GeoDataFrame], "pd.Series[Any]"]


def _by_value(column: str, words: Callable[[Atlas, LayerData, Any], object]) -> Key:
    """A column in the reader's words, each value put into words once."""

    def key(atlas: Atlas, layer: LayerData, table: gpd.GeoDataFrame) -> "pd.Series[Any]":
        told = {value: words(atlas, layer, value) for value in table[column].unique()}
        found: pd.Series[Any] = table[column].map(told)
        return found

    return key


def _status(_: Atlas, layer: LayerData, table: gpd.GeoDataFrame) -> "pd.Series[Any]":
    pairs = table[["kind", "status"]].drop_duplicates().itertuples(index=False)
    told = {(kind, status): status_words(layer.info, {"kind": kind, "status": status}) for kind, status in pairs}
    return pd.Series([told[pair] for pair in zip(table["kind"], table["status"], strict=True)], index=table.index)


def _key_figure(_: Atlas, layer: LayerData, table: gpd.GeoDataFrame) -> "pd.Series[Any]":
    figure = layer.info.key_figure
    numeric = bool(figure) and pd.api.types.is_numeric_dtype(table[figure])
    return table[figure].astype("Float64") if numeric else pd.Series(pd.NA, index=table.index, dtype="Float64")


def _plain(column: str) -> Key:
    return lambda _atlas, _layer, table: table[column]


def _grade(atlas: Atlas, _: LayerData, sources: Any) -> int:
    grades = list(at_hand(atlas.grades).values())
    found = grade_of(atlas, sources)
    return grades.index(found) if found in grades else len(grades)


KEYS: dict[str, Key] = {
    "Name": _plain("name"),
    "Layer": lambda _, layer, table: pd.Series(layer.info.title, index=table.index),
    "Kind": _by_value("kind", lambda _, layer, kind: layer.info.kinds[kind].label),
    "Status": _status,
    "Status as of": _plain("status_as_of"),
    "Countries": _by_value("countries", lambda _atlas, _layer, codes: ", ".join(codes)),
    "Operator": _plain("operator"),
    "Year": _plain("start_year"),
    "Year is expected": _plain("start_is_estimate"),
    "Key figure": _key_figure,
    "Position": _by_value("position_accuracy", lambda _atlas, _layer, word: list(POSITION_ACCURACIES).index(word)),
    BEST_SOURCE: _by_value("sources", _grade),
    "Description": _plain("description"),
}
"""Heading of a column of every layer -> what its rows are put in order by."""


def _key(atlas: Atlas, layer: LayerData, table: gpd.GeoDataFrame, sort: str) -> "pd.Series[Any] | None":
    if sort in KEYS:
        return KEYS[sort](atlas, layer, table)
    field = next((each for each in layer.info.fields.values() if heading(each) == sort), None)
    if field is None or field.name not in layer.info.columns:
        return None
    if pd.api.types.is_numeric_dtype(table[field.name]):
        return _plain(field.name)(atlas, layer, table)
    return _by_value(field.name, lambda _atlas, _layer, value: value_text(value, field) if value else "")(
        atlas, layer, table
    )
