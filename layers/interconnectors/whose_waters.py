"""Whose waters a cable or pipeline crosses: geodesic kilometres in the maritime zone of each state.

A zone is that of the ``eez`` layer without the land. What lies on land, and what lies in waters beyond the zones (the
Channel west of Dover, the Skagerrak, the Irish Sea, the Norwegian Sea), is told apart, so that the kilometres of a
line always add up to its length.

A drawn line is not a surveyed one. For each zone, beside the kilometres of the drawn line, stand the least and the
most that a line could have there that is nowhere further from the drawn one than its position allows. A sketch only
shows what is joined to what: its kilometres have no such bounds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import shapely
from pyproj import Proj
from shapely.geometry.base import BaseGeometry

from geodata.records import COUNTRIES
from layers.interconnectors.links import without_kind
from layers.looks import basemap
from layers.looks.chart_style import INK, QUIET, styled
from layers.measures.geodesy import area_km2, length_km
from layers.measures.position_error import OFF_BY_KM
from layers.wording.facts import NOT_PUBLISHED, listing
from loaders.atlas import Atlas

LAND = "land"
BEYOND = "beyond"
ASIDE = {LAND: "On land", BEYOND: "Waters without a zone in the atlas"}
"""Where a line may lie but in the waters of a state of the North Sea: id -> words for the reader."""
_PLANE = Proj(proj="aeqd", lat_0=56, lon_0=3, ellps="WGS84")  # only to draw a band of some kilometres round a shape
_NOTHING = shapely.LineString()
_VISIT_KM = 0.05  # less than the rounding of a corner is no visit to a zone
_STEP = 0.02  # degrees between corners of what is brought to the plane, so that straight stays straight

_LOOKS = {
    # zone: (fill, ink). Light beside dark, so that neighbours part in grey too; the code is written on each
    "GB": ("#8FAFCB", INK),
    "BE": ("#1F3550", "#FFFFFF"),
    "FR": ("#D9C08A", INK),
    "NL": ("#B5652F", "#FFFFFF"),
    "DE": ("#E6D9C3", INK),
    "DK": ("#7A4A4A", "#FFFFFF"),
    "NO": ("#A8C7B0", INK),
    LAND: ("#EDEAE3", QUIET),
    BEYOND: ("#FBFAF6", QUIET),
}


@dataclass(frozen=True, slots=True)
class Share:
    """Kilometres of one line in one zone: ``zone`` is a country code or in `ASIDE`.

    ``least`` and ``most`` are None where no bounds can be given.
    """

    zone: str
    km: float
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The shares of one line, in the order in which it reaches them; then what is aside, then what it only may touch.

    The kilometres of all shares together are ``km``, the geodesic length of the line.
    """

    id: str
    name: str
    accuracy: str
    km: float
    shares: tuple[Share, ...]

    def in_zone(self, zone: str) -> float:
        """Kilometres in one zone, 0 where the line does not reach it."""
        return sum(share.km for share in self.shares if share.zone == zone)

    @property
    def is_sketch(self) -> bool:
        """Whether the line only shows what is joined to what."""
        return OFF_BY_KM[self.accuracy] is None

    @property
    def wholly_beyond(self) -> bool:
        """Whether no part of it lies in a zone of the atlas."""
        return all(share.zone in ASIDE or not share.km for share in self.shares)


def courses(atlas: Atlas, layer: str, ids: Iterable[str] | None = None) -> list[Course]:
    """The course of each line of a layer, or of those with these ids, in the layer's order.

    Kept from one call to the next: only a line, a zone or an accuracy that has changed is worked out again.
    """
    zones = tuple(
        sorted((row["countries"][0], shapely.to_wkb(row["geometry"])) for row in _records(atlas, atlas.layer_as("eez")))
    )
    wanted = None if ids is None else set(ids)
    return [
        Course(
            row["id"],
            row["name"],
            row["position_accuracy"],
            *_kept(shapely.to_wkb(row["geometry"]), row["position_accuracy"], zones),
        )
        for row in _records(atlas, layer)
        if row["geometry"].length and (wanted is None or row["id"] in wanted)
    ]


def shares(
    line: BaseGeometry, accuracy: str, zones: Mapping[str, BaseGeometry], land: Sequence[BaseGeometry]
) -> tuple[float, tuple[Share, ...]]:
    """The length of a line and its shares. All shapes are in degrees (WGS 84); ``zones`` may run under the land."""
    wet, dry = _parted(line, land)
    where = {zone: shapely.intersection(wet, shape) for zone, shape in zones.items()}
    where[BEYOND] = _without(wet, zones.values())
    if length_km(where[BEYOND]) < _VISIT_KM:  # a crumb between two zones whose corners do not meet
        where[BEYOND] = _NOTHING
    km = {zone: length_km(part) for zone, part in where.items()} | {LAND: length_km(dry)}
    reach = OFF_BY_KM[accuracy]
    if reach is None:
        found = [Share(zone, length) for zone, length in km.items() if length]
    else:
        shapes = {**zones, BEYOND: where[BEYOND]}
        wide = {zone: _grown(shapely.to_wkb(shape), reach) for zone, shape in shapes.items() if not shape.is_empty}
        found = [Share(LAND, km[LAND])] if km[LAND] else []
        for zone, around in wide.items():
            least = length_km(_without(where[zone], (other for at, other in wide.items() if at != zone)))
            most = max(km[zone], length_km(shapely.intersection(wet, around)))
            if most >= _VISIT_KM:
                found.append(Share(zone, km[zone], least, most))
    order = {zone: _reached(line, part) for zone, part in where.items() if km[zone]}
    found.sort(key=lambda share: (not share.km, share.zone in ASIDE, order.get(share.zone, 2.0), share.zone))
    return sum(km.values()), tuple(found)


def sea_area_km2(zone: BaseGeometry, land: Sequence[BaseGeometry]) -> float:
    """Square kilometres of a zone without the land in it."""
    near = _near(zone, land)
    return area_km2(shapely.difference(zone, shapely.union_all(near))) if len(near) else area_km2(zone)


def zone_areas(atlas: Atlas) -> pd.DataFrame:
    """Each zone's sea area in square kilometres as recorded, as measured here and as an authority publishes it.

    What is measured is compared with both; a blank is said to be one.
    """
    rows = [
        {
            "Zone": COUNTRIES[row["countries"][0]],
            "Recorded km²": float(row["sea_area_km2"]),
            "Measured km²": round(_area_kept(shapely.to_wkb(row["geometry"]))),
            "Published km²": row["sea_area_published_km2"],
        }
        for row in _records(atlas, atlas.layer_as("eez"))
    ]
    table = pd.DataFrame(rows).set_index("Zone").astype(float)
    for other in ("recorded", "published"):
        apart = table["Measured km²"] / table[f"{other.capitalize()} km²"] - 1
        table[f"Measured against {other}"] = [
            f"{off:+.1%}".replace("-", "−") if off == off else NOT_PUBLISHED for off in apart
        ]
    return table


def zones_of(found: Sequence[Course]) -> list[str]:
    """The zones that any of the lines reaches, the most kilometres first; then what is aside."""
    total = {zone: sum(course.in_zone(zone) for course in found) for zone in [*COUNTRIES, *ASIDE]}
    reached = [zone for zone in total if total[zone]]
    return sorted(reached, key=lambda zone: (zone in ASIDE, -total[zone]))


def zone_text(zone: str) -> str:
    """``Belgium``, ``On land``."""
    return ASIDE.get(zone) or COUNTRIES[zone]


def sureness_text(course: Course) -> str:
    """What the position allows: ``Belgium 31 to 88, France 0 to 61 km``; for a sketch that it allows nothing."""
    if course.is_sketch:
        return "A sketch: no route is published"
    told = [
        f"{zone_text(share.zone)} {_whole(share.least)} to {_whole(share.most)}"
        if _whole(share.least) != _whole(share.most)
        else f"{zone_text(share.zone)} {_whole(share.most)}"
        for share in course.shares
        if share.least is not None and share.most is not None and share.zone not in ASIDE
    ]
    return f"{', '.join(told)} km" if told else "In no zone of the atlas"


def accuracy_sentence(course: Course) -> str:
    """How far the drawn line may be off, in a sentence."""
    reach = OFF_BY_KM[course.accuracy]
    if reach is None:
        return "The line is a sketch, so these kilometres are not those of a route."
    return f"The drawn line may be up to {reach:g} km off."


def waters_of(atlas: Atlas, id: str) -> str:
    """Whose waters a link or pipeline runs through, in a sentence."""
    (course,) = courses(atlas, str(atlas.layer_of(id)), [id])
    return course_sentence(course)


def course_sentence(course: Course) -> str:
    """Whose waters one line runs through: ``United Kingdom 43 km, France 29 km, Belgium 58 km and on land 10 km.``"""
    told = [
        f"{zone_text(share.zone).lower() if share.zone in ASIDE else zone_text(share.zone)} {share.km:.0f} km"
        for share in course.shares
        if share.km >= 0.5
    ]
    where = listing(told) if told else "less than a kilometre"
    return f"{where[:1].upper()}{where[1:]}. {accuracy_sentence(course)}"


def waters_table(found: Sequence[Course]) -> pd.DataFrame:
    """The shares for a table: kilometres of the drawn line by zone, their sum, and what the position allows."""
    zones = zones_of(found)
    rows = [
        {
            "id": course.id,
            "Name": course.name,
            **{f"{zone_text(zone)}, km": round(course.in_zone(zone), 1) for zone in zones},
            "In all, km": round(course.km, 1),
            "Position": course.accuracy.capitalize(),
            "Least and most": sureness_text(course),
        }
        for course in found
    ]
    names = ["id", "Name", *(f"{zone_text(zone)}, km" for zone in zones), "In all, km", "Position", "Least and most"]
    return pd.DataFrame(rows, columns=names).set_index("id")


def sureness_table(found: Sequence[Course]) -> pd.DataFrame:
    """For each line, how sure its position is, and the least and most kilometres that this allows by zone."""
    rows = [
        {"Name": course.name, "Position": course.accuracy.capitalize(), "Least to most": sureness_text(course)}
        for course in found
    ]
    return pd.DataFrame(rows, columns=["Name", "Position", "Least to most"])


def waters_chart(found: Sequence[Course]) -> alt.LayerChart | alt.FacetChart:
    """A bar for each line, all of the same length, parted by whose waters; codes and kilometres are written in it."""
    rows: list[dict[str, object]] = []
    ends: list[dict[str, object]] = []
    for course in found:
        label = f"{without_kind(course.name)}{' (sketch)' if course.is_sketch else ''}"
        start = 0.0
        for share in (each for each in course.shares if each.km):
            fill, ink = _LOOKS.get(share.zone, _LOOKS[BEYOND])
            code = {LAND: "land", BEYOND: "no zone"}.get(share.zone, share.zone)
            rows.append(
                {
                    "line": label,
                    "from": start,
                    "to": start + share.km / course.km,
                    "code": code,
                    "words": f"{code} {share.km:.0f}",
                    "fill": fill,
                    "ink": ink,
                    "sketch": course.is_sketch,
                    "zone": zone_text(share.zone),
                    "told": _bounds_words(share),
                }
            )
            start += share.km / course.km
        ends.append({"line": label, "to": 1.0, "words": f"{course.km:,.0f} km"})
    y = alt.Y("line:N", sort=None, title=None, axis=alt.Axis(grid=False, labelLimit=170))
    bars = alt.Chart(alt.Data(values=rows)).encode(y=y)
    drawn = bars.mark_bar(height=20, strokeWidth=1).encode(
        x=alt.X("from:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False)),
        x2=alt.X2("to:Q"),
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.condition("datum.sketch", alt.value(QUIET), alt.value("#FFFFFF")),
        strokeDash=alt.condition("datum.sketch", alt.value([3, 2]), alt.value([1, 0])),
        fillOpacity=alt.condition("datum.sketch", alt.value(0.45), alt.value(1)),
        tooltip=[
            alt.Tooltip("line:N", title="Line"),
            alt.Tooltip("zone:N", title="Waters"),
            alt.Tooltip("told:N", title="Length"),
        ],
    )
    middle = bars.transform_calculate(middle="(datum.from + datum.to) / 2", wide="(datum.to - datum.from) * width")
    lettering = alt.condition("datum.sketch", alt.value(INK), alt.Color("ink:N", scale=None))
    full = middle.transform_filter("datum.wide >= 9 + 7 * length(datum.words)").mark_text(fontSize=12)
    brief = middle.transform_filter(
        "datum.wide < 9 + 7 * length(datum.words) && datum.wide >= 6 + 8 * length(datum.code)"
    ).mark_text(fontSize=12)
    sums = (
        alt.Chart(alt.Data(values=ends))
        .mark_text(align="left", dx=6, color=INK)
        .encode(y=y, x=alt.X("to:Q"), text=alt.Text("words:N"))
    )
    chart = alt.layer(
        drawn,
        full.encode(x=alt.X("middle:Q"), text=alt.Text("words:N"), color=lettering),
        brief.encode(x=alt.X("middle:Q"), text=alt.Text("code:N"), color=lettering),
        sums,
    )
    return styled(chart.properties(height=max(1, len(found)) * 27))


def _bounds_words(share: Share) -> str:
    drawn = f"{share.km:.0f} km drawn"
    if share.least is None or share.most is None:
        return drawn
    return f"{drawn}; {_whole(share.least)} to {_whole(share.most)} km possible"


def _whole(value: float | None) -> str:
    return f"{value or 0:,.0f}"


def _records(atlas: Atlas, layer: str) -> list[Any]:
    records: list[Any] = atlas.layers[layer].features.to_dict("records")
    return records


@lru_cache(maxsize=512)
def _kept(line: bytes, accuracy: str, zones: tuple[tuple[str, bytes], ...]) -> tuple[float, tuple[Share, ...]]:
    return shares(shapely.from_wkb(line), accuracy, {zone: shapely.from_wkb(shape) for zone, shape in zones}, _land())


@lru_cache(maxsize=32)
def _area_kept(zone: bytes) -> float:
    return sea_area_km2(shapely.from_wkb(zone), _land())


@lru_cache(maxsize=1)
def _land() -> tuple[BaseGeometry, ...]:
    collection = shapely.from_geojson(basemap.path_of("land").read_text(encoding="utf-8"))
    return tuple(shapely.get_parts(shapely.get_parts(collection)))


def _near(shape: BaseGeometry, land: Sequence[BaseGeometry]) -> np.ndarray:
    """The land where a shape is, cut to its box: a whole country would take a hundred times as long."""
    pieces = np.asarray(land, dtype=object)
    west, south, east, north = shape.bounds
    boxes = shapely.bounds(pieces).reshape(-1, 4)
    touching = (boxes[:, 0] <= east) & (boxes[:, 2] >= west) & (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
    cut = shapely.clip_by_rect(pieces[touching], west - 0.01, south - 0.01, east + 0.01, north + 0.01)
    inside: np.ndarray = cut[~shapely.is_empty(cut) & shapely.intersects(cut, shape)] if len(cut) else cut
    return inside


def _parted(line: BaseGeometry, land: Sequence[BaseGeometry]) -> tuple[BaseGeometry, BaseGeometry]:
    """What of a line lies in water, and what on land."""
    fine = shapely.segmentize(line, _STEP)
    near = _near(fine, land)
    if not len(near):
        return fine, _NOTHING
    ground = shapely.union_all(near)
    return shapely.difference(fine, ground), shapely.intersection(fine, ground)


def _without(line: BaseGeometry, shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """What of a line lies in none of the shapes."""
    for shape in shapes:
        if not line.is_empty and shapely.intersects(line, shape):
            line = shapely.difference(line, shape)
    return line


@lru_cache(maxsize=256)
def _grown(shape: bytes, km: float) -> BaseGeometry:
    """A shape with a band of so many kilometres round it."""

    def flat(corners: np.ndarray) -> np.ndarray:
        return np.column_stack(_PLANE(corners[:, 0], corners[:, 1]))

    def round_again(corners: np.ndarray) -> np.ndarray:
        return np.column_stack(_PLANE(corners[:, 0], corners[:, 1], inverse=True))

    plane = shapely.transform(shapely.segmentize(shapely.from_wkb(shape), 0.1), flat)
    return shapely.transform(shapely.segmentize(shapely.buffer(plane, km * 1000), 5_000), round_again)


def _reached(line: BaseGeometry, part: BaseGeometry) -> float:
    """How far along a line, from 0 to 1, it first reaches a part of itself."""
    corners = shapely.points(shapely.get_coordinates(part))
    return float(shapely.line_locate_point(line, corners, normalized=True).min())
