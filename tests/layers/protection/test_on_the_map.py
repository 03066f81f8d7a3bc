"""The answers of the Protection page on its two maps."""

from dataclasses import replace

import pytest
from shapely import Point

from layers.measures import nearby
from layers.measures.nearby import Near
from layers.measures.zone_at import Waters
from layers.protection import crossings, watchers
from layers.protection.choice import ProtectionChoice
from layers.protection.crossings import Crossing
from layers.protection.on_the_map import (
    crossing_answer,
    crossings_counted,
    crossings_title,
    near_answer,
    near_counted,
    watching_answer,
)
from loaders.atlas import Atlas


def crossing(first: str, second: str, *, by_ships: bool = False) -> Crossing:
    waters, layers = Waters("BE"), ("interconnectors", "gas_pipelines")
    id = f"{first}.{second}.1"
    return Crossing(id, first, second, layers, Point(3, 52), 4.0, True, by_ships, False, waters)


FOUND = [crossing("nemo-link", "interconnector"), crossing("britned", "interconnector")]


def test_only_what_takes_part_in_a_crossing_is_shown_and_steps_back_with_its_name_and_count_on_what_is_crossed_most(
    real_atlas: Atlas,
) -> None:
    lane = crossing("britned", "tss-dover-strait-sw", by_ships=True)
    found = crossing_answer(real_atlas, ProtectionChoice(("interconnectors",)), [*FOUND, lane])
    assert [(each.id, each.label, each.rank, each.faint) for each in found] == [
        ("nemo-link", "Nemo Link: 1 crossing", 2, True),
        ("interconnector", "Interconnector (Bacton-Zeebrugge): 2 crossings", 0, True),
        ("britned", "BritNed: 2 crossings", 1, True),
        ("tss-dover-strait-sw", "", 3, True),
    ]
    assert crossings_title(real_atlas, ProtectionChoice(())) == "Where cables, pipelines and shipping cross"


def test_what_crosses_the_chosen_line_has_its_name(real_atlas: Atlas) -> None:
    choice = ProtectionChoice(("interconnectors",), select="nemo-link")
    found = crossing_answer(real_atlas, choice, FOUND[:1])
    assert [(each.id, each.label, each.faint) for each in found] == [
        ("nemo-link", "", False),
        ("interconnector", "Interconnector (Bacton-Zeebrugge)", False),
    ]
    assert crossings_title(real_atlas, choice) == "What crosses Nemo Link"


def test_a_chosen_crossing_names_its_two_lines_and_the_rest_steps_back(real_atlas: Atlas) -> None:
    choice = ProtectionChoice(("interconnectors",), select="nemo-link.interconnector.1")
    found = crossing_answer(real_atlas, choice, FOUND)
    assert [(each.id, each.label, each.faint) for each in found] == [
        ("nemo-link", "Nemo Link", False),
        ("interconnector", "Interconnector (Bacton-Zeebrugge)", False),
        ("britned", "", True),
    ]


def test_crossings_under_shipping_across_each_other_ahead_and_of_a_sketch_have_marks_of_their_own(
    real_atlas: Atlas,
) -> None:
    known, shipped = crossing("nemo-link", "interconnector"), crossing("britned", "interconnector", by_ships=True)
    ahead, sketch = replace(shipped, in_service=False), replace(shipped, off_by=None, in_service=False)
    assert [mark.kind for mark in crossings.marks([known, shipped, ahead, sketch], real_atlas)] == [
        "crossing",
        "under_shipping",
        "ahead",
        "sketch",
    ]


def test_sites_that_watch_are_shown_with_what_they_watch_but_not_beside_what_is_chosen(real_atlas: Atlas) -> None:
    sites = watchers.watchers(real_atlas)
    found = watching_answer(real_atlas, ProtectionChoice(()))
    sketched = {"sec-northseal"}
    assert {each.id: each.tip for each in found} == {
        id: (role,) for id, role in sites["Role"].items() if id not in sketched
    }
    assert sketched < set(sites.index)
    assert watching_answer(real_atlas, ProtectionChoice((), select=str(sites.index[0]))) == found
    for chosen in ("nemo-link", "nemo-link.interconnector.1"):
        assert watching_answer(real_atlas, ProtectionChoice((), select=chosen)) == []


def test_map_marks_figures_and_rows_count_the_same_crossings(real_atlas: Atlas) -> None:
    every = crossings.crossings(real_atlas)
    for cross, now, of in (
        (ProtectionChoice.at_first(real_atlas).cross, False, None),
        (("interconnectors", "gas_pipelines"), True, None),
        (tuple(crossings.that_cross(real_atlas)), False, "nemo-link"),
    ):
        found = crossings.chosen(every, cross, in_service=now, of=of)
        under, over, placed = watchers.crossing_figures(found)
        assert len(crossings.marks(found, real_atlas)) == len(crossings.table(found, real_atlas)) == len(found)
        both = sum(each.in_service for each in found)
        assert crossings_counted(found).startswith(
            f"{len(found):,} crossings, {both:,} with both in service: {under.value} of cables and pipelines, "
            f"{over.value} under shipping"
        )
        assert placed.value.endswith(f" of {len(found):,}")
        assert crossings.by_pair(real_atlas, found, cross)["Crossings"].sum() == len(found)
        shown = {each.id for each in crossing_answer(real_atlas, ProtectionChoice(cross), found)}
        assert shown == {id for each in found for id in (each.first, each.second)}


def test_what_lies_near_is_named_and_what_only_may_is_grey(real_atlas: Atlas) -> None:
    found = [Near("nautilus", 1.0, None), Near("britned", 4.0, 2.0), Near("interconnector", 11.0, 4.0)]
    assert [(each.id, each.look, each.label) for each in near_answer(real_atlas, found, 10)] == [
        ("nautilus", "", "Nautilus"),
        ("britned", "", "BritNed"),
        ("interconnector", "possible", ""),
    ]


@pytest.mark.parametrize(("origin", "km"), [("nemo-link", 10.0), ("port-zeebrugge", 25.0), ("51.35,2.9", 1.0)])
def test_map_figures_and_rows_count_the_same_neighbours(real_atlas: Atlas, origin: str, km: float) -> None:
    found = nearby.within(nearby.measured(real_atlas, nearby.origin_of(real_atlas, origin)), km)
    drawn, possible, sketches = (
        int(figure.value.removesuffix(" features").replace(",", "")) for figure in watchers.near_figures(found, km)
    )
    shown = near_answer(real_atlas, found, km)
    assert len(shown) == drawn + possible + sketches == len(nearby.table(real_atlas, found, km))
    assert sum(each.look == "possible" for each in shown) == possible
    assert near_counted(found, km).startswith(
        f"{drawn:,} features within as drawn, {possible:,} that may also lie within, {sketches:,} sketches"
    )
