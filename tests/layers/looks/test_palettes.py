"""The colours of the two base maps."""

import re

from layers.looks.palettes import PALETTES


def test_both_palettes_colour_the_same_things():
    names = [palette.keys() for palette in PALETTES.values()]
    assert names[0] == names[1]
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for p in PALETTES.values() for colour in p.values())
