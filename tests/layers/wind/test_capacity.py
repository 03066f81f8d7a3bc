"""Sums of wind power: standings are never mixed, and what is left out is told by name."""

import pandas as pd

from layers.wind.capacity import LATE, UNDATED, by_state, by_state_table, figures, if_dates_hold, not_on_curve
from layers.wording.figures import Figure


def farm(id: str, status: str, state: str, mw: float | None, year: int | None = None) -> dict[str, object]:
    return {
        "id": id,
        "name": id.title(),
        "status": status,
        "countries": (state,),
        "capacity": mw,
        "start_year": year,
    }


FARMS = pd.DataFrame(
    [
        farm("old", "operational", "BE", 500, 2020),
        farm("new", "operational", "BE", 725.5, 2020),
        farm("rising", "under_construction", "GB", 1400, 2026),
        farm("drawn", "planned", "GB", None),
        farm("zone", "planned", "GB", 3600),
        farm("stopped", "suspended", "GB", 2400),
    ]
).set_index("id", drop=False)


def test_a_figure_for_each_standing_tells_how_many_capacities_it_rests_on():
    assert figures(FARMS) == [
        Figure("In service", "1.2 GW", "Capacity published for 2 of 2 wind farms.", ("old", "new")),
        Figure("Under construction", "1.4 GW", "Capacity published for 1 of 1 wind farms.", ("rising",)),
        Figure("Planned", "3.6 GW", "Capacity published for 1 of 2 wind farms.", ("drawn", "zone")),
    ]


def test_states_come_by_their_sum_and_what_has_no_first_year_or_one_after_the_aim_is_set_apart():
    assert by_state(FARMS, {("GB",): 2025}).values.tolist() == [
        [("GB",), "under_construction", LATE, 1400.0, 1, 0],
        [("GB",), "planned", UNDATED, 3600.0, 2, 1],
        [("BE",), "operational", "", 1225.5, 2, 0],
    ]
    assert by_state(FARMS, {("GB",): 2026})["apart"].tolist() == by_state(FARMS)["apart"].tolist() == ["", UNDATED, ""]
    assert by_state_table(by_state(FARMS)).to_dict("index") == {
        "United Kingdom": {
            "In service, MW": 0.0,
            "Under construction, MW": 1400.0,
            "Planned, MW": 3600.0,
            "Of which: no first year published, MW": 3600.0,
            "Wind farms": 3,
            "Capacity not published": 1,
        },
        "Belgium": {
            "In service, MW": 1225.5,
            "Under construction, MW": 0.0,
            "Planned, MW": 0.0,
            "Of which: no first year published, MW": 0.0,
            "Wind farms": 2,
            "Capacity not published": 0,
        },
    }


def test_what_may_be_there_in_a_year_is_told_as_the_most_with_what_has_no_date():
    assert if_dates_hold(FARMS, 2026) == (
        "Up to 2.6 GW by 2026 if all keep their dates; another 3.6 GW has no published first year."
    )
    assert if_dates_hold(FARMS[:3], 2025) == "Up to 1.2 GW by 2025 if all keep their dates."


def test_what_the_curve_leaves_out_is_named_with_its_reason():
    chosen = FARMS[FARMS["status"] != "suspended"]
    assert not_on_curve(chosen, FARMS) == [
        "No first year published: Drawn (not published) and Zone (3,600 MW).",
        "Suspended, cancelled or closed, so never counted: Stopped (2,400 MW).",
    ]
