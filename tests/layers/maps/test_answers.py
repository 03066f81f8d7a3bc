"""A page's answer on its map: features one by one, in the looks of where they stand."""

import json

from layers.looks import styles
from layers.maps import answers, deck, legend
from layers.maps.answers import Answer
from layers.maps.features import drawn, heroes
from layers.maps.legend import LegendRow
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages import map_files

NEMO, NAUTILUS, BACTON = Answer("nemo-link", label="Nemo Link, 1,000 MW"), Answer("nautilus"), Answer("bacton")


def test_only_the_features_of_the_answer_are_drawn_part_by_part_as_their_layers_draw_them(atlas: Atlas) -> None:
    found = answers.drawn_parts([NEMO, NAUTILUS, BACTON], atlas, "paper")
    assert {part: [each["properties"]["id"] for each in of["features"]] for part, of in found.items()} == {
        "line": ["nautilus", "nautilus", "nautilus", "nemo-link"],  # a sketch ends in two open dots
        "point": ["bacton"],
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
    assert found["line"]["features"][:3] == alone["features"]


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
    (behind, before) = (each["properties"] for each in found["line"]["features"])
    assert (behind["id"], behind["width"], behind["halo"], behind["dash"]) == (
        "nautilus", 1, 0, list(styles.STATUSES["proposed"].dash),
    )  # fmt: skip
    assert behind["color"] == [*styles.GONE["night"], 153]
    assert [each.get("context") for each in (behind, before)] == [True, None]
    assert (before["id"], before["color"][:3]) == ("nemo-link", list(styles.HUES["electricity"]["night"]))


def test_a_look_says_where_a_feature_stands_its_filling_the_status_and_its_ring_the_doubt(atlas: Atlas) -> None:
    found = answers.drawn_parts([Answer("bacton", "store_open", tip=("Open", "Planned"))], atlas, "paper")
    (store,) = (each["properties"] for each in found["point"]["features"])
    assert (store["name"], store["tip"]) == ("Bacton", ["Open", "Planned"])
    assert store["icon"].startswith("circle-open-")
    assert store["ring"] == 10.8


def test_what_is_chosen_lies_on_top_with_a_band_below_and_the_rest_may_be_faint(atlas: Atlas) -> None:
    found = answers.drawn_parts(
        [Answer("bacton", "store_open"), Answer("leman", "store_full", faint=True)], atlas, "paper", select="bacton"
    )
    assert list(found) == ["casing", "point"]
    (band,) = (each["properties"] for each in found["casing"]["features"])
    assert (band["id"], band["color"], band["ring"], band["width"]) == ("bacton", [*styles.SELECTED, 255], 12.3, 0)
    faint, chosen = (each["properties"] for each in found["point"]["features"])
    assert (faint["id"], faint["icon_color"][3]) == ("leman", round(255 * styles.DIMMED))
    assert (chosen["id"], chosen["icon_color"][3]) == ("bacton", 255)


def test_a_line_that_leads_is_wider_by_the_same_soft_edge(atlas: Atlas) -> None:
    plain, leading = (
        answers.drawn_parts([Answer("nemo-link", leads=leads)], atlas, "paper")["line"]["features"][0]["properties"]
        for leads in (False, True)
    )
    assert (plain["width"], leading["width"]) == (3, 4.8)
    assert round(leading["halo"] - leading["width"], 2) == round(plain["halo"] - plain["width"], 2)


def test_lines_that_lead_to_one_place_say_so(atlas: Atlas) -> None:
    found = answers.drawn_parts([Answer("nemo-link", kin="to Zeebrugge"), Answer("nautilus")], atlas, "paper")
    kin = {each["properties"]["id"]: each["properties"].get("kin") for each in found["line"]["features"]}
    assert kin == {"nemo-link": "to Zeebrugge", "nautilus": None}


def test_the_deck_draws_the_answer_above_its_layers_and_below_the_marks(atlas: Atlas) -> None:
    parts = {"casing": "/marks/1.geojson", "line": "/marks/2.geojson", "point": "/marks/3.geojson"}
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
        LegendRow("Permitted, planned or proposed", "status.proposed"),
        LegendRow("Position within 2 to 15 km", "position.indicative"),
    ]
