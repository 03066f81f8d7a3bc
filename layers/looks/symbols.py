"""Point symbols: every shape as polygons in a unit square, drawn to SVG (legends) and to one picture (the map).

A symbol says two things at once: its shape is the kind of thing, its filling the status. "full" is in service,
"half" under construction, "cored" permitted, "open" not that far yet, "barred" suspended, "gone" cancelled or closed.
"""

import math
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from layers.looks.styles import HALO, Colour

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline with straight edges: its corners, y down, and how it is filled and stroked; None for not at all.

    ``width`` is that of the stroke, ``dash`` its lengths on and off; both in the unit of the corners.
    """

    corners: Ring
    closed: bool = True
    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0

    def placed(self, x: float, y: float, scale: float) -> "Shape":
        """The same, scaled and then moved."""
        corners = tuple((px * scale + x, py * scale + y) for px, py in self.corners)
        dash = tuple(part * scale for part in self.dash)
        return replace(self, corners=corners, width=self.width * scale, dash=dash)


CORE = 0.18
"""Radius of the dot within a symbol, as a part of its height."""
FILLINGS = ("full", "half", "cored", "open", "barred", "gone")
"""Fillings of a symbol, see the module's text."""


def _regular(corners: int, radius: float = 0.46, turn: float = -90.0) -> Ring:
    """A regular polygon round the middle of the unit square, ``turn`` degrees from pointing right (y points down)."""
    angles = (math.radians(turn + 360 * corner / corners) for corner in range(corners))
    return tuple((0.5 + radius * math.cos(angle), 0.5 + radius * math.sin(angle)) for angle in angles)


def _circle(x: float, y: float, radius: float) -> Ring:
    return tuple((x + (px - 0.5), y + (py - 0.5)) for px, py in _regular(40, radius))


def _arc(x: float, y: float, inner: float, outer: float, start: float, end: float) -> Ring:
    """A band of a ring from angle ``start`` to ``end`` in degrees."""
    steps = [math.radians(start + (end - start) * step / 24) for step in range(25)]
    return tuple((x + outer * math.cos(a), y + outer * math.sin(a)) for a in steps) + tuple(
        (x + inner * math.cos(a), y + inner * math.sin(a)) for a in reversed(steps)
    )


def _box(left: float, top: float, right: float, bottom: float) -> Ring:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


OUTLINES: dict[str, Ring] = {
    "circle": _regular(48, 0.44),
    "dot": _regular(32, 0.3),
    "ring": _regular(48, 0.44),
    "square": _box(0.12, 0.12, 0.88, 0.88),
    "diamond": _regular(4, 0.5),
    "triangle": ((0.5, 0.06), (0.96, 0.88), (0.04, 0.88)),
    "hexagon": _regular(6, 0.5, turn=0),
    "pentagon": _regular(5, 0.5),
    "shield": (
        (0.5, 0.04), (0.9, 0.16), (0.88, 0.52), (0.74, 0.78), (0.5, 0.97), (0.26, 0.78), (0.12, 0.52), (0.1, 0.16),
    ),
    "anchor": _regular(48, 0.48),
    "cross": (
        (0.2, 0.08), (0.5, 0.38), (0.8, 0.08), (0.92, 0.2), (0.62, 0.5), (0.92, 0.8),
        (0.8, 0.92), (0.5, 0.62), (0.2, 0.92), (0.08, 0.8), (0.38, 0.5), (0.08, 0.2),
    ),
    "plus": (
        (0.36, 0.04), (0.64, 0.04), (0.64, 0.36), (0.96, 0.36), (0.96, 0.64), (0.64, 0.64),
        (0.64, 0.96), (0.36, 0.96), (0.36, 0.64), (0.04, 0.64), (0.04, 0.36), (0.36, 0.36),
    ),
    "caution": ((0.5, 0.04), (0.99, 0.92), (0.01, 0.92)),
    "boat": (
        (0.04, 0.66), (0.45, 0.66), (0.45, 0.58), (0.14, 0.58), (0.5, 0.03), (0.86, 0.58),
        (0.55, 0.58), (0.55, 0.66), (0.96, 0.66), (0.78, 0.94), (0.22, 0.94),
    ),
}  # fmt: skip
"""Shape -> its outline in the unit square, y down."""

DETAILS: dict[str, tuple[Ring, ...]] = {
    # Cut out of the filled outline in the colour of the rim: these make a port an anchor, hydrogen a ring, and a
    # triangle a warning.
    "ring": (_regular(48, 0.22),),
    "anchor": (
        _circle(0.5, 0.26, 0.085),
        _box(0.46, 0.3, 0.54, 0.8),
        _box(0.36, 0.4, 0.64, 0.47),
        _arc(0.5, 0.5, 0.235, 0.315, 20, 160),
    ),
    "caution": (((0.43, 0.34), (0.57, 0.34), (0.545, 0.66), (0.455, 0.66)), _circle(0.5, 0.77, 0.065)),
}
"""Shape -> the parts drawn over its outline in the colour of the rim."""


@dataclass(frozen=True, slots=True, order=True)
class Icon:
    """One symbol of the map's picture: ``name`` is what a feature's ``icon`` property says."""

    shape: str
    filling: str
    colour: Colour
    rim: Colour

    @property
    def name(self) -> str:
        """A name that is the same for the same look."""
        return f"{self.shape}-{self.filling}-" + "".join(f"{part:02x}" for part in self.colour)


def icon(shape: str, filling: str, colour: Colour, base: str) -> Icon:
    """The symbol of ``shape`` in ``colour`` with the filling of a status, for a base map."""
    return Icon(shape, filling, colour, HALO[base])


def svg(symbol: Icon, size: float = 16) -> str:
    """The symbol alone as SVG text, ``size`` pixels square."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size:g}" height="{size:g}" viewBox="-0.06 -0.06 1.12 1.12">'
        f"{svg_parts(symbol)}</svg>"
    )


def svg_parts(symbol: Icon) -> str:
    """The symbol's shapes in the unit square, to be put inside an SVG picture."""
    return "".join(_svg_path(shape) for shape in shapes(symbol))


def _svg_path(shape: Shape) -> str:
    corners = "L".join(f"{x:.3f} {y:.3f}" for x, y in shape.corners)
    pen = f' stroke="{_hex(shape.stroke)}" stroke-width="{shape.width:g}"' if shape.stroke else ""
    dash = f' stroke-dasharray="{" ".join(f"{part:g}" for part in shape.dash)}"' if shape.dash else ""
    return f'<path d="M{corners}Z" fill="{_hex(shape.fill) if shape.fill else "none"}"{pen}{dash}/>'


def shapes(symbol: Icon) -> tuple[Shape, ...]:
    """What a symbol is made of, in the unit square, each above the one before."""
    ink, rim = symbol.colour, symbol.rim
    outline = OUTLINES[symbol.shape]
    if symbol.filling == "full":
        return (_filled(outline, ink), *(_filled(ring, rim) for ring in DETAILS.get(symbol.shape, ())))
    hole = DETAILS["ring"][0] if symbol.shape == "ring" else None
    if symbol.filling == "gone":
        rings = (outline, hole) if hole else (outline,)
        return tuple(Shape(_rounded(ring), stroke=ink, width=0.07, dash=(0.12, 0.1)) for ring in rings)
    inner = _shrunk(outline, 0.86)
    found = [Shape(_rounded(inner), fill=rim, stroke=ink, width=0.14)]
    if symbol.filling == "half":
        found.append(_filled(left_half(inner), ink))
    if hole:
        found.append(Shape(_rounded(_shrunk(hole, 0.7)), fill=rim, stroke=ink, width=0.1))
    if symbol.filling == "cored":
        found.append(_filled(_core(outline), ink))
    elif symbol.filling == "barred":
        found.append(_filled(_box(0.3, 0.43, 0.7, 0.57), ink))
    elif symbol.filling == "open" and not hole:
        found += [_filled(_shrunk(ring, 0.86), ink) for ring in DETAILS.get(symbol.shape, ())]
    return tuple(found)


def _filled(ring: Ring, colour: Colour) -> Shape:
    return Shape(_rounded(ring), fill=colour)


def _rounded(ring: Ring) -> Ring:
    """The ring in thousandths, so that every kind of file has the same corners."""
    return tuple((round(x, 3), round(y, 3)) for x, y in ring)


CELL = 64
"""Pixels of one symbol in the map's picture, rim included."""
_SHARPER = 4


def picture(icons: list[Icon]) -> tuple[bytes, dict[str, dict[str, int]]]:
    """All symbols of a map in one PNG, and where each lies in it: name -> x, y, width and height in pixels."""
    across = max(1, math.ceil(math.sqrt(len(icons))))
    down = max(1, math.ceil(len(icons) / across))
    sheet = Image.new("RGBA", (across * CELL, down * CELL), (0, 0, 0, 0))
    places: dict[str, dict[str, int]] = {}
    for number, symbol in enumerate(icons):
        x, y = number % across * CELL, number // across * CELL
        sheet.paste(_cell(symbol), (x, y))
        places[symbol.name] = {"x": x, "y": y, "width": CELL, "height": CELL}
    packed = BytesIO()
    sheet.save(packed, "PNG", compress_level=6)  # the highest level takes four times as long for a hundredth less
    return packed.getvalue(), places


_CLEAR, _INK, _RIM = range(3)
"""What a pixel of a cell is painted with."""
Layer = tuple[Ring, int, float]
"""A ring, what it is painted with (`_CLEAR` cuts a hole), and its size as a part of the cell's."""


def _cell(symbol: Icon) -> Image.Image:
    """A cell in the colours of a symbol. Those of one shape and filling differ by no more: they are painted once."""
    ink, rim = _painted(symbol.shape, symbol.filling)
    colour = ink[..., None] * np.array(symbol.colour) + rim[..., None] * np.array(symbol.rim)
    strength = (ink + rim)[..., None]
    seen = np.rint(strength * 255) > 0
    bands = [np.where(seen, colour / np.where(seen, strength, 1), 0), strength * 255]
    return Image.fromarray(np.rint(np.clip(np.dstack(bands), 0, 255)).astype(np.uint8))


@cache
def _painted(shape: str, filling: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How much of each pixel of a cell has the symbol's own colour, and how much that of the rim."""
    side = CELL * _SHARPER
    cell = Image.new("L", (side, side), _CLEAR)
    pen = ImageDraw.Draw(cell)
    for ring, fill, scale in _cell_layers(shape, filling):
        pen.polygon([((x - 0.5) * scale * side + side / 2, (y - 0.5) * scale * side + side / 2) for x, y in ring], fill)
    where = np.asarray(cell)
    ink, rim = (_smaller(where == each) for each in (_INK, _RIM))
    return ink, rim


def _smaller(mask: NDArray[np.bool_]) -> NDArray[np.float32]:
    return np.asarray(Image.fromarray(mask.astype(np.float32)).resize((CELL, CELL), Image.Resampling.LANCZOS))


def _cell_layers(shape: str, filling: str) -> list[Layer]:
    """What a cell is painted with, one above the other."""
    size = 0.84
    outline, details = OUTLINES[shape], DETAILS.get(shape, ())
    hole = details[0] if shape == "ring" else None
    if filling == "gone":
        hollow: list[Layer] = [(outline, _INK, size), (_shrunk(outline, 0.8), _CLEAR, size)]
        return hollow + ([(hole, _INK, size), (_shrunk(hole, 0.55), _CLEAR, size)] if hole else [])
    found: list[Layer] = [(outline, _RIM, 0.98), (outline, _INK, size)]
    if filling == "full":
        return found + [(ring, _RIM, size) for ring in details]
    inner = _shrunk(outline, 0.72)
    found.append((inner, _RIM, size))
    if filling == "half":
        found.append((left_half(inner), _INK, size))
    if hole:
        found += [(hole, _INK, size), (_shrunk(hole, 0.5), _RIM, size)]
    if filling == "cored":
        found.append((_core(outline), _INK, size))
    elif filling == "barred":
        found.append((_box(0.3, 0.42, 0.7, 0.58), _INK, size))
    elif filling == "open" and not hole:
        found += [(_shrunk(ring, 0.8), _INK, size) for ring in details]
    return found


def _core(outline: Ring) -> Ring:
    """The dot within a symbol, round whatever its outline is, and no nearer to that than can be seen in a small one."""
    top, bottom = min(y for _, y in outline), max(y for _, y in outline)
    return _circle(0.5, (top + bottom) / 2, CORE * (bottom - top))


def _shrunk(ring: Ring, scale: float) -> Ring:
    """The ring drawn smaller towards the middle of the unit square."""
    return tuple(((x - 0.5) * scale + 0.5, (y - 0.5) * scale + 0.5) for x, y in ring)


def left_half(ring: Ring) -> Ring:
    """The part of a ring left of the middle. Exact for the convex outlines that fillings are drawn in."""
    cut: list[tuple[float, float]] = []
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if x1 <= 0.5:
            cut.append((x1, y1))
        if (x1 - 0.5) * (x2 - 0.5) < 0:
            cut.append((0.5, y1 + (y2 - y1) * (0.5 - x1) / (x2 - x1)))
    return tuple(cut)


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)
