"""Rules for geometries: good records that pass, and bad ones whose whole sentence is compared."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.checks import geometry
from tests.loaders.checks.specimens import (
    ANYTHING,
    AT,
    BOW_TIE,
    SQUARE,
    Bad,
    Good,
    line,
    point,
    polygon,
    rules_of,
    sentences,
    told_by,
)

GOOD: list[Good] = [
    ("geometry_form", (AT, point(3.2, 51.3))),
    ("geometry_form", (AT, {"type": "MultiPolygon", "coordinates": [[[[2, 51], [3, 51], [3, 52], [2, 51]]]]})),
    ("positions_finite", (AT, point(3.2, 10**400))),
    ("positions_on_globe", (AT, line([21.0, 71.6], [-30, 40], [120.0, 20.0]))),
    ("positions_not_swapped", (AT, point(3.2, 51.3))),
    ("positions_not_swapped", (AT, line([51.55, 25.9], [56.5, 26.5], [32.55, 29.9], [3.2, 51.36]))),
    ("positions_short", (AT, point(3.20112, 51.33))),
    ("lines_have_length", (AT, line([2, 51], [2, 51], [3, 51]))),
    ("lines_have_length", (AT, point(2, 51))),
    ("rings_closed", (AT, SQUARE)),
    ("geometry_valid", (AT, SQUARE)),
    ("geometry", (AT, SQUARE)),
]

BAD: list[Bad] = [
    ("geometry_form", (AT, None), ["the geometry is null. Give a Point, a LineString or a Polygon."]),
    (
        "geometry_form",
        (AT, {"type": "Linestring", "coordinates": []}),
        ["the geometry's type is 'Linestring'. Did you mean 'LineString'?"],
    ),
    (
        "geometry_form",
        (AT, {"type": None}),
        [
            "the geometry's type is null; it must be one of 'Point', 'LineString', 'MultiPoint', 'Polygon', "
            "'MultiLineString', 'MultiPolygon'."
        ],
    ),
    (
        "geometry_form",
        (AT, {"type": "Point"}),
        ["the geometry has the keys 'type'; it must have 'type' and 'coordinates'."],
    ),
    (
        "geometry_form",
        (AT, point(3.2, 51.3, 12.0)),
        [
            "the coordinates of the Point are not well formed; "
            "it needs positions [longitude, latitude], listed as GeoJSON says for this type. "
            "`python -m loaders.layout`, followed by the file, does it."
        ],
    ),
    (
        "geometry_form",
        (AT, {**point(3.2, 51.3), "bbox": [3.2, 51.3, 3.2, 51.3]}),
        [
            "the geometry has the keys 'bbox', 'coordinates', 'type'; it must have 'type' and 'coordinates'. "
            "`python -m loaders.layout`, followed by the file, does it."
        ],
    ),
    ("positions_finite", (AT, point(math.nan, 51)), ["position [nan, 51] is not finite. Give two ordinary numbers."]),
    (
        "positions_on_globe",
        (AT, point(3.2, 151.3)),
        ["position [3.2, 151.3] is not on the globe. Write [longitude, latitude], -180 to 180 and -90 to 90."],
    ),
    (
        "positions_not_swapped",
        (AT, line([51.3, 3.2], [51.5, 2.9])),
        [
            "position [51.3, 3.2] lies far from the North Sea. "
            "If longitude and latitude are swapped, write longitude first; if it lies there, all is well."
        ],
    ),
    (
        "positions_short",
        (AT, line([3.201123, 51.3], [3, 51.3000001], [3, 51])),
        [
            "position [3.201123, 51.3] has more than 5 decimals (2 positions in all). Round it to 5. "
            "`python -m loaders.layout`, followed by the file, does it."
        ],
    ),
    (
        "lines_have_length",
        (AT, {"type": "MultiLineString", "coordinates": [[[1, 51], [2, 51]], [[1, 51], [1.0, 51.0]]]}),
        ["a line has fewer than two different positions. Add a position or use a Point."],
    ),
    (
        "rings_closed",
        (AT, polygon([2, 51], [3, 51], [3, 52], [2, 52])),
        ["a ring of 4 positions does not close; it needs at least four positions, the last equal to the first."],
    ),
    (
        "geometry_valid",
        (AT, BOW_TIE),
        ["the Polygon is not valid: Self-intersection[2.5 51.5]. Redraw it there."],
    ),
    ("geometry", (AT, BOW_TIE), ["the Polygon is not valid: Self-intersection[2.5 51.5]. Redraw it there."]),
    (
        "geometry",
        (AT, point(math.inf, 1234.123456)),
        ["position [inf, 1234.123456] is not finite. Give two ordinary numbers."],
    ),
]


@pytest.mark.parametrize(("rule", "arguments"), GOOD, ids=[rule for rule, _ in GOOD])
def test_a_good_record_is_passed_in_silence(rule: str, arguments: tuple[Any, ...]) -> None:
    assert sentences(geometry, rule, arguments) == []


@pytest.mark.parametrize(("rule", "arguments", "expected"), BAD, ids=[rule for rule, _, _ in BAD])
def test_a_bad_record_is_told_in_one_whole_sentence(rule: str, arguments: tuple[Any, ...], expected: list[str]) -> None:
    assert sentences(geometry, rule, arguments) == expected


def test_every_rule_has_a_good_record_and_a_bad_one_here() -> None:
    rules = rules_of(geometry)
    assert rules
    assert {rule for rule, _ in GOOD} == rules
    assert {rule for rule, _, _ in BAD} == rules


def test_what_may_be_right_is_doubted_and_not_refused() -> None:
    assert [each.grave for each in geometry.geometry(AT, point(51.3, 3.2))] == [False]
    assert [each.grave for each in geometry.geometry(AT, point(151.3, 93.2))] == [True]


def test_a_geometry_has_one_finding_however_many_rules_it_breaks() -> None:
    assert len(list(geometry.geometry(AT, line([500.1234567, 51], [500.1234567, 51])))) == 1


@settings(deadline=None)
@given(ANYTHING)
def test_nothing_that_a_file_may_hold_makes_a_rule_raise(anything: object) -> None:
    assert "" not in told_by(geometry.geometry(AT, anything))


COORDINATES = st.recursive(
    st.lists(st.integers(-200, 200) | st.floats(), min_size=2, max_size=2),
    lambda inner: st.lists(inner, min_size=1, max_size=5),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.sampled_from(list(geometry.DEPTHS)), COORDINATES)
def test_no_coordinates_make_a_rule_raise(kind: str, coordinates: object) -> None:
    assert "" not in told_by(geometry.geometry(AT, {"type": kind, "coordinates": coordinates}))
