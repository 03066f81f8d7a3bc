"""Tables: the features a view shows, all together in few columns or one layer with all of its own."""

import json
from collections.abc import Mapping, Sequence

import geopandas as gpd
import pandas as pd

from geodata.records import POSITION_ACCURACIES, Field, Layer
from layers.wording.evidence import BEST_SOURCE, grade_of, in_order, own_grades_text
from layers.wording.facts import blank, in_words, key_figure_line, status_words, value_text
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

_ACCURACY = {word: words.split(":")[0] for word, words in POSITION_ACCURACIES.items()}
_ACCURACIES = pd.CategoricalDtype(list(_ACCURACY.values()), ordered=True)
_NUMERIC = ("number", "integer", "year")
NOTHING: Mapping[str, object] = {}


def overview(atlas: Atlas, features: dict[str, gpd.GeoDataFrame]) -> pd.DataFrame:
    """One row per feature of all visible layers. Index: feature id. Blank years and figures stay blank.

    Columns: Name, Layer, Kind, Status, Status as of, Countries, Year, Key figure, Position, Best source.
    """
    rows = [
        {
            "id": feature["id"],
            "Name": feature["name"],
            "Layer": info.title,
            "Kind": info.kinds[feature["kind"]].label,
            "Status": status_words(info, feature),
            "Status as of": in_words(feature["status_as_of"]),
            "Countries": ", ".join(feature["countries"]),
            "Year": feature["start_year"],
            "Key figure": _figure(info, feature),
            "Position": _ACCURACY[feature["position_accuracy"]],
            BEST_SOURCE: grade_of(atlas, feature["sources"]).label,
        }
        for info, shown in ((atlas.layers[id].info, shown) for id, shown in features.items())
        for feature in shown.drop(columns="geometry").to_dict("records")
    ]
    columns = [
        "id", "Name", "Layer", "Kind", "Status", "Status as of", "Countries", "Year", "Key figure", "Position",
        BEST_SOURCE,
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns).set_index("id")
    return table.astype({"Year": "Int64", "Position": _ACCURACIES, BEST_SOURCE: in_order(atlas)})


def layer_table(atlas: Atlas, layer: LayerData, features: gpd.GeoDataFrame) -> pd.DataFrame:
    """One layer with its own columns, headed by labels with units. Index: feature id. Numbers stay numbers.

    Whose a shape is stands on its card and among the sources: an id of a source tells a reader nothing.
    """
    info = layer.info
    table = pd.DataFrame(index=features.index)
    table["Name"] = features["name"].astype(object)
    table["Kind"] = [info.kinds[kind].label for kind in features["kind"]]
    table["Status"] = [status_words(info, each) for each in features[["kind", "status"]].to_dict("records")]
    table["Status as of"] = [in_words(day) for day in features["status_as_of"]]
    table["Countries"] = [", ".join(codes) for codes in features["countries"]]
    table["Operator"] = features["operator"].astype(object)
    table["Year"] = features["start_year"]
    table["Year is expected"] = features["start_is_estimate"]
    for name in (each for each in info.columns if info.fields[each].type not in ("source_id", "source_ids")):
        table[heading(info.fields[name])] = _column(features[name], info.fields[name])
    table["Position"] = [_ACCURACY[word] for word in features["position_accuracy"]]
    table[BEST_SOURCE] = [grade_of(atlas, sources).label for sources in features["sources"]]
    if any(
        own := [own_grades_text(atlas, info, each) for each in features.drop(columns="geometry").to_dict("records")]
    ):
        table["Source of single facts"] = own
    table["Description"] = features["description"].astype(object)
    return table.astype({"Position": _ACCURACIES, BEST_SOURCE: in_order(atlas)})


def as_json(table: pd.DataFrame, groups: Sequence[str] = (), beside: Mapping[str, object] = NOTHING) -> bytes:
    """A table for the browser: columns with what they hold, rows with the feature's id; blanks are null or "".

    A column whose words have an order has them in it: a reader sorts by that, and not by the alphabet.
    ``groups`` has a word for each row. It stands above each run of rows that share it, until a reader sorts them.
    ``beside`` is what else is told: of a page of a long table, how many rows there are, and the number of its first.
    """
    numeric = {
        label: pd.api.types.is_numeric_dtype(table[label]) and table[label].dtype != "boolean" for label in table
    }
    columns = [
        {
            "label": label,
            "number": numeric[label],
            "year": str(label).split(" (")[0].lower().endswith("year"),
            "link": label in ("Website", "Address"),
            **(
                {"order": list(table[label].cat.categories)}
                if isinstance(table[label].dtype, pd.CategoricalDtype)
                else {}
            ),
        }
        for label in table
    ]
    rows = [
        {"id": id, "cells": [None if pd.isna(value) else _word(value) for value in row]}
        | ({"group": groups[number]} if groups else {})
        for number, (id, *row) in enumerate(table.itertuples(name=None))
    ]
    return json.dumps(
        {"columns": columns, "rows": rows, **beside},
        ensure_ascii=False,
        default=lambda value: value.item(),
    ).encode()


def _word(value: object) -> object:
    return ("yes" if value else "no") if pd.api.types.is_bool(value) else value


def heading(field: Field) -> str:
    """A column's heading: its label with its unit."""
    return f"{field.label} ({field.unit})" if field.unit else field.label


def _column(values: pd.Series, field: Field) -> pd.Series | list[str]:
    if field.type in _NUMERIC or field.type == "boolean":
        return values
    if field.type == "url":
        return values.astype(object)
    return ["" if blank(value) else value_text(value, field) for value in values]


def _figure(info: Layer, feature: dict[str, object]) -> str:
    return (
        ""
        if not info.key_figure or blank(feature[info.key_figure])
        else key_figure_line(info, feature).removeprefix(info.fields[info.key_figure].label).strip()
    )
