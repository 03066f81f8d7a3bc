"""What the atlas says of itself in figures."""

from dataclasses import replace

import pytest

from layers.reference.trust import corrections_table, freshness, grades_table, places_table, whole_figures
from loaders.atlas import Atlas
from loaders.missing import LayerMissing, Missing


def test_all_that_there_is_is_counted(atlas: Atlas) -> None:
    assert whole_figures(atlas) == {
        "layers": 4,
        "features": 8,
        "commitments": 2,
        "records that name their sources": 15,
        "records with no document behind them": 0,
        "sources": 3,
        "corrections of the data": 2,
    }


def test_records_are_counted_by_the_grade_of_their_best_source(atlas: Atlas) -> None:
    counted = grades_table(atlas)["Records"].to_dict()
    assert {grade: count for grade, count in counted.items() if count} == {
        "Public authority": 10,
        "Operator or company": 5,
    }
    assert list(counted) == [grade.label for grade in atlas.grades.values()]


def test_features_are_counted_by_how_sure_their_position_is(atlas: Atlas) -> None:
    assert places_table(atlas).to_dict("index") == {
        "Surveyed": {"Features": 1, "What that means": "within 200 m"},
        "Approximate": {"Features": 4, "What that means": "within 2 km"},
        "Indicative": {"Features": 2, "What that means": "within 2 to 15 km"},
        "Schematic": {"Features": 1, "What that means": "shows only what is connected, not where it runs"},
    }


def test_a_layer_is_as_fresh_as_the_statuses_of_its_features(atlas: Atlas) -> None:
    looked = atlas.layers["cables"].features.assign(looked_for=["2026-11", None, "2026-10"])
    cables = replace(atlas.layers["cables"], features=looked)
    told = freshness(replace(atlas, layers={"cables": cables, "zones": atlas.layers["zones"]}))
    assert told.to_dict("index") == {
        "Cables": {
            "Features": 3,
            "Facts as of": "March 2026",
            "Oldest status": "2021",
            "Newest status": "12 December 2025",
            "No date": 0,
            "Looked for later": "November 2026",
        },
        "Zones": {
            "Features": 1,
            "Facts as of": "2024",
            "Oldest status": "",
            "Newest status": "",
            "No date": 1,
            "Looked for later": "",
        },
    }


def test_corrections_are_told_the_newest_first_with_titles(atlas: Atlas) -> None:
    assert corrections_table(atlas).reset_index().to_dict("records") == [
        {
            "Date": "December 2026",
            "Reason": "Newer source",
            "Layers": "CO2 stores",
            "What was corrected": "Bacton is planned.",
            "Sources": "List of stores",
        },
        {
            "Date": "29 November 2026",
            "Reason": "Was wrong",
            "Layers": "Cables",
            "What was corrected": "Nemo Link was told to have started in 2018.",
            "Sources": "Nemo Link, facts",
        },
    ]


def test_while_a_layer_is_left_out_nothing_is_counted_in_part_and_a_correction_keeps_its_title(atlas: Atlas) -> None:
    left = {id: layer for id, layer in atlas.layers.items() if id != "stores"}
    lacking = replace(atlas, layers=left, missing={"stores": Missing("stores", "CO2 stores", (), None, None, None)})
    for count in (whole_figures, grades_table, places_table):
        with pytest.raises(LayerMissing):
            count(lacking)
    assert list(freshness(lacking).index) == ["Cables", "Stations", "Zones"]
    assert corrections_table(lacking)["Layers"].to_list() == ["CO2 stores", "Cables"]
