"""Every word of the records has a look; looks can be told apart on both base maps, in grey, by colour-blind eyes."""

from itertools import combinations

import pytest

from geodata.records import HUES, POSITION_ACCURACIES, STATUSES
from layers.looks import palettes, styles
from layers.looks.overlays import KINDS
from layers.looks.styles import Colour, colour
from layers.maps.features import part_of
from loaders.atlas import Atlas
from tests.colour_vision import EYES, apart, contrast, laid_on, luminance

Mark = tuple[str, str, float]

BASES = ("paper", "night")
LEAST_CONTRAST = 3.0
LEAST_TEXT_CONTRAST = 4.5
LEAST_DISTANCE = 8.0
"""In CAM02-UCS. Less is one colour to who sees a thin line on one side of a map and its key on the other."""
LEAST_LIGHTNESS_STEP = 10.0
CLEARLY_WIDER = 2.0


def lightness(ink: Colour) -> float:
    """CIE L*."""
    return float(116 * luminance([ink])[0] ** (1 / 3) - 16)


def grounds(base: str) -> dict[str, Colour]:
    """What lines and symbols are drawn on: the sea at every depth and close by, lakes and land."""
    named = {name for name in palettes.PALETTES[base] if name in ("sea", "lake", "land") or name[:6] == "depth_"}
    return {name: colour(palettes.PALETTES[base][name]) for name in sorted(named)}


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


def test_what_is_planned_or_proposed_shares_a_look_and_every_other_row_of_the_legend_has_its_own() -> None:
    looks = {
        words: {(styles.STATUSES[each].dash, styles.STATUSES[each].fill) for each in covers}
        for words, _, covers in styles.STATUS_LEGEND
    }
    assert looks == {
        "In service": {((1.0, 0.0), "full")},
        "Under construction": {((11.0, 3.5), "half")},
        "Permitted": {((7.0, 3.0, 1.6, 3.0), "cored")},
        "Planned or proposed": {((5.0, 3.5), "open")},
        "Suspended": {((1.6, 3.4), "barred")},
        "Cancelled or closed": {((1.6, 6.0), "gone"), ((1.0, 0.0), "gone")},
    }


def test_only_what_is_cancelled_or_decommissioned_is_grey_and_off_by_default() -> None:
    grey = {status for status, style in styles.STATUSES.items() if style.grey}
    assert grey == styles.OFF_BY_DEFAULT == {"cancelled", "decommissioned"}


def test_a_line_is_drawn_in_its_hue_until_it_is_gone() -> None:
    assert styles.line_colour("wind", "operational", "paper") == styles.HUES["wind"]["paper"]
    assert styles.line_colour("wind", "proposed", "night") == styles.HUES["wind"]["night"]
    assert styles.line_colour("wind", "cancelled", "paper") == styles.GONE["paper"]
    assert styles.line_colour("gas", "decommissioned", "night") == styles.GONE["night"]


@pytest.mark.parametrize("base", BASES)
def test_every_mark_and_every_look_stands_out_as_strongly_as_it_is_drawn_but_what_is_for_context(base: str) -> None:
    ratios = {
        (name, ground): round(contrast(laid_on(kind.colour(base), water, kind.strength), water), 2)
        for name, kind in KINDS.items()
        for ground, water in grounds(base).items()
    }
    assert {name for (name, _), ratio in ratios.items() if ratio < LEAST_CONTRAST} == {"other"}


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("status", STATUSES)
def test_every_hue_stands_out_from_sea_and_land_as_strongly_as_it_is_drawn(status: str, base: str) -> None:
    strength = styles.STATUSES[status].strength
    ratios = {
        (hue, name): round(contrast(laid_on(styles.line_colour(hue, status, base), ground, strength), ground), 2)
        for hue in HUES
        for name, ground in grounds(base).items()
    }
    assert len(ratios) == 13 * 9
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < LEAST_CONTRAST} == {}


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
        step = abs(lightness(styles.HUES[one][base]) - lightness(styles.HUES[other][base]))
        if step < LEAST_LIGHTNESS_STEP:
            alike.append((one, other, round(step, 1)))
    assert alike == []


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("eye", EYES)
def test_the_band_of_what_is_picked_is_told_by_every_eye_from_all_that_it_may_meet(eye: str, base: str) -> None:
    met = [
        styles.SELECTED,
        styles.GONE[base],
        *grounds(base).values(),
        *(colours[base] for colours in styles.HUES.values()),
    ]
    assert min(apart(styles.PICKED[base], other, eye) for other in met) >= 2 * LEAST_DISTANCE


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("eye", EYES)
def test_all_hues_and_the_grey_of_what_is_gone_stay_apart_for_every_eye(eye: str, base: str) -> None:
    """Any two may meet on a map of a reader's choice, and a thin line has no other shape than another."""
    inks = {name: colours[base] for name, colours in styles.HUES.items()} | {"gone": styles.GONE[base]}
    distances = {(one, other): round(apart(inks[one], inks[other], eye), 1) for one, other in combinations(inks, 2)}
    assert len(distances) == 91
    assert {pair: far for pair, far in distances.items() if far < LEAST_DISTANCE} == {}
