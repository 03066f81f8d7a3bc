"""The small SVG pictures of symbols and legend rows, read back as shapes.

So a picture made by the server shows the very drawing that the page shows. Only what `layers.looks.symbols` and
`layers.maps.legend` write is understood: paths of straight lines, rectangles, and groups that move and scale.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from layers.looks.styles import colour

Rgba = tuple[float, float, float, float]
_WORD = re.compile(r"[MLHZ]|-?[\d.]+(?:e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline: its corners, whether it is closed, and how it is filled and stroked. Colours from 0 to 1."""

    corners: NDArray[np.float64]
    closed: bool
    fill: Rgba | None
    stroke: Rgba | None
    width: float
    dash: tuple[float, ...] = ()


@lru_cache(maxsize=512)
def shapes(svg: str) -> tuple[Shape, ...]:
    """The shapes of a picture in their order, in the units of its view box."""
    return tuple(_shapes(ElementTree.fromstring(svg), 1.0, 0.0, 0.0))


def _shapes(element: ElementTree.Element, scale: float, x: float, y: float) -> list[Shape]:
    found: list[Shape] = []
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "g":
            move, grow = (re.findall(r"-?[\d.]+(?:e-?\d+)?", part) for part in child.attrib["transform"].split(")")[:2])
            found += _shapes(child, scale * float(grow[0]), x + scale * float(move[0]), y + scale * float(move[1]))
            continue
        corners, closed = _rectangle(child) if name == "rect" else _path(child.attrib["d"])
        found.append(
            Shape(
                np.array(corners) * scale + [x, y],
                closed,
                _paint(child, "fill", "#000000"),
                _paint(child, "stroke", "none"),
                float(child.attrib.get("stroke-width", 1)) * scale,
                tuple(float(part) * scale for part in child.attrib.get("stroke-dasharray", "").split()),
            )
        )
    return found


def _rectangle(element: ElementTree.Element) -> tuple[list[tuple[float, float]], bool]:
    x, y, width, height = (float(element.attrib[name]) for name in ("x", "y", "width", "height"))
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], True


def _path(words: str) -> tuple[list[tuple[float, float]], bool]:
    corners: list[tuple[float, float]] = []
    parts = iter(_WORD.findall(words))
    for part in parts:
        if part in "ML":
            corners.append((float(next(parts)), float(next(parts))))
        elif part == "H":
            corners.append((float(next(parts)), corners[-1][1]))
    return corners, words.endswith("Z")


def _paint(element: ElementTree.Element, name: str, otherwise: str) -> Rgba | None:
    words = element.attrib.get(name, otherwise)
    if words == "none":
        return None
    red, green, blue = colour(words) if words.startswith("#") else (int(part) for part in re.findall(r"\d+", words))
    return red / 255, green / 255, blue / 255, float(element.attrib.get(f"{name}-opacity", 1))
