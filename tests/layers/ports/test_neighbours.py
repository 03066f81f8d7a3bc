"""What lies round a port, worked out by hand on the equator."""

from dataclasses import replace
from datetime import date

import pytest
from shapely.geometry import LineString, MultiPoint, Point, Polygon

from layers.measures.geodesy import ELLIPSOID, distances_km
from layers.ports.neighbours import (
    ENERGY,
    WATCH,
    Neighbour,
    ashore,
    by_layer,
    counted_by_status,
    ends,
    from_point,
    how_sure,
    near_port,
    nearest_ports,
    neighbours_table,
    published_total,
    reach,
    touching,
)
from loaders.atlas import Atlas
from tests.layers.ports.ports_atlas import ports_atlas

DEGREE = 111.319491
"""Kilometres of a degree along the equator: 6,378.137 km × π / 180."""
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of three ports."""
    return ports_atlas(tmp_path_factory.mktemp("ports"))


def test_a_line_counts_by_its_ends_and_a_closed_one_as_a_whole() -> None:
    ring = LineString([(0, 0), (1, 0), (1, 1), (0, 0)])
    assert ends(LineString([(0, 0), (1, 0), (2, 0)])) == MultiPoint([(0, 0), (2, 0)])
    assert ends(ring) == ring
    assert ends(Point(1, 2)) == Point(1, 2)


def test_distances_are_geodesic_to_the_nearest_end_and_to_the_edge_of_an_area() -> None:
    shapes = [
        Point(1, 0),
        LineString([(5, 0), (0.1, 0), (-2, 0)]),
        Polygon([(0.5, -1), (3, -1), (3, 1), (0.5, 1)]),
        Polygon([(-1, -1), (1, -1), (1, 1), (-1, 1)]),
    ]
    assert from_point(Point(0, 0), shapes) == pytest.approx([DEGREE, 2 * DEGREE, DEGREE / 2, 0], abs=0.01)
    assert from_point(Point(0, 0), []) == []


def test_what_lies_near_a_port_is_found_with_what_both_positions_may_be_off(ports: Atlas) -> None:
    found = near_port(ports, "port-home", ENERGY, 10)
    assert [(each.id, each.layer, each.port, round(each.km, 3), each.off_by) for each in found] == [
        ("pipe", "gas_pipelines", "port-home", 1.113, None),
        ("lng-near", "lng_terminals", "port-home", 5.566, 4.0),
    ]
    assert [each.id for each in near_port(ports, "port-home", WATCH, 2)] == ["base"]
    assert near_port(ports, "port-abroad", ENERGY, 2) == []


def test_what_two_sources_have_drawn_is_one_neighbour_where_the_surer_one_has_it(ports: Atlas) -> None:
    layer = ports.layers["lng_terminals"]
    drawn = {"lng-near": ("lng-between",), "lng-between": (), "lng-nowhere": ("lng-elsewhere",)}
    features = layer.features.assign(also_drawn_as=[drawn[id] for id in layer.features.index])
    twice = replace(ports, layers={**ports.layers, "lng_terminals": replace(layer, features=features)})
    found = [each for each in near_port(twice, "port-home", ENERGY, 300) if each.layer != "offshore_wind"]
    assert [(each.id, round(each.km), each.off_by) for each in found] == [
        ("pipe", 1, None),
        ("lng-between", 6, 4.0),
        ("lng-nowhere", 223, 4.0),
    ]


def test_a_neighbour_is_sure_only_if_no_error_could_take_it_out() -> None:
    near = Neighbour("a", "lng_terminals", "port-home", 5.9, 4.0)
    assert [how_sure(near, km) for km in (5, 9, 10)] == ["perhaps, ±4 km", "perhaps, ±4 km", "yes"]
    assert how_sure(Neighbour("a", "lng_terminals", "port-home", 0.1, None), 50) == "sketch only"


def test_each_feature_goes_with_its_nearest_port(ports: Atlas) -> None:
    found = nearest_ports(ports, "lng_terminals", 10)
    assert [(each.id, each.port, round(each.km, 3), each.off_by) for each in found] == [
        ("lng-near", "port-home", 5.566, 4.0),
        ("lng-between", "port-big", 7.792, 17.0),
    ]
    assert [each.id for each in nearest_ports(ports, "lng_terminals", 200)] == [
        "lng-near",
        "lng-between",
        "lng-nowhere",
    ]
    assert [each.id for each in nearest_ports(ports, "lng_terminals", 200, ["GB"])] == ["lng-nowhere"]
    assert nearest_ports(ports, "lng_terminals", 200, ["NO"]) == []


def test_neighbours_are_told_in_words(ports: Atlas) -> None:
    table = neighbours_table(ports, nearest_ports(ports, "lng_terminals", 10), TODAY, km=10, with_port=True)
    assert table.to_dict("index") == {
        "lng-near": {
            "Name": "Near",
            "Nearest port": "Home",
            "What": "LNG terminal",
            "Status": "In service",
            "Evidence": "October 2024 (old)",
            "Key figure": "17.1 bcm/year",
            "Distance (km)": 5.6,
            "Within 10 km?": "yes",
        },
        "lng-between": {
            "Name": "Between",
            "Nearest port": "Big",
            "What": "LNG terminal",
            "Status": "In service",
            "Evidence": "not dated",
            "Key figure": "not published",
            "Distance (km)": 7.8,
            "Within 10 km?": "perhaps, ±17 km",
        },
    }
    assert "Nearest port" not in neighbours_table(ports, [], TODAY, km=10)


def test_statuses_are_counted_apart_and_only_what_is_in_service_adds_up(ports: Atlas) -> None:
    ids = ["lng-near", "lng-between", "lng-nowhere"]
    assert counted_by_status(ports, ids) == "2 in service, 1 planned"
    assert counted_by_status(ports, []) == ""
    terminals = ports.layers["lng_terminals"]
    kinds = {id: replace(kind, roles=("agreement",)) for id, kind in terminals.info.kinds.items()}
    agreed = replace(terminals, info=replace(terminals.info, kinds=kinds))
    in_force = replace(ports, layers={**ports.layers, "lng_terminals": agreed})
    assert counted_by_status(in_force, ids) == "1 planned, 2 in force"
    assert published_total(ports, "lng_terminals", ids) == (17.1, 1)
    assert by_layer(ports, nearest_ports(ports, "lng_terminals", 200)) == [
        ("LNG terminals", "3: 2 in service, 1 planned")
    ]


def test_every_commitment_that_touches_a_port_is_told_once(ports: Atlas) -> None:
    naming, linked, general = touching(ports, "port-home", ["lng-near", "lng-between", "lng-near"])
    assert [each.id for each in naming] == ["guard-home", "guard-both"]
    assert [(each.id, ids) for each, ids in linked] == [("use-gas", ["lng-near", "lng-between", "lng-near"])]
    assert [each.id for each in general] == ["all-ports"]


def test_the_reach_of_a_port_is_a_circle_on_the_earth() -> None:
    circle = reach(Point(3.2, 51.36), 20)
    away = [ELLIPSOID.inv(3.2, 51.36, *corner)[2] / 1000 for corner in circle.exterior.coords]
    assert away == pytest.approx([20] * 73)


def test_zeebrugge_has_its_terminals_and_its_guards_within_ten_kilometres(real_atlas: Atlas) -> None:
    energy = {each.id for each in near_port(real_atlas, "port-zeebrugge", ENERGY, 10)}
    assert {"zeebrugge-lng", "interconnector", "zeebrugge-co2-export", "hyoffwind", "landfall-nemo-link-b"} <= energy
    assert not energy & {"cable-way-714594624", "cable-way-733275476"}  # two cables drawn again by another source
    watch = [each.id for each in near_port(real_atlas, "port-zeebrugge", WATCH, 10)]
    assert watch == ["sec-zeebrugge-port-security", "sec-mik-zeebrugge", "sec-zeebrugge-naval-base"]
    naming, linked, general = touching(real_atlas, "port-zeebrugge", sorted(energy))
    told = [each.id for each in (*naming, *(found for found, _ in linked), *general)]
    assert len(told) == len(set(told))
    assert {"migration-zeebrugge", "climate-london-protocol", "growth-ports-cooperation"} <= set(told)


def test_a_link_that_comes_ashore_near_a_port_is_told_although_its_own_line_ends_elsewhere(real_atlas: Atlas) -> None:
    near = near_port(real_atlas, "port-zeebrugge", ENERGY, 10)
    assert ashore(real_atlas, near) == "Nemo Link, in service, comes ashore 4.2 km away."
    itself = Neighbour("nemo-link", "interconnectors", "port-zeebrugge", 9.0, 4.0)
    assert ashore(real_atlas, [*near, itself]) == ""


def test_points_are_as_far_as_the_general_measure_says(real_atlas: Atlas) -> None:
    port = real_atlas.feature("port-zeebrugge")["geometry"]
    shapes = list(real_atlas.layers["lng_terminals"].features.geometry)
    assert from_point(port, shapes) == pytest.approx(distances_km(port, shapes), rel=1e-6)
