"""The routes of interconnectors: joined as their recipe says, and where the files that they come from have them."""

from typing import Any

import numpy as np
import pytest
import shapely
from shapely import LineString, MultiLineString, box

from geodata import base
from geodata.build.__main__ import listed
from geodata.build.cables import between, build, crossing, joined, led_to, lengths
from geodata.build.originals import features_of
from layers.measures.geodesy import distances_km
from loaders.atlas import Atlas

ROUTES = {
    "nemo-link": ["osm:relation/8185487"],
    "britned": ["emodnet:pcablesrijks.6"],
    "ifa": ["osm:relation/2127794"],
    "ifa2": ["osm:relation/10377412"],
    "eleclink": ["osm:relation/15772117"],
    "north-sea-link": ["osm:relation/13295785"],
    "viking-link": ["emodnet:pcablesrijks.24", "emodnet:pcablesbshcontis.82"],
    "norned": ["emodnet:pcablesnve.39", "emodnet:pcablesnve.40", "emodnet:pcablesrijks.1"],
    "nordlink": ["osm:relation/16213216", "emodnet:pcablesbshcontis.23"],
    "cobracable": ["osm:relation/8185420", "emodnet:pcablesbshcontis.22"],
    "skagerrak-1-2": ["osm:relation/3391931"],
    "skagerrak-3": ["osm:relation/3391931"],
    "skagerrak-4": ["osm:relation/8184632"],
    "konti-skan": ["osm:relation/8184629"],
    "moyle": ["osm:relation/6914309"],
    "east-west-interconnector": ["osm:relation/8184641"],
    "neuconnect": ["emodnet:pcablesrijks.34", "emodnet:pcablesrijks.35", "emodnet:pcablesrijks.36"],
}
"""Link -> the lines of the originals that have its route; NorNed's are not those that it is drawn from."""


@pytest.fixture(scope="module")
def originals() -> dict[str, Any]:
    """The lines that routes are drawn from or compared with, by their ids."""
    return {
        feature["properties"]["source_id"]: shapely.geometry.shape(feature["geometry"])
        for original in listed()
        if original.recipe == "cables"
        for feature in features_of(original)
    }


@pytest.fixture(scope="module")
def land() -> Any:
    """The land of the base map."""
    text = (base.FOLDER / "land.geojson").read_text(encoding="utf-8")
    return shapely.union_all(shapely.get_parts(shapely.from_geojson(text)))


def test_built_links_lie_where_registers_and_openstreetmap_have_them(
    real_atlas: Atlas, originals: dict[str, Any], land: Any
) -> None:
    features = real_atlas.layers["interconnectors"].features
    assert ROUTES
    off = {}
    for id, lines in ROUTES.items():
        at_sea = shapely.difference(features.geometry[id], shapely.clip_by_rect(land, *features.geometry[id].bounds))
        places = [at_sea.interpolate(share, normalized=True) for share in np.linspace(0, 1, 101)]
        of_original = shapely.union_all([originals[each] for each in lines])
        off[id] = float(np.median(distances_km(of_original, places)))
    assert {id: round(km, 2) for id, km in off.items() if km > 0.2} == {}


def test_every_other_link_is_told_to_be_drawn_by_hand_and_looks_unsure(real_atlas: Atlas) -> None:
    features = real_atlas.layers["interconnectors"].features
    by_hand = features[features["route_basis"] == "by_hand"]
    assert set(features.index) - set(by_hand.index) == set(ROUTES)
    assert set(by_hand["position_accuracy"]) == {"indicative", "schematic"}
    assert set(by_hand["route_from"]) == {()}
    routed = features.loc[list(ROUTES)]
    assert [id for id, row in routed.iterrows() if not set(row["route_from"]) <= set(row["sources"])] == []
    assert [id for id, note in routed["route_note"].items() if not note] == []


def test_a_route_ends_at_its_stations_or_says_that_it_does_not(real_atlas: Atlas) -> None:
    points, links = (real_atlas.layers[id].features for id in ("converter_stations", "interconnectors"))
    stations = points[points["kind"] == "converter_station"].explode("link_ids").set_index("link_ids").geometry
    ends = {id: shapely.get_parts(links.geometry[id].boundary) for id in ROUTES}
    assert stations.index.intersection(list(ROUTES)).nunique() == len(ROUTES)
    short = {id for id, at in stations.items() if id in ends and min(distances_km(at, ends[id])) > 0.05}
    assert short == {"neuconnect"}
    assert "It ends at the coast" in links.at["neuconnect", "route_note"]


def test_a_landfall_stands_on_the_route_of_its_link_and_on_the_coast(real_atlas: Atlas, land: Any) -> None:
    points, links = (real_atlas.layers[id].features for id in ("converter_stations", "interconnectors"))
    landfalls = points[(points["kind"] == "landfall") & points["link_ids"].map(lambda ids: ids[0] in ROUTES)]
    assert len(landfalls) > 20
    coast = shapely.boundary(shapely.clip_by_rect(land, *shapely.total_bounds(landfalls.geometry)))
    shapely.prepare(coast)
    assert [
        id
        for id, row in landfalls.iterrows()
        if row.geometry.distance(links.geometry[row["link_ids"][0]]) > 1e-4 or not coast.dwithin(row.geometry, 1e-3)
    ] == []


def test_a_way_along_lines_that_meet_is_the_shortest_between_two_of_their_corners() -> None:
    forked = MultiLineString([[(2, 51), (3, 51)], [(3, 51), (3, 53), (4, 51)], [(3, 51), (4, 51)]])
    assert between(forked, (4.1, 51), (1.9, 51)) == [(4, 51), (3, 51), (2, 51)]
    assert between(forked, (3, 52.9), (3, 53.1)) == [(3, 53)]


def test_lines_that_do_not_meet_lead_nowhere() -> None:
    apart = MultiLineString([[(2, 51), (3, 51)], [(3.1, 51), (4, 51)]])
    with pytest.raises(ValueError, match=r"^the lines lead from \[2.0, 51.0\] nowhere near \[4.0, 51.0\]$"):
        between(apart, (2, 51), (4, 51))


def test_pieces_are_joined_by_straight_stretches_and_led_to_their_stations() -> None:
    route = joined([[(2, 51), (3, 51)], [(3, 51), (3.5, 52)], [(3.6, 52), (4, 52)]])
    assert route == [(2, 51), (3, 51), (3.5, 52), (3.6, 52), (4, 52)]
    far, at_hand = (1.9, 51), (4.0001, 52)
    assert led_to(route, far, at_hand) == [(1.9, 51), (2, 51), (3, 51), (3.5, 52), (3.6, 52), (4.0001, 52)]


def test_a_landfall_is_the_crossing_of_the_coast_nearest_to_where_it_was_thought_to_be() -> None:
    island_and_shore = shapely.union_all([box(2, 51, 2.5, 52), box(3, 51, 4, 52)])
    assert crossing([(1, 51.5), (3.5, 51.5)], island_and_shore, (2.9, 51.6)) == (3, 51.5)
    assert crossing([(1, 53), (3.5, 53)], island_and_shore, (2.9, 51.6)) == (3.5, 53)


def test_a_drawn_length_is_told_whole_at_sea_and_beside_the_published_one() -> None:
    line, shore = LineString([(2, 0), (4, 0)]), box(3, -1, 5, 1)
    assert lengths(line, shore, {"length_km": 111.32, "drawn_sea_km": 9}) == {
        "drawn_length_km": 222.6,
        "drawn_sea_km": 111.3,
        "drawn_to_published_ratio": 2.0,
    }
    assert lengths(line, shore, {"length_km": None, "drawn_sea_km": None}) == {"drawn_length_km": 222.6}


def point(id: str, place: list[float]) -> dict[str, Any]:
    told = {"coordinate_source": "by hand", "coordinate_check": "", "position_accuracy": "indicative", "sources": ["a"]}
    return {"id": id, "properties": {"id": id, **told}, "geometry": {"type": "Point", "coordinates": place}}


def line(id: str, *corners: list[float], **told: Any) -> dict[str, Any]:
    return {"id": id, "properties": told, "geometry": {"type": "LineString", "coordinates": [*corners]}}


def test_a_link_takes_its_route_and_what_stands_on_it_follows_and_nothing_given_is_changed() -> None:
    told = {"position_accuracy": "indicative", "sources": ["a"], "length_km": None, "drawn_sea_km": None}
    links = [line("cable", [0, 0], [9, 9], **told)]
    points = [point("station", [2, 51.1]), point("landfall", [2.9, 51]), point("far", [4, 52])]
    recipe = {
        "routes": {
            "cable": {
                "position_accuracy": "surveyed",
                "route_basis": "as_laid",
                "route_note": "As laid.",
                "stations": ["station", "far"],
                "pieces": [{"source": "register", "piece": "p1", "from": [2, 51], "to": [4, 51]}],
                "landfalls": {"landfall": [2.9, 51]},
            }
        },
        "stations": {"station": {"route": "cable", "end": "first", "hand_placed": [2, 51.1]}},
    }
    shapes = {"register": [line("", [4, 51], [2, 51], source_id="p1")]}
    (cable,), moved = build(recipe, shapes, links, points, box(3, 50, 5, 53))
    assert cable == {
        "id": "cable",
        "properties": {
            "position_accuracy": "surveyed",
            "sources": ["a", "register"],
            "length_km": None,
            "drawn_sea_km": None,
            "route_basis": "as_laid",
            "route_note": "As laid.",
            "route_from": ["register"],
            "drawn_length_km": 251.6,
        },
        "geometry": {"type": "LineString", "coordinates": [[2, 51], [4, 51], [4, 52]]},
    }
    assert {each["id"]: each["geometry"]["coordinates"] for each in moved} == {
        "station": [2, 51],
        "landfall": [3, 51],
        "far": [4, 52],
    }
    assert moved[1]["properties"] == {
        "id": "landfall",
        "coordinate_source": "Where the drawn route crosses the coast",
        "coordinate_check": "hand-placed from the sources listed: 7.0 km",
        "position_accuracy": "approximate",
        "sources": ["a", "register"],
    }
    assert (links[0]["geometry"]["coordinates"], points[0]["geometry"]["coordinates"]) == ([[0, 0], [9, 9]], [2, 51.1])
