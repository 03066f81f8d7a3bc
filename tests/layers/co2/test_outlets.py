"""Which stores are open to Belgian CO2, and what is missing for each."""

import pandas as pd

from layers.co2.outlets import Gap, gaps_of, outlets
from layers.co2.rights import may_store
from loaders.atlas import Atlas
from tests.layers.co2.literal_stores import EVERY, TODAY, record


def gaps(atlas: Atlas, state: str, **other: object) -> list[Gap]:
    return gaps_of(record(**other), may_store(atlas, "BE", state), "Proposed", TODAY)


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
        london_protocol_relevance="In principle yes: signed. Ships may come, but phase 1 is fully booked.",
    ) == [
        Gap(
            "EU carbon-market rules",
            "EU carbon-market rules on storage outside the EU/EEA are a separate hurdle (record as of 16 June 2026).",
        ),
        Gap("phase 1 is fully booked", "Ships may come, but phase 1 is fully booked."),
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
    words = "Onshore store: other rules decide here. No Belgian link found."
    assert gaps(real_atlas, "DK", region="danish_onshore", london_protocol_relevance=words) == [
        Gap("other rules: on land", "Onshore store: other rules decide here.")
    ]


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
