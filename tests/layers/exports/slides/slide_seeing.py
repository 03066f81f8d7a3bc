"""Looking at a drawn slide: where there is ink, and the place of a shape, in pixels of a preview."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from layers.exports.slides.parts import SLIDE_PALETTES
from layers.exports.slides.preview import EMUS

INCH = 144
"""Pixels."""
FAINTEST = 40
"""How far ink is from the colour of the page, of 255."""

Place = tuple[int, int, int, int]


def place(shape: Any) -> Place:
    """Left, top, right and bottom of a shape."""
    left, top, across, down = (round(side / EMUS * INCH) for side in (shape.left, shape.top, shape.width, shape.height))
    return left, top, left + across, top + down


def inked(image: Image.Image, base: str = "paper") -> NDArray[np.bool_]:
    """Where something is drawn on the page."""
    page = Image.new("RGB", image.size, SLIDE_PALETTES[base].page)
    return np.asarray(ImageChops.difference(image.convert("RGB"), page)).max(axis=2) > FAINTEST


def extent(ink: NDArray[np.bool_], within: Place) -> Place:
    """Left, top, right and bottom of the ink in a place; the place's middle where there is none."""
    left, top, right, bottom = within
    down, across = np.nonzero(ink[top:bottom, left:right])
    if not len(down):
        return (left + right) // 2, (top + bottom) // 2, (left + right) // 2, (top + bottom) // 2
    return int(left + across.min()), int(top + down.min()), int(left + across.max()), int(top + down.max())
