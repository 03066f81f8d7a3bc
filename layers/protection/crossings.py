"""Where lines on the seabed cross each other, run through wind farms, and where shipping passes over them.

A crossing is one of drawn lines: it is as sure as the two positions together. Two lines that only meet where one of
them ends, or that come to the same terminal, are joined there and do not cross.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd
import shapely
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata.records import STATUSES
from layers.looks.chart_style import INK, styled
from layers.looks.overlays import Mark
from layers.looks.styles import OFF_BY_DEFAULT
from layers.measures import position_error
from layers.measures.geodesy import ELLIPSOID
from layers.measures.zone_at import Waters, waters
from layers.views.camera import to_world
from layers.wording.facts import listing
from loaders.atlas import Atlas

SEABED = ("cable", "pipeline")
"""Roles of what lies on the seabed, in the order in which it is listed."""
SITES = ("wind_farm",)
"""Roles of sites whose outline a line may run through."""
LANE = "traffic_lane"
SHIPPING = (LANE, "green_corridor", "sea_route")
"""Roles of what ships follow. They share lanes by design: these are not crossed with each other."""
SAME_PLACE_KM = 2.0
"""Lines on the seabed whose ends lie nearer to a crossing than this, one of each, come to the same place."""
RULES = (
    "Crossings are of the lines as drawn, with the errors of both positions added. Lines that end on one another, come "
    "to the same terminal or are drawn along one another are not counted. A line through a shipping area counts once "
    "for each pass, at its middle. So does one through the outline of a wind farm, unless it ends there. "
    "Separation zones and areas to be avoided carry no traffic and are left out, as are crossings on land."
)
"""How crossings are counted, for the reader."""
MEETING_KM = 0.05
"""A line that ends so near to another is joined to it."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """One crossing: ``first`` and ``second`` are features in the atlas's order, ``place`` is in degrees (WGS 84).

    ``off_by`` is how many kilometres the place may be off at most, None where a sketch takes part. ``by_ships`` is true
    where ``second`` is of shipping, ``passes`` where it is an area that the first line passes through, of shipping or a
    wind farm; the place is then the middle of the pass.
    """

    id: str
    first: str
    second: str
    layers: tuple[str, str]
    place: Point
    off_by: float | None
    in_service: bool
    by_ships: bool
    passes: bool
    waters: Waters

    @property
    def through_site(self) -> bool:
        """Whether the first line runs through the outline of a wind farm."""
        return self.passes and not self.by_ships


def on_the_seabed(atlas: Atlas) -> dict[str, str]:
    """The layers whose lines lie on the seabed -> what their lines are called."""
    return _called(atlas, SEABED)


def that_cross(atlas: Atlas) -> dict[str, str]:
    """The layers whose features may cross, those on the seabed first, then sites -> what is drawn in them."""
    return _called(atlas, (*SEABED, *SITES, *SHIPPING))


def _called(atlas: Atlas, roles: Iterable[str]) -> dict[str, str]:
    infos = [atlas.layers[id].info for role in roles for id in atlas.present_as(role)]
    called = {info.id: info.lines or info.title for info in infos}
    return {id: words[:1].upper() + words[1:] for id, words in called.items()}


def crossings(atlas: Atlas) -> tuple[Crossing, ...]:
    """Every crossing in the atlas, except on land and of what is cancelled or decommissioned, in the atlas's order.

    Crossings of one pair are numbered from west to east, which makes their ids. Raises LayerMissing where a layer that
    crosses is left out.
    """
    for role in (*SEABED, *SITES, *SHIPPING):
        atlas.layers_as(role)
    lines = _lines(atlas)
    ids, layers = [line.id for line in lines], [line.layer for line in lines]
    shapes = np.array([line.shape for line in lines], dtype=object)
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    ahead = left < right
    left, right = left[ahead], right[ahead]
    pairs = [
        (one, other) for one, other in sorted(zip(left.tolist(), right.tolist(), strict=True)) if lines[one].on_seabed
    ]
    met = shapely.intersection(shapes[[one for one, _ in pairs]], shapes[[other for _, other in pairs]])
    rows = []
    for (one, other), meeting in zip(pairs, met, strict=True):
        area = shapes[other].geom_type in ("Polygon", "MultiPolygon")
        ends = None if lines[other].of_ships else shapely.boundary(lines[one].shape)
        places = _passes(meeting, ends) if area else _points(meeting)
        degrees = [_degrees(place) for place in sorted(places, key=lambda place: (place.x, place.y))]
        if degrees and not area:
            degrees = _not_joined(degrees, lines[one], lines[other])
        rows += [(one, other, place, area) for place in degrees]
    off_by = [position_error.combined((lines[one].accuracy, lines[other].accuracy)) for one, other, *_ in rows]
    lie_in = waters(atlas, [place for _, _, place, _ in rows], off_by)
    number, found = Counter[tuple[int, int]](), []
    for (one, other, place, area), off, within in zip(rows, off_by, lie_in, strict=True):
        if within.on_land and not lines[other].of_ships:
            continue
        number[one, other] += 1
        found.append(
            Crossing(
                id=f"{ids[one]}.{ids[other]}.{number[one, other]}",
                first=ids[one],
                second=ids[other],
                layers=(layers[one], layers[other]),
                place=place,
                off_by=off,
                in_service=lines[one].status == lines[other].status == "operational",
                by_ships=lines[other].of_ships,
                passes=area,
                waters=within,
            )
        )
    return tuple(found)


def chosen(found: Sequence[Crossing], layers: Collection[str], *, in_service: bool, of: str | None) -> list[Crossing]:
    """The crossings between chosen layers; with ``in_service`` of things that both are, with ``of`` of one feature."""
    return [
        each
        for each in found
        if each.layers[0] in layers
        and each.layers[1] in layers
        and (each.in_service or not in_service)
        and (of is None or of in (each.first, each.second))
    ]


def marks(found: Sequence[Crossing], atlas: Atlas) -> list[Mark]:
    """The crossings for the map."""
    names = _column(atlas, "name")
    return [
        Mark(
            each.id,
            f"{names[each.first]} × {names[each.second]}\n"
            f"{position_error.plus_minus(each.off_by)}\n{each.waters.words}",
            each.place,
            _kind(each),
        )
        for each in found
    ]


def _kind(crossing: Crossing) -> str:
    """How a crossing is marked: an unknown place, or a line that is not in service, comes before all else."""
    if crossing.off_by is None:
        return "sketch"
    if not crossing.in_service:
        return "ahead"
    return "under_shipping" if crossing.by_ships else "crossing"


def title(crossing: Crossing, atlas: Atlas) -> str:
    """``Nemo Link × Interconnector``."""
    return f"{atlas.feature(crossing.first)['name']} × {atlas.feature(crossing.second)['name']}"


def crossing_text(crossing: Crossing, atlas: Atlas) -> str:
    """A crossing in a sentence or two: what crosses what, where as drawn, and how sure that is."""
    one, other = atlas.feature(crossing.first), atlas.feature(crossing.second)
    verb = "passes through" if crossing.passes else "crosses"
    sure = (
        "One is a sketch that shows only what is connected: whether and where they cross is not known."
        if crossing.off_by is None
        else f"Both lines are drawn: the place may be off by up to {crossing.off_by:g} km "
        f"({_accuracies(one, other)}, added)."
    )
    return f"As drawn, {one['name']} {verb} {other['name']} at {position(crossing.place)}. {sure}"


def position(place: Point) -> str:
    """``51.50° N, 2.50° E``."""
    return f"{abs(place.y):.2f}° {'N' if place.y >= 0 else 'S'}, {abs(place.x):.2f}° {'E' if place.x >= 0 else 'W'}"


def table(found: Sequence[Crossing], atlas: Atlas) -> pd.DataFrame:
    """One row per crossing, those of things in service and with a known place first. Index: crossing id.

    Columns: Line, Crosses, Waters as drawn, Position, Status, Latitude, Longitude.
    """
    names, statuses = _column(atlas, "name"), _column(atlas, "status")
    rows = [
        {
            "id": each.id,
            "Line": names[each.first],
            "Crosses": names[each.second],
            "Waters as drawn": each.waters.drawn,
            "Position": position_error.plus_minus(each.off_by),
            "Status": _statuses(statuses[each.first], statuses[each.second]),
            "Latitude": round(each.place.y, 3),
            "Longitude": round(each.place.x, 3),
        }
        for each in sorted(found, key=lambda each: (not each.in_service, each.off_by is None))
    ]
    columns = ["id", "Line", "Crosses", "Waters as drawn", "Position", "Status", "Latitude", "Longitude"]
    return pd.DataFrame(rows, columns=columns).set_index("id")


def by_line(found: Iterable[Crossing]) -> Counter[str]:
    """How often each line on the seabed crosses another, runs through a wind farm or lies under shipping."""
    sides = ((each.first, *(() if each.by_ships or each.passes else (each.second,))) for each in found)
    return Counter(id for ids in sides for id in ids)


def by_pair(atlas: Atlas, found: Sequence[Crossing], layers: Collection[str]) -> pd.DataFrame:
    """How often chosen layers cross, one row for each pair that may: Line, Crosses, Crossings, Both in service."""
    called = {id: words for id, words in that_cross(atlas).items() if id in layers}
    seabed = [id for id in on_the_seabed(atlas) if id in layers]
    rows = []
    for place, one in enumerate(seabed):
        for other in [*seabed[place:], *(id for id in called if id not in seabed)]:
            these = [each for each in found if each.layers in ((one, other), (other, one))]
            rows.append((called[one], called[other], len(these), sum(each.in_service for each in these)))
    return pd.DataFrame(rows, columns=["Line", "Crosses", "Crossings", "Both in service"])


def pair_chart(pairs: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """The counts of `by_pair` as a grid: the darker, the more crossings; each cell says its figure."""
    most = max(1, int(pairs["Crossings"].max())) if len(pairs) else 1
    columns, rows = list(dict.fromkeys(pairs["Crosses"])), list(dict.fromkeys(pairs["Line"]))
    # Names stand upright: aslant they would take from a telephone half the room of the figures.
    heads = alt.Axis(orient="top", labelAngle=-90, labelLimit=180)
    grid = alt.Chart(pairs).encode(
        x=alt.X("Crosses:N", sort=columns, title=None, axis=heads),
        y=alt.Y("Line:N", sort=rows, title=None),
    )
    cells = grid.mark_rect(stroke="#FBFAF6", strokeWidth=2).encode(
        color=alt.Color(
            "Crossings:Q", legend=None, scale=alt.Scale(domain=[0, most], range=["#EFEBE1", "#24313B"], type="sqrt")
        )
    )
    words = grid.mark_text(fontSize=alt.expr("width < 190 ? 11 : 14")).encode(
        text=alt.Text("Crossings:Q"),
        color=alt.condition(alt.datum.Crossings > most * 0.25, alt.value("#FFFFFF"), alt.value(INK)),
    )
    return styled(alt.layer(cells, words).properties(height=44 * len(rows) + 10, width="container"))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, an area of shipping or the outline of a site; ``shape`` is in the world of `layers.views.camera`, as the
    map draws it."""

    id: str
    layer: str
    on_seabed: bool
    of_ships: bool
    status: str
    accuracy: str
    ends: np.ndarray
    shape: BaseGeometry


def _lines(atlas: Atlas) -> list[_Line]:
    found = []
    for layer in that_cross(atlas):
        data = atlas.layers[layer]
        for row, geometry in zip(data.features.itertuples(), data.shapes(data.features), strict=True):
            roles = set(data.info.kinds[row.kind].roles)
            taken = roles.intersection((*SEABED, *SITES, *SHIPPING)) and row.status not in OFF_BY_DEFAULT
            if taken and "Point" not in geometry.geom_type:
                lies = not roles.isdisjoint(SEABED), not roles.isdisjoint(SHIPPING)
                shape, ends = shapely.transform(geometry, to_world), _ends(geometry)
                found.append(_Line(str(row.Index), layer, *lies, row.status, row.position_accuracy, ends, shape))
    return found


def _ends(geometry: BaseGeometry) -> np.ndarray:
    """Longitude and latitude of the ends of a line and of its parts; none of an area."""
    lines = [part for part in shapely.get_parts(geometry) if part.geom_type == "LineString"]
    return np.array([line.coords[end] for line in lines for end in (0, -1)])


def _points(meeting: BaseGeometry) -> list[Point]:
    """Where two lines meet in single points; a stretch that both are drawn along is not a crossing."""
    return [part for part in shapely.get_parts(meeting) if part.geom_type == "Point"]


def _passes(meeting: BaseGeometry, ends: BaseGeometry | None) -> list[Point]:
    """The middle of every unbroken stretch of a line inside an area, but for one that holds one of ``ends``."""
    stretches = [part for part in shapely.get_parts(meeting) if part.geom_type == "LineString"]
    joined = shapely.line_merge(shapely.multilinestrings(stretches)) if stretches else LineString()
    parts = [part for part in shapely.get_parts(joined) if part.length > 0]
    return [part.interpolate(0.5, normalized=True) for part in parts if ends is None or part.disjoint(ends)]


def _not_joined(places: list[Point], one: _Line, other: _Line) -> list[Point]:
    """The places that are not where one line ends on the other or, on the seabed, where both come to an end."""
    here, there = (_km_to_nearest(places, line.ends) for line in (one, other))
    joined = np.minimum(here, there) <= MEETING_KM
    if not other.of_ships:
        joined |= np.maximum(here, there) <= SAME_PLACE_KM
    return [place for place, at_end in zip(places, joined, strict=True) if not at_end]


def _km_to_nearest(places: list[Point], ends: np.ndarray) -> np.ndarray:
    """Geodesic kilometres from each place to the nearest of some points."""
    here = np.repeat(shapely.get_coordinates(places), len(ends), axis=0)
    there = np.tile(ends, (len(places), 1))
    metres = ELLIPSOID.inv(here[:, 0], here[:, 1], there[:, 0], there[:, 1])[2]
    nearest: np.ndarray = np.asarray(metres).reshape(len(places), len(ends)).min(axis=1) / 1000
    return nearest


def _degrees(place: Point) -> Point:
    """A point of the world of `layers.views.camera` in degrees."""
    return Point(place.x * 360 - 180, float(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * place.y))))))


def _accuracies(one: pd.Series, other: pd.Series) -> str:
    parts = [position_error.OFF_BY_KM[str(feature["position_accuracy"])] for feature in (one, other)]
    return listing([f"{part:g} km" for part in parts])


def _statuses(one: str, other: str) -> str:
    words = STATUSES[one], STATUSES[other]
    return f"Both {words[0].lower()}" if one == other else f"{words[0]}, {words[1].lower()}"


def _column(atlas: Atlas, name: str) -> dict[str, str]:
    """Id of every feature that may cross another -> what it has in a column."""
    return {
        str(id): str(value) for layer in that_cross(atlas) for id, value in atlas.layers[layer].features[name].items()
    }
