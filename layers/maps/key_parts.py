"""What the small picture beside a row of the legend is made of: lines, patches, symbols, heads and hatching."""

from dataclasses import dataclass

import numpy as np

from layers.looks import arrows, styles, symbols
from layers.looks.styles import Colour
from layers.looks.symbols import Shape

WIDTH, HEIGHT = 30, 16
"""Size of a legend picture in pixels."""


@dataclass(frozen=True, slots=True)
class Line:
    """A level line through the middle of a legend picture; ``dash`` in half line widths, as in the style table."""

    ink: Colour
    width: float
    dash: styles.Dash = styles.SOLID
    strength: float = 1.0
    left: float = 0.0
    right: float = WIDTH

    def shapes(self) -> tuple[Shape, ...]:
        """The line, in pixels of the picture."""
        ends = ((self.left, HEIGHT / 2), (self.right, HEIGHT / 2))
        dash = () if self.dash == styles.SOLID else tuple(part * self.width / 2 for part in self.dash)
        return (Shape(ends, False, None, self.ink, self.width, dash, stroke_opacity=self.strength),)

    def svg(self) -> str:
        """The line as an element of SVG."""
        (line,) = self.shapes()
        pattern = f' stroke-dasharray="{" ".join(f"{part:g}" for part in line.dash)}"' if line.dash else ""
        return (
            f'<path d="M{self.left:g} {HEIGHT / 2:g}H{self.right:g}" stroke="{rgb(self.ink)}"'
            f' stroke-width="{self.width:g}" stroke-opacity="{self.strength:g}" fill="none"{pattern}/>'
        )


@dataclass(frozen=True, slots=True)
class Patch:
    """A piece of an area; ``fill`` is the opacity of its inside, ``edge`` the width of its outline."""

    ink: Colour
    fill: float
    edge: float

    def shapes(self) -> tuple[Shape, ...]:
        """The patch, in pixels of the picture."""
        corners = ((1, 2), (29, 2), (29, 14), (1, 14))
        return (Shape(corners, True, self.ink, self.ink, self.edge, fill_opacity=self.fill),)

    def svg(self) -> str:
        """The patch as an element of SVG."""
        ink = rgb(self.ink)
        return (
            f'<rect x="1" y="2" width="28" height="12" fill="{ink}" fill-opacity="{self.fill:g}"'
            f' stroke="{ink}" stroke-width="{self.edge:g}"/>'
        )


@dataclass(frozen=True, slots=True)
class PlacedSymbol:
    """A symbol, so many pixels across, with its middle so far from the left edge."""

    icon: symbols.Icon
    size: float
    middle: float

    def shapes(self) -> tuple[Shape, ...]:
        """The symbol's shapes, in pixels of the picture."""
        left, top = self.middle - self.size / 2, HEIGHT / 2 - self.size / 2
        return tuple(shape.placed(left, top, self.size) for shape in symbols.shapes(self.icon))

    def svg(self) -> str:
        """The symbol as a group of SVG."""
        left, top = self.middle - self.size / 2, HEIGHT / 2 - self.size / 2
        return f'<g transform="translate({left:g} {top:g}) scale({self.size:g})">{symbols.svg_parts(self.icon)}</g>'


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an arrow to the right in the middle of the picture."""

    ink: Colour

    def shapes(self) -> tuple[Shape, ...]:
        """The head, in pixels of the picture."""
        return (Shape(arrows.head(WIDTH / 2, HEIGHT / 2, 0, styles.ARROW), fill=self.ink),)

    def svg(self) -> str:
        """The head as an element of SVG."""
        (head,) = self.shapes()
        corners = "L".join(f"{x:g} {y:g}" for x, y in head.corners)
        return f'<path d="M{corners}Z" fill="{rgb(self.ink)}"/>'


@dataclass(frozen=True, slots=True)
class Hatch:
    """A piece of the sea with lines that rise to the right, or are ``falling``, so wide and so far apart in a row."""

    ink: Colour
    spacing: float
    width: float
    strength: float = 1.0
    falling: bool = False

    def shapes(self) -> tuple[Shape, ...]:
        """The lines, cut at the edges of a patch, in pixels of the picture."""
        left, top, right, bottom = 1.0, 2.0, WIDTH - 1.0, HEIGHT - 2.0
        found = []
        for start in np.arange(left + self.spacing / 2, right + bottom - top, self.spacing):  # where it meets the top
            upper = (min(start, right), top + max(0.0, start - right))
            lower = (max(left, start - (bottom - top)), min(bottom, top + start - left))
            ends = tuple((WIDTH - x if self.falling else x, y) for x, y in (upper, lower))
            found.append(Shape(ends, False, None, self.ink, self.width, stroke_opacity=self.strength))
        return tuple(found)

    def svg(self) -> str:
        """The lines as an element of SVG."""
        drawn = "".join(f"M{a:g} {b:g}L{c:g} {d:g}" for (a, b), (c, d) in (line.corners for line in self.shapes()))
        pale = f' stroke-opacity="{self.strength:g}"' if self.strength < 1 else ""
        return f'<path d="{drawn}" stroke="{rgb(self.ink)}" stroke-width="{self.width:g}"{pale} fill="none"/>'


Part = Line | Patch | PlacedSymbol | Head | Hatch
"""What a legend picture is made of, each above the one before."""


def rgb(ink: Colour) -> str:
    """A colour as a style sheet or an SVG picture writes it."""
    red, green, blue = ink
    return f"rgb({red},{green},{blue})"
