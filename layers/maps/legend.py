"""The legend: which rows stand for what a view shows, and the small picture beside each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

import geopandas as gpd

from geodata.records import Symbol
from layers.looks import overlays, styles, symbols
from layers.looks.styles import Colour
from layers.looks.symbols import Shape
from layers.maps.features import part_of
from layers.views.filtering import undated
from loaders.layer_files import LayerData

WIDTH, HEIGHT = 30, 16
"""Size of a legend picture in pixels."""


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One row: its words and the name of its picture, which `swatch` draws."""

    label: str
    swatch: str

    @property
    def set_as(self) -> styles.NameStyle:
        """How its words are set: those of a status as the names of what is in it."""
        family, _, word = self.swatch.partition(".")
        return styles.NAMES[styles.STATUSES[word].name if family == "status" and word else "built"]


def rows(
    layers: dict[str, gpd.GeoDataFrame],
    infos: dict[str, LayerData],
    *,
    year: int | None,
    named: frozenset[str] = frozenset(),
    keyed: Mapping[str, gpd.GeoDataFrame] = MappingProxyType({}),
) -> list[LegendRow]:
    """Rows for the layers that show at least one feature, then for the statuses and positions that occur in them.

    ``keyed`` are features of layers that have a key of their own (see `mark_rows`): only their statuses and positions
    are told.
    """
    present = {id: features for id, features in layers.items() if len(features)}
    listed = [LegendRow(infos[id].info.title, id) for id in present]
    drawn = [features for id, features in present.items() if infos[id].info.theme != "boundaries"] + [*keyed.values()]
    statuses = {status for features in drawn for status in features["status"]}
    if statuses - {"operational"}:
        listed += [
            LegendRow(label, f"status.{status}")
            for label, status, covers in styles.STATUS_LEGEND
            if statuses.intersection(covers)
        ]
    if any(named.intersection(features.index) for features in present.values()):
        listed.append(LegendRow("Heavier: named in a commitment", "named"))
    positions = {accuracy for features in drawn for accuracy in features["position_accuracy"]}
    listed += [LegendRow(label, f"position.{name}") for label, name in styles.POSITION_LEGEND if name in positions]
    if year is not None and any(
        undated(infos[id].features).reindex(features.index).any() for id, features in present.items()
    ):
        listed.append(LegendRow("Start year not published", "undated"))
    return listed


def mark_rows(kinds: Iterable[str]) -> list[LegendRow]:
    """Rows for the kinds of marks and looks that a map carries beside the features of its layers."""
    return [LegendRow(overlays.KINDS[kind].label, f"mark.{kind}") for kind in overlays.in_order(kinds)]


def sheet(base: str, layers: dict[str, LayerData]) -> str:
    """A style sheet with the picture of every row that a legend may have.

    It paints whatever carries the row's name in ``data-swatch``, and sets the words beside it.
    """
    others = [f"status.{status}" for _, status, _ in styles.STATUS_LEGEND]
    others += [f"position.{name}" for _, name in styles.POSITION_LEGEND]
    of_marks = [f"mark.{kind}" for kind in overlays.KINDS]
    names = (*layers, *others, "named", "undated", *of_marks)
    pictures = [f'[data-swatch="{name}"]{painted(swatch(name, base, layers))}' for name in names]
    statuses = [LegendRow(label, f"status.{status}") for label, status, _ in styles.STATUS_LEGEND]
    words = [
        f'[data-swatch="{row.swatch}"]+span{{color:{_rgb(row.set_as.ink[base])}{";font-style:italic" * how.italic}}}'
        for row in statuses
        if (how := row.set_as) != styles.NAMES["built"]
    ]
    return "\n".join([*pictures, *words])


def painted(picture: str) -> str:
    """The body of a style sheet's rule that paints an SVG picture."""
    return f'{{background-image:url("data:image/svg+xml,{quote(picture)}")}}'


@dataclass(frozen=True, slots=True)
class Line:
    """A level line through the middle of a legend picture; ``dash`` in half line widths, as in the style table."""

    ink: Colour
    width: float
    dash: tuple[float, float] = styles.SOLID
    strength: float = 1.0
    left: float = 0.0
    right: float = WIDTH

    def shapes(self) -> tuple[Shape, ...]:
        """The line, in pixels of the picture."""
        on, off = (part * self.width / 2 for part in self.dash)
        ends = ((self.left, HEIGHT / 2), (self.right, HEIGHT / 2))
        dash = (on, off) if off else ()
        return (Shape(ends, False, None, self.ink, self.width, dash, stroke_opacity=self.strength),)

    def svg(self) -> str:
        """The line as an element of SVG."""
        (line,) = self.shapes()
        pattern = f' stroke-dasharray="{" ".join(f"{part:g}" for part in line.dash)}"' if line.dash else ""
        return (
            f'<path d="M{self.left:g} {HEIGHT / 2:g}H{self.right:g}" stroke="{_rgb(self.ink)}"'
            f' stroke-width="{self.width:g}" stroke-opacity="{self.strength:g}" fill="none"{pattern}/>'
        )


@dataclass(frozen=True, slots=True)
class Patch:
    """A piece of an area; ``fill`` is the opacity of its inside."""

    ink: Colour
    fill: float

    def shapes(self) -> tuple[Shape, ...]:
        """The patch, in pixels of the picture."""
        corners = ((1, 2), (29, 2), (29, 14), (1, 14))
        return (Shape(corners, True, self.ink, self.ink, 1, fill_opacity=self.fill),)

    def svg(self) -> str:
        """The patch as an element of SVG."""
        ink = _rgb(self.ink)
        return (
            f'<rect x="1" y="2" width="28" height="12" fill="{ink}" fill-opacity="{self.fill:g}"'
            f' stroke="{ink}" stroke-width="1"/>'
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


Part = Line | Patch | PlacedSymbol
"""What a legend picture is made of, each above the one before."""


def swatch(name: str, base: str, layers: Mapping[str, LayerData]) -> str:
    """The picture of a legend row as SVG. Raises KeyError for a name that no row has."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        + "".join(part.svg() for part in parts(name, base, layers))
        + "</svg>"
    )


def swatch_shapes(name: str, base: str, layers: Mapping[str, LayerData]) -> tuple[Shape, ...]:
    """The same picture as shapes, in its pixels. Raises KeyError for a name that no row has."""
    return tuple(shape for part in parts(name, base, layers) for shape in part.shapes())


def parts(name: str, base: str, layers: Mapping[str, LayerData]) -> tuple[Part, ...]:
    """What the picture of a legend row is made of. Raises KeyError for a name that no row has."""
    ink = styles.INK[base]
    if name == "undated":
        return (Line(ink, 3, strength=styles.UNDATED),)
    if name == "named":
        heavy = symbols.icon("circle", "full", ink, base)
        return (Line(ink, 2.4 * styles.HERO_SCALE, right=16), PlacedSymbol(heavy, 14, 22.5))
    family, _, word = name.partition(".")
    if family == "status" and word:
        return _status_parts(word, base)
    if family == "position" and word:
        return _position_parts(word, base)
    if family == "mark" and word:
        return _mark_parts(overlays.KINDS[word], base)
    return _layer_parts(layers[name], base)


def _mark_parts(kind: overlays.MarkStyle, base: str) -> tuple[Part, ...]:
    line = Line(kind.colour(base), kind.width, kind.dash, kind.strength, right=16 if kind.shape else WIDTH)
    if not kind.shape:
        return (line,)
    symbol = overlays.icon(kind, base)
    if kind.lines:
        return line, PlacedSymbol(symbol, kind.size, 22.5)
    return (PlacedSymbol(symbol, min(kind.size, HEIGHT), WIDTH / 2),)


def _status_parts(status: str, base: str) -> tuple[Part, ...]:
    style = styles.STATUSES[status]
    ink = styles.GONE[base] if style.grey else styles.INK[base]
    mark = symbols.icon("circle", style.fill, ink, base)
    return (Line(ink, 2.4, style.dash, style.strength, right=17), PlacedSymbol(mark, 11, 23.5))


def _position_parts(accuracy: str, base: str) -> tuple[Part, ...]:
    position, ink = styles.POSITIONS[accuracy], styles.INK[base]
    halo = (Line(ink, 10, strength=styles.HALO_STRENGTH),) if position.halo else ()
    width = 2.6 * position.scale
    if not position.open_ends:
        return (*halo, Line(ink, width))
    end = symbols.icon("dot", "open", ink, base)
    return (*halo, Line(ink, width, left=4, right=26), PlacedSymbol(end, 9, 4), PlacedSymbol(end, 9, 26))


def _layer_parts(layer: LayerData, base: str) -> tuple[Part, ...]:
    drawn = _symbols_of_parts(layer)
    hue = styles.HUES[layer.info.hue][base]
    found: list[Part] = []
    if "area" in drawn:
        found.append(Patch(hue, max(drawn["area"].fill, 10) / 100))
    if "line" in drawn:
        found.append(Line(hue, drawn["line"].width))
    if "point" in drawn:
        found.append(PlacedSymbol(symbols.icon(drawn["point"].shape, "full", hue, base), 13, WIDTH / 2))
    return tuple(found)


def _symbols_of_parts(layer: LayerData) -> dict[str, Symbol]:
    """How each part of a layer is drawn: as the first of its kinds that has a feature there."""
    found: dict[str, Symbol] = {}
    for kind in layer.info.kinds.values():
        for geometry in layer.features.geometry[layer.features["kind"] == kind.id]:
            found.setdefault(part_of(geometry), kind.symbol)
    return found


def _rgb(ink: Colour) -> str:
    red, green, blue = ink
    return f"rgb({red},{green},{blue})"
