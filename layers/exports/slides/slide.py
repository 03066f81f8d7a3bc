"""A view as one slide for PowerPoint and LibreOffice: native title, legend, sources and notes round a sharp map.

The building blocks here (`Deck`) also make the packs of `layers.exports.slides.pack`. Measures are inches on a 16:9
slide.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import segno
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from layers.exports.credits import MOST_PUBLISHERS, sources_in_short, undocumented_in_short
from layers.exports.picture.canvas import Canvas
from layers.exports.sharing import ATLAS, QUIET_ZONE
from layers.exports.slides.native import colour_theme, describe, measures, put, text_frame, widen
from layers.exports.slides.notes import notes_of
from layers.exports.slides.parts import (
    CELL_EDGE,
    CELL_SIZE,
    CELL_TOP,
    HEAD_HEIGHT,
    HEIGHT,
    MARGIN,
    SANS,
    SERIF,
    SLIDE_PALETTES,
    SMALLEST,
    WIDTH,
    Paragraph,
    Row,
    SlideBox,
)
from layers.exports.slides.text import LINE, SERIF_SAFETY, fitted, lines, plain, plain_lines, web_address
from layers.looks.symbols import Shape
from layers.maps import headings, key_parts, legend
from layers.maps.deck import features_shown
from layers.maps.told import drawn_words
from layers.views.map_view import MapView
from layers.wording.facts import FACTS_AS_OF, in_words
from layers.wording.rights import own_rights, shape_rights
from loaders.atlas import Atlas

Draw = Callable[[MapView, Atlas], bytes]
"""Draws the map of a view alone, without title, legend and sources, as a PNG."""
Step = Callable[[int], None]
"""Is told the number of the slide that is begun, from 1. What it raises ends the making."""

TITLE_SIZES = (28.0, 24.0, 20.0)
"""Points of a title: the largest in which it fits is taken."""


TITLE_BOX = SlideBox(MARGIN, 0.3, WIDTH - 2 * MARGIN, 0.62)
SUBTITLE_BOX = SlideBox(MARGIN, 0.95, WIDTH - 2 * MARGIN, 0.4)
SUBTITLE_SIZES = ((14.0, 1), (12.0, 1), (10.0, 2))
"""Points of the line below a title and how many lines it may have: the first in which it fits is taken."""
MAP_BOX = SlideBox(MARGIN, 1.4, 8.9, 8.9 * 9 / 16)
_RIGHT = MAP_BOX.right + 0.25
LEGEND_BOX = SlideBox(_RIGHT, MAP_BOX.top, WIDTH - MARGIN - _RIGHT, MAP_BOX.height)
FOOT_BOX = SlideBox(MARGIN, MAP_BOX.bottom + 0.1, MAP_BOX.width, HEIGHT - MAP_BOX.bottom - 0.3)
AND_OTHERS = "and others, in full in the notes."
"""What stands for the credits that have no room below the map."""
QR_SIDE = 0.82
FINEST_QR = 65
"""Modules across a QR code: one with more is too fine at this size."""
QR_BOX = SlideBox(WIDTH - MARGIN - QR_SIDE, FOOT_BOX.top, QR_SIDE, QR_SIDE)
LINK_BOX = SlideBox(_RIGHT, FOOT_BOX.top, LEGEND_BOX.width - QR_SIDE - 0.15, FOOT_BOX.height)
BODY_BOX = SlideBox(MARGIN, 1.4, WIDTH - 2 * MARGIN, 5.4)
"""What a slide without a map has below its title."""
SWATCH = (0.42, 0.42 * key_parts.HEIGHT / key_parts.WIDTH)
MAP_PIXELS = (800, 450, 2.4)
"""Width and height of the map in CSS pixels and how many pixels each has: small enough for its names to be read."""


def slide(
    view: MapView,
    atlas: Atlas,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    notes: str = "",
    link: str = "",
    today: date,
    draw: Draw | None = None,
) -> bytes:
    """A file with one slide of a view. ``title`` and ``subtitle`` replace its own; ``notes`` go before the facts.

    ``link`` is the address that opens the view; it is left out where it is not a web address.
    """
    deck = Deck(view.base, plain(title or "") or headings.title(view, atlas), today)
    deck.map_slide(view, atlas, title=title, subtitle=subtitle, notes=notes, link=link, draw=draw)
    return deck.file()


def bare_map(view: MapView, atlas: Atlas) -> bytes:
    """The server's own drawing of a map, without what a slide has natively."""
    # Only where a picture is asked for: it brings matplotlib's fonts.
    from layers.exports.picture import picture as pictures
    from layers.exports.picture.forms import Form

    across, down, sharpness = MAP_PIXELS
    return pictures.picture(view, atlas, form=Form(across, down, sharpness), bare=True)


class Deck:
    """A file in the making: slides are put after one another in the colours of one base map."""

    def __init__(self, base: str, title: str, today: date, step: Step | None = None) -> None:
        self.base, self.palette, self.today = base, SLIDE_PALETTES[base], today
        self._step = step
        self._file = Presentation()
        self._file.slide_width, self._file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        widen(self._file)
        colour_theme(self._file, self.palette)
        about = self._file.core_properties
        about.title = plain(title, 200)
        about.author = about.last_modified_by = ATLAS
        about.subject = f"Facts as of {FACTS_AS_OF}"
        about.comments = headings.LIMITS_OF_USE
        about.created = about.modified = datetime(today.year, today.month, today.day)
        about.language = "en-GB"

    def step(self, further: int = 0) -> None:
        """Say at which slide it is: the last, or so many further."""
        if self._step:
            self._step(len(self._file.slides) + further)

    def file(self) -> bytes:
        """The finished file."""
        self.step()
        packed = io.BytesIO()
        self._file.save(packed)
        return packed.getvalue()

    def map_slide(
        self,
        view: MapView,
        atlas: Atlas,
        *,
        title: str | None = None,
        subtitle: str | None = None,
        notes: str = "",
        link: str = "",
        draw: Draw | None = None,
    ) -> None:
        """One view: title, subtitle, map, legend, sources, date and link, and the facts in the notes."""
        view = view.but(base=self.base)
        shown = features_shown(view, atlas)
        heading = plain(title or "") or headings.title(view, atlas)
        told = headings.standing(view, atlas, self.today)
        page = self.page(heading, plain(subtitle or "") or told)
        below = foot(view, atlas)
        heard = f"Map: {heading}. {told}. {drawn_words([shown], atlas)}"
        self.put_map(page, (draw or bare_map)(view, atlas), heard, MAP_BOX)
        rows = legend.rows_of(view, atlas, shown)
        self.put_legend(page, rows, atlas)
        self.write(page, FOOT_BOX, below, name="Sources and licence")
        self.link(page, link)
        self.notes(page, notes_of(view, atlas, notes=notes, link=link, today=self.today))

    def page(self, title: str, subtitle: str = "") -> Any:
        """A slide with a title, in the largest letters in which it fits, and a line below it."""
        self.step(1)
        made = self._file.slides.add_slide(self._file.slide_layouts.get_by_name("Title Only"))
        made.background.fill.solid()
        made.background.fill.fore_color.rgb = RGBColor(*self.palette.page)
        self.title(made, title, TITLE_BOX, TITLE_SIZES)
        if subtitle:
            tried = [Paragraph(subtitle, size, quiet=True, most=most) for size, most in SUBTITLE_SIZES]
            fits = [each for each in tried if each.within(SUBTITLE_BOX.width).text == plain(subtitle)]
            self.write(made, SUBTITLE_BOX, [*fits, tried[-1]][:1], name="Subtitle")
        return made

    def title(self, page: Any, words: str, box: SlideBox, sizes: Sequence[float], most: int = 1) -> None:
        """The slide's own title, in the largest of these sizes in which it fits; cut where it fits in none."""
        text = plain(words) or ATLAS
        size = next((size for size in sizes if len(lines(text, box.width, size, SERIF_SAFETY)) <= most), sizes[-1])
        shape = page.shapes.title
        put(shape, box)
        frame = text_frame(shape, MSO_ANCHOR.BOTTOM)
        frame.clear()
        self._say(frame.paragraphs[0], Paragraph(text, size, serif=True, most=most).within(box.width))

    def band(self, page: Any) -> None:
        """A band of colour along the left edge, which marks the first slide of a pack."""
        shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *measures(SlideBox(0, 0, MARGIN / 2, HEIGHT)))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(*self.palette.link)
        shape.line.fill.background()
        shape.shadow.inherit = False
        shape.name = "Band"

    def write(self, page: Any, box: SlideBox, words: Sequence[Paragraph], name: str, centred: bool = False) -> Any:
        """A box of paragraphs, as many lines of them as fit; the rest is left out, which "…" says."""
        shape = page.shapes.add_textbox(*measures(box))
        shape.name = name
        frame = text_frame(shape, MSO_ANCHOR.MIDDLE if centred else MSO_ANCHOR.TOP)
        left, first = box.height, True
        for each in words:
            high = each.size * LINE / 72
            most = int(left / high + 0.05)
            if not (each.text or each.link) or most < 1:
                continue
            kept = each.within(box.width, most)
            left -= kept.height(box.width)
            paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
            self._say(paragraph, kept)
            paragraph.space_after = Pt(each.after)
            first = False
        return shape

    def link(self, page: Any, link: str) -> None:
        """The dates, and the address of the live view as a link and as a QR code, at the bottom right."""
        address = web_address(link)
        code = _qr(address) if address else b""
        box = LINK_BOX if code else SlideBox(LINK_BOX.left, LINK_BOX.top, LEGEND_BOX.width, LINK_BOX.height)
        words = [
            Paragraph(f"Facts as of {FACTS_AS_OF}", SMALLEST + 1, bold=True, most=1),
            Paragraph(f"Slide made {in_words(self.today.isoformat())}", SMALLEST, quiet=True, most=1),
        ]
        if address:
            words.append(Paragraph("Open it live:", SMALLEST, link=address, most=2))
        self.write(page, box, words, name="Date and link")
        if code:
            picture = page.shapes.add_picture(io.BytesIO(code), *measures(QR_BOX))
            describe(picture, "QR code", "QR code of the address that opens this view in the atlas")

    def notes(self, page: Any, words: str) -> None:
        """What the speaker sees below the slide."""
        page.notes_slide.notes_text_frame.text = plain_lines(words, 60_000)

    def table(
        self, page: Any, box: SlideBox, headed: Sequence[str], widths: Sequence[float], rows: Sequence[Row], name: str
    ) -> None:
        """A native table with a heading row, its columns as wide as said."""
        high = [HEAD_HEIGHT, *(row.height for row in rows)]
        frame = page.shapes.add_table(
            len(rows) + 1, len(headed), Inches(box.left), Inches(box.top), Inches(box.width), Inches(sum(high))
        )
        describe(frame, name, name)
        table = frame.table
        table.horz_banding = False
        for column, across in zip(table.columns, widths, strict=True):
            column.width = Inches(across)
        for number, (line, cells) in enumerate(zip(table.rows, [headed, *(row.cells for row in rows)], strict=True)):
            line.height = Inches(high[number])
            for cell, text in zip(line.cells, cells, strict=True):
                cell.margin_left = cell.margin_right = Inches(CELL_EDGE)
                cell.margin_top = cell.margin_bottom = Inches(CELL_TOP)
                cell.vertical_anchor = MSO_ANCHOR.TOP
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor(*(self.palette.page if number else self.palette.band))
                self._say(cell.text_frame.paragraphs[0], Paragraph(text, CELL_SIZE, bold=not number))

    def put_map(self, page: Any, png: bytes, told: str, box: SlideBox) -> None:
        """The picture in the middle of its box, as large as its own proportions allow."""
        with Image.open(io.BytesIO(png)) as opened:
            across, down = opened.size
        scale = min(box.width / across, box.height / down)
        wide, high = across * scale, down * scale
        left, top = box.left + (box.width - wide) / 2, box.top + (box.height - high) / 2
        picture = page.shapes.add_picture(io.BytesIO(png), *measures(SlideBox(left, top, wide, high)))
        picture.line.color.rgb = RGBColor(*self.palette.rule)
        picture.line.width = Pt(0.75)
        describe(picture, "Map", told)

    def put_legend(self, page: Any, rows: Sequence[legend.LegendRow], atlas: Atlas) -> None:
        """Small pictures and native words, one group that can be moved as a whole."""
        if not rows:
            return
        head = 0.3
        room = LEGEND_BOX.height - head
        most = int(room / (SMALLEST * LINE / 72 + 0.01))
        kept = rows if len(rows) <= most else rows[: most - 1]
        step = min(0.31, room / (len(kept) + (len(kept) < len(rows))))
        size = 11.0 if step >= 11 * LINE / 72 + 0.02 else SMALLEST
        group = page.shapes.add_group_shape()
        group.name = "Legend"
        self._label(group, SlideBox(LEGEND_BOX.left, LEGEND_BOX.top, LEGEND_BOX.width, head), "Legend", 12, bold=True)
        top = LEGEND_BOX.top + head
        down = min(SWATCH[1], 0.94 * step)
        across = SWATCH[0] * down / SWATCH[1]
        left = LEGEND_BOX.left + SWATCH[0] + 0.12
        for row in kept:
            drawn = _swatch(legend.swatch_shapes(row.swatch, self.base, atlas.layers))
            middle = SlideBox(LEGEND_BOX.left + (SWATCH[0] - across) / 2, top + (step - down) / 2, across, down)
            describe(group.shapes.add_picture(io.BytesIO(drawn), *measures(middle)), f"Symbol: {row.label}", row.label)
            self._label(group, SlideBox(left, top, LEGEND_BOX.right - left, step), row.label, size)
            top += step
        if len(kept) < len(rows):
            words = f"and {len(rows) - len(kept)} more"
            self._label(group, SlideBox(left, top, LEGEND_BOX.right - left, step), words, SMALLEST)

    def _label(self, group: Any, box: SlideBox, words: str, size: float, bold: bool = False) -> None:
        shape = group.shapes.add_textbox(*measures(box))
        shape.name = f"Legend: {plain(words, 60)}"
        frame = text_frame(shape, MSO_ANCHOR.MIDDLE)
        most, text = 1, plain(words)
        if len(lines(text, box.width, size)) > 1:  # a row of a legend whose end is missing says something else
            size = SMALLEST
            most = max(1, int(box.height / (size * LINE / 72) + 0.05))
        self._say(frame.paragraphs[0], Paragraph(fitted(text, box.width, size, most), size, bold=bold))

    def _say(self, paragraph: Any, words: Paragraph) -> None:
        paragraph.alignment = PP_ALIGN.LEFT
        for text, link in ((f"{words.text} " if words.site else words.text, ""), (words.site, words.link)):
            if not text:
                continue
            run = paragraph.add_run()
            run.text = text
            font = run.font
            font.name, font.size, font.bold = SERIF if words.serif else SANS, Pt(words.size), words.bold
            font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
            if link:
                run.hyperlink.address = link  # its colour is the theme's
            else:
                font.color.rgb = RGBColor(*(self.palette.quiet if words.quiet else self.palette.ink))


def foot(view: MapView, atlas: Atlas) -> list[Paragraph]:
    """Who published what is shown, as many as one line holds, what has no document, whom to credit, and what the map
    is not. The map keeps its height: the notes name in full whom a licence asks to be named, and here as many as fit.
    """
    bare = undocumented_in_short(view, atlas)
    tried = (f"{sources_in_short(view, atlas, most)} {bare}".strip() for most in range(MOST_PUBLISHERS, 0, -1))
    sources = next((words for words in tried if len(lines(words, FOOT_BOX.width, SMALLEST)) <= 1), bare)
    layers = [atlas.layers[id] for id in view.layers]
    rights = [each for layer in layers for each in (own_rights(layer), *shape_rights(atlas, layer.features))]
    licences = dict.fromkeys(each.licence for each in rights)
    licensed = f"Licences of the data: {', '.join(licences)}. " if licences else ""
    credit = headings.attribution(view, atlas).removesuffix(headings.LIMITS_OF_USE).strip()
    limits = f"{licensed}{headings.LIMITS_OF_USE}"
    taken = sum(len(lines(words, FOOT_BOX.width, SMALLEST)) for words in (sources, limits) if words)
    credit = in_lines(credit, int(FOOT_BOX.height / (SMALLEST * LINE / 72) + 0.05) - taken)
    return [Paragraph(words, SMALLEST, quiet=True) for words in (sources, credit, limits) if words]


def in_lines(credit: str, most: int) -> str:
    """Credits, whole ones as many as stand in so many lines below a map, and that the notes have the others."""
    parts = credit.split("; ")
    for kept in range(len(parts), 0, -1):
        words = "; ".join(parts[:kept]) if kept == len(parts) else f"{'; '.join(parts[:kept])}; {AND_OTHERS}"
        if len(lines(words, FOOT_BOX.width, SMALLEST)) <= most:
            return words
    return "Full credits are in the notes."


@lru_cache(maxsize=256)
def _swatch(shapes: tuple[Shape, ...]) -> bytes:
    canvas = Canvas(key_parts.WIDTH, key_parts.HEIGHT)
    canvas.small_picture(shapes, 0, 0)
    return canvas.file("png", 6, "")


def _qr(address: str) -> bytes:
    """The address as a QR code, or nothing where it would be too fine for a phone to read off a screen."""
    try:
        code = segno.make_qr(address, error="m", boost_error=False)
    except ValueError:
        return b""
    if code.symbol_size(border=0)[0] > FINEST_QR:
        return b""
    packed = io.BytesIO()
    code.save(packed, kind="png", scale=8, border=QUIET_ZONE)
    return packed.getvalue()
