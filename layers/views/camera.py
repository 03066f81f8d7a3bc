"""Where a view looks: the camera or the bounds it asks for, and the stretch of ground a frame of a given size shows.

The screen's map and the server's pictures share one geometry: Web Mercator, the camera of MapLibre (512 pixels for the
whole world at zoom 0), sizes in CSS pixels.
"""

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.records import Place
from layers.looks import basemap
from layers.views.commitment_places import bounds_of
from layers.views.map_view import FIRST_VIEW, Camera, MapView, NamedView
from loaders.atlas import Atlas

POINT_ZOOM = 9.5
"""Zoom of the look at a single point."""
PLACE_ZOOMS, PLACE_ZOOM = {"sea": 6.0, "country": 5.5}, 8.5
"""Zoom of the look at a place: by its kind, and of all other kinds."""
WORLD = 512.0
"""CSS pixels of the whole world at zoom 0."""
ROOM = {
    "wide": 900,
    "low": 440,
    "legend": 230,
    "title": 318,
    "head": 84,
    "foot": 34,
    "panel": 390,
    "aside": 12,
    "edge": 24,
}
"""CSS pixels that bounds keep clear of, on the screen, in pictures and in web pages.

From the width ``wide`` on the legend may lie open over the map and covers ``legend`` of its left. On the screen it is
shut in a frame as low as ``low``; bounds then lie beside the title (``title`` from the left) or below it (``head`` from
the top, ``foot`` from the bottom). Where a feature is selected, its panel covers ``panel`` of the screen's right.
``aside`` is kept free on the other sides, ``edge`` above and below.
"""
WIDER = 1.2
"""How many times as wide a picture's legend may be before the map makes room for it."""
MOST_COVERED = 0.6
"""Part of a frame that a legend can claim: of a wider one the rest lies over the map."""


class Margins(NamedTuple):
    """CSS pixels on each side of a frame that something covers."""

    left: float
    top: float
    right: float
    bottom: float


Bounds = tuple[float, float, float, float]
Coordinates = NDArray[np.float64]


def target_of(atlas: Atlas, view: MapView) -> Camera | NamedView:
    """Where a view looks: at its camera, else at what is selected or picked, else at the places of the commitment
    followed.
    """
    if view.camera:
        return view.camera
    if view.subject:
        return around(atlas, *view.subject)
    if view.commitment:
        bounds = bounds_of(atlas, atlas.commitments[view.commitment])
        return framing(view.commitment, bounds) if bounds else FIRST_VIEW
    return FIRST_VIEW


def around(atlas: Atlas, *feature_ids: str) -> Camera | NamedView:
    """A camera that shows whole features with room round them."""
    west, south, east, north = shapely.total_bounds([atlas.feature(id)["geometry"] for id in feature_ids]).tolist()
    return framing(",".join(feature_ids), (west, south, east, north))


def at_place(place: Place) -> Camera:
    """The look at a name of the base map, from as far off as it is large."""
    return Camera(place.lat, place.lon, PLACE_ZOOMS.get(place.kind, PLACE_ZOOM))


def framing(id: str, bounds: Bounds) -> Camera | NamedView:
    """The look at what lies within bounds: at a point from near, at anything larger with room round it."""
    west, south, east, north = bounds
    if east - west < 0.02 and north - south < 0.02:
        return Camera(round((south + north) / 2, 4), round((west + east) / 2, 4), POINT_ZOOM)
    across, up = 0.35 * (east - west) + 0.1, 0.25 * (north - south) + 0.1
    return NamedView(id, "", (west - across, south - up, east + across, north + up))


def with_room(bounds: Bounds, aside: float, share: float) -> Bounds:
    """Bounds with room round them: degrees ``aside``, and above and below, on the map, a share of their height each."""
    west, south, east, north = bounds
    (_, top), (_, bottom) = to_world(np.array([[west, north], [east, south]]))
    room = share * (bottom - top)
    return west - aside, _latitude(bottom + room), east + aside, _latitude(top - room)


def to_world(coordinates: Coordinates) -> Coordinates:
    """Degrees (longitude, latitude) in Web Mercator, the whole world from 0 to 1, y down."""
    longitude, latitude = coordinates[:, 0], np.radians(coordinates[:, 1])
    return np.column_stack([(longitude + 180) / 360, (1 - np.arcsinh(np.tan(latitude)) / math.pi) / 2])


@dataclass(frozen=True, slots=True)
class Frame:
    """A map's frame of ``width`` by ``height`` CSS pixels and the camera behind it."""

    width: float
    height: float
    camera: Camera

    @property
    def scale(self) -> float:
        """CSS pixels of the whole world."""
        return WORLD * 2**self.camera.zoom

    @property
    def world(self) -> Bounds:
        """Left, top, right and bottom of the frame in the world of `to_world`."""
        ((x, y),) = to_world(np.array([[self.camera.longitude, self.camera.latitude]]))
        across, down = self.width / 2 / self.scale, self.height / 2 / self.scale
        return float(x - across), float(y - down), float(x + across), float(y + down)

    @property
    def bounds(self) -> Bounds:
        """West, south, east and north of the frame in degrees."""
        left, top, right, bottom = self.world
        return left * 360 - 180, _latitude(bottom), right * 360 - 180, _latitude(top)

    @property
    def metres(self) -> float:
        """Metres of one CSS pixel in the middle of the frame."""
        return 40_075_016.686 * math.cos(math.radians(self.camera.latitude)) / self.scale

    def pixels(self, world: Any) -> Any:
        """Coordinates of `to_world` as CSS pixels of the frame, from its top left corner."""
        left, top, _, _ = self.world
        return (world - np.array([left, top])) * self.scale


def frame_of(
    target: Camera | NamedView, width: float, height: float, *, zoom_out: float = 0.0, covered: float = 0.0
) -> Frame:
    """The frame that shows a target, inside the base map. A legend may have ``covered`` so much of its left.

    ``zoom_out`` is how much further out than its own zoom a camera is shown.
    """
    found = target if isinstance(target, Camera) else _fitted(target.bounds, width, height, covered)
    zoom = found.zoom - (zoom_out if isinstance(target, Camera) else 0)
    west, south, east, north = basemap.BOUNDS
    (left, bottom), (right, top) = to_world(np.array([[west, south], [east, north]]))
    least = max(math.log2(width / WORLD / (right - left)), math.log2(height / WORLD / (bottom - top)))
    zoom = min(max(zoom, basemap.ZOOMS[0] - zoom_out, least), basemap.ZOOMS[1])
    across, down = width / 2 / WORLD / 2**zoom, height / 2 / WORLD / 2**zoom
    ((x, y),) = to_world(np.array([[found.longitude, found.latitude]]))
    x = min(max(x, left + across), right - across)
    y = min(max(y, top + down), bottom - down)
    return Frame(width, height, Camera(_latitude(y), float(x) * 360 - 180, zoom))


def _fitted(bounds: Bounds, width: float, height: float, covered: float) -> Camera:
    """The camera of the screen's map for bounds: fitted to the part of the frame that the legend leaves free."""
    # A card a little wider than the screen's legend does not shift the map: both show the same stretch of sea.
    legend = covered if covered > WIDER * ROOM["legend"] else ROOM["legend"]
    left = min(legend, width * MOST_COVERED) if covered and width > ROOM["wide"] else ROOM["aside"]
    return fitted(bounds, width, height, Margins(left, ROOM["edge"], ROOM["aside"], ROOM["edge"]))


def fitted(bounds: Bounds, width: float, height: float, margins: Margins) -> Camera:
    """The camera that shows bounds in what the margins of a frame leave free. The screen's is `fitted` in camera.js."""
    west, south, east, north = bounds
    left, top, right, bottom = margins
    (x1, y1), (x2, y2) = to_world(np.array([[west, north], [east, south]]))
    scale = min((width - left - right) / (x2 - x1), (height - top - bottom) / (y2 - y1))
    across, down = (x1 + x2) / 2 + (right - left) / 2 / scale, (y1 + y2) / 2 + (bottom - top) / 2 / scale
    return Camera(_latitude(down), float(across) * 360 - 180, math.log2(scale / WORLD))


def _latitude(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * float(y)))))
