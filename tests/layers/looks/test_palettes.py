"""The colours of the two base maps."""

import re
from itertools import pairwise

import pytest

from geodata.base import DEPTHS_M
from layers.looks.palettes import PALETTES
from layers.looks.styles import colour
from tests.colour_vision import apart, contrast, luminance

LEAST_CONTRAST = 4.5
"""Of letters, as WCAG 2.2 asks for where they are not large. No name of the map is large at every zoom."""
LEAST_STEP = 1.0
"""In CAM02-UCS, between two depths that lie side by side: just seen, and each has its contour too."""
SEA = ("sea", "depth_0", "depth_20", "depth_40", "depth_100", "depth_200", "depth_500", "lake", "sea_halo")
LAND = ("land", "land_halo")
STANDS_ON = {
    "city": (*LAND, *SEA),
    "island_name": (*LAND, *SEA),
    "country": LAND,
    "region": LAND,
    "sea_name": SEA,
    "bank_name": SEA,
    "degrees": SEA,
}
"""Colour of letters -> the grounds, and the rims, that they stand on."""


def test_both_palettes_colour_the_same_things() -> None:
    names = [palette.keys() for palette in PALETTES.values()]
    assert names[0] == names[1]
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for p in PALETTES.values() for colour in p.values())


@pytest.mark.parametrize("base", PALETTES)
def test_letters_of_the_base_map_can_be_read_wherever_they_stand(base: str) -> None:
    palette = PALETTES[base]
    ratios = {
        (letters, ground): round(contrast(colour(palette[letters]), colour(palette[ground])), 2)
        for letters, grounds in STANDS_ON.items()
        for ground in grounds
    }
    assert len(ratios) == 53
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < LEAST_CONTRAST} == {}


@pytest.mark.parametrize("base", PALETTES)
def test_each_depth_is_told_from_the_next_and_deeper_is_darker(base: str) -> None:
    tints = [colour(PALETTES[base][f"depth_{metres}"]) for metres in (0, *DEPTHS_M)]
    light = [float(luminance([tint])[0]) for tint in tints]
    assert light == sorted(light, reverse=True)
    steps = [round(apart(one, other, "normal"), 1) for one, other in pairwise(tints)]
    assert min(steps) >= LEAST_STEP
