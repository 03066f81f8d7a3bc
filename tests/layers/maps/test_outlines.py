"""Outlines of sites: from which zoom on they take the place of symbols, and how they look, on screen and in files."""

import json
import re
from dataclasses import replace
from functools import partial

import pytest

from layers.exports.picture.picture import draw
from layers.exports.web_page.page import map_file
from layers.looks import styles
from layers.maps import key_parts, legend
from layers.maps.deck import MapAddresses, deck
from layers.maps.features import drawn
from layers.maps.stack import EVERY, stack
from layers.views.map_view import Camera, MapView
from loaders.atlas import Atlas
from pages import addresses

FARMS = MapView(layers=("farms",), statuses=tuple(styles.STATUSES))


def tiers(view: MapView, atlas: Atlas) -> list[tuple[str, str, str, tuple[float, float]]]:
    return [(tier.part, tier.data, tier.role, tier.zooms) for tier in stack(view, atlas)]


def test_outlines_take_the_place_of_symbols_and_what_has_none_keeps_its_own(farms_atlas: Atlas) -> None:
    near, far = (7.5, 99.0), (0.0, 7.5)
    assert tiers(FARMS, farms_atlas) == [
        ("area", "outline", "", near),
        ("point", "point", "", far),
        ("point", "plain", "", near),
    ]
    assert tiers(FARMS.but(select="alpha"), farms_atlas)[3:] == [
        ("area", "outline", "casing", near),
        ("point", "point", "casing", far),
        ("area", "outline", "selected", near),
        ("point", "point", "selected", far),
    ]
    assert tiers(FARMS.but(select="gamma"), farms_atlas)[3:] == [
        ("point", "point", "casing", EVERY),
        ("point", "point", "selected", EVERY),
    ]


def test_a_layer_that_begins_at_a_zoom_is_drawn_from_there_on_and_its_row_says_so(farms_atlas: Atlas) -> None:
    farms = farms_atlas.layers["farms"]
    begun = replace(farms, info=replace(farms.info, shown_from_zoom=8.0))
    atlas = replace(farms_atlas, layers={"farms": begun})
    assert {zooms for *_, zooms in tiers(FARMS, atlas)} == {(8.0, 99.0), (8.0, 8.0)}
    rows = legend.rows({"farms": begun.features}, atlas.layers, year=None)
    assert rows[0].label == "Wind farms (close in only)"


def test_the_map_is_told_the_zooms_of_what_is_not_drawn_at_all_of_them(farms_atlas: Atlas) -> None:
    told = deck(
        FARMS.but(layers=("cables", "farms")),
        farms_atlas,
        MapAddresses(addresses.data, addresses.tiles, partial(addresses.symbols, version="a")),
    )
    assert [(layer["id"], layer.get("zooms")) for layer in json.loads(told.to_json())["layers"]] == [
        ("farms:area:outline", [7.5, 99.0]),
        ("cables:halo", None),
        ("cables:line", None),
        ("farms:point", [0.0, 7.5]),
        ("farms:point:plain", [7.5, 99.0]),
    ]


def look(atlas: Atlas, part: str, **how: bool) -> dict[str, dict[str, object]]:
    layer = atlas.layers["farms"]
    found = drawn(layer, layer.features, part=part, base="paper", heroes=(), mark_undated=False, **how)
    return {each["properties"]["id"]: each for each in found["features"]}


def test_an_outline_says_by_edge_and_fill_what_stands_and_by_a_soft_edge_what_is_not_sure(farms_atlas: Atlas) -> None:
    hue = list(styles.HUES["wind"]["paper"])
    found = look(farms_atlas, "outline")
    assert {id: each["geometry"]["type"] for id, each in found.items()} == {"alpha": "Polygon", "beta": "Polygon"}  # type: ignore[index]
    asked = ("color", "width", "dash", "fill", "icon")
    alpha, beta = ([found[id]["properties"][name] for name in asked[:4]] for id in ("alpha", "beta"))  # type: ignore[index]
    assert alpha == [[*hue, 255], 1.5, [1.0, 0.0], [*hue, 76]]
    assert beta == [[*hue, 43], 7.5, [1.0, 0.0], [*hue, 20]]
    casing = look(farms_atlas, "outline", selected=True)["alpha"]["properties"]
    assert (casing["width"], casing["fill"]) == (8.5, [*styles.SELECTED, 40])  # type: ignore[index]
    assert list(look(farms_atlas, "plain")) == ["gamma"]


@pytest.mark.parametrize(
    ("zoom", "parts"),
    [(6.9, {("area", "outline"), ("point", "plain")}), (6.5, {("point", "")})],
)
def test_a_picture_draws_outlines_at_the_scales_at_which_the_screen_does(
    farms_atlas: Atlas, zoom: float, parts: set[tuple[str, str]]
) -> None:
    made = draw(FARMS.but(camera=Camera(51.7, 2.8, zoom + 0.8)), farms_atlas, bare=True)
    assert made.frame.camera.zoom == pytest.approx(zoom + 0.8)
    assert {(sheet.part, sheet.of) for sheet in made.sheets} == parts


def test_a_web_page_has_both_and_is_told_at_which_of_its_zooms_each_is_seen(farms_atlas: Atlas) -> None:
    page = map_file(FARMS, farms_atlas).decode()
    zooms = [tuple(map(float, pair)) for pair in re.findall(r'"zooms": \[\s*([\d.]+),\s*([\d.]+),?\s*\]', page)]
    assert sorted(zooms) == [(1.0, 8.5), (1.0, 8.5), (8.5, 100.0), (8.5, 100.0)]


def test_the_key_of_a_layer_with_outlines_shows_one_under_its_symbol(farms_atlas: Atlas) -> None:
    patch, symbol = legend.parts("farms", "paper", farms_atlas.layers)
    assert patch == key_parts.Patch(styles.HUES["wind"]["paper"], 0.3, 1.5)
    assert isinstance(symbol, legend.PlacedSymbol)
