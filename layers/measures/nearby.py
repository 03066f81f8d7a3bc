"""What lies near a feature or a point: geodesic distances, each with what the two positions may be off."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geodata.records import THEMES
from layers.looks.basemap import BOUNDS
from layers.looks.styles import OFF_BY_DEFAULT
from layers.measures import position_error
from layers.measures.geodesy import distances_km
from layers.measures.positions import read_position
from layers.wording.facts import listing, status_words
from loaders.atlas import Atlas
from loaders.findings import closest

FARTHEST_KM = 300.0
"""The largest distance that a reader may choose: half of the North Sea is no neighbourhood."""
SURE, DRAWN, POSSIBLE, SKETCHED = "Within, whatever the error", "Within as drawn", "Beyond as drawn", "Sketch"
MOST_NAMED = 4
"""Names that are listed where several hold the same words."""
MOST_OFFERED = 6
"""Names that are offered where several places hold the same words."""
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)")


class SeveralNames(ValueError):
    """Words that stand in several names; the message is the sentence for the reader, ``names`` are these."""

    def __init__(self, names: Sequence[str]) -> None:
        some = listing(names[:MOST_NAMED])
        more = f", and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        super().__init__(f"{len(names)} names hold these words: {some}{more}. Choose one from the list.")
        self.names = tuple(names)


@dataclass(frozen=True, slots=True)
class Near:
    """A feature and its distance as drawn, which may be off by so many kilometres; None where a sketch takes part."""

    id: str
    km: float
    off_by: float | None


@dataclass(frozen=True, slots=True)
class SearchCentre:
    """What distances are measured from: a feature, or an exact point of the reader's, whose ``id`` is blank."""

    name: str
    shape: BaseGeometry
    off_by: tuple[str, ...] = ()
    id: str = ""


def origin_of(atlas: Atlas, words: str) -> SearchCentre:
    """The feature or the point that words name: an id, a name or a part of it, or latitude and longitude.

    Raises ValueError with a sentence, `SeveralNames` where they stand in several names.
    """
    id = words if atlas.layer_of(words) else _named(_names(atlas), words) if _is_name(words) else ""
    if id:
        return _centre(atlas, id)
    point = point_of(words)
    return SearchCentre(point_words(point), point)


def place_of(atlas: Atlas, words: str) -> SearchCentre:
    """As `origin_of`, but what is one point only: from a line or an area nobody knows where to measure.

    Words that stand in the names of places and of lines mean the places, unless they are the whole name of one.
    """
    names = _names(atlas) if _is_name(words) else {}
    points = {id: name for id, name in names.items() if atlas.feature(id)["geometry"].geom_type == "Point"}
    meant = _holding(points, words)
    if meant and len(_holding(names, words)) > 1:
        return _centre(atlas, _only(points, meant))
    found = origin_of(atlas, words)
    if not found.id:
        return found
    shape = atlas.feature(found.id)["geometry"]
    if shape.geom_type != "Point":
        raise ValueError(f"{found.name} is not a single point. Choose a point on it on the map, or give its position.")
    return SearchCentre(found.name, shape, found.off_by, found.id)


def _centre(atlas: Atlas, id: str) -> SearchCentre:
    feature = atlas.feature(id)
    layer = atlas.layers[str(atlas.layer_of(id))]
    shape = layer.outlines.get(id, feature["geometry"])
    return SearchCentre(str(feature["name"]), shape, (str(feature["position_accuracy"]),), id)


def _is_name(words: str) -> bool:
    return bool(re.search("[^\\W\\d_]", words)) and not read_position(words)


def _names(atlas: Atlas) -> dict[str, str]:
    """Id -> name of every feature but the boundaries."""
    return {
        str(id): str(name)
        for layer in atlas.layers.values()
        if layer.info.theme != "boundaries"
        for id, name in layer.features["name"].items()
    }


def _holding(names: dict[str, str], words: str) -> list[str]:
    """The ids of this name, or else of all whose name contains the words."""
    asked = words.casefold().strip()
    exact = [id for id, name in names.items() if name.casefold() == asked]
    return exact or [id for id, name in names.items() if asked in name.casefold()]


def _only(names: dict[str, str], found: Sequence[str]) -> str:
    if len(found) > 1:
        raise SeveralNames([names[id] for id in found])
    return found[0]


def _named(names: dict[str, str], words: str) -> str:
    """The id of the only feature of this name, or else of the only one whose name contains the words."""
    if found := _holding(names, words):
        return _only(names, found)
    near = closest(words[:40], set(names.values()))
    meant = f"Did you mean '{near}'?" if near else "Start a name as it is written on the map."
    raise ValueError(f"No feature of the atlas has this name. {meant}")


def point_of(words: str) -> Point:
    """``51.35,3.2`` or ``51°21'N 3°12'E`` as a point; see `read_position`. Raises ValueError with a sentence for the
    reader.
    """
    found = read_position(words)
    if found is None:
        raise ValueError(
            "Choose a feature by name, or give a point as latitude and longitude, such as 51.35, 3.2 or 51°21'N 3°12'E."
        )
    latitude, longitude = (round(angle, 4) for angle in found)
    west, south, east, north = BOUNDS
    if not (west <= longitude <= east and south <= latitude <= north):
        raise ValueError(
            f"That point lies off the map, which reaches from {south:g}° to {north:g}° north "
            f"and from {-west:g}° west to {east:g}° east."
        )
    return Point(longitude, latitude)


def point_words(point: Point) -> str:
    """``51.35° N, 3.2° E``."""
    return f"{abs(point.y):g}° {'N' if point.y >= 0 else 'S'}, {abs(point.x):g}° {'E' if point.x >= 0 else 'W'}"


def distance_of(words: str) -> float:
    """Kilometres from a reader's words. Raises ValueError with a sentence for what is no distance to look within."""
    number = _NUMBER.fullmatch(words.strip())
    km = float(number.group()) if number else 0.0
    if not number or not 0.1 <= km <= FARTHEST_KM:
        raise ValueError(f"A distance is a number of kilometres from 0.1 to {FARTHEST_KM:g}.")
    return round(km, 1)


def measured(atlas: Atlas, origin: SearchCentre, layers: Collection[str] | None = None) -> list[Near]:
    """Every feature with its distance from an origin, the nearest first; the origin itself is left out.

    A feature with an outline is as near as that. Boundaries and zones, what is cancelled or decommissioned, and parts
    of what another layer shows whole, are no neighbours. ``layers`` leaves only those.
    """
    ids: list[str] = []
    shapes: list[BaseGeometry] = []
    sure: list[str] = []
    looked_at = (
        atlas.layers_of([theme for theme in THEMES if theme != "boundaries"]) if layers is None else atlas.layers
    )
    for id, layer in looked_at.items():
        if layer.info.theme == "boundaries" or (layers is not None and id not in layers):
            continue
        parts = layer.features["kind"].isin(layer.info.kinds_as("part"))
        features = layer.features[~layer.features["status"].isin(OFF_BY_DEFAULT) & ~parts]
        ids += list(features.index)
        shapes += list(layer.shapes(features))
        sure += list(features["position_accuracy"])
    found = [
        Near(id, km, position_error.combined((*origin.off_by, accuracy)))
        for id, km, accuracy in zip(ids, distances_km(origin.shape, shapes), sure, strict=True)
        if id != origin.id
    ]
    return sorted(found, key=lambda near: near.km)


def within(found: Sequence[Near], km: float) -> list[Near]:
    """Those that lie within a distance as drawn, or could: every one that is nearer than the distance and its error."""
    return [near for near in found if near.km <= km + (near.off_by or 0.0)]


def nearest(atlas: Atlas, feature_id: str, count: int, layers: Collection[str] | None = None) -> list[Near]:
    """The features nearest to one, nearest first. Raises KeyError for an unknown feature."""
    return measured(atlas, _centre(atlas, feature_id), layers)[:count]


def verdict(near: Near, km: float) -> str:
    """How sure it is that a feature lies within a distance."""
    if near.off_by is None:
        return SKETCHED
    if near.km + near.off_by <= km:
        return SURE
    return DRAWN if near.km <= km else POSSIBLE


def distance_text(near: Near) -> str:
    """``3.4 km, ±17 km``; ``touches, ±4 km`` where both are drawn in one place."""
    km = "touches" if near.km < 0.05 else f"{near.km:.1f} km" if near.km < 100 else f"{near.km:.0f} km"
    return f"{km}, {position_error.plus_minus(near.off_by)}"


def summary(found: Sequence[Near], km: float) -> dict[str, int]:
    """How many of the features found lie within a distance, by verdict; a sketch counts as drawn or not at all."""
    counts = dict.fromkeys((SURE, DRAWN, POSSIBLE, SKETCHED), 0)
    for near in found:
        counts[verdict(near, km)] += 1
    return counts


def table(atlas: Atlas, found: Sequence[Near], km: float) -> pd.DataFrame:
    """One row per feature. Index: feature id. Columns: name, layer, status, distance, its error, and the verdict."""
    rows = []
    for near in found:
        layer = atlas.layers[str(atlas.layer_of(near.id))].info
        feature = atlas.feature(near.id)
        rows.append(
            {
                "id": near.id,
                "Name": feature["name"],
                "Layer": layer.title,
                "Status": status_words(layer, dict(feature)),
                "Distance (km)": round(near.km, 1),
                "Position": position_error.plus_minus(near.off_by),
                f"Within {km:g} km": verdict(near, km),
            }
        )
    columns = ["id", "Name", "Layer", "Status", "Distance (km)", "Position", f"Within {km:g} km"]
    return pd.DataFrame(rows, columns=columns).set_index("id")


def reach(shape: BaseGeometry, km: float) -> BaseGeometry:
    """The outline of everything within a distance of a shape, in degrees (WGS 84)."""
    middle = shape.centroid
    there = Transformer.from_crs(
        "EPSG:4326", f"+proj=aeqd +lon_0={middle.x:.4f} +lat_0={middle.y:.4f} +ellps=WGS84", always_xy=True
    )

    def flat(corners: np.ndarray) -> np.ndarray:
        return np.column_stack(there.transform(corners[:, 0], corners[:, 1]))

    def round_again(corners: np.ndarray) -> np.ndarray:
        return np.column_stack(there.transform(corners[:, 0], corners[:, 1], direction="INVERSE"))

    outline = shapely.transform(shape, flat).buffer(km * 1000, quad_segs=24)
    return shapely.transform(outline, round_again)
