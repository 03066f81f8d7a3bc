"""Features in the pixels of a picture, lines that are drawn beside their course where they are drawn."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape

from layers.maps.sheets import Feature
from layers.views.camera import Frame, to_world


def in_frame(features: Sequence[Feature], frame: Frame) -> Any:
    """Features as they lie in a frame, in CSS pixels from its top left corner."""
    shapes = np.array([shape(feature["geometry"]) for feature in features], dtype=object)
    placed = shapely.transform(shapes, lambda corners: frame.pixels(to_world(corners)))
    for at, feature in enumerate(features):
        if pixels := feature["properties"].get("beside"):
            parts = [beside(shapely.get_coordinates(part), pixels) for part in shapely.get_parts(placed[at])]
            placed[at] = shapely.multilinestrings([shapely.linestrings(part) for part in parts])
    return placed


def beside(points: NDArray[np.float64], pixels: float) -> NDArray[np.float64]:
    """A line so many pixels to the right of its course, each corner on the bisector of its angle.

    ``besideCourse`` in the screen's ``shapes.js`` gives the same (`tests/layout_cases.py`).
    """
    steps = np.diff(points, axis=0)
    ways = steps / np.maximum(np.hypot(*steps.T), 1e-9)[:, None]
    both = np.vstack([ways[:1], ways]) + np.vstack([ways, ways[-1:]])
    far = 2 * pixels / np.maximum((both**2).sum(axis=1), 1)
    drawn: NDArray[np.float64] = points + np.column_stack([-both[:, 1], both[:, 0]]) * far[:, None]
    return drawn
