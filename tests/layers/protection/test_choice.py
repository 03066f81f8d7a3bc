"""What may be chosen on the Protection page, and its address."""

from dataclasses import replace

import pytest

from geodata.records import Redirect
from layers.protection.choice import ProtectionChoice, crossed_text, line_chosen, selecting
from loaders.atlas import Atlas

SEABED = ("interconnectors", "transmission_offshore", "export_cables", "gas_pipelines", "co2_transport", "hydrogen")
FIRST = (*SEABED, "shipping_lanes")


def test_the_first_sight_of_the_page_is_its_bare_address(real_atlas: Atlas) -> None:
    first = ProtectionChoice.at_first(real_atlas)
    assert ProtectionChoice.from_query({}, real_atlas) == (first, [])
    assert first.to_query(real_atlas) == {}
    assert first.cross == (*SEABED, "shipping_lanes")


def test_the_surroundings_of_a_line_are_its_crossings_and_what_lies_near_those_of_a_place_what_lies_near(
    real_atlas: Atlas,
) -> None:
    cable = ProtectionChoice.around(real_atlas, "nemo-link", 10)
    assert cable.to_query(real_atlas) == {"select": "nemo-link", "near": "nemo-link", "within": "10"}
    port = ProtectionChoice.around(real_atlas, "port-zeebrugge", 10)
    assert port.to_query(real_atlas) == {"near": "port-zeebrugge", "within": "10"}
    corridors = real_atlas.layer_as("green_corridor")
    route = ProtectionChoice.around(real_atlas, str(real_atlas.layers[corridors].features.index[0]), 10)
    assert route.cross == (*FIRST, corridors)


@pytest.mark.parametrize(
    "choice",
    [
        ProtectionChoice(cross=("interconnectors", "shipping_corridors"), stage="now", count="points"),
        ProtectionChoice(cross=()),
        ProtectionChoice(FIRST, near="nemo-link", within=12.5),
        ProtectionChoice(FIRST, near="51.35,3.2", select="nemo-link", flown="nemo-link"),
        ProtectionChoice(FIRST, select="nemo-link.interconnector.1", flown="nemo-link.interconnector.1"),
    ],
)
def test_a_choice_is_its_address(choice: ProtectionChoice, real_atlas: Atlas) -> None:
    assert ProtectionChoice.from_query(choice.to_query(real_atlas), real_atlas) == (choice, [])


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ({"within": "0"}, "within “0” in the address: a distance is a number of kilometres from 0.1 to 300."),
        ({"within": "-3"}, "within “-3” in the address: a distance is a number of kilometres from 0.1 to 300."),
        ({"within": "5000"}, "within “5000” in the address: a distance is a number of kilometres from 0.1 to 300."),
        ({"within": "far"}, "within “far” in the address: a distance is a number of kilometres from 0.1 to 300."),
        (
            {"near": "3.2,51.35"},
            "That point lies off the map, which reaches from 44° to 71.2° north and from 29.5° west to 31.5° east.",
        ),
        (
            {"near": "51.35"},
            "Choose a feature by name, or give a point as latitude and longitude, "
            "such as 51.35, 3.2 or 51°21'N 3°12'E.",
        ),
        ({"near": "atlantis"}, "Nothing in the atlas is called “atlantis”."),
        ({"select": "nemo-link.atlantis.1"}, "Nothing in the atlas is called “atlantis”."),
    ],
)
def test_what_an_address_cannot_mean_gets_one_sentence(words: dict[str, str], note: str, real_atlas: Atlas) -> None:
    assert ProtectionChoice.from_query(words, real_atlas) == (ProtectionChoice(FIRST), [note])


def test_a_link_to_a_crossing_follows_the_new_id_of_what_crosses(real_atlas: Atlas) -> None:
    gone = Redirect("nemo", "nemo-link", "2026-11", "")
    atlas = replace(real_atlas, redirects={"nemo": gone})
    choice, notes = ProtectionChoice.from_query({"select": "nemo.interconnector.1"}, atlas)
    assert (choice.select, notes) == ("nemo-link.interconnector.1", ["“nemo” is now called “nemo-link”."])


def test_an_empty_choice_says_what_to_do(real_atlas: Atlas) -> None:
    shipping = ("shipping_lanes", "green_corridors", "shipping_corridors")
    assert crossed_text(real_atlas, ProtectionChoice(cross=())) == "Choose at least one kind of cable or pipeline."
    assert crossed_text(real_atlas, ProtectionChoice(cross=shipping)).startswith("Ships share lanes and routes")
    assert crossed_text(real_atlas, ProtectionChoice(cross=("hydrogen",))).startswith("Nothing crosses here.")


def test_a_crossing_selected_among_those_of_a_line_and_let_go_leaves_the_crossings_of_that_line(
    real_atlas: Atlas,
) -> None:
    of_nemo = ProtectionChoice.at_first(real_atlas).but(select="nemo-link")
    one = of_nemo.but(**selecting(real_atlas, of_nemo, "nemo-link.franpipe.1"))
    assert (one.select, one.line, line_chosen(real_atlas, one)) == ("nemo-link.franpipe.1", "nemo-link", "nemo-link")
    assert ProtectionChoice.from_query(one.to_query(real_atlas), real_atlas)[0].line == "nemo-link"
    back = one.but(**selecting(real_atlas, one, None))
    assert (back.select, back.line) == ("nemo-link", None)
    assert selecting(real_atlas, back, None) == {"select": None, "line": None}
    assert selecting(real_atlas, one, "britned") == {"select": "britned", "line": None}
    every = ProtectionChoice.at_first(real_atlas)
    assert selecting(real_atlas, every, "nemo-link.franpipe.1") == {"select": "nemo-link.franpipe.1", "line": None}
