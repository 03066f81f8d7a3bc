"""What words and files say while a layer is left out of the atlas because of a fault in its data."""

import csv
import io
import json
from datetime import date

import pytest

from layers.commitments import listing
from layers.exports.briefs import ready
from layers.exports.data import features as data_features
from layers.maps import headings
from layers.measures import nearby
from layers.reference.source_index import graded
from layers.timeline.events import events_table
from layers.views.address import NotAtPresent, NotUnderstood, understood
from layers.views.commitment_places import places_text
from layers.views.map_view import MapView
from layers.wording.facts import facts
from loaders.atlas import Atlas, open_whole
from loaders.missing import LayerMissing
from tests.small_atlas import small_atlas

SENTENCE = "Cables cannot be shown at present: a fault was found in the data."
READY = """
[[ready_views]]
id = "cables"
title = "Cables"
subtitle = "All of them"
layers = ["cables"]
statuses = []
countries = []
q = ""
commitment = ""
at = "52,2,7"

[[ready_views]]
id = "stores"
title = "Stores"
subtitle = "All of them"
layers = ["stores"]
statuses = []
countries = []
q = ""
commitment = ""
at = "52,2,7"
"""


@pytest.fixture(scope="module")
def lacking(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas with a bad status of Nemo Link, hence without cables."""
    folder = tmp_path_factory.mktemp("lacking")
    small_atlas(folder)
    cables = folder / "geodata/layers/cables.geojson"
    cables.write_text(cables.read_text(encoding="utf-8").replace('"operational"', '"operating"'), encoding="utf-8")
    (folder / "geodata/ready_views.toml").write_text(READY, encoding="utf-8")
    return open_whole(folder / "geodata")


def test_an_address_that_names_it_shows_the_rest_and_says_so_once(lacking: Atlas) -> None:
    view, notes = MapView.from_query({"layers": "cables,stores"}, lacking)
    assert (view.layers, notes) == (("stores",), [SENTENCE])
    view, notes = MapView.from_query({"layers": "cables", "select": "richborough"}, lacking)
    assert (view.layers, view.select, notes) == ((), "richborough", [SENTENCE])
    for former_or_present in ("nemo", "nemo-link"):
        view, notes = MapView.from_query({"select": former_or_present}, lacking)
        assert (view.select, notes) == (None, [SENTENCE])
    view, notes = MapView.from_query({"select": "nowhere", "layers": "stroes"}, lacking)
    assert notes == [
        "layers “stroes” in the address is not known. Did you mean 'stores'?",
        "Nothing in the atlas is called “nowhere”.",
    ]


def test_a_file_that_names_it_is_refused_for_the_present(lacking: Atlas) -> None:
    with pytest.raises(NotAtPresent, match=SENTENCE):
        understood(MapView.from_query({"layers": "cables"}, lacking))
    with pytest.raises(NotUnderstood) as refused:
        understood(MapView.from_query({"layers": "cables,stroes"}, lacking))
    assert not isinstance(refused.value, NotAtPresent)


def test_every_picture_and_every_file_of_data_says_what_is_missing(lacking: Atlas) -> None:
    view = MapView(layers=("stores",))
    assert headings.subtitle(view, lacking, 3) == "3 features · without Cables · facts as of September 2026"
    assert headings.attribution(view, lacking).startswith(f"{SENTENCE} ")
    assert json.loads(data_features.geojson(view, lacking))["about"].endswith(SENTENCE)
    rows = list(csv.DictReader(io.StringIO(data_features.comma_separated(view, lacking).decode("utf-8-sig"))))
    assert {row["about"].endswith(SENTENCE) for row in rows} == {True}


def test_a_commitment_and_an_event_say_which_of_their_places_are_missing(lacking: Atlas) -> None:
    commitment = lacking.commitments["explore-nautilus"]
    assert places_text(lacking, commitment) == "Cables cannot be shown at present"
    (row,) = listing.table(lacking, [commitment], date(2026, 7, 1)).to_dict("records")
    assert row["On the map"] == "Yes, but Cables cannot be shown at present"
    content = listing.download(lacking, [commitment], date(2026, 7, 1)).decode("utf-8-sig")
    (told,) = csv.DictReader(io.StringIO(content))
    assert told["Layers"] == "Cables (it and its places cannot be shown at present)"
    (event,) = events_table(lacking, lacking.events, date(2026, 7, 1)).to_dict("records")
    assert event["Places"] == "places in Cables, which cannot be shown at present"


def test_a_fact_that_names_a_feature_of_it_says_so(lacking: Atlas) -> None:
    stations = lacking.layers["stations"]
    known, _ = facts(stations, stations.features.loc["richborough"].to_dict(), lacking)
    (belongs,) = [fact.value for fact in known if fact.label == "Belongs to"]
    assert belongs == "one of Cables (cannot be shown at present)"


def test_a_ready_view_that_shows_it_is_not_ready(lacking: Atlas) -> None:
    assert list(ready(lacking)) == ["stores"]


def test_what_lies_near_is_not_answered_from_a_part(lacking: Atlas) -> None:
    with pytest.raises(LayerMissing, match=SENTENCE):
        nearby.nearest(lacking, "richborough", 3)
    assert [near.id for near in nearby.nearest(lacking, "richborough", 1, layers=("stores",))] == ["leman"]


def test_records_are_not_counted_by_grade_from_a_part(lacking: Atlas) -> None:
    with pytest.raises(LayerMissing, match=SENTENCE):
        graded(lacking)
