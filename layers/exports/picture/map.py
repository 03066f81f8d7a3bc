"""The map within a picture: ground, data, arrows and names in the frame, each as the screen draws it."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from layers.exports.picture.canvas import Box, Canvas, Rgba, path_of, rgba, rimmed
from layers.exports.picture.courses import in_frame
from layers.exports.picture.ground import MARGIN, Ground, ground
from layers.exports.picture.names import Name, names
from layers.exports.picture.placing import Board, rectangle
from layers.looks import arrows, overlays, styles, symbols
from layers.looks.symbols import Shape
from layers.maps.coverage import partly_covered, unsearched
from layers.maps.features import icons
from layers.maps.found import Found
from layers.maps.sheets import Sheet, labels, sheets
from layers.maps.subject import labels_of, sheets_of
from layers.views.camera import Frame
from layers.views.map_view import MapView
from loaders.atlas import Atlas


def draw_map(
    canvas: Canvas,
    box: Box,
    frame: Frame,
    view: MapView,
    atlas: Atlas,
    *,
    covered: Iterable[Box],
    finest: float,
    found: Found | None = None,
) -> tuple[list[Sheet], list[Name]]:
    """Draw a view into a box of the canvas; gives the sheets drawn and the names placed.

    ``covered`` are boxes (CSS pixels of the canvas) that no name may lie under; ``finest`` is the least detail of the
    coast in CSS pixels. ``found`` is what a page shows one by one, and above its layers, on its map.
    """
    left, top, right, bottom = box
    drawn = sheets_of(found, atlas, frame.camera.zoom) if found else sheets(view, atlas, frame.camera.zoom)
    written = labels_of(found, atlas) if found else labels(view, atlas)
    board = Board(right - left, bottom - top)
    board.take(rectangle(a - left - 3, b - top - 3, c - left + 3, d - top + 3) for a, b, c, d in covered)
    placed = names(view, atlas, frame, written, drawn, board)
    canvas.within(box)
    move = np.array([left, top])
    named = {name.of for name in placed}
    of_layers = icons([layer.info for layer in atlas.layers.values()])[view.base]
    known = {icon.name: icon for icon in (*of_layers, *overlays.icons(view.base))}
    beyond = unsearched(partly_covered(view, atlas), atlas)
    for layer in ground(frame, atlas, view.base, finest=finest, named=named, unsearched=beyond):
        if layer.id in ("under-land", "data-slot"):
            for sheet in drawn:
                if sheet.below_land == (layer.id == "under-land"):
                    _draw_sheet(canvas, sheet, frame, known, view.base, move)
        else:
            draw_ground(canvas, layer, move)
    _draw_arrows(canvas, drawn, frame, move)
    for name in placed:
        _write_name(canvas, name, left, top)
    canvas.within(None)
    return drawn, placed


def _write_name(canvas: Canvas, name: Name, left: float, top: float) -> None:
    setting, spot = name.setting, name.spot
    if spot.leader:
        leader = Path([(x + left, y + top) for x, y in (spot.anchor, spot.leader)])
        inks = [rgba(setting.halo, 0.88), rgba(setting.colour)]
        canvas.draw([leader, leader], lines=inks, widths=[2.6, 0.9], name=f"leader:{name.of}")
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
    located = in_frame(sheet.features, frame)
    window = shapely.box(-MARGIN, -MARGIN, frame.width + MARGIN, frame.height + MARGIN)
    near = shapely.intersects(located, window)
    found = [(f, shapely.transform(g, lambda corners: corners + move)) for f, g, inside in
             zip(sheet.features, located, near, strict=True) if inside]  # fmt: skip
    name = f"{sheet.layer}:{sheet.part}" + (f":{sheet.role}" if sheet.role else "")
    flat = [(f["properties"], path_of([g])) for f, g in found if "Point" not in g.geom_type]
    if flat:
        halo, round_ends = sheet.part == "halo", sheet.part == "halo" or sheet.is_band
        canvas.draw(
            [path for _, path in flat],
            fills=[_filling(about, sheet.opacity) for about, _ in flat] if sheet.part == "area" else [None],
            lines=[_paint(about["halo_color" if halo else "color"], sheet.opacity) for about, _ in flat],
            widths=[about["halo" if halo else "width"] for about, _ in flat],
            dashes=[() if halo else _dash(about["dash"]) for about, _ in flat],
            round_ends=round_ends,
            name=name,
        )
    hatched = [(f["properties"], g) for f, g in found if "hatch" in f["properties"] and "Polygon" in g.geom_type]
    seen = shapely.transform(window, lambda corners: corners + move)
    canvas.draw(
        [path_of([_stripes(area.intersection(seen), about["hatch"][0])]) for about, area in hatched],
        lines=[_over(_paint(about["fill"], sheet.opacity)) for about, _ in hatched],
        widths=[about["hatch"][1] for about, _ in hatched],
        name=f"{name}:stripes",
    )
    points = [(f["properties"], *xy) for f, g in found if "Point" in g.geom_type for xy in _xy([g])]
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


def _filling(about: dict[str, Any], opacity: float) -> Rgba:
    """What an area is filled with, all of it or between its stripes."""
    red, green, blue, alpha = _paint(about["fill"], opacity)
    return red, green, blue, alpha * (styles.BETWEEN if "hatch" in about else 1)


def _over(paint: Rgba) -> Rgba:
    """The paint of a stripe that is laid over what is between the stripes."""
    red, green, blue, alpha = paint
    return red, green, blue, 1 - (1 - alpha) / (1 - alpha * styles.BETWEEN)


def _stripes(area: BaseGeometry, spacing: float) -> BaseGeometry:
    """Lines that fall to the right over an area, so many pixels apart."""
    left, top, right, bottom = area.bounds
    apart = spacing * 2**0.5
    starts = np.arange((left - bottom) // apart, (right - top) // apart + 1) * apart
    lines = shapely.linestrings([[(start + top, top), (start + bottom, bottom)] for start in starts])
    return shapely.intersection(shapely.multilinestrings(lines), area)


@lru_cache(maxsize=512)
def symbol_shapes(icon: symbols.Icon, base: str) -> tuple[Shape, ...]:
    """A symbol with its rim, in the unit square."""
    return rimmed(symbols.shapes(icon), symbols.OUTLINES[icon.shape], base, icon.filling == "gone")


def _draw_arrows(canvas: Canvas, drawn: list[Sheet], frame: Frame, move: Any) -> None:
    """The heads along lines that have a direction, in the colour and the strength of their line."""
    for sheet in (each for each in drawn if each.part == "line"):
        pointed = [feature for feature in sheet.features if feature["properties"].get("arrow")]
        located = in_frame(pointed, frame)
        heads = [
            (np.array([*corners, corners[0]]) + move, _paint(about["color"], sheet.opacity))
            for about, whole in zip((feature["properties"] for feature in pointed), located, strict=True)
            for line in shapely.get_parts(whole)
            if line.geom_type == "LineString"
            for x, y, turn in arrows.places(line)
            if 0 < x < frame.width and 0 < y < frame.height
            for corners in [arrows.head(x, y, turn, about["arrow"])]
        ]
        paths = [Path(corners, closed=True) for corners, _ in heads]
        canvas.draw(paths, fills=[paint for _, paint in heads], name=f"{sheet.layer}:arrows")


def _xy(points: Any) -> Any:
    return shapely.get_coordinates(points)


def _paint(channels: list[int], opacity: float) -> Rgba:
    red, green, blue, alpha = channels
    return red / 255, green / 255, blue / 255, alpha / 255 * opacity


def _dash(dash: list[float]) -> tuple[float, ...]:
    """A dash in half line widths, as in the style table, in whole ones."""
    return () if tuple(dash) == styles.SOLID else tuple(part / 2 for part in dash)
