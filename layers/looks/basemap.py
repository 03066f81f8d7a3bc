"""The base map as a MapLibre style: sea, land, borders and graticule, on *paper* or at *night*.

Both bases have the same sources and the same layers in the same order; only colours differ. So the map can be
switched from one to the other with `setPaintProperty`, layer by layer, and nothing is loaded again.

Two layers are never seen: ``under-land`` and ``data-slot``. Data is drawn below the one of them it names: areas of the
sea under the land, everything else above the map.

MapLibre writes nothing: the names of places are among the sources, how they are set is in ``metadata``, and the map
sets them itself, together with those of features.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geodata import base as base_map
from geodata.base import DEPTHS_M
from geodata.records import Place
from layers.looks import styles
from layers.looks.graticule import GRATICULE_STEPS, graticule
from layers.looks.lettering import DEPTHS_ZOOMS, LETTERINGS, name_from_zoom, on_screen
from layers.looks.palettes import PALETTES

Json = dict[str, object]


ATTRIBUTION = (
    "Coastline and borders © OpenStreetMap contributors, ODbL, via geo-maps 0.6.0. "
    "Lakes: Natural Earth (public domain). Depths: NOAA ETOPO1, indicative; not for navigation."
)
"""The credit that must stand wherever the base map is shown."""

BOUNDS = (-29.5, 44.0, 31.5, 71.2)
"""West, south, east, north: kept to these, no screen shows where the base map ends."""
ZOOMS = (4.2, 14.0)
"""The least and the greatest zoom that the base map is made for."""
NARROW_ZOOM = 3.4
"""The least zoom of a screen as narrow as a phone: its frame holds no more of the base map than a desk's at `ZOOMS`."""


FETCHED_LATER = ("rivers",)
"""Files that the first picture does without. The map asks for their addresses, in ``metadata``, once it is drawn."""
NOTHING_YET: Json = {"type": "FeatureCollection", "features": []}


UNSEARCHED = "unsearched"
"""Source and layer of the hatching over what was not looked at; the map itself fills the source."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the base map that is kept as a picture, so many pixels wide; ``bounds`` as in `BOUNDS`.

    A map begins with it up to the zoom ``until``: closer, its pixels would be as large as towns.
    """

    bounds: tuple[float, float, float, float]
    width: int
    until: float


STRETCHES = {
    "whole": Stretch(BOUNDS, 1600, until=7.0),
    "south": Stretch((-4.0, 49.8, 8.5, 54.2), 1600, until=8.0),  # what most pages open with
}
"""The pictures of the ground that a map begins with, each laid upon the one before."""


def path_of(name: str) -> Path:
    """Where a file of the base map lies."""
    return base_map.FOLDER / f"{name}.geojson"


@cache
def content_hash(name: str) -> str:
    """Twelve hex digits that change with what is in a file of the base map."""
    return hashlib.sha256(path_of(name).read_bytes()).hexdigest()[:12]


def style(
    base: str,
    places: Iterable[Place],
    base_addresses: Mapping[str, str],
    ports: Collection[str] = (),
) -> Json:
    """The MapLibre style of a base map.

    ``places`` are set as names; ``base_addresses`` are those of the files of the base map, by name. ``ports`` are the
    ids of places that the ports layer names too: their property ``port`` is true, so that a map which shows that layer
    can keep the second name back. Raises ValueError for a base map that there is not.
    """
    if base not in PALETTES:
        raise ValueError(f"There is no base map '{base}'. Known: {', '.join(PALETTES)}.")
    placed = list(places)
    sources: Json = {name: _by_address(base_addresses[name]) for name in base_map.NAMES}
    sources["land"] = _by_address(base_addresses["land"]) | {"attribution": ATTRIBUTION}
    later = {name: base_addresses[name] for name in FETCHED_LATER}
    sources |= {name: _by_address(NOTHING_YET) for name in (*later, UNSEARCHED)}
    sources |= {
        "graticule": {"type": "geojson", "data": graticule()},
        "places": {"type": "geojson", "data": _places_as_points(placed, ports)},
    }
    return {
        "version": 8,
        "name": f"North Sea Atlas, {base}",
        "metadata": {"bounds": list(BOUNDS), "zooms": list(ZOOMS), "later": later, "lettering": on_screen(base)},
        "sources": sources,
        "layers": _ground(base),
    }


def _by_address(where: object) -> Json:
    return {"type": "geojson", "data": where, "maxzoom": 13}


def _ground(base: str) -> list[Json]:
    """Everything below the data, and the two slots."""
    colours = PALETTES[base]
    return [
        {"id": "sea", "type": "background", "paint": {"background-color": _fading(colours, "depth_0")}},
        *(_depth(colours, metres) for metres in DEPTHS_M),
        _line(
            "depth-contours", "depth", _fading(colours, "contour"), _by_zoom((4, 0.5), (7, 0.8)), until=DEPTHS_ZOOMS[1]
        ),
        {"id": UNSEARCHED, "type": "fill", "source": UNSEARCHED, "paint": {"fill-pattern": hatching(base)}},
        _slot("under-land"),
        *_graticule_lines(colours),
        {"id": "land", "type": "fill", "source": "land", "paint": {"fill-color": colours["land"]}},
        {"id": "lakes", "type": "fill", "source": "lakes", "paint": {"fill-color": colours["lake"]}},
        _line("lake-shores", "lakes", colours["shore"], _by_zoom((5, 0.4), (8, 0.7), (11, 0.9))),
        _line("borders", "borders", colours["border"], _by_zoom((4, 0.7), (8, 0.9), (12, 1.0)), dashes=[4, 2.5]),
        # The outline of the land is the coast: the land has no inner edges.
        _line("coast", "land", colours["coast"], _by_zoom((4, 0.45), (6, 0.65), (8, 0.85), (11, 1.1))),
        # The wider rivers are gaps in the land; these are the narrow ones, in their width and with their banks.
        _line("river-banks", "rivers", colours["coast"], _ground_width(RIVER_BANKS), minzoom=8.5),
        _line("rivers", "rivers", colours["lake"], _ground_width(0), minzoom=8.5),
        *(_dots(colours, kind, rank) for kind, how in LETTERINGS.items() if how.dot for rank in how.zooms),
        _slot("data-slot"),
    ]


def hatching(base: str) -> str:
    """The name of the pattern of the hatching, which says how it is drawn: colour, spacing and width in pixels."""
    how = styles.HATCHING
    red, green, blue = how.ink[base]
    return f"hatching #{red:02x}{green:02x}{blue:02x} {how.spacing:g} {how.width:g}"


def _slot(layer_id: str) -> Json:
    return {"id": layer_id, "type": "background", "layout": {"visibility": "none"}}


def _by_zoom(*stops: tuple[float, object]) -> list[object]:
    return ["interpolate", ["linear"], ["zoom"], *(part for stop in stops for part in stop)]


def _line(
    layer_id: str,
    source: str,
    colour: object,
    width: object,
    dashes: list[float] | None = None,
    minzoom: float = 0,
    until: float = 24,
) -> Json:
    return {
        "id": layer_id,
        "type": "line",
        "source": source,
        "minzoom": minzoom,
        "maxzoom": until,
        "layout": {"line-join": "round", "line-cap": "butt" if dashes else "round"},
        "paint": {"line-color": colour, "line-width": width} | ({"line-dasharray": dashes} if dashes else {}),
    }


RIVER_BANKS = 1.6
"""Pixels by which a river's banks are wider than its water, both together."""


def _ground_width(more: float) -> list[object]:
    """A line's width in pixels that is ``drawn_width_m`` on the ground (at 51 degrees north), and so much more."""
    metres = ["get", "drawn_width_m"]
    widths = {zoom: ["+", ["/", metres, 49000 / 2**zoom], more] for zoom in (8, 14)}
    return ["interpolate", ["exponential", 2], ["zoom"], *(part for stop in widths.items() for part in stop)]


def _dots(colours: Mapping[str, str], kind: str, rank: int) -> Json:
    """The dots of towns, below the data, so that a port's symbol covers its town's."""
    return {
        "id": f"{kind}-dots-{rank}",
        "type": "circle",
        "source": "places",
        "minzoom": LETTERINGS[kind].zooms[rank],
        "filter": _of(kind, rank),
        "paint": {
            "circle-color": colours["dot"] if kind == "capital" else colours["land"],
            "circle-stroke-color": colours["dot"],
            "circle-radius": _by_zoom((5, 1.2), (8, 1.8), (11, 2.3)),
            "circle-stroke-width": _by_zoom((5, 0.8), (9, 1.1)),
        },
    }


def _of(kind: str, rank: int) -> list[object]:
    return ["all", ["==", ["get", "kind"], kind], ["==", ["get", "rank"], rank]]


def _depth(colours: Mapping[str, str], metres: int) -> Json:
    """The sea that is deeper than so many metres, above what is less deep."""
    return {
        "id": f"depth-{metres}",
        "type": "fill",
        "source": "depth",
        "filter": ["==", ["get", "depth_m"], metres],
        "paint": {"fill-color": _fading(colours, f"depth_{metres}")},
    }


def _fading(colours: Mapping[str, str], colour: str) -> list[object]:
    """A colour of the depths, which is that of the plain sea close by."""
    begin, end = DEPTHS_ZOOMS
    return _by_zoom((begin, colours[colour]), (end, colours["sea"]))


def _graticule_lines(colours: Mapping[str, str]) -> list[Json]:
    return [
        _line(f"graticule-{step}", "graticule", colours["graticule"], 0.6, minzoom=zoom)
        | {"filter": ["==", ["get", "from_zoom"], zoom]}
        for step, zoom in GRATICULE_STEPS
    ]


def _places_as_points(places: Iterable[Place], ports: Collection[str]) -> Json:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "id": place.id,
                    "name": place.name,
                    "kind": place.kind,
                    "rank": place.rank,
                    "zoom": name_from_zoom(place),
                    "port": place.id in ports,
                },
                "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
            }
            for place in places
        ],
    }
