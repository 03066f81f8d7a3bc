"""Whose waters a line crosses: kilometres by zone, what a position allows, and the real zones against published areas.

The worked example is a line along the meridian of 3 degrees east. On the WGS 84 ellipsoid a degree of latitude is
111.30 km long at 53.5 degrees north and 111.35 km at 56.5.
"""

from itertools import pairwise

import pytest
import shapely
from shapely.geometry import LineString, box

from layers.interconnectors import whose_waters
from layers.interconnectors.whose_waters import Course, Share
from layers.measures.geodesy import length_km
from layers.measures.position_error import OFF_BY_KM

ZONES = {"BE": box(2, 53, 4, 55), "NL": box(2, 55, 4, 56)}
LAND = [box(2, 52, 4, 53.5), box(8, 52, 9, 53)]
NORTHWARD = LineString([(3, 53), (3, 57)])

NORTH_SEA_KM2 = 525_000
"""The North Sea within the limits of the International Hydrographic Bureau, to which the zones are cut: BSH, digital
library, record 179748. Store norske leksikon gives 575,000 for the same limits; others give that with the Skagerrak."""


def whole(shares: tuple[Share, ...]) -> list[tuple]:
    return [
        (each.zone, round(each.km), *(None if bound is None else round(bound) for bound in (each.least, each.most)))
        for each in shares
    ]


def course(*shares: Share, accuracy: str = "indicative", name: str = "Nemo Link") -> Course:
    return Course("nemo-link", name, accuracy, sum(share.km for share in shares), shares)


NEMO = course(
    Share("GB", 43.4, 24.8, 61.1), Share("FR", 28.5, 0.0, 62.7), Share("BE", 57.8, 57.6, 57.9), Share("land", 9.6)
)
SKETCH = course(Share("GB", 101.5), Share("BE", 17.4), accuracy="schematic", name="Nautilus")


def test_the_kilometres_in_each_zone_on_land_and_beyond_add_up_to_the_length():
    length, shares = whose_waters.shares(NORTHWARD, "schematic", ZONES, LAND)
    assert whole(shares) == [
        ("BE", 167, None, None),
        ("NL", 111, None, None),
        ("beyond", 111, None, None),
        ("land", 56, None, None),
    ]
    assert length == pytest.approx(445.29, abs=0.02)
    assert sum(share.km for share in shares) == length


@pytest.mark.parametrize(
    ("accuracy", "expected"),
    [
        # A border can move the line's kilometres by as much as the line may be off, once for each border of a zone.
        ("approximate", [("BE", 167, 165, 169), ("NL", 111, 107, 115), ("beyond", 111, 109, 113)]),
        ("indicative", [("BE", 167, 152, 182), ("NL", 111, 81, 141), ("beyond", 111, 96, 126)]),
    ],
)
def test_a_line_that_may_be_off_has_a_least_and_a_most_in_each_zone(accuracy, expected):
    _, shares = whose_waters.shares(NORTHWARD, accuracy, ZONES, LAND)
    assert whole(shares) == [*expected, ("land", 56, None, None)]


def test_a_zone_beside_the_line_may_be_touched_by_a_line_that_is_off():
    beside = {**ZONES, "FR": box(3.02, 54, 4, 54.5)}  # 1.3 km east of the line, over half a degree of latitude
    _, shares = whose_waters.shares(NORTHWARD, "approximate", {**beside, "BE": ZONES["BE"] - beside["FR"]}, LAND)
    (touched,) = (share for share in shares if share.zone == "FR")
    assert (touched.km, touched.least) == (0, 0)
    assert 55.6 < touched.most < 59.7  # half a degree, and not two kilometres more at either end
    _, exact = whose_waters.shares(NORTHWARD, "surveyed", {**beside, "BE": ZONES["BE"] - beside["FR"]}, LAND)
    assert "FR" not in [share.zone for share in exact]


def test_zones_come_in_the_order_in_which_the_line_reaches_them():
    def order(line):
        return [share.zone for share in whose_waters.shares(line, "schematic", ZONES, LAND)[1]]

    assert order(NORTHWARD) == ["BE", "NL", "beyond", "land"]
    assert order(shapely.reverse(NORTHWARD)) == ["NL", "BE", "beyond", "land"]


def test_a_line_in_two_parts_counts_both_and_a_line_on_land_alone_is_in_no_waters():
    parts = shapely.MultiLineString([[(3, 53.5), (3, 54)], [(3, 55), (3, 55.5)]])
    assert whole(whose_waters.shares(parts, "schematic", ZONES, LAND)[1]) == [
        ("BE", 56, None, None),
        ("NL", 56, None, None),
    ]
    ashore = LineString([(3, 53.1), (3, 53.2)])
    assert whole(whose_waters.shares(ashore, "indicative", ZONES, LAND)[1])[-1] == ("land", 11, None, None)


def test_a_zone_is_measured_without_its_land():
    assert whose_waters.sea_area_km2(ZONES["BE"], LAND) == pytest.approx(
        whose_waters.sea_area_km2(box(2, 53.5, 4, 55), []), rel=1e-4
    )
    assert whose_waters.sea_area_km2(ZONES["NL"], []) == pytest.approx(14_065, abs=50)  # 126.3 km wide, 111.3 km high


def test_sureness_is_told_in_words_and_a_sketch_says_that_it_has_none():
    assert whose_waters.sureness_text(NEMO) == "United Kingdom 25 to 61, France 0 to 63, Belgium 58 km"
    assert whose_waters.sureness_text(SKETCH) == "A sketch: no route is published"
    assert whose_waters.sureness_text(course(Share("beyond", 131.2, 131.2, 131.2))) == "In no zone of the atlas"
    assert whose_waters.course_sentence(NEMO) == (
        "United Kingdom 43 km, France 28 km, Belgium 58 km and on land 10 km. The drawn line may be up to 15 km off."
    )
    assert whose_waters.course_sentence(SKETCH) == (
        "United Kingdom 102 km and Belgium 17 km. The line is a sketch, so these kilometres are not those of a route."
    )


def test_the_table_has_a_column_for_each_zone_reached_and_the_sum():
    table = whose_waters.waters_table([NEMO, SKETCH])
    assert table.to_dict("records") == [
        {
            "Name": "Nemo Link",
            "United Kingdom, km": 43.4,
            "Belgium, km": 57.8,
            "France, km": 28.5,
            "On land, km": 9.6,
            "In all, km": 139.3,
            "Position": "Indicative",
            "Least and most": "United Kingdom 25 to 61, France 0 to 63, Belgium 58 km",
        },
        {
            "Name": "Nautilus",
            "United Kingdom, km": 101.5,
            "Belgium, km": 17.4,
            "France, km": 0.0,
            "On land, km": 0.0,
            "In all, km": 118.9,
            "Position": "Schematic",
            "Least and most": "A sketch: no route is published",
        },
    ]


def test_the_chart_parts_a_bar_into_the_shares_and_marks_the_sketch():
    bars, *_ = whose_waters.waters_chart([NEMO, SKETCH]).to_dict()["layer"]
    rows = bars["data"]["values"]
    assert [(row["line"], row["words"]) for row in rows] == [
        ("Nemo Link", "GB 43"),
        ("Nemo Link", "FR 28"),
        ("Nemo Link", "BE 58"),
        ("Nemo Link", "land 10"),
        ("Nautilus (sketch)", "GB 102"),
        ("Nautilus (sketch)", "BE 17"),
    ]
    for name in ("Nemo Link", "Nautilus (sketch)"):
        of = [row for row in rows if row["line"] == name]
        assert (of[0]["from"], of[-1]["to"]) == (0, pytest.approx(1))
        assert all(one["to"] == other["from"] for one, other in pairwise(of))


@pytest.mark.parametrize("layer", ["interconnectors", "gas_pipelines"])
def test_every_line_of_the_atlas_is_shared_out_whole(real_atlas, layer):
    features = real_atlas.layers[layer].features
    found = whose_waters.courses(real_atlas, layer)
    assert [each.id for each in found] == list(features.index)
    for each in found:
        assert each.km == pytest.approx(length_km(features.geometry[each.id]), rel=1e-4)
        assert sum(share.km for share in each.shares) == pytest.approx(each.km)
        assert [
            share for share in each.shares if share.most is not None and not share.least <= share.km <= share.most
        ] == []
        assert each.is_sketch == (OFF_BY_KM[features.position_accuracy[each.id]] is None)


def test_nemo_link_runs_through_british_french_and_belgian_waters(real_atlas):
    (nemo,) = whose_waters.courses(real_atlas, "interconnectors", ["nemo-link"])
    assert [share.zone for share in nemo.shares if share.km] == ["GB", "FR", "BE", "land"]
    (ifa,) = whose_waters.courses(real_atlas, "interconnectors", ["ifa"])
    assert ifa.wholly_beyond
    assert not nemo.wholly_beyond
    (britned,) = whose_waters.courses(real_atlas, "interconnectors", ["britned"])
    assert [share.zone for share in britned.shares if share.most] == ["GB", "NL"]


def test_the_zones_measure_what_is_recorded_and_what_is_published_within_two_per_cent(real_atlas):
    areas = whose_waters.zone_areas(real_atlas)
    assert list(areas.index) == ["Belgium", "Netherlands", "Germany", "Denmark", "Norway", "United Kingdom", "France"]
    assert (areas["Measured km²"] / areas["Recorded km²"] - 1).abs().max() < 0.02
    published = areas["Published km²"].dropna()
    assert published.to_dict() == {"Belgium": 3454, "Germany": 41034}
    assert (areas["Measured km²"] / published - 1).abs().max() < 0.02
    assert areas["Measured km²"].sum() == pytest.approx(NORTH_SEA_KM2, rel=0.02)


def test_the_areas_say_where_nothing_is_published(real_atlas):
    areas = whose_waters.zone_areas(real_atlas)
    assert areas.loc["Germany"].to_dict() == {
        "Recorded km²": 41260.0,
        "Measured km²": 41275.0,
        "Published km²": 41034.0,
        "Measured against recorded": "+0.0%",
        "Measured against published": "+0.6%",
    }
    assert areas.at["France", "Measured against published"] == "not published"
