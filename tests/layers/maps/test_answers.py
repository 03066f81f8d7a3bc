"""A page's answer on its map: features one by one, in the looks of where they stand."""

import json
from dataclasses import replace

import geopandas as gpd

from layers.looks import styles
from layers.maps import answers, deck, legend
from layers.maps.answers import Answer, Part
from layers.maps.features import drawn, heroes
from layers.maps.legend import LegendRow
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages.parts import map_files

FAR, NEAR = (0.0, 7.5), (7.5, 99.0)
NEMO, NAUTILUS, BACTON = Answer("nemo-link", label="Nemo Link, 1,000 MW"), Answer("nautilus"), Answer("bacton")


def ids(found: dict[Part, answers.Collection]) -> dict[Part, list[str]]:
    return {part: [each["properties"]["id"] for each in of["features"]] for part, of in found.items()}


def test_only_the_features_of_the_answer_are_drawn_part_by_part_as_their_layers_draw_them(atlas: Atlas) -> None:
    found = answers.drawn_parts([NEMO, NAUTILUS, BACTON], atlas, "paper")
    assert ids(found) == {
        Part("line"): ["nautilus", "nautilus", "nautilus", "nemo-link"],  # a sketch ends in two open dots
        Part("point"): ["bacton"],
    }
    line = atlas.layers["cables"]
    alone = drawn(
        line,
        line.features.loc[["nautilus"]],
        part="line",
        base="paper",
        heroes=heroes(atlas),
        mark_undated=False,
    )
    assert found[Part("line")]["features"][:3] == alone["features"]


def test_a_label_is_written_at_the_feature_and_not_at_its_open_ends(atlas: Atlas) -> None:
    (line,) = answers.drawn_parts([Answer("nautilus", label="Nautilus", rank=3)], atlas, "paper").values()
    whole, *ends = (each["properties"] for each in line["features"])
    assert (whole["label"], whole["label_rank"], whole["tone"]) == ("Nautilus", 3, styles.STATUSES["proposed"].name)
    assert ["label" in end for end in ends] == [False, False]


def test_what_has_no_label_keeps_its_own_name_for_the_zoom_of_its_layer(atlas: Atlas) -> None:
    found = answers.names([NEMO, NAUTILUS, BACTON], atlas, "paper")
    assert {id: [each["properties"]["name"] for each in of["features"]] for id, of in found.items()} == {
        "cables": ["Nautilus"],
        "stores": ["Bacton"],
    }


def test_what_steps_back_is_grey_thin_without_ends_and_below_the_rest(atlas: Atlas) -> None:
    found = answers.drawn_parts([NEMO, Answer("nautilus", "other")], atlas, "night")
    (behind, before) = (each["properties"] for each in found[Part("line")]["features"])
    assert (behind["id"], behind["width"], behind["halo"], behind["dash"]) == (
        "nautilus", 1, 0, list(styles.STATUSES["proposed"].dash),
    )  # fmt: skip
    assert behind["color"] == [*styles.GONE["night"], 153]
    assert [each.get("context") for each in (behind, before)] == [True, None]
    assert (before["id"], before["color"][:3]) == ("nemo-link", list(styles.HUES["electricity"]["night"]))


def test_a_look_says_where_a_feature_stands_its_filling_the_status_and_its_ring_the_doubt(atlas: Atlas) -> None:
    found = answers.drawn_parts([Answer("bacton", "store_open", tip=("Open", "Planned"))], atlas, "paper")
    (store,) = (each["properties"] for each in found[Part("point")]["features"])
    assert (store["name"], store["tip"]) == ("Bacton", ["Open", "Planned"])
    assert store["icon"].startswith("circle-open-")
    assert store["ring"] == 10.8


def test_what_is_chosen_lies_on_top_with_a_band_below_and_the_rest_may_be_faint(atlas: Atlas) -> None:
    found = answers.drawn_parts(
        [Answer("bacton", "store_open"), Answer("leman", "store_full", faint=True)], atlas, "paper", select="bacton"
    )
    assert list(found) == [Part("casing"), Part("point")]
    (band,) = (each["properties"] for each in found[Part("casing")]["features"])
    assert (band["id"], band["color"], band["ring"], band["width"]) == ("bacton", [*styles.SELECTED, 255], 12.3, 0)
    faint, chosen = (each["properties"] for each in found[Part("point")]["features"])
    assert (faint["id"], faint["icon_color"][3]) == ("leman", round(255 * styles.DIMMED))
    assert (chosen["id"], chosen["icon_color"][3]) == ("bacton", 255)


def test_a_line_that_leads_is_wider_by_the_same_soft_edge(atlas: Atlas) -> None:
    plain, leading = (
        answers.drawn_parts([Answer("nemo-link", leads=leads)], atlas, "paper")[Part("line")]["features"][0][
            "properties"
        ]
        for leads in (False, True)
    )
    assert (plain["width"], leading["width"]) == (3, 4.8)
    assert round(leading["halo"] - leading["width"], 2) == round(plain["halo"] - plain["width"], 2)


def test_lines_that_lead_to_one_place_say_so(atlas: Atlas) -> None:
    found = answers.drawn_parts([Answer("nemo-link", kin="to Zeebrugge"), Answer("nautilus")], atlas, "paper")
    kin = {each["properties"]["id"]: each["properties"].get("kin") for each in found[Part("line")]["features"]}
    assert kin == {"nemo-link": "to Zeebrugge", "nautilus": None}


def test_an_outline_takes_the_place_of_a_symbol_at_the_zoom_of_its_layer_and_has_its_name(farms_atlas: Atlas) -> None:
    alpha = Answer("alpha", label="Alpha", rank=2)
    found = answers.drawn_parts([alpha, Answer("beta"), Answer("gamma"), BACTON], farms_atlas, "paper")
    assert ids(found) == {
        Part("area", NEAR): ["beta", "alpha"],
        Part("point", FAR): ["beta", "gamma", "bacton", "alpha"],
        Part("point", NEAR): ["gamma", "bacton"],
    }
    farms = farms_atlas.layers["farms"]
    alone = drawn(farms, farms.features, part="outline", base="paper", heroes=heroes(farms_atlas), mark_undated=False)[
        "features"
    ]
    beta, named = found[Part("area", NEAR)]["features"]
    assert (named["geometry"], beta) == (alone[0]["geometry"], alone[1])
    assert named["properties"] == alone[0]["properties"] | {
        "label": "Alpha", "label_rank": 2, "label_at": [2.5, 51.7], "tone": "built",
    }  # fmt: skip


def test_a_symbol_that_says_where_a_site_stands_stays_above_its_outline(farms_atlas: Atlas) -> None:
    shown = [Answer("alpha", "store_open", label="Alpha"), Answer("beta", "store_closed", faint=True), Answer("gamma")]
    found = answers.drawn_parts(shown, farms_atlas, "paper")
    assert ids(found) == {Part("area", NEAR): ["beta", "alpha"], Part("point"): ["beta", "alpha", "gamma"]}
    beta, alpha = (each["properties"] for each in found[Part("area", NEAR)]["features"])
    carbon, grey = list(styles.HUES["carbon"]["paper"]), list(styles.GONE["paper"])
    asked = ("color", "width", "dash", "fill", "label")
    assert [alpha.get(name) for name in asked] == [[*carbon, 255], 1.5, [1.0, 0.0], [*carbon, 76], None]
    assert [beta.get(name) for name in asked] == [[*grey, 15], 7.5, [1.0, 0.0], [*grey, 7], None]
    assert found[Part("point")]["features"][1]["properties"]["label"] == "Alpha"


def test_what_is_chosen_has_a_band_under_its_symbol_and_under_its_outline(farms_atlas: Atlas) -> None:
    found = answers.drawn_parts([Answer("alpha"), Answer("gamma", faint=True)], farms_atlas, "paper", select="alpha")
    assert ids(found) == {
        Part("casing", FAR): ["alpha"],
        Part("casing", NEAR): ["alpha"],
        Part("area", NEAR): ["alpha"],
        Part("point", FAR): ["gamma", "alpha"],
        Part("point", NEAR): ["gamma"],
    }
    widths = [found[Part("casing", zooms)]["features"][0]["properties"]["width"] for zooms in (FAR, NEAR)]
    assert widths == [0, 8.5]


def test_symbols_of_layers_that_change_at_other_zooms_lie_on_each_other_in_one_order(farms_atlas: Atlas) -> None:
    stores, alpha = farms_atlas.layers["stores"], farms_atlas.layers["farms"].outlines["alpha"]
    sooner = replace(
        stores,
        info=replace(stores.info, outline_from_zoom=6),
        outlines=gpd.GeoSeries([alpha], index=["bacton"], crs="EPSG:4326"),
    )
    atlas = replace(farms_atlas, layers={**farms_atlas.layers, "stores": sooner})
    shown = [BACTON, Answer("alpha", faint=True), Answer("gamma", label="Gamma")]
    assert ids(answers.drawn_parts(shown, atlas, "paper")) == {
        Part("area", (6, 99.0)): ["bacton"],
        Part("area", NEAR): ["alpha"],
        Part("point", (0.0, 6)): ["alpha", "bacton", "gamma"],
        Part("point", (6, 7.5)): ["alpha", "gamma"],
        Part("point", NEAR): ["gamma"],
    }


def test_the_map_is_told_the_zooms_of_the_parts_of_an_answer(atlas: Atlas) -> None:
    parts = {Part("casing", FAR): "/1", Part("casing", NEAR): "/2", Part("area", NEAR): "/3", Part("point"): "/4"}
    made = deck.deck(MapView(layers=()), atlas, map_files.addresses_of_map("", parts))
    assert [(each["id"], each.get("zooms")) for each in json.loads(made.to_json())["layers"]] == [
        ("marks:casing:0:casing", [0.0, 7.5]),
        ("marks:casing:7.5:casing", [7.5, 99.0]),
        ("marks:area:7.5:answer", [7.5, 99.0]),
        ("marks:point:answer", None),
    ]


def test_the_deck_draws_the_answer_above_its_layers_and_below_the_marks(atlas: Atlas) -> None:
    parts = {Part(name): f"/marks/{at}.geojson" for at, name in enumerate(("casing", "line", "point"), 1)}
    made = deck.deck(MapView(layers=("zones",)), atlas, map_files.addresses_of_map("/marks/4.geojson", parts))
    found = [(each["id"], each["data"], each["pickable"]) for each in json.loads(made.to_json())["layers"]]
    assert found[-6:] == [
        ("marks:casing:casing", "/marks/1.geojson", False),
        ("marks:halo:answer", "/marks/2.geojson", True),
        ("marks:line:answer", "/marks/2.geojson", True),
        ("marks:point:answer", "/marks/3.geojson", True),
        ("marks:halo", "/marks/4.geojson", True),
        ("marks:mark", "/marks/4.geojson", True),
    ]


def test_the_legend_tells_looks_then_layers_then_the_statuses_of_both(atlas: Atlas) -> None:
    keyed = answers.features_of([Answer("bacton", "store_open")], atlas)
    plain = answers.features_of([NEMO], atlas)
    assert legend.mark_rows(["store_open", "other", ""]) + legend.rows(plain, atlas.layers, year=None, keyed=keyed) == [
        LegendRow("CO2 store open in principle to Belgian CO2", "mark.store_open"),
        LegendRow("Others, for context", "mark.other"),
        LegendRow("Cables", "cables"),
        LegendRow("In service", "status.operational"),
        LegendRow("Planned or proposed", "status.proposed"),
        LegendRow("Position within 2 to 15 km", "position.indicative"),
    ]
