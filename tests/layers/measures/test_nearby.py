"""What lies near: worked out by hand from points on one parallel, then held against the project's own data."""

from dataclasses import replace

import pytest
from pyproj import Geod
from shapely import LineString, Point

from layers.measures import nearby
from layers.measures.geodesy import distances_km
from layers.measures.nearby import DRAWN, POSSIBLE, SKETCHED, SURE, Near
from loaders.atlas import Atlas


def test_distances_are_geodesic_and_carry_both_errors(atlas: Atlas) -> None:
    """The stores Bacton (indicative) and Leman (approximate) lie at 2.1, 53.2 and 2.2, 53.1."""
    km = Geod(ellps="WGS84").inv(2.2, 53.1, 2.1, 53.2)[2] / 1000
    found = nearby.measured(atlas, nearby.origin_of(atlas, "leman"), layers=["stores"])
    assert [(near.id, near.off_by) for near in found] == [("bacton", 17.0), ("snohvit", 4.0)]
    assert found[0].km == pytest.approx(km, abs=1e-6)
    assert round(km, 1) == 13.0


def test_a_point_is_exact_and_a_sketch_has_no_error(atlas: Atlas) -> None:
    found = nearby.measured(atlas, nearby.origin_of(atlas, "51.5, 2"))
    by = {near.id: near for near in found}
    assert (by["nautilus"].km, by["nautilus"].off_by) == (pytest.approx(0.0, abs=0.2), None)
    assert by["nemo-link"].off_by == 15.0
    assert by["richborough"].off_by == 2.0


def test_zones_and_what_is_cancelled_are_no_neighbours(atlas: Atlas) -> None:
    found = {near.id for near in nearby.measured(atlas, nearby.origin_of(atlas, "51.5,2.5"))}
    assert found == {"nemo-link", "nautilus", "richborough", "snohvit", "bacton", "leman"}


def test_the_nearest_others_come_first(atlas: Atlas) -> None:
    assert [near.id for near in nearby.nearest(atlas, "richborough", 3)] == ["nemo-link", "nautilus", "leman"]
    with pytest.raises(KeyError, match="atlantis"):
        nearby.nearest(atlas, "atlantis", 1)


@pytest.mark.parametrize(
    ("near", "words"),
    [
        (Near("a", 1.0, 4.0), SURE),
        (Near("a", 1.0, 4.1), DRAWN),
        (Near("a", 5.0, 2.0), DRAWN),
        (Near("a", 5.1, 2.0), POSSIBLE),
        (Near("a", 1.0, None), SKETCHED),
    ],
)
def test_within_five_kilometres_is_sure_drawn_possible_or_a_sketch(near: Near, words: str) -> None:
    assert nearby.verdict(near, 5) == words


def test_what_could_lie_within_is_found_too_but_a_sketch_only_as_drawn() -> None:
    near, far, beyond = Near("near", 4.0, 2.0), Near("far", 6.5, 2.0), Near("beyond", 7.5, 2.0)
    sketch, far_sketch = Near("sketch", 4.0, None), Near("far-sketch", 5.5, None)
    found = nearby.within([near, sketch, far_sketch, far, beyond], 5)
    assert found == [near, sketch, far]
    assert nearby.summary(found, 5) == {SURE: 0, DRAWN: 1, POSSIBLE: 1, SKETCHED: 1}


def test_distances_are_told_with_their_error() -> None:
    assert nearby.distance_text(Near("a", 3.44, 17.0)) == "3.4 km, ±17 km"
    assert nearby.distance_text(Near("a", 0.0, 4.0)) == "touches, ±4 km"
    assert nearby.distance_text(Near("a", 121.6, None)) == "122 km, sketch only"


def test_a_table_has_a_row_for_each_with_its_verdict(atlas: Atlas) -> None:
    table = nearby.table(atlas, [Near("nemo-link", 3.44, 17.0), Near("nautilus", 0.0, None)], 5)
    assert list(table.columns) == ["Name", "Layer", "Status", "Distance (km)", "Position", "Within 5 km"]
    assert table.loc["nemo-link"].to_list() == ["Nemo Link", "Cables", "In service", 3.4, "±17 km", DRAWN]
    assert table.loc["nautilus"].to_list() == ["Nautilus", "Cables", "Proposed", 0.0, "sketch only", SKETCHED]


@pytest.mark.parametrize("words", ["0", "-1", "5000", "five", "", "nan", "inf", "1e3", "٣", "300.1"])
def test_what_is_no_distance_gets_one_sentence(words: str) -> None:
    with pytest.raises(ValueError, match=r"^A distance is a number of kilometres from 0\.1 to 300\.$"):
        nearby.distance_of(words)


@pytest.mark.parametrize(("words", "km"), [("5", 5.0), ("0.1", 0.1), (" 300 ", 300.0), ("2.26", 2.3)])
def test_a_distance_is_read(words: str, km: float) -> None:
    assert nearby.distance_of(words) == km


def test_a_point_is_read_as_latitude_and_longitude() -> None:
    for words in ("51.35, 3.2", "51.35,3.2", "51.35 3.2", "+51.35;3.2", "51°21'N 3°12'E"):
        assert nearby.point_of(words) == Point(3.2, 51.35)
    assert nearby.point_words(Point(-1.5, 53)) == "53° N, 1.5° W"


@pytest.mark.parametrize("words", ["51.35", "51.35,3.2,7", "north,east", "nan,nan", ""])
def test_what_is_no_point_gets_one_sentence(words: str) -> None:
    with pytest.raises(ValueError, match=r"^Choose a feature by name, or give a point as latitude and longitude"):
        nearby.point_of(words)


@pytest.mark.parametrize("words", ["3.2,51.35", "-51,3", "90,0", "51,181", "51,40"])
def test_a_point_off_the_map_gets_one_sentence(words: str) -> None:
    with pytest.raises(ValueError, match=r"^That point lies off the map, which reaches from 44° to 71\.2° north"):
        nearby.point_of(words)


@pytest.mark.parametrize("shape", [Point(3, 52), LineString([(2, 52), (4, 52.5)])])
def test_the_outline_of_a_reach_lies_at_its_distance_all_round(shape: Point | LineString) -> None:
    outline = nearby.reach(shape, 25)
    corners = [Point(corner) for corner in outline.exterior.coords[::7]]
    assert outline.contains(shape)
    assert distances_km(shape, corners) == pytest.approx([25] * len(corners), rel=0.005)


def test_zeebrugge_lies_near_what_lands_there(real_atlas: Atlas) -> None:
    found = nearby.within(nearby.measured(real_atlas, nearby.origin_of(real_atlas, "port-zeebrugge")), 10)
    assert {"interconnector", "sec-mik-zeebrugge", "belwind-export"} <= {near.id for near in found}
    assert all(near.km <= 10 + (near.off_by or 0) for near in found)
    assert [near.km for near in found] == sorted(near.km for near in found)


def test_a_name_or_the_only_one_that_holds_the_words_is_understood(atlas: Atlas) -> None:
    assert nearby.origin_of(atlas, " nemo LINK ").id == "nemo-link"
    assert nearby.origin_of(atlas, "snøh").id == "snohvit"
    assert nearby.origin_of(atlas, "N51 21 E3 12").shape == Point(3.2, 51.35)


def test_a_place_is_one_point_and_a_line_or_an_area_is_none(atlas: Atlas) -> None:
    assert nearby.place_of(atlas, "51°21'N 3°12'E").name == "51.35° N, 3.2° E"
    assert nearby.place_of(atlas, "leman").shape == atlas.feature("leman")["geometry"]
    with pytest.raises(nearby.SeveralNames) as several:  # of the five that hold the letter two are lines
        nearby.place_of(atlas, "n")
    assert several.value.names == ("Snøhvit", "Bacton", "Leman")
    with pytest.raises(ValueError, match=r"^Nemo Link is not a single point\. Choose a point on it on the map"):
        nearby.place_of(atlas, "nemo link")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("nautilius", "No feature of the atlas has this name. Did you mean 'Nautilus'?"),
        ("qqq", "No feature of the atlas has this name. Start a name as it is written on the map."),
        (
            "n",
            "5 names hold these words: Nemo Link, Nautilus, Snøhvit and Bacton, and 1 more. Choose one from the list.",
        ),
    ],
)
def test_a_name_that_is_not_one_feature_gets_one_sentence(atlas: Atlas, words: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="name") as refused:
        nearby.origin_of(atlas, words)
    assert str(refused.value) == sentence


def test_a_site_is_as_near_as_its_outline(farms_atlas: Atlas) -> None:
    """Alpha's outline ends at 2.6 east, its symbol stands at 2.5."""
    km = Geod(ellps="WGS84").inv(2.6, 51.7, 2.7, 51.7)[2] / 1000
    found = {near.id: near.km for near in nearby.measured(farms_atlas, nearby.origin_of(farms_atlas, "51.7,2.7"))}
    assert found["alpha"] == pytest.approx(km, abs=0.01)
    between = {near.id: near.km for near in nearby.nearest(farms_atlas, "alpha", 2)}
    assert between["beta"] == pytest.approx(Geod(ellps="WGS84").inv(2.6, 51.8, 2.8, 51.8)[2] / 1000, abs=0.01)


def test_a_part_of_what_another_layer_shows_whole_is_no_neighbour(farms_atlas: Atlas) -> None:
    farms = farms_atlas.layers["farms"]
    kinds = {id: replace(kind, roles=("part",)) for id, kind in farms.info.kinds.items()}
    layers = {**farms_atlas.layers, "farms": replace(farms, info=replace(farms.info, kinds=kinds))}
    found = nearby.measured(replace(farms_atlas, layers=layers), nearby.origin_of(farms_atlas, "51.7,2.7"))
    assert {near.id for near in found}.isdisjoint(farms.features.index)
