"""Features made ready for the screen: a layer's records and a view in, plain GeoJSON with drawing properties out.

Everything that decides how a feature looks is worked out here, from the style table, so that the browser only draws.
A layer is drawn in up to three parts, each with an address of its own: "area", "line" and "point". Where features have
an outline, "outline" carries these, and "plain" the points without one, for the zooms at which outlines take the place
of symbols. The part "label" carries what is written on the map.
"""

import math
import re
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely import Point
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geodata.records import Kind, Layer
from layers.looks import styles, symbols
from layers.views.filtering import undated
from layers.wording.facts import key_figure_line, status_words
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

PARTS = ("area", "line", "point")
"""The parts of a layer in drawing order, areas lowest."""
OUTLINE, PLAIN = "outline", "plain"
"""The outlines of features drawn as points, and the points of those that have none."""
_PART_OF = {3: "area", 6: "area", 1: "line", 5: "line"}
"""Shapely's number of a geometry type -> the part that it is drawn in, where that is not "point"."""
LONGEST_LABEL, LONGEST_NAME = 48, 100
"""Characters of a name from which the map leaves out what stands in brackets at its end, and at which a tooltip and the
map cut it; the panel shows all of it."""
BAND, RIM = 7.0, 10.0
"""Pixels by which the band under a selected line, and under a picked one, is wider than the line: both can be seen."""
RING = 6.0
"""Pixels by which the disc under a selected point reaches beyond it."""
SMALLEST, LARGEST = 9.0, 26.0
"""Diameters in pixels of symbols sized by a figure."""


def heroes(atlas: Atlas) -> frozenset[str]:
    """Ids of the features that a commitment names: drawn heavier and labelled first."""
    return frozenset(id for commitment in atlas.commitments.values() for id in commitment.feature_ids)


def part_of(geometry: BaseGeometry) -> str:
    """The part of its layer that a geometry is drawn in."""
    return _PART_OF.get(int(shapely.get_type_id(geometry)), "point")


def parts(features: gpd.GeoDataFrame) -> list[str]:
    """The parts that a layer has, in drawing order."""
    present = {_PART_OF.get(kind, "point") for kind in np.unique(_types(features)).tolist()}
    return [part for part in PARTS if part in present]


def parts_with(features: gpd.GeoDataFrame, column: str) -> set[tuple[str, str]]:
    """Each value of a column with each part that a feature of that value is drawn in."""
    found = pd.DataFrame({"value": features[column], "type": _types(features)}).drop_duplicates()
    return {(value, _PART_OF.get(kind, "point")) for value, kind in found.itertuples(index=False)}


def _types(features: gpd.GeoDataFrame) -> Any:
    return shapely.get_type_id(features.geometry.to_numpy())


def short(name: str) -> str:
    """A name as a tooltip has it: one longer than any that is known ends with its last whole word."""
    if len(name) <= LONGEST_NAME:
        return name
    cut = name[: LONGEST_NAME - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def written(name: str) -> str:
    """A name as it is written on the map: a long one without what stands in brackets at its end."""
    return short(name if len(name) <= LONGEST_LABEL else re.sub(r"(?<=.) \([^()]*\)$", "", name))


def drawn(
    layer: LayerData,
    features: gpd.GeoDataFrame,
    *,
    part: str,
    base: str,
    heroes: Collection[str],
    mark_undated: bool,
    selected: bool = False,
    picked: bool = False,
    dated: bool = False,
) -> dict[str, Any]:
    """A FeatureCollection of one part of a layer; see `dressed`."""
    how = {"mark_undated": mark_undated, "selected": selected, "picked": picked, "dated": dated}
    pairs = dressed(layer, features, part=part, base=base, heroes=heroes, **how)
    return {"type": "FeatureCollection", "features": [_feature(*pair) for pair in pairs]}


def dressed(
    layer: LayerData,
    features: gpd.GeoDataFrame,
    *,
    part: str,
    base: str,
    heroes: Collection[str],
    mark_undated: bool,
    selected: bool = False,
    picked: bool = False,
    dated: bool = False,
) -> Iterator[tuple[BaseGeometry, dict[str, Any]]]:
    """What is drawn of features in one part of a layer: each shape with its drawing properties.

    ``heroes`` (ids named by a commitment) are drawn heavier and last, hence on top. With ``mark_undated`` a feature
    without a published year is faint. With ``selected`` the features are drawn as the casing under a selected one, with
    ``picked`` as that under a picked one. With ``dated`` each says ``from`` which year on it is in service, or is
    expected to be, where that was published.
    """
    band = _Band(styles.PICKED[base], RIM) if picked else _Band(styles.SELECTED, BAND) if selected else None
    faint = set(features.index[undated(layer.features).reindex(features.index)]) if mark_undated else set()
    ordered = sorted(features.to_dict("records"), key=lambda feature: feature["id"] in heroes)
    for feature in ordered:
        hero = feature["id"] in heroes
        year = {"from": int(feature["start_year"])} if dated and pd.notna(feature["start_year"]) else {}
        if part == "label":
            yield label_place(feature["geometry"]), _label(layer.info, feature, base, hero) | year
            continue
        geometry = _drawn_shape(layer, feature, part)
        if geometry is None:
            continue
        shaped = {**feature, "geometry": geometry}
        look: dict[str, Any] = (
            _casing(layer.info, shaped, band, hero) if band else _look(layer.info, shaped, base, hero)
        )
        if part == OUTLINE:
            look |= _outline_look(look, feature, hero, band)
        properties: dict[str, Any] = {**_names(layer.info, feature), **look, **year}
        if feature["id"] in faint:
            properties |= faded(properties, styles.UNDATED)
        yield geometry, properties
        if part == "line" and styles.POSITIONS[feature["position_accuracy"]].open_ends and not band:
            yield from ((end, properties) for end in _ends(geometry))
        if part == "area" and layer.info.kinds[feature["kind"]].symbol.badge and not band:
            yield geometry.representative_point(), properties


def _drawn_shape(layer: LayerData, feature: dict[str, Any], part: str) -> BaseGeometry | None:
    """What is drawn of a feature in a part of its layer; None for nothing."""
    geometry: BaseGeometry = feature["geometry"]
    outlined = feature["id"] in layer.outlines.index
    if part == OUTLINE:
        return layer.outlines[feature["id"]] if outlined else None
    if part == PLAIN:
        return geometry if part_of(geometry) == "point" and not outlined else None
    return geometry if part_of(geometry) == part else None


def faded(properties: dict[str, Any], strength: float) -> dict[str, Any]:
    """The colours of a feature's look at a part (0 to 1) of their strength."""
    return {
        name: [*properties[name][:3], round(properties[name][3] * strength)]
        for name in ("color", "halo_color", "icon_color", "fill")
    }


def icons(layers: list[Layer]) -> dict[str, list[symbols.Icon]]:
    """Every symbol that the layers may need, for each base map, in a stable order."""
    fillings = [(style.fill, status) for status, style in styles.STATUSES.items()]
    ends = [("open", status) for status in styles.STATUSES]  # a schematic line ends in open dots, whatever its status
    return {
        base: sorted(
            {
                symbols.icon(shape, filling, styles.line_colour(kind.hue, status, base), base)
                for layer in layers
                for kind in layer.kinds.values()
                for shape in {"dot", kind.symbol.shape, kind.symbol.badge or kind.symbol.shape}
                for filling, status in [*fillings, *(ends if shape == "dot" else ())]
            }
        )
        for base in styles.BASES
    }


def size(kind: Kind, feature: dict[str, object], largest: float) -> float:
    """Diameter of a feature's symbol in pixels: fixed, or its area in step with the kind's figure."""
    if not kind.symbol.size_by:
        return kind.symbol.size
    value = feature[kind.symbol.size_by]
    if pd.isna(value):  # type: ignore[call-overload]
        return kind.symbol.size
    return round(min(LARGEST, max(SMALLEST, LARGEST * math.sqrt(float(value) / largest))), 1)  # type: ignore[arg-type]


def _largest(layer: Layer, kind: Kind) -> float:
    """The figure that gets the largest symbol. A round number per unit, so that sizes compare across filters."""
    return (
        {"MW": 3600.0, "Mt CO2": 600.0}.get(layer.fields[kind.symbol.size_by].unit, 100.0)
        if kind.symbol.size_by
        else 1.0
    )


def _diameter(layer: Layer, kind: Kind, feature: dict[str, Any], hero: bool) -> float:
    """Pixels across, larger for a hero unless the size says something."""
    return size(kind, feature, _largest(layer, kind)) * (1.25 if hero and not kind.symbol.size_by else 1.0)


def _look(layer: Layer, feature: dict[str, Any], base: str, hero: bool) -> dict[str, Any]:
    kind = layer.kinds[str(feature["kind"])]
    status = styles.STATUSES[str(feature["status"])]
    position = styles.POSITIONS[str(feature["position_accuracy"])]
    hue = styles.line_colour(kind.hue, str(feature["status"]), base)
    alpha = round(255 * status.strength)
    scale = styles.HERO_SCALE if hero else 1.0
    edge = kind.symbol.width and max(1.0, kind.symbol.width * scale * position.scale)  # an area may have none
    width = round(edge, 2)
    diameter = _diameter(layer, kind, feature, hero)
    part = part_of(feature["geometry"])
    halo = position.halo * (status.band if part == "line" else 1)
    soft = styles.BAND_STRENGTH if part == "line" else styles.HALO_STRENGTH
    point, end = part == "point", position.open_ends and part == "line"
    shape = "dot" if end else kind.symbol.badge if part == "area" and kind.symbol.badge else kind.symbol.shape
    return {
        "color": [*hue, alpha],
        "width": width,
        "dash": list(styles.LIMIT if kind.symbol.limit else status.dash),
        "halo": round(width + halo, 2) if halo else 0,
        "halo_color": [*hue, round(255 * soft)],
        "fill": [*hue, round(255 * (styles.HALO_STRENGTH if point else kind.symbol.fill / 100))],
        "icon": symbols.icon(shape, "open" if end else status.fill, hue, base).name,
        "icon_color": [255, 255, 255, alpha],
        "size": round(width * 3.2 + 3, 1) if end else round(diameter / 0.84, 1),
        "ring": round(diameter / 2 + position.halo * 0.75, 1) if position.halo else 0,
        "arrow": _arrow(kind, feature["geometry"]),
        **_beside(kind, feature),
        **({"hatch": list(styles.STRIPES)} if kind.symbol.hatched and part == "area" else {}),
    }


class _Band(NamedTuple):
    """What lies below a feature that stands out: its colour, and pixels by which it is wider than a line."""

    colour: styles.Colour
    wider: float


def _outline_look(look: dict[str, Any], feature: dict[str, Any], hero: bool, band: _Band | None) -> dict[str, Any]:
    """What an outline has in the place of an area's own edge and fill; the edge of an uncertain one is a soft band."""
    width = styles.OUTLINE * (styles.HERO_SCALE if hero else 1.0)
    if band:
        return {"width": round(width + band.wider, 2)}
    *hue, _ = look["color"]
    fill = {"fill": [*hue, round(255 * styles.STATUSES[feature["status"]].inside / 100)]}
    if halo := styles.POSITIONS[feature["position_accuracy"]].halo:
        return fill | {"width": width + halo, "color": look["halo_color"], "dash": list(styles.SOLID)}
    return fill | {"width": width}


def _casing(layer: Layer, feature: dict[str, Any], band: _Band, hero: bool) -> dict[str, Any]:
    kind = layer.kinds[str(feature["kind"])]
    scale = styles.HERO_SCALE if hero else 1.0
    colour = [*band.colour, 255]
    point = part_of(feature["geometry"]) == "point"
    return {
        "color": colour,
        "width": round(max(1.0, kind.symbol.width * scale) + band.wider, 2),
        "dash": list(styles.SOLID),
        "halo": 0,
        "halo_color": colour,
        "fill": colour if point else [*band.colour, 40],
        "icon": "",
        "icon_color": colour,
        "size": 0,
        "ring": round(_diameter(layer, kind, feature, hero) / 2 + RING + (band.wider - BAND) / 2, 1),
        "arrow": 0,
        **_beside(kind, feature),
    }


def _names(layer: Layer, feature: dict[str, object]) -> dict[str, object]:
    """What the tooltip says: name, kind and status, one key figure."""
    kind = layer.kinds[str(feature["kind"])].label
    lines = [f"{kind} · {status_words(layer, feature).lower()}", key_figure_line(layer, feature)]
    return {"id": feature["id"], "name": short(str(feature["name"])), "tip": [line for line in lines if line]}


def _label(layer: Layer, feature: dict[str, Any], base: str, hero: bool) -> dict[str, object]:
    kind = layer.kinds[str(feature["kind"])]
    countries: tuple[str, ...] = feature["countries"]
    return {
        "id": feature["id"],
        "name": written(str(feature["name"])),
        "hero": hero,
        "rank": 0 if hero else 3 - ("BE" in countries) - ("GB" in countries),
        "arrow": _arrow(kind, feature["geometry"]),
        "arrow_color": list(styles.line_colour(kind.hue, str(feature["status"]), base)),
        "tone": styles.STATUSES[str(feature["status"])].name,
        **_beside(kind, feature),
    }


def _arrow(kind: Kind, geometry: BaseGeometry) -> float:
    """Length in pixels of the heads along a line in the direction in which it is drawn; 0 for none."""
    return styles.ARROW if kind.symbol.arrows and part_of(geometry) == "line" else 0


def _beside(kind: Kind, feature: dict[str, Any]) -> dict[str, float]:
    """Pixels by which a line is drawn to the right of its course, less than none to the left; nothing where it is drawn
    on that. It lies on one side whichever end it begins at: what shares a course may share the place beside it. A
    sketch stays between its open ends.
    """
    geometry: BaseGeometry = feature["geometry"]
    sketch = styles.POSITIONS[str(feature["position_accuracy"])].open_ends
    if not kind.symbol.beside or sketch or part_of(geometry) != "line":
        return {}
    course = next(iter(getattr(geometry, "geoms", [geometry]))).coords
    return {"beside": kind.symbol.beside if course[-1][1] >= course[0][1] else -kind.symbol.beside}


def label_place(geometry: BaseGeometry) -> BaseGeometry:
    """Where a name goes: along a line, inside an area, at a point, at one of several points."""
    return geometry if part_of(geometry) == "line" or geometry.geom_type == "Point" else geometry.representative_point()


def _ends(geometry: BaseGeometry) -> Iterator[Point]:
    for line in getattr(geometry, "geoms", [geometry]):
        yield Point(line.coords[0])
        yield Point(line.coords[-1])


def _feature(geometry: BaseGeometry, properties: dict[str, object]) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": mapping(geometry)}
