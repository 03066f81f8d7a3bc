"""Layers too large to be sent whole: which these are, and what of one a tile of the map holds.

A tile is that of web maps: at a zoom the world is 2 to the power of it tiles wide, counted from the west and the north;
the map draws each 512 pixels wide at its own zoom. Far off, features that lie close to each other and look alike are
drawn as one, which tells how many it stands for: over all tiles of a zoom these numbers are those of the view.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from layers.looks.basemap import ZOOMS
from layers.maps.features import PARTS, dressed
from layers.views.filtering import passing
from layers.views.map_view import MapView
from layers.views.same import Same
from loaders.layer_files import LayerData

MOST_POSITIONS = 100_000
"""Positions of the shapes of the largest layer that a browser is sent whole: two megabytes of GeoJSON."""
TILE_ZOOMS = (int(ZOOMS[0]), int(ZOOMS[1]) - 1)
"""The zooms that there are tiles of, the first and the last; closer in, those of the last are drawn larger."""
PIXELS = 512
"""Pixels that a tile is wide at its own zoom."""
APART, NAMES_APART = 16, 64
"""Pixels on each side of the squares of which, far off, one feature of a look is drawn, and one feature is named."""
ROUNDED = 4096
"""Steps to which positions within a tile are rounded (the extent of a vector tile)."""
LABEL = "label"
TILE_PARTS = (*PARTS, LABEL)
"""The parts of a layer that there are tiles of."""
EARTH = 20037508.342789244
"""Metres of Web Mercator (EPSG:3857) from the middle of the world to its edge."""

Places = Any
"""Places of features in their layer: an array of whole numbers."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile by its zoom, and its column and row."""

    z: int
    x: int
    y: int

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north in metres of Web Mercator."""
        side = self.pixel * PIXELS
        west, north = self.x * side - EARTH, EARTH - self.y * side
        return west, north - side, west + side, north

    @property
    def pixel(self) -> float:
        """Metres of Web Mercator that a pixel is wide at the tile's own zoom."""
        return 2 * EARTH / float(2**self.z * PIXELS)

    def exists(self) -> bool:
        """Whether there is such a tile."""
        count = 2**self.z if TILE_ZOOMS[0] <= self.z <= TILE_ZOOMS[1] else 0
        return 0 <= self.x < count and 0 <= self.y < count


@dataclass(frozen=True, slots=True)
class _Table:
    """Of each feature of a layer: west, south, east and north in metres of Web Mercator; the place in `PARTS` of the
    part that it is drawn in; and a number that those have in common which look alike.
    """

    corners: Any
    part: Any
    look: Any


@lru_cache(maxsize=64)
def _table(of: Same[LayerData]) -> _Table:
    features = of.it.features
    shapes = features.geometry.to_numpy()
    west, south, east, north = shapely.bounds(shapes).T
    kinds = shapely.get_type_id(shapes)
    part = np.select([np.isin(kinds, (3, 6)), np.isin(kinds, (1, 5))], [0, 1], 2).astype(np.uint8)
    (kind, _), (status, statuses) = (pd.factorize(features[name]) for name in ("kind", "status"))
    return _Table(np.array([*_metres(west, south), *_metres(east, north)]), part, kind * len(statuses) + status)


def _metres(lon: Any, lat: Any) -> tuple[Any, Any]:
    """Degrees (WGS 84) as metres of Web Mercator."""
    return lon / 180 * EARTH, np.arcsinh(np.tan(np.radians(np.clip(lat, -85, 85)))) / np.pi * EARTH


def is_tiled(layer: LayerData) -> bool:
    """Whether a layer is too large to be sent whole. One with outlines, which are made one by one, never is."""
    return _is_tiled(Same(layer))


@lru_cache(maxsize=256)
def _is_tiled(of: Same[LayerData]) -> bool:
    if not of.it.outlines.empty:
        return False
    shapes = of.it.features.geometry.to_numpy()
    return of.it.is_large or int(shapely.get_num_coordinates(shapes).sum()) > MOST_POSITIONS


@lru_cache(maxsize=8)
def _passing(of: Same[LayerData], view: MapView) -> Places:
    return np.flatnonzero(passing(of.it.features, view).to_numpy(dtype=bool)).astype(np.int32)


@lru_cache(maxsize=12)
def _drawn(of: Same[LayerData], view: MapView, z: int, part: str, heroes: frozenset[str]) -> tuple[Places, Any]:
    """The features of a view that are drawn in a part of their layer at a zoom, or named, in the order of the layer,
    and how many each stands for. At the last zoom it stands only for others in the very same place.
    """
    table, places, naming = _table(of), _passing(of, view), part == LABEL
    if not naming:
        places = places[table.part[places] == PARTS.index(part)]
    west, south, east, north = table.corners[:, places]
    apart = NAMES_APART if naming else APART
    cells = 2**z * (PIXELS // apart if naming or z < TILE_ZOOMS[1] else ROUNDED)
    scale = cells / (2 * EARTH)
    across = np.floor(((west + east) / 2 + EARTH) * scale).astype(np.int64)
    down = np.floor((EARTH - (south + north) / 2) * scale).astype(np.int64)
    extent = np.maximum(east - west, north - south)
    key = down * cells + across
    if not naming:
        # Of two lines or areas of one middle, neither is left out beside the other where it is half as long or twice.
        length = np.floor(np.log2(np.maximum(extent * scale, 0.5))).astype(np.int64) + 1
        key = (key * (int(table.look.max()) + 1) + table.look[places]) * 32 + length
    named = of.it.features.index[places].isin(list(heroes))
    order = np.lexsort((-extent, ~named)) if extent.any() else np.argsort(~named, kind="stable")
    _, first, counts = np.unique(key[order], return_index=True, return_counts=True)
    found = places[order[first]]
    back = np.argsort(found)
    return found[back], counts[back]


def in_tile(layer: LayerData, view: MapView, tile: Tile, *, part: str, heroes: frozenset[str]) -> gpd.GeoDataFrame:
    """What a tile holds of one of `TILE_PARTS` of a layer as a view shows it, in metres of Web Mercator.

    Columns: ``id``, ``name``, the lines of the tooltip in ``tip``, what else says how to draw it as JSON in ``look``,
    and in ``stands_for`` how many features of the view it stands for; 0 where another piece or another tile says that.
    Of an area its inside and its edge are apart: where the edge of the tile cuts the inside, nothing is drawn.
    """
    of = Same(layer)
    places, counts = _drawn(of, view, tile.z, part, heroes)
    own, met = _where(_table(of).corners[:, places], tile)
    here = own if part in ("point", LABEL) else met
    found = layer.features.iloc[places[here]]
    alike = dict(zip(found.index, counts[here].tolist(), strict=True))
    left = dict(zip(found.index, np.where(own, counts, 0)[here].tolist(), strict=True))
    pairs = list(dressed(layer, found, part=part, base=view.base, heroes=heroes, mark_undated=view.year is not None))
    rows: list[dict[str, Any]] = []
    shapes: list[BaseGeometry] = []
    for shape, (_, properties) in zip(_on_plane([shape for shape, _ in pairs], tile), pairs, strict=True):
        id = properties["id"]
        for piece, more in _pieces(shape, part, tile):
            rows.append(_row(properties | more, _others(alike[id], tile)) | {"stands_for": left[id]})
            left[id] = 0
            shapes.append(piece)
    columns = ["id", "name", "tip", "look", "stands_for"]
    return gpd.GeoDataFrame(pd.DataFrame(rows, columns=columns), geometry=shapes, crs="EPSG:3857")


def _where(corners: Any, tile: Tile) -> tuple[Any, Any]:
    """Which features have their middle in a tile, and which meet it."""
    west, south, east, north = corners
    left, low, right, high = tile.bounds
    count = 2**tile.z / (2 * EARTH)
    column = np.floor(((west + east) / 2 + EARTH) * count)
    row = np.floor((EARTH - (south + north) / 2) * count)
    return (column == tile.x) & (row == tile.y), (west <= right) & (east >= left) & (south <= high) & (north >= low)


def _on_plane(shapes: list[BaseGeometry], tile: Tile) -> list[BaseGeometry]:
    """Shapes in metres of Web Mercator, without what is too small to be seen; what is smaller than a pixel is one."""
    listed = np.array(shapes, dtype=object)
    if not len(listed):
        return []
    plane = shapely.transform(listed, lambda degrees: np.column_stack(_metres(*degrees.T)))
    plane = shapely.simplify(plane, tile.pixel / 4)
    west, south, east, north = shapely.bounds(plane).T
    small = (np.maximum(east - west, north - south) < tile.pixel) & (shapely.get_dimensions(plane) > 0)
    for at in np.flatnonzero(small):
        x, y, half = (west[at] + east[at]) / 2, (south[at] + north[at]) / 2, tile.pixel / 2
        is_area = shapely.get_dimensions(plane[at]) == 2
        plane[at] = (
            shapely.box(x - half, y - half, x + half, y + half)
            if is_area
            else LineString([(x - half, y), (x + half, y)])
        )
    return list(plane)


def _pieces(shape: BaseGeometry, part: str, tile: Tile) -> Iterator[tuple[BaseGeometry, dict[str, Any]]]:
    """What of a shape lies in a tile, each piece with what differs in how it is drawn."""
    if part == "point":
        yield shape, {}
    elif isinstance(shape, Point):  # the end of a line, the badge of an area, or where a name stands
        own, _ = _where(np.array([[shape.x], [shape.y], [shape.x], [shape.y]]), tile)
        if own.all():
            yield shape, {}
    else:
        inside = shapely.clip_by_rect(shape, *tile.bounds)
        if shapely.get_dimensions(inside) == 2:
            yield from ((each, {"width": 0}) for each in _of_dimension(inside, 2))
            inside = shapely.line_merge(shapely.clip_by_rect(shape.boundary, *tile.bounds))
        yield from ((each, {}) for each in _of_dimension(inside, 1))


def _of_dimension(shape: BaseGeometry, dimension: int) -> Iterator[BaseGeometry]:
    parts = shapely.get_parts(shape)
    wanted = parts[(shapely.get_dimensions(parts) == dimension) & ~shapely.is_empty(parts)]
    if len(wanted):
        yield (
            wanted[0] if len(wanted) == 1 else (shapely.multilinestrings, shapely.multipolygons)[dimension - 1](wanted)
        )


def _row(properties: dict[str, Any], others: list[str]) -> dict[str, Any]:
    """Drawing properties as the columns of a tile."""
    look = {name: value for name, value in properties.items() if name not in ("id", "name", "tip")}
    words = "\n".join([*properties["tip"], *others]) if "tip" in properties else ""
    how = json.dumps(look, ensure_ascii=False, separators=(",", ":"))
    return {"id": properties["id"], "name": properties["name"], "tip": words, "look": how}


def _others(count: int, tile: Tile) -> list[str]:
    """What a tooltip says of the features that one is drawn for."""
    where = "close by: zoom in to see them" if tile.z < TILE_ZOOMS[1] else "at the same place: the table lists them"
    return [f"and {count - 1:,} more {where}"] if count > 1 else []
