"""Every symbol in every filling, as SVG and in the one picture of the map."""

import io
from itertools import combinations
from xml.etree import ElementTree

import pytest
from PIL import Image

from geodata.records import SHAPES
from layers.looks import styles, symbols
from layers.maps.features import icons
from loaders.atlas import Atlas

RED = (200, 71, 28)
RIM = (251, 250, 246)
EVERY = [symbols.icon(shape, filling, RED, "paper") for shape in SHAPES for filling in symbols.FILLINGS]


def painted(symbol: symbols.Icon) -> Image.Image:
    """The cell of one symbol."""
    content, places = symbols.picture([symbol])
    assert places == {symbol.name: {"x": 0, "y": 0, "width": 64, "height": 64}}
    return Image.open(io.BytesIO(content)).convert("RGBA")


def pixels(picture: Image.Image, ink: tuple[int, int, int]) -> int:
    """How many opaque pixels are nearer to this ink than to the rim."""
    count = 0
    raw = picture.tobytes()
    for red, green, blue, alpha in zip(raw[::4], raw[1::4], raw[2::4], raw[3::4], strict=True):
        to_ink = sum((a - b) ** 2 for a, b in zip((red, green, blue), ink, strict=True))
        to_rim = sum((a - b) ** 2 for a, b in zip((red, green, blue), RIM, strict=True))
        count += alpha > 127 and to_ink < to_rim
    return count


def area(ring: symbols.Ring) -> float:
    turned = ring[1:] + ring[:1]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, turned, strict=True))) / 2


def test_every_shape_of_the_records_has_an_outline_inside_the_unit_square() -> None:
    assert set(symbols.OUTLINES) == set(SHAPES)
    for ring in symbols.OUTLINES.values():
        assert all(0 <= part <= 1 for point in ring for part in point)


def test_every_filling_of_a_status_can_be_drawn() -> None:
    assert {style.fill for style in styles.STATUSES.values()} == set(symbols.FILLINGS)


@pytest.mark.parametrize("symbol", EVERY, ids=lambda symbol: f"{symbol.shape}-{symbol.filling}")
def test_every_shape_is_drawn_in_every_filling(symbol: symbols.Icon) -> None:
    assert pixels(painted(symbol), RED) > 60
    drawing = ElementTree.fromstring(symbols.svg(symbol, 20))
    assert (drawing.tag, drawing.get("width"), drawing.get("height")) == ("{http://www.w3.org/2000/svg}svg", "20", "20")
    assert {each.tag for each in drawing} == {"{http://www.w3.org/2000/svg}path"}
    assert "#c8471c" in symbols.svg(symbol)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_filling_of_a_shape_looks_different(shape: str) -> None:
    drawings = {symbols.svg(symbols.icon(shape, filling, RED, "paper")) for filling in symbols.FILLINGS}
    pictures = {painted(symbols.icon(shape, filling, RED, "paper")).tobytes() for filling in symbols.FILLINGS}
    assert (len(drawings), len(pictures)) == (len(symbols.FILLINGS), len(symbols.FILLINGS))


@pytest.mark.parametrize("filling", symbols.FILLINGS)
def test_every_shape_looks_different_in_a_filling(filling: str) -> None:
    drawn = {shape: symbols.svg(symbols.icon(shape, filling, RED, "paper")) for shape in SHAPES}
    assert [pair for pair in combinations(SHAPES, 2) if drawn[pair[0]] == drawn[pair[1]]] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_the_half_filling_covers_half_of_the_outline(shape: str) -> None:
    whole = symbols.OUTLINES[shape]
    assert area(symbols.left_half(whole)) == pytest.approx(area(whole) / 2, abs=0.005)


def test_a_half_filled_square_is_ink_on_the_left_and_rim_on_the_right() -> None:
    cell = painted(symbols.icon("square", "half", RED, "paper"))
    assert (cell.getpixel((26, 32)), cell.getpixel((38, 32))) == ((*RED, 255), (*RIM, 255))


def test_a_closed_symbol_is_hollow_and_an_open_one_is_filled_with_the_rim() -> None:
    gone = painted(symbols.icon("circle", "gone", RED, "paper")).getpixel((32, 32))
    opened = painted(symbols.icon("circle", "open", RED, "paper")).getpixel((32, 32))
    assert isinstance(gone, tuple)
    assert (gone[3], opened) == (0, (*RIM, 255))


def test_what_is_permitted_has_a_dot_within_its_symbol_and_a_ring_of_the_rim_round_that() -> None:
    cell = painted(symbols.icon("circle", "cored", RED, "paper"))
    seen = [cell.getpixel((x, 32)) for x in (32, 20, 11)]
    assert seen == [(*RED, 255), (*RIM, 255), (*RED, 255)]


def test_a_full_square_is_one_path_as_svg() -> None:
    assert symbols.svg(symbols.icon("square", "full", RED, "paper"), 16) == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="-0.06 -0.06 1.12 1.12">'
        '<path d="M0.120 0.120L0.880 0.120L0.880 0.880L0.120 0.880Z" fill="#c8471c"/></svg>'
    )


def test_symbols_lie_side_by_side_in_the_picture_and_never_overlap() -> None:
    content, places = symbols.picture(EVERY)
    sheet = Image.open(io.BytesIO(content))
    assert len(places) == len(EVERY) == 84
    assert sheet.size == (10 * 64, 9 * 64)
    for place in places.values():
        assert place["x"] + place["width"] <= sheet.width
        assert place["y"] + place["height"] <= sheet.height
    for one, other in combinations(places.values(), 2):
        assert (
            one["x"] + one["width"] <= other["x"]
            or other["x"] + other["width"] <= one["x"]
            or one["y"] + one["height"] <= other["y"]
            or other["y"] + other["height"] <= one["y"]
        )


def test_each_place_in_the_picture_holds_its_own_symbol() -> None:
    content, places = symbols.picture(EVERY)
    sheet = Image.open(io.BytesIO(content)).convert("RGBA")
    for symbol in EVERY:
        x, y = places[symbol.name]["x"], places[symbol.name]["y"]
        assert sheet.crop((x, y, x + 64, y + 64)).tobytes() == painted(symbol).tobytes()


def test_a_picture_of_nothing_is_one_empty_cell() -> None:
    content, places = symbols.picture([])
    assert (Image.open(io.BytesIO(content)).size, places) == ((64, 64), {})


def test_the_name_of_a_symbol_says_its_look() -> None:
    assert symbols.icon("anchor", "half", RED, "paper").name == "anchor-half-c8471c"


def test_symbols_of_a_base_map_have_names_of_their_own(real_atlas: Atlas) -> None:
    drawn = icons([layer.info for layer in real_atlas.layers.values()])
    assert tuple(drawn) == ("paper", "night")
    for wanted in drawn.values():
        names = [symbol.name for symbol in wanted]
        assert len(set(names)) == len(names)
        assert wanted == sorted(wanted)


def test_a_layer_needs_its_own_shapes_and_the_dot_of_open_ends(atlas: Atlas) -> None:
    hue, grey = styles.HUES["electricity"]["paper"], styles.GONE["paper"]
    drawn = icons([atlas.layers["stations"].info])["paper"]
    assert {(symbol.shape, symbol.filling, symbol.colour) for symbol in drawn} == {
        ("square", "full", hue),
        ("square", "half", hue),
        ("square", "cored", hue),
        ("square", "open", hue),
        ("square", "barred", hue),
        ("square", "gone", grey),
        ("dot", "full", hue),
        ("dot", "half", hue),
        ("dot", "cored", hue),
        ("dot", "open", hue),
        ("dot", "barred", hue),
        ("dot", "gone", grey),
        ("dot", "open", grey),
    }


def test_a_placed_shape_is_scaled_with_its_pen_and_then_moved() -> None:
    shape = symbols.Shape(((0, 0), (1, 0), (1, 0.5)), stroke=RED, width=0.1, dash=(0.2, 0.3))
    assert shape.placed(2, 3, 10) == symbols.Shape(((2, 3), (12, 3), (12, 8)), stroke=RED, width=1.0, dash=(2.0, 3.0))
