"""Marks: what an analysis finds, drawn above all features."""

import json
from dataclasses import replace

import pytest
from shapely import LineString, Point, Polygon

from layers.looks import overlays, styles
from layers.looks.overlays import KINDS, Mark
from layers.maps import deck, legend
from layers.maps.legend import LegendRow
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages.parts import map_files

CROSSING = Mark("x1", "Nemo Link and Interconnector\nwithin 30 km", Point(2.5, 51.5), "crossing")
ROUTE = Mark("r1", "Zeebrugge to Sleipner", LineString([(3.2, 51.4), (2, 58)]), "route")
REACH = Mark("d1", "Within 5 km", Polygon([(2, 51), (3, 51), (3, 52), (2, 51)]), "reach")


def test_marks_carry_the_drawing_properties_of_features_lowest_kind_first() -> None:
    ink, rim = [*styles.INK["night"], 255], [*styles.HALO["night"], 210]
    drawn = overlays.collection([CROSSING, replace(ROUTE, label="741 km", rank=2)], "night")
    assert drawn == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "id": "r1",
                    "name": "Zeebrugge to Sleipner",
                    "tip": [],
                    "color": ink,
                    "width": 2.0,
                    "dash": [1.2, 2.4],
                    "halo": 5.0,
                    "halo_color": rim,
                    "fill": [*ink[:3], 0],
                    "icon": "dot-full-e4edf3",
                    "icon_color": [255, 255, 255, 255],
                    "size": 14.3,
                    "ring": 0,
                    "label": "741 km",
                    "label_rank": 2,
                },
                "geometry": {"type": "LineString", "coordinates": ((3.2, 51.4), (2.0, 58.0))},
            },
            {
                "type": "Feature",
                "properties": {
                    "id": "x1",
                    "name": "Nemo Link and Interconnector",
                    "tip": ["within 30 km"],
                    "color": ink,
                    "width": 2.0,
                    "dash": [1.0, 0.0],
                    "halo": 0,
                    "halo_color": rim,
                    "fill": [*ink[:3], 0],
                    "icon": "cross-full-e4edf3",
                    "icon_color": [255, 255, 255, 255],
                    "size": 10.7,
                    "ring": 0,
                },
                "geometry": {"type": "Point", "coordinates": (2.5, 51.5)},
            },
        ],
    }


def test_every_kind_has_its_symbol_in_the_picture_of_both_base_maps() -> None:
    for base in styles.BASES:
        _, places = map_files.symbols()[1][base]
        wanted = {overlays.icon(style, base, status).name for style in KINDS.values() for status in styles.STATUSES}
        assert wanted <= set(places)


def test_what_shows_where_it_stands_has_its_status_in_filling_and_dash_and_its_doubt_as_a_ring() -> None:
    open_store = overlays.look(KINDS["store_open"], "paper", point=True, status="proposed", ring=4.5)
    hue = list(styles.HUES["carbon"]["paper"])
    assert (open_store["icon"], open_store["dash"]) == (
        overlays.icon(KINDS["store_open"], "paper", "proposed").name,
        list(styles.STATUSES["proposed"].dash),
    )
    assert open_store["icon"].startswith("circle-open-")
    assert (open_store["ring"], open_store["size"], open_store["fill"]) == (10.8, 15, [*hue, 43])
    other = overlays.look(KINDS["other"], "paper", point=False)
    assert (other["color"], other["halo"], other["width"]) == ([*styles.GONE["paper"], 153], 0, 1)


def test_stores_are_told_apart_by_colour_and_by_shape() -> None:
    stands = [KINDS[kind] for kind in KINDS if kind.startswith("store_")]
    assert len({style.shape for style in stands}) == 4
    assert {KINDS["store_open"].colour(base) for base in styles.BASES}.isdisjoint(
        style.colour(base) for style in stands if style is not KINDS["store_open"] for base in styles.BASES
    )


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="comet"):
        overlays.collection([Mark("c", "Comet", Point(2, 51), "comet")], "paper")


def test_marks_lie_above_the_selected_feature_and_their_inside_can_be_clicked_through(atlas: Atlas) -> None:
    view = MapView(layers=("cables",), select="nautilus")
    plain, marked = (deck.deck(view, atlas, map_files.addresses_of_map(marks)) for marks in ("", "/marks/1.geojson"))
    *below, halo, mark = json.loads(marked.to_json())["layers"]
    assert below == json.loads(plain.to_json())["layers"]
    assert [(each["id"], each["data"], each["filled"], each["pointType"]) for each in (halo, mark)] == [
        ("marks:halo", "/marks/1.geojson", False, "circle"),
        ("marks:mark", "/marks/1.geojson", False, "icon"),
    ]


def test_the_legend_has_a_row_for_each_kind_that_occurs(atlas: Atlas) -> None:
    rows = legend.mark_rows(["crossing", "reach", "crossing"])
    across = LegendRow("Across each other, both in service", "mark.crossing")
    assert rows == [across, LegendRow("Chosen distance", "mark.reach")]
    assert legend.mark_rows([]) == []
    pictures = [legend.swatch(f"mark.{kind}", "paper", atlas.layers) for kind in KINDS]
    assert len(set(pictures)) == len(KINDS)
    assert all(f'[data-swatch="mark.{kind}"]' in legend.sheet("night", atlas.layers) for kind in KINDS)
