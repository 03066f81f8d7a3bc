"""How closely infrastructure lies: kilometres of line, and points, in the cells of an equal-area grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geodata import base
from layers.looks.chart_style import INK, styled
from layers.looks.styles import OFF_BY_DEFAULT
from layers.measures.geodesy import ELLIPSOID
from layers.wording.facts import in_a_sentence, listing
from loaders.atlas import Atlas
from loaders.missing import at_hand

CELL_KM = 25
"""Side of a cell, an editorial choice; every cell has 625 square kilometres."""
STEP_KM = 1.0
"""Lines are walked in steps of at most this length, each counted in the cell of its middle."""
COUNTED = {
    "cables": "Cables",
    "pipelines": "Pipelines",
    "points": "Sites",
}
"""What is counted -> words for the reader."""
ROLES = {"cables": "cable", "pipelines": "pipeline", "points": "site"}
"""What is counted -> the role of the features that it takes: of cables and pipelines the lines, of sites the points."""
KILOMETRES = "Kilometres of drawn line, sketches included."
UNITS = {"cables": "km", "pipelines": "km", "points": "sites"}
FRAME = (-3.6, 50.4, 9.6, 61.4)
"""West, south, east and north of what the small map shows."""
_GRID = Transformer.from_crs("EPSG:4326", "EPSG:3035", always_xy=True)
_BACK = Transformer.from_crs("EPSG:3035", "EPSG:4326", always_xy=True)

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Content:
    """What lies in a cell: an amount in the unit of what is counted, and the features that add to it."""

    amount: float
    ids: tuple[str, ...]


def density(atlas: Atlas, what: str, *, in_service: bool) -> dict[Cell, Content]:
    """Cells with anything in them, the fullest first: kilometres of line, or number of sites.

    What is cancelled or decommissioned is left out; with ``in_service`` also all that is not there yet.
    """
    if what == "points":
        return _counted(_features(atlas, what, in_service, lines=False))
    return _walked(_features(atlas, what, in_service, lines=True))


def scope(atlas: Atlas, what: str) -> str:
    """What a count takes in and leaves out, for the reader."""
    infos = [atlas.layers[id].info for id in atlas.layers_as(ROLES[what])]
    called = [(info.points if what == "points" else info.lines) or in_a_sentence(info.title) for info in infos]
    words = together(called) if called else "nothing"
    words = words[:1].upper() + words[1:]
    if what == "points":
        return f"{words}. A wind farm or a store counts once, at its middle."
    if what == "cables":
        return f"{words}; {atlas.subjects.cables_left_out} are not counted. {KILOMETRES}"
    return f"{words}, planned ones included unless only those in service are chosen. {KILOMETRES}"


def together(names: Sequence[str]) -> str:
    """``gas, CO2 and hydrogen pipelines``: names listed, a last word that all have in common told once."""
    heads, lasts = zip(*(name.rpartition(" ")[::2] for name in names), strict=True)
    return f"{listing(heads)} {lasts[0]}" if len(set(lasts)) == 1 and all(heads) else listing(names)


def middle(cell: Cell) -> tuple[float, float]:
    """Latitude and longitude of the middle of a cell."""
    x, y = ((side + 0.5) * CELL_KM * 1000 for side in cell)
    longitude, latitude = _BACK.transform(x, y)
    return float(latitude), float(longitude)


def table(atlas: Atlas, found: dict[Cell, Content], what: str, most: int | None = None) -> pd.DataFrame:
    """The fullest cells, one row each: Near, Latitude, Longitude, the amount with its unit, Features."""
    towns = [
        place
        for place in at_hand(atlas.places)
        if place.kind in ("city", "capital", "cape", "island", "bank", "strait")
    ]
    longitudes, latitudes = np.array([place.lon for place in towns]), np.array([place.lat for place in towns])
    heading = COUNTED[what] if what == "points" else f"{COUNTED[what]} ({UNITS[what]})"
    rows = []
    for cell, content in list(found.items())[:most]:
        latitude, longitude = middle(cell)
        count = len(towns)
        metres = ELLIPSOID.inv([longitude] * count, [latitude] * count, longitudes, latitudes)[2] if count else []
        near = towns[int(np.argmin(metres))].name if count else ""
        rows.append((near, round(latitude, 2), round(longitude, 2), round(content.amount), len(content.ids)))
    return pd.DataFrame(rows, columns=["Near", "Latitude", "Longitude", heading, "Features"])


def chart(found: dict[Cell, Content], what: str) -> alt.LayerChart | alt.FacetChart:
    """The cells over the land, the darker the fuller, as a small map in the grid's own projection."""
    most = max((content.amount for content in found.values()), default=1.0)
    west, south, east, north = _frame()
    shown = {
        (x, y): content
        for (x, y), content in found.items()
        if west <= x * CELL_KM and (x + 1) * CELL_KM <= east and south <= y * CELL_KM and (y + 1) * CELL_KM <= north
    }
    land = alt.Chart(alt.NamedData("land")).mark_geoshape(
        fill="#EFEBE1",
        stroke="#B9B2A2",
        strokeWidth=0.6,
        aria=False,  # land is no figure
    )
    cells = [_square(cell, {"amount": round(content.amount)}) for cell, content in shown.items()]
    filled = (
        alt.Chart(alt.NamedData("cells"))
        .mark_geoshape(stroke="#FBFAF6", strokeWidth=0.5)
        .encode(
            color=alt.Color(
                "properties.amount:Q",
                scale=alt.Scale(domain=[0, most], range=["#D3DBE0", "#1B2730"], type="sqrt"),
                legend=alt.Legend(
                    title=f"{UNITS[what]} in a cell", orient="bottom", gradientLength=180, format=",.0f", tickCount=3
                ),
            ),
            tooltip=[alt.Tooltip("properties.amount:Q", title=f"{COUNTED[what]} ({UNITS[what]})", format=",.0f")],
        )
    )
    fullest = pd.DataFrame(
        [
            {"x": (x + 1) * CELL_KM + 8, "y": (y + 0.5) * CELL_KM, "words": f"{content.amount:,.0f} {UNITS[what]}"}
            for (x, y), content in list(shown.items())[:1]
        ],
        columns=["x", "y", "words"],
    )
    words = (
        alt.Chart(fullest)
        .mark_text(align="left", fontWeight="bold", color=INK)
        .encode(longitude=alt.Longitude("x:Q"), latitude=alt.Latitude("y:Q"), text=alt.Text("words:N"))
    )
    layered = alt.layer(land, filled, words).project(type="identity", reflectY=True)
    drawn = styled(layered.properties(height=520, width="container"))
    drawn.datasets = {"land": _land(), "cells": cells}  # last: every step before would copy all shapes
    return drawn


def _square(cell: Cell, properties: dict[str, Any]) -> dict[str, Any]:
    left, bottom = cell[0] * CELL_KM, cell[1] * CELL_KM
    return _shape(shapely.box(left, bottom, left + CELL_KM, bottom + CELL_KM), properties)


def _shape(geometry: BaseGeometry, properties: dict[str, Any]) -> dict[str, Any]:
    """Rings go clockwise, as the chart's drawing library wants the inside of a shape."""
    return {"type": "Feature", "properties": properties, "geometry": mapping(geometry)}


def _features(atlas: Atlas, what: str, in_service: bool, *, lines: bool) -> list[tuple[str, BaseGeometry]]:
    found = []
    for features in atlas.features_as(ROLES[what]).values():
        keep = ~features["status"].isin(OFF_BY_DEFAULT) & ((features.geometry.geom_type == "Point") != lines)
        if in_service:
            keep &= features["status"] == "operational"
        found += list(zip(features.index[keep], features.geometry[keep], strict=True))
    return found


def _counted(points: Iterable[tuple[str, BaseGeometry]]) -> dict[Cell, Content]:
    ids: dict[Cell, list[str]] = {}
    for id, point in points:
        x, y = _GRID.transform(point.x, point.y)
        ids.setdefault((int(x // (CELL_KM * 1000)), int(y // (CELL_KM * 1000))), []).append(id)
    return _fullest_first({cell: Content(len(found), tuple(found)) for cell, found in ids.items()})


def _walked(lines: Iterable[tuple[str, BaseGeometry]]) -> dict[Cell, Content]:
    amounts: dict[Cell, float] = {}
    ids: dict[Cell, list[str]] = {}
    for id, geometry in lines:
        for line in shapely.get_parts(geometry):
            middles, km = _steps(shapely.get_coordinates(line))
            x, y = _GRID.transform(middles[:, 0], middles[:, 1])
            cells = np.column_stack([x, y]) // (CELL_KM * 1000)
            each, number = np.unique(cells.astype(int), axis=0, return_inverse=True)
            for (column, row), length in zip(each.tolist(), np.bincount(number.ravel(), km), strict=True):
                amounts[column, row] = amounts.get((column, row), 0.0) + float(length)
                if id not in ids.setdefault((column, row), []):
                    ids[column, row].append(id)
    return _fullest_first({cell: Content(amount, tuple(ids[cell])) for cell, amount in amounts.items()})


def _steps(corners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Middles (degrees) and geodesic lengths (km) of the short steps that a line is walked in."""
    start, end = corners[:-1], corners[1:]
    metres = np.asarray(ELLIPSOID.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])[2])
    counts = np.maximum(1, np.ceil(metres / 1000 / STEP_KM).astype(int))
    leg = np.repeat(np.arange(len(counts)), counts)
    along = (np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + 0.5) / counts[leg]
    middles = start[leg] + (end - start)[leg] * along[:, None]
    return middles, (metres / counts)[leg] / 1000


def _fullest_first(found: dict[Cell, Content]) -> dict[Cell, Content]:
    return dict(sorted(found.items(), key=lambda each: (-each[1].amount, each[0])))


@cache
def _frame() -> tuple[float, float, float, float]:
    """West, south, east and north of the small map in kilometres of the grid."""
    west, south, east, north = FRAME
    left, bottom, right, top = _GRID.transform_bounds(west, south, east, north)
    return left / 1000, bottom / 1000, right / 1000, top / 1000


@cache
def _land() -> list[dict[str, Any]]:
    """The land within the small map, coarse, in kilometres of the grid."""
    land = shapely.from_geojson((base.FOLDER / "land.geojson").read_text(encoding="utf-8"))
    west, south, east, north = FRAME
    parts = shapely.clip_by_rect(shapely.get_parts(shapely.get_parts(land)), west - 3, south - 2, east + 3, north + 2)
    frame = shapely.box(*_frame())
    found = []
    for part in shapely.get_parts(parts):
        if part.area > 0.05:
            x, y = _GRID.transform(*shapely.get_coordinates(part.exterior).T)
            outline = shapely.polygons(np.round(np.column_stack([x, y]) / 1000))
            found += list(shapely.get_parts(shapely.intersection(outline.buffer(0).simplify(5), frame)))
    return [_shape(part, {}) for part in found if part.geom_type == "Polygon"]
