"""Ways by sea: as short as they can be, and never over land.

The small seas are 100 km square, laid out in metres about the middle of the projection, where lengths are true.
"""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely import Point, Polygon

from layers.co2.sea_routes import PLANE, Sea, canal_of, compared, land, north_sea, routes_from
from layers.measures.geodesy import length_km
from loaders.atlas import Atlas

MIDDLE = np.array([4_321_000.0, 3_210_000.0])  # 10 E, 52 N
TO_DEGREES = Transformer.from_crs(PLANE, "EPSG:4326", always_xy=True)
WALL = (-1, -20, 1, 20)  # west, south, east, north of the middle in km


def at(east: float, north: float) -> Point:
    """A place so many km east and north of the middle."""
    return Point(TO_DEGREES.transform(MIDDLE[0] + east * 1000, MIDDLE[1] + north * 1000))


def box(west: float, south: float, east: float, north: float) -> Polygon:
    return Polygon([at(west, south), at(east, south), at(east, north), at(west, north)])


def sea(*lands: Polygon, **how: object) -> Sea:
    west, south = MIDDLE - 50_000
    far_off = box(200, 200, 210, 210)
    how = {"side": 1000, "narrow": (), **how}
    return Sea([far_off, *lands], (west, south, west + 100_000, south + 100_000), **how)  # type: ignore[arg-type]


def way(water: Sea, start: Point, end: Point) -> shapely.LineString | None:
    return water.routes(start, [end])[0]


def test_over_open_water_the_way_is_straight():
    straight = way(sea(), at(-29.5, -20.5), at(30, 20))
    assert straight is not None
    assert length_km(straight) == pytest.approx(np.hypot(59.5, 40.5), rel=0.001)
    assert Point(straight.coords[-1]).equals_exact(at(30, 20), 1e-6)


def test_round_a_wall_the_way_goes_by_its_end_and_not_through_it():
    wall = box(*WALL)
    round_it = way(sea(wall), at(-30, 0), at(30, 0))
    assert round_it is not None
    by_hand = 2 * np.hypot(29, 20) + 2  # to the corner, along the end of the wall, and from the other corner
    assert by_hand < length_km(round_it) < by_hand * 1.04  # a route stays a cell off the land
    assert not round_it.intersects(wall)


def test_a_gap_in_a_wall_is_found():
    lower, upper = box(-1, -60, 1, 0), box(-1, 10, 1, 60)
    through = way(sea(lower, upper), at(-30, 0), at(30, 0))
    assert through is not None
    by_hand = 2 * np.hypot(29, 0) + 2
    assert by_hand < length_km(through) < by_hand * 1.04
    assert not through.intersects(lower.union(upper))


def test_no_way_leads_over_a_wall_without_a_gap():
    assert way(sea(box(-1, -60, 1, 60), box(-60, -60, -40, 60)), at(30, 0), at(-20, 0)) is None


@pytest.mark.parametrize(
    ("end", "where"),
    [
        (at(0, 0), "on land"),
        (at(20, 0), "on a lake"),
        (at(70, 0), "beyond the sea laid out"),
    ],
)
def test_no_way_leads_to_a_place_that_is_not_on_the_sea(end: Point, where: str):
    shore = Polygon(box(-5, -25, 45, 25).exterior, [box(10, -10, 30, 10).exterior])
    water = sea(shore)
    assert way(water, at(-30, 0), end) is None, where
    assert not water.reaches(end)


def test_a_port_on_its_quay_begins_on_the_water_beside_it():
    shore = box(0, -40, 60, 40)
    water = sea(shore)
    from_quay = way(water, at(1, 0), at(-30, 0))
    assert from_quay is not None
    assert not from_quay.intersects(shore)
    assert 28 < length_km(from_quay) < 30
    beside = water.water_beside(at(1, 0))
    assert beside is not None
    assert beside.equals(Point(from_quay.coords[0]))


def test_a_start_far_from_the_sea_is_refused_in_a_sentence():
    water = sea(box(-40, -40, 40, 40))
    assert water.water_beside(at(0, 0)) is None
    with pytest.raises(ValueError, match=r"^There is no sea within 3 km of 10 E, 52 N\.$"):
        water.routes(at(0, 0), [at(45, 45)])


def test_a_narrow_river_is_sailed_where_its_water_is_laid_out_in_small_cells():
    banks = box(0, -60, 60, -0.3), box(0, 0.3, 60, 60)
    assert not sea(*banks).reaches(at(20, 0))
    around = (*at(-5, -3).coords[0], *at(30, 3).coords[0])
    water = sea(*banks, narrow=((around, 100),))
    upstream = way(water, at(-30, 0), at(20, 0))
    assert upstream is not None
    assert length_km(upstream) == pytest.approx(50, rel=0.02)
    assert not any(upstream.intersects(bank) for bank in banks)


@pytest.fixture(scope="module")
def coast() -> shapely.MultiPolygon:
    shape = shapely.multipolygons(land())
    shapely.prepare(shape)
    return shape


@pytest.mark.parametrize("origin", ["zeebrugge", "antwerp", "ghent"])
def test_no_way_to_a_store_crosses_the_land_of_the_base_map(
    origin: str, real_atlas: Atlas, coast: shapely.MultiPolygon
):
    stores = real_atlas.layers["co2_storage"].features.geometry
    routes = dict(zip(stores.index, routes_from(real_atlas, origin, list(stores)), strict=True))
    assert [id for id, route in routes.items() if route and coast.intersects(route.line)] == []
    on_land_or_too_far = ["snohvit-co2-storage", "rodby-ruby", "havnso", "gassum-greenstore"]
    assert [id for id, route in routes.items() if route is None] == on_land_or_too_far
    assert all(Point(route.line.coords[-1]).distance(stores[id]) < 1e-6 for id, route in routes.items() if route)


def test_ways_all_over_the_north_sea_never_cross_land(coast: shapely.MultiPolygon):
    chance = np.random.default_rng(2026)
    places = shapely.points(chance.uniform((-4, 50), (12, 61), (400, 2)))
    at_sea = [place for place in places if north_sea().reaches(place)]
    assert len(at_sea) > 150
    found = north_sea().routes(at_sea[0], at_sea)
    assert [str(line) for line in found if line is None or coast.intersects(line)] == []


def test_routes_start_where_their_origin_says(real_atlas: Atlas):
    store = [real_atlas.feature("viking-ccs")["geometry"]]
    (zeebrugge,), (antwerp,), (ghent,) = (routes_from(real_atlas, origin, store) for origin in real_atlas.co2_ports)
    assert zeebrugge is not None
    assert antwerp is not None
    assert ghent is not None
    # in the outer port; on the river beside the docks; on the Western Scheldt off the mouth of the canal
    assert Point(zeebrugge.line.coords[0]).distance(Point(3.202, 51.357)) < 0.01
    assert Point(antwerp.line.coords[0]).distance(Point(4.279, 51.348)) < 0.02
    assert Point(ghent.line.coords[0]).distance(Point(3.82, 51.335)) < 0.015
    assert (zeebrugge.canal_km, antwerp.canal_km) == (0, 0)
    assert 20 < ghent.canal_km < 30
    assert ghent.km == ghent.sea_km + ghent.canal_km
    assert ghent.drawn.coords[0] == ghent.canal.coords[0]  # type: ignore[union-attr]
    assert zeebrugge.km < ghent.km < antwerp.km


def test_the_canal_is_taken_from_beside_the_port_to_its_mouth(real_atlas: Atlas):
    port = real_atlas.feature("port-ghent")["geometry"]
    canal = canal_of(real_atlas.co2_ports["ghent"], port)
    assert canal is not None
    assert canal.coords[-1] == (3.82, 51.335)
    assert Point(canal.coords[0]).distance(port) < 0.02
    assert canal_of(real_atlas.co2_ports["antwerp"], port) is None


def test_ways_are_within_a_tenth_of_the_services_along_the_lanes_but_for_two_to_the_humber(real_atlas: Atlas):
    found = {each.service: each.longer for each in compared(real_atlas)}
    assert sorted(id for id, longer in found.items() if not 0 < longer < 0.1) == [
        "svc-zeebrugge-hull",
        "svc-zeebrugge-killingholme",
    ]
    assert all(0.1 < found[id] < 0.11 for id in ("svc-zeebrugge-hull", "svc-zeebrugge-killingholme"))
    assert sorted(found.keys() - {"svc-zeebrugge-hull", "svc-zeebrugge-killingholme"}) == [
        "svc-gothenburg-ghent",
        "svc-gothenburg-zeebrugge",
        "svc-zeebrugge-purfleet",
        "svc-zeebrugge-rosyth",
        "svc-zeebrugge-teesport",
        "svc-zeebrugge-teesport-po",
        "svc-zeebrugge-tilbury",
    ]


def test_only_what_sails_by_a_timetable_is_compared(real_atlas: Atlas):
    layer = real_atlas.layers["shipping_corridors"]
    ferries = replace(layer.info.kinds["ro_ro_service"], roles=("sea_route",))
    info = replace(layer.info, kinds={**layer.info.kinds, "ro_ro_service": ferries})
    atlas = replace(real_atlas, layers={**real_atlas.layers, "shipping_corridors": replace(layer, info=info)})
    found = {each.service for each in compared(atlas)}
    assert found < {each.service for each in compared(real_atlas)}
    assert {layer.features.at[id, "kind"] for id in found} == {"ferry_service"}
