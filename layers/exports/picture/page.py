"""The page of a picture: where map, title, legend and footer lie on a form, and the drawing of all but the map."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from layers.exports.picture import fonts
from layers.exports.picture.canvas import Box, Canvas, rgba
from layers.exports.picture.forms import Form
from layers.exports.picture.furniture import QrCode, draw_locator, draw_scale, legend_picture, qr_code, scale_bar
from layers.exports.picture.ink import readable
from layers.exports.sharing import ATLAS
from layers.looks import styles
from layers.looks.styles import Colour
from layers.maps import key_parts
from layers.maps.legend import LegendRow
from layers.views.camera import Frame
from layers.views.map_view import NAMED_VIEWS
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

EDGE, NARROW_EDGE = 28.0, 20.0
"""CSS pixels left free at the sides: as a rule, and on a form whose legend lists layers alone."""
ROW, BETWEEN = 20.0, 16.0
"""CSS pixels from one row of the legend to the next, and between two columns of it."""
TITLE, SMALL_TITLE, SUBTITLE, TEXT, SMALL, MARK = 27.0, 24.0, 15.0, 13.0, 12.0, 17.0
"""CSS pixels of letters; ``MARK`` is the atlas's name beside the title."""
WIDE = 900
"""CSS pixels from which a form has room for large letters and the atlas's name."""
MOST_TITLE_LINES = 2
CREDIT_SIZES = (SMALL, 11.0, 10.0, 9.0, 8.0, 7.5)
"""CSS pixels of the letters of credits: the largest with which the map keeps its share, else the smallest."""
MAP_SHARE = 2 / 3
"""Part of the height, but for a legend below the map, that credits leave to the map."""
_COLUMN, _GUTTER = 66.0, 24.0
"""Ems of a column of small credits, and CSS pixels between two."""
_TITLE_LEADING, _LEADING = 1.18, 1.32

Columns = list[list[LegendRow]]
TextLine = tuple[str, Box, float, Colour, Colour]
"""A line of text that was drawn: words, box, size, its colour and the colour behind it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a picture says round its map: before the credits below it sources, after them ``last``, blank for nothing.

    ``link`` is blank for none.
    """

    title: str
    subtitle: str
    sources: tuple[str, ...]
    credit: str
    last: str
    link: str

    @property
    def footer(self) -> tuple[str, ...]:
        """All that stands below the map, part by part."""
        return (*self.sources, self.credit, *([self.last] if self.last else []))


@dataclass(frozen=True, slots=True)
class Credits:
    """Whose work it is, broken into columns of one width in CSS pixels."""

    size: float
    width: float
    columns: list[list[str]]

    @property
    def height(self) -> float:
        """CSS pixels."""
        return max(map(len, self.columns), default=0) * self.size * _LEADING


@dataclass(frozen=True, slots=True)
class LegendCard:
    """The legend over the map: width and height in CSS pixels, and its columns."""

    width: float
    height: float
    columns: Columns


@dataclass(frozen=True, slots=True)
class Surround:
    """What stands above and below the map, broken into lines. ``strip`` is the legend below the map."""

    title: list[str]
    title_size: float
    subtitle: list[str]
    sources: list[str]
    credits: Credits
    last: list[str]
    strip: Columns
    code: QrCode | None
    link: str

    @property
    def head_height(self) -> float:
        """CSS pixels of title and subtitle."""
        return len(self.title) * self.title_size * _TITLE_LEADING + len(self.subtitle) * SUBTITLE * _LEADING

    @property
    def foot_height(self) -> float:
        """CSS pixels of all that stands below the map but its legend."""
        return (len(self.sources) + len(self.last)) * SMALL * _LEADING + self.credits.height + 20


@dataclass(frozen=True, slots=True)
class Page:
    """The places of everything on a form; boxes in CSS pixels. A bare map has nothing round it and no legend."""

    form: Form
    edge: float
    map_box: Box
    card: LegendCard | None = None
    surround: Surround | None = None

    def furnishing(self, frame: Frame) -> dict[str, Box]:
        """Where legend, scale, locator and QR code lie, those that there are."""
        left, top, right, bottom = self.map_box
        found: dict[str, Box] = {}
        if self.card:
            high = self.card.height
            found["legend"] = (left + 14, bottom - 14 - high, left + 14 + self.card.width, bottom - 14)
        bar, _ = scale_bar(frame)
        found["scale"] = (right - 14 - bar - 52, bottom - 14 - 40, right - 14, bottom - 14)
        if self.surround and self.form.legend != "layers":
            west, _, east, _ = frame.bounds
            whole = NAMED_VIEWS[0].bounds
            if east - west < 0.8 * (whole[2] - whole[0]) and right - left > 500:
                found["locator"] = (right - 14 - 104, top + 14, right - 14, top + 14 + 132)
        if self.surround and self.surround.code:
            side = self.surround.code.side
            # On whole pixels of the PNG, so that every module is as wide as its neighbour.
            snap = self.form.sharpness
            x, y = (round(value * snap) / snap for value in (self.form.width - self.edge - side, (top - side) / 2))
            found["qr"] = (x, y, x + side, y + side)
        return found


def bare_page(form: Form) -> Page:
    """A page that is all map."""
    return Page(form, EDGE, (0.0, 0.0, form.width, form.height))


def laid_out(form: Form, wording: Wording, rows: Sequence[LegendRow]) -> Page:
    """The page of a form: the words are broken to its width, and the map has the height that they leave."""
    brief = form.legend == "layers"
    edge = NARROW_EDGE if brief else EDGE
    across = form.width - 2 * edge
    code = qr_code(wording.link, form.sharpness) if wording.link and not brief else None
    aside = (_mark_width() if form.width >= WIDE else 0) + (code.side + 16 if code else 0)
    room = across - aside - (24 if aside else 0)
    title_size = TITLE if form.width >= WIDE else SMALL_TITLE
    last = fonts.broken(wording.last, across / SMALL)
    if wording.link and last:
        last[-1:] = _with_link(last[-1], wording.link, across / SMALL)
    surround = Surround(
        fonts.broken(wording.title, room / title_size, fonts.SERIF, 600, most=MOST_TITLE_LINES),
        title_size,
        fonts.broken(wording.subtitle, room / SUBTITLE, most=1 if brief else 3),
        [line for part in wording.sources for line in fonts.broken(part, across / SMALL)],
        _credits(wording.credit, across, CREDIT_SIZES[0]),
        last,
        _side_by_side(rows, across) if form.legend == "below" else [],
        code,
        wording.link,
    )
    top = max(surround.head_height + 30, (code.side + 16) if code else 0)
    strip = _depth(surround.strip) * ROW + 20 if surround.strip else 0.0
    for size in CREDIT_SIZES:
        surround = replace(surround, credits=_credits(wording.credit, across, size))
        bottom = form.height - surround.foot_height - strip
        if bottom - top >= MAP_SHARE * (form.height - strip):
            break
    card = _card(rows, round(bottom) - round(top)) if form.legend != "below" and rows else None
    return Page(form, edge, (0.0, round(top), form.width, round(bottom)), card, surround)


def _credits(words: str, across: float, size: float) -> Credits:
    """Credits in letters of a size, in columns where these are smaller than the rest: long lines are hard to read."""
    columns = 1 if size == SMALL else max(1, round((across + _GUTTER) / (_COLUMN * size + _GUTTER)))
    width = (across - (columns - 1) * _GUTTER) / columns
    lines = fonts.broken(words, width / size)
    deep = max(1, math.ceil(len(lines) / columns))
    return Credits(size, width, [lines[at : at + deep] for at in range(0, len(lines), deep)])


def _card(rows: Sequence[LegendRow], height: float) -> LegendCard:
    """The legend over a map of so many CSS pixels' height."""
    deep = max(1, int(((height - 28) * 0.92 - 18) // ROW))
    columns = _in_columns(rows, math.ceil(len(rows) / deep))
    return LegendCard(_width(columns) + 24, _depth(columns) * ROW + 16, columns)


def _side_by_side(rows: Sequence[LegendRow], across: float) -> Columns:
    """The rows in as many columns as their words leave room for, or one."""
    tried = (_in_columns(rows, most) for most in range(int(across // 232), 1, -1))
    return next((columns for columns in tried if _width(columns) <= across), _in_columns(rows, 1))


def _width(columns: Columns) -> float:
    return sum(map(_column_width, columns)) + BETWEEN * (len(columns) - 1)


def _in_columns(rows: Sequence[LegendRow], most: int) -> Columns:
    """The rows in at most so many columns, each as deep as the first but the last."""
    deep = math.ceil(len(rows) / most)
    return [list(rows[at : at + deep]) for at in range(0, len(rows), deep)] if rows else []


def _depth(columns: Columns) -> int:
    return max(len(column) for column in columns)


def _column_width(column: Sequence[LegendRow]) -> float:
    return key_parts.WIDTH + 9 + max(fonts.width(fonts.drawable(row.label)) for row in column) * TEXT


def _mark_width() -> float:
    """CSS pixels of the atlas's name beside the title."""
    return fonts.width(ATLAS, fonts.SERIF, 600) * MARK


def _with_link(line: str, link: str, ems: float) -> list[str]:
    """A line and a link after it, or below it where that is too long. A very long link is cut: clicked, it is whole."""
    joined = f"{line} · {fonts.drawable(link)}"
    return [joined] if fonts.width(joined) <= ems else [line, *fonts.broken(fonts.drawable(link), ems, most=1)]


def draw_page(
    page: Page,
    canvas: Canvas,
    frame: Frame,
    atlas: Atlas,
    base: str,
    furniture: Mapping[str, Box],
    layers: Mapping[str, LayerData],
) -> list[TextLine]:
    """Draw everything but the map; gives every line of text outside it. ``layers`` are those of the legend."""
    draw_scale(canvas, frame, base, furniture["scale"])
    if "locator" in furniture:
        draw_locator(canvas, frame, atlas, base, furniture["locator"])
    if not page.surround:
        return []
    brush = _Brush(canvas, base, layers)
    if page.card:
        left, top, _, _ = furniture["legend"]
        canvas.box(furniture["legend"], fill=rgba(brush.paper), line=rgba(brush.ink, 0.2), width=0.8, radius=6)
        brush.columns(left + 12, top + 8, page.card.columns, None)
    _, top, right, bottom = page.map_box
    canvas.box((0, 0, right, top), fill=rgba(brush.paper))
    canvas.box((0, bottom, right, page.form.height), fill=rgba(brush.paper))
    for y in (top, bottom):
        canvas.draw([Path([(0, y), (right, y)])], lines=[rgba(brush.ink, 0.28)], widths=[0.8])
    _draw_head(page, page.surround, brush)
    _draw_aside(page, page.surround, brush, furniture.get("qr"))
    _draw_foot(page, page.surround, brush)
    return brush.lines


def _draw_head(page: Page, surround: Surround, brush: "_Brush") -> None:
    """Title and subtitle, in the middle of the height above the map."""
    y = (page.map_box[1] - surround.head_height) / 2 - 1
    size = surround.title_size
    for words in surround.title:
        brush.write(page.edge, y, words, size, brush.ink, fonts.SERIF, 600, leading=_TITLE_LEADING)
        y += size * _TITLE_LEADING
    y += 1
    for words in surround.subtitle:
        brush.write(page.edge, y, words, SUBTITLE, brush.quiet)
        y += SUBTITLE * _LEADING


def _draw_aside(page: Page, surround: Surround, brush: "_Brush", box: Box | None) -> None:
    """The atlas's name and the QR code, on the right of the title."""
    right = page.form.width - page.edge
    if surround.code and box:
        x, y, *_ = box
        brush.canvas.box(box, fill=(1, 1, 1, 1))
        brush.canvas.draw([surround.code.path.transformed(Affine2D().translate(x, y))], fills=[(0, 0, 0, 1)], name="qr")
        right -= surround.code.side + 16
    if page.form.width >= WIDE:
        y = (page.map_box[1] - MARK * 1.2) / 2
        brush.write(right - _mark_width(), y, ATLAS, MARK, brush.ink, fonts.SERIF, 600, leading=1.2)


def _draw_foot(page: Page, surround: Surround, brush: "_Brush") -> None:
    """The legend below the map, where it stands there, and the footer."""
    _, _, right, bottom = page.map_box
    y = bottom + 10
    if surround.strip:
        even = (page.form.width - 2 * page.edge) / len(surround.strip)
        as_even = max(map(_column_width, surround.strip)) + BETWEEN <= even
        brush.columns(page.edge, y, surround.strip, even if as_even else None)
        y += _depth(surround.strip) * ROW + 20
        rule = Path([(page.edge, y - 10), (right - page.edge, y - 10)])
        brush.canvas.draw([rule], lines=[rgba(brush.ink, 0.16)], widths=[0.8])
    for words in surround.sources:
        brush.write(page.edge, y, words, SMALL, brush.quiet)
        y += SMALL * _LEADING
    credits = surround.credits
    for number, column in enumerate(credits.columns):
        x = page.edge + number * (credits.width + _GUTTER)
        for down, words in enumerate(column):
            brush.write(x, y + down * credits.size * _LEADING, words, credits.size, brush.quiet)
    y += credits.height
    for words in surround.last:
        link = surround.link if words == surround.last[-1] else ""
        brush.write(page.edge, y, words, SMALL, brush.quiet, link=link)
        y += SMALL * _LEADING


@dataclass(slots=True)
class _Brush:
    """Draws words and legend rows in the colours of a base map, and notes each line of text."""

    canvas: Canvas
    base: str
    layers: Mapping[str, LayerData]
    lines: list[TextLine] = field(default_factory=list)

    @property
    def paper(self) -> Colour:
        return styles.HALO[self.base]

    @property
    def ink(self) -> Colour:
        return styles.INK[self.base]

    @property
    def quiet(self) -> Colour:
        return readable(_between(self.ink, self.paper, 0.3), self.paper)

    def columns(self, x: float, y: float, columns: Columns, width: float | None) -> None:
        """Legend rows side by side, in columns as wide as said, else as wide as their words."""
        for column in columns:
            for number, row in enumerate(column):
                at = y + number * ROW
                drawn = legend_picture(row.swatch, self.base, self.layers)
                self.canvas.small_picture(drawn, x, at + (ROW - key_parts.HEIGHT) / 2)
                words = fonts.drawable(row.label)
                left, ink, italic = x + key_parts.WIDTH + 9, row.set_as.ink[self.base], row.set_as.italic
                self.write(left, at + (ROW - TEXT * _LEADING) / 2, words, TEXT, ink, italic=italic)
            x += width or _column_width(column) + BETWEEN

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        ink: Colour,
        family: str = fonts.SANS,
        weight: int = 400,
        leading: float = _LEADING,
        link: str = "",
        italic: bool = False,
    ) -> None:
        """A line of text by the top left corner of its box."""
        base_line = y + size * (leading / 2 + 0.34)
        self.canvas.write(
            x, base_line, words, size=size, colour=rgba(ink), family=family, weight=weight, italic=italic, link=link
        )
        box = (x, y, x + fonts.width(words, family, weight, italic) * size, y + size * leading)
        self.lines.append((words, box, size, ink, self.paper))


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
