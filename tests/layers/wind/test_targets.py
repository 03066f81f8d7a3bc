"""What states mean to have: told as it was meant, held only against what counts the same sea."""

from dataclasses import replace

import pandas as pd
import pytest

from geodata.page_records import WindTarget, WindTotal
from layers.looks.step_chart import Aim
from layers.wind.targets import (
    aims,
    checked,
    figure,
    held_against,
    next_of,
    not_comparable,
    shown,
    targets_table,
    totals_table,
)

BELGIAN = WindTarget(
    id="be-2030",
    states=("BE",),
    by="Belgium",
    year=2030,
    gw=5.4,
    gw_up_to=5.8,
    bound="exactly",
    scope="the North Sea",
    same_sea=True,
    standing="target",
    said_on="2021-10",
    note="",
    replaced_by="",
    sources=("nemo-site",),
)
FORMER = replace(BELGIAN, id="be-former", gw=4, gw_up_to=4, standing="revised", said_on="2018", replaced_by="be-2030")
LATER = replace(BELGIAN, id="be-2040", year=2040, gw=8, gw_up_to=8, bound="up_to", said_on="")
BRITISH = replace(
    BELGIAN, id="gb-2030", states=("GB",), by="United Kingdom", gw=43, gw_up_to=50, same_sea=False, scope="all its seas"
)
GERMAN = replace(BELGIAN, id="de-2030", states=("DE",), gw=26, gw_up_to=26, bound="at_least", standing="goal")
FARMS = pd.DataFrame(
    [
        ("operational", 2000.0, 2020, ("BE",)),
        ("under_construction", 700.0, 2029, ("BE",)),
        ("permitted", 1400.0, 2032, ("BE",)),
        ("permitted", 1400.0, None, ("BE",)),
    ],
    columns=["status", "capacity", "start_year", "countries"],
).astype({"start_year": "Int64"})


@pytest.fixture
def aimed(atlas):
    return replace(atlas, wind_targets=(LATER, FORMER, BELGIAN, BRITISH, GERMAN))


def test_a_figure_is_told_as_it_was_meant():
    assert [figure(each) for each in (BELGIAN, FORMER, LATER, GERMAN)] == [
        "5.4 to 5.8 GW",
        "4 GW",
        "up to 8 GW",
        "at least 26 GW",
    ]


def test_the_first_aim_is_what_a_government_holds_to_and_else_a_goal_for_the_same_sea(aimed):
    assert [next_of(aimed, state) for state in ("BE", "GB", "DE", "NL")] == [BELGIAN, BRITISH, GERMAN, None]


def test_what_comes_without_a_year_or_later_is_not_counted_towards_an_aim(aimed):
    assert held_against(aimed, FARMS, "BE") == (
        "Belgium aims for 5.4 to 5.8 GW by 2030 (government target). 2.0 GW is in service; 0.7 GW more is being "
        "built, permitted or planned with a first year by then: 2.7 GW short. Another 1.4 GW has no published "
        "first year."
    )
    assert held_against(aimed, FARMS[:1], "BE").endswith(
        "no more is being built, permitted or planned with a first year by then: 3.4 GW short."
    )
    enough = replace(aimed, wind_targets=(replace(BELGIAN, gw=2.5, gw_up_to=2.5),))
    assert held_against(enough, FARMS[:2], "BE").endswith("with a first year by then: enough to reach the aim.")


def test_an_aim_for_another_sea_is_told_and_not_held_against(aimed):
    assert held_against(aimed, FARMS, "GB") == (
        "The United Kingdom aims for 43 to 50 GW by 2030 (government target). It counts all its seas, so it "
        "cannot be compared with the 2.0 GW in service here."
    )
    assert held_against(aimed, FARMS, "DE").startswith("Germany has set a goal of at least 26 GW by 2030")
    assert held_against(aimed, FARMS, "NL") == "The Netherlands: 2.0 GW in service. No aim was found."


def test_aims_that_count_other_waters_are_told_with_what_they_count():
    assert not_comparable([BELGIAN, BRITISH]) == (
        "Aims that cover other waters than the bars, and so have no line: "
        "the United Kingdom (43 to 50 GW by 2030: all its seas)."
    )
    assert not_comparable([BELGIAN]) == ""


def test_the_marks_of_a_chart_are_what_a_government_holds_to(aimed):
    assert aims(aimed, "BE") == [
        Aim(2030, 5.4, 5.8, "5.4 to 5.8 GW by 2030"),
        Aim(2040, 8, 8, "up to 8 GW by 2040"),
    ]
    assert aims(aimed, "GB") == [Aim(2030, 43, 50, "43 to 50 GW by 2030, all its seas")]


def test_the_table_tells_what_took_the_place_of_an_aim(aimed):
    assert targets_table(aimed, shown(aimed, ("BE",))).to_dict("records") == [
        {
            "Whose": "Belgium",
            "Aim": aim,
            "By": year,
            "Standing": standing,
            "Said on": said,
            "Counts": "the North Sea",
            "Note": "",
            "Replaced by": replaced,
            "Source": "Nemo Link",
        }
        for aim, year, standing, said, replaced in (
            ("4 GW", 2030, "Revised or given up", "2018", "5.4 to 5.8 GW by 2030"),
            ("5.4 to 5.8 GW", 2030, "Government target", "October 2021", ""),
            ("up to 8 GW", 2040, "Government target", "not published", ""),
        )
    ]


def test_a_sum_is_held_against_a_published_total_of_the_same_sea_only(atlas):
    same = WindTotal("be-2025", ("BE",), "2025-12-31", 2010, "the North Sea", True, "", ("nemo-site",))
    other = replace(same, id="be-all", mw=2500, scope="lakes too", same_sea=False, why="Lakes are in it.")
    table = totals_table(atlas, FARMS, (same, other))
    assert table["The atlas, MW"].tolist() == [2000.0, 2000.0]
    assert table["Difference, MW"].dropna().tolist() == [-10.0]
    assert table["Why it may differ"].tolist() == ["", "Lakes are in it."]
    assert checked(FARMS, (same, other)) == (
        "The atlas’s totals compared with the newest published ones for the same sea: Belgium, −0.5% "
        "(published total of 31 December 2025)."
    )
    assert checked(FARMS, (other,)) == "No published total covers the same sea, so none could be compared."


def test_an_aim_that_was_revised_leads_to_what_took_its_place(real_atlas):
    revised = [target for target in real_atlas.wind_targets if target.standing == "revised"]
    assert len(revised) > 5
    assert [target.id for target in revised if not target.replaced_by] == ["dk-2030-12-9"]
