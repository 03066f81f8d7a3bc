"""What slides are made of before they are slides: colours, places, paragraphs and rows of tables that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from layers.exports.slides.text import BOLD_SAFETY, LINE, SAFETY, SERIF_SAFETY, fitted, lines
from layers.looks import styles
from layers.looks.styles import Colour, colour

WIDTH, HEIGHT = 13.333, 7.5
"""Inches of a slide."""
MARGIN = 0.45
SMALLEST = 9.0
"""Points of the smallest letters on a slide."""
SERIF, SANS = "Georgia", "Arial"
"""Typefaces that every office computer has, or has a twin of."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a slide: what it is written on and with."""

    page: Colour
    ink: Colour
    quiet: Colour
    link: Colour
    rule: Colour
    band: Colour


SLIDE_PALETTES = {
    "paper": Palette(
        styles.HALO["paper"],
        styles.INK["paper"],
        colour("#52616B"),
        colour("#1B5A8A"),
        colour("#CFC7B6"),
        colour("#EFEBE0"),
    ),
    "night": Palette(
        styles.HALO["night"],
        styles.INK["night"],
        colour("#B4C3CE"),
        colour("#8FC7F2"),
        colour("#3B5061"),
        colour("#15293A"),
    ),
}
"""Base map -> colours of the slide round it."""


@dataclass(frozen=True, slots=True)
class SlideBox:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Inches from the left edge of the slide."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Inches from the top edge of the slide."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: what is said, in letters of ``size`` points, cut after ``most`` lines, and where it leads.

    A link stands on the name of its site behind the text: LibreOffice breaks the text of a link within words.
    """

    text: str
    size: float = 11.0
    bold: bool = False
    quiet: bool = False
    link: str = ""
    most: int = 99
    after: float = 0.0
    serif: bool = False

    @property
    def site(self) -> str:
        """What the link stands on: the site's name, or all the text where there is no other."""
        return urlsplit(self.link).netloc.removeprefix("www.")[:40] if self.link else ""

    @property
    def safety(self) -> float:
        """How much wider than measured these letters may come out."""
        return SERIF_SAFETY if self.serif else BOLD_SAFETY if self.bold else SAFETY

    def within(self, across: float, most: int = 99) -> Paragraph:
        """The same, cut to the lines that it may have."""
        kept = min(self.most, most)
        text = fitted(self.text, across, self.size, kept, self.safety)
        if self.site and len(lines(f"{text} {self.site}", across, self.size, self.safety)) > kept:
            text = fitted(self.text, across, self.size, kept - 1, self.safety) if kept > 1 else ""
        return replace(self, text=text)

    def height(self, across: float) -> float:
        """Inches that it takes, cut as `within` cuts it, with the room after it."""
        kept = self.within(across)
        count = len(lines(f"{kept.text} {kept.site}", across, self.size, self.safety))
        return count * self.size * LINE / 72 + self.after / 72

    def scaled(self, by: float) -> Paragraph:
        """The same in larger or smaller letters."""
        return replace(self, size=round(self.size * by), after=self.after * by)


CELL_SIZE = 12.0
CELL_EDGE, CELL_TOP = 0.08, 0.06
HEAD_HEIGHT = CELL_SIZE * LINE / 72 + 2 * CELL_TOP
MOST_CELL_LINES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its words cut to what its cells hold, and how high it is in inches."""

    cells: tuple[str, ...]
    height: float

    @classmethod
    def of(cls, texts: Sequence[str], widths: Sequence[float]) -> Row:
        """The row that holds these texts in columns of these widths."""
        inner = [across - 2 * CELL_EDGE for across in widths]
        cells = tuple(
            fitted(text, across, CELL_SIZE, MOST_CELL_LINES) for text, across in zip(texts, inner, strict=True)
        )
        count = max(len(lines(cell, across, CELL_SIZE)) for cell, across in zip(cells, inner, strict=True))
        return cls(cells, max(1, count) * CELL_SIZE * LINE / 72 + 2 * CELL_TOP)
