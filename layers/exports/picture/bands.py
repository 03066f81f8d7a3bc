"""Translucent lines as the areas that they cover, for PDF files: office programs that open one forget that a line is
translucent, and draw it in its full colour, but not that an area is.
"""

from collections.abc import Iterator
from itertools import cycle

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring


def covered(path: Path, width: float, dash: tuple[float, ...], round_ends: bool) -> BaseGeometry:
    """The area of the lines of a path that are so wide, in the units of the path; ``dash`` is in line widths."""
    lines = [
        LineString(corners) for corners in map(np.asarray, path.to_polygons(closed_only=False)) if len(corners) > 1
    ]
    parts = [part for line in lines for part in (_dashes(line, [each * width for each in dash]) if dash else [line])]
    ends = "round" if round_ends else "flat"
    return shapely.union_all([part.buffer(width / 2, quad_segs=6, cap_style=ends) for part in parts])


def _dashes(line: LineString, lengths: list[float]) -> Iterator[LineString]:
    """The pieces of a line that are drawn: every other length, from its start on."""
    at = 0.0
    for number, length in enumerate(cycle(lengths)):
        if at >= line.length or not any(lengths):
            return
        if number % 2 == 0:
            piece = substring(line, at, min(at + length, line.length))
            if isinstance(piece, LineString) and piece.length:
                yield piece
        at += length
