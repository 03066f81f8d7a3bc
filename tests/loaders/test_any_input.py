"""Whatever stands in a file is read as it is, or refused."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.atlas import open_atlas
from loaders.findings import DataRefused
from loaders.layer_files import reading_order
from tests.loaders import tiny_data as tiny
from tests.loaders.refusing import refused


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "אב" * 100, "x" * 10_000, "Brunsbüttel\t🚢", "{}%s"])
def test_hostile_text_stays_the_text_it_is(write_data: tiny.WriteData, name: str) -> None:
    station = tiny.STATION.replace('"Richborough"', json.dumps(name))
    text = tiny.collection(station)
    assert open_atlas(write_data({"layers/stations.geojson": text})).feature("conv-richborough")["name"] == name


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
"""Any value of JSON, and NaN and the infinities, which Python's reader takes too."""

one_folder_for_all = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@one_folder_for_all
@given(key=st.sampled_from(reading_order(["link_ids", "hall"])), anything=ANYTHING)
def test_any_value_in_a_property_is_either_read_or_refused(
    write_data: tiny.WriteData, key: str, anything: object
) -> None:
    feature = json.loads(tiny.STATION)
    feature["properties"][key] = anything
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    told, features = [], 0
    try:
        features = len(open_atlas(write_data({"layers/stations.geojson": text})).layers["stations"].features)
    except DataRefused as refusal:
        told = str(refusal).split("\n")
    assert features == 1 or told
    assert all(sentence.startswith("geodata/layers/stations.") for sentence in told)


@one_folder_for_all
@given(anything=ANYTHING)
def test_any_json_in_place_of_a_layer_is_refused(write_data: tiny.WriteData, anything: object) -> None:
    assert refused(write_data({"layers/stations.geojson": json.dumps(anything)}))


@one_folder_for_all
@given(text=st.text(min_size=1))
def test_any_text_in_place_of_a_file_is_refused(write_data: tiny.WriteData, text: str) -> None:
    safe = text.encode("utf-8", "replace").decode("utf-8")
    for file in ("layers/stations.toml", "timeline.toml", "places.csv", "fields.toml"):
        assert refused(write_data({file: safe}))
