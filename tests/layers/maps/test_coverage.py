"""Where the makers of what a map shows did not look: the area that is hatched, its key, and the words of the legend."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from layers.looks.basemap import BOUNDS, UNSEARCHED
from layers.maps import coverage, legend
from layers.maps.coverage import partly_covered, unsearched
from layers.maps.deck import features_shown
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from tests.small_atlas import STATIONS, covering_belgium, feature, small_atlas

FAR = 0.3
"""Degrees: the zones of states end at a coarse line under the land."""
JOINED = 0.02
"""Degrees between the ends of two lines that are one in fact."""
BUOY = feature("buoy", "Buoy", "buoy", {"type": "Point", "coordinates": [2.5, 51.5]})
BUOYS = (
    STATIONS.replace('"Stations"', '"Buoys"')
    .replace('roles = ["converter_station", "site"]', "roles = []")
    .replace('"link_ids", "voltage_kv"', "")
    .replace("[kinds.station]", "[kinds.buoy]")
    .replace('coverage = "whole"', 'coverage = "Belgium only"\ncoverage_zones = ["belgian-zone"]')
)


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    wrecks = BUOYS.replace("Buoys", "Wrecks").replace("kinds.buoy", "kinds.wreck")
    outlined = wrecks.replace('"Belgium only"', '"Two corners only"').replace(
        'coverage_zones = ["belgian-zone"]', 'coverage_outlines = ["2 51, 3 51, 3 52", "8 55, 9 55, 9 56"]'
    )
    wreck = feature("wreck", "Wreck", "wreck", {"type": "Point", "coordinates": [8.9, 55.5]})
    more = {"buoys": (BUOYS, [BUOY]), "wrecks": (outlined, [wreck])}
    return small_atlas(Path(tmp_path_factory.mktemp("coverage")), more)


def rows(atlas: Atlas, *layers: str) -> list[tuple[str, str]]:
    view = MapView(layers=layers)
    found = legend.rows(features_shown(view, atlas), atlas.layers, year=None, hatched=partly_covered(view, atlas))
    return [(row.label, row.swatch) for row in found]


def test_the_sea_beyond_what_a_layer_covers_is_hatched_to_the_edges_of_the_map(atlas: Atlas) -> None:
    area = unsearched(partly_covered(MapView(layers=("cables", "buoys")), atlas), atlas)
    assert area is not None
    assert shapely.equals(area, shapely.difference(shapely.box(*BOUNDS), shapely.box(2, 51, 3, 52)))


def test_what_any_layer_shown_does_not_cover_is_hatched(atlas: Atlas) -> None:
    area = unsearched(partly_covered(MapView(layers=("buoys", "wrecks")), atlas), atlas)
    assert area is not None
    both, buoys_alone, wrecks_alone = (shapely.Point(place) for place in ((2.9, 51.2), (2.1, 51.9), (8.9, 55.5)))
    assert [area.covers(place) for place in (both, buoys_alone, wrecks_alone)] == [False, True, True]


def test_nothing_is_hatched_for_layers_of_the_whole_sea_or_layers_that_are_off(atlas: Atlas) -> None:
    assert partly_covered(MapView(layers=("cables", "stores")), atlas) == ()
    assert unsearched((), atlas) is None


def test_boundaries_are_told_and_not_hatched(atlas: Atlas) -> None:
    partly = covering_belgium(atlas, "zones")
    assert partly_covered(MapView(layers=("zones", "buoys")), partly) == ("buoys",)
    assert rows(partly, "zones") == [("Zones (Belgium only)", "zones")]


def test_the_legend_says_what_is_covered_and_what_the_hatching_means(atlas: Atlas) -> None:
    assert rows(atlas, "buoys") == [("Buoys (Belgium only)", "buoys"), ("Not covered: Buoys", UNSEARCHED)]
    assert rows(atlas, "buoys", "wrecks")[-1] == ("Not covered: Buoys or Wrecks, or both", UNSEARCHED)
    assert coverage.key(["Buoys", "Wrecks", "Lights"]) == "Not every layer shown covers this"
    assert rows(atlas, "stations") == [("Stations", "stations")]


def test_what_is_to_be_known_of_a_layer_ends_with_its_coverage(atlas: Atlas) -> None:
    assert coverage.caveats(atlas.layers["buoys"].info) == "Coverage: Belgium only."
    assert coverage.caveats(atlas.layers["cables"].info) == "No route is surveyed."


def joined(area: BaseGeometry, features: Sequence[BaseGeometry]) -> BaseGeometry:
    """An area with all the lines that come to it, one after the other."""
    lines = [each for each in features if each.length and not each.area]
    while coming := [each for each in lines if shapely.dwithin(each, area, JOINED)]:
        area = shapely.union_all([area, *coming])
        lines = [each for each in lines if each not in coming]
    return area


def test_every_feature_of_a_layer_lies_in_what_the_layer_covers_or_leads_there(real_atlas: Atlas) -> None:
    partly = {id: layer for id, layer in real_atlas.layers.items() if layer.info.coverage != "whole"}
    assert partly
    beyond = {
        id: [name for name, place in layer.features.geometry.items() if place.distance(waters) > FAR]
        for id, layer in partly.items()
        for waters in [joined(coverage.covered(layer.info, real_atlas), layer.features.geometry.tolist())]
    }
    assert {id: names for id, names in beyond.items() if names} == {}
