"""Which stores are open to Belgian CO2, and what is missing for each."""

from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest

from layers.co2.outlets import Gap, Outlet, from_belgium, gaps_of, outlets, standing_of
from layers.co2.rights import may_store
from loaders.atlas import Atlas
from tests.layers.co2.literal_stores import EVERY, TODAY, record


def gaps(atlas: Atlas, state: str, **other: object) -> list[Gap]:
    return gaps_of(record(**other), may_store(atlas, "BE", state), atlas.layers["co2_storage"].info, TODAY)


def test_nothing_is_missing_for_a_store_that_is_open_running_and_fully_published(real_atlas: Atlas):
    assert gaps(real_atlas, "NO") == []


def test_everything_that_is_missing_is_named_the_weightiest_first(real_atlas: Atlas):
    assert gaps(
        real_atlas,
        "GB",
        status="proposed",
        status_as_of="2023-09",
        start_year=pd.NA,
        kind="storage_licence",
        capacity_mt=pd.NA,
        injection_rate_mtpa=pd.NA,
        booked="phase 1 is booked",
        belgian_link="Ships may come, but phase 1 is booked.",
        own_co2_only=True,
        work_paused="The operator stopped in 2024.",
    ) == [
        Gap(
            "EU carbon-market rules",
            "EU carbon-market rules on storage outside the EU/EEA are a separate hurdle (record as of 16 June 2026).",
        ),
        Gap("phase 1 is booked", "Ships may come, but phase 1 is booked."),
        Gap("takes its own CO2 only", "Ships may come, but phase 1 is booked."),
        Gap("work paused", "The operator stopped in 2024."),
        Gap(
            "not in service",
            "Not in service: proposed, first year not published (status of September 2023, more than two years old).",
        ),
        Gap("licence area only", "So far a licence area, not a store."),
        Gap("capacity and rate not published", "Capacity and rate not published."),
    ]


def test_a_store_without_a_licence_number_and_holder_says_so(real_atlas: Atlas):
    assert gaps(real_atlas, "NO", licence="", licence_holder="") == [Gap("licence", "Licence not published.")]
    assert gaps(real_atlas, "NO", licence="") == []


def test_a_state_without_an_arrangement_comes_before_all_else(real_atlas: Atlas):
    assert gaps(real_atlas, "DE")[0].short == "no arrangement"
    assert gaps(real_atlas, "DE")[0].sentence.startswith("As of 3 November 2025 Germany had not accepted")


def test_on_land_other_rules_decide(real_atlas: Atlas):
    words = "Onshore store: other rules decide here."
    assert gaps(real_atlas, "DK", on_land=True, london_protocol_relevance=words) == [Gap("other rules: on land", words)]


def test_a_booking_without_more_words_of_the_record_is_told_by_itself(real_atlas: Atlas):
    assert gaps(real_atlas, "NO", booked="phase 1", own_co2_only=True, belgian_link="") == [
        Gap("phase 1", "Booked: phase 1."),
        Gap("takes its own CO2 only", "It takes its own CO2 only."),
    ]


def test_a_hurdle_without_a_short_name_is_a_legal_hurdle(real_atlas: Atlas):
    answer = may_store(real_atlas, "BE", "GB")
    assert answer.arrangement is not None
    unnamed = replace(answer, arrangement=replace(answer.arrangement, hurdle_in_short=""))
    layer = real_atlas.layers["co2_storage"].info
    assert [gap.short for gap in gaps_of(record(), unnamed, layer, TODAY)] == ["a legal hurdle"]


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ({}, "open"),
        ({"room_for_belgian_co2": True}, "open"),
        ({"own_co2_only": False}, "open"),
        ({"booked": "phase 1 is fully booked"}, "open"),
        ({"room_for_belgian_co2": False}, "no_room"),
        ({"own_co2_only": True}, "no_room"),
        ({"region": "east_irish_sea"}, "context"),
    ],
)
def test_a_store_is_open_unless_its_columns_say_that_there_is_no_room(
    real_atlas: Atlas, told: dict[str, object], standing: str
):
    assert standing_of(record(**told), may_store(real_atlas, "BE", "NO"), "north_sea") == standing


def test_a_store_of_a_state_without_an_arrangement_is_closed(real_atlas: Atlas):
    assert standing_of(record(), may_store(real_atlas, "BE", "DE"), "north_sea") == "closed"


def test_only_pipelines_that_leave_belgium_are_ways_from_there():
    lines = gpd.GeoDataFrame(
        {
            "leads_to": [("one", "two"), (), ("one",)],
            "countries": [("BE", "NO"), ("BE",), ("DE", "NO")],
        },
        index=["ours", "inland", "theirs"],
    )
    assert from_belgium(lines) == {"ours": ("one", "two")}


PROSE = ("description", "london_protocol_relevance", "belgian_link", "position_note")


def test_the_records_may_be_put_in_other_words_without_another_answer(real_atlas: Atlas):
    layer = real_atlas.layers["co2_storage"]
    reworded = layer.features.assign(**dict.fromkeys(PROSE, "x"))
    atlas = replace(real_atlas, layers={**real_atlas.layers, "co2_storage": replace(layer, features=reworded)})

    def in_short(found: list[Outlet]) -> list[tuple[str, str, int, list[str]]]:
        return [(each.id, each.standing, each.place, [gap.short for gap in each.gaps]) for each in found]

    told = in_short(outlets(real_atlas, EVERY, TODAY))
    assert sum(standing == "open" for _, standing, *_ in told) == 32
    assert in_short(outlets(atlas, EVERY, TODAY)) == told


def test_a_kind_with_the_role_of_a_licence_area_is_told_as_one(real_atlas: Atlas):
    layer = real_atlas.layers["co2_storage"].info
    kinds = {"permit": replace(layer.kinds["storage_site"], roles=("co2_store", "licence_area"))}
    told = gaps_of(record(kind="permit"), may_store(real_atlas, "BE", "NO"), replace(layer, kinds=kinds), TODAY)
    assert told == [Gap("licence area only", "So far a licence area, not a store.")]


def test_open_stores_come_first_by_distance_and_only_they_have_a_rank(real_atlas: Atlas):
    found = outlets(real_atlas, EVERY, TODAY)
    assert len(found) == len(real_atlas.layers["co2_storage"].features) == 42
    by_standing = {each.standing: [] for each in found}
    for each in found:
        by_standing[each.standing].append(each)
    assert list(by_standing) == ["open", "no_room", "context"]
    assert [each.place for each in by_standing["open"]] == list(range(1, 33))
    assert {each.place for each in found if each.standing != "open"} == {0}
    distances = [each.route.km for each in by_standing["open"] if each.route]
    assert len(distances) == 32
    assert distances == sorted(distances)
    assert [each.id for each in by_standing["no_room"]] == ["porthos-p18", "sleipner-co2-storage"]
    assert [(each.id, each.route is None) for each in by_standing["context"]] == [
        ("hynet-hamilton-north", False),
        ("hynet-hamilton", False),
        ("morecambe-net-zero", False),
        ("hynet-lennox", False),
        ("gassum-greenstore", True),
        ("havnso", True),
        ("rodby-ruby", True),
        ("snohvit-co2-storage", True),
    ]
