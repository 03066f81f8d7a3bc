"""The answer of the wind page on its map is what the page counts."""

from layers.wind.choice import WindChoice, chosen
from layers.wind.on_the_map import NAMED, answer, counted, heading


def test_the_map_shows_the_wind_farms_that_are_counted_and_names_the_greatest(real_atlas):
    choice = WindChoice(country=("BE",), status=("operational",))
    farms = chosen(real_atlas, choice)
    shown = [each for each in answer(real_atlas, choice) if each.id in farms.index]
    assert len(shown) == len(farms) > 5
    assert all(codes == ("BE",) for codes in farms["countries"])
    assert len([each for each in answer(real_atlas, WindChoice()) if each.label and each.rank == 10]) == NAMED
    assert heading(choice) == "Wind farms of Belgium"
    assert counted(real_atlas, choice).startswith(f"{len(farms)} wind farms: ")


def test_beside_a_chosen_farm_all_others_step_back_and_one_that_no_filter_passes_is_shown(real_atlas):
    stopped = next(iter(chosen(real_atlas, WindChoice(status=("suspended",))).index))
    shown = answer(real_atlas, WindChoice(select=stopped))
    assert [each.id for each in shown if not each.faint] == [stopped]
