from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from shapely.geometry import LineString, Polygon, box

from geodata.records import STATUSES
from layers.exports.picture import picture
from layers.exports.picture.canvas import Shapes
from layers.exports.picture.forms import FORMS
from layers.exports.picture.furniture import scale_bar
from layers.exports.picture.ink import contrast, readable
from layers.exports.picture.names import EARLIER
from layers.exports.picture.page import CREDIT_SIZES, Wording, laid_out
from layers.looks import styles
from layers.maps import headings, legend
from layers.maps.deck import deck, features_shown
from layers.maps.features import heroes
from layers.maps.sheets import sheets
from layers.views.camera import to_world
from layers.views.map_view import Camera, MapView
from loaders.atlas import Atlas
from pages.parts import map_files
from tests.belonging import shapes_in, strangers
from tests.layers.exports.picture.drawings import LINK, words_of
from tests.small_atlas import covering_belgium

SVG = "{http://www.w3.org/2000/svg}"
NINE_POINTS = 12
"""CSS pixels of 9 points: 1280 CSS pixels of a slide are 13.33 inches."""


def in_status(atlas: Atlas, status: str) -> Atlas:
    """The atlas with every feature in one status."""
    layers = {id: replace(layer, features=layer.features.assign(status=status)) for id, layer in atlas.layers.items()}
    return replace(atlas, layers=layers)


def shapes_of(drawing: picture.Drawing) -> dict[str, Shapes]:
    return {
        each.get_gid(): each for each in drawing.canvas.figure.artists if isinstance(each, Shapes) and each.get_gid()
    }


def all_of(atlas: Atlas) -> MapView:
    return MapView(layers=tuple(atlas.layers), statuses=tuple(STATUSES), camera=Camera(51.5, 2.2, 6.5))


VIEWS = {
    "first sight": lambda atlas: MapView.first_sight(atlas),
    "night": lambda atlas: MapView.first_sight(atlas).but(base="night"),
    "everything": lambda atlas: MapView(layers=tuple(atlas.layers), statuses=tuple(STATUSES)),
    "selected": lambda atlas: MapView.first_sight(atlas).but(select="nautilus"),
    "followed": lambda atlas: MapView.first_sight(atlas, "security-strategic-infrastructure"),
    "near": lambda atlas: MapView.first_sight(atlas).but(camera=Camera(51.34, 3.2, 11)),
    "far": lambda _: MapView(layers=("offshore_wind", "eez", "interconnectors"), camera=Camera(56, 3, 4.2)),
    "nothing": lambda _: MapView(layers=()),
}


@pytest.fixture(scope="module")
def seen_as(real_atlas: Atlas) -> Callable[[str, str], picture.Drawing]:
    """The drawing of one of `VIEWS` in a form, drawn once: everything takes seconds."""
    drawn: dict[tuple[str, str], picture.Drawing] = {}

    def once(name: str, form: str) -> picture.Drawing:
        if (name, form) not in drawn:
            drawn[name, form] = picture.draw(VIEWS[name](real_atlas), real_atlas, form=form, link=LINK)
        return drawn[name, form]

    return once


@pytest.fixture(scope="module", params=[("first sight", "slide"), ("night", "square"), ("everything", "slide"),
                                        ("everything", "portrait"), ("selected", "classic"), ("followed", "landscape"),
                                        ("near", "slide"), ("far", "slide"), ("nothing", "preview")])  # fmt: skip
def real(request, seen_as) -> picture.Drawing:
    return seen_as(*request.param)


def test_names_do_not_cover_each_other(real):
    assert real.names
    outlines = [(name.lines, name.spot.outline) for name in real.names]
    assert [(a, b) for (a, one), (b, other) in combinations(outlines, 2) if one.intersects(other)] == []


def test_each_name_stands_at_its_own_feature_and_at_no_other(real):
    placed = [(name.of, name.spot) for name in real.names]
    names = [(of, spot.anchor, spot.outline, bool(spot.leader or spot.at_end)) for of, spot in placed]
    assert strangers(names, shapes_in(real.sheets, real.frame)) == []


def test_names_cover_neither_legend_nor_scale_nor_locator_and_stay_in_the_frame(real):
    left, top, right, bottom = real.map_box
    frame = box(0, 0, right - left, bottom - top)
    assert real.names
    over = [box(a - left, b - top, c - left, d - top) for id, (a, b, c, d) in real.furniture.items() if id != "qr"]
    assert [name.lines for name in real.names if not frame.contains(name.spot.outline)] == []
    assert [name.lines for name in real.names if any(each.intersects(name.spot.outline) for each in over)] == []


def test_furniture_lies_inside_the_map_and_apart(real):
    found = [box(*each) for id, each in real.furniture.items() if id != "qr"]
    assert all(box(*real.map_box).contains(each) for each in found)
    assert not any(one.intersects(other) for one, other in combinations(found, 2))


def test_lines_of_text_round_the_map_lie_on_the_page_and_apart(real):
    page = box(0, 0, real.form.width, real.form.height)
    found = [(words, box(*edges)) for words, edges, *_ in real.letters]
    assert len(found) > 1
    assert [words for words, edges in found if not page.contains(edges)] == []
    inset = [(words, edges.buffer(-0.5)) for words, edges in found]
    assert [(a, b) for (a, one), (b, other) in combinations(inset, 2) if one.intersects(other)] == []


def test_no_letter_but_of_long_credits_is_smaller_than_nine_points_and_none_hard_to_read(real):
    sizes = {size for _, _, size, _, _ in real.letters} - set(CREDIT_SIZES) | {name.setting.size for name in real.names}
    pairs = {(ink, behind) for _, _, _, ink, behind in real.letters}
    pairs |= {(name.setting.colour, name.setting.halo) for name in real.names}
    assert min(sizes) >= NINE_POINTS
    assert min(contrast(ink, behind) for ink, behind in pairs) >= 4.5


@pytest.mark.parametrize(
    ("form", "parts", "size", "columns"),
    [("slide", 5, 12, 1), ("slide", 40, 10, 2), ("classic", 40, 8, 2), ("square", 20, 12, 1), ("square", 50, 8, 1)],
)
def test_long_credits_stand_in_full_in_smaller_letters_and_leave_the_map_two_thirds_of_the_height(
    form, parts, size, columns
):
    credit = "; ".join(f"Positions of part {number} from the makers of a map" for number in range(parts))
    page = laid_out(FORMS[form], Wording("Title", "Subtitle", ("Sources.",), credit, "Atlas", LINK), [])
    _, top, _, bottom = page.map_box
    credits = page.surround.credits
    assert (credits.size, len(credits.columns)) == (size, columns)
    assert " ".join(line for column in credits.columns for line in column) == credit
    assert (bottom - top) / page.form.height >= 2 / 3
    assert bottom + page.surround.foot_height <= page.form.height + 1


def test_the_legend_has_the_rows_of_the_screen(real_atlas, seen_as):
    view, drawing = MapView.first_sight(real_atlas), seen_as("first sight", "slide")
    rows = legend.rows(features_shown(view, real_atlas), real_atlas.layers, year=None, named=heroes(real_atlas))
    assert drawing.legend == rows
    assert {row.label for row in rows} <= set(words_of(drawing))


@pytest.mark.parametrize("name", ["first sight", "everything"])
def test_the_picture_says_what_it_is_how_old_on_what_authority_and_where_it_lives(real_atlas, seen_as, name):
    view = VIEWS[name](real_atlas)
    said = " ".join(words_of(seen_as(name, "slide")))
    assert headings.title(view, real_atlas) in said
    assert f"{sum(len(table) for table in features_shown(view, real_atlas).values()):,} features" in said
    assert "facts as of September 2026" in said
    assert "Not a navigational, legal or investment document." in said
    assert "© OpenStreetMap contributors" in said
    assert "Sources: " in said
    assert headings.attribution(view, real_atlas) in said
    assert LINK in said


@pytest.mark.parametrize("base", ["paper", "night"])
@pytest.mark.parametrize("status", STATUSES)
def test_a_status_has_the_colour_dash_and_width_of_the_style_table(atlas, status, base):
    view = MapView(("cables",), tuple(STATUSES), camera=Camera(51.4, 2, 7), base=base)
    line = shapes_of(picture.draw(view, in_status(atlas, status)))["cables:line"]
    style = styles.STATUSES[status]
    hue = styles.line_colour("electricity", status, base)
    assert [tuple(round(part * 255) for part in colour[:3]) for colour in line.lines] == [hue, hue]
    assert [round(colour[3], 2) for colour in line.lines] == [round(style.strength, 2)] * 2
    assert line.dashes == [() if style.dash == styles.SOLID else tuple(part / 2 for part in style.dash)] * 2
    assert line.widths == [3, round(3 * styles.HERO_SCALE * styles.POSITIONS["schematic"].scale, 2)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"select": "nautilus"},
        {"select": "belgian-zone"},
        {"commitment": "explore-nautilus"},
        {"select": "leman", "year": 2030},
    ],
)
def test_sheets_lie_above_each_other_as_in_the_deck_of_the_screen(atlas, changes):
    view = MapView(tuple(atlas.layers)).but(**changes)
    made = [(f"{each.layer}:{each.part}", each.role) for each in sheets(view, atlas)]
    on_screen = []
    for layer in deck(view, atlas, map_files.addresses_of_map()).layers:
        id, part, *marks = layer.id.split(":")
        on_screen.append((f"{id}:{part}", "casing" if "casing" in marks else marks[0] if marks else ""))
    assert made == [each for each in on_screen if each in made]
    assert {role for _, role in made} == {role for _, role in on_screen}


def test_beside_a_selected_feature_everything_is_dimmed_and_its_own_line_has_a_yellow_casing(atlas):
    view = MapView(("cables", "stores"), select="nemo-link", camera=Camera(51.4, 2, 7))
    drawing = picture.draw(view, atlas)
    found = shapes_of(drawing)
    assert found["cables:line:casing"].lines == [(1.0, 216 / 255, 77 / 255, 1.0)]
    assert [round(colour[3], 2) for colour in found["cables:line"].lines] == [0.35, round(230 / 255 * 0.35, 2)]
    assert found["cables:line:selected"].lines[0][3] == 1.0
    assert [(name.lines, name.setting.weight) for name in drawing.names if name.of == "nemo-link"] == [
        (("Nemo Link",), 700)
    ]


def test_a_followed_commitment_dims_all_but_its_places_and_names_only_these(atlas):
    view = MapView.first_sight(atlas, "explore-nautilus")
    drawing = picture.draw(view, atlas)
    found = shapes_of(drawing)
    assert max(colour[3] for colour in found["cables:line"].lines) <= 0.35
    assert found["cables:line:named"].lines[0][3] == pytest.approx(0.9, abs=0.01)
    assert [name.lines for name in drawing.names if name.of in ("nautilus", "nemo-link", "leman")] == [("Nautilus",)]


def test_heads_lie_along_lines_in_their_own_colour_and_strength_and_point_where_the_line_runs(lanes_atlas):
    view = MapView(("lanes",), camera=Camera(51.8, 2.5, 8))
    blue = tuple(part / 255 for part in styles.HUES["shipping"]["paper"])
    found = shapes_of(picture.draw(view, lanes_atlas))
    heads = found["lanes:arrows"]
    assert set(heads.fills) == {(*blue, 1.0)}
    west, east = (
        [path for path in heads.paths if (path.vertices[0][0] < path.vertices[2][0]) == turned]
        for turned in (True, False)
    )
    assert (len(west), len(east)) == (4, 8)
    beside = shapes_of(picture.draw(view.but(select="zone"), lanes_atlas))["lanes:arrows"]
    assert {round(colour[3], 2) for colour in beside.fills} == {0.35}


def test_a_hatched_area_is_paler_between_its_stripes_which_fall_to_the_right_inside_it(lanes_atlas):
    view = MapView(("lanes",), camera=Camera(51.8, 2.5, 8))
    found = shapes_of(picture.draw(view, lanes_atlas))
    areas, stripes = found["lanes:area"], found["lanes:area:stripes"]
    magenta = tuple(part / 255 for part in styles.HUES["caution"]["paper"])
    assert [fill[3] for fill in areas.fills if fill[:3] == magenta].count(pytest.approx(0.065, abs=0.005)) == 1
    (path,), (ink,) = stripes.paths, stripes.lines
    assert ink[:3] == magenta
    assert 1 - (1 - 0.065) * (1 - ink[3]) == pytest.approx(0.26, abs=0.005)
    steps = path.vertices[1::2] - path.vertices[::2]
    assert len(steps) > 3
    assert np.allclose(steps[:, 0], steps[:, 1])
    boxes = [each.get_extents() for each in areas.paths]
    assert any(box.padded(0.01).count_contains(path.vertices) == len(path.vertices) for box in boxes)


def test_where_nobody_looked_the_sea_is_hatched_below_the_land_and_the_legend_has_its_key(atlas):
    view = MapView(layers=("stores",), camera=Camera(51.5, 2.5, 7.0))
    assert "unsearched" not in shapes_of(picture.draw(view, atlas))
    drawing = picture.draw(view, covering_belgium(atlas, "stores"))
    names = list(shapes_of(drawing))
    assert names.index("sea") < names.index("unsearched") < names.index("land")
    lines = shapes_of(drawing)["unsearched"]
    assert {line[:3] for line in lines.lines} == {tuple(part / 255 for part in styles.HATCHING.ink["paper"])}
    zone = drawing.frame.pixels(to_world(np.array([[2.01, 51.99], [2.99, 51.01]]))) + drawing.map_box[:2]
    inside = box(*zone.min(axis=0), *zone.max(axis=0))
    strokes = [stroke for path in lines.paths for stroke in path.to_polygons(closed_only=False)]
    assert strokes
    assert [stroke for stroke in strokes if LineString(stroke).intersects(inside)] == []
    assert [row.label for row in drawing.legend][-1] == "Not covered: CO2 stores"


def test_the_middle_of_an_area_has_its_badge(lanes_atlas):
    view = MapView(("lanes",), camera=Camera(51.8, 2.5, 8))
    drawn = shapes_of(picture.draw(view, lanes_atlas))["lanes:area:symbols"]
    magenta = tuple(part / 255 for part in styles.HUES["caution"]["paper"])
    assert (*magenta, 1.0) in drawn.fills


def test_the_name_of_what_is_proposed_is_slanted_and_lighter(atlas):
    drawing = picture.draw(MapView(("cables",), camera=Camera(51.4, 2, 7)), atlas)
    set_as = {name.of: (name.setting.italic, name.setting.colour) for name in drawing.names}
    assert set_as["nemo-link"] == (False, styles.NAMES["built"].ink["paper"])
    assert set_as["nautilus"] == (True, styles.NAMES["to_come"].ink["paper"])


def test_the_few_features_of_a_layer_are_named_before_the_zoom_of_its_names(atlas):
    far = MapView(("cables",), camera=Camera(51.4, 2, 4.8))
    assert far.camera.zoom + EARLIER < atlas.layers["cables"].info.label_from_zoom
    assert "nemo-link" in {name.of for name in picture.draw(far, atlas).names}


def test_a_name_that_has_no_stretch_of_its_own_has_a_leader_to_where_its_line_is_alone(seen_as):
    names = {name.of: name for name in seen_as("first sight", "slide").names}
    assert names["nautilus"].spot.leader is not None


def test_what_lies_outside_the_frame_is_not_drawn(atlas):
    view = MapView(("stores",), camera=Camera(53.15, 2.15, 9))
    stores = shapes_of(picture.draw(view, atlas))["stores:point:symbols"]
    far = shapes_of(picture.draw(view.but(camera=Camera(58, 5, 9)), atlas))
    assert len(stores.paths) > 0
    assert "stores:point:symbols" not in far


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"camera": Camera(60.5, -2.5, 9)},
            "2 features · facts as of September 2026 · none in this part of the sea",
        ),
        ({"camera": Camera(51.35, 2.2, 9)}, "2 features · facts as of September 2026"),
        ({"camera": Camera(60.5, -2.5, 9), "countries": ("DE",)}, "0 features · Germany · facts as of September 2026"),
        ({"camera": Camera(60.5, -2.5, 9), "layers": ()}, "No layer is switched on · facts as of September 2026"),
        (
            {"camera": Camera(60.5, -2.5, 9), "commitment": "explore-nautilus"},
            "Promised: will explore · Now: in progress, 16 June 2026 · 1 place · none in this part of the sea",
        ),
        ({"camera": Camera(51.35, 2.2, 9), "commitment": "explore-nautilus"},
         "Promised: will explore · Now: in progress, 16 June 2026 · 1 place"),
    ],
)  # fmt: skip
def test_a_picture_says_where_it_shows_nothing(atlas, changes, told):
    assert told in words_of(picture.draw(MapView(("cables",)).but(**changes), atlas))


def test_a_picture_framed_on_what_it_shows_says_how_much_of_it_lies_beyond_the_ground_that_it_has(atlas):
    assert "3 features · facts as of September 2026 · 1 beyond this frame" in words_of(
        picture.draw(MapView(("stores",)), atlas)
    )
    assert "2 features · facts as of September 2026" in words_of(picture.draw(MapView(("cables",)), atlas))


def test_a_readers_subtitle_stands_whatever_the_picture_shows(atlas):
    said = words_of(picture.draw(MapView(("cables",), camera=Camera(60.5, -2.5, 9)), atlas, subtitle="Only water"))
    assert "Only water" in said
    assert not any(picture.ELSEWHERE in words for words in said)


@pytest.mark.parametrize("camera", [Camera(0, 0, 7), Camera(85, 180, 9), Camera(-85, -180, 9)])
def test_the_locator_keeps_ground_beyond_it_at_its_edge(atlas, camera):
    drawing = picture.draw(MapView((), camera=camera), atlas)
    left, top, right, bottom = drawing.furniture["locator"]
    outline = box(left, top, right, bottom).buffer(0.1)
    marked = [each for each in drawing.canvas.figure.artists if isinstance(each, Shapes) and each.widths == [1.6]]
    assert [outline.contains(Polygon(path.vertices)) for each in marked for path in each.paths] == [True]


def test_a_title_of_the_readers_own_replaces_the_maps(atlas):
    drawing = picture.draw(MapView(("cables",)), atlas, title="Two cables, one island")
    assert drawing.title == "Two cables, one island"
    assert "Two cables, one island" in words_of(drawing)
    assert "Cables" in words_of(drawing)  # the legend still says what is shown


def test_bare_is_the_map_alone_from_edge_to_edge(atlas):
    drawing = picture.draw(MapView(("cables",)), atlas, bare=True)
    assert drawing.map_box == (0, 0, 1280, 720)
    assert list(drawing.furniture) == ["scale"]
    assert drawing.letters == []


def test_a_scale_bar_has_a_round_length(atlas):
    drawing = picture.draw(MapView((), camera=Camera(51.4, 2, 7)), atlas)
    pixels, words = scale_bar(drawing.frame)
    assert words == "20 km"
    assert pixels * drawing.frame.metres == pytest.approx(20_000)


def test_letters_that_are_too_faint_become_darker_on_light_and_lighter_on_dark():
    assert readable((36, 49, 59), (251, 250, 246)) == (36, 49, 59)
    assert contrast(readable((160, 152, 138), (245, 241, 232)), (245, 241, 232)) >= 4.5
    assert contrast(readable((70, 80, 90), (11, 26, 40)), (11, 26, 40)) >= 4.5


def test_a_readers_subtitle_takes_the_place_of_the_count_which_then_stands_below(atlas: Atlas) -> None:
    view = MapView(layers=("cables",), countries=("BE",))
    drawing = picture.draw(view, atlas, subtitle="One is there, one is not")
    told = [words for words, *_ in drawing.letters]
    assert "One is there, one is not" in told
    assert [words for words in told if words.startswith("North Sea Atlas ·")] == [
        "North Sea Atlas · 2 features · Belgium · facts as of September 2026"
    ]
