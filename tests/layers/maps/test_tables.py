"""Tables of what a view shows."""

import json

import geopandas as gpd
import pandas as pd

from geodata.records import STATUSES
from layers.maps import tables
from layers.maps.deck import features_shown
from layers.views.filtering import shown
from layers.views.map_view import MapView
from loaders.atlas import Atlas

NA = pd.NA
OPERATOR = "Operator or company"


def overview(atlas: Atlas, view: MapView) -> pd.DataFrame:
    features: dict[str, gpd.GeoDataFrame] = features_shown(view, atlas)
    return tables.overview(atlas, features)


def cells(table: pd.DataFrame) -> dict[str, list[object]]:
    """Each row of a table as a list; blanks as None."""
    return {str(id): [None if pd.isna(value) else value for value in row] for id, *row in table.itertuples(name=None)}


def test_the_overview_has_a_row_for_each_feature_of_the_visible_layers(atlas: Atlas) -> None:
    table = overview(atlas, MapView(layers=tuple(atlas.layers), statuses=tuple(STATUSES)))
    assert list(table.columns) == [
        "Name", "Layer", "Kind", "Status", "Status as of", "Countries", "Year", "Key figure", "Position",
        "Best source",
    ]  # fmt: skip
    assert table.index.name == "id"
    assert cells(table) == {
        "nemo-link": [
            "Nemo Link", "Cables", "Cable", "In service", "December 2025", "GB, BE", 2019, "1,000 MW", "Indicative",
            "Operator or company",
        ],
        "nautilus": [
            "Nautilus", "Cables", "Hybrid cable", "Proposed", "12 December 2025", "GB, BE", None, "1,400 MW",
            "Schematic", "Public authority",
        ],
        "old-cable": [
            "Old cable", "Cables", "Cable", "Cancelled", "2021", "NO", None, "", "Surveyed", "Operator or company",
        ],
        "richborough": [
            "Richborough", "Stations", "Converter station", "In service", "", "GB", None, "", "Approximate",
            "Operator or company",
        ],
        "snohvit": [
            "Snøhvit", "CO2 stores", "CO2 store", "In service", "", "NO", 2008, "150 Mt CO2", "Approximate",
            "Public authority",
        ],
        "bacton": [
            "Bacton", "CO2 stores", "CO2 store", "Planned", "", "GB", 2030, "", "Indicative", "Public authority",
        ],
        "leman": [
            "Leman", "CO2 stores", "CO2 store", "Under construction", "", "GB", None, "37.5 Mt CO2", "Approximate",
            "Public authority",
        ],
        "belgian-zone": [
            "Belgian zone", "Zones", "Zone of a state", "In force", "", "BE", None, "", "Approximate",
            "Public authority",
        ],
    }  # fmt: skip


def test_the_overview_of_nothing_has_its_columns_and_no_rows(atlas: Atlas) -> None:
    table = overview(atlas, MapView(layers=()))
    assert (len(table), len(table.columns), str(table["Year"].dtype)) == (0, 10, "Int64")


def test_a_layer_has_a_table_of_its_own_columns_headed_with_units(atlas: Atlas) -> None:
    layer = atlas.layers["cables"]
    table = tables.layer_table(atlas, layer, layer.features)
    assert list(table.columns) == [
        "Name", "Kind", "Status", "Status as of", "Countries", "Operator", "Year", "Year is expected",
        "Capacity (MW)", "Also joins wind farms", "Owners", "Website", "Position", "Best source",
        "Source of single facts", "Description",
    ]  # fmt: skip
    assert cells(table) == {
        "nemo-link": [
            "Nemo Link", "Cable", "In service", "December 2025", "GB, BE", "Nemo Link Limited", 2019, False,
            1000.0, False, "National Grid; Elia", "https://www.nemolink.co.uk/", "Indicative", "Operator or company",
            "", "In service.",
        ],
        "nautilus": [
            "Nautilus", "Hybrid cable", "Proposed", "12 December 2025", "GB, BE", "", None, None,
            1400.0, True, "National Grid; Elia", "", "Schematic", "Public authority",
            "Status: public authority", "Still open.",
        ],
        "old-cable": [
            "Old cable", "Cable", "Cancelled", "2021", "NO", "", None, None,
            None, False, "Nobody now", "", "Surveyed", "Operator or company", "", "Words.",
        ],
    }  # fmt: skip
    assert {name: str(table[name].dtype) for name in ("Year", "Capacity (MW)", "Year is expected")} == {
        "Year": "Int64",
        "Capacity (MW)": "Float64",
        "Year is expected": "boolean",
    }


def test_the_table_of_a_layer_without_features_to_show_keeps_its_columns(atlas: Atlas) -> None:
    layer = atlas.layers["stores"]
    table = tables.layer_table(atlas, layer, shown(layer.features, MapView(layers=(), statuses=())))
    assert (len(table), "Storage capacity (Mt CO2)" in table.columns) == (0, True)
    assert json.loads(tables.as_json(table))["rows"] == []


def test_the_browser_gets_columns_with_what_they_hold_and_rows_with_ids(atlas: Atlas) -> None:
    layer = atlas.layers["cables"]
    table = tables.layer_table(atlas, layer, layer.features)[
        ["Name", "Year", "Year is expected", "Capacity (MW)", "Also joins wind farms", "Website", "Best source"]
    ]
    assert json.loads(tables.as_json(table)) == {
        "columns": [
            {"label": "Name", "number": False, "year": False, "link": False},
            {"label": "Year", "number": True, "year": True, "link": False},
            {"label": "Year is expected", "number": False, "year": False, "link": False},
            {"label": "Capacity (MW)", "number": True, "year": False, "link": False},
            {"label": "Also joins wind farms", "number": False, "year": False, "link": False},
            {"label": "Website", "number": False, "year": False, "link": True},
            {
                "label": "Best source",
                "number": False,
                "year": False,
                "link": False,
                "order": [grade.label for grade in atlas.grades.values()],
            },
        ],
        "rows": [
            {
                "id": "nemo-link",
                "cells": ["Nemo Link", 2019, "no", 1000, "no", "https://www.nemolink.co.uk/", OPERATOR],
            },
            {"id": "nautilus", "cells": ["Nautilus", None, None, 1400, "yes", "", "Public authority"]},
            {"id": "old-cable", "cells": ["Old cable", None, None, None, "no", "", OPERATOR]},
        ],
    }


def test_a_word_may_stand_above_rows(atlas: Atlas) -> None:
    layer = atlas.layers["cables"]
    table = tables.layer_table(atlas, layer, layer.features.loc[["nemo-link", "nautilus"]])[["Name"]]
    assert json.loads(tables.as_json(table, ["Built", "Proposed"]))["rows"] == [
        {"id": "nemo-link", "cells": ["Nemo Link"], "group": "Built"},
        {"id": "nautilus", "cells": ["Nautilus"], "group": "Proposed"},
    ]


def test_accents_and_hostile_text_reach_the_browser_unchanged(atlas: Atlas) -> None:
    layer = atlas.layers["stores"]
    features = layer.features.loc[["snohvit", "leman"]].copy()
    features["description"] = ["<img src=x onerror=alert(1)>", '"quoted" \u202e, \\ and\nbroken']
    table = tables.layer_table(atlas, layer, features)[["Name", "Description"]]
    assert "Snøhvit".encode() in tables.as_json(table)
    assert json.loads(tables.as_json(table))["rows"] == [
        {"id": "snohvit", "cells": ["Snøhvit", "<img src=x onerror=alert(1)>"]},
        {"id": "leman", "cells": ["Leman", '"quoted" \u202e, \\ and\nbroken']},
    ]


def test_no_column_of_the_atlas_is_lost_to_another_of_the_same_name(real_atlas: Atlas) -> None:
    for layer in real_atlas.layers.values():
        table = tables.layer_table(real_atlas, layer, layer.features)
        fields = [layer.info.fields[name] for name in layer.info.columns]
        headings = [tables.heading(field) for field in fields if field.type not in ("source_id", "source_ids")]
        assert list(table.columns) == [
            "Name", "Kind", "Status", "Status as of", "Countries", "Operator", "Year", "Year is expected",
            *headings,
            "Position", "Best source", *(["Source of single facts"] if "Source of single facts" in table else []),
            "Description",
        ]  # fmt: skip
        assert len(json.loads(tables.as_json(table))["rows"]) == len(layer.features)
