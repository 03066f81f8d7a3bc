"""Every word of the records has a look; looks can be told apart on both base maps, in grey, by colour-blind eyes."""

from itertools import combinations

import pytest

from geodata.records import HUES, POSITION_ACCURACIES, STATUSES
from layers.looks import palettes, styles
from layers.looks.styles import Colour, colour
from layers.maps.features import part_of
from loaders.atlas import Atlas

Light = tuple[float, float, float]
Matrix = tuple[Light, Light, Light]
Mark = tuple[str, str, float]

BASES = ("paper", "night")
LEAST_CONTRAST = 3.0
LEAST_TEXT_CONTRAST = 4.5
LEAST_DISTANCE = 12.0
LEAST_LIGHTNESS_STEP = 10.0
CLEARLY_WIDER = 2.0

EYES: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What an eye makes of light: linear RGB in, linear RGB out.

Matrices for severity 1 from G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009.
"""


def linear(ink: Colour) -> Light:
    """sRGB from 0 to 255 as linear light from 0 to 1."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in ink
    )
    return red, green, blue


def through(matrix: Matrix, light: Light) -> Light:
    red, green, blue = (sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix)
    return red, green, blue


def luminance(light: Light) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(ink: Colour, ground: Colour) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(linear(ink)), luminance(linear(ground))))
    return (light + 0.05) / (dark + 0.05)


def lab(ink: Colour, eye: str = "normal") -> Light:
    """CIE L*a*b* (white of daylight D65) of a colour as an eye sees it."""
    seen = through(EYES[eye], linear(ink))
    red, green, blue = (min(1.0, max(0.0, part)) for part in seen)
    to_xyz: Matrix = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    xyz = through(to_xyz, (red, green, blue))
    x, y, z = (
        ratio ** (1 / 3) if ratio > 216 / 24389 else (24389 / 27 * ratio + 16) / 116
        for ratio in (part / white for part, white in zip(xyz, (0.95047, 1.0, 1.08883), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Colour, other: Colour, eye: str) -> float:
    """CIE76: the straight distance in L*a*b*."""
    pairs = zip(lab(one, eye), lab(other, eye), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def marks(atlas: Atlas, first_sight_only: bool = False) -> dict[Mark, set[str]]:
    """What is drawn alike but for its colour, (part, shape, width), and the hues it comes in."""
    found: dict[Mark, set[str]] = {}
    for layer in atlas.layers.values():
        if first_sight_only and not layer.info.first_sight:
            continue
        for kind, geometry in zip(layer.features["kind"], layer.features.geometry, strict=True):
            symbol, part = layer.info.kinds[kind].symbol, part_of(geometry)
            mark = (part, symbol.shape if part == "point" else "", symbol.width if part == "line" else 0)
            found.setdefault(mark, set()).add(layer.info.hue)
    return found


def test_the_measures_give_the_published_values_for_black_white_and_red() -> None:
    assert round(contrast((0, 0, 0), (255, 255, 255)), 2) == 21
    assert [round(part, 1) for part in lab((255, 0, 0))] == [53.2, 80.1, 67.2]
    assert [round(part, 3) for part in linear((255, 128, 0))] == [1.0, 0.216, 0.0]


def test_a_colour_is_read_from_hexadecimal_digits() -> None:
    assert colour("#C8471C") == (200, 71, 28)
    assert colour("000000") == (0, 0, 0)


def test_every_hue_has_a_colour_on_both_base_maps() -> None:
    assert list(styles.HUES) == list(HUES)
    assert {name: tuple(colours) for name, colours in styles.HUES.items()} == dict.fromkeys(HUES, BASES)


def test_the_style_table_and_the_base_map_know_the_same_two_bases() -> None:
    assert (tuple(styles.BASES), tuple(palettes.PALETTES)) == (BASES, BASES)
    for colours in (styles.GONE, styles.INK, styles.HALO):
        assert tuple(colours) == BASES


def test_no_two_hues_have_the_same_colour() -> None:
    for base in BASES:
        colours = [colours[base] for colours in styles.HUES.values()]
        assert len(set(colours)) == len(colours)


def test_every_status_and_every_position_accuracy_has_a_style() -> None:
    assert list(styles.STATUSES) == list(STATUSES)
    assert list(styles.POSITIONS) == list(POSITION_ACCURACIES)


def test_every_status_stands_in_exactly_one_row_of_the_legend() -> None:
    covered = [status for _, _, statuses in styles.STATUS_LEGEND for status in statuses]
    assert covered == list(STATUSES)
    assert all(drawn in covers for _, drawn, covers in styles.STATUS_LEGEND)


def test_statuses_that_share_a_legend_row_share_a_dash_and_a_filling_where_they_are_not_gone() -> None:
    looks = {(styles.STATUSES[each].dash, styles.STATUSES[each].fill) for each in ("permitted", "planned", "proposed")}
    assert looks == {((5.0, 3.5), "open")}


def test_only_what_is_cancelled_or_decommissioned_is_grey_and_off_by_default() -> None:
    grey = {status for status, style in styles.STATUSES.items() if style.grey}
    assert grey == styles.OFF_BY_DEFAULT == {"cancelled", "decommissioned"}


def test_a_line_is_drawn_in_its_hue_until_it_is_gone() -> None:
    assert styles.line_colour("wind", "operational", "paper") == styles.HUES["wind"]["paper"]
    assert styles.line_colour("wind", "proposed", "night") == styles.HUES["wind"]["night"]
    assert styles.line_colour("wind", "cancelled", "paper") == styles.GONE["paper"]
    assert styles.line_colour("gas", "decommissioned", "night") == styles.GONE["night"]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("hue", HUES)
def test_every_hue_stands_out_from_sea_and_land(hue: str, base: str) -> None:
    ratios = {
        ground: round(contrast(styles.HUES[hue][base], colour(palettes.PALETTES[base][ground])), 2)
        for ground in ("sea", "land")
    }
    assert {ground: ratio for ground, ratio in ratios.items() if ratio < LEAST_CONTRAST} == {}


@pytest.mark.parametrize("base", BASES)
def test_lettering_can_be_read_on_its_rim(base: str) -> None:
    assert contrast(styles.INK[base], styles.HALO[base]) >= LEAST_TEXT_CONTRAST
    inks = {name: contrast(how.ink[base], styles.HALO[base]) for name, how in styles.NAMES.items()}
    assert {name for name, ratio in inks.items() if ratio < LEAST_TEXT_CONTRAST} == set()


def test_the_name_of_what_is_not_there_yet_or_no_more_is_set_apart() -> None:
    set_as = {status: style.name for status, style in styles.STATUSES.items()}
    assert set_as == {
        "operational": "built",
        "under_construction": "built",
        "permitted": "to_come",
        "planned": "to_come",
        "proposed": "to_come",
        "suspended": "stopped",
        "cancelled": "stopped",
        "decommissioned": "stopped",
    }
    assert [name for name, how in styles.NAMES.items() if how.italic] == ["to_come"]
    for base in BASES:
        assert len({how.ink[base] for how in styles.NAMES.values()}) == len(styles.NAMES)


@pytest.mark.parametrize("base", BASES)
def test_layers_of_the_first_sight_can_be_told_apart_in_grey(base: str, real_atlas: Atlas) -> None:
    """By shape, by a line of at least twice the width, or by lightness."""
    alike = []
    marked = [(mark, hue) for mark, hues in marks(real_atlas, first_sight_only=True).items() for hue in sorted(hues)]
    for ((part, shape, width), one), ((other_part, other_shape, other_width), other) in combinations(marked, 2):
        if one == other or (part, shape) != (other_part, other_shape):
            continue
        if part == "line" and max(width, other_width) >= CLEARLY_WIDER * min(width, other_width):
            continue
        step = abs(lab(styles.HUES[one][base])[0] - lab(styles.HUES[other][base])[0])
        if step < LEAST_LIGHTNESS_STEP:
            alike.append((one, other, round(step, 1)))
    assert alike == []


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("eye", EYES)
def test_hues_of_the_same_shape_stay_apart_for_every_eye(eye: str, base: str, real_atlas: Atlas) -> None:
    """A line is one shape whatever its width, so that a thin hero and a thick minor line are still told apart."""
    together: dict[tuple[str, str], set[str]] = {}
    for (part, shape, _), hues in marks(real_atlas).items():
        together.setdefault((part, shape), set()).update(hues)
    pairs = {pair for hues in together.values() for pair in combinations(sorted(hues), 2)}
    apart = {
        (one, other): round(distance(styles.HUES[one][base], styles.HUES[other][base], eye), 1)
        for one, other in sorted(pairs)
    }
    assert apart
    assert {pair: far for pair, far in apart.items() if far < LEAST_DISTANCE} == {}
