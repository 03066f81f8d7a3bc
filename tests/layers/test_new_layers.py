"""A layer that is added to a copy of the data takes part in analyses by its roles alone; no Python knows it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from layers.measures import nearby
from layers.ports.choice import PortsChoice
from layers.ports.neighbours import FACILITY, facilities, nearest_ports
from layers.ports.routes import of_role, routes_of, services_of
from layers.protection import crossings, density, watchers
from layers.protection.choice import ProtectionChoice
from loaders.atlas import GEODATA, Atlas, open_atlas
from tests.small_atlas import STATIONS, feature

Added = Callable[..., Atlas]

TELECOM = feature(
    "telecom-one",
    "Telecom One",
    "telecom",
    {"type": "LineString", "coordinates": [[1.5, 52.5], [3.5, 51.75]]},
    sources=["base-knowledge"],
)


@pytest.fixture
def added(tmp_path: Path) -> Added:
    """Opens a copy of the project's data with one more layer of one feature, whose kind is called ``telecom``."""

    def added(title: str, roles: list[str], record: dict[str, object], **keys: str) -> Atlas:
        folder = tmp_path / "geodata"
        shutil.copytree(GEODATA, folder, ignore=shutil.ignore_patterns("base", "__pycache__"))
        head = STATIONS.partition("columns = ")[0].replace('title = "Stations"', f'title = "{title}"')
        head = head.replace('roles = ["converter_station", "site"]', f"roles = {json.dumps(roles)}")
        head = head.replace('"nemo-site"', '"base-knowledge"').replace("order = 20", "order = 95")
        more = "".join(f'{key} = "{words}"\n' for key, words in keys.items())
        toml = f'{head}columns = []\n{more}[kinds.telecom]\nlabel = "Telecom cable"\n'
        (folder / "layers/added.toml").write_text(toml, encoding="utf-8")
        collection = {"type": "FeatureCollection", "features": [record]}
        (folder / "layers/added.geojson").write_text(json.dumps(collection), encoding="utf-8")
        return open_atlas(folder)

    return added


def test_a_new_layer_of_cables_crosses_others_counts_in_density_and_lies_near(added: Added) -> None:
    atlas = added("Telecom cables", ["cable"], TELECOM)
    assert list(crossings.that_cross(atlas).values())[:5] == [
        "Interconnectors",
        "Belgian export cables",
        "Export cables of wind farms",
        "Telecom cables",
        "Gas pipelines",
    ]
    first = ProtectionChoice.at_first(atlas)
    assert "added" in first.cross
    assert first.to_query(atlas) == {}
    found = [each for each in crossings.crossings(atlas) if "telecom-one" in (each.first, each.second)]
    assert {layer for each in found for layer in each.layers} >= {"added", "gas_pipelines", "shipping_lanes"}
    assert crossings.by_pair(atlas, found, ("added",)).to_numpy().tolist() == [
        ["Telecom cables", "Telecom cables", 0, 0]
    ]
    cells = density.density(atlas, "cables", in_service=True)
    assert any("telecom-one" in content.ids for content in cells.values())
    assert density.scope(atlas, "cables").startswith(
        "Interconnectors, Belgian export cables, export cables of wind farms and telecom cables; "
    )
    near = nearby.within(nearby.measured(atlas, nearby.origin_of(atlas, "51.75,3.5")), 5)
    assert "telecom-one" in [each.id for each in near]


def test_a_new_layer_may_say_what_its_lines_are_called(added: Added) -> None:
    atlas = added("Networks", ["pipeline"], TELECOM, lines="water pipelines")
    assert crossings.that_cross(atlas)["added"] == "Water pipelines"
    assert density.scope(atlas, "pipelines").startswith("Gas, water, CO2 and hydrogen pipelines, planned ones included")


def test_a_new_layer_of_lanes_or_routes_is_crossed_and_needs_no_columns_of_a_timetable(
    added: Added, real_atlas: Atlas
) -> None:
    atlas = added("Pilot lanes", ["traffic_lane", "sea_route", "freight_service"], TELECOM)
    assert "added" in ProtectionChoice.at_first(atlas).cross
    found = [each for each in crossings.crossings(atlas) if each.second == "telecom-one"]
    assert {each.by_ships for each in found} == {True}
    assert "telecom-one" not in of_role(atlas, "freight_service")
    assert routes_of(atlas, "port-zeebrugge") == routes_of(real_atlas, "port-zeebrugge")


def test_a_new_layer_of_sites_counts_in_density_and_one_of_watch_among_those_who_watch(added: Added) -> None:
    place = feature("tower", "Tower", "telecom", {"type": "Point", "coordinates": [3, 52]}, sources=["base-knowledge"])
    atlas = added("Towers", ["site", "watch_site"], place)
    cells = density.density(atlas, "points", in_service=True)
    assert any("tower" in content.ids for content in cells.values())
    assert "CO2 terminals and hubs, hydrogen sites" in density.scope(atlas, "points")
    assert " towers, " in density.scope(atlas, "points")
    assert watchers.watchers(atlas).loc["tower"].to_list() == [
        "Tower",
        "Belgium",
        "not published",
        "not published",
        "not published",
        "General knowledge",
    ]


def test_a_new_layer_of_port_facilities_is_told_with_the_nearest_port(added: Added) -> None:
    quay = feature(
        "shore-power-one",
        "Shore power one",
        "telecom",
        {"type": "Point", "coordinates": [3.2, 51.35]},
        sources=["base-knowledge"],
    )
    atlas = added("Shore power", ["port_facility"], quay)
    assert atlas.layers_as(FACILITY) == ("lng_terminals", "added", "hydrogen")
    assert [(each.id, each.port) for each in nearest_ports(atlas, "added", 10)] == [
        ("shore-power-one", "port-zeebrugge")
    ]
    assert list(facilities(atlas, "added", ["GB"]).index) == []


def test_a_port_that_was_renamed_is_still_the_first_and_keeps_its_routes(real_atlas: Atlas, tmp_path: Path) -> None:
    folder = tmp_path / "geodata"
    shutil.copytree(GEODATA, folder, ignore=shutil.ignore_patterns("base", "__pycache__"))
    ports = folder / "layers/ports.geojson"
    renamed = ports.read_text(encoding="utf-8").replace('"port-zeebrugge"', '"port-zeebruges"')
    ports.write_text(renamed, encoding="utf-8")
    redirects = (folder / "redirects.toml").read_text(encoding="utf-8").replace("\nredirects = []\n", "\n")
    redirect = '[[redirects]]\nid = "port-zeebrugge"\nto = "port-zeebruges"\nsince = "2026-11"\nreason = ""\n'
    (folder / "redirects.toml").write_text(redirects + redirect, encoding="utf-8")
    atlas = open_atlas(folder)
    assert PortsChoice.at_first(atlas) == PortsChoice("port-zeebruges")
    assert routes_of(atlas, "port-zeebruges") == routes_of(real_atlas, "port-zeebrugge")
    assert services_of(atlas, "port-zeebruges") == services_of(real_atlas, "port-zeebrugge")
