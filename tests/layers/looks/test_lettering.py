"""The lettering of the base map: lesser places are named later."""

import pytest

from layers.looks.lettering import LETTERINGS, on_screen
from layers.looks.palettes import PALETTES


@pytest.mark.parametrize("kind", LETTERINGS)
def test_a_lesser_rank_is_named_later(kind: str):
    zooms = [zoom for _, zoom in sorted(LETTERINGS[kind].zooms.items())]
    assert zooms == sorted(zooms)


def test_the_screen_is_told_how_to_set_a_place_a_feature_and_degrees():
    told = on_screen("paper")
    assert told["places"]["sea"] == {
        "serif": True,
        "weight": 400,
        "italic": True,
        "colour": PALETTES["paper"]["sea_name"],
        "halo": PALETTES["paper"]["sea_halo"],
        "haloWidth": 1.2,
        "spacing": 0.18,
        "capitals": False,
        "width": 7,
        "dot": False,
        "stays": False,
        "zooms": {1: 3.0, 2: 4.6, 3: 5.8, 4: 7.0},
        "sizes": {1: (17, 36), 2: (12.5, 26), 3: (11.5, 20), 4: (11, 17)},
        "until": 24,
        "order": 9,
    }
    assert {name: how["italic"] for name, how in told["features"].items()} == {
        "built": False,
        "to_come": True,
        "stopped": False,
    }
    assert told["features"]["built"]["colour"] == "#24313B"
    assert told["degrees"]["colour"] == PALETTES["paper"]["degrees"]
