"""A rule that refuses nothing: what two layers draw can be told apart in a legend."""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from geodata.records import Kind, Symbol
from loaders.findings import Finding, Where, quoted

Drawn = Collection[tuple[Kind, str]]
"""The kinds of a layer that have features, each with "Point", "LineString" or "Polygon"."""

CLEARLY_WIDER = 1.5
"""One line is told from another of its hue that is so many times as wide."""
CLEARLY_FULLER = 10.0
"""One area is told from another of its hue whose inside is so much stronger, in per cent of opacity."""
WORDS = {
    "Point": ("points", "another hue or shape"),
    "LineString": ("lines", "another hue, arrows or a width that clearly differs"),
    "Polygon": ("areas", "another hue, badge, fill, hatching or width"),
}
"""What is drawn -> what it is called, and what sets two of them apart."""


def layers_alike(layers: Mapping[str, Drawn]) -> Iterator[Finding]:
    """No two layers have kinds that look the same. ``layers`` holds what each layer's file draws; a pair is told once.

    The size of a symbol tells nothing apart: a legend has one size. A dash is a status, whatever the layer.
    """
    for (file, drawn), (other_file, others) in combinations(layers.items(), 2):
        alike = [
            (kind, other, shape)
            for kind, shape in drawn
            for other, other_shape in others
            if shape == other_shape and kind.hue == other.hue and _same(kind.symbol, other.symbol, shape)
        ]
        for kind, other, shape in alike[:1]:
            what, remedy = WORDS[shape]
            fault = (
                f"the {what} of kind {quoted(other.label)} look like those of kind {quoted(kind.label)} in {file}, "
                f"both in hue {quoted(kind.hue)}"
            )
            yield Where(other_file).doubt(fault, f"A legend cannot tell them apart: give one {remedy}.")


def _same(one: Symbol, other: Symbol, shape: str) -> bool:
    wide, narrow = max(one.width, other.width), min(one.width, other.width)
    same_width = wide < CLEARLY_WIDER * narrow or wide == narrow
    if shape == "Point":
        return one.shape == other.shape
    if shape == "LineString":
        return (one.arrows, one.limit) == (other.arrows, other.limit) and same_width
    return (
        (one.badge, one.hatched) == (other.badge, other.hatched)
        and same_width
        and abs(one.fill - other.fill) < CLEARLY_FULLER
    )
