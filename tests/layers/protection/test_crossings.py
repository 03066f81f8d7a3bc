"""Where lines cross: worked out by hand on a small sea, then held against the project's own data."""

from collections import Counter
from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from layers.measures.position_error import combined, plus_minus
from layers.measures.zone_at import Waters, waters
from layers.protection import crossings
from layers.protection.crossings import SEABED, SHIPPING, SITES, Crossing
from loaders.atlas import Atlas

Row = tuple[str, BaseGeometry, str, str, str]


def sea(real_atlas: Atlas, **layers: list[tuple[object, ...]]) -> Atlas:
    """An atlas with only these features: id, shape and, where they differ, accuracy, status and kind."""
    found = {"eez": real_atlas.layers["eez"]}
    for id, rows in layers.items():
        kind = next(
            each.id
            for each in real_atlas.layers[id].info.kinds.values()
            if {*each.roles} & {*SEABED, *SITES, *SHIPPING}
        )
        filled = [(*row, *("indicative", "operational", kind)[len(row) - 2 :]) for row in rows]
        found[id] = replace(
            real_atlas.layers[id],
            features=gpd.GeoDataFrame(
                {
                    "name": [str(row[0]).title() for row in filled],
                    "position_accuracy": [row[2] for row in filled],
                    "status": [row[3] for row in filled],
                    "kind": [row[4] for row in filled],
                },
                geometry=[row[1] for row in filled],
                index=[str(row[0]) for row in filled],
                crs="EPSG:4326",
            ),
        )
    return replace(real_atlas, layers=found, _layers={str(row[0]): id for id, rows in layers.items() for row in rows})


def places(found: tuple[Crossing, ...]) -> dict[str, tuple[float, float]]:
    return {each.id: (round(each.place.x, 6), round(each.place.y, 6)) for each in found}


EAST = LineString([(2, 52), (4, 52)])
NORTH = LineString([(3, 51.5), (3, 52.5)])


def test_a_cable_and_a_pipeline_cross_once_with_both_errors_added(real_atlas: Atlas) -> None:
    atlas = sea(
        real_atlas,
        interconnectors=[("cable", EAST)],
        gas_pipelines=[("pipe", NORTH, "approximate", "proposed")],
    )
    (found,) = crossings.crossings(atlas)
    assert (found.place.x, found.place.y) == (pytest.approx(3.0), pytest.approx(52.0))
    assert replace(found, place=Point(3, 52)) == Crossing(
        id="cable.pipe.1",
        first="cable",
        second="pipe",
        layers=("interconnectors", "gas_pipelines"),
        place=Point(3, 52),
        off_by=17.0,
        in_service=False,
        by_ships=False,
        passes=False,
        waters=Waters("NL"),
    )


def test_two_crossings_of_one_pair_are_numbered_from_west_to_east(real_atlas: Atlas) -> None:
    zigzag = LineString([(2.5, 52.5), (2.5, 51.5), (3.5, 51.5), (3.5, 52.5)])
    atlas = sea(real_atlas, interconnectors=[("cable", EAST), ("zigzag", zigzag)])
    assert places(crossings.crossings(atlas)) == {
        "cable.zigzag.1": (2.5, 52.0),
        "cable.zigzag.2": (3.5, 52.0),
    }


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (LineString([(4, 52), (4, 53)]), "they share a landfall"),
        (LineString([(3, 52), (3, 53)]), "one ends on the other: a branch"),
        (LineString([(3.99, 51.99), (3.99, 52.01)]), "both end within 2 km of where they meet: one terminal"),
        (LineString([(2.5, 52.5), (2.5, 52), (3.5, 52), (3.5, 52.5)]), "they are drawn along one another"),
        (LineString([(2, 52.1), (4, 52.1)]), "they never meet"),
    ],
)
def test_lines_that_join_or_run_together_do_not_cross(real_atlas: Atlas, other: LineString, why: str) -> None:
    assert crossings.crossings(sea(real_atlas, interconnectors=[("cable", EAST), ("other", other)])) == (), why


def test_lines_that_cross_on_land_are_left_out_but_a_river_that_ships_use_is_not(real_atlas: Atlas) -> None:
    inland = LineString([(3.5, 51.8), (4.8, 51.8), (4.8, 50.9), (3.5, 50.9)])
    across = LineString([(2.5, 51.5), (2.5, 52.5), (4.2, 52.5), (4.2, 50.5)])
    long = LineString([(2, 52), (3.5, 52), (3.5, 51.8), *inland.coords])
    atlas = sea(
        real_atlas,
        interconnectors=[("cable", long)],
        gas_pipelines=[("pipe", across)],
        shipping_lanes=[("lane", LineString([(4.5, 51.7), (4.5, 51.9)]))],
    )
    assert places(crossings.crossings(atlas)) == {"cable.pipe.1": (2.5, 52.0), "cable.lane.1": (4.5, 51.8)}


def test_a_line_of_several_parts_crosses_with_each(real_atlas: Atlas) -> None:
    both = MultiLineString([[(2.5, 51.5), (2.5, 52.5)], [(3.5, 51.5), (3.5, 52.5)]])
    atlas = sea(real_atlas, interconnectors=[("cable", EAST)], co2_transport=[("pipe", both, "schematic")])
    found = crossings.crossings(atlas)
    assert places(found) == {"cable.pipe.1": (2.5, 52.0), "cable.pipe.2": (3.5, 52.0)}
    assert [each.off_by for each in found] == [None, None]


def test_an_area_of_shipping_counts_once_for_each_pass_at_its_middle(real_atlas: Atlas) -> None:
    two = MultiPolygon([box(2.2, 51.8, 2.6, 52.2), box(3.0, 51.8, 3.8, 52.2)])
    atlas = sea(
        real_atlas,
        interconnectors=[("cable", EAST)],
        shipping_lanes=[("lane", two, "surveyed", "operational", "clearway")],
    )
    found = crossings.crossings(atlas)
    assert places(found) == {"cable.lane.1": (2.4, 52.0), "cable.lane.2": (3.4, 52.0)}
    assert [(each.passes, each.off_by, each.in_service) for each in found] == [(True, 15.2, True)] * 2


def test_a_pass_through_two_areas_that_touch_is_one_pass(real_atlas: Atlas) -> None:
    next_to = MultiPolygon([box(2.4, 51.8, 3.0, 52.2), box(3.0, 51.9, 3.6, 52.3)])
    atlas = sea(
        real_atlas,
        interconnectors=[("cable", EAST)],
        shipping_lanes=[("lane", next_to, "surveyed", "operational", "clearway")],
    )
    assert places(crossings.crossings(atlas)) == {"cable.lane.1": (3.0, 52.0)}


def test_an_area_that_is_only_touched_is_not_passed(real_atlas: Atlas) -> None:
    corner = Polygon([(3, 52), (3.2, 52.4), (2.8, 52.4)])
    atlas = sea(
        real_atlas,
        interconnectors=[("cable", EAST)],
        shipping_lanes=[("lane", corner, "surveyed", "operational", "precautionary_area")],
    )
    assert crossings.crossings(atlas) == ()


def test_ships_do_not_cross_ships_and_areas_without_traffic_are_not_crossed(real_atlas: Atlas) -> None:
    atlas = sea(
        real_atlas,
        interconnectors=[("cable", EAST, "indicative", "cancelled")],
        shipping_lanes=[("lane", EAST), ("zone", box(2, 51, 4, 53), "surveyed", "operational", "separation_zone")],
        shipping_corridors=[("ferry", NORTH)],
        gas_pipelines=[("pipe", LineString([(2.2, 51.9), (2.2, 52.1)]))],
    )
    assert places(crossings.crossings(atlas)) == {"pipe.lane.1": (2.2, 52.0)}


def test_the_choice_of_layers_stage_and_feature_leaves_some(real_atlas: Atlas) -> None:
    atlas = sea(
        real_atlas,
        interconnectors=[("cable", EAST), ("new", NORTH, "schematic", "proposed")],
        gas_pipelines=[("pipe", LineString([(2.2, 51.9), (2.2, 52.1)]))],
    )
    found = crossings.crossings(atlas)

    def left(*layers: str, in_service: bool = False, of: str | None = None) -> list[str]:
        return [each.id for each in crossings.chosen(found, layers, in_service=in_service, of=of)]

    assert left("interconnectors", "gas_pipelines") == ["cable.new.1", "cable.pipe.1"]
    assert left("interconnectors") == ["cable.new.1"]
    assert left("interconnectors", "gas_pipelines", in_service=True) == ["cable.pipe.1"]
    assert left("interconnectors", "gas_pipelines", of="new") == ["cable.new.1"]
    assert left() == []
    pairs = crossings.by_pair(atlas, found, ("interconnectors", "gas_pipelines"))
    assert pairs.to_numpy().tolist() == [
        ["Interconnectors", "Interconnectors", 1, 0],
        ["Interconnectors", "Gas pipelines", 1, 1],
        ["Gas pipelines", "Gas pipelines", 0, 0],
    ]


def test_a_crossing_is_told_with_its_place_and_what_it_may_be_off(real_atlas: Atlas) -> None:
    atlas = sea(
        real_atlas,
        interconnectors=[("cable", EAST), ("new", LineString([(2.5, 51.5), (2.5, 52.5)]), "schematic", "proposed")],
        gas_pipelines=[("pipe", NORTH, "approximate")],
    )
    sketch, known = crossings.crossings(atlas)
    assert crossings.crossing_text(known, atlas) == (
        "As drawn, Cable crosses Pipe at 52.00° N, 3.00° E. Both lines are drawn: the place may be off by up to 17 km "
        "(15 km and 2 km, added)."
    )
    assert crossings.crossing_text(sketch, atlas) == (
        "As drawn, Cable crosses New at 52.00° N, 2.50° E. One is a sketch that shows only what is connected: "
        "whether and where they cross is not known."
    )
    table = crossings.table([sketch, known], atlas)
    assert list(table.index) == ["cable.pipe.1", "cable.new.1"]
    assert list(table["Position"]) == ["±17 km", "sketch only"]
    assert list(table["Status"]) == ["Both in service", "In service, proposed"]
    marks = crossings.marks([known], atlas)
    assert [(mark.id, mark.name.split("\n")[:2], mark.kind) for mark in marks] == [
        ("cable.pipe.1", ["Cable × Pipe", "±17 km"], "crossing")
    ]


def test_errors_are_added_and_a_sketch_has_none() -> None:
    assert combined(["indicative", "approximate"]) == 17
    assert combined(["surveyed"]) == 0.2
    assert combined(["indicative", "schematic"]) is None
    assert [plus_minus(km) for km in (17.0, 2.0, 2.2, None)] == ["±17 km", "±2 km", "±2.2 km", "sketch only"]


def test_a_place_lies_in_a_zone_or_in_the_next_if_it_may_be_off_so_far(real_atlas: Atlas) -> None:
    middle, east, town, ocean = Point(2.6, 51.5), Point(2.9, 51.6), Point(4.35, 50.85), Point(-10, 50)
    assert waters(real_atlas, [middle, middle, east, east, town, ocean], [2.0, None, 15.0, 0.2, 15.0, 2.0]) == [
        Waters("BE"),
        Waters("BE"),
        Waters("BE", others=("NL",)),
        Waters("BE"),
        Waters("", on_land=True),
        Waters(""),
    ]
    assert Waters("BE", others=("NL", "FR")).words == "Belgium, or Netherlands and France"
    assert (Waters("", on_land=True).words, Waters("").words) == ("On land", "Beyond the zones shown")


def test_the_real_crossings_add_up_and_each_has_an_id_of_its_own(real_atlas: Atlas) -> None:
    found = crossings.crossings(real_atlas)
    assert len({each.id for each in found}) == len(found)
    assert crossings.by_pair(real_atlas, found, crossings.that_cross(real_atlas))["Crossings"].sum() == len(found)
    assert {each.layers[0] for each in found} <= set(crossings.on_the_seabed(real_atlas))
    of_two = Counter(frozenset((each.first, each.second)) for each in found)
    assert of_two[frozenset(("nemo-link", "franpipe"))] == 1
    assert [each.id for each in found if each.waters.on_land and not each.by_ships] == []
    assert of_two[frozenset(("skagerrak-1-2", "skagerrak-3"))] == 0


def test_a_line_through_the_outline_of_a_wind_farm_counts_once_a_pass_unless_it_ends_there(real_atlas: Atlas) -> None:
    """The outline lies from 2.9 to 3.1 east: one cable runs through it, one begins in it, one passes beside."""
    atlas = sea(
        real_atlas,
        interconnectors=[("through", EAST), ("serving", NORTH), ("beside", LineString([(2, 53), (4, 53)]))],
        offshore_wind=[("farm", Point(3, 52), "approximate", "operational", "wind-farm")],
    )
    farms = atlas.layers["offshore_wind"]
    outline = gpd.GeoSeries([box(2.9, 51.4, 3.1, 52.1)], index=["farm"], crs="EPSG:4326")
    atlas = replace(atlas, layers={**atlas.layers, "offshore_wind": replace(farms, outlines=outline)})
    found = [each for each in crossings.crossings(atlas) if each.second == "farm"]
    assert places(tuple(found)) == {"through.farm.1": (3.0, 52.0)}
    assert [(each.through_site, each.by_ships, each.off_by) for each in found] == [(True, False, 17.0)]


def test_a_grid_of_crossings_has_a_cell_a_pair() -> None:
    pairs = pd.DataFrame([("Cables", "Pipelines", 3, 1)], columns=["Line", "Crosses", "Crossings", "Both in service"])
    drawn = crossings.pair_chart(pairs).to_dict()
    assert list(drawn["datasets"].values()) == [pairs.to_dict("records")]
    assert drawn["height"] == 54
