"""What a reader compares."""

from datetime import date

from layers.compare.choice import CompareChoice
from layers.views.map_view import Camera, MapView

TODAY = date(2026, 11, 30)


def test_a_view_is_held_against_itself_ten_years_later():
    view = MapView(("cables",), countries=("BE",), camera=Camera(51.5, 2.5, 8), base="night")
    choice = CompareChoice.of(view, TODAY)
    assert (choice.one, choice.other) == (view.but(year=2026), view.but(year=2036))
    assert CompareChoice.of(view.but(year=2045), TODAY).other_year == 2050


def test_the_address_holds_both_sides_and_says_the_layers_whatever_is_shown_at_first(atlas):
    first = MapView.first_sight(atlas).layers
    choice = CompareChoice(first, ("cables",), other_statuses=("operational",), year=2026, q="nemo", base="night")
    words = choice.to_query(atlas)
    assert words == {
        "layers": ",".join(first),
        "layers2": "cables",
        "status2": "operational",
        "year": "2026",
        "q": "nemo",
        "base": "night",
    }
    assert CompareChoice.from_query(words, atlas) == (choice, [])
    nothing = CompareChoice((), ())
    assert nothing.to_query(atlas) == {"layers": "none"}
    assert CompareChoice.from_query({"layers": "none"}, atlas) == (nothing, [])


def test_an_address_without_words_for_the_right_means_the_layers_of_the_left_and_notes_what_it_does_not_know(atlas):
    choice, notes = CompareChoice.from_query({"layers": "cables", "year2": "3000"}, atlas)
    assert (choice.layers, choice.other_layers) == (("cables",), ("cables",))
    assert notes == ["year2 “3000” in the address is not a year from 1965 to 2050."]
