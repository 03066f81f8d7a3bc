"""The legend: which rows stand for what a view shows, and the small picture beside each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

import geopandas as gpd

from geodata.records import Kind, Layer
from layers.looks import basemap, overlays, styles, symbols
from layers.looks.symbols import Shape
from layers.maps import coverage
from layers.maps.coverage import told
from layers.maps.features import PARTS, heroes, parts_with
from layers.maps.key_parts import HEIGHT, WIDTH, Hatch, Head, Line, Part, Patch, PlacedSymbol, rgb
from layers.views.filtering import undated
from layers.views.map_view import MapView
from layers.wording.facts import in_a_sentence
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

THINNEST = 1.6
"""Pixels: a line as thin as it is on the map would be as pale as its background in so small a picture."""
MOST_KEYS = 24
"""Rows for layers and their kinds; a longer legend would bury the map that it explains."""
CLOSE_BY = " (close in only)"
"""What a row says besides of a layer that begins at a zoom: the row stands there at every zoom."""


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

    @property
    def layer(self) -> str:
        """The id of the layer that the row stands for, alone or with others; of another row the swatch's name."""
        family, _, rest = self.swatch.partition(".")
        return rest.partition(".")[0] if family == "kind" else self.swatch


def rows(
    layers: dict[str, gpd.GeoDataFrame],
    infos: dict[str, LayerData],
    *,
    year: int | None,
    named: frozenset[str] = frozenset(),
    hatched: Sequence[str] = (),
    keyed: Mapping[str, gpd.GeoDataFrame] = MappingProxyType({}),
    selected: bool = False,
    picked: bool = False,
) -> list[LegendRow]:
    """Rows for the layers that show at least one feature, then for the statuses and positions that occur in them.

    A layer whose kinds look different has a row for each look that is shown, unless there would be more than
    `MOST_KEYS`: then every layer has one. ``keyed`` are features of layers that have a key of their own (see
    `mark_rows`): only their statuses and positions are told. ``hatched`` are layers that do not cover all of a map.
    ``selected``: one feature is. ``picked``: some are.
    """
    present = {id: features for id, features in layers.items() if len(features)}
    listed = [row for id, features in present.items() for row in _layer_rows(infos[id], {*features["kind"].unique()})]
    if len(listed) > MOST_KEYS:
        listed = [LegendRow(told(infos[id].info.title, infos[id].info.coverage), id) for id in present]
    drawn = [features for id, features in present.items() if infos[id].info.theme != "boundaries"] + [*keyed.values()]
    statuses = {status for features in drawn for status in features["status"].unique()}
    if statuses - {"operational"}:
        listed += [
            LegendRow(label, f"status.{status}")
            for label, status, covers in styles.STATUS_LEGEND
            if statuses.intersection(covers)
        ]
    if any(features.index.isin(list(named)).any() for features in present.values()):
        listed.append(LegendRow("Heavier: named in a commitment", "named"))
    listed += _size_rows([(infos[id].info, features) for id, features in present.items()])
    if selected:
        listed.append(LegendRow("Selected", "selected"))
    if picked:
        listed.append(LegendRow("Picked", "picked"))
    listed += _position_rows(drawn)
    if year is not None and any(
        undated(infos[id].features).reindex(features.index).any() for id, features in present.items()
    ):
        listed.append(LegendRow("Start year not published", "undated"))
    if hatched:
        listed.append(LegendRow(coverage.key([infos[id].info.title for id in hatched]), basemap.UNSEARCHED))
    return listed


def rows_of(view: MapView, atlas: Atlas, shown: dict[str, gpd.GeoDataFrame]) -> list[LegendRow]:
    """The rows of a view without a page's answer, of which ``shown`` is what it shows: those of its files."""
    return rows(
        shown,
        atlas.layers,
        year=view.year,
        named=heroes(atlas),
        selected=view.select is not None,
        picked=bool(view.pick),
        hatched=coverage.partly_covered(view, atlas),
    )


def _size_rows(drawn: Iterable[tuple[Layer, gpd.GeoDataFrame]]) -> list[LegendRow]:
    """What a larger symbol means, where those of some layer differ in size: more of the figure's unit."""
    sized = {
        info.fields[kind.symbol.size_by].unit: None
        for info, features in drawn
        for kind in info.kinds.values()
        if kind.symbol.size_by and kind.id in set(features["kind"])
    }
    return [LegendRow(f"Larger symbol: more {' or '.join(sized)}", "larger")] if sized else []


def _position_rows(drawn: Iterable[gpd.GeoDataFrame]) -> list[LegendRow]:
    parts: dict[str, set[str]] = {}
    for features in drawn:
        for accuracy, part in parts_with(features, "position_accuracy"):
            parts.setdefault(accuracy, set()).add(part)
    return [
        LegendRow(of_lines if parts[name] == {"line"} else label, f"position.{name}")
        for label, of_lines, name in styles.POSITION_LEGEND
        if name in parts
    ]


def _layer_rows(layer: LayerData, shown: set[str]) -> list[LegendRow]:
    id = layer.info.id
    looks = [[kind for kind in alike if kind in shown] for alike in kinds_by_look(layer)]
    near = CLOSE_BY if layer.info.shown_from_zoom else ""
    if len(looks) < 2:
        return [LegendRow(told(layer.info.title, layer.info.coverage) + near, id)]
    return [LegendRow(_of_kinds(layer.info, alike) + near, f"kind.{id}.{alike[0]}") for alike in looks if alike]


def _of_kinds(info: Layer, alike: Sequence[str]) -> str:
    """The words for kinds that look the same, and where they were looked for if that is one place for all of them."""
    kinds = [info.kinds[id] for id in alike]
    places = {kind.coverage or info.coverage for kind in kinds}
    words = ", ".join([kinds[0].label, *(in_a_sentence(kind.label) for kind in kinds[1:])])
    return told(words, places.pop() if len(places) == 1 else "")


def kinds_by_look(layer: LayerData) -> list[list[str]]:
    """The kinds of a layer that look the same, together; one list of all where what differs is no more than a size.

    What is drawn as a line and what is drawn as a point are one look: one picture shows both.
    """
    drawn, alike = _parts_of_kinds(layer), dict[frozenset[tuple[object, ...]], list[str]]()
    for id, its in drawn.items():
        alike.setdefault(frozenset(_look(layer.info.kinds[id], part) for part in its), []).append(id)
    looks = frozenset().union(*alike)
    return [list(drawn)] if len(looks) == len({part for part, *_ in looks}) else list(alike.values())


def _look(kind: Kind, part: str) -> tuple[object, ...]:
    """What can be told apart in a legend of how a part of a kind is drawn."""
    symbol = kind.symbol
    own = {"area": (symbol.fill, symbol.width, symbol.badge, symbol.hatched), "line": (symbol.width, symbol.arrows)}
    return (part, kind.hue, *own.get(part, (symbol.shape,)))


def _parts_of_kinds(layer: LayerData) -> dict[str, set[str]]:
    """Kind -> the parts that its features are drawn in, for the kinds that have features, in the layer's order."""
    found = parts_with(layer.features, "kind")
    drawn = {id: {part for kind, part in found if kind == id} for id in layer.info.kinds}
    return {id: parts for id, parts in drawn.items() if parts}


def mark_rows(kinds: Iterable[str]) -> list[LegendRow]:
    """Rows for the kinds of marks and looks that a map carries beside the features of its layers."""
    return [LegendRow(overlays.KINDS[kind].label, f"mark.{kind}") for kind in overlays.in_order(kinds)]


def sheet(base: str, layers: dict[str, LayerData]) -> str:
    """A style sheet with the picture of every row that a legend may have.

    It paints whatever carries the row's name in ``data-swatch``, and sets the words beside it.
    """
    others = [f"status.{status}" for _, status, _ in styles.STATUS_LEGEND]
    others += [f"position.{name}" for *_, name in styles.POSITION_LEGEND]
    of_marks = [f"mark.{kind}" for kind in overlays.KINDS]
    kinds = [f"kind.{id}.{alike[0]}" for id, layer in layers.items() for alike in kinds_by_look(layer)]
    names = (
        *layers,
        *kinds,
        *others,
        "named",
        "larger",
        "selected",
        "picked",
        "undated",
        basemap.UNSEARCHED,
        *of_marks,
    )
    pictures = [f'[data-swatch="{name}"]{painted(swatch(name, base, layers))}' for name in names]
    statuses = [LegendRow(label, f"status.{status}") for label, status, _ in styles.STATUS_LEGEND]
    words = [
        f'[data-swatch="{row.swatch}"]+span{{color:{rgb(row.set_as.ink[base])}{";font-style:italic" * how.italic}}}'
        for row in statuses
        if (how := row.set_as) != styles.NAMES["built"]
    ]
    return "\n".join([*pictures, *words])


def painted(picture: str) -> str:
    """The body of a style sheet's rule that paints an SVG picture."""
    return f'{{background-image:url("data:image/svg+xml,{quote(picture)}")}}'


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
    if name == basemap.UNSEARCHED:
        how = styles.HATCHING
        return (Hatch(how.ink[base], how.spacing * 0.8, how.width * 1.2),)
    if name == "undated":
        return (Line(ink, 3, strength=styles.UNDATED),)
    if name == "named":
        heavy = symbols.icon("circle", "full", ink, base)
        return (Line(ink, 2.4 * styles.HERO_SCALE, right=16), PlacedSymbol(heavy, 14, 22.5))
    if name == "larger":
        disc = symbols.icon("circle", "full", ink, base)
        return PlacedSymbol(disc, 7, 7), PlacedSymbol(disc, 14, 21)
    if name in ("selected", "picked"):
        under = styles.SELECTED if name == "selected" else styles.PICKED[base]
        band, disc = (symbols.icon("dot", "full", colour, base) for colour in (under, ink))
        line = Line(under, 9, right=15), Line(ink, 2.4, right=15)
        return (*line, PlacedSymbol(band, 16, 22.5), PlacedSymbol(disc, 9, 22.5))
    family, _, word = name.partition(".")
    if family == "status" and word:
        return _status_parts(word, base)
    if family == "position" and word:
        return _position_parts(word, base)
    if family == "mark" and word:
        return _mark_parts(overlays.KINDS[word], base)
    if family == "kind" and word:
        id, _, own = word.partition(".")
        return _parts_as([layers[id].info.kinds[own]], layers[id], base)
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
    halo = (Line(ink, 10, strength=styles.BAND_STRENGTH),) if position.halo else ()
    width = 2.6 * position.scale
    if not position.open_ends:
        return (*halo, Line(ink, width))
    end = symbols.icon("dot", "open", ink, base)
    return (*halo, Line(ink, width, left=4, right=26), PlacedSymbol(end, 9, 4), PlacedSymbol(end, 9, 26))


def _layer_parts(layer: LayerData, base: str) -> tuple[Part, ...]:
    """The picture of a whole layer: each part as the first kind that has it.

    Where the first kind is a line, areas of other kinds are left out: a line on a band would be one thing.
    """
    drawn = _parts_of_kinds(layer)
    first = next(iter(drawn.values()))
    kinds = [layer.info.kinds[id] for id, parts in drawn.items() if "area" in first or "area" not in parts]
    return _parts_as(kinds, layer, base)


def _parts_as(kinds: Sequence[Kind], layer: LayerData, base: str) -> tuple[Part, ...]:
    """How each part of a layer is drawn: as the first of some kinds that has a feature there."""
    drawn, found = _parts_of_kinds(layer), dict[str, Kind]()
    for kind in kinds:
        for part in drawn.get(kind.id, ()):
            found.setdefault(part, kind)
    outlined = not layer.outlines.empty
    return tuple(each for part in PARTS if part in found for each in _kind_parts(found[part], part, base, outlined))


def _kind_parts(kind: Kind, part: str, base: str, outlined: bool) -> tuple[Part, ...]:
    """How a kind is drawn in a part; a symbol lies on the outline that takes its place closer in."""
    symbol, hue = kind.symbol, styles.HUES[kind.hue][base]
    if part == "area":
        badge = symbols.icon(symbol.badge, "full", hue, base) if symbol.badge else None
        fill = max(symbol.fill, 10) / 100
        patch: tuple[Part, ...] = (Patch(hue, fill, symbol.width),)
        if symbol.hatched:
            spacing, width = styles.STRIPES
            stripes = Hatch(hue, spacing * 0.8 * 2**0.5, width * 0.8, fill, falling=True)
            patch = Patch(hue, fill * styles.BETWEEN, symbol.width), stripes
        return (*patch, PlacedSymbol(badge, 11, WIDTH / 2)) if badge else patch
    if part == "line":
        line = Line(hue, max(symbol.width, THINNEST), styles.LIMIT if symbol.limit else styles.SOLID)
        return (line, Head(hue)) if symbol.arrows else (line,)
    point = PlacedSymbol(symbols.icon(symbol.shape, "full", hue, base), 11 if outlined else 13, WIDTH / 2)
    return (Patch(hue, styles.STATUSES["operational"].inside / 100, styles.OUTLINE), point) if outlined else (point,)
