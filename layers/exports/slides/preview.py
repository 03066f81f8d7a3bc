"""A slide as a picture, drawn from its own file: what a reader sees before taking it along.

It draws what `layers.exports.slides.slide` puts on a slide: pictures, boxes, and text as it will be broken into lines.
The letters are the atlas's own, as wide as those that the slide asks for: a server has no Georgia and no Arial.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from matplotlib.transforms import Affine2D
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import MSO_ANCHOR

from layers.exports.picture import fonts
from layers.exports.picture.canvas import PER_INCH, Canvas, Rgba, rgba
from layers.exports.slides.parts import SERIF, SLIDE_PALETTES, Palette
from layers.exports.slides.text import LINE, width

SHARPNESS = 1.5
"""Pixels of a CSS pixel, of which an inch has 96."""
EMUS = 914_400
"""The slide's own units in an inch."""
GEORGIA, BOLD = 1.06, 1.06
"""How much wider than those of the table in `layers.exports.slides.text` letters of headings and heavy letters are."""
_FEET = 0.76
"""From the top of a line to the letters' feet, as a share of its height."""


def preview(content: bytes, base: str) -> bytes:
    """The first slide of a PPTX file in the colours of a base map, as a PNG."""
    file = Presentation(io.BytesIO(content))
    across, down = (side / EMUS * PER_INCH for side in (file.slide_width or 0, file.slide_height or 0))
    size = round(across * SHARPNESS), round(down * SHARPNESS)
    page = file.slides[0]
    ground = Image.new("RGB", size, tuple(page.background.fill.fore_color.rgb))
    shapes = list(_all(page.shapes))
    canvas = Canvas(across, down)
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
            _paste(ground, shape)
            _outline(canvas, shape)
        elif shape.has_text_frame:
            _write(canvas, shape, SLIDE_PALETTES[base])
    written = Image.open(io.BytesIO(canvas.file("png", SHARPNESS, ""))).convert("RGBA")
    ground.paste(written, (0, 0), written)
    packed = io.BytesIO()
    ground.save(packed, "PNG")
    return packed.getvalue()


def _all(shapes: Iterable[Any]) -> Iterator[Any]:
    """All shapes, those in groups among them."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _all(shape.shapes)
        else:
            yield shape


def _box(shape: Any, scale: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    left, top, across, down = (
        each / EMUS * PER_INCH * scale for each in (shape.left, shape.top, shape.width, shape.height)
    )
    return left, top, left + across, top + down


def _paste(ground: Image.Image, shape: Any) -> None:
    left, top, right, bottom = (round(side) for side in _box(shape, SHARPNESS))
    with Image.open(io.BytesIO(shape.image.blob)) as opened:
        small = opened.convert("RGBA").resize((right - left, bottom - top), Image.Resampling.LANCZOS)
    ground.paste(small, (left, top), small)


def _outline(canvas: Canvas, shape: Any) -> None:
    if shape.line.fill.type is not None:
        wide = shape.line.width / EMUS * PER_INCH
        canvas.box(_box(shape, 1), line=rgba(tuple(shape.line.color.rgb)), width=wide)


@dataclass(frozen=True, slots=True)
class _Hand:
    """How letters are written: points, typeface, weight, colour, and how much wider than those of Arial they are."""

    size: float
    family: str
    weight: int
    ink: Rgba
    wider: float

    @property
    def high(self) -> float:
        """CSS pixels from a line to the next."""
        return self.size * LINE / 72 * PER_INCH

    def across(self, words: str) -> float:
        """CSS pixels of words in a line."""
        return width(words, self.size, self.wider) * PER_INCH

    def write(self, canvas: Canvas, words: str, x: float, foot: float) -> None:
        """Words from a point at the foot of their letters, as wide as on the slide."""
        size, own = self.size / fonts.POINTS, fonts.width(fonts.drawable(words), self.family, self.weight)
        stretch = self.across(words) / (own * size) if own else 1.0
        letters = fonts.outline(fonts.drawable(words), self.family, self.weight)
        placed = letters.transformed(Affine2D().scale(size * stretch, -size).translate(x, foot))
        canvas.draw([placed], fills=[self.ink])


Line = list[tuple[str, _Hand]]


def _write(canvas: Canvas, shape: Any, palette: Palette) -> None:
    """The paragraphs of a box, broken into lines, at its top, in its middle or at its foot."""
    left, top, right, bottom = _box(shape, 1)
    paragraphs = [
        (_lines([(run.text, _hand(run, palette)) for run in each.runs], right - left), each.space_after)
        for each in shape.text_frame.paragraphs
    ]
    placed: list[tuple[float, Line]] = []
    high = 0.0
    for lines, after in paragraphs:
        for line in lines:
            placed.append((high, line))
            high += max(hand.high for _, hand in line)
        high += after.inches * PER_INCH if after else 0.0
    anchor = shape.text_frame.vertical_anchor
    begins = {MSO_ANCHOR.BOTTOM: bottom - high, MSO_ANCHOR.MIDDLE: (top + bottom - high) / 2}.get(anchor, top)
    for down, line in placed:
        x, foot = left, begins + down + _FEET * max(hand.high for _, hand in line)
        for words, hand in line:
            hand.write(canvas, words, x, foot)
            x += hand.across(f"{words} ")


def _hand(run: Any, palette: Palette) -> _Hand:
    serif, bold = run.font.name == SERIF, bool(run.font.bold)
    ink = palette.link if run.hyperlink.address else tuple(run.font.color.rgb)
    wider = (GEORGIA if serif else 1.0) * (BOLD if bold else 1.0)
    return _Hand(
        run.font.size.pt, fonts.SERIF if serif else fonts.SANS, 600 if serif or bold else 400, rgba(ink), wider
    )


def _lines(runs: Iterable[tuple[str, _Hand]], across: float) -> list[Line]:
    """Runs broken between words into lines of at most so many CSS pixels."""
    found: list[Line] = []
    line: Line = []
    for word, hand in ((word, hand) for text, hand in runs for word in text.split()):
        joined = (
            [*line[:-1], (f"{line[-1][0]} {word}", hand)] if line and line[-1][1] == hand else [*line, (word, hand)]
        )
        if line and sum(each.across(f"{words} ") for words, each in joined) - hand.across(" ") > across:
            found.append(line)
            joined = [(word, hand)]
        line = joined
    return [*found, line] if line else found
