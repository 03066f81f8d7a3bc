"""How the names of places are set on the base map, from which zoom on, and which of them a port has already."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from geodata.records import Place
from layers.looks import styles
from layers.looks.palettes import PALETTES
from loaders.atlas import Atlas
from loaders.missing import at_hand


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface of the atlas, with or without serifs, its weight and its slant."""

    serif: bool = False
    weight: int = 400
    italic: bool = False


UPRIGHT, SEMIBOLD, ITALIC = Face(), Face(weight=600), Face(serif=True, italic=True)
KM_PER_DEGREE = 111.2
DEPTHS_ZOOMS = (7.5, 8.5)
"""Between these zooms the depths fade into one colour: closer in, a point of their grid is as wide as a bay, and what
they say there could be taken for a chart."""
NEARBY_KM = 15.0
"""A port this close to a town that it is named after has the town's name."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How the names of one kind of place are set.

    ``zooms``: rank -> the zoom from which it is named. ``sizes``: rank -> its size at that zoom and four zooms later.
    ``stays``: a name stands on its place, such as a figure on its contour, or is left out; nobody looks for it.
    """

    zooms: dict[int, float]
    sizes: dict[int, tuple[float, float]]
    font: Face
    colour: str
    halo: str
    until: float = 24
    capitals: bool = False
    spacing: float = 0.0
    width: float = 8
    halo_width: float = 1.2
    dot: bool = False
    stays: bool = False


LETTERINGS: dict[str, Lettering] = {
    "depth": Lettering(
        {3: 4.6, 4: 6.0},
        {3: (10, 11.5), 4: (10, 11)},
        UPRIGHT,
        "degrees",
        "sea_halo",
        until=DEPTHS_ZOOMS[1] - 0.5,
        halo_width=1.8,
        stays=True,
    ),
    "cape": Lettering({4: 8.6}, {4: (10, 12.5)}, ITALIC, "island_name", "sea_halo", width=7),
    "bank": Lettering(
        {2: 5.6, 3: 7.4, 4: 8.4},
        {2: (11.5, 16), 3: (10.5, 15), 4: (10, 14)},
        ITALIC,
        "bank_name",
        "sea_halo",
        spacing=0.08,
    ),
    "island": Lettering(
        {2: 5.6, 3: 6.4, 4: 7.8}, {2: (11, 15), 3: (10.5, 14), 4: (10.5, 13.5)}, ITALIC, "island_name", "land_halo"
    ),
    "strait": Lettering(
        {2: 6.0, 3: 7.3, 4: 8.3},
        {2: (11.5, 17), 3: (11, 16), 4: (10.5, 14.5)},
        ITALIC,
        "sea_name",
        "sea_halo",
        spacing=0.06,
    ),
    "region": Lettering(
        {3: 6.6, 4: 8.0},
        {3: (10.5, 14), 4: (10.5, 14)},
        UPRIGHT,
        "region",
        "land_halo",
        until=10,
        capitals=True,
        spacing=0.32,
    ),
    "city": Lettering(
        {1: 5.4, 2: 6.5, 3: 7.5, 4: 8.4},
        {1: (12, 15), 2: (11.5, 14.5), 3: (11, 14), 4: (11, 13)},
        UPRIGHT,
        "city",
        "land_halo",
        dot=True,
    ),
    "country": Lettering(
        {1: 3.5, 2: 4.5, 4: 7.3},
        {1: (10.5, 16), 2: (10.5, 16), 4: (11.5, 14)},
        UPRIGHT,
        "country",
        "land_halo",
        until=11,
        capitals=True,
        spacing=0.3,
    ),
    "capital": Lettering({1: 4.8, 2: 6.0}, {1: (12, 15.5), 2: (11.5, 14)}, SEMIBOLD, "city", "land_halo", dot=True),
    "sea": Lettering(
        {1: 3.0, 2: 4.6, 3: 5.8, 4: 7.0},
        {1: (17, 36), 2: (12.5, 26), 3: (11.5, 20), 4: (11, 17)},
        ITALIC,
        "sea_name",
        "sea_halo",
        spacing=0.18,
        width=7,
    ),
}
"""How each kind of place is lettered, from the first to give way to the last."""


def towns_of_ports(atlas: Atlas) -> set[str]:
    """Ids of the places that a port of the atlas is named after; the map of ports names them already."""
    named = [
        named
        for ports in atlas.features_present_as("port").values()
        for named in zip(ports["name"], ports.geometry.x, ports.geometry.y, strict=True)
    ]
    return places_with_a_port(at_hand(atlas.places), named)


def places_with_a_port(places: Iterable[Place], ports: Iterable[tuple[str, float, float]]) -> set[str]:
    """Ids of the places whose name a port nearby begins with. Ports are name, longitude and latitude."""
    known = list(ports)
    return {
        place.id
        for place in places
        for name, lon, lat in known
        if name.startswith(place.name)
        and math.hypot((lon - place.lon) * math.cos(math.radians(lat)), lat - place.lat) * KM_PER_DEGREE < NEARBY_KM
    }


def name_from_zoom(place: Place) -> float:
    """The zoom from which a place may be named."""
    return LETTERINGS[place.kind].zooms[place.rank]


def on_screen(base: str) -> dict[str, object]:
    """How the screen sets names on a base map: ``places`` by kind, ``features`` by `styles.NAMES`, and ``degrees``.

    Sizes are CSS pixels, spacing and width ems, colours CSS.
    """
    colours = PALETTES[base]
    places = {
        kind: {
            **_face(how.font),
            "colour": colours[how.colour],
            "halo": colours[how.halo],
            "haloWidth": how.halo_width,
            "spacing": how.spacing,
            "capitals": how.capitals,
            "width": how.width,
            "dot": how.dot,
            "stays": how.stays,
            "zooms": how.zooms,
            "sizes": how.sizes,
            "until": how.until,
            "order": order,
        }
        for order, (kind, how) in enumerate(LETTERINGS.items())
    }
    features = {
        name: {
            "colour": _css(how.ink[base]),
            "italic": how.italic,
            "halo": _css(styles.HALO[base]),
            "haloWidth": 1.6,
            "serif": False,
            "spacing": 0,
        }
        for name, how in styles.NAMES.items()
    }
    degrees = {"colour": colours["degrees"], "halo": colours["sea_halo"], "haloWidth": 1.5, "spacing": 0.04, "size": 10}
    return {"places": places, "features": features, "degrees": {**_face(UPRIGHT), **degrees}}


def _face(face: Face) -> dict[str, object]:
    return {"serif": face.serif, "weight": face.weight, "italic": face.italic}


def _css(ink: styles.Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*ink)
