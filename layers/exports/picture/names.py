"""The names on a picture: which there are, how they are set, and where each has found a place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.records import Place
from layers.exports.picture import fonts, ground, placing, spots
from layers.exports.picture.courses import in_frame
from layers.exports.picture.ink import readable
from layers.exports.picture.placing import EASY, LAST, LEFT_OVER, MUST, NEEDED, WORTH
from layers.looks import lettering, palettes
from layers.looks.styles import HALO, NAMES, Colour, colour
from layers.maps.features import OUTLINE
from layers.maps.framing import zoom_of_names
from layers.maps.sheets import Labels, Sheet
from layers.views.camera import Frame, to_world
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from loaders.missing import at_hand

ORDINARY, HERO = 12.0, 14.5
"""CSS pixels of the letters of features; on a slide 12 are 9 points."""
SMALLEST = 12.0
"""CSS pixels below which no name is set."""
EARLIER = 0.6
"""A picture cannot be zoomed: its names come this much earlier than the screen's."""
FEW = 12
"""A layer that shows no more features in a picture than these is named whatever the zoom: nobody can come closer."""
LINE_HEIGHT = 1.18
WITHIN = 0.18
"""Degrees of latitude, 20 km, by which a country's name may be moved: further off it may stand in the next one."""
SMALL_AREA = 60.0
"""CSS pixels from the middle to the edge of the largest area whose name may stand beside it."""
WIDEST_ROW, SHARE = 18.0, 0.56
"""Ems beyond which a row of a feature's name is broken, and the part of the name in the longer of two rows."""
ELSEWHERE = 1.1
"""What it costs the name of a country to stand at another of its places than the first."""
MOST_ON_LAND = 0.3
"""Part of the name of a sea that may lie on land."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a name is set; ``size`` in CSS pixels, ``width`` in ems before it is broken."""

    size: float
    colour: Colour
    halo: Colour
    family: str = fonts.SANS
    weight: int = 600
    italic: bool = False
    width: float = 9.0
    halo_width: float = 1.6


@dataclass(frozen=True, slots=True)
class Name:
    """A name that has found its place. ``of`` is the id of its feature or place."""

    of: str
    lines: tuple[str, ...]
    setting: Setting
    spot: spots.Spot

    def baselines(self) -> Iterator[tuple[str, float, float]]:
        """Each line with the start of its base line."""
        size, turn = self.setting.size, np.radians(self.spot.turn)
        down = np.array([-np.sin(turn), np.cos(turn)])
        right = np.array([np.cos(turn), np.sin(turn)])
        middle = np.array([self.spot.x, self.spot.y])
        for number, line in enumerate(self.lines):
            wide = _width(line, self.setting)
            start = {"left": -self.spot.width / 2, "right": self.spot.width / 2 - wide}.get(self.spot.flush, -wide / 2)
            below = (number - (len(self.lines) - 1) / 2) * size * LINE_HEIGHT + 0.33 * size
            x, y = middle + right * start + down * below
            yield line, float(x), float(y)


def names(
    view: MapView,
    atlas: Atlas,
    frame: Frame,
    written: Iterable[Labels],
    drawn: Iterable[Sheet],
    board: placing.Board,
) -> list[Name]:
    """The names of features and of the base map, each where it covers nothing: the most important first.

    First what is selected, picked or named in a commitment, then the waters, then other features, then other places.
    """
    listed, zoom = list(written), zoom_of_names(view, atlas)
    of_names = {feature["properties"]["id"] for each in listed for feature in each.features}
    drawn_as = _mark(board, frame, drawn, {id for each in listed for id in _heroes_of(each)}, of_names)
    chosen = [
        (not each.selected, not feature["properties"]["hero"], -number, feature["properties"]["rank"], feature)
        for number, each in enumerate(listed)
        for soon in [zoom + EARLIER >= each.from_zoom or _shown(each, frame) <= FEW]
        for feature in each.features
        if feature["properties"]["hero"] or each.selected or soon
    ]
    ordered = sorted(chosen, key=lambda each: each[:4])

    def needed(feature: dict[str, Any], tries: tuple[tuple[float, float], ...]) -> list[Name]:
        settings = ((_setting(feature, view.base, size, 700), most) for size, most in tries)
        return next(filter(None, (_named(feature, frame, how, drawn_as, board, most) for how, most in settings)), [])

    found: list[Name] = []
    for selected, enough, last in ((True, MUST, MUST), (False, WORTH, LAST)):
        wanted = [
            partial(needed, feature, ((HERO, enough), (ORDINARY, enough if small else last)))
            for ordinary, small, *_, feature in ordered
            if ordinary != selected and not (ordinary and small) and _lies_in(frame, feature)
        ]
        found += placing.arrange(board, wanted)
    found += _place_names(view, atlas, frame, board, zoom, waters=True)
    for ordinary, small, *_, feature in ordered:
        if ordinary and small:
            found += _named(feature, frame, _setting(feature, view.base, ORDINARY, 600), drawn_as, board, EASY)
    found += _place_names(view, atlas, frame, board, zoom, waters=False)
    named = {name.of for name in found}
    for *_, feature in ordered:
        if feature["properties"]["id"] not in named:
            found += _named(feature, frame, _setting(feature, view.base, ORDINARY, 600), drawn_as, board, LEFT_OVER)
    return found


def _setting(feature: dict[str, Any], base: str, size: float, weight: int) -> Setting:
    how = NAMES[feature["properties"]["tone"]]
    return Setting(size, how.ink[base], HALO[base], weight=weight, italic=how.italic)


def _shown(each: Labels, frame: Frame) -> int:
    """How many features of a layer lie in the frame."""
    return sum(_lies_in(frame, feature) for feature in each.features)


def _lies_in(frame: Frame, feature: dict[str, Any]) -> bool:
    return bool(shape(feature["geometry"]).intersects(shapely.box(*frame.bounds)))


def _heroes_of(each: Labels) -> Iterator[str]:
    return (f["properties"]["id"] for f in each.features if f["properties"]["hero"] or each.selected)


@dataclass(slots=True)
class _Shown:
    """A feature as it is drawn: how far it reaches from its middle or its line, the look of its lines, and its area;
    whether it is a site, drawn as an outline without a symbol.
    """

    reach: float = 0.0
    look: str | None = None
    area: BaseGeometry | None = None
    is_site: bool = False


def _mark(
    board: placing.Board, frame: Frame, drawn: Iterable[Sheet], heroes: set[str], of_names: set[str]
) -> dict[str, _Shown]:
    """Tell the board what the data covers; gives how each feature is drawn, by id, in CSS pixels.

    What is not ``of_names`` has none on this picture.
    """
    found: dict[str, _Shown] = defaultdict(_Shown)
    view = shapely.box(-50, -50, frame.width + 50, frame.height + 50)
    told: set[tuple[str, str]] = set()
    sheets = list(drawn)
    cased = {
        feature["properties"]["id"]: float(feature["properties"]["width"])
        for sheet in sheets
        if sheet.is_band
        for feature in sheet.features
    }
    for sheet in sheets:
        if sheet.part not in ("area", "line", "point") or sheet.is_band:
            continue
        before = frozenset(told)
        located = zip(sheet.features, in_frame(sheet.features, frame), strict=True)
        singles = [(feature, part) for feature, whole in located for part in _singles(whole)]
        near = shapely.intersects(np.array([part for _, part in singles], dtype=object), view)
        for (feature, geometry), inside in zip(singles, near, strict=True):
            about = feature["properties"]
            id, heavy = about["id"], about["id"] in heroes
            told.add((sheet.part, id))
            point = geometry.geom_type == "Point"
            if sheet.part == "area" and not point:
                found[id].area, found[id].is_site = geometry, sheet.of == OUTLINE
                found[id].reach = max(found[id].reach, _around(geometry))
                continue
            wide = max(about["width"], cased.get(id, 0.0))
            radius = max(about["ring"], about["size"] * 0.45) if point else wide / 2
            if not point or sheet.part != "line":
                found[id].reach = max(radius, found[id].reach)
            found[id].is_site &= sheet.part != "point"  # areas are drawn first
            if not point and id in of_names:
                found[id].look = str(about["color"][:3])
            if not inside or (sheet.part, id) in before:  # drawn once more where it stands out
                continue
            if point:
                end = sheet.part == "line"
                board.symbol(id, geometry.x, geometry.y, radius, heavy=heavy and not end, end=end)
            else:
                board.line(id, shapely.intersection(geometry, view), wide, heavy=heavy, look=found[id].look)
    board.sites |= {id: shown.area for id, shown in found.items() if shown.is_site and shown.area is not None}
    return found


def _around(area: BaseGeometry) -> float:
    """CSS pixels from the middle of a small area at which its name stands beside it; none for a large one's."""
    left, top, right, bottom = area.bounds
    half = max(right - left, bottom - top) / 2
    return half if half <= SMALL_AREA else 0.0


def _singles(geometry: BaseGeometry) -> list[BaseGeometry]:
    """A geometry as it is drawn: each of several points has a symbol of its own."""
    return list(geometry.geoms) if geometry.geom_type == "MultiPoint" else [geometry]


def _named(
    feature: dict[str, Any],
    frame: Frame,
    setting: Setting,
    drawn_as: dict[str, _Shown],
    board: placing.Board,
    most: float,
) -> list[Name]:
    about = feature["properties"]
    words = fonts.drawable(about["name"])
    if not words:
        return []
    geometry: BaseGeometry = in_frame([feature], frame)[0]
    enough = most if most < WORTH else max(most, NEEDED)
    across = row_width(_width(words, setting) / setting.size, setting.width)
    lines = tuple(fonts.balanced(words, across, setting.family, setting.weight, setting.italic))
    id, block = about["id"], _extent(lines, setting)
    shown = drawn_as.get(id, _Shown())
    if geometry.geom_type == "Point":
        if not (0 <= geometry.x <= frame.width and 0 <= geometry.y <= frame.height):
            return []
        point = (geometry.x, geometry.y)
        own = placing.Own(id, point=point, radius=shown.reach, area=shown.area, is_site=shown.is_site)
        spot = board.beside(own, block, max(0.7 * setting.size, shown.reach + 2.5), enough)
    else:
        own = placing.Own(id, tuple(shapely.get_parts(geometry)), shown.look)
        away = shown.reach + 0.15 * setting.size
        spot = board.along(own, _extent((words,), setting), block, away, enough)
        lines = lines if spot and (spot.leader or spot.at_end) else (words,)
    return [Name(id, lines, setting, spot)] if spot else []


def _placed(
    id: str,
    lines: tuple[str, ...],
    setting: Setting,
    tried: Iterable[spots.Spot],
    board: placing.Board,
    most: float,
    own: placing.Own = placing.ANYONES,
) -> list[Name]:
    spot = board.place(tried, most, own)
    return [Name(id, lines, setting, spot)] if spot else []


def _place_names(
    view: MapView, atlas: Atlas, frame: Frame, board: placing.Board, zoom: float, *, waters: bool
) -> list[Name]:
    """Names of seas, or of everything else on the base map: the screen's, in its order.

    Left out are towns that a port on the map is named after, and all but the first of a country's names in sight.
    """
    found: list[Name] = []
    countries: set[str] = set()
    colours = palettes.PALETTES[view.base]
    withheld = _towns_of_ports(view, atlas, zoom)
    order = list(lettering.LETTERINGS)
    west, south, east, north = frame.bounds
    here = [
        place
        for place in at_hand(atlas.places)
        if (place.kind == "sea") == waters
        and west < place.lon < east
        and south < place.lat < north
        and place.id not in withheld
    ]
    land = shapely.STRtree(ground.land_in(frame)) if waters else None
    ordered = sorted(here, key=lambda place: (place.rank, -order.index(place.kind)))
    for place in ordered:
        how = lettering.LETTERINGS[place.kind]
        start = lettering.name_from_zoom(place)
        if not start <= zoom + EARLIER / 2 or zoom >= how.until or place.name in countries:
            continue
        others = []
        if place.kind == "country":
            countries.add(place.name)
            others = [each for each in ordered if each.name == place.name and each != place]
        small, large = how.sizes[place.rank]
        size = max(SMALLEST, small + (large - small) * min(1.0, max(0.0, (zoom - start) / 4)))
        halo, family = colour(colours[how.halo]), fonts.SERIF if how.font.serif else fonts.SANS
        ink, italic = readable(colour(colours[how.colour]), halo), how.font.italic
        setting = Setting(size, ink, halo, family, how.font.weight, italic, how.width, how.halo_width)
        words = fonts.drawable(place.name)
        words = words.upper() if how.capitals else words
        lines = tuple(
            spaced(line, how.spacing, setting)
            for line in fonts.balanced(
                words, how.width / (1 + 2 * how.spacing), setting.family, setting.weight, italic, most=3
            )
        )
        wide, high = _extent(lines, setting)
        x, y = _point(place, frame)
        own = placing.Own(place.id, point=(x, y), radius=2.0, dot=True) if how.dot else placing.ANYONES
        tried = (
            spots.beside(x, y, wide, high, 0.45 * size)
            if how.dot
            else spots.over(x, y, wide, high, _reach(place, frame))
        )
        elsewhere = (
            replace(spot, cost=spot.cost + ELSEWHERE)
            for other in others
            if lettering.name_from_zoom(other) <= zoom + EARLIER / 2
            for spot in spots.over(*_point(other, frame), wide, high, _reach(other, frame))
        )
        tried = chain(tried, elsewhere)
        if land is not None:
            tried = _at_sea(tried, land)
        found += _placed(place.id, lines, setting, tried, board, WORTH if waters else EASY, own)
    return found


def _reach(place: Place, frame: Frame) -> float:
    """CSS pixels that a name may be moved: a small water's soon lies upon another one, a country's in the next country,
    a figure has its contour.
    """
    if lettering.LETTERINGS[place.kind].stays:
        return 0.0
    far = 110.0 if place.rank == 1 else 45.0
    if place.kind == "country":
        return min(far, _point(place, frame)[1] - _point(replace(place, lat=place.lat + WITHIN), frame)[1])
    return far if place.kind == "sea" else 16.0


def _at_sea(tried: Iterable[spots.Spot], land: shapely.STRtree) -> Iterator[spots.Spot]:
    """The spots that lie on the water: a name of a sea may cross a coast a little, never lie on the land beyond."""
    for spot in tried:
        outline = spot.outline
        near = land.geometries[land.query(outline)]
        on_land = float(shapely.area(shapely.intersection(outline, near)).sum()) / outline.area
        if on_land <= MOST_ON_LAND:
            yield replace(spot, cost=spot.cost + 4 * on_land)


def _towns_of_ports(view: MapView, atlas: Atlas, zoom: float) -> set[str]:
    named = [
        id
        for id in atlas.present_as("port")
        if id in view.layers and zoom + EARLIER >= atlas.layers[id].info.label_from_zoom
    ]
    return lettering.towns_of_ports(atlas) if named else set()


def _point(place: Place, frame: Frame) -> tuple[float, float]:
    ((x, y),) = frame.pixels(to_world(np.array([[place.lon, place.lat]])))
    return float(x), float(y)


def spaced(words: str, ems: float, setting: Setting) -> str:
    """Words with hair spaces between the letters, about ``ems`` wide each."""
    hair = fonts.width("a\u200aa", setting.family, setting.weight, setting.italic) - fonts.width(
        "aa", setting.family, setting.weight, setting.italic
    )
    count = round(ems / hair) if hair > 0.01 else 0
    return ("\u200a" * count).join(words)


def row_width(ems: float, least: float) -> float:
    """Ems of a row of a feature's name that is so long: two rows, or more where they would be too wide."""
    return min(WIDEST_ROW, max(least, SHARE * ems))


def _extent(lines: tuple[str, ...], setting: Setting) -> tuple[float, float]:
    return max((_width(line, setting) for line in lines), default=0.0), len(lines) * setting.size * LINE_HEIGHT


def _width(line: str, setting: Setting) -> float:
    return fonts.width(line, setting.family, setting.weight, setting.italic) * setting.size
