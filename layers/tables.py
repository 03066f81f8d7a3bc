"""Tables: the features a view shows, all together in few columns or one layer with all of its own."""

import geopandas as gpd
import pandas as pd

from geodata.records import POSITION_ACCURACIES, STATUSES, Field, Layer
from layers.facts import blank, in_words, key_figure, value_text
from loaders.atlas import LayerData

_ACCURACY = {word: words.split(":")[0] for word, words in POSITION_ACCURACIES.items()}
_NUMERIC = ("number", "integer", "year")


def overview(layers: dict[str, LayerData], features: dict[str, gpd.GeoDataFrame]) -> pd.DataFrame:
    """One row per feature of all visible layers. Index: feature id. Blank years and figures stay blank.

    Columns: Name, Layer, Kind, Status, Countries, Year, Key figure, Position. Words that recur are categories, which
    travel to the browser once.
    """
    rows = []
    for layer_id, shown in features.items():
        info = layers[layer_id].info
        for feature in shown.drop(columns="geometry").to_dict("records"):
            rows.append(
                {
                    "id": feature["id"],
                    "Name": feature["name"],
                    "Layer": info.title,
                    "Kind": info.kinds[feature["kind"]].label,
                    "Status": STATUSES[feature["status"]],
                    "Countries": ", ".join(feature["countries"]),
                    "Year": feature["start_year"],
                    "Key figure": _figure(info, feature),
                    "Position": _ACCURACY[feature["position_accuracy"]],
                }
            )
    columns = ["id", "Name", "Layer", "Kind", "Status", "Countries", "Year", "Key figure", "Position"]
    table = pd.DataFrame(rows, columns=columns).set_index("id")
    table["Year"] = table["Year"].astype("Int16")
    for column in ("Layer", "Kind", "Status", "Countries", "Position"):
        table[column] = table[column].astype("category")
    return table


def layer_table(layer: LayerData, features: gpd.GeoDataFrame) -> pd.DataFrame:
    """One layer with its own columns, headed by labels with units. Index: feature id. Numbers stay numbers."""
    info = layer.info
    table = pd.DataFrame(index=features.index)
    table["Name"] = features["name"].astype(object)
    table["Kind"] = [info.kinds[kind].label for kind in features["kind"]]
    table["Status"] = [STATUSES[status] for status in features["status"]]
    table["Status as of"] = [in_words(day) for day in features["status_as_of"]]
    table["Countries"] = [", ".join(codes) for codes in features["countries"]]
    table["Operator"] = features["operator"].astype(object)
    table["Year"] = features["start_year"]
    table["Year is expected"] = features["start_is_estimate"]
    for name in info.columns:
        table[heading(info.fields[name])] = _column(features[name], info.fields[name])
    table["Position"] = [_ACCURACY[word] for word in features["position_accuracy"]]
    table["Description"] = features["description"].astype(object)
    return table


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
    return "" if not info.key_figure or blank(feature[info.key_figure]) else key_figure(info, feature)
