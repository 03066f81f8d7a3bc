"""Bars that are read like a list."""

from layers.looks.bar_list import CHOSEN, FULL, PART, STEP, STEP_WITH_REMARKS, Bar, bar_chart
from layers.looks.styles import colour


def test_every_bar_has_its_words_and_its_shade() -> None:
    bars = [Bar("One", 3, "3 km", "Both ways."), Bar("Two", 2, "2 km", part=True), Bar("Three", 1, "1 km", chosen=True)]
    drawn = bar_chart(bars).to_dict()
    assert next(iter(drawn["datasets"].values())) == [
        {"Row": 0, "Words": "One:  3 km", "Value": 3.0, "Remark": "Both ways.", "Colour": FULL, "Chosen": False},
        {"Row": 1, "Words": "Two:  2 km", "Value": 2.0, "Remark": "", "Colour": PART, "Chosen": False},
        {"Row": 2, "Words": "Three:  1 km", "Value": 1.0, "Remark": "", "Colour": CHOSEN, "Chosen": True},
    ]
    assert drawn["height"] == {"step": STEP_WITH_REMARKS}
    assert [layer["encoding"].get("text", {}).get("field") for layer in drawn["layer"]] == [
        None,
        "Words",
        "Words",
        "Remark",
    ]


def test_bars_without_remarks_stand_closer() -> None:
    drawn = bar_chart([Bar("One", 3, "3 km")]).to_dict()
    assert drawn["height"] == {"step": STEP}
    assert len(drawn["layer"]) == 3


def test_bars_start_at_nought_and_are_vector_without_axes() -> None:
    drawn = bar_chart([Bar("One", 3, "3 km")]).to_dict()
    across = drawn["layer"][0]["encoding"]["x"]
    assert (across["axis"], across["scale"]) == (None, {"zero": True, "nice": False})
    assert {layer["encoding"]["y"]["axis"] for layer in drawn["layer"]} == {None}


def test_a_bar_that_needs_its_remark_is_paler_in_grey_too() -> None:
    full, part, chosen = (sum(colour(each)) / 3 for each in (FULL, PART, CHOSEN))
    assert part - full > 80
    assert part - chosen > 80
