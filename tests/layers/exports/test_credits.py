"""The few words on whose work a file rests."""

from dataclasses import replace

from geodata.records import STATUSES
from layers.exports.credits import sources_in_short, undocumented_in_short
from layers.views.map_view import MapView
from loaders.atlas import Atlas


def test_sources_in_short_name_publishers_the_best_grade_first_and_count_the_rest(atlas: Atlas) -> None:
    everything = MapView(tuple(atlas.layers), tuple(STATUSES))
    assert sources_in_short(everything, atlas) == "Sources: Regulator, UK government and Nemo Link."
    assert sources_in_short(MapView(()), atlas) == ""
    assert sources_in_short(everything, atlas, most=1) == "Sources: Regulator and 2 more, each named in the atlas."


def test_of_a_selected_feature_and_of_the_places_of_a_commitment_their_own_sources_are_told(atlas: Atlas) -> None:
    everything = MapView(tuple(atlas.layers), tuple(STATUSES))
    assert sources_in_short(everything.but(select="nemo-link"), atlas) == "Sources: Nemo Link."
    followed = sources_in_short(everything.but(commitment="explore-nautilus"), atlas)
    assert followed == sources_in_short(everything.but(select="nautilus"), atlas)


def test_what_has_no_document_is_credited_to_nobody_and_counted_whatever_the_file_is_about(atlas: Atlas) -> None:
    everything = MapView(tuple(atlas.layers), tuple(STATUSES))
    assert undocumented_in_short(everything, atlas) == ""
    known = replace(atlas.sources["store-list"], kind="knowledge")
    own = replace(atlas, sources=atlas.sources | {"store-list": known})
    assert sources_in_short(everything, own) == "Sources: UK government and Nemo Link."
    assert undocumented_in_short(everything, own) == "3 of 8 features rest on general knowledge alone."
    assert undocumented_in_short(everything.but(select="nautilus"), own) == undocumented_in_short(everything, own)


def test_a_publisher_is_as_good_as_the_best_of_what_it_published(atlas: Atlas) -> None:
    everything = MapView(tuple(atlas.layers), tuple(STATUSES))
    by_the_state = replace(atlas.sources["nemo-site"], publisher="UK government")
    one = replace(atlas, sources=atlas.sources | {"nemo-site": by_the_state})
    assert sources_in_short(everything, one) == "Sources: UK government and Regulator."
