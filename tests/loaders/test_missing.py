"""A layer with a fault is left out of the atlas, and everything else stays as it is."""

import pytest

from loaders.atlas import Atlas, looked_over, open_atlas, open_whole
from loaders.findings import DataRefused
from loaders.missing import LayerMissing, at_hand
from tests.loaders import tiny_data as tiny

SWAPPED = tiny.STATION.replace("[1.3455, 51.3095]", "[51.3095, 1.3455]")
BAD_LINK = tiny.collection(tiny.NEMO_LINK.replace('"status": "operational"', '"status": "operating"'), tiny.NAUTILUS)
SENTENCE = "Interconnectors cannot be shown at present: a fault was found in the data."


@pytest.fixture
def without_links(write_data: tiny.WriteData) -> Atlas:
    """The atlas of a folder with one bad record among the interconnectors."""
    return open_whole(write_data({"layers/interconnectors.geojson": BAD_LINK}))


def test_data_without_a_fault_lacks_nothing(write_data: tiny.WriteData) -> None:
    folder = write_data({})
    assert open_whole(folder).missing == {}
    assert open_whole(folder).layers.keys() == open_atlas(folder).layers.keys()


def test_a_layer_with_a_fault_is_left_out_with_its_title_and_its_findings(without_links: Atlas) -> None:
    assert list(without_links.layers) == ["stations"]
    assert {
        id: (each.title, [found.sentence() for found in each.findings]) for id, each in without_links.missing.items()
    } == {
        "interconnectors": (
            "Interconnectors",
            [
                "geodata/layers/interconnectors.geojson: 'nemo-link': status 'operating' is not known. "
                "Did you mean 'operational'?"
            ],
        )
    }
    assert without_links.feature("conv-richborough")["link_ids"] == ("nemo-link",)


def test_what_rests_on_it_is_refused_and_never_counted_from_a_part(without_links: Atlas) -> None:
    for asked in (
        lambda: without_links.feature("nemo-link"),
        lambda: without_links.layer_as("interconnector"),
        lambda: without_links.layers_as("cable"),
        lambda: without_links.features_as("interconnector"),
        lambda: without_links.layers_of(["energy"]),
    ):
        with pytest.raises(LayerMissing) as refused:
            asked()
        assert str(refused.value) == SENTENCE
    assert (without_links.layers_as("pipeline"), without_links.layers_of(["security"])) == ((), {})
    assert (without_links.present_as("cable"), without_links.features_present_as("cable")) == ((), {})


def test_records_that_name_it_are_there_without_it_and_tell_what_they_have_lost(without_links: Atlas) -> None:
    commitment, event = without_links.commitments["energy-nautilus"], without_links.events[0]
    sight, view = without_links.first_sights["1"], without_links.ready_views[0]
    assert (commitment.map_layers, commitment.feature_ids, event.feature_ids) == ((), (), ())
    assert (sight.layers, view.layers) == ((), ())
    lost = (without_links.missing["interconnectors"],)
    assert [without_links.missing_of(each) for each in (commitment, event, sight, view)] == [lost] * 4
    assert without_links.missing_of(without_links.commitments["energy-dialogue"]) == ()


@pytest.mark.parametrize(
    ("file", "text", "title"),
    [
        ("interconnectors.geojson", "{", "Interconnectors"),
        ("interconnectors.geojson", "", "Interconnectors"),
        ("interconnectors.toml", "title = ", "interconnectors"),
        ("interconnectors.toml", "", "interconnectors"),
        ("interconnectors.geojson", tiny.collection(), "Interconnectors"),
        (
            "interconnectors.geojson",
            tiny.collection(tiny.NEMO_LINK.replace("nemo-link", "Nemo Link")),
            "Interconnectors",
        ),
    ],
    ids=["not json", "no geojson", "not toml", "no toml", "no features", "an id that is none"],
)
def test_however_broken_a_layer_is_it_takes_no_other_file_with_it(
    write_data: tiny.WriteData, file: str, text: str, title: str
) -> None:
    atlas = open_whole(write_data({f"layers/{file}": text}))
    assert {id: each.title for id, each in atlas.missing.items()} == {"interconnectors": title}
    assert list(atlas.layers) == ["stations"]
    with pytest.raises(LayerMissing):
        atlas.layer_as("interconnector")
    with pytest.raises(LayerMissing):
        atlas.feature("nautilus")
    assert [each.id for each in atlas.missing_of(atlas.commitments["energy-nautilus"])] == ["interconnectors"]


def test_a_layer_of_which_nothing_can_be_read_may_have_any_role(write_data: tiny.WriteData) -> None:
    atlas = open_whole(write_data({"layers/interconnectors.toml": "title = "}))
    with pytest.raises(LayerMissing):
        atlas.layers_as("pipeline")
    with pytest.raises(LayerMissing):
        atlas.layers_of(["security"])


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("fields.toml", "x"),
        ("commitments/uk-belgium-2025.toml", "x"),
        ("commitments/uk-belgium-2025.toml", tiny.DECLARATION_TOML.replace('"will_explore"', '"may_explore"')),
    ],
)
def test_a_fault_in_what_everything_rests_on_closes_the_atlas_with_every_finding(
    write_data: tiny.WriteData, file: str, text: str
) -> None:
    folder = write_data({file: text, "layers/interconnectors.geojson": BAD_LINK})
    with pytest.raises(DataRefused) as whole:
        open_whole(folder)
    with pytest.raises(DataRefused) as strict:
        open_atlas(folder)
    assert str(whole.value) == str(strict.value)


def test_a_reference_to_nothing_is_a_fault_of_the_layer_that_has_it(write_data: tiny.WriteData) -> None:
    station = tiny.STATION.replace('["nemo-link"]', '["nemo-lnik"]')
    atlas = open_whole(write_data({"layers/stations.geojson": tiny.collection(station)}))
    assert (list(atlas.layers), list(atlas.missing)) == (["interconnectors"], ["stations"])


def test_an_atlas_without_a_whole_layer_is_refused(write_data: tiny.WriteData) -> None:
    with pytest.raises(DataRefused):
        open_whole(write_data({"layers/interconnectors.geojson": BAD_LINK, "layers/stations.geojson": "{"}))


def test_what_is_only_doubted_is_shown_and_told(write_data: tiny.WriteData) -> None:
    folder = write_data({"layers/stations.geojson": tiny.collection(SWAPPED)})
    atlas, findings = looked_over(folder)
    assert atlas is not None
    assert list(atlas.layers) == ["stations", "interconnectors"]
    assert open_whole(folder).missing == {}
    assert [each.sentence() for each in findings] == [
        "geodata/layers/stations.geojson: 'conv-richborough': position [51.3095, 1.3455] lies far from the North Sea. "
        "If longitude and latitude are swapped, write longitude first; if it lies there, all is well."
    ]


TABLES = {
    "sources.csv": ("sources", "Sources"),
    "instruments.toml": ("instruments", "Agreements and bodies"),
    "timeline.toml": ("events", "Events"),
    "link_steps.toml": ("link_steps", "Steps of the proposed link"),
    "co2_arrangements.toml": ("arrangements", "CO2 arrangements"),
    "co2_ports.toml": ("co2_ports", "Ports that CO2 leaves from"),
    "glossary.csv": ("terms", "Glossary"),
    "places.csv": ("places", "Places of the base map"),
    "other_names.csv": ("other_names", "Names in other languages"),
    "redirects.toml": ("redirects", "Former names in links"),
    "first_sights.toml": ("first_sights", "Meanings of older links"),
    "ready_views.toml": ("ready_views", "Ready views"),
}


@pytest.mark.parametrize("file", TABLES)
@pytest.mark.parametrize("text", ["x", ""], ids=["cannot be read", "is not there"])
def test_a_table_with_a_fault_is_left_out_and_takes_no_other_file_with_it(
    write_data: tiny.WriteData, file: str, text: str
) -> None:
    name, title = TABLES[file]
    atlas = open_whole(write_data({file: text}))
    assert {id: (each.title, bool(each.findings)) for id, each in atlas.missing.items()} == {file: (title, True)}
    assert list(atlas.layers) == ["stations", "interconnectors"]
    table = getattr(atlas, name)
    for read in (list, len, bool, sorted, lambda found: "x" in found, lambda found: found["x"], lambda found: [*found]):
        with pytest.raises(LayerMissing, match=f"^{title} cannot be shown at present: a fault was found in the data.$"):
            read(table)
    assert at_hand(table) in ((), {})
    with pytest.raises(KeyError, match="nowhere"):
        atlas.feature("nowhere")
    assert (atlas.layers_as("pipeline"), atlas.layers_of(["security"])) == ((), {})


def test_at_hand_are_the_records_without_a_fault(write_data: tiny.WriteData) -> None:
    first, second = tiny.SOURCES_CSV.splitlines()[1:3]
    bad = tiny.SOURCES_CSV.replace(first, first.replace("https://", "htps://"))
    atlas = open_whole(write_data({"sources.csv": bad}))
    faulty, right = first.split(",")[0], second.split(",")[0]
    assert [finding.record for finding in atlas.missing["sources.csv"].findings] == [faulty]
    assert faulty not in at_hand(atlas.sources)
    assert [source.id for source in atlas.sources_of([faulty, right])] == [right]


def test_what_pages_are_about_is_told_as_far_as_it_is_right_and_only_at_hand(write_data: tiny.WriteData) -> None:
    atlas = open_whole(write_data({"subjects.toml": 'first_port = "nowhere"\nproposed_link = "nautilus"\n'}))
    assert list(atlas.missing) == ["subjects.toml"]
    with pytest.raises(LayerMissing, match=r"^What some pages are about cannot be shown at present"):
        _ = atlas.subjects.proposed_link
    assert (at_hand(atlas.subjects).proposed_link, at_hand(atlas.subjects).first_port) == ("nautilus", "")


def test_a_whole_table_is_at_hand_as_it_is(write_data: tiny.WriteData) -> None:
    atlas = open_atlas(write_data({}))
    assert at_hand(atlas.events) is atlas.events
    assert at_hand(atlas.subjects) is atlas.subjects


def test_a_layer_and_a_table_are_left_out_each_for_itself(write_data: tiny.WriteData) -> None:
    atlas = open_whole(write_data({"timeline.toml": "x", "layers/interconnectors.geojson": BAD_LINK}))
    assert (list(atlas.layers), list(atlas.missing)) == (["stations"], ["interconnectors", "timeline.toml"])
    assert [each.id for each in atlas.missing_of(atlas.commitments["energy-nautilus"])] == ["interconnectors"]
