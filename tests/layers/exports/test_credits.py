"""The few words on whose work a file rests."""

from geodata.records import STATUSES
from layers.exports.credits import sources_in_short
from layers.views.map_view import MapView
from loaders.atlas import Atlas


def test_sources_in_short_name_publishers_and_count_the_rest(atlas: Atlas) -> None:
    everything = MapView(tuple(atlas.layers), tuple(STATUSES))
    assert sources_in_short(everything, atlas) == "Sources: Nemo Link, Regulator and UK government."
    assert sources_in_short(MapView(()), atlas) == ""
    assert sources_in_short(everything, atlas, most=1) == "Sources: Nemo Link and 2 more, each named in the atlas."


def test_of_a_selected_feature_and_of_the_places_of_a_commitment_their_own_sources_are_told(atlas: Atlas) -> None:
    everything = MapView(tuple(atlas.layers), tuple(STATUSES))
    assert sources_in_short(everything.but(select="nemo-link"), atlas) == "Sources: Nemo Link."
    followed = sources_in_short(everything.but(commitment="explore-nautilus"), atlas)
    assert followed == sources_in_short(everything.but(select="nautilus"), atlas)
