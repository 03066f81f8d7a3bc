"""Tables of the CO2 stores."""

from pathlib import Path

import pandas as pd
import pytest

from layers.co2.outlets import outlets
from layers.co2.tables import bookings, capacities, ranking, rates, rates_note, types_table
from loaders.atlas import Atlas
from tests.layers.co2.changed_atlas import changed_atlas
from tests.layers.co2.literal_stores import EVERY, FEW, TODAY


def test_the_table_keeps_numbers_as_numbers_and_blanks_as_blanks(real_atlas: Atlas):
    found = outlets(real_atlas, EVERY, TODAY)
    table = ranking(real_atlas, found)
    assert str(table["km by sea"].dtype) == "Int64"
    assert table.loc["snohvit-co2-storage", "km by sea"] is pd.NA
    assert pd.isna(table.loc["smeaheia", "Capacity (Mt CO2)"])
    assert table.loc["smeaheia", "Planned pipeline from Belgium"] == "CO2 Highway Europe (Zeebrugge-Norway)"
    assert table.loc["northern-lights-aurora", ["Status", "From", "Still missing", "Where"]].tolist() == [
        "In service",
        "2025",
        "phase 1 is fully booked",
        "North Sea",
    ]


def test_stores_are_counted_by_type_and_group_with_the_capacity_that_is_published(real_atlas: Atlas):
    assert types_table(real_atlas.layers["co2_storage"].info, FEW).reset_index().to_numpy().tolist() == [
        ["Depleted gas field", 1, 1, 2, "507 Mt, 4 of 5 stores"],
        ["Depleted oil field", 0, 0, 1, "not published"],
    ]


def test_capacities_are_listed_the_largest_first_with_the_note_of_their_record():
    assert capacities(FEW).reset_index().to_numpy().tolist() == [
        ["plan", "Plan", "Announced", 300.0, "2030 (expected)", "Capacity covers two fields."],
        ["new", "New", "Being built or permitted", 100.0, "2026 (expected)", ""],
        ["someday", "Someday", "Announced", 100.0, "not published", ""],
        ["gone", "Gone", "", 7.0, "2024", ""],
    ]


def test_a_rate_counts_from_its_first_year_on_and_what_is_stopped_never():
    table = rates(FEW)
    assert list(table.columns) == ["In service", "Being built or permitted", "Announced"]
    assert table.loc[[2024, 2025, 2026, 2029, 2030, 2040]].to_numpy().tolist() == [
        [1.0, 0.0, 0.0],
        [1.0, 0.0, 0.0],
        [1.0, 2.0, 0.0],
        [1.0, 2.0, 0.0],
        [1.0, 2.0, 5.0],
        [1.0, 2.0, 5.0],
    ]


def test_rates_that_stand_in_no_year_are_counted():
    assert rates_note(FEW) == (
        "Rate published for 5 of 6 stores. 1 of these, 2 Mt a year, has no published first year and counts in no year."
    )
    assert rates_note(FEW.loc[["old", "new"]]) == "Rate published for 2 of 2 stores."


def test_rates_of_the_real_stores_add_up_to_their_records(real_atlas: Atlas):
    features = real_atlas.layers["co2_storage"].features
    known = features[features["start_year"].notna() & (features["start_year"] <= 2040)]
    assert rates(features).loc[2040].sum() == pytest.approx(known["injection_rate_mtpa"].sum())


def test_what_is_booked_is_told_in_the_words_of_the_records(real_atlas: Atlas):
    assert [(id, said[:38]) for id, said in bookings(real_atlas)] == [
        ("northern-lights-aurora", "Open-access and reached by ship; the A"),
        ("porthos-p18", "Fully contracted to Rotterdam industry"),
        ("yara-sluiskil-co2", "Liquefaction and quay at the Yara fert"),
    ]


def test_a_new_type_of_store_and_a_new_region_are_told_in_the_words_of_the_dictionary(tmp_path: Path):
    layer = "layers/co2_storage.geojson"
    atlas = changed_atlas(
        tmp_path,
        ("fields.toml", "{ depleted_gas = ", '{ basalt = "Basalt, which turns CO2 to stone", depleted_gas = '),
        ("fields.toml", "{ north_sea = ", '{ skagerrak = "Skagerrak", north_sea = '),
        (layer, '"storage_type": "saline_aquifer"', '"storage_type": "basalt"'),
        (layer, '"region": "barents_sea"', '"region": "skagerrak"'),
    )
    stores = atlas.layers["co2_storage"]
    found = ranking(atlas, outlets(atlas, EVERY, TODAY))
    basalt = ["Basalt, which turns CO2 to stone", "Skagerrak"]
    assert found.loc["snohvit-co2-storage", ["Type", "Where"]].tolist() == basalt
    assert "Basalt, which turns CO2 to stone" in types_table(stores.info, stores.features).index
