"""A map in words."""

from datetime import date

from layers.maps.told import drawn_words, view_words
from layers.views.map_view import MapView

TODAY = date(2026, 11, 24)


def test_a_map_says_what_is_drawn_of_each_layer_few_features_by_name_and_many_by_status(atlas):
    cables = atlas.layers["cables"].features
    many = {"cables": cables.loc[["nemo-link", "nautilus"]].iloc[[0, 1, 0, 1, 0]].set_axis(list("abcde"))}
    assert drawn_words([many], atlas) == "Cables, 5: 3 in service, 2 proposed."
    assert drawn_words([{"cables": cables.loc[["nemo-link"] * 5].set_axis(list("abcde"))}], atlas) == (
        "Cables, 5: all in service."
    )
    assert drawn_words([], atlas) == drawn_words([{"cables": cables.head(0)}], atlas) == ""


def test_what_is_drawn_twice_is_told_once(atlas):
    one = {"cables": atlas.layers["cables"].features.loc[["nemo-link"]]}
    assert drawn_words([one, one], atlas) == "Cables, 1: Nemo Link (in service)."


def test_a_view_in_words_has_its_title_how_it_stands_and_what_is_drawn(atlas):
    view = MapView(layers=("cables", "zones"), select="nautilus")
    assert view_words(view, atlas, TODAY) == (
        "Nautilus. Proposed, as of 12 December 2025; Capacity 1,400 MW; facts as of September 2026. "
        "Cables, 2: Nemo Link (in service) and Nautilus (proposed). Zones, 1: Belgian zone (in force)."
    )
    empty = view_words(MapView(layers=()), atlas, TODAY)
    assert empty == "The North Sea. No layer is switched on; facts as of September 2026."
