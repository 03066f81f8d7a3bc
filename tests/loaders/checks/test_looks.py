"""The rule that warns of layers which look alike: what passes, and what is told, sentence by sentence."""

import pytest

from geodata.records import Kind, Symbol
from loaders.checks.looks import Drawn, layers_alike

FARM = (Kind("farm", "Wind farm", Symbol(shape="circle", size=9), hue="wind"), "Point")
CABLE = (Kind("cable", "Export cable", Symbol(width=1.5), hue="wind"), "LineString")
ZONE = (Kind("zone", "Zone", Symbol(width=1, fill=12), hue="wind"), "Polygon")


def told(*layers: Drawn) -> list[str]:
    return [
        each.sentence() for each in layers_alike({f"layers/{'abc'[n]}.toml": each for n, each in enumerate(layers)})
    ]


def other(drawn: str, hue: str = "wind", **symbol: object) -> Drawn:
    return [(Kind("other", "Other", Symbol(**symbol), hue=hue), drawn)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "layer",
    [
        other("Point", shape="hexagon"),
        other("Point", hue="gas", shape="circle"),
        other("LineString", width=2.25),
        other("LineString", width=1.5, arrows=True),
        other("Polygon", width=1, fill=22),
        other("Polygon", width=1, fill=12, badge="boat"),
        other("Polygon", width=1.5, fill=12),
    ],
)
def test_another_hue_shape_width_badge_or_fill_sets_a_layer_apart(layer: Drawn) -> None:
    assert told([FARM, CABLE, ZONE], layer) == []


def test_kinds_of_one_layer_may_look_alike() -> None:
    assert told([FARM, FARM, CABLE, CABLE]) == []


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        (
            other("Point", shape="circle", size=20),
            "layers/b.toml: the points of kind 'Other' look like those of kind 'Wind farm' in layers/a.toml, both in "
            "hue 'wind'. A legend cannot tell them apart: give one another hue or shape.",
        ),
        (
            other("LineString", width=2),
            "layers/b.toml: the lines of kind 'Other' look like those of kind 'Export cable' in layers/a.toml, both "
            "in hue 'wind'. A legend cannot tell them apart: give one another hue, arrows or a width that clearly "
            "differs.",
        ),
        (
            other("Polygon", width=1.2, fill=20),
            "layers/b.toml: the areas of kind 'Other' look like those of kind 'Zone' in layers/a.toml, both in hue "
            "'wind'. A legend cannot tell them apart: give one another hue, badge, fill, hatching or width.",
        ),
    ],
)
def test_two_layers_that_look_the_same_are_told_once(layer: Drawn, sentence: str) -> None:
    assert told([FARM, CABLE, ZONE, *layer], layer) == [sentence]
