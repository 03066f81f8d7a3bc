"""The answer of the wind page on its map is what the page counts."""

from geodata.records import STATUSES
from layers.maps.answers import Answer
from layers.wind.choice import WindChoice, chosen, left_out
from layers.wind.on_the_map import NAMED, answer, counted, heading


def test_the_map_shows_the_wind_farms_that_are_counted_and_names_the_greatest(real_atlas):
    choice = WindChoice(country=("BE",), status=("operational",))
    farms = chosen(real_atlas, choice)
    shown = [each for each in answer(real_atlas, choice) if each.id in farms.index]
    assert len(shown) == len(farms) > 5
    assert all(codes == ("BE",) for codes in farms["countries"])
    named = {each.label for each in answer(real_atlas, WindChoice()) if each.label}
    assert NAMED < len(named) <= NAMED + 12
    assert {"Hornsea 3", "Princess Elisabeth Zone - lot II", "Sørlige Nordsjø II phase 1"} <= named
    in_turn = sorted((each for each in answer(real_atlas, WindChoice()) if each.label), key=lambda each: each.rank)
    states = chosen(real_atlas, WindChoice())["countries"][[each.id for each in in_turn]]
    first = len(set(states))
    assert len(set(states[1 : first + 1])) == first
    assert heading(choice) == "Wind farms of Belgium"
    assert counted(real_atlas, choice).startswith(f"{len(farms)} wind farms: ")


def test_the_greatest_wind_farm_in_service_is_named_before_all_others_and_that_of_each_state_is_named(real_atlas):
    in_service = chosen(real_atlas, WindChoice(status=("operational",)))
    greatest = in_service["capacity"].astype(float).groupby(in_service["countries"]).idxmax()
    in_turn = sorted((each for each in answer(real_atlas, WindChoice()) if each.label), key=lambda each: each.rank)
    assert in_turn[0].id == in_service["capacity"].astype(float).idxmax()
    assert set(greatest) <= {each.id for each in in_turn}


def test_islands_and_hubs_look_like_no_wind_farm_and_have_no_name_from_afar(real_atlas):
    islands = [each for each in answer(real_atlas, WindChoice()) if each.look]
    assert islands[0] == Answer("princess-elisabeth-island", "island_or_hub")
    assert {(each.look, each.label) for each in islands} == {("island_or_hub", "")}


def test_beside_a_chosen_farm_all_others_step_back_and_one_that_no_filter_passes_is_shown(real_atlas):
    stopped = next(iter(chosen(real_atlas, WindChoice(status=("suspended",))).index))
    shown = answer(real_atlas, WindChoice(select=stopped))
    assert [each.id for each in shown if not each.faint] == [stopped]


def test_the_wind_farms_that_are_counted_and_those_that_are_not_are_all_on_record(real_atlas):
    every = WindChoice(status=tuple(STATUSES))
    assert left_out(real_atlas, every) == ""
    belgian = len(chosen(real_atlas, WindChoice(country=("BE",))))
    told = left_out(real_atlas, WindChoice(country=("BE",)))
    count = len(chosen(real_atlas, every))
    assert told.startswith(f"Of {count} wind farms on record {count - belgian} are not counted: ")
    assert " of other states" in told
