"""The answer of the CO2 page on its map."""

from collections import Counter
from dataclasses import replace

import pytest
from shapely import box

from layers.co2.choice import Co2Choice, chosen_stores
from layers.co2.figures import figures, headline
from layers.co2.on_the_map import LOOKS, answer, counted, look, route_marks, stores_shown, title
from layers.co2.outlets import PAUSED, STANDINGS, Gap, outlets
from layers.looks.overlays import KINDS
from loaders.atlas import Atlas
from tests.layers.co2.literal_stores import EVERY, TODAY, outlet


def test_each_store_shows_where_it_stands_and_those_of_the_figures_have_names(real_atlas: Atlas):
    found = [
        outlet("camelot", "open", 191, real_atlas),
        outlet("viking-ccs", "open", 240, real_atlas),
        outlet("endurance", "open", 352, real_atlas, "Being built or permitted"),
        outlet("northern-lights-aurora", "open", 1027, real_atlas, "In service"),
        outlet("sleipner-co2-storage", "no_room", 785, real_atlas, "In service"),
        outlet("snohvit-co2-storage", "context", None, real_atlas, "In service"),
    ]
    shown = {each.id: each for each in answer(real_atlas, found, EVERY) if each.look.startswith("store_")}
    assert [(id, each.look, each.label, each.rank) for id, each in shown.items()] == [
        ("camelot", "store_open", "Camelot", 1),
        ("viking-ccs", "store_open", "", 10),
        ("endurance", "store_open", "Endurance", 10),
        ("northern-lights-aurora", "store_open", "Northern-Lights-Aurora", 1),
        ("sleipner-co2-storage", "store_full", "Sleipner-Co2-Storage", 10),
        ("snohvit-co2-storage", "store_beyond", "", 10),
    ]
    assert shown["camelot"].tip == ("Open in principle to Belgian CO2", "Announced", "191 km by sea")
    assert list(LOOKS) == list(STANDINGS)
    assert set(LOOKS.values()) <= set(KINDS)


def test_what_keeps_the_stores_of_the_figures_from_being_used_stands_with_their_names_and_in_the_title(
    real_atlas: Atlas,
):
    found = [
        replace(outlet("near", "open", 191, real_atlas), gaps=(Gap(PAUSED, "A partner left."),)),
        replace(outlet("other", "open", 240, real_atlas), booked="fully booked"),
        replace(outlet("far", "open", 1027, real_atlas, "In service"), booked="phase 1 is fully booked"),
    ]
    shown = [(each.label, each.tip[2]) for each in answer(real_atlas, found, EVERY) if each.look.startswith("store_")]
    assert shown == [
        ("Near: work paused", "work paused"),
        ("", "fully booked"),
        ("Far: phase 1 is fully booked", "phase 1 is fully booked"),
    ]
    assert ", 1 in service (phase 1 is fully booked) ·" in counted(found)
    assert ", 2 in service ·" in counted([*found, found[2]])


def test_ways_have_their_kilometres_written_on_them_and_begin_at_a_port_with_a_name(real_atlas: Atlas):
    found = [
        outlet("near", "open", 185.2, real_atlas),
        outlet("far", "open", 1000, real_atlas, "In service"),
        outlet("land", "context", None, real_atlas),
    ]
    marks = route_marks(real_atlas, found, EVERY)
    assert [mark.rank for mark in marks] == [2, 2, 0]
    assert [(mark.id, mark.name, mark.kind, mark.label) for mark in marks] == [
        ("route-to-near", "Zeebrugge to Near\n185 km, 100 nautical miles", "route", "185 km by sea"),
        ("route-to-far", "Zeebrugge to Far\n1,000 km, 540 nautical miles", "route", "1,000 km by sea"),
        ("port-zeebrugge", "Zeebrugge\nPort of departure", "departure", "Zeebrugge"),
    ]
    chosen = [mark.id for mark in route_marks(real_atlas, found, replace(EVERY, select="far"))]
    assert chosen == ["route-to-far", "port-zeebrugge"]
    assert [mark.id for mark in route_marks(real_atlas, found, replace(EVERY, select="land"))] == ["port-zeebrugge"]


@pytest.mark.parametrize("select", [None, "endurance", "snohvit-co2-storage"])
def test_the_belgian_ports_are_in_the_frame_whatever_is_chosen(real_atlas: Atlas, select: str | None):
    choice = replace(EVERY, select=select)
    found = outlets(real_atlas, EVERY, TODAY)
    ports = [real_atlas.feature(each.port)["geometry"] for each in real_atlas.co2_ports.values()]
    framed = box(*look(real_atlas, route_marks(real_atlas, found, choice), choice).bounds)
    assert [framed.contains(port) for port in ports] == [True, True, True]


@pytest.mark.parametrize(
    "choice",
    [EVERY, replace(EVERY, country=("NO", "DK")), replace(EVERY, year=2030), Co2Choice("ghent", ("GB",), 2028)],
)
def test_map_headline_figures_and_rows_count_the_same_stores(real_atlas: Atlas, choice: Co2Choice):
    found = outlets(real_atlas, choice, TODAY)
    there = [each.id for each in found if each.standing == "open"]
    here = [each.id for each in found if each.standing != "context"]
    shown = Counter(each.look for each in answer(real_atlas, found, choice) if each.look.startswith("store_"))
    assert (shown["store_open"], sum(shown.values())) == (len(there), len(chosen_stores(real_atlas, choice)))
    open_ = figures(found, real_atlas.co2_ports[choice.origin])[0]
    assert (open_.value, open_.ids) == (f"{len(there)} of {len(here)} stores", tuple(there))
    assert counted(found).startswith(f"{open_.value} in the North Sea open in principle to Belgian CO2, ")
    if there:
        assert f" to {len(there)} store" in headline(found, real_atlas.co2_ports[choice.origin])


def test_a_chosen_store_stands_out_has_its_way_as_the_title_and_is_shown_though_filters_leave_it_out(real_atlas: Atlas):
    choice = replace(EVERY, country=("NO",), select="endurance")
    every = outlets(real_atlas, EVERY, TODAY)
    shown = stores_shown(every, outlets(real_atlas, choice, TODAY), choice)
    stands = {each.id: each.faint for each in answer(real_atlas, shown, choice)}
    assert [id for id, faint in stands.items() if not faint] == ["endurance"]
    km = next(round(each.route.km) for each in shown if each.id == "endurance" and each.route)
    assert title(real_atlas, shown, choice) == f"Zeebrugge to Endurance: {km} km by sea"
    assert title(real_atlas, shown, EVERY) == "Where CO2 captured in Belgium can go from Zeebrugge"
    on_land = replace(EVERY, select="havnso")
    assert title(real_atlas, every, on_land) == "Kalundborg CO2 storage (Havnsø)"


def test_what_carries_belgian_co2_or_is_chosen_has_its_own_look_and_the_rest_is_grey(real_atlas: Atlas):
    looks = {each.id: each.look for each in answer(real_atlas, [], EVERY)}
    assert (looks["carbonconnect-be-uk"], looks["oygarden-terminal"]) == ("", "other")
    chosen = {each.id: each for each in answer(real_atlas, [], replace(EVERY, select="oygarden-terminal"))}
    assert (chosen["oygarden-terminal"].look, chosen["oygarden-terminal"].faint) == ("", False)
    assert chosen["carbonconnect-be-uk"].faint
