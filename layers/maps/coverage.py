"""Where the makers of what a map shows did not look: hatched, so that an empty sea is not read as a sea without any."""

from collections.abc import Collection, Sequence
from functools import lru_cache

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geodata.records import Layer
from layers.looks import basemap
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from loaders.checks.coverage import WHOLE, outline_of

MOST_NAMED = 2
"""Layers that the key of the hatching names."""
GRID = 1e-5


def partly_covered(view: MapView, atlas: Atlas) -> tuple[str, ...]:
    """The ids of the layers switched on that do not cover the whole sea, in the atlas's order.

    Boundaries are told and not hatched: they are about the zones themselves. Nor is a layer whose zones are missing.
    """
    return tuple(id for id in atlas.layers if id in view.layers and _is_hatched(atlas.layers[id].info, atlas))


def _is_hatched(info: Layer, atlas: Atlas) -> bool:
    return info.coverage != WHOLE and info.theme != "boundaries" and all(map(atlas.layer_of, info.coverage_zones))


def covered(info: Layer, atlas: Atlas) -> BaseGeometry:
    """The waters (degrees, WGS 84) that a layer names as covered."""
    return shapely.union_all(_waters(info, atlas), grid_size=GRID)


def _waters(info: Layer, atlas: Atlas) -> tuple[BaseGeometry, ...]:
    zones = [atlas.feature(id)["geometry"] for id in info.coverage_zones]
    return (*zones, *filter(None, map(outline_of, info.coverage_outlines)))


def unsearched(layers: Collection[str], atlas: Atlas) -> BaseGeometry | None:
    """Where the makers of one of these layers, or of several, did not look (degrees, WGS 84); None for no layers.

    It reaches over the whole base map and over the land, below which it is drawn.
    """
    return _beyond(frozenset(_waters(atlas.layers[id].info, atlas) for id in layers)) if layers else None


@lru_cache(maxsize=64)
def _beyond(covered: frozenset[tuple[BaseGeometry, ...]]) -> BaseGeometry:
    """The base map beyond some waters, and beyond others: worked out once, for a page asks for it on every run."""
    everywhere = shapely.box(*basemap.BOUNDS)
    apart = [
        shapely.difference(everywhere, shapely.union_all(each, grid_size=GRID), grid_size=GRID) for each in covered
    ]
    return shapely.union_all(apart, grid_size=GRID)


def as_collection(area: BaseGeometry) -> dict[str, object]:
    """The area as a collection of GeoJSON."""
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {}, "geometry": mapping(area)}],
    }


def key(titles: Sequence[str]) -> str:
    """``Not covered: Offshore wind farms``: what the hatching says of the layers of these titles."""
    if len(titles) > MOST_NAMED:
        return "Not every layer shown covers this"
    return f"Not covered: {' or '.join(titles)}{', or both' if len(titles) > 1 else ''}"


def told(title: str, coverage: str) -> str:
    """The words of a legend row with where its layer, or its kind, was looked for: nothing for the whole sea."""
    return title if coverage in ("", WHOLE) else f"{title} ({coverage})"


def caveats(info: Layer) -> str:
    """What to know before relying on a layer, where its makers looked among it, as running text; "" for nothing."""
    return " ".join([*info.caveats, *([] if info.coverage == WHOLE else [f"Coverage: {info.coverage}."])])
