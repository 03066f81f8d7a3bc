"""What lies on the map of a picture or beside its title: scale, locator, QR code and the pictures of legend rows."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import segno
from matplotlib.path import Path

from layers.exports.picture import fonts
from layers.exports.picture.canvas import Box, Canvas, rgba
from layers.exports.picture.ground import ground
from layers.exports.picture.map import draw_ground
from layers.looks import styles
from layers.looks.symbols import Shape
from layers.maps import legend
from layers.views.camera import Frame, frame_of, to_world
from layers.views.map_view import NAMED_VIEWS
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

LETTERS = 12.0
"""CSS pixels of the letters at the scale."""
QR, LARGEST_QR = 84.0, 120.0
"""CSS pixels of a QR code's side: as a rule, and for a long link."""
LEAST_MODULE = 2
"""Pixels of the smallest square of a QR code: smaller ones are not read from a screen."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as one path from its top left corner, and its side in CSS pixels."""

    path: Path
    side: float


_swatches: dict[tuple[str, str, str], tuple[Shape, ...]] = {}


def legend_picture(name: str, base: str, layers: Mapping[str, LayerData]) -> tuple[Shape, ...]:
    """The picture of a legend row, worked out once for each state of a layer's data."""
    key = (name, base, layers[name].hash if name in layers else "")
    if key not in _swatches:
        if len(_swatches) > 500:
            _swatches.clear()
        _swatches[key] = legend.swatch_shapes(name, base, layers)
    return _swatches[key]


def scale_bar(frame: Frame, longest: float = 120.0) -> tuple[float, str]:
    """CSS pixels of a round distance, at most ``longest``, and its words."""
    metres = longest * frame.metres
    power = 10 ** math.floor(math.log10(metres))
    nice = next(number for number in (5, 2, 1) if number * power <= metres) * power
    return longest * nice / metres, f"{nice / 1000:g} km" if nice >= 1000 else f"{nice:g} m"


def draw_scale(canvas: Canvas, frame: Frame, base: str, box: Box) -> None:
    """A bar of a round length and an arrow to the north."""
    left, top, _, bottom = box
    bar, words = scale_bar(frame)
    ink = rgba(styles.INK[base])
    canvas.box(box, fill=rgba(styles.HALO[base]), line=rgba(styles.INK[base], 0.2), width=0.8, radius=6)
    x = left + 16
    canvas.draw(
        [Path([(x, top + 5), (x + 6, top + 20), (x, top + 16.5), (x - 6, top + 20), (x, top + 5)])], fills=[ink]
    )
    wide = fonts.width("N", weight=700) * LETTERS
    canvas.write(x - wide / 2, bottom - 6.5, "N", size=LETTERS, colour=ink, weight=700)
    start, y = left + 36, bottom - 9.5
    canvas.draw([Path([(start, y - 5), (start, y), (start + bar, y), (start + bar, y - 5)])], lines=[ink], widths=[1.3])
    wide = fonts.width(words) * LETTERS
    canvas.write(start + (bar - wide) / 2, y - 8, words, size=LETTERS, colour=ink)


def draw_locator(canvas: Canvas, frame: Frame, atlas: Atlas, base: str, box: Box) -> None:
    """The whole North Sea, small, with the picture's frame in it."""
    left, top, right, bottom = box
    small = frame_of(NAMED_VIEWS[0], right - left, bottom - top, zoom_out=3)
    canvas.within(box)
    move = np.array([left, top])
    for layer in ground(small, atlas, base):
        if layer.id in ("sea", "land") or (layer.fill and layer.id.startswith("depth")):
            draw_ground(canvas, layer, move)
    canvas.within(None)
    west, south, east, north = frame.bounds
    corners = small.pixels(to_world(np.array([[west, north], [east, south]])))
    (x1, y1), (x2, y2) = corners + move
    grow = max(0.0, (7 - (x2 - x1)) / 2), max(0.0, (7 - (y2 - y1)) / 2)
    # Ground that lies beyond the locator is marked at its edge.
    x1, x2 = (min(max(left + 1, x), right - 1) for x in (x1 - grow[0], x2 + grow[0]))
    y1, y2 = (min(max(top + 1, y), bottom - 1) for y in (y1 - grow[1], y2 + grow[1]))
    accent = rgba(styles.HUES["electricity"][base])
    canvas.box((x1, y1, x2, y2), fill=(*accent[:3], 0.12), line=accent, width=1.6)
    canvas.box(box, line=rgba(styles.INK[base], 0.45), width=0.9)


def qr_code(link: str, sharpness: float) -> QrCode | None:
    """The QR code of a link; None where the link is too long for one."""
    try:
        code = segno.make_qr(link, error="l", boost_error=False)
    except ValueError:
        return None
    rows = [list(row) for row in code.matrix_iter(border=3)]
    dots = max(LEAST_MODULE, math.floor(QR * sharpness / len(rows)))
    module = dots / sharpness
    if len(rows) * module > LARGEST_QR:
        return None
    ends = [
        [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    ]
    corners = np.array(ends, dtype=float).reshape(-1, 2) * module
    codes = np.tile([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], len(ends))
    return QrCode(Path(corners, codes), len(rows) * module)
