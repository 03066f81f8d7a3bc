"""The ground as small pictures, which a map shows until it has drawn its own.

In Web Mercator any camera shows a stretch of the same picture, larger or smaller. What keeps its width on every scale
(borders, contours, graticule, rivers) is left out.
"""

import io
import math

import numpy as np
from PIL import Image

from geodata.base import DEPTHS_M
from layers.exports.picture.canvas import Canvas
from layers.exports.picture.ground import ground
from layers.exports.picture.map import draw_ground
from layers.looks.basemap import STRETCHES
from layers.views.camera import WORLD, Frame, to_world
from layers.views.map_view import Camera
from loaders.atlas import Atlas

COLOURS = 28
"""Colours of a file: those of the base map, and the steps between two of them along an edge."""
_DRAWN = ("sea", *(f"depth-{metres}" for metres in DEPTHS_M), "land", "lakes", "coast")


def ground_picture(stretch: str, base: str, atlas: Atlas) -> Image.Image:
    """Sea with its depths, land and lakes of a stretch, in Web Mercator."""
    frame = frame_of(stretch)
    canvas = Canvas(frame.width, frame.height)
    for layer in ground(frame, atlas, base):
        if layer.id.startswith(_DRAWN) and len(layer.shapes):
            draw_ground(canvas, layer, np.zeros(2))
    drawn = Image.open(io.BytesIO(canvas.file("png", 1, "Ground"))).convert("RGB")
    return drawn.quantize(COLOURS, dither=Image.Dither.NONE)


def frame_of(stretch: str) -> Frame:
    """The frame of a stretch's picture."""
    known = STRETCHES[stretch]
    west, south, east, north = known.bounds
    (left, bottom), (right, top) = to_world(np.array([[west, south], [east, north]]))
    scale = known.width / (right - left)
    middle = math.degrees(math.atan(math.sinh(math.pi * (1 - (top + bottom)))))
    camera = Camera(middle, (west + east) / 2, math.log2(scale / WORLD))
    return Frame(known.width, (bottom - top) * scale, camera)
