"""Briefing packs: how many slides, what is on them, and that everything fits."""

from datetime import date

import pytest

from geodata.records import COMMITMENT_THEMES
from layers.exports.briefs import MOST_SLIDES, Brief
from layers.exports.slides.pack import commitment_pack, ids_in_focus, pack, subject_pack
from layers.looks.styles import BASES
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from tests.layers.exports.slides.slide_reading import Opened, by_name, cells, drawn, faults, links, notes, text
from tests.layers.exports.slides.test_slide import HOSTILE, TODAY

ORIGIN = "https://atlas.example/"


def link_of(view: MapView) -> str:
    return f"{ORIGIN}?layers={','.join(view.layers)}"


def test_a_pack_has_a_title_slide_one_slide_a_view_a_table_and_the_sources(atlas: Atlas) -> None:
    draw, asked = drawn()
    views = [Brief(MapView(layers=("cables",))), Brief(MapView(layers=("stores",)), "Where CO2 can go")]
    begun: list[int] = []
    packed = pack(
        views, atlas, title="Our sea", link=ORIGIN, link_of=link_of, today=TODAY, draw=draw, step=begun.append
    )
    assert begun == [1, 2, 3, 4, 4, 4, 5, 5]  # the table looks through both views; the file is written last
    assert faults(packed) == []
    file = Opened.of(packed)
    assert file.titles() == [
        "Our sea",
        "Cables in and around the North Sea",
        "Where CO2 can go",
        "Features named on the maps",
        "Sources",
    ]
    assert asked == [brief.view for brief in views]
    first, cables, stores, table, sources = file.pages
    assert text(first, "Subtitle").splitlines() == [
        "Briefing pack",
        "North Sea Atlas · 23 November 2026 · facts as of September 2026",
    ]
    assert text(first, "Contents").splitlines() == ["1. Cables in and around the North Sea", "2. Where CO2 can go"]
    assert [links(page) for page in (first, cables, stores)] == [
        [("atlas.example", ORIGIN)],
        [("atlas.example", f"{ORIGIN}?layers=cables")],
        [("atlas.example", f"{ORIGIN}?layers=stores")],
    ]
    assert cells(table) == [
        ["Feature", "Layer", "Key figure", "Status"],
        ["Nautilus", "Cables", "Capacity 1,400 MW", "Proposed, as of 12 December 2025"],
        ["Snøhvit", "CO2 stores", "Storage capacity 150 Mt CO2", "In service"],
        ["Bacton", "CO2 stores", "Storage capacity not published", "Planned"],
        ["Leman", "CO2 stores", "Storage capacity 37.5 Mt CO2", "Under construction"],
    ]
    assert text(sources, "Sources, column 1").splitlines() == [
        "Nemo Link, facts. Nemo Link, December 2025. Operator or company. nemolink.co.uk",
        "List of stores. Regulator. Public authority. example.org",
        "Coastline and borders © OpenStreetMap contributors, ODbL, via geo-maps 0.6.0. Lakes: Natural Earth (public "
        "domain). Depths: NOAA ETOPO1, indicative; not for navigation. Atlas compilation; © OpenStreetMap "
        "contributors. Not a navigational, legal or investment document.",
    ]
    assert links(sources) == [
        ("nemolink.co.uk", "https://www.nemolink.co.uk/"),
        ("example.org", "https://example.org/stores"),
    ]
    assert "https://www.nemolink.co.uk/" in notes(sources)


def test_the_table_names_what_is_selected_or_followed_else_what_a_commitment_names_else_all(atlas: Atlas) -> None:
    cables, stores = MapView(layers=("cables",)), MapView(layers=("stores",))
    assert ids_in_focus([cables.but(select="nemo-link")], atlas) == ["nemo-link"]
    assert ids_in_focus([MapView.first_sight(atlas, "explore-nautilus")], atlas) == ["nautilus"]
    assert ids_in_focus([cables], atlas) == ["nautilus"]
    assert ids_in_focus([stores.but(statuses=("planned",))], atlas) == ["bacton"]
    assert ids_in_focus([stores, cables.but(select="nemo-link")], atlas) == ["nemo-link", "snohvit", "bacton", "leman"]
    assert ids_in_focus([], atlas) == []


def test_all_slides_of_a_pack_have_the_colours_of_its_first_view(atlas: Atlas) -> None:
    draw, asked = drawn()
    views = [Brief(MapView(layers=("cables",), base="night")), Brief(MapView(layers=("stores",)))]
    file = Opened.of(pack(views, atlas, title="Our sea", today=TODAY, draw=draw))
    assert {str(page.background.fill.fore_color.rgb) for page in file.pages} == {"0B1A28"}
    assert [view.base for view in asked] == ["night", "night"]


def test_a_pack_without_views_and_one_of_too_many_are_still_packs(atlas: Atlas) -> None:
    empty = pack([], atlas, title="", today=TODAY, draw=drawn()[0])
    assert faults(empty) == []
    assert Opened.of(empty).titles() == ["North Sea Atlas", "Features named on the maps", "Sources"]
    draw, asked = drawn()
    many = [Brief(MapView(layers=("cables",)), f"View {number}") for number in range(MOST_SLIDES + 5)]
    packed = pack(many, atlas, title="Many", today=TODAY, draw=draw)
    assert faults(packed) == []
    assert len(asked) == MOST_SLIDES
    first = Opened.of(packed).pages[0]
    assert text(first, "Contents").splitlines()[-1] == "5 more views are not in this pack."


def test_a_long_table_and_many_sources_go_on_over_further_slides(real_atlas: Atlas) -> None:
    view = MapView(layers=("converter_stations",), q="converter")
    packed = pack([Brief(view)], real_atlas, title="Stations", today=TODAY, draw=drawn()[0])
    assert faults(packed) == []
    file = Opened.of(packed)
    tables = [page for page in file.pages if any(shape.has_table for shape in page.shapes)]
    assert len(tables) > 1
    assert [page.shapes.title.text for page in tables] == [
        f"Features named on the maps ({number} of {len(tables)})" for number in range(1, len(tables) + 1)
    ]
    listed = [row[0] for page in tables for row in cells(page)[1:]]
    wanted = [str(real_atlas.feature(id)["name"]) for id in ids_in_focus([view], real_atlas)]
    assert listed == wanted[: len(listed)]
    assert len(listed) == min(60, len(wanted))


def test_a_commitment_s_pack_tells_its_text_shows_its_places_and_lists_them(atlas: Atlas) -> None:
    draw, asked = drawn()
    commitment = atlas.commitments["explore-nautilus"]
    packed = commitment_pack(commitment, atlas, link=ORIGIN, today=TODAY, draw=draw)
    assert faults(packed) == []
    file = Opened.of(packed)
    assert file.titles() == [
        "Explore Nautilus",
        "Explore Nautilus",
        "Where it is: Explore Nautilus",
        "Places: Explore Nautilus",
        "Sources",
    ]
    assert [(view.commitment, view.layers) for view in asked] == [("explore-nautilus", ("cables",))]
    first, told, _, table, sources = file.pages
    assert text(first, "Subtitle").splitlines()[0] == "Joint statement, 12 December 2025"
    assert text(told, "What it says").splitlines() == [
        "They will explore Nautilus.",
        "In the text",
        "Energy, paragraph 2 (Joint statement)",
        "Who is to act",
        "UK government; Belgian government",
        "Deadline",
        "None in the text",
        "Strength",
        "Will explore. They will look at whether and how; no more is promised.",
    ]
    assert text(told, "What became of it").splitlines() == [
        "What became of it",
        "Now: in progress, 16 June 2026.",
        "Under study.",
        "Last evidence: 16 June 2026, 160 days ago.",
        "On the map",
        "1 place.",
    ]
    assert cells(table)[1:] == [["Nautilus", "Cables", "Capacity 1,400 MW", "Proposed, as of 12 December 2025"]]
    assert text(sources, "Sources, column 1").splitlines()[:2] == [
        "Joint statement. UK government, 12 December 2025. Public authority.",
        "Nemo Link, facts. Nemo Link, December 2025. Operator or company. nemolink.co.uk",
    ]


def test_a_commitment_that_names_no_place_has_no_table(atlas: Atlas) -> None:
    commitment = atlas.commitments["talk-of-cables"]
    file = Opened.of(commitment_pack(commitment, atlas, today=TODAY, draw=drawn()[0]))
    assert file.titles() == ["Talk of cables", "Talk of cables", "Where it is: Talk of cables", "Sources"]
    assert "No cable is named." in text(file.pages[1], "What became of it")


def test_evidence_older_than_a_year_is_said_to_be_so(atlas: Atlas) -> None:
    commitment = atlas.commitments["talk-of-cables"]
    file = Opened.of(commitment_pack(commitment, atlas, today=date(2027, 6, 1), draw=drawn()[0]))
    assert "Not checked for a year: the status may be out of date." in text(file.pages[1], "What became of it")


@pytest.mark.parametrize("base", BASES)
def test_every_commitment_of_the_atlas_fits_its_pack(base: str, real_atlas: Atlas) -> None:
    found = {}
    longest = sorted(real_atlas.commitments.values(), key=lambda each: len(each.latest_status + each.summary))[-6:]
    unmapped = [each for each in real_atlas.commitments.values() if each.mapped == "false"][:2]
    for commitment in (*longest, *unmapped):
        packed = commitment_pack(commitment, real_atlas, link=ORIGIN, base=base, today=TODAY, draw=drawn()[0])
        found[commitment.id] = faults(packed)
        shown = text(Opened.of(packed).pages[1], "What became of it")
        assert " ".join(commitment.latest_status.split()) in shown
    assert found == {id: [] for id in found}


def test_a_readers_subtitle_and_notes_are_on_the_slide_of_their_view(atlas: Atlas) -> None:
    brief = Brief(MapView(layers=("cables",)), "Two cables", "One is there, one is not", "Say: 1,400 MW.\nThen wait.")
    slide = Opened.of(pack([brief], atlas, title="Our sea", today=TODAY, draw=drawn()[0])).pages[1]
    assert (slide.shapes.title.text, text(slide, "Subtitle")) == ("Two cables", "One is there, one is not")
    assert notes(slide).splitlines()[:2] == ["Say: 1,400 MW.", "Then wait."]


@pytest.mark.parametrize("theme", COMMITMENT_THEMES)
def test_every_subject_of_the_atlas_fits_its_pack(theme: str, real_atlas: Atlas) -> None:
    file = subject_pack(theme, real_atlas, link=ORIGIN, today=TODAY, draw=drawn()[0])
    assert faults(file) == []
    pages = Opened.of(file)
    assert pages.titles()[0] == COMMITMENT_THEMES[theme]
    tables = [page for page in pages.pages if page.shapes.title.text.startswith("What was promised")]
    promised = [row[0] for page in tables for row in cells(page)[1:]]
    assert promised == [each.title for each in real_atlas.commitments.values() if each.theme == theme]


def test_a_pack_of_energy_maps_each_commitment_that_names_a_place(real_atlas: Atlas) -> None:
    pages = Opened.of(subject_pack("energy", real_atlas, today=TODAY, draw=drawn()[0]))
    assert pages.titles()[:3] == [
        "Energy",
        "What was promised, and what became of it",
        "Smooth operation of existing electricity interconnectors",
    ]
    assert pages.titles()[-4:] == ["Places: Energy", "Sources (1 of 3)", "Sources (2 of 3)", "Sources (3 of 3)"]


def test_hostile_words_make_a_valid_pack(atlas: Atlas) -> None:
    packed = pack(
        [Brief(MapView(layers=("cables",)), HOSTILE)], atlas, title=HOSTILE, link=HOSTILE, today=TODAY, draw=drawn()[0]
    )
    assert faults(packed) == []
    first = Opened.of(packed).pages[0]
    assert first.shapes.title.text.startswith("<b>& “x” مرحبا بالعالم _x0041_ 海底 WWW")
    assert links(first) == []
    assert by_name(first, "Contents").text_frame.text == "1. <b>& “x” مرحبا بالعالم _x0041_ 海底…"
