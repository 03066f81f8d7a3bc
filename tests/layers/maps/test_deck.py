"""The specification of a view's map: which layers, in which order, from which addresses."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pydeck as pdk

from geodata.records import STATUSES
from layers.maps import deck as decks
from layers.maps.answers import Part
from layers.maps.deck import MapAddresses
from layers.maps.stack import EVERY
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages import addresses
from tests.conftest import ROOT

ADDRESSES = MapAddresses(addresses.data, addresses.tiles, partial(addresses.symbols, version="abc"))
EVERYTHING = ",".join(STATUSES)


def layers(deck: pdk.Deck) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(deck.to_json()).get("layers", [])
    return listed


def version(atlas: Atlas, layer: str) -> str:
    return f"{atlas.layers[layer].hash}{decks.STYLE_VERSION}"


def test_areas_lie_below_halos_below_lines_below_points_each_with_the_first_listed_layer_on_top(
    real_atlas: Atlas,
) -> None:
    six = ("interconnectors", "energy_islands", "co2_storage", "ports", "green_corridors", "maritime_boundaries")
    deck = decks.deck(MapView(six), real_atlas, ADDRESSES)
    assert [layer["id"] for layer in layers(deck)] == [
        "co2_storage:area:outline",
        "maritime_boundaries:halo",
        "green_corridors:halo",
        "interconnectors:halo",
        "maritime_boundaries:line",
        "green_corridors:line",
        "interconnectors:line",
        "green_corridors:point",
        "ports:point",
        "co2_storage:point",
        "co2_storage:point:plain",
        "energy_islands:point",
    ]


def test_the_selected_feature_lies_on_top_cased_while_all_else_is_dimmed(atlas: Atlas) -> None:
    view = MapView.first_sight(atlas).but(select="nautilus")
    v, z, s = version(atlas, "cables"), version(atlas, "zones"), version(atlas, "stores")
    chosen = f"/layers/cables.geojson?part=line&status={EVERYTHING}&id=nautilus"
    found = [
        (layer["id"], layer["data"], layer["beforeId"], layer["opacity"], layer["pickable"])
        for layer in layers(decks.deck(view, atlas, ADDRESSES))
    ]
    assert found == [
        ("zones:area", f"/layers/zones.geojson?part=area&v={z}", "under-land", 0.0993, True),
        ("cables:halo", f"/layers/cables.geojson?part=line&v={v}", "data-slot", 0.0993, True),
        ("cables:line", f"/layers/cables.geojson?part=line&v={v}", "data-slot", 0.0993, True),
        ("stores:point", f"/layers/stores.geojson?part=point&v={s}", "data-slot", 0.0993, True),
        ("cables:line:selected:casing", f"{chosen}&casing=yes&v={v}", "data-slot", 1.0, False),
        ("cables:halo:selected", f"{chosen}&v={v}", "data-slot", 1.0, True),
        ("cables:line:selected", f"{chosen}&v={v}", "data-slot", 1.0, True),
    ]


def test_a_selected_point_has_a_casing_and_itself_whether_or_not_its_layer_is_on(atlas: Atlas) -> None:
    view = MapView(layers=(), select="richborough", base="night", year=1990)
    chosen = f"/layers/stations.geojson?part=point&status={EVERYTHING}&base=night&id=richborough"
    v = version(atlas, "stations")
    assert [(layer["id"], layer["data"]) for layer in layers(decks.deck(view, atlas, ADDRESSES))] == [
        ("stations:point:selected:casing", f"{chosen}&casing=yes&v={v}"),
        ("stations:point:selected", f"{chosen}&v={v}"),
    ]


def test_picked_features_lie_on_top_with_their_bands_below_them_and_nothing_is_dimmed(atlas: Atlas) -> None:
    view = MapView(layers=("zones",), pick=("nautilus", "richborough", "nemo-link"), select="nautilus")
    v, z, s = version(atlas, "cables"), version(atlas, "zones"), version(atlas, "stations")
    cables = f"/layers/cables.geojson?part=line&status={EVERYTHING}&id"
    station = f"/layers/stations.geojson?part=point&status={EVERYTHING}&id=richborough"
    found = layers(decks.deck(view.but(select=None), atlas, ADDRESSES))
    assert [(layer["id"], layer["data"], layer["opacity"], layer["pickable"]) for layer in found] == [
        ("zones:area", f"/layers/zones.geojson?part=area&v={z}", 1.0, True),
        ("stations:point:picked:casing", f"{station}&casing=picked&v={s}", 1.0, False),
        ("cables:line:picked:casing", f"{cables}=nautilus,nemo-link&casing=picked&v={v}", 1.0, False),
        ("stations:point:picked", f"{station}&v={s}", 1.0, True),
        ("cables:halo:picked", f"{cables}=nautilus,nemo-link&v={v}", 1.0, True),
        ("cables:line:picked", f"{cables}=nautilus,nemo-link&v={v}", 1.0, True),
    ]
    named = decks.label_sources(view, atlas, ADDRESSES.data, ADDRESSES.tiles)
    asked = [(each["id"], str(each["data"]).partition("id=")[2]) for each in named]
    assert asked == [("picked", f"richborough&v={s}"), ("picked", f"nemo-link&v={v}"), ("selected", f"nautilus&v={v}")]


def test_without_a_selection_nothing_is_dimmed(atlas: Atlas) -> None:
    deck = decks.deck(MapView.first_sight(atlas), atlas, ADDRESSES)
    assert {layer["opacity"] for layer in layers(deck)} == {1.0}


def test_a_selection_that_the_atlas_does_not_know_is_passed_over(atlas: Atlas) -> None:
    deck = decks.deck(MapView(layers=("zones",), select="atlantis"), atlas, ADDRESSES)
    assert [layer["id"] for layer in layers(deck)] == ["zones:area"]


def test_a_map_without_layers_is_an_empty_deck(atlas: Atlas) -> None:
    assert layers(decks.deck(MapView(layers=()), atlas, ADDRESSES)) == []


def test_an_area_is_drawn_with_everything_read_from_its_features(atlas: Atlas) -> None:
    assert layers(decks.deck(MapView(layers=("zones",)), atlas, ADDRESSES)) == [
        {
            "@@type": "GeoJsonLayer",
            "id": "zones:area",
            "data": f"/layers/zones.geojson?part=area&v={version(atlas, 'zones')}",
            "beforeId": "under-land",
            "opacity": 1.0,
            "pickable": True,
            "stroked": True,
            "filled": True,
            "getFillColor": "@@=properties.fill",
            "getLineColor": "@@=properties.color",
            "getLineWidth": "@@=properties.width",
            "lineWidthUnits": "pixels",
            "lineCapRounded": False,
            "lineJointRounded": True,
            "pointType": "icon",
            "iconAtlas": "/symbols/paper.png?v=abc",
            "iconMapping": "/symbols/paper.json?v=abc",
            "getIcon": "@@=properties.icon",
            "getIconSize": "@@=properties.size",
            "getIconColor": "@@=properties.icon_color",
            "iconSizeUnits": "pixels",
            "getPointRadius": "@@=properties.ring",
            "pointRadiusUnits": "pixels",
            "getDash": "@@=properties.dash",
            "getBeside": "@@=properties.beside",
            "getHatch": "@@=properties.hatch",
            "extensions": [{"@@type": "DashedLine"}],
        }
    ]


def test_a_halo_is_the_same_line_wider_round_and_without_dashes(atlas: Atlas) -> None:
    halo, line = layers(decks.deck(MapView(layers=("cables",)), atlas, ADDRESSES))
    changed = {
        "id": "cables:halo",
        "getLineColor": "@@=properties.halo_color",
        "getLineWidth": "@@=properties.halo",
        "lineCapRounded": True,
        "pointType": "circle",
        "getDash": "@@=[1, 0]",
        "getBeside": "@@=properties.beside",
        "getHatch": "@@=properties.hatch",
    }
    assert halo == {**line, **changed}


def test_points_are_icons_over_a_ring(atlas: Atlas) -> None:
    (points,) = layers(decks.deck(MapView(layers=("stations",), base="night"), atlas, ADDRESSES))
    assert [points[name] for name in ("pointType", "stroked", "filled", "iconAtlas", "iconMapping")] == [
        "circle+icon",
        False,
        True,
        "/symbols/night.png?v=abc",
        "/symbols/night.json?v=abc",
    ]


def test_every_layer_of_a_deck_has_an_id_of_its_own(real_atlas: Atlas) -> None:
    view = MapView(layers=tuple(real_atlas.layers), select="nautilus")
    parts = [Part(name, zooms) for name in ("casing", "area", "line", "point") for zooms in (EVERY, (0, 6), (6, 99))]
    answered = replace(ADDRESSES, marks="/marks/a", answer=dict.fromkeys(parts, "/marks/b"))
    ids = [layer["id"] for layer in layers(decks.deck(view, real_atlas, answered))]
    assert len(set(ids)) == len(ids)


def test_zones_of_states_are_drawn_under_the_land_and_all_else_above_it(real_atlas: Atlas) -> None:
    deck = decks.deck(MapView(layers=tuple(real_atlas.layers)), real_atlas, ADDRESSES)
    under = [layer["id"] for layer in layers(deck) if layer["beforeId"] == "under-land"]
    assert under == ["ship_density:area", "cargo_density:area", "natura_2000:area", "eez:area"]
    assert {layer["beforeId"] for layer in layers(deck)} == {"under-land", "data-slot"}


def test_the_deck_of_the_first_sight_has_less_than_a_kilobyte_a_part_and_no_features_in_it(real_atlas: Atlas) -> None:
    deck = decks.deck(MapView.first_sight(real_atlas), real_atlas, ADDRESSES)
    sent = json.dumps(json.loads(deck.to_json()), separators=(",", ":"))
    assert len(sent) < 1_000 * len(layers(deck))
    assert "coordinates" not in sent
    assert all(str(layer["data"]).startswith("/layers/") for layer in layers(deck))


def test_labels_come_from_addresses_boundaries_have_none_and_the_selected_name_comes_last(atlas: Atlas) -> None:
    view = MapView.first_sight(atlas)
    v, s = version(atlas, "cables"), version(atlas, "stores")
    plain: list[dict[str, object]] = [
        {
            "id": "stores",
            "data": f"/layers/stores.geojson?part=label&v={s}",
            "from": 6.5,
            "arrows": False,
        },
        {
            "id": "cables",
            "data": f"/layers/cables.geojson?part=label&v={v}",
            "from": 5.5,
            "arrows": False,
        },
    ]
    selected: dict[str, object] = {
        "id": "selected",
        "data": f"/layers/cables.geojson?part=label&status={EVERYTHING}&id=nautilus&v={v}",
        "from": 0,
        "arrows": False,
    }
    assert decks.label_sources(view, atlas, addresses.data, addresses.tiles) == plain
    assert decks.label_sources(view.but(select="nautilus"), atlas, addresses.data, addresses.tiles) == [
        *plain,
        selected,
    ]
    assert decks.label_sources(MapView(layers=(), select="nautilus"), atlas, addresses.data, addresses.tiles) == [
        selected
    ]


def test_the_labels_of_a_layer_say_whether_it_has_arrows(real_atlas: Atlas) -> None:
    (lanes,) = decks.label_sources(MapView(layers=("shipping_lanes",)), real_atlas, addresses.data, addresses.tiles)
    assert [lanes[name] for name in ("from", "arrows")] == [9.5, True]


def test_the_features_shown_are_those_of_visible_layers_after_the_filters(atlas: Atlas) -> None:
    view = MapView(layers=("stores", "cables"), countries=("NO",))
    found = decks.features_shown(view, atlas)
    assert {id: list(features.index) for id, features in found.items()} == {"cables": [], "stores": ["snohvit"]}


def test_the_places_of_a_commitment_stand_out_and_everything_else_is_dimmed(atlas: Atlas) -> None:
    view = MapView.first_sight(atlas, "explore-nautilus")
    v, named = version(atlas, "cables"), f"status={EVERYTHING}&commitment=explore-nautilus"
    found = [(layer["id"], layer["data"], layer["opacity"]) for layer in layers(decks.deck(view, atlas, ADDRESSES))]
    assert found == [
        ("zones:area", f"/layers/zones.geojson?part=area&v={version(atlas, 'zones')}", 0.0993),
        ("cables:halo", f"/layers/cables.geojson?part=line&v={v}", 0.0993),
        ("cables:halo:named", f"/layers/cables.geojson?part=line&{named}&v={v}", 1.0),
        ("cables:line", f"/layers/cables.geojson?part=line&v={v}", 0.0993),
        ("cables:line:named", f"/layers/cables.geojson?part=line&{named}&v={v}", 1.0),
        ("stores:point", f"/layers/stores.geojson?part=point&v={version(atlas, 'stores')}", 0.0993),
    ]


def test_a_commitment_about_a_whole_layer_leaves_that_layer_bright(atlas: Atlas) -> None:
    view = MapView.first_sight(atlas, "talk-of-cables")
    found = {layer["id"]: layer["opacity"] for layer in layers(decks.deck(view, atlas, ADDRESSES))}
    assert found == {"zones:area": 0.0993, "cables:halo": 1.0, "cables:line": 1.0, "stores:point": 0.0993}


def test_only_the_places_of_a_followed_commitment_are_named_on_the_map(atlas: Atlas) -> None:
    view = MapView.first_sight(atlas, "explore-nautilus")
    address = f"/layers/cables.geojson?part=label&status={EVERYTHING}&commitment=explore-nautilus"
    assert [
        (each["id"], each["data"], each["from"])
        for each in decks.label_sources(view, atlas, addresses.data, addresses.tiles)
    ] == [("cables", f"{address}&v={version(atlas, 'cables')}", 0)]


VERSIONS = """
import importlib
from pathlib import Path
from layers.maps import deck
print(deck.STYLE_VERSION)
for name in ("wording/facts.py", "looks/styles.py", "views/map_view.py", "measures/geodesy.py", "maps/features.py"):
    file = Path("layers") / name
    file.write_text(file.read_text(encoding="utf-8") + "# another way of drawing\\n", encoding="utf-8")
    print(importlib.reload(deck).STYLE_VERSION)
"""
"""Prints the version of the drawing as it is, then with one more file changed each time."""


def test_the_version_changes_with_every_room_that_a_drawing_passes_through(tmp_path: Path) -> None:
    for room in ("geodata", "loaders", "layers"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-c", VERSIONS]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    versions = done.stdout.split()
    assert len(versions) == 6
    assert len(set(versions)) == 6
