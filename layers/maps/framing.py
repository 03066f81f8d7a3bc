"""Where a file of a view looks: where its camera does, else at what the view is about, from edge to edge.

The screen's map begins with the same stretch of sea whatever it shows, and its reader moves it. Nobody moves a picture.
"""

import shapely

from layers.looks import basemap
from layers.maps.deck import features_shown
from layers.views.camera import frame_of, target_of
from layers.views.commitment_places import thread_of
from layers.views.map_view import FIRST_VIEW, Camera, MapView, NamedView
from loaders.atlas import Atlas
from loaders.missing import at_hand

FRAMINGS = {"shown": "On what is shown", "screen": "As on screen"}
"""How a reader may have a file framed: word of its address -> words for the reader."""
NARROWEST = (1.0, 0.6)
"""Degrees across and up of the closest look: about that of the screen's at a single point."""
ROUND = 0.06
"""What is kept free on each side of what is shown, as a share of it: for names and for the width of lines."""
SCREEN = (1000.0, 620.0)
"""CSS pixels of a screen's map, where none is known."""


def look_at(view: MapView, atlas: Atlas) -> Camera | NamedView:
    """Where a file of a view looks.

    What it is about is what is selected or picked, the places of the commitment followed, or all that is shown,
    boundaries aside. A first sight, of today or of a former version, is about the sea where the map begins.
    """
    if view.camera:
        return view.camera
    begun = [MapView.first_sight(atlas), *(MapView.left_out(version, atlas) for version in at_hand(atlas.first_sights))]
    if view.but(base=begun[0].base) in begun:
        return FIRST_VIEW
    found = [shape for shape in _about(view, atlas) if not shape.is_empty]
    return _round(shapely.total_bounds(found)) if found else FIRST_VIEW


def zoom_of_names(view: MapView, atlas: Atlas) -> float:
    """The zoom whose names a file of a view has, whatever the file's own size: the same places on all of them."""
    return frame_of(look_at(view, atlas), *SCREEN).camera.zoom


def as_on_screen(view: MapView, atlas: Atlas) -> MapView:
    """The view with a camera: its own, else where the screen's map begins with it."""
    return view if view.camera else view.but(camera=_camera(target_of(atlas, view)))


def opened(view: MapView, atlas: Atlas) -> MapView:
    """The view that a file leads back to: it looks where the file does."""
    look, begins = look_at(view, atlas), target_of(atlas, view)
    by_itself = view.subject or view.commitment or look == begins
    return view if view.camera or by_itself else view.but(camera=_camera(look))


def _about(view: MapView, atlas: Atlas) -> list[shapely.Geometry]:
    if view.subject:
        return [atlas.feature(id)["geometry"] for id in view.subject]
    if view.commitment and (ids := thread_of(atlas, atlas.commitments[view.commitment]).features):
        return [atlas.feature(id)["geometry"] for id in ids]
    shown = features_shown(view, atlas)
    subject = {id: features for id, features in shown.items() if atlas.layers[id].info.theme != "boundaries"}
    within = shapely.box(*basemap.BOUNDS)
    return [shapely.intersection(each, within) for table in (subject or shown).values() for each in table.geometry]


def _round(bounds: tuple[float, float, float, float]) -> NamedView:
    west, south, east, north = (float(side) for side in bounds)
    across = max((east - west) * (1 + 2 * ROUND), NARROWEST[0]) - (east - west)
    up = max((north - south) * (1 + 2 * ROUND), NARROWEST[1]) - (north - south)
    return NamedView("shown", "", (west - across / 2, south - up / 2, east + across / 2, north + up / 2))


def _camera(look: Camera | NamedView) -> Camera | None:
    return Camera.parse(str(frame_of(look, *SCREEN).camera))
