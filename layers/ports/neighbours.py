"""What lies round a port: terminals, landfalls, plants and watch, by the geodesic distance between drawn positions.

A cable or pipeline counts by its ends: it belongs to a port where it comes ashore, not where it passes.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.records import STATUSES, Commitment
from layers.measures.geodesy import ELLIPSOID, distances_km
from layers.measures.position_error import SKETCH, combined, plus_minus
from layers.views.filtering import touches
from layers.wording.facts import IN_FORCE, blank, in_a_sentence, in_words, is_old, key_figure, listing, status_words
from loaders.atlas import Atlas

ENERGY = ("energy", "carbon_hydrogen")
WATCH = ("security",)
"""Themes of layers."""
LINES = "link_ids"
"""Column of the ids of the lines that end at a landfall or station."""
AGAIN = "also_drawn_as"
"""Column of the ids of the features that another source drew the same thing as."""
FACILITY = "port_facility"
"""Role of what stands at a port or depends on one."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A feature near a port: ``km`` between drawn positions, ``off_by`` km that both together may be off, or None."""

    id: str
    layer: str
    port: str
    km: float
    off_by: float | None

    def sure_within(self, km: float) -> bool:
        """Whether it lies within so many kilometres however far its position and the port's are off."""
        return self.off_by is not None and self.km + self.off_by <= km


def ends(shape: BaseGeometry) -> BaseGeometry:
    """The ends of a line; any other shape, and a line that is closed, as it is."""
    return shape.boundary if "Line" in shape.geom_type and not shape.boundary.is_empty else shape


def from_point(point: Point, shapes: Sequence[BaseGeometry]) -> list[float]:
    """Geodesic kilometres from a point to the nearest end of each line, or to each other shape, in their order."""
    told = np.array([ends(shape) for shape in shapes], dtype=object)
    places, owner = shapely.get_coordinates(told, return_index=True)
    metres = ELLIPSOID.inv(np.full(len(places), point.x), np.full(len(places), point.y), places[:, 0], places[:, 1])[2]
    nearest = np.full(len(told), np.inf)
    np.minimum.at(nearest, owner, metres)
    found = [float(each) / 1000 for each in nearest]
    areas = [number for number, shape in enumerate(told) if "Point" not in shape.geom_type]
    for number, km in zip(areas, distances_km(point, [told[number] for number in areas]), strict=True):
        found[number] = km
    return found


def near_port(atlas: Atlas, port_id: str, themes: Collection[str], km: float) -> list[Neighbour]:
    """The features of the themes' layers that end or lie within ``km`` of a port, the nearest first in each layer.

    What two sources have drawn is there once.
    """
    port = atlas.feature(port_id)
    found: list[Neighbour] = []
    for layer, data in atlas.layers_of(themes).items():
        if data.features.empty:
            continue
        distances = from_point(port["geometry"], list(data.features.geometry))
        near = [
            Neighbour(str(id), layer, port_id, distance, combined((port["position_accuracy"], accuracy)))
            for id, accuracy, distance in zip(
                data.features.index, data.features["position_accuracy"], distances, strict=True
            )
            if distance <= km
        ]
        found += sorted(near, key=lambda neighbour: neighbour.km)
    return _each_once(atlas, found)


def _each_once(atlas: Atlas, found: Sequence[Neighbour]) -> list[Neighbour]:
    """The neighbours without those that are one of the others drawn again, by another source.

    What stays is where the surest of both sources has it.
    """
    again = {each.id: near for each in found if (near := {*_drawn_as(atlas, each)} & {other.id for other in found})}
    kept = []
    for each in found:
        if each.id not in again:
            places = [each, *(other for other in found if each.id in again.get(other.id, ()))]
            best = min(places, key=lambda place: (place.off_by is None, place.off_by or 0, place.km))
            kept.append(replace(each, km=best.km, off_by=best.off_by))
    return kept


def _drawn_as(atlas: Atlas, neighbour: Neighbour) -> tuple[str, ...]:
    """The ids of the features that are the same thing as a neighbour; columns that a layer need not have."""
    features = atlas.layers[neighbour.layer].features
    return tuple(features.at[neighbour.id, AGAIN]) if AGAIN in features else ()


def facilities(atlas: Atlas, layer: str, countries: Collection[str] = ()) -> gpd.GeoDataFrame:
    """What a layer has of port facilities, of the chosen countries or of all."""
    features = atlas.features_as(FACILITY)[layer]
    return features[[touches(codes, countries) for codes in features["countries"]]] if countries else features


def nearest_ports(atlas: Atlas, layer: str, km: float, countries: Collection[str] = ()) -> list[Neighbour]:
    """For each port facility of a layer that is within ``km`` of some port, the nearest port; in the layer's order.

    With countries, only facilities that belong to one of them.
    """
    ports, features = atlas.layers[atlas.layer_as("port")].features, facilities(atlas, layer, countries)
    if features.empty:
        return []
    shapes = list(features.geometry)
    distances = np.array([from_point(point, shapes) for point in ports.geometry])
    found = []
    for column, (id, accuracy) in enumerate(features["position_accuracy"].items()):
        row = int(distances[:, column].argmin())
        if distances[row, column] <= km:
            off_by = combined((ports["position_accuracy"].iloc[row], accuracy))
            found.append(Neighbour(str(id), layer, str(ports.index[row]), float(distances[row, column]), off_by))
    return found


def how_sure(neighbour: Neighbour, km: float) -> str:
    """``yes`` or ``perhaps, ±17 km``: whether a neighbour is so near, however far it and the port are misplaced."""
    if neighbour.off_by is None:
        return SKETCH
    return "yes" if neighbour.sure_within(km) else f"perhaps, {plus_minus(neighbour.off_by)}"


def neighbours_table(
    atlas: Atlas, neighbours: Iterable[Neighbour], today: date, *, km: float, with_port: bool = False
) -> pd.DataFrame:
    """Neighbours in the reader's words. Index: id. ``with_port`` names the port that each is nearest to."""
    sure = f"Within {km:g} km?"
    rows = []
    for each in neighbours:
        info = atlas.layers[each.layer].info
        feature = atlas.layers[each.layer].features.loc[each.id]
        old = " (old)" if is_old(feature["status_as_of"], today) else ""
        rows.append(
            {
                "id": each.id,
                "Name": feature["name"],
                "Nearest port": atlas.feature(each.port)["name"],
                "What": info.kinds[feature["kind"]].label,
                "Status": status_words(info, {"kind": feature["kind"], "status": feature["status"]}),
                "Evidence": (in_words(feature["status_as_of"]) or "not dated") + old,
                "Key figure": key_figure(info, feature),
                "Distance (km)": round(each.km, 1),
                sure: how_sure(each, km),
            }
        )
    columns = ["id", "Name", "Nearest port", "What", "Status", "Evidence", "Key figure", "Distance (km)", sure]
    table = pd.DataFrame(rows, columns=columns).set_index("id")
    return table if with_port else table.drop(columns="Nearest port")


def by_layer(atlas: Atlas, neighbours: Iterable[Neighbour]) -> list[tuple[str, str]]:
    """The title of each layer that has neighbours, and how many in words: ``3: 2 planned, 1 proposed``."""
    found: dict[str, list[str]] = {}
    for each in neighbours:
        found.setdefault(each.layer, []).append(each.id)
    return [
        (atlas.layers[layer].info.title, f"{len(ids)}: {counted_by_status(atlas, ids)}") for layer, ids in found.items()
    ]


def ashore(atlas: Atlas, neighbours: Sequence[Neighbour]) -> str:
    """A sentence on the lines that come ashore at a landfall or station among the neighbours, with the distance of it.

    Empty where each such line is a neighbour itself, and so counted already.
    """
    there = {each.id for each in neighbours}
    nearest: dict[str, float] = {}
    for each in neighbours:
        features = atlas.layers[each.layer].features
        for line in features.at[each.id, LINES] if LINES in features else ():
            if line not in there and atlas.layer_of(line):
                nearest[line] = min(each.km, nearest.get(line, each.km))
    told = []
    for line, km in nearest.items():
        feature, info = atlas.feature(line), atlas.layers[str(atlas.layer_of(line))].info
        status = in_a_sentence(status_words(info, {"kind": feature["kind"], "status": feature["status"]}))
        told.append(f"{feature['name']}, {status}, comes ashore {km:.1f} km away")
    return f"{listing(told)}." if told else ""


def counted_by_status(atlas: Atlas, ids: Sequence[str]) -> str:
    """``9 in service, 2 planned``: how many features stand where; empty text for none."""
    counts: dict[str, int] = {}
    for id in ids:
        layer = atlas.layers[str(atlas.layer_of(id))]
        words = status_words(layer.info, layer.features.loc[id])
        counts[words] = counts.get(words, 0) + 1
    return ", ".join(
        f"{counts[words]} {words[0].lower()}{words[1:]}" for words in (*STATUSES.values(), IN_FORCE) if words in counts
    )


def published_total(atlas: Atlas, layer: str, ids: Sequence[str]) -> tuple[float, int]:
    """The sum of a layer's key figure over features in service, and how many of them have it published."""
    info, features = atlas.layers[layer].info, atlas.layers[layer].features.loc[list(ids)]
    in_service = features.loc[features["status"] == "operational", info.key_figure]
    known = [value for value in in_service if not blank(value)]
    return float(sum(known)), len(known)


def touching(
    atlas: Atlas, port_id: str, others: Sequence[str]
) -> tuple[list[Commitment], list[tuple[Commitment, list[str]]], list[Commitment]]:
    """Every commitment that touches a port, each once.

    First those that name the port; then those that name any of ``others`` (what lies at the port, its routes), with
    the ids of those; then those about ports in general.
    """
    naming = atlas.commitments_of(port_id)
    through: dict[str, list[str]] = {}
    for id in others:
        for commitment in atlas.commitments_of(id):
            if commitment not in naming:
                through.setdefault(commitment.id, []).append(id)
    linked = [(commitment, through[id]) for id, commitment in atlas.commitments.items() if id in through]
    told = {*(each.id for each in naming), *through}
    layer = str(atlas.layer_of(port_id))
    return naming, linked, [each for each in atlas.commitments_of_layer(layer) if each.id not in told]


def reach(point: Point, km: float) -> Polygon:
    """The circle of so many kilometres round a point, on the earth itself."""
    longitudes, latitudes, _ = ELLIPSOID.fwd([point.x] * 72, [point.y] * 72, list(range(0, 360, 5)), [km * 1000] * 72)
    return Polygon(zip(longitudes, latitudes, strict=True))
