"""The thread between a commitment and its places, followed both ways."""

from layers.views.commitment_places import Thread, bounds_of, places_text, thread_of
from loaders.atlas import Atlas


def test_a_commitment_that_names_a_feature_leads_to_it(atlas: Atlas) -> None:
    thread = thread_of(atlas, atlas.commitments["explore-nautilus"])
    assert thread == Thread(named={"cables": ("nautilus",)}, whole=())
    assert (thread.features, thread.layers) == (("nautilus",), ("cables",))


def test_a_commitment_that_names_no_feature_is_about_its_layers_as_a_whole(atlas: Atlas) -> None:
    thread = thread_of(atlas, atlas.commitments["talk-of-cables"])
    assert thread == Thread(named={}, whole=("cables",))
    assert (thread.features, thread.layers) == ((), ("cables",))


def test_the_places_are_told_in_words(atlas: Atlas, real_atlas: Atlas) -> None:
    assert places_text(atlas, atlas.commitments["explore-nautilus"]) == "1 place"
    assert places_text(atlas, atlas.commitments["talk-of-cables"]) == "Cables as a whole"
    told = {id: places_text(real_atlas, record) for id, record in real_atlas.commitments.items()}
    assert told["energy-nautilus"] == "2 places; offshore wind farms as a whole"
    assert told["maritime-green-corridors"] == "2 places; ports as a whole"
    assert told["security-support-ukraine"] == "No place on the map"


def test_the_bounds_hold_everything_that_is_named(atlas: Atlas) -> None:
    assert bounds_of(atlas, atlas.commitments["explore-nautilus"]) == (0.7, 51.4, 2.5, 51.5)
    assert bounds_of(atlas, atlas.commitments["talk-of-cables"]) is None


def test_a_commitment_lists_a_feature_exactly_if_the_feature_lists_the_commitment(real_atlas: Atlas) -> None:
    features = [id for layer in real_atlas.layers.values() for id in layer.features.index]
    there = {
        (record.id, feature)
        for record in real_atlas.commitments.values()
        for feature in thread_of(real_atlas, record).features
    }
    back = {(record.id, feature) for feature in features for record in real_atlas.commitments_of(feature)}
    written = {(record.id, feature) for record in real_atlas.commitments.values() for feature in record.feature_ids}
    assert there == back == written
    assert len(written) == 19


def test_a_commitment_lists_a_layer_exactly_if_the_layer_lists_the_commitment(real_atlas: Atlas) -> None:
    there = {
        (record.id, layer)
        for record in real_atlas.commitments.values()
        for layer in thread_of(real_atlas, record).layers
    }
    back = {(record.id, layer) for layer in real_atlas.layers for record in real_atlas.commitments_of_layer(layer)}
    assert there == back
