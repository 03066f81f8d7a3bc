"""The legend: which rows stand for what a view shows, and the small picture beside each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

import geopandas as gpd

from geodata.records import Symbol
from layers.looks import overlays, styles, symbols
from layers.looks.styles import Colour
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


def rows(
    layers: dict[str, gpd.GeoDataFrame],
    infos: dict[str, LayerData],
    *,
    year: int | None,
    named: frozenset[str] = frozenset(),
) -> list[LegendRow]:
    """Rows for the layers that show at least one feature, then for the statuses and positions that occur in them."""
    present = {id: features for id, features in layers.items() if len(features)}
    listed = [LegendRow(infos[id].info.title, id) for id in present]
    drawn = [features for id, features in present.items() if infos[id].info.theme != "boundaries"]
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


def mark_rows(present: Sequence[overlays.Mark]) -> list[LegendRow]:
    """Rows for the kinds of marks that a map carries beside its features."""
    return [LegendRow(overlays.KINDS[kind].label, f"mark.{kind}") for kind in overlays.kinds_of(present)]


def sheet(base: str, layers: dict[str, LayerData]) -> str:
    """A style sheet with the picture of every row that a legend may have.

    It paints whatever carries the row's name in ``data-swatch``, and the switch of the layer in the sidebar.
    """
    rules = []
    for id in layers:
        rules.append(f'[data-swatch="{id}"]{_painted(swatch(id, base, layers))}')
        rules.append(f".st-key-layer-{id} p::before{_painted(swatch(id, 'paper', layers))}")  # the sidebar stays light
    others = [f"status.{status}" for _, status, _ in styles.STATUS_LEGEND]
    others += [f"position.{name}" for _, name in styles.POSITION_LEGEND]
    of_marks = [f"mark.{kind}" for kind in overlays.KINDS]
    for name in (*others, "named", "undated", *of_marks):
        rules.append(f'[data-swatch="{name}"]{_painted(swatch(name, base, layers))}')
    return "\n".join(rules)


def _painted(picture: str) -> str:
    return f'{{background-image:url("data:image/svg+xml,{quote(picture)}")}}'


def swatch(name: str, base: str, layers: Mapping[str, LayerData]) -> str:
    """The picture of a legend row as SVG. Raises KeyError for a name that no row has."""
    if name == "undated":
        return _picture(_line(styles.INK[base], 3, styles.SOLID, styles.UNDATED))
    if name == "named":
        heavy = symbols.icon("circle", "full", styles.INK[base], base)
        return _picture(
            _line(styles.INK[base], 2.4 * styles.HERO_SCALE, styles.SOLID, 1, right=16), _symbol(heavy, 14, 22.5)
        )
    family, _, word = name.partition(".")
    if family == "status" and word:
        style = styles.STATUSES[word]
        ink = styles.GONE[base] if style.grey else styles.INK[base]
        mark = symbols.icon("circle", style.fill, ink, base)
        return _picture(_line(ink, 2.4, style.dash, style.strength, right=17), _symbol(mark, 11, 23.5))
    if family == "position" and word:
        position = styles.POSITIONS[word]
        ink = styles.INK[base]
        core = _line(
            ink,
            2.6 * position.scale,
            styles.SOLID,
            1,
            left=4 if position.open_ends else 0,
            right=26 if position.open_ends else WIDTH,
        )
        halo = _line(ink, 10, styles.SOLID, styles.HALO_STRENGTH) if position.halo else ""
        end = symbols.icon("dot", "open", ink, base)
        ends = _symbol(end, 9, 4) + _symbol(end, 9, 26) if position.open_ends else ""
        return _picture(halo, core, ends)
    if family == "mark" and word:
        kind = overlays.KINDS[word]
        if kind.shape:
            return _picture(_symbol(overlays.icon(kind, base), min(kind.size, HEIGHT), WIDTH / 2))
        return _picture(_line(styles.INK[base], kind.width, kind.dash, 1))
    return _layer_swatch(layers[name], base)


def _layer_swatch(layer: LayerData, base: str) -> str:
    parts = _symbols_of_parts(layer)
    hue = styles.HUES[layer.info.hue][base]
    drawn = ""
    if "area" in parts:
        red, green, blue = hue
        drawn += (
            f'<rect x="1" y="2" width="28" height="12" fill="rgb({red},{green},{blue})"'
            f' fill-opacity="{max(parts["area"].fill, 10) / 100:g}"'
            f' stroke="rgb({red},{green},{blue})" stroke-width="1"/>'
        )
    if "line" in parts:
        drawn += _line(hue, parts["line"].width, styles.SOLID, 1)
    if "point" in parts:
        drawn += _symbol(symbols.icon(parts["point"].shape, "full", hue, base), 13, WIDTH / 2)
    return _picture(drawn)


def _symbols_of_parts(layer: LayerData) -> dict[str, Symbol]:
    """How each part of a layer is drawn: as the first of its kinds that has a feature there."""
    found: dict[str, Symbol] = {}
    for kind in layer.info.kinds.values():
        for geometry in layer.features.geometry[layer.features["kind"] == kind.id]:
            found.setdefault(part_of(geometry), kind.symbol)
    return found


def _line(
    ink: Colour, width: float, dash: tuple[float, float], strength: float, left: float = 0, right: float = WIDTH
) -> str:
    red, green, blue = ink
    pattern = f' stroke-dasharray="{dash[0] * width / 2:g} {dash[1] * width / 2:g}"' if dash[1] else ""
    return (
        f'<path d="M{left:g} {HEIGHT / 2:g}H{right:g}" stroke="rgb({red},{green},{blue})" stroke-width="{width:g}"'
        f' stroke-opacity="{strength:g}" fill="none"{pattern}/>'
    )


def _symbol(icon: symbols.Icon, size: float, middle: float) -> str:
    left, top = middle - size / 2, HEIGHT / 2 - size / 2
    return f'<g transform="translate({left:g} {top:g}) scale({size:g})">{symbols.svg_parts(icon)}</g>'


def _picture(*drawn: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        + "".join(drawn)
        + "</svg>"
    )
