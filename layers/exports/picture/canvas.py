"""A drawing surface for pictures: a matplotlib figure measured in CSS pixels from its top left corner.

Only the object interface is used, never pyplot, so that several threads can draw at once.
"""

import io
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from threading import Lock
from typing import Any, TypeVar

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox
from numpy.typing import NDArray

from layers.exports.picture import fonts
from layers.exports.picture.bands import covered
from layers.exports.picture.forms import LIVE_SVG
from layers.exports.picture.tagged import LANGUAGE, tagged
from layers.looks.styles import HALO, Colour
from layers.looks.symbols import Shape

PER_INCH = 96
"""CSS pixels of an inch."""
Rgba = tuple[float, float, float, float]
Box = tuple[float, float, float, float]
_Mark = tuple[Path, Rgba | None, Rgba | None, float, tuple[float, ...]]
_Given = TypeVar("_Given")
_CLEAR: Rgba = (0.0, 0.0, 0.0, 0.0)

# Text stays text in PDF files; files of the same picture are the same. These are read when a figure is written.
mpl.rcParams["pdf.fonttype"] = 42
mpl.rcParams["svg.hashsalt"] = "north-sea-atlas"


_svg_writing = Lock()
"""Held while an SVG file is written: how it holds letters is a setting of the whole process."""


def rgba(colour: Colour, opacity: float = 1.0) -> Rgba:
    """A colour of the style table as matplotlib has it."""
    red, green, blue = colour
    return red / 255, green / 255, blue / 255, opacity


class Shapes(Artist):
    """Paths in CSS pixels, each with its own fill, line, width (CSS pixels) and dash (line widths; empty is solid).

    Handed to the renderer as they are: matplotlib's own collections look at every path first, at twice the time.
    """

    def __init__(
        self,
        page: Any,
        paths: Sequence[Path],
        fills: Sequence[Rgba | None],
        lines: Sequence[Rgba | None],
        widths: Sequence[float],
        dashes: Sequence[tuple[float, ...]],
        round_ends: bool,
    ) -> None:
        super().__init__()
        self.page, self.paths, self.fills, self.lines = page, paths, fills, lines
        self.widths, self.dashes, self.round_ends = widths, dashes, round_ends
        self.as_areas = False
        """Whether translucent lines are drawn as the areas that they cover: see `covered`."""

    def draw(self, renderer: Any) -> None:
        """Hand every path to the renderer."""
        at = self.page.frozen()
        renderer.open_group(self.get_gid() or "shapes", self.get_gid())
        for path, fill, line, width, dash in zip(
            self.paths, self.fills, self.lines, self.widths, self.dashes, strict=True
        ):
            if self.as_areas and line and 0 < line[3] < 1 and width:
                if fill:
                    self._hand(renderer, path, at, fill, None, width, ())
                path, fill, line, dash = path_of([covered(path, width, dash, self.round_ends)]), line, None, ()
            self._hand(renderer, path, at, fill, line, width, dash)
        renderer.close_group("shapes")

    def _hand(
        self,
        renderer: Any,
        path: Path,
        at: Any,
        fill: Rgba | None,
        line: Rgba | None,
        width: float,
        dash: tuple[float, ...],
    ) -> None:
        pen = renderer.new_gc()
        if self.clipbox is not None:
            pen.set_clip_rectangle(self.clipbox)
        pen.set_foreground(line or _CLEAR, isRGBA=True)
        wide = width * fonts.POINTS if line else 0.0
        pen.set_linewidth(wide)
        pen.set_capstyle("round" if self.round_ends else "butt")
        pen.set_joinstyle("round")
        pen.set_dashes(0, [part * wide for part in dash] if dash else None)
        renderer.draw_path(pen, path, at, fill)
        pen.restore()


class WrittenLine(Artist):
    """One line of text from the start of its base line, in CSS pixels; ``turn`` in degrees, clockwise."""

    def __init__(
        self,
        page: Any,
        x: float,
        y: float,
        words: str,
        size: float,
        face: tuple[str, int, bool],
        colour: Rgba,
        turn: float,
        link: str,
    ) -> None:
        super().__init__()
        self.page, self.x, self.y, self.words = page, x, y, words
        self.size, self.face, self.colour, self.turn, self.link = size, face, colour, turn, link

    def draw(self, renderer: Any) -> None:
        """Hand the text to the renderer, never as a formula."""
        x, y = self.page.transform((self.x, self.y))
        _, high = renderer.get_canvas_width_height()
        pen = renderer.new_gc()
        pen.set_foreground(self.colour, isRGBA=True)
        if self.clipbox is not None:
            pen.set_clip_rectangle(self.clipbox)
        if self.link:
            pen.set_url(self.link)
        font = fonts.font(*self.face, self.size)
        renderer.draw_text(pen, x, high - y if renderer.flipy() else y, self.words, font, -self.turn, ismath=False)
        pen.restore()


class Canvas:
    """A figure that shapes and words are put on, each above what came before."""

    def __init__(self, width: float, height: float) -> None:
        self.figure = Figure(figsize=(width / PER_INCH, height / PER_INCH), dpi=PER_INCH, frameon=False)
        self.width, self.height = width, height
        self._page = Affine2D().scale(1 / PER_INCH, -1 / PER_INCH).translate(0, height / PER_INCH)
        self._count = 0
        self._clip: TransformedBbox | None = None

    @property
    def page(self) -> Any:
        """From CSS pixels to the figure."""
        return self._page + self.figure.dpi_scale_trans

    def within(self, box: Box | None) -> None:
        """Cut everything that follows at a box, or at nothing."""
        if box is None:
            self._clip = None
            return
        left, top, right, bottom = box
        self._clip = TransformedBbox(Bbox([[left, top], [right, bottom]]), self.page)

    def draw(
        self,
        paths: Sequence[Path],
        *,
        fills: Sequence[Rgba | None] = (None,),
        lines: Sequence[Rgba | None] = (None,),
        widths: Sequence[float] = (0.0,),
        dashes: Sequence[tuple[float, ...]] = ((),),
        round_ends: bool = False,
        name: str = "",
    ) -> None:
        """Paths in CSS pixels with fills, lines, widths (CSS pixels), dashes (line widths): one each, or one for all.

        ``name`` is the group's id in an SVG file.
        """
        if not paths:
            return
        count = len(paths)
        artist = Shapes(
            self.page,
            paths,
            _for_each(fills, count),
            _for_each(lines, count),
            _for_each(widths, count),
            _for_each(dashes, count),
            round_ends,
        )
        artist.set_gid(name or None)
        self._add(artist)

    def write(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float,
        colour: Rgba,
        family: str = fonts.SANS,
        weight: int = 400,
        italic: bool = False,
        turn: float = 0.0,
        halo: Rgba | None = None,
        halo_width: float = 1.6,
        link: str = "",
    ) -> None:
        """One line of text from the start of its base line; ``turn`` in degrees, clockwise."""
        if not words:
            return
        if halo:
            letters = fonts.outline(words, family, weight, italic)
            placed = letters.transformed(Affine2D().scale(size, -size).rotate_deg(turn).translate(x, y))
            self.draw([placed], lines=[halo], widths=[halo_width * 2], round_ends=True)
        self._add(WrittenLine(self.page, x, y, words, size, (family, weight, italic), colour, turn, link))

    def box(
        self, box: Box, *, fill: Rgba | None = None, line: Rgba | None = None, width: float = 0.0, radius: float = 0.0
    ) -> None:
        """A rectangle with round corners."""
        left, top, right, bottom = box
        if radius:
            shape = shapely.box(left + radius, top + radius, right - radius, bottom - radius).buffer(radius)
            path = path_of([shape])
        else:
            path = Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True)
        self.draw([path], fills=[fill], lines=[line], widths=[width])

    def small_picture(self, shapes: Iterable[Shape], x: float, y: float, scale: float = 1.0) -> None:
        """The shapes of a legend picture with its top left corner at a point."""
        self._marks([_mark(shape, x, y, scale) for shape in shapes])

    def symbols(self, placed: Iterable[tuple[tuple[Shape, ...], float, float, float, float]], name: str = "") -> None:
        """Symbols of the unit square: shapes, middle x and y, diameter, opacity. Each above the one before."""
        marks = []
        for shapes, x, y, across, opacity in placed:
            marks += [_mark(shape, x - across / 2, y - across / 2, across, opacity) for shape in shapes]
        self._marks(marks, name)

    def _marks(self, marks: list[_Mark], name: str = "") -> None:
        if marks:
            paths, fills, lines, widths, dashes = zip(*marks, strict=True)
            self.draw(paths, fills=fills, lines=lines, widths=widths, dashes=dashes, name=name)

    def _add(self, artist: Any) -> None:
        self._count += 1
        artist.set_zorder(self._count)
        if self._clip is not None:
            artist.set_clip_box(self._clip)
        self.figure.add_artist(artist)

    def file(self, ending: str, pixels_per_css_pixel: float, title: str, told: str = "") -> bytes:
        """The figure as a file: ``png``, ``svg``, `LIVE_SVG` or ``pdf``. ``told`` says what it shows to who listens."""
        if ending in ("svg", LIVE_SVG):
            return self._svg(title, told, live=ending == LIVE_SVG)
        packed = io.BytesIO()
        for each in self.figure.artists:
            if isinstance(each, Shapes):
                each.as_areas = ending == "pdf"
        metadata: dict[str, Any] = {
            "png": {"Title": title, "Description": told, "Software": None},
            "pdf": {"Title": title, "CreationDate": None, "Producer": None, "Creator": None},
        }[ending]
        more = {"pil_kwargs": {"compress_level": 4}} if ending == "png" else {}
        self.figure.savefig(packed, format=ending, dpi=PER_INCH * pixels_per_css_pixel, metadata=metadata, **more)  # type: ignore[arg-type]
        return tagged(packed.getvalue(), told) if ending == "pdf" else packed.getvalue()

    def _svg(self, title: str, told: str, *, live: bool) -> bytes:
        """Letters as text with the fonts they are set in; or as outlines, with all words beside them to be read out."""
        packed = io.BytesIO()
        with _svg_writing:
            mpl.rcParams["svg.fonttype"] = "none" if live else "path"
            metadata: dict[str, Any] = {"Title": title, "Date": None, "Creator": None}
            self.figure.savefig(packed, format="svg", metadata=metadata)
        written = [each for each in self.figure.artists if isinstance(each, WrittenLine)]
        drawn, words = packed.getvalue(), [told]
        if live:
            faces = "".join(fonts.in_css(*face) for face in sorted({each.face for each in written}))
            drawn = drawn.replace(b"</style>", f"{faces}</style>".encode(), 1)
        else:
            words += dict.fromkeys(each.words.replace("\u200a", "") for each in written)  # names of seas are spaced
        described = f"<desc>{escape(chr(10).join(filter(None, words)))}</desc>\n <metadata>"
        drawn = drawn.replace(b"<metadata>", described.encode(), 1)
        return drawn.replace(b"<svg ", f'<svg xml:lang="{LANGUAGE}" role="img" '.encode(), 1)


def _for_each(given: Sequence[_Given], count: int) -> Sequence[_Given]:
    return list(given) * count if len(given) == 1 else given


def _mark(shape: Shape, x: float, y: float, scale: float, opacity: float = 1.0) -> _Mark:
    corners = np.array(shape.corners) * scale + [x, y]
    if shape.closed:
        corners = np.vstack([corners, corners[:1]])
    path = Path(corners, _ring_codes(len(corners)) if shape.closed else None)
    fill = rgba(shape.fill, shape.fill_opacity * opacity) if shape.fill else None
    line = rgba(shape.stroke, shape.stroke_opacity * opacity) if shape.stroke else None
    return path, fill, line, shape.width * scale, tuple(part / shape.width for part in shape.dash)


@lru_cache(maxsize=64)
def _ring_codes(count: int) -> NDArray[np.uint8]:
    return np.array([Path.MOVETO, *[Path.LINETO] * (count - 2), Path.CLOSEPOLY], dtype=np.uint8)


def rimmed(
    shapes: tuple[Shape, ...], outline: Sequence[tuple[float, float]], base: str, gone: bool
) -> tuple[Shape, ...]:
    """The shapes of a symbol with the rim below them that lifts it off the map, as the screen's symbols have it."""
    if gone:
        return shapes
    rim = tuple(((x - 0.5) * RIM + 0.5, (y - 0.5) * RIM + 0.5) for x, y in outline)
    return (Shape(rim, fill=HALO[base]), *shapes)


RIM = 0.98 / 0.84
"""The rim round a symbol, as a multiple of the symbol."""


def path_of(shapes: Any) -> Path:
    """Polygons or lines as one path; holes stay open whatever the rule of filling."""
    parts = shapely.get_parts(np.asarray(shapes, dtype=object))
    polygons = shapely.get_type_id(parts) == 3
    rings = shapely.get_rings(shapely.orient_polygons(parts[polygons]))
    lines = np.concatenate([rings, parts[shapely.get_type_id(parts) == 1]])
    corners, of = shapely.get_coordinates(lines, return_index=True)
    if not len(corners):
        return Path(np.empty((0, 2)))
    codes = np.full(len(corners), Path.LINETO, dtype=np.uint8)
    starts = np.flatnonzero(np.diff(of, prepend=-1))
    codes[starts] = Path.MOVETO
    ends = np.append(starts[1:], len(corners)) - 1
    codes[ends[: len(rings)]] = Path.CLOSEPOLY
    return Path(corners, codes)
