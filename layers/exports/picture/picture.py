"""A view as a picture for a slide, a page or a preview: map, title, legend, sources, date and link in one file.

Everything that decides how a thing looks comes from the screen's own tables: `layers.maps.sheets` for the data,
`layers.exports.picture.ground` for land and sea, `layers.maps.legend` for the legend, `layers.maps.headings` for the
words.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import segno
import shapely
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from shapely.geometry import shape

from layers.exports.picture import fonts
from layers.exports.picture.canvas import Box, Canvas, Rgba, path_of, rgba, rimmed
from layers.exports.picture.forms import FORMS, Form
from layers.exports.picture.ground import BOUNDARIES, FINEST, MARGIN, Ground, ground
from layers.exports.picture.names import Name, in_frame, names, readable
from layers.exports.picture.placing import Board, rectangle
from layers.exports.picture.svg_shapes import Shape, shapes
from layers.looks import styles, symbols
from layers.looks.styles import Colour
from layers.maps import headings, legend
from layers.maps.deck import features_shown
from layers.maps.features import heroes, icons
from layers.maps.sheets import Feature, Sheet, labels, sheets
from layers.views.camera import Frame, frame_of, target_of, to_world
from layers.views.commitment_places import thread_of
from layers.views.map_view import NAMED_VIEWS, MapView
from layers.wording.facts import FACTS_AS_OF, UNVERIFIED
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

ATLAS = "North Sea Atlas"
ENDINGS = ("png", "svg", "pdf")
"""Kinds of file that a canvas can be written as."""


SCREEN = 1000.0
"""CSS pixels: a camera shows at least what a map this wide shows, so narrower pictures zoom out."""

EDGE, ROW = 28.0, 20.0
TITLE, SUBTITLE, TEXT, SMALL = 27.0, 15.0, 13.0, 12.0
QR, LARGEST_QR = 84.0, 120.0
"""CSS pixels of a QR code's side: as a rule, and for a long link."""
_WEB_ADDRESS = re.compile(r"https?://[!-~]+")
LEAST_MODULE = 2
"""Pixels of the smallest square of a QR code: smaller ones are not read from a screen."""
MOST_TITLE_LINES = 2
ELSEWHERE = "none of them in this part of the sea"
"""What the line below the title says besides where the frame shows none of the features that it counts."""
LONGEST_PUBLISHER = 32
"""Characters of a publisher's name that is written below a picture where there are many."""
_LEADING = 1.32


@dataclass(slots=True)
class Drawing:
    """A picture before it is a file, with what has been put where. All boxes are CSS pixels of the whole picture."""

    form: Form
    title: str
    frame: Frame
    canvas: Canvas
    map_box: Box
    sheets: list[Sheet]
    legend: list[legend.LegendRow]
    names: list[Name] = field(default_factory=list)
    furniture: dict[str, Box] = field(default_factory=dict)
    letters: list[tuple[str, Box, float, Colour, Colour]] = field(default_factory=list)
    """Every line of text outside the map: words, box, size, its colour and the colour behind it."""

    def file(self, ending: str) -> bytes:
        """The picture as ``png``, ``svg`` or ``pdf``."""
        return self.canvas.file(ending, self.form.sharpness, self.title)


def picture(
    view: MapView,
    atlas: Atlas,
    *,
    form: str | Form = "slide",
    ending: str = "png",
    title: str | None = None,
    subtitle: str | None = None,
    link: str = "",
    bare: bool = False,
) -> bytes:
    """A view as a file. ``title`` and ``subtitle`` replace its own; ``link`` is written below and as a QR code.

    ``bare`` leaves out everything round the map, for a slide that has its own title, legend and sources.
    Raises KeyError for a form or an ending that there is not.
    """
    if ending not in ENDINGS:
        raise KeyError(ending)
    return draw(view, atlas, form=form, title=title, subtitle=subtitle, link=link, bare=bare).file(ending)


def draw(
    view: MapView,
    atlas: Atlas,
    *,
    form: str | Form = "slide",
    title: str | None = None,
    subtitle: str | None = None,
    link: str = "",
    bare: bool = False,
) -> Drawing:
    """A picture drawn, not yet a file. See `picture`."""
    shaped = FORMS[form] if isinstance(form, str) else form
    shown = features_shown(view, atlas)
    infos = {id: atlas.layers[id] for id in view.layers}
    rows = legend.rows(shown, infos, year=view.year, named=heroes(atlas))
    if shaped.legend == "layers":
        rows = [row for row in rows if row.swatch in infos]
    canvas = Canvas(shaped.width, shaped.height)
    told = fonts.plain(headings.subtitle(view, atlas, sum(len(features) for features in shown.values())))
    own = fonts.plain(subtitle or "")
    wording = _Wording(
        fonts.plain(title or "") or fonts.plain(headings.title(view, atlas)),
        own or told,
        _footer(view, atlas, shown, told if own and not own.startswith(told) else "", brief=shaped.legend == "layers"),
        link if _WEB_ADDRESS.fullmatch(link) else "",
    )
    page = _Page(shaped, canvas, view.base, wording, [] if bare else rows, bare, infos)
    frame = frame_of(
        target_of(atlas, view),
        page.map_box[2] - page.map_box[0],
        page.map_box[3] - page.map_box[1],
        zoom_out=max(0.0, math.log2(SCREEN / shaped.width)),
        covered=page.card[0] + 14 if page.card else 0,
    )
    if view.camera and not own and _misses(frame, view, atlas, shown):
        return draw(view, atlas, form=shaped, title=title, subtitle=f"{told} · {ELSEWHERE}", link=link, bare=bare)
    drawing = Drawing(shaped, wording.title, frame, canvas, page.map_box, sheets(view, atlas), page.rows)
    finest = FINEST if shaped.sharpness <= 2 else FINEST / 2
    furnishing = page.furnishing(frame, atlas)
    drawing.furniture = furnishing
    _draw_map(drawing, view, atlas, finest)
    page.draw(frame, atlas, drawing)
    return drawing


def _misses(frame: Frame, view: MapView, atlas: Atlas, shown: dict[str, Any]) -> bool:
    """Whether there are features, or places of the commitment that is followed, and none of them lies in the frame."""
    tables = list(shown.values())
    if view.commitment and (named := thread_of(atlas, atlas.commitments[view.commitment]).named):
        tables = [atlas.layers[id].features.loc[list(ids)] for id, ids in named.items()]
    window = shapely.box(*frame.bounds)
    found = [shapely.intersects(table.geometry.array, window) for table in tables if len(table)]
    return bool(found) and not any(each.any() for each in found)


# The map


def _draw_map(drawing: Drawing, view: MapView, atlas: Atlas, finest: float) -> None:
    canvas, frame = drawing.canvas, drawing.frame
    left, top, right, bottom = drawing.map_box
    written = labels(view, atlas)
    board = Board(right - left, bottom - top)
    board.take(
        rectangle(box[0] - left - 3, box[1] - top - 3, box[2] - left + 3, box[3] - top + 3)
        for name, box in drawing.furniture.items()
        if name in ("legend", "scale", "locator")
    )
    drawing.names = names(view, atlas, frame, written, drawing.sheets, board)
    canvas.within(drawing.map_box)
    move = np.array([left, top])
    named = {name.of for name in drawing.names}
    known = {icon.name: icon for icon in icons([layer.info for layer in atlas.layers.values()])[view.base]}
    for layer in ground(frame, atlas, view.base, boundaries=BOUNDARIES not in view.layers, finest=finest, named=named):
        if layer.id in ("under-land", "data-slot"):
            for sheet in drawing.sheets:
                if sheet.below_land == (layer.id == "under-land"):
                    _draw_sheet(canvas, sheet, frame, known, view.base, move)
        else:
            draw_ground(canvas, layer, move)
    _draw_arrows(canvas, [f for each in written for f in each.features], frame, view.base, move)
    for name in drawing.names:
        setting = name.setting
        for words, x, y in name.baselines():
            canvas.write(
                x + left,
                y + top,
                words,
                size=setting.size,
                colour=rgba(setting.colour),
                family=setting.family,
                weight=setting.weight,
                italic=setting.italic,
                turn=name.spot.turn,
                halo=rgba(setting.halo, 0.88),
                halo_width=setting.halo_width,
            )
    canvas.within(None)


def draw_ground(canvas: Canvas, layer: Ground, move: Any) -> None:
    """Draw one layer of the base map, moved by so many CSS pixels."""
    if layer.radius:
        circle = np.array(symbols.OUTLINES["circle"]) - 0.5
        dots = [
            Path(np.vstack([at, at[:1]]))
            for at in (circle * layer.radius / 0.44 + xy + move for xy in _xy(layer.shapes))
        ]
        canvas.draw(dots, fills=[layer.fill], lines=[layer.line], widths=layer.widths, name=layer.id)
        return
    shifted = shapely.transform(layer.shapes, lambda corners: corners + move)
    if layer.fill:
        canvas.draw([path_of(shifted)], fills=[layer.fill], name=layer.id)
        return
    paths = [path_of(shifted)] if len(layer.widths) == 1 else [path_of([each]) for each in shifted]
    canvas.draw(
        paths, lines=[layer.line], widths=layer.widths, dashes=[layer.dash], round_ends=not layer.dash, name=layer.id
    )


def _draw_sheet(
    canvas: Canvas, sheet: Sheet, frame: Frame, known: dict[str, symbols.Icon], base: str, move: Any
) -> None:
    """The features of a sheet as the screen draws them: areas and lines, rings below symbols, symbols."""
    located = in_frame([shape(feature["geometry"]) for feature in sheet.features], frame)
    window = shapely.box(-MARGIN, -MARGIN, frame.width + MARGIN, frame.height + MARGIN)
    near = shapely.intersects(located, window)
    found = [(f, shapely.transform(g, lambda corners: corners + move)) for f, g, inside in
             zip(sheet.features, located, near, strict=True) if inside]  # fmt: skip
    name = f"{sheet.layer}:{sheet.part}" + (f":{sheet.role}" if sheet.role else "")
    flat = [(f["properties"], path_of([g])) for f, g in found if g.geom_type != "Point"]
    if flat:
        halo, round_ends = sheet.part == "halo", sheet.part == "halo" or sheet.role == "casing"
        canvas.draw(
            [path for _, path in flat],
            fills=[_paint(about["fill"], sheet.opacity) for about, _ in flat] if sheet.part == "area" else [None],
            lines=[_paint(about["halo_color" if halo else "color"], sheet.opacity) for about, _ in flat],
            widths=[about["halo" if halo else "width"] for about, _ in flat],
            dashes=[() if halo else _dash(about["dash"]) for about, _ in flat],
            round_ends=round_ends,
            name=name,
        )
    points = [(f["properties"], *_xy([g])[0]) for f, g in found if g.geom_type == "Point"]
    rings = [each for each in points if each[0]["ring"] and sheet.part == "point"]
    circle = np.array([*symbols.OUTLINES["circle"], symbols.OUTLINES["circle"][0]]) - 0.5
    canvas.draw(
        [Path(circle * about["ring"] / 0.44 + [x, y]) for about, x, y in rings],
        fills=[_paint(about["fill"], sheet.opacity) for about, _, _ in rings],
        name=f"{name}:ring",
    )
    canvas.symbols(
        [
            (symbol_shapes(known[about["icon"]], base), x, y, about["size"] * 0.84,
             about["icon_color"][3] / 255 * sheet.opacity)
            for about, x, y in points
            if about["icon"]
        ],
        name=f"{name}:symbols",
    )  # fmt: skip


@lru_cache(maxsize=512)
def symbol_shapes(icon: symbols.Icon, base: str) -> tuple[Shape, ...]:
    """A symbol with its rim, in the unit square."""
    drawn = shapes(f"<svg>{symbols.svg_parts(icon)}</svg>")
    return rimmed(drawn, symbols.OUTLINES[icon.shape], base, icon.filling == "gone")


def _draw_arrows(canvas: Canvas, features: list[Feature], frame: Frame, base: str, move: Any) -> None:
    """Small arrow heads along the lines whose direction matters."""
    lines = [feature for feature in features if feature["properties"]["arrow"]]
    located = [g for g in in_frame([shape(f["geometry"]) for f in lines], frame) if g.geom_type == "LineString"]
    heads = [Path(head + move) for line in located for head in _arrow_heads(line, frame)]
    canvas.draw(heads, lines=[rgba(styles.INK[base])], widths=[1.4], round_ends=True, name="arrows")


def _arrow_heads(line: Any, frame: Frame, every: float = 90.0) -> Iterator[Any]:
    for number in range(min(400, int(line.length / every + 0.5))):
        middle = (number + 0.5) * every
        (x1, y1), (x2, y2) = _xy([line.interpolate(middle - 3), line.interpolate(middle + 3)])
        length = math.hypot(x2 - x1, y2 - y1)
        if length < 1 or not (0 < x1 < frame.width and 0 < y1 < frame.height):
            continue
        ahead = np.array([x2 - x1, y2 - y1]) / length
        aside = np.array([-ahead[1], ahead[0]])
        tip = np.array([x1 + x2, y1 + y2]) / 2 + ahead * 2.2
        yield np.array([tip - ahead * 4.2 + aside * 3.4, tip, tip - ahead * 4.2 - aside * 3.4])


def _xy(points: Any) -> Any:
    return shapely.get_coordinates(points)


def _paint(channels: list[int], opacity: float) -> Rgba:
    red, green, blue, alpha = channels
    return red / 255, green / 255, blue / 255, alpha / 255 * opacity


def _dash(dash: list[float]) -> tuple[float, ...]:
    """A dash in half line widths, as in the style table, in whole ones."""
    on, off = dash
    return (on / 2, off / 2) if off else ()


# Everything round the map


@dataclass(frozen=True, slots=True)
class _Wording:
    title: str
    subtitle: str
    footer: tuple[str, ...]
    link: str


def _footer(view: MapView, atlas: Atlas, shown: dict[str, Any], told: str, *, brief: bool) -> tuple[str, ...]:
    """What stands below the map: sources in short, credits and limits of use, and the date.

    ``told`` is how many features are shown, with the filters in words, where the reader's subtitle has taken its place.
    """
    credit = fonts.plain(headings.attribution(view, atlas), longest=20_000)  # credits stand in full
    if brief:
        return (credit,)
    sources = sources_in_short(atlas, _about(view, atlas, shown))
    date = f"facts as of {FACTS_AS_OF}"
    last = " · ".join([ATLAS, *([told.removesuffix(date).removesuffix(" · ")] if told else []), date])
    return (*([sources] if sources else []), credit, last)


def _about(view: MapView, atlas: Atlas, shown: dict[str, Any]) -> dict[str, Any]:
    """What a picture is about: the selected feature, the places of the commitment followed, or all that is shown."""
    ids = {view.select} if view.select else set()
    if view.commitment:
        ids |= set(thread_of(atlas, atlas.commitments[view.commitment]).features)
    if not ids:
        return shown
    found = {id: layer.features[layer.features.index.isin(ids)] for id, layer in atlas.layers.items()}
    return {id: features for id, features in found.items() if len(features)}


def sources_in_short(atlas: Atlas, shown: dict[str, Any], most: int = 5) -> str:
    """``Sources: Elia, National Grid and 12 more, each named in the atlas.``: who published most of what is shown."""
    counted: Counter[str] = Counter()
    for features in shown.values():
        for ids in features["sources"]:
            counted.update({atlas.sources[id].publisher for id in ids if id in atlas.sources and id not in UNVERIFIED})
    found = [fonts.plain(publisher) for publisher in sorted(counted, key=lambda each: (-counted[each], each))]
    if not found:
        return ""
    if len(found) <= most:
        listed = found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
        return f"Sources: {listed}."
    first = [each for each in found if len(each) <= LONGEST_PUBLISHER and ";" not in each][:most]
    return f"Sources: {', '.join(first)} and {len(found) - len(first)} more, each named in the atlas."


class _Page:
    """The places of title, map, legend and footer on a form, and their drawing."""

    def __init__(
        self,
        form: Form,
        canvas: Canvas,
        base: str,
        wording: _Wording,
        rows: list[legend.LegendRow],
        bare: bool,
        layers: dict[str, LayerData],
    ) -> None:
        self.layers = layers
        self.form, self.canvas, self.base, self.rows, self.bare = form, canvas, base, rows, bare
        self.wording = wording
        self.paper, self.ink = styles.HALO[base], styles.INK[base]
        self.quiet = readable(_between(self.ink, self.paper, 0.3), self.paper)
        self.edge = EDGE if form.legend != "layers" else 20.0
        if bare:
            self.map_box: Box = (0.0, 0.0, form.width, form.height)
            self.card: tuple[float, float, list[list[legend.LegendRow]]] | None = None
            return
        self.code = _qr(wording.link, form.sharpness) if wording.link and form.legend != "layers" else None
        aside = self._aside_width()
        room = form.width - 2 * self.edge - aside - (24 if aside else 0)
        size = TITLE if form.width >= 900 else 24.0
        self.title_size = size
        self.title = fonts.broken(wording.title, room / size, fonts.SERIF, 600, most=MOST_TITLE_LINES)
        most = 1 if form.legend == "layers" else 3
        self.subtitle = fonts.broken(wording.subtitle, room / SUBTITLE, most=most)
        high = len(self.title) * size * 1.18 + len(self.subtitle) * SUBTITLE * _LEADING
        top = max(high + 30, (self.code[1] + 16) if self.code else 0)
        across = form.width - 2 * self.edge
        self.footer = [line for part in wording.footer for line in fonts.broken(part, across / SMALL)]
        if wording.link and form.legend != "layers":
            self.footer[-1:] = _with_link(self.footer[-1], wording.link, across / SMALL)
        bottom = form.height - (len(self.footer) * SMALL * _LEADING + 20)
        self.strip = None
        if form.legend == "below" and rows:
            columns = max(1, int(across // 232))
            deep = math.ceil(len(rows) / columns)
            self.strip = [rows[at : at + deep] for at in range(0, len(rows), deep)]
            bottom -= deep * ROW + 20
        self.map_box = (0.0, round(top), form.width, round(bottom))
        self.card = self._card() if form.legend != "below" and rows else None

    def _aside_width(self) -> float:
        mark = fonts.width(ATLAS, fonts.SERIF, 600) * 17
        return (mark if self.form.width >= 900 else 0) + (self.code[1] + 16 if self.code else 0)

    def _card(self) -> tuple[float, float, list[list[legend.LegendRow]]]:
        """Width, height and columns of the legend over the map."""
        room = self.map_box[3] - self.map_box[1] - 28
        deep = max(1, int((room * 0.92 - 18) // ROW))
        deep = math.ceil(len(self.rows) / math.ceil(len(self.rows) / deep))
        columns = [self.rows[at : at + deep] for at in range(0, len(self.rows), deep)]
        wide = sum(_column_width(column) for column in columns) + 16 * (len(columns) - 1) + 24
        return wide, max(len(column) for column in columns) * ROW + 16, columns

    def furnishing(self, frame: Frame, atlas: Atlas) -> dict[str, Box]:
        """Where legend, scale and locator lie."""
        left, top, right, bottom = self.map_box
        found: dict[str, Box] = {}
        if self.card:
            wide, high, _ = self.card
            found["legend"] = (left + 14, bottom - 14 - high, left + 14 + wide, bottom - 14)
        bar, _ = scale_bar(frame)
        found["scale"] = (right - 14 - bar - 52, bottom - 14 - 40, right - 14, bottom - 14)
        if not self.bare and self.form.legend != "layers":
            west, _, east, _ = frame.bounds
            whole = NAMED_VIEWS[0].bounds
            if east - west < 0.8 * (whole[2] - whole[0]) and right - left > 500:
                found["locator"] = (right - 14 - 104, top + 14, right - 14, top + 14 + 132)
        return found

    def draw(self, frame: Frame, atlas: Atlas, drawing: Drawing) -> None:
        canvas, (_, top, right, bottom) = self.canvas, self.map_box
        line = rgba(self.ink, 0.28)
        self._scale(frame, drawing.furniture["scale"])
        if "locator" in drawing.furniture:
            _locator(canvas, frame, atlas, self.base, drawing.furniture["locator"])
        if self.bare:
            return
        if self.card:
            self._legend_card(drawing)
        canvas.box((0, 0, right, top), fill=rgba(self.paper))
        canvas.box((0, bottom, right, self.form.height), fill=rgba(self.paper))
        for y in (top, bottom):
            canvas.draw([Path([(0, y), (right, y)])], lines=[line], widths=[0.8])
        high = len(self.title) * self.title_size * 1.18 + len(self.subtitle) * SUBTITLE * _LEADING
        y = (top - high) / 2 - 1
        for words in self.title:
            self._write(drawing, self.edge, y, words, self.title_size, self.ink, fonts.SERIF, 600, leading=1.18)
            y += self.title_size * 1.18
        y += 1
        for words in self.subtitle:
            self._write(drawing, self.edge, y, words, SUBTITLE, self.quiet)
            y += SUBTITLE * _LEADING
        self._aside(drawing, top)
        y = bottom + 10
        if self.strip:
            self._columns(drawing, self.edge, y, self.strip, (self.form.width - 2 * self.edge) / len(self.strip))
            y += max(len(column) for column in self.strip) * ROW + 20
            canvas.draw(
                [Path([(self.edge, y - 10), (right - self.edge, y - 10)])], lines=[rgba(self.ink, 0.16)], widths=[0.8]
            )
        for words in self.footer:
            self._write(
                drawing,
                self.edge,
                y,
                words,
                SMALL,
                self.quiet,
                link=self.wording.link if words == self.footer[-1] else "",
            )
            y += SMALL * _LEADING

    def _aside(self, drawing: Drawing, top: float) -> None:
        """The atlas's name and the QR code, on the right of the title."""
        right = self.form.width - self.edge
        if self.code:
            path, side = self.code
            # On whole pixels of the PNG, so that every module is as wide as its neighbour.
            snap = self.form.sharpness
            x, y = (round(value * snap) / snap for value in (right - side, (top - side) / 2))
            self.canvas.box((x, y, x + side, y + side), fill=(1, 1, 1, 1))
            self.canvas.draw([path.transformed(Affine2D().translate(x, y))], fills=[(0, 0, 0, 1)], name="qr")
            drawing.furniture["qr"] = (x, y, x + side, y + side)
            right -= side + 16
        if self.form.width >= 900:
            wide = fonts.width(ATLAS, fonts.SERIF, 600) * 17
            self._write(drawing, right - wide, (top - 17 * 1.2) / 2, ATLAS, 17, self.ink, fonts.SERIF, 600, leading=1.2)

    def _legend_card(self, drawing: Drawing) -> None:
        assert self.card
        left, top, right, bottom = drawing.furniture["legend"]
        self.canvas.box(
            (left, top, right, bottom), fill=rgba(self.paper), line=rgba(self.ink, 0.2), width=0.8, radius=6
        )
        self._columns(drawing, left + 12, top + 8, self.card[2], None)

    def _columns(
        self, drawing: Drawing, x: float, y: float, columns: list[list[legend.LegendRow]], width: float | None
    ) -> None:
        for column in columns:
            for number, row in enumerate(column):
                at = y + number * ROW
                self.canvas.small_picture(
                    _swatch(row.swatch, self.base, self.layers), x, at + (ROW - legend.HEIGHT) / 2
                )
                self._write(
                    drawing,
                    x + legend.WIDTH + 9,
                    at + (ROW - TEXT * _LEADING) / 2,
                    fonts.plain(row.label),
                    TEXT,
                    self.ink,
                )
            x += width or _column_width(column) + 16

    def _scale(self, frame: Frame, box: Box) -> None:
        """A bar of a round length and an arrow to the north."""
        left, top, _, bottom = box
        bar, words = scale_bar(frame)
        canvas, ink = self.canvas, rgba(self.ink)
        canvas.box(box, fill=rgba(self.paper), line=rgba(self.ink, 0.2), width=0.8, radius=6)
        x = left + 16
        canvas.draw(
            [Path([(x, top + 5), (x + 6, top + 20), (x, top + 16.5), (x - 6, top + 20), (x, top + 5)])], fills=[ink]
        )
        wide = fonts.width("N", weight=700) * SMALL
        canvas.write(x - wide / 2, bottom - 6.5, "N", size=SMALL, colour=ink, weight=700)
        start, y = left + 36, bottom - 9.5
        canvas.draw(
            [Path([(start, y - 5), (start, y), (start + bar, y), (start + bar, y - 5)])], lines=[ink], widths=[1.3]
        )
        wide = fonts.width(words) * SMALL
        canvas.write(start + (bar - wide) / 2, y - 8, words, size=SMALL, colour=ink)

    def _write(
        self,
        drawing: Drawing,
        x: float,
        y: float,
        words: str,
        size: float,
        ink: Colour,
        family: str = fonts.SANS,
        weight: int = 400,
        leading: float = _LEADING,
        link: str = "",
    ) -> None:
        """A line of text by the top left corner of its box."""
        base = y + size * (leading / 2 + 0.34)
        self.canvas.write(x, base, words, size=size, colour=rgba(ink), family=family, weight=weight, link=link)
        box = (x, y, x + fonts.width(words, family, weight) * size, y + size * leading)
        drawing.letters.append((words, box, size, ink, self.paper))


_swatches: dict[tuple[str, str, str], tuple[Shape, ...]] = {}


def _swatch(name: str, base: str, layers: dict[str, LayerData]) -> tuple[Shape, ...]:
    """The picture of a legend row, worked out once for each state of a layer's data."""
    key = (name, base, layers[name].hash if name in layers else "")
    if key not in _swatches:
        if len(_swatches) > 500:
            _swatches.clear()
        _swatches[key] = shapes(legend.swatch(name, base, layers))
    return _swatches[key]


def _with_link(line: str, link: str, ems: float) -> list[str]:
    """A line and a link after it, or below it where that is too long. A very long link is cut: clicked, it is whole."""
    joined = f"{line} · {fonts.plain(link)}"
    return [joined] if fonts.width(joined) <= ems else [line, *fonts.broken(fonts.plain(link), ems, most=1)]


def _column_width(column: list[legend.LegendRow]) -> float:
    return legend.WIDTH + 9 + max(fonts.width(fonts.plain(row.label)) for row in column) * TEXT


def scale_bar(frame: Frame, longest: float = 120.0) -> tuple[float, str]:
    """CSS pixels of a round distance, at most ``longest``, and its words."""
    metres = longest * frame.metres
    power = 10 ** math.floor(math.log10(metres))
    nice = next(number for number in (5, 2, 1) if number * power <= metres) * power
    return longest * nice / metres, f"{nice / 1000:g} km" if nice >= 1000 else f"{nice:g} m"


def _locator(canvas: Canvas, frame: Frame, atlas: Atlas, base: str, box: Box) -> None:
    """The whole North Sea, small, with the picture's frame in it."""
    left, top, right, bottom = box
    small = frame_of(NAMED_VIEWS[0], right - left, bottom - top, zoom_out=3)
    canvas.within(box)
    move = np.array([left, top])
    for layer in ground(small, atlas, base, boundaries=False):
        if layer.id in ("sea", "land"):
            draw_ground(canvas, layer, move)
    canvas.within(None)
    west, south, east, north = frame.bounds
    corners = small.pixels(to_world(np.array([[west, north], [east, south]])))
    (x1, y1), (x2, y2) = corners + move
    grow = max(0.0, (7 - (x2 - x1)) / 2), max(0.0, (7 - (y2 - y1)) / 2)
    # Ground that lies beyond the locator is marked at its edge.
    x1, x2 = (min(max(left + 1, x), right - 1) for x in (x1 - grow[0], x2 + grow[0]))
    y1, y2 = (min(max(top + 1, y), bottom - 1) for y in (y1 - grow[1], y2 + grow[1]))
    accent = rgba(styles.HUES["electricity"][base])
    canvas.box((x1, y1, x2, y2), fill=(*accent[:3], 0.12), line=accent, width=1.6)
    canvas.box(box, line=rgba(styles.INK[base], 0.45), width=0.9)


def _qr(link: str, sharpness: float) -> tuple[Path, float] | None:
    """The QR code of a link as one path, and its side in CSS pixels; None where the link is too long for one."""
    try:
        code = segno.make_qr(link, error="l", boost_error=False)
    except ValueError:
        return None
    rows = [list(row) for row in code.matrix_iter(border=3)]
    dots = max(LEAST_MODULE, math.floor(QR * sharpness / len(rows)))
    module = dots / sharpness
    if len(rows) * module > LARGEST_QR:
        return None
    ends = [
        [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    ]
    corners = np.array(ends, dtype=float).reshape(-1, 2) * module
    codes = np.tile([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], len(ends))
    return Path(corners, codes), len(rows) * module


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
