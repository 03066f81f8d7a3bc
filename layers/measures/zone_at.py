"""In whose waters a place lies, and whose it may lie in if it is off by as much as its position allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from pyproj import Transformer
from shapely import Point

from geodata import base
from geodata.records import COUNTRIES
from layers.wording.facts import listing
from loaders.atlas import Atlas

ON_LAND = "On land"
BEYOND = "Beyond the zones shown"
_EQUAL_AREA = Transformer.from_crs("EPSG:4326", "EPSG:3035", always_xy=True)


@dataclass(frozen=True, slots=True)
class Waters:
    """Where a place lies as drawn: ``country`` is the code of its zone's state, blank on land or beyond the zones.

    ``others`` are the states whose zones begin nearer than the position is sure.
    """

    country: str
    on_land: bool = False
    others: tuple[str, ...] = ()

    @property
    def drawn(self) -> str:
        """``Belgium``, ``On land`` or ``Beyond the zones shown``."""
        return ON_LAND if self.on_land else COUNTRIES.get(self.country, BEYOND)

    @property
    def words(self) -> str:
        """``Belgium, or France``."""
        return f"{self.drawn}, or {listing([COUNTRIES[code] for code in self.others])}" if self.others else self.drawn


def waters(atlas: Atlas, points: Sequence[Point], off_by: Sequence[float | None]) -> list[Waters]:
    """The waters of every point (degrees), which may be off by so many kilometres; None says nothing of others."""
    zones = [zone for features in atlas.features_as("eez").values() for zone in features.itertuples()]
    codes, shapes = [zone.countries[0] for zone in zones], np.array([zone.geometry for zone in zones], dtype=object)
    places = np.asarray(points, dtype=object)
    inside = shapely.contains_xy(shapes[:, None], shapely.get_x(places)[None, :], shapely.get_y(places)[None, :])
    land = on_land(points)
    km = shapely.distance(shapely.transform(places, _flat)[:, None], shapely.transform(shapes, _flat))
    found = []
    for number in range(len(points)):
        country = next((code for code, here in zip(codes, inside[:, number], strict=True) if here), "")
        reach = 0.0 if land[number] else off_by[number] or 0.0
        near = {code for code, away in zip(codes, km[number], strict=True) if away / 1000 < reach}
        country = "" if land[number] else country
        found.append(Waters(country, bool(land[number]), tuple(code for code in COUNTRIES if code in near - {country})))
    return found


def on_land(points: Sequence[Point]) -> list[bool]:
    """Which points (degrees) lie on the land of the base map."""
    if not len(points):
        return []
    tree, places = _land(), np.asarray(points, dtype=object)
    which, part = tree.query(places)
    hit = set(which[shapely.intersects(tree.geometries[part], places[which])].tolist())
    return [number in hit for number in range(len(points))]


@cache
def _land() -> shapely.STRtree:
    land = shapely.from_geojson((base.FOLDER / "land.geojson").read_text(encoding="utf-8"))
    parts = shapely.get_parts(shapely.get_parts(land))
    shapely.prepare(parts)
    return shapely.STRtree(parts)


def _flat(corners: np.ndarray) -> np.ndarray:
    return np.column_stack(_EQUAL_AREA.transform(corners[:, 0], corners[:, 1]))
