"""The years in which something of a view begins."""

import pytest

from layers.maps.features import drawn
from layers.maps.years import Beginning, beginnings, standing_still
from layers.views.filtering import passing
from layers.views.map_view import MapView


def test_each_year_in_which_something_begins_says_how_much_and_what_whatever_year_is_chosen(atlas):
    view = MapView(layers=("cables", "zones"))
    found = beginnings(view, atlas)
    assert found == [Beginning(2019, 1, "Nemo Link (in service)")]
    assert beginnings(view.but(year=2000), atlas) == found
    assert beginnings(view.but(statuses=("proposed",)), atlas) == []
    assert beginnings(MapView(layers=()), atlas) == []


def test_of_many_that_begin_in_a_year_those_that_a_commitment_names_are_named_and_the_others_counted(real_atlas):
    named = {id for each in real_atlas.commitments.values() for id in each.feature_ids}
    full = max(beginnings(MapView.first_sight(real_atlas), real_atlas), key=lambda each: each.count)
    assert full.count > 4
    assert full.words.endswith(f" and {full.count - 3:,} more")
    its = [
        layer.features[layer.features["start_year"] == full.year]
        for id, layer in real_atlas.layers.items()
        if id in MapView.first_sight(real_atlas).layers
    ]
    heroes = [str(name) for table in its for id, name in table["name"].items() if id in named]
    assert [name for name in heroes[:1] if name not in full.words] == []


@pytest.mark.parametrize("year", [1990, 2019, 2026, 2030, 2050])
def test_what_the_browser_leaves_out_of_a_dated_layer_is_what_the_server_leaves_out(real_atlas, year):
    view = MapView.first_sight(real_atlas)
    counted = 0
    for id in view.layers:
        layer = real_atlas.layers[id]
        if standing_still(view.but(layers=(id,)), real_atlas):
            continue
        let_pass = layer.features[passing(layer.features, view)]
        for part in ("area", "line", "point", "label"):
            told = drawn(layer, let_pass, part=part, base="paper", heroes=(), mark_undated=True, dated=True)["features"]
            kept = {each["properties"]["id"] for each in told if not each["properties"].get("from", year) > year}
            server = layer.features[passing(layer.features, view.but(year=year))]
            asked = drawn(layer, server, part=part, base="paper", heroes=(), mark_undated=True)["features"]
            assert kept == {each["properties"]["id"] for each in asked}
            counted += len(kept)
    assert counted > 100


def test_a_layer_that_comes_in_tiles_keeps_its_year(real_atlas):
    assert standing_still(MapView.first_sight(real_atlas), real_atlas) == []
