"""The project's own data."""

import dataclasses
from typing import Any

from geodata.records import (
    Co2Arrangement,
    Commitment,
    Declaration,
    Event,
    Instrument,
    Layer,
    Place,
    Redirect,
    Term,
)
from geodata.source_records import Source
from loaders.atlas import Atlas, looked_over


def test_the_projects_own_layers_can_be_told_apart_in_a_legend(real_atlas: Atlas) -> None:
    atlas, findings = looked_over()
    assert atlas is not None
    assert (list(atlas.layers), findings) == (list(real_atlas.layers), [])


def test_the_projects_own_data_is_sound(real_atlas: Atlas) -> None:
    assert real_atlas.layers
    assert real_atlas.declarations
    assert real_atlas.commitments.keys() == {
        each.id for declaration in real_atlas.declarations for each in declaration.commitments
    }


def test_in_the_projects_data_the_link_from_feature_to_commitment_is_that_from_commitment_to_feature(
    real_atlas: Atlas,
) -> None:
    features = [name for layer in real_atlas.layers.values() for name in layer.features.index]
    there = {(each.id, name) for each in real_atlas.commitments.values() for name in each.feature_ids}
    back = {(each.id, name) for name in features for each in real_atlas.commitments_of(name)}
    assert there == back


def test_in_the_projects_data_every_feature_is_found_again_by_its_id(real_atlas: Atlas) -> None:
    for layer in real_atlas.layers.values():
        for name in layer.features.index:
            assert real_atlas.layer_of(name) == layer.info.id
            assert real_atlas.feature(name)["id"] == name


def test_the_types_in_the_dictionary_are_those_of_the_records(real_atlas: Atlas) -> None:
    """A text is never declared as a list, or a list as text, behind the back of the record types."""
    records: list[Any] = [
        *real_atlas.sources.values(),
        *real_atlas.commitments.values(),
        *real_atlas.instruments.values(),
        *real_atlas.events,
        *real_atlas.arrangements,
        *real_atlas.terms,
        *real_atlas.places,
        *real_atlas.redirects.values(),
        *real_atlas.declarations,
        *(layer.info for layer in real_atlas.layers.values()),
    ]
    kinds = {type(record) for record in records} | {Redirect}
    assert kinds == {
        Source, Commitment, Instrument, Event, Co2Arrangement, Term, Place, Redirect, Declaration, Layer,
    }  # fmt: skip
    for record in records:
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            name = getattr(field.type, "__name__", "")
            if name in ("str", "int", "bool", "tuple", "dict"):
                assert type(value).__name__ == name, (record.id, field.name)
            elif name == "float":
                assert isinstance(value, int | float), (record.id, field.name)


def test_no_layer_of_the_project_has_a_status_that_is_newer_than_its_facts(real_atlas: Atlas) -> None:
    told = {
        id: (layer.info.as_of, set(layer.features["status_as_of"]) - {""}) for id, layer in real_atlas.layers.items()
    }
    assert any(dates for _, dates in told.values())
    newer = {id: max(dates) for id, (as_of, dates) in told.items() if any(each[: len(as_of)] > as_of for each in dates)}
    assert newer == {}
