"""Outlines of sites: for every record that says whose shape it has, that shape from the files of others."""

from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geodata.build.originals import Feature, OriginalRefused, matched
from geodata.geojson import MOST_DECIMALS, text_of


def build(records: Sequence[Feature], shapes: Mapping[str, Sequence[Feature]]) -> str:
    """The file of the outlines of a layer, in the order of its ``records``; ``shapes`` are those of each source.

    A record with a ``shape_from`` gets all that this source has of it, joined; of single points, what they enclose.
    Raises OriginalRefused where the source has nothing of it.
    """
    found: list[dict[str, Any]] = []
    for record in records:
        id, source = record["properties"]["id"], record["properties"].get("shape_from")
        if source is None:
            continue
        its = [shape(each["geometry"]) for each in shapes.get(source, ()) if id in matched(each)]
        if not its:
            raise OriginalRefused(
                f"{id}: no shape of source {source} is matched with it. Blank shape_from, or match one."
            )
        found.append({"properties": {"id": id}, "geometry": mapping(outline(its))})
    return text_of(found)


def outline(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """What some shapes (degrees) cover together, to the decimals that the atlas keeps, always with the same start.

    Corners that lie on the straight line between others are left out.
    """
    areas = [each.convex_hull if each.geom_type == "MultiPoint" else each for each in shapes]
    step = 10.0**-MOST_DECIMALS
    joined = shapely.simplify(shapely.union_all(areas, grid_size=step), step)
    return shapely.orient_polygons(shapely.normalize(joined))
