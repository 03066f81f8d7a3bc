"""Kilometres and sites per cell: worked out by hand on one cable, then held against the project's own data."""

import json
from dataclasses import replace

import geopandas as gpd
import pytest
from pyproj import Transformer
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from layers.measures.geodesy import length_km
from layers.protection import density
from layers.protection.density import CELL_KM
from loaders.atlas import Atlas

BACK = Transformer.from_crs("EPSG:3035", "EPSG:4326", always_xy=True)


def at(x_km: float, y_km: float) -> tuple[float, float]:
    """Longitude and latitude of a place in the grid."""
    longitude, latitude = BACK.transform(x_km * 1000, y_km * 1000)
    return float(longitude), float(latitude)


def with_features(atlas: Atlas, layer: str, shapes: dict[str, BaseGeometry], status: str = "operational") -> Atlas:
    kind = next(iter(atlas.layers[layer].info.kinds))
    features = gpd.GeoDataFrame(
        {"status": [status] * len(shapes), "kind": [kind] * len(shapes)},
        geometry=list(shapes.values()),
        index=list(shapes),
        crs="EPSG:4326",
    )
    return replace(atlas, layers={layer: replace(atlas.layers[layer], features=features)})


def test_a_cable_through_two_cells_is_shared_between_them(real_atlas: Atlas) -> None:
    """From 10 km before the line x = 3900 km to 15 km behind it: 10 km in cell 155, 15 km in cell 156."""
    cable = LineString([at(3890, 3210), at(3915, 3210)])
    found = density.density(with_features(real_atlas, "interconnectors", {"cable": cable}), "cables", in_service=True)
    assert list(found) == [(156, 128), (155, 128)]
    assert [round(content.amount) for content in found.values()] == [15, 10]
    assert sum(content.amount for content in found.values()) == pytest.approx(length_km(cable), rel=1e-9)
    assert found[(156, 128)].ids == ("cable",)


def test_a_last_word_that_names_have_in_common_is_told_once() -> None:
    assert density.together(["gas pipelines", "CO2 pipelines"]) == "gas and CO2 pipelines"
    assert density.together(["interconnectors", "export cables"]) == "interconnectors and export cables"
    assert density.together(["cables", "cables"]) == "cables and cables"


def test_what_is_counted_is_named_after_the_layers(real_atlas: Atlas) -> None:
    cables, pipelines, sites = (density.scope(real_atlas, what) for what in density.COUNTED)
    assert (cables, pipelines) == (
        "Interconnectors, Belgian export cables and export cables of wind farms; cables inside wind farms, and telecom "
        "cables, which are known in German waters only, are not counted. "
        "Kilometres of drawn line, sketches included.",
        "Gas, CO2 and hydrogen pipelines, planned ones included unless only those in service are chosen. "
        "Kilometres of drawn line, sketches included.",
    )
    assert sites.startswith("Energy islands, wind farms, substations, stations and landfalls, LNG terminals, ")
    assert sites.endswith(". A wind farm or a store counts once, at its middle.")


def test_sites_are_counted_where_they_lie(real_atlas: Atlas) -> None:
    sites = {"a": Point(at(3901, 3201)), "b": Point(at(3924, 3224)), "c": Point(at(3926, 3224))}
    found = density.density(with_features(real_atlas, "ports", sites), "points", in_service=True)
    assert {cell: (content.amount, content.ids) for cell, content in found.items()} == {
        (156, 128): (2, ("a", "b")),
        (157, 128): (1, ("c",)),
    }


def test_what_is_not_there_yet_counts_only_when_it_is_asked_for(real_atlas: Atlas) -> None:
    planned = with_features(real_atlas, "ports", {"a": Point(at(3901, 3201))}, status="planned")
    assert density.density(planned, "points", in_service=True) == {}
    assert list(density.density(planned, "points", in_service=False)) == [(156, 128)]
    cancelled = with_features(real_atlas, "ports", {"a": Point(at(3901, 3201))}, status="cancelled")
    assert density.density(cancelled, "points", in_service=False) == {}


def test_the_middle_of_a_cell_lies_half_a_side_from_its_corner() -> None:
    latitude, longitude = density.middle((156, 128))
    assert (longitude, latitude) == pytest.approx(at(156.5 * CELL_KM, 128.5 * CELL_KM))


@pytest.mark.parametrize("what", ["cables", "pipelines"])
def test_the_cells_of_the_atlas_hold_every_kilometre(real_atlas: Atlas, what: str) -> None:
    whole = 0.0
    for features in real_atlas.features_as(what.removesuffix("s")).values():
        for row in features.itertuples():
            if row.status not in ("cancelled", "decommissioned"):
                whole += length_km(row.geometry)
    found = density.density(real_atlas, what, in_service=False)
    assert sum(content.amount for content in found.values()) == pytest.approx(whole, rel=1e-6)
    amounts = [content.amount for content in found.values()]
    assert amounts == sorted(amounts, reverse=True)


def test_the_fullest_cell_of_cables_lies_off_zeebrugge(real_atlas: Atlas) -> None:
    found = density.density(real_atlas, "cables", in_service=True)
    table = density.table(real_atlas, found, "cables", most=3)
    assert list(table.columns) == ["Near", "Latitude", "Longitude", "Cables (km)", "Features"]
    assert (len(table), table["Near"][0], table["Features"][0]) == (3, "Zeebrugge", 9)


@pytest.mark.parametrize("what", list(density.COUNTED))
def test_the_chart_is_a_small_map_of_some_kilobytes(real_atlas: Atlas, what: str) -> None:
    found = density.density(real_atlas, what, in_service=False)
    written = json.dumps(density.chart(found, what).to_dict(), separators=(",", ":"))
    assert len(written) < 150_000
    assert json.loads(written)["projection"]["type"] == "identity"


def test_an_empty_sea_has_no_cells_and_an_empty_chart(real_atlas: Atlas) -> None:
    empty = replace(real_atlas, layers={})
    found = density.density(empty, "points", in_service=False)
    assert found == {}
    assert len(density.table(real_atlas, found, "points")) == 0
    assert density.chart(found, "points").to_dict()["layer"][0]["mark"]["type"] == "geoshape"
