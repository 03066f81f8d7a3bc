"""A brief, and a pack of them, survive the way into an address and back; the ready views show what they say."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.exports.brief_choice import SEEN, BriefChoice
from layers.exports.briefs import (
    LONGEST_SUBTITLE,
    LONGEST_TITLE,
    MOST_SLIDES,
    Brief,
    packed,
    ready,
    unpacked,
)
from layers.exports.picture.forms import FORMS
from layers.maps.deck import features_shown
from layers.maps.framing import FRAMINGS, as_on_screen
from layers.views.address import as_written
from layers.views.map_view import Camera, MapView
from loaders.atlas import Atlas
from tests.layers.views.test_map_view import VIEWS

BRIEFS = st.builds(
    Brief,
    view=VIEWS,
    title=st.text(max_size=LONGEST_TITLE).map(as_written),
    subtitle=st.text(max_size=LONGEST_SUBTITLE).map(as_written),
    notes=st.text(max_size=300).map(lambda words: as_written(words, lines=True)),
    form=st.sampled_from(list(FORMS)),
    frame=st.sampled_from(list(FRAMINGS)),
)
CABLES = MapView(layers=("cables",))


@given(brief=BRIEFS)
def test_every_brief_survives_the_way_into_an_address_and_back(atlas: Atlas, brief: Brief) -> None:
    assert Brief.from_query(brief.to_query(atlas), atlas) == (brief, [])


@given(
    brief=BRIEFS,
    others=st.lists(BRIEFS, max_size=3),
    heading=st.text(max_size=LONGEST_TITLE).map(as_written),
    file=st.sampled_from(SEEN),
)
def test_a_page_with_its_pack_survives_it_too(
    atlas: Atlas, brief: Brief, others: list[Brief], heading: str, file: str
) -> None:
    pack = tuple(replace(each, form=next(iter(FORMS))) for each in others)
    choice = BriefChoice.of(brief, pack, heading, file)
    assert BriefChoice.from_query(choice.to_query(atlas), atlas) == (choice, [])


def test_words_of_a_reader_stand_as_they_are_written_without_what_nobody_sees(atlas: Atlas) -> None:
    query = {"title": " Nautilus:\x00 <what>\n next? ", "subtitle": "a" * 300, "notes": "One\n\n two  three"}
    brief, notes = Brief.from_query(query, atlas)
    assert (brief.title, brief.subtitle, brief.notes) == ("Nautilus: <what> next?", "a" * 200, "One\n\ntwo three")
    assert notes == ["subtitle in the address is longer than 200 characters: only these are used."]


def test_an_old_address_with_a_camera_is_as_on_screen_and_one_without_is_framed_on_what_it_shows(atlas: Atlas) -> None:
    there, here = Camera(51.6, 2.2, 7.4), MapView(layers=("cables",))
    old, _ = Brief.from_query({"layers": "cables", "at": "51.6,2.2,7.4"}, atlas)
    assert (old.frame, old.drawn(atlas)) == ("screen", here.but(camera=there))
    framed, _ = Brief.from_query({"layers": "cables", "at": "51.6,2.2,7.4", "frame": "shown"}, atlas)
    assert (framed.view.camera, framed.drawn(atlas)) == (there, here)
    assert Brief.from_query({"layers": "cables"}, atlas)[0] == Brief(here)
    begins = Brief.from_query({"layers": "cables", "frame": "screen"}, atlas)[0].drawn(atlas).camera
    assert begins == as_on_screen(here, atlas).camera


def test_a_pack_is_one_word_whose_briefs_are_parted_by_semicolons(atlas: Atlas) -> None:
    pack = [Brief(CABLES, "Two; cables", form="square"), Brief(MapView.first_sight(atlas))]
    words = packed(pack, atlas)
    assert words == "v=1&layers=cables&title=Two%3B%20cables;v=1"
    found, notes = unpacked(words, atlas)
    assert (found[0], notes) == (Brief(CABLES, "Two; cables"), [])


def test_what_a_pack_cannot_hold_or_understand_is_said(atlas: Atlas) -> None:
    assert unpacked("", atlas) == ((), [])
    briefs, notes = unpacked(";".join(["v=1&layers=cables"] * 25), atlas)
    assert (briefs, notes) == ((Brief(CABLES),) * MOST_SLIDES, ["A pack holds 20 views; the others are left out."])
    briefs, notes = unpacked("v=1&layers=cabels", atlas)
    assert notes == ["layers “cabels” in the address is not known. Did you mean 'cables'?"]


@pytest.mark.parametrize(
    ("id", "shows"),
    [
        ("links-today", {"nemo-link", "interconnector"}),
        ("nautilus", {"nautilus", "princess-elisabeth-island"}),
        ("belgian-co2", {"zeebrugge-co2-export", "northern-lights-aurora"}),
        ("zeebrugge", {"port-zeebrugge", "svc-zeebrugge-tilbury"}),
        ("seabed", {"nemo-link", "nautilus", "interconnector", "carbonconnect-be-uk"}),
    ],
)
def test_a_ready_view_shows_what_its_title_says(id: str, shows: set[str], real_atlas: Atlas) -> None:
    brief = ready(real_atlas)[id]
    found = {id for features in features_shown(brief.view, real_atlas).values() for id in features.index}
    assert shows - found == set()
    assert brief.view.camera is not None
    assert Brief.from_query(brief.to_query(real_atlas), real_atlas) == (brief, [])


def test_every_ready_view_is_tested(real_atlas: Atlas) -> None:
    assert list(ready(real_atlas)) == ["links-today", "nautilus", "belgian-co2", "zeebrugge", "seabed"]
