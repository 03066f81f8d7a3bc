"""The map that is a page's answer, for files: all that the screen draws, its names and its legend."""

from datetime import date

import pytest

from layers.exhibits.entry import Asked
from layers.exhibits.maps import MAPS
from layers.exports.picture.subject import draw
from layers.maps.found import drawn_found
from layers.maps.subject import Subject, covering, labels_of, rows_of, sheets_of
from loaders.atlas import Atlas

TODAY = date(2026, 11, 30)
CHOSEN: dict[str, dict[str, object]] = {"near-map": {"near": "nemo-link"}}
ZOOM = 6.0


def subject(name: str, atlas: Atlas, **chosen: object) -> Subject:
    """A page's map as it opens, or with something chosen."""
    choice = MAPS[name].choice.at_first(atlas).but(**(CHOSEN.get(name, {}) | chosen))
    made = MAPS[name].make(Asked(atlas, choice, TODAY))
    assert made
    return made


@pytest.mark.parametrize("name", MAPS)
def test_a_file_draws_what_the_screen_draws_and_is_told_of_exactly_that(real_atlas: Atlas, name: str) -> None:
    found = subject(name, real_atlas).found
    drawn = [each["properties"]["id"] for sheet in sheets_of(found, real_atlas, ZOOM) for each in sheet.features]
    answer = {each.id for each in found.answer}
    marks = {mark.id for mark in found.marks}
    assert answer | marks <= set(drawn)
    view = covering(found, real_atlas)
    assert answer <= set(view.only)
    assert set(drawn) - marks <= set(view.only)
    given = {str(each["properties"]["label"]) for part in drawn_found(found, real_atlas).parts.values()
             for each in part["features"] if each["properties"].get("label")}  # fmt: skip
    named = {str(each["properties"]["name"]) for layer in labels_of(found, real_atlas) for each in layer.features}
    assert given <= named
    looks = {f"mark.{each.look}" for each in found.answer if each.look} | {f"mark.{mark.kind}" for mark in found.marks}
    assert looks <= {row.swatch for row in rows_of(found.view, found, real_atlas)}


def test_the_co2_map_on_a_picture_writes_the_ways_with_their_kilometres_and_says_which_store_is_full(
    real_atlas: Atlas,
) -> None:
    made = draw(subject("co2-map", real_atlas), real_atlas)
    written = {" ".join(name.lines) for name in made.names}
    assert {"Zeebrugge", "Northern Lights (Aurora): phase 1 is fully booked"} <= written
    assert len([words for words in written if words.endswith("km by sea")]) == 2
    assert made.title == "Where CO2 captured in Belgium can go from Zeebrugge"
    assert "mark.store_open" in {row.swatch for row in made.legend}
    assert made.told.startswith(f"{made.title}. ")
