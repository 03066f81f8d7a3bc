"""The base map of a picture: the MapLibre style of the screen's map, worked out for one zoom and cut to one frame.

The style says what is drawn in which order, colour, width and dash; the shapes are read from the base map's files once
per process, brought to Web Mercator, and kept in the detail that a zoom needs.
"""

import json
import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from geodata import base as base_map
from geodata.records import Place
from layers.exports.picture.canvas import Rgba, rgba
from layers.looks import basemap, styles
from layers.looks.graticule import graticule
from layers.looks.styles import colour
from layers.views.camera import WORLD, Frame, to_world
from loaders.atlas import Atlas
from loaders.missing import at_hand

MARGIN = 24.0
"""CSS pixels beyond the frame that shapes are cut at, so that no cut edge is seen."""
FINEST = 0.35
"""CSS pixels: detail smaller than this is left out."""

Shapes = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Ground:
    """One layer of the base map in a frame: shapes in CSS pixels and how they are drawn. ``widths`` are CSS pixels.

    ``radius`` is that of dots. A layer without shapes and colours is a slot: data is drawn there.
    """

    id: str
    shapes: Shapes
    fill: Rgba | None = None
    line: Rgba | None = None
    widths: tuple[float, ...] = ()
    dash: tuple[float, ...] = ()
    radius: float = 0.0


def ground(
    frame: Frame,
    atlas: Atlas,
    base: str,
    *,
    finest: float = FINEST,
    named: Collection[str] = (),
    unsearched: BaseGeometry | None = None,
) -> Iterator[Ground]:
    """The base map's layers in drawing order, the slots for data among them.

    Of the dots of towns only those of the places ``named``: a dot alone says nothing. ``unsearched`` (degrees, WGS 84)
    is hatched.
    """
    zoom = frame.camera.zoom
    towns = [place for place in at_hand(atlas.places) if place.id in named]
    for layer in _style(base):
        id, paint = str(layer["id"]), layer.get("paint", {})
        if id in ("under-land", "data-slot"):
            yield Ground(id, _none())
        elif layer["type"] == "symbol":
            continue
        elif id == basemap.UNSEARCHED:
            yield from _hatched(unsearched, frame, base)
        elif layer.get("source") == "places":
            yield from _dots(layer, frame, towns)
        elif layer["type"] == "background":
            yield Ground(id, np.array([shapely.box(*_edges(frame))]), fill=_rgba(paint["background-color"], zoom))
        elif layer.get("minzoom", 0) <= zoom < layer.get("maxzoom", 24):
            yield from _fills_or_lines(layer, frame, finest)


def _hatched(area: BaseGeometry | None, frame: Frame, base: str) -> Iterator[Ground]:
    if area is None:
        return
    how = styles.HATCHING
    seen = shapely.clip_by_rect(
        shapely.transform(area, lambda corners: frame.pixels(to_world(corners))), *_edges(frame)
    )
    left, top, right, bottom = _edges(frame)
    starts = np.arange(left, right + bottom - top, how.spacing)
    lines = [LineString([(start, top), (start - (bottom - top), bottom)]) for start in starts]
    parts = shapely.get_parts(shapely.intersection(np.array(lines), seen))
    drawn = parts[shapely.get_type_id(parts) == 1]
    if len(drawn):
        yield Ground(basemap.UNSEARCHED, drawn, line=rgba(how.ink[base]), widths=(how.width,))


def _edges(frame: Frame) -> tuple[float, float, float, float]:
    return -MARGIN, -MARGIN, frame.width + MARGIN, frame.height + MARGIN


def _dots(layer: dict[str, Any], frame: Frame, towns: list[Place]) -> Iterator[Ground]:
    paint, zoom = layer.get("paint", {}), frame.camera.zoom
    places = _where(towns, layer["filter"])
    if len(places):
        yield Ground(
            str(layer["id"]),
            shapely.points(frame.pixels(to_world(places))),
            fill=_rgba(paint["circle-color"], zoom),
            line=_rgba(paint["circle-stroke-color"], zoom),
            widths=(at_zoom(paint["circle-stroke-width"], zoom),),
            radius=at_zoom(paint["circle-radius"], zoom),
        )


def _fills_or_lines(layer: dict[str, Any], frame: Frame, finest: float) -> Iterator[Ground]:
    id, paint, zoom = str(layer["id"]), layer.get("paint", {}), frame.camera.zoom
    shapes, properties = _cut(layer["source"], layer.get("filter"), frame, finest)
    if not len(shapes):
        return
    if layer["type"] == "fill":
        opacity = at_zoom(paint.get("fill-opacity", 1), zoom)
        if opacity > 0:
            yield Ground(id, shapes, fill=_rgba(paint["fill-color"], zoom, opacity))
        return
    width = paint["line-width"]
    varies = "get" in json.dumps(width)
    yield Ground(
        id,
        shapes,
        line=_rgba(paint["line-color"], zoom),
        widths=tuple(at_zoom(width, zoom, each) for each in properties) if varies else (at_zoom(width, zoom),),
        dash=tuple(paint.get("line-dasharray", ())),
    )


def land_in(frame: Frame) -> Shapes:
    """The land of the base map in the frame, coarsely, in CSS pixels."""
    return _cut("land", None, frame, 4 * FINEST)[0]


def at_zoom(value: Any, zoom: float, properties: dict[str, Any] | None = None) -> Any:
    """A value of the style at a zoom: of a constant, of a feature's property, of a sum, or between two stops.

    Raises ValueError for an expression that pictures cannot draw.
    """
    if not isinstance(value, list):
        return value
    match value:
        case ["get", name]:
            return (properties or {})[name]
        case ["+", *parts]:
            return sum(at_zoom(part, zoom, properties) for part in parts)
        case ["/", part, other]:
            return at_zoom(part, zoom, properties) / at_zoom(other, zoom, properties)
        case ["interpolate", [kind, *power], ["zoom"], *stops]:
            zooms, values = stops[::2], [at_zoom(stop, zoom, properties) for stop in stops[1::2]]
            if zoom <= zooms[0] or zoom >= zooms[-1]:
                return values[0] if zoom <= zooms[0] else values[-1]
            after = next(number for number, stop in enumerate(zooms) if stop > zoom)
            low, high, first, last = zooms[after - 1], zooms[after], values[after - 1], values[after]
            share = (zoom - low) / (high - low)
            if kind == "exponential" and power[0] != 1:
                share = (power[0] ** (zoom - low) - 1) / (power[0] ** (high - low) - 1)
            if isinstance(first, str):
                mixed = (round(a + (b - a) * share) for a, b in zip(colour(first), colour(last), strict=True))
                return "#" + "".join(f"{part:02x}" for part in mixed)
            return first + (last - first) * share
    raise ValueError(f"The style says {json.dumps(value)[:80]}, which pictures cannot draw.")


def passes(rule: Any, properties: dict[str, Any]) -> bool:
    """Whether a feature passes a filter of the style. Raises ValueError for a filter that pictures do not know."""
    match rule:
        case None:
            return True
        case ["all", *rules]:
            return all(passes(each, properties) for each in rules)
        case ["==", ["get", name], wanted]:
            return bool(properties[name] == wanted)
    raise ValueError(f"The style filters by {json.dumps(rule)[:80]}, which pictures cannot.")


@dataclass(frozen=True, slots=True)
class _Source:
    """Shapes in the world of `to_world` with their properties."""

    shapes: Shapes
    properties: tuple[dict[str, Any], ...]


@lru_cache(maxsize=4)
def _style(base: str) -> tuple[dict[str, Any], ...]:
    addresses = dict.fromkeys(base_map.NAMES, "")
    return tuple(basemap.style(base, (), addresses)["layers"])  # type: ignore[arg-type]


def _where(places: Iterable[Place], rule: Any) -> NDArray[np.float64]:
    """Longitude and latitude of the places that pass a filter of the style."""
    found = [(place.lon, place.lat) for place in places if passes(rule, {"kind": place.kind, "rank": place.rank})]
    return np.array(found, dtype=float).reshape(-1, 2)


@lru_cache(maxsize=len(base_map.NAMES) + 1)
def _base_source(name: str) -> _Source:
    collection: Any = (
        graticule() if name == "graticule" else json.loads(basemap.path_of(name).read_text(encoding="utf-8"))
    )
    features = collection["features"]
    geometries = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    return _in_world(geometries, [feature["properties"] for feature in features])


def _in_world(geometries: Any, properties: Iterable[dict[str, Any]]) -> _Source:
    """Every part of every shape by itself."""
    parts, of = shapely.get_parts(np.asarray(geometries), return_index=True)
    listed = list(properties)
    return _Source(shapely.transform(parts, to_world), tuple(listed[at] for at in of))


def _cut(source: str, rule: Any, frame: Frame, finest: float) -> tuple[Shapes, tuple[dict[str, Any], ...]]:
    """What of a source lies in the frame, in the detail of its zoom, in CSS pixels."""
    level = math.ceil(frame.camera.zoom + math.log2(FINEST / finest))
    shapes, properties, boxes = _at_level(source, json.dumps(rule), level)
    left, top, right, bottom = frame.world
    more = MARGIN / frame.scale
    near = (
        (boxes[:, 0] < right + more)
        & (boxes[:, 2] > left - more)
        & (boxes[:, 1] < bottom + more)
        & (boxes[:, 3] > top - more)
    )
    at = np.flatnonzero(near)
    inside = shapely.clip_by_rect(shapes[at], left - more, top - more, right + more, bottom + more)
    parts, of = shapely.get_parts(inside, return_index=True)
    kept = ~shapely.is_empty(parts)
    parts, of = parts[kept], at[of[kept]]
    return shapely.transform(parts, frame.pixels), tuple(properties[number] for number in of)


@lru_cache(maxsize=256)
def _at_level(name: str, rule: str, level: int) -> tuple[Shapes, tuple[dict[str, Any], ...], NDArray[np.float64]]:
    """A source of the base map in the detail of a whole zoom, with the bounds of its shapes."""
    source, detail, wanted = _base_source(name), FINEST / (WORLD * 2**level), json.loads(rule)
    keep = np.array([number for number, each in enumerate(source.properties) if passes(wanted, each)], dtype=int)
    boxes = shapely.bounds(source.shapes[keep])
    seen = keep[np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) > 2 * detail]
    shapes = shapely.simplify(source.shapes[seen], detail)
    return shapes, tuple(source.properties[number] for number in seen), shapely.bounds(shapes)


def _rgba(value: Any, zoom: float, opacity: float = 1.0) -> Rgba:
    red, green, blue = colour(at_zoom(value, zoom))
    return red / 255, green / 255, blue / 255, float(opacity)


def _none() -> Shapes:
    return np.array([], dtype=object)
