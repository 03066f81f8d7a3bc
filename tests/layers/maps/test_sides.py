"""Two views side by side, in words and in features."""

import pytest

from layers.maps import sides
from layers.views.map_view import MapView

VIEW = MapView(("cables", "zones"))


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (VIEW.but(year=2026), VIEW.but(year=2036), ("2026", "2036")),
        (VIEW, VIEW.but(year=2036), ("Any year", "2036")),
        (VIEW, VIEW.but(layers=("cables",)), ("Zones", "without zones")),
        (VIEW.but(statuses=("operational",)), VIEW.but(statuses=("proposed",)), ("In service", "Proposed")),
        (VIEW.but(countries=("BE",)), VIEW, ("Belgium", "All countries")),
        (VIEW, VIEW, ("The same", "The same")),
    ],
)
def test_a_side_is_called_by_what_it_does_not_share(atlas, one, other, names):
    assert sides.names(one, other, atlas) == names


def test_what_is_on_one_side_alone_is_told_and_what_is_on_both_counts_once(atlas):
    one, other = VIEW.but(year=2018), VIEW.but(year=2020)
    assert sides.counts_words(one, other, atlas) == "2018: 2 features · 2020: 3 features"
    assert sides.difference_words(one, other, atlas) == (
        "Only here (2018): nothing.",
        "Only here (2020): Cables, 1: Nemo Link (in service).",
    )
    together = sides.together(one, other.but(layers=("cables",)), atlas)
    assert {id: list(features.index) for id, features in together.items()} == {
        "cables": ["nemo-link", "nautilus"],
        "zones": ["belgian-zone"],
    }
    assert sides.both(one.but(layers=("cables",)), other, atlas) == one
