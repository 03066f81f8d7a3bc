"""A view as one slide: everything but the map is native, and everything fits."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from PIL import Image

from layers.exports.slides import slide as slides
from layers.exports.slides.parts import SLIDE_PALETTES
from layers.exports.slides.slide import slide
from layers.looks.styles import BASES, STATUSES, Colour
from layers.maps.deck import features_shown
from layers.maps.features import heroes
from layers.maps.legend import rows
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from tests.layers.exports.slides.slide_reading import (
    Opened,
    box,
    by_name,
    drawn,
    faults,
    heard,
    links,
    notes,
    runs,
    text,
)

TODAY = date(2026, 11, 23)
LINK = "https://atlas.example/?v=1&select=nautilus"
HOSTILE = "<b>& “x” \x00\x1b\ufffe\ud800 \u202eمرحبا بالعالم _x0041_ 海底 " + "W" * 10_000
INCH = 914_400


def opened(view: MapView, atlas: Atlas, **more):
    more.setdefault("draw", drawn()[0])
    return Opened.of(slide(view, atlas, today=TODAY, **more))


def test_a_view_is_one_slide_of_16_to_9_with_its_words_as_native_text(atlas: Atlas) -> None:
    file = opened(MapView(layers=("cables", "stores")), atlas, link=LINK)
    assert (file.file.slide_width, file.file.slide_height) == (round(13.333 * INCH), round(7.5 * INCH))
    (page,) = file.pages
    assert file.titles() == ["The North Sea: Cables and CO2 stores"]
    assert text(page, "Subtitle") == "5 features · facts as of September 2026"
    assert text(page, "Sources and licence").splitlines() == [
        "Sources: Regulator, UK government and Nemo Link.",
        "Coastline and borders © OpenStreetMap contributors, ODbL, via geo-maps 0.6.0. Lakes: Natural Earth "
        "(public domain). Depths: NOAA ETOPO1, indicative; not for navigation. Atlas compilation; © OpenStreetMap "
        "contributors.",
        "Licences of the data: CC BY 4.0. Not a navigational, legal or investment document.",
    ]
    assert text(page, "Date and link").splitlines() == [
        "Facts as of September 2026",
        "Slide made 23 November 2026",
        "Open it live: atlas.example",
    ]
    assert links(page) == [("atlas.example", LINK)]
    assert heard(by_name(page, "QR code")) == ("QR code of the address that opens this view in the atlas")


def test_the_legend_is_one_group_of_native_words_beside_small_pictures(atlas: Atlas) -> None:
    view = MapView(layers=("cables", "stores"))
    (page,) = opened(view, atlas).pages
    group = by_name(page, "Legend")
    wanted = [row.label for row in rows(features_shown(view, atlas), atlas.layers, year=None, named=heroes(atlas))]
    assert [shape.text_frame.text for shape in group.shapes if shape.has_text_frame] == ["Legend", *wanted]
    pictures = [shape for shape in group.shapes if not shape.has_text_frame]
    assert [heard(shape) for shape in pictures] == wanted
    assert [round(shape.width / shape.height, 3) for shape in pictures] == [30 / 16] * len(wanted)


def test_a_slide_says_how_much_of_what_it_shows_has_no_document(atlas: Atlas) -> None:
    known = replace(atlas.sources["store-list"], kind="knowledge")
    own = replace(atlas, sources=atlas.sources | {"store-list": known})
    (page,) = opened(MapView(layers=("cables", "stores")), own).pages
    assert text(page, "Sources and licence").splitlines()[0] == (
        "Sources: UK government and Nemo Link. 3 of 5 features rest on general knowledge alone."
    )
    (page,) = opened(MapView(layers=("stores",)), own).pages
    assert text(page, "Sources and licence").splitlines()[0] == "3 of 3 features rest on general knowledge alone."


def test_a_view_without_layers_has_no_legend_and_no_sources(atlas: Atlas) -> None:
    (page,) = opened(MapView(layers=()), atlas).pages
    assert [shape.name for shape in page.shapes] == [
        "Title 1",
        "Subtitle",
        "Map",
        "Sources and licence",
        "Date and link",
    ]
    assert text(page, "Sources and licence").splitlines()[1:] == ["Not a navigational, legal or investment document."]


@pytest.mark.parametrize("size", [(160, 90), (100, 100), (60, 120), (300, 60)])
def test_the_map_is_never_distorted_and_stays_in_its_place(size: tuple[int, int], atlas: Atlas) -> None:
    (page,) = opened(MapView(layers=("cables",)), atlas, draw=drawn(size)[0]).pages
    picture = by_name(page, "Map")
    assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=1e-3)
    assert Image.open(io.BytesIO(picture.image.blob)).size == size
    left, top, right, bottom = (edge / INCH for edge in box(picture))
    assert left >= 0.449
    assert top >= 1.399
    assert right <= 9.351
    assert bottom <= 6.407
    assert heard(picture) == (
        "Map: Cables in and around the North Sea. 2 features · facts as of September 2026. "
        "Cables, 2: Nemo Link (in service) and Nautilus (proposed)."
    )


def test_the_server_draws_the_map_sharp_and_without_what_the_slide_has_natively(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {}

    def picture(view, _, **how):
        asked.update(how, view=view)
        return b"png"

    from layers.exports.picture import picture as pictures

    monkeypatch.setattr(pictures, "picture", picture)
    assert slides.bare_map(MapView(layers=()), atlas) == b"png"
    assert asked["view"] == MapView(layers=())
    assert asked["bare"] is True
    assert asked["form"].pixels == (1920, 1080)
    smallest_name = 12 * 8.9 * 72 / asked["form"].width
    assert smallest_name >= 9


def test_a_reader_s_title_subtitle_and_notes_take_the_place_of_the_view_s(atlas: Atlas) -> None:
    file = opened(MapView(layers=("cables",)), atlas, title="Our links", subtitle="As we see them", notes="Say\nthis.")
    (page,) = file.pages
    assert file.titles() == ["Our links"]
    assert text(page, "Subtitle") == "As we see them"
    assert notes(page).splitlines()[:4] == ["Say", "this.", "", "Shown: 2 features · facts as of September 2026"]
    assert file.file.core_properties.title == "Our links"
    assert (file.file.core_properties.author, file.file.core_properties.last_modified_by) == ("North Sea Atlas",) * 2


def test_the_notes_of_a_view_tell_its_layers_counts_filters_and_sources(atlas: Atlas) -> None:
    view = MapView(layers=("cables", "stores"), countries=("GB",), year=2031)
    (page,) = opened(view, atlas, link=LINK).pages
    assert notes(page).splitlines() == [
        "Shown: 4 features · United Kingdom · in service or expected in 2031, 2 without a start year also shown · "
        "facts as of September 2026",
        "- Cables: 2 of 3, facts as of March 2026. No route is surveyed.",
        "- CO2 stores: 2 of 3, facts as of May 2026. Points are centres. Capacities are expected ones.",
        "Every feature carries its own sources: they are in the atlas and in its downloads.",
        "",
        "Sources",
        "- Nemo Link, facts. Nemo Link, December 2025. Operator or company. https://www.nemolink.co.uk/",
        "- List of stores. Regulator. Public authority. https://example.org/stores",
        "",
        "Facts as of September 2026.",
        "Coastline and borders © OpenStreetMap contributors, ODbL, via geo-maps 0.6.0. Lakes: Natural Earth (public "
        "domain). Depths: NOAA ETOPO1, indicative; not for navigation. Atlas compilation; © OpenStreetMap "
        "contributors. Not a navigational, legal or investment document.",
        LINK,
    ]


def test_the_notes_of_a_selected_feature_tell_its_facts_and_cite_it(atlas: Atlas) -> None:
    (page,) = opened(MapView(layers=("cables",), select="nautilus"), atlas).pages
    told = notes(page).split("\n\n")
    assert told[0].splitlines() == [
        "Nautilus",
        "Hybrid cable, Cables",
        "Status: Proposed, as of 12 December 2025",
        "Position: Schematic: shows only what is connected, not where it runs",
        "Best of 2 sources: public authority",
        "Countries: United Kingdom, Belgium",
        "Capacity: 1,400 MW",
        "Also joins wind farms: yes",
        "Owners: National Grid; Elia",
        "Not published: Operator, Start year, Website",
        "Still open.",
        "Named in a commitment: Explore Nautilus (Now: in progress, 16 June 2026)",
        "About its whole layer: Talk of cables (Now: unknown, 12 December 2025)",
        "Citation: Nautilus (Hybrid cable; Proposed, as of 12 December 2025; schematic: shows only what is connected, "
        "not where it runs). North Sea Atlas, facts as of September 2026. Atlas compilation; © OpenStreetMap "
        "contributors (CC BY 4.0). Sources: UK government, Joint statement (12 December 2025); Nemo Link, Nemo Link, "
        "facts (December 2025), https://www.nemolink.co.uk/.",
    ]
    assert told[1].splitlines() == [
        "Sources",
        "- Joint statement. UK government, 12 December 2025. Public authority.",
        "- Nemo Link, facts. Nemo Link, December 2025. Operator or company. https://www.nemolink.co.uk/",
    ]


def test_a_slide_of_a_selected_feature_is_about_that_feature(atlas: Atlas) -> None:
    view = MapView(layers=("cables",), select="nautilus")
    (page,) = opened(view, atlas).pages
    assert page.shapes.title.text == "Nautilus"
    assert text(page, "Subtitle") == (
        "Proposed, as of 12 December 2025 · Capacity 1,400 MW · facts as of September 2026"
    )
    (page,) = opened(view.but(commitment="explore-nautilus"), atlas).pages
    assert page.shapes.title.text == "Nautilus"
    (page,) = opened(view.but(commitment="explore-nautilus", select=None), atlas).pages
    assert page.shapes.title.text == "Explore Nautilus"


def test_a_status_that_is_old_is_told_as_old(atlas: Atlas) -> None:
    view = MapView(layers=("cables",), statuses=("cancelled",), select="old-cable")
    (page,) = opened(view, atlas).pages
    assert "Status: Cancelled, as of 2021 (more than two years old)" in notes(page)


def test_the_notes_of_a_commitment_tell_its_text_its_delivery_and_its_places(atlas: Atlas) -> None:
    (page,) = opened(MapView.first_sight(atlas, "explore-nautilus"), atlas).pages
    assert page.shapes.title.text == "Explore Nautilus"
    assert text(page, "Subtitle") == "Promised: will explore · Now: in progress, 16 June 2026 · 1 place"
    assert notes(page).split("\n\n")[0].splitlines() == [
        "Explore Nautilus",
        "They will explore Nautilus.",
        "In the text: Energy, paragraph 2 (Joint statement)",
        "Who is to act: UK government; Belgian government",
        "Deadline: None in the text",
        "Strength: Will explore. They will look at whether and how; no more is promised.",
        "Now: in progress, 16 June 2026.",
        "Under study.",
        "Last evidence: 16 June 2026, 160 days ago.",
        "On the map: 1 place.",
        "- Nautilus: Proposed, as of 12 December 2025. Capacity 1,400 MW.",
    ]


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://[::1", "https://a.b/" + "x" * 3000]
)
def test_what_is_no_web_address_is_no_link_and_no_code(link: str, atlas: Atlas) -> None:
    (page,) = opened(MapView(layers=("cables",)), atlas, link=link).pages
    assert links(page) == []
    assert text(page, "Date and link").splitlines() == ["Facts as of September 2026", "Slide made 23 November 2026"]
    assert "QR code" not in [shape.name for shape in page.shapes]


def test_an_address_too_long_for_a_readable_code_is_a_link_alone(atlas: Atlas) -> None:
    link = "https://atlas.example/?q=" + "x" * 400
    (page,) = opened(MapView(layers=("cables",)), atlas, link=link).pages
    assert links(page) == [("atlas.example", link)]
    assert "QR code" not in [shape.name for shape in page.shapes]


@pytest.mark.parametrize("base", BASES)
def test_text_of_every_kind_is_shown_plainly_cut_to_fit_in_a_valid_file(base: str, atlas: Atlas) -> None:
    view = MapView(layers=tuple(atlas.layers), base=base)
    packed = slide(
        view, atlas, title=HOSTILE, subtitle=HOSTILE, notes=HOSTILE, link=HOSTILE, today=TODAY, draw=drawn()[0]
    )
    assert faults(packed) == []
    (page,) = Opened.of(packed).pages
    assert page.shapes.title.text == "<b>& “x” مرحبا بالعالم _x0041_ 海底…"
    shown = text(page, "Subtitle")
    assert shown.startswith("<b>& “x” مرحبا بالعالم _x0041_ 海底 WWW")
    assert shown.endswith("W…")
    told = notes(page).split("\n\n")[0]
    assert told.startswith("<b>& “x” مرحبا بالعالم _x0041_ 海底 WWW")
    assert 9_000 < len(told) <= 10_001
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))


@pytest.mark.parametrize("base", BASES)
def test_a_slide_of_everything_fits_with_letters_of_nine_points_or_more(base: str, real_atlas: Atlas) -> None:
    view = MapView(layers=tuple(real_atlas.layers), statuses=tuple(STATUSES), year=2030, base=base)
    packed = slide(view, real_atlas, link=LINK, today=TODAY, draw=drawn()[0])
    assert faults(packed) == []
    (page,) = Opened.of(packed).pages
    said = [shape.text_frame.text for shape in by_name(page, "Legend").shapes if shape.has_text_frame]
    assert said[-1] == "Start year not published" or re.fullmatch(r"and \d+ more", said[-1])


def test_a_legend_too_long_for_the_slide_says_how_many_rows_are_missing(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [slides.legend.LegendRow(f"Row {number}", "cables") for number in range(60)]
    monkeypatch.setattr(slides.legend, "rows", lambda *_, **__: many)
    packed = slide(MapView(layers=("cables",)), atlas, today=TODAY, draw=drawn()[0])
    assert faults(packed) == []
    (page,) = Opened.of(packed).pages
    said = [shape.text_frame.text for shape in by_name(page, "Legend").shapes if shape.has_text_frame]
    kept = len(said) - 2
    assert said[:2] == ["Legend", "Row 0"]
    assert said[-1] == f"and {60 - kept} more"
    assert kept > 20


@pytest.mark.parametrize("base", BASES)
def test_a_slide_has_the_colours_of_its_base_map(base: str, atlas: Atlas) -> None:
    file = opened(MapView(layers=("cables",), base=base), atlas, link=LINK)
    (page,) = file.pages
    palette = SLIDE_PALETTES[base]
    assert tuple(page.background.fill.fore_color.rgb) == palette.page
    inks = {tuple(run.font.color.rgb) for run in runs(page) if not run.hyperlink.address}
    assert inks == {palette.ink, palette.quiet}


@pytest.mark.parametrize("base", BASES)
def test_every_ink_can_be_read_on_the_page_and_on_a_table_s_heading(base: str) -> None:
    palette = SLIDE_PALETTES[base]
    for ink in (palette.ink, palette.quiet, palette.link):
        for behind in (palette.page, palette.band):
            assert contrast(ink, behind) >= 4.5


def test_what_is_added_to_a_file_later_has_its_colours_and_typefaces(atlas: Atlas) -> None:
    packed = slide(MapView(layers=("cables",), base="night"), atlas, today=TODAY, draw=drawn()[0])
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        theme = etree.fromstring(parts.read("ppt/theme/theme1.xml"))
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    found = {
        name: theme.xpath(f"string(//a:clrScheme/a:{name}/a:srgbClr/@val)", namespaces=space)
        for name in ("dk1", "lt1", "hlink", "folHlink")
    }
    assert found == {"dk1": "E4EDF3", "lt1": "0B1A28", "hlink": "8FC7F2", "folHlink": "8FC7F2"}
    assert theme.xpath("//a:majorFont/a:latin/@typeface", namespaces=space) == ["Georgia"]
    assert theme.xpath("//a:minorFont/a:latin/@typeface", namespaces=space) == ["Arial"]
    layouts = Opened.of(packed).file.slide_layouts
    assert max(shape.left + shape.width for layout in layouts for shape in layout.placeholders) > 12 * INCH


def contrast(first: Colour, second: Colour) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_map_keeps_two_thirds_of_the_slide_and_the_notes_name_in_full_whom_a_licence_asks_to_be_named(
    atlas: Atlas,
) -> None:
    layer = atlas.layers["cables"]
    parts = [f"Positions of part {number} from the makers of a map" for number in range(20)]
    long = replace(layer, info=replace(layer.info, attribution="; ".join(parts)))
    (page,) = opened(MapView(layers=("cables",)), replace(atlas, layers=atlas.layers | {"cables": long})).pages
    foot, drawn_map = by_name(page, "Sources and licence"), by_name(page, "Map")
    assert drawn_map.height >= round(7.5 * INCH * 2 / 3) - INCH // 100
    assert drawn_map.top + drawn_map.height < foot.top
    assert foot.top + foot.height <= round(7.5 * INCH)
    told = text(page, "Sources and licence")
    assert f"{parts[0]}; " in told
    assert "; and others, in full in the notes.\n" in told
    assert told.endswith("Not a navigational, legal or investment document.")
    assert "; ".join(parts) in notes(page)


def test_a_row_of_a_legend_that_is_too_long_is_told_whole_in_smaller_letters(atlas: Atlas) -> None:
    deck = slides.Deck("paper", "Stores", TODAY)
    page = deck.page("Stores")
    told = ["CO2 stores", "CO2 store outside the North Sea, for context"]
    deck.put_legend(page, [slides.legend.LegendRow(words, "mark.store_beyond") for words in told], atlas)
    (group,) = [shape for shape in page.shapes if shape.name == "Legend"]
    written = [run for shape in group.shapes if shape.has_text_frame for run in shape.text_frame.paragraphs[0].runs]
    assert [(run.text, run.font.size.pt) for run in written] == [("Legend", 12), (told[0], 11), (told[1], 9)]
