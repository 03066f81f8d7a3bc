"""What a folder of good files becomes: exact records, frozen."""

import dataclasses

import pytest

from geodata.page_records import Co2Port, Correction, LinkStep, Subjects, WindTarget, WindTotal
from geodata.records import (
    Co2Arrangement,
    Commitment,
    Event,
    Field,
    Instrument,
    Kind,
    Layer,
    Place,
    Redirect,
    Symbol,
    Term,
)
from geodata.source_records import Grade, Source
from loaders.atlas import Atlas, open_atlas
from loaders.layer_files import reading_order
from tests.loaders import tiny_data as tiny
from tests.loaders.refusing import refused

NAUTILUS = Commitment(
    id="energy-nautilus",
    title="Nautilus",
    theme="energy",
    article_section="Energy",
    article_paragraph=2,
    summary="They will explore Nautilus.",
    strength="will_explore",
    actors=("UK government",),
    deadline="",
    instrument=(),
    mapped="true",
    map_layers=("interconnectors",),
    feature_ids=("nautilus", "nemo-link"),
    why_unmapped="",
    official_detail="",
    latest_status="Under study.",
    status="in_progress",
    status_as_of="2026-06-16",
    looked_for="",
    sources=("joint-statement",),
    instrument_ids=("tca",),
)


@pytest.fixture
def atlas(write_data: tiny.WriteData) -> Atlas:
    return open_atlas(write_data({}))


def test_layers_are_listed_by_theme_and_order(atlas: Atlas) -> None:
    assert list(atlas.layers) == ["stations", "interconnectors"]


def test_a_layer_is_read_with_the_symbol_of_each_kind(atlas: Atlas) -> None:
    info = atlas.layers["interconnectors"].info
    assert dataclasses.replace(info, fields={}) == Layer(
        id="interconnectors",
        title="Interconnectors",
        summary="Cables between countries.",
        theme="energy",
        roles=("interconnector",),
        order=20,
        first_sight=True,
        hue="electricity",
        kinds={
            "interconnector": Kind(
                "interconnector", "Electricity interconnector", Symbol(width=3), ("interconnector",), "electricity"
            ),
            "hybrid": Kind(
                "hybrid",
                "Hybrid",
                Symbol(width=4.5, size_by="capacity_mw"),
                ("interconnector", "cable"),
                "electricity",
            ),
        },
        columns=("capacity_mw", "owners"),
        key_figure="capacity_mw",
        label_from_zoom=6.5,
        below_land=False,
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        attribution="The atlas",
        as_of="2026-06",
        sources=("elec-nemo-site",),
        caveats=("No route is surveyed.",),
        coverage="whole",
        fields={},
    )


def test_layers_and_features_are_found_by_their_roles(atlas: Atlas) -> None:
    assert atlas.layers_as("interconnector") == ("interconnectors",)
    assert {id: list(found.index) for id, found in atlas.features_as("interconnector").items()} == {
        "interconnectors": ["nemo-link", "nautilus"]
    }
    assert {id: list(found.index) for id, found in atlas.features_as("cable").items()} == {
        "interconnectors": ["nautilus"]
    }
    assert (atlas.layers_as("pipeline"), atlas.features_as("pipeline")) == ((), {})
    assert atlas.layer_as("interconnector") == "interconnectors"
    with pytest.raises(KeyError, match="no layer has the role 'port'"):
        atlas.layer_as("port")


def test_no_layer_is_read_that_does_not_say_where_its_makers_looked(write_data: tiny.WriteData) -> None:
    silent = tiny.INTERCONNECTORS_TOML.replace('coverage = "whole"\n', "")
    assert refused(write_data({"layers/interconnectors.toml": silent})) == [
        "geodata/layers/interconnectors.toml: key 'coverage' is missing. "
        "Add it; the dictionary fields.toml says what it holds."
    ]


def test_what_a_layer_covers_is_a_maritime_zone(write_data: tiny.WriteData) -> None:
    partly = tiny.STATIONS_TOML.replace('"whole"', '"Kent only"\ncoverage_zones = ["conv-richborough"]')
    zones = tiny.INTERCONNECTORS_TOML.replace('"interconnector", "cable"', '"interconnector", "eez"')
    assert refused(write_data({"layers/stations.toml": partly, "layers/interconnectors.toml": zones})) == [
        "geodata/layers/stations.toml: coverage_zones names 'conv-richborough', which is no maritime zone. "
        "Allowed: 'nautilus', 'nemo-link'."
    ]


def test_a_layer_may_say_what_its_lines_are_called(write_data: tiny.WriteData) -> None:
    named = tiny.INTERCONNECTORS_TOML.replace("order = 20", 'order = 20\nlines = "cables"')
    info = open_atlas(write_data({"layers/interconnectors.toml": named})).layers["interconnectors"].info
    assert (info.lines, info.points) == ("cables", "")


def test_a_former_id_in_a_reference_is_read_as_the_present_one(write_data: tiny.WriteData) -> None:
    renamed = {
        "layers/stations.geojson": tiny.collection(
            tiny.STATION.replace('"link_ids": ["nemo-link"]', '"link_ids": ["nemo"]')
        ),
        "commitments/uk-belgium-2025.toml": tiny.DECLARATION_TOML.replace(
            '["nautilus", "nemo-link"]', '["nautilus", "nemo"]'
        ),
        "timeline.toml": tiny.TIMELINE_TOML.replace('["nemo-link"]', '["nemo"]'),
        "link_steps.toml": tiny.LINK_STEPS_TOML.replace('link = "nautilus"', 'link = "nemo"'),
        "subjects.toml": 'proposed_link = "nemo"\n',
    }
    atlas = open_atlas(write_data(renamed))
    assert atlas.layers["stations"].features.loc["conv-richborough", "link_ids"] == ("nemo-link",)
    assert atlas.commitments["energy-nautilus"].feature_ids == ("nautilus", "nemo-link")
    assert atlas.events[0].feature_ids == ("nemo-link",)
    assert atlas.link_steps[0].link == "nemo-link"
    assert atlas.subjects == Subjects(proposed_link="nemo-link")


def test_a_word_of_a_vocabulary_has_words_for_the_reader(write_data: tiny.WriteData) -> None:
    hall = 'label = "Hall"\ntype = "boolean"\nunit = ""\nmeaning = "Whether it has a hall."\ngood = true\nbad = "yes"\n'
    form = (
        'label = "Hall"\ntype = "word"\nunit = ""\nmeaning = "Its hall."\ngood = "none"\nbad = "yes"\n'
        'words = { wide = "A wide hall", none = "No hall" }\n'
    )
    atlas = open_atlas(
        write_data(
            {
                "layers/stations.toml": tiny.STATIONS_TOML.replace(hall, form),
                "layers/stations.geojson": tiny.collection(tiny.STATION.replace('"hall": true', '"hall": "wide"')),
            }
        )
    )
    assert atlas.layers["stations"].info.fields["hall"].words == {"wide": "A wide hall", "none": "No hall"}
    assert atlas.fields["event"]["date_precision"].words == {"day": "day", "month": "month", "year": "year"}
    assert atlas.fields["feature"]["status"].words["operational"] == "In service"
    assert atlas.fields["feature"]["name"].words == {}


def test_every_column_has_its_field_from_the_dictionary_or_from_the_layer_itself(atlas: Atlas) -> None:
    fields = atlas.layers["interconnectors"].info.fields
    assert list(fields) == reading_order(["capacity_mw", "owners"])
    assert fields["capacity_mw"] == Field(
        "capacity_mw", "column.capacity_mw", "number", "MW", "What it is.", 1400, "none"
    )
    own = atlas.layers["stations"].info.fields["hall"]
    assert own == Field("hall", "Hall", "boolean", "", "Whether it has a hall.", True, "yes")


def test_features_become_a_frame_with_typed_columns_in_reading_order(atlas: Atlas) -> None:
    frame = atlas.layers["interconnectors"].features
    assert frame.crs.to_epsg() == 4326
    assert frame.index.name == "id"
    assert list(frame.index) == ["nemo-link", "nautilus"]
    assert list(frame.columns) == [*reading_order(["capacity_mw", "owners"]), "geometry"]
    types = {name: str(frame[name].dtype) for name in ("start_year", "start_is_estimate", "capacity_mw")}
    assert types == {"start_year": "Int64", "start_is_estimate": "boolean", "capacity_mw": "Float64"}
    nemo = frame.loc["nemo-link"]
    assert (nemo["id"], nemo["start_year"], nemo["start_is_estimate"], nemo["capacity_mw"]) == (
        "nemo-link",
        2019,
        False,
        1000.0,
    )
    assert nemo["countries"] == ("GB", "BE")
    assert nemo["owners"] == ("National Grid (50%)", "Elia (50%)")
    assert nemo["geometry"].wkt == "LINESTRING (1.3455 51.3095, 3.2 51.33)"


def test_blank_is_empty_text_an_empty_tuple_or_not_available(atlas: Atlas) -> None:
    nautilus = atlas.feature("nautilus")
    assert (nautilus["operator"], nautilus["status_as_of"], nautilus["owners"]) == ("", "", ())
    frame = atlas.layers["interconnectors"].features
    assert list(frame.loc["nautilus", ["start_year", "start_is_estimate", "capacity_mw"]].isna()) == [True] * 3


def test_the_tables_become_records(atlas: Atlas) -> None:
    assert atlas.commitments["energy-nautilus"] == NAUTILUS
    (declaration,) = atlas.declarations
    assert (declaration.id, declaration.parties, declaration.date) == ("uk-belgium-2025", ("GB", "BE"), "2025-12-12")
    assert declaration.commitments == tuple(atlas.commitments.values())
    assert atlas.sources == {
        "elec-nemo-site": Source(
            "elec-nemo-site",
            "Nemo Link, facts",
            "Nemo Link",
            "https://www.nemolink.co.uk/",
            "2025-12",
            "All rights reserved",
            "Capacity",
            "authority",
        ),
        "joint-statement": Source(
            "joint-statement", "Joint statement", "UK government", "", "n.d.", "", "Commitments", "authority"
        ),
    }
    assert list(atlas.grades.values()) == [
        Grade("authority", "Public authority", "+", "Said by a state.", True),
        Grade("knowledge", "General knowledge", "?", "Known, and not opened.", False),
    ]
    assert atlas.instruments == {
        "tca": Instrument(
            id="tca",
            name="Trade and Cooperation Agreement",
            kind="treaty",
            parties=("EU", "GB"),
            date="2020-12-30",
            what_it_does="Main treaty.",
            status="in force",
            url="",
            sources=("joint-statement",),
        )
    }
    assert atlas.events == (
        Event(
            id="nemo-link-operation",
            date="2019-01-31",
            date_precision="day",
            date_is_inferred=False,
            title="Nemo Link in service",
            summary="The first link.",
            commitment_ids=("energy-nautilus",),
            feature_ids=("nemo-link",),
            sources=("elec-nemo-site",),
            phase="past",
            theme="energy",
        ),
    )
    assert atlas.link_steps == (
        LinkStep(
            id="nautilus-licence",
            link="nautilus",
            state="decided",
            date="2023-07",
            after=False,
            topic="",
            who="Ofgem",
            what="Licence",
            event_id="",
            sources=("elec-nemo-site",),
        ),
    )
    assert atlas.arrangements == (
        Co2Arrangement(
            id="lp-gb-be",
            record_type="bilateral_arrangement",
            party_a="United Kingdom",
            party_b="Belgium",
            countries=("GB", "BE"),
            title="UK - Belgium arrangement",
            date_signed="2026-06-16",
            date_precision="day",
            accepted_2009_amendment=True,
            acceptance_note="",
            applied_provisionally=True,
            provisional_application_deposit="Both.",
            status="signed",
            status_as_of="2026-06-16",
            co2_from=(),
            belgian_co2_can_be_stored_in="United Kingdom",
            scope="Transport of CO2.",
            hurdle="",
            hurdle_in_short="",
            notes=(),
            instrument_ids=(),
            sources=("joint-statement",),
        ),
    )
    assert atlas.co2_ports == {
        "richborough": Co2Port("richborough", "Richborough", "nemo-link", "", "beside Richborough")
    }
    assert atlas.wind_targets == (
        WindTarget(
            id="be-2030",
            states=("BE",),
            by="Belgium",
            year=2030,
            gw=5.4,
            gw_up_to=5.8,
            bound="exactly",
            scope="the North Sea",
            same_sea=True,
            standing="target",
            said_on="2021-10",
            note="",
            replaced_by="",
            sources=("elec-nemo-site",),
        ),
    )
    assert atlas.wind_totals == (
        WindTotal("be-2025", ("BE",), "2025", 2262, "the North Sea", True, "", ("elec-nemo-site",)),
    )
    assert atlas.corrections == (
        Correction(
            "nemo-start",
            "2026-11-29",
            "error",
            ("interconnectors",),
            "Nemo Link was told to have started in 2018.",
            ("elec-nemo-site",),
        ),
    )
    assert atlas.terms == (Term("CO2", "Carbon dioxide", "A gas."), Term("Ally", "", "A friend."))
    assert atlas.places == (Place("place-ostend", "Ostend", "city", 2, 2.92, 51.0),)
    assert atlas.redirects == {
        "nemo": Redirect("nemo", "nemo-link", "2026-11", ""),
        "second-nautilus": Redirect("second-nautilus", "", "2026-11-23", "It was Nautilus, entered twice."),
    }


def test_a_feature_knows_its_layer_and_the_commitments_that_name_it(atlas: Atlas) -> None:
    assert atlas.layer_of("nautilus") == "interconnectors"
    assert atlas.layer_of("nautilos") is None
    assert atlas.commitments_of("nautilus") == [NAUTILUS]
    assert atlas.commitments_of("conv-richborough") == []
    assert atlas.commitments_of_layer("interconnectors") == [NAUTILUS]
    assert atlas.commitments_of_layer("stations") == []


def test_asking_for_an_unknown_feature_names_the_nearest(atlas: Atlas) -> None:
    with pytest.raises(KeyError) as caught:
        atlas.feature("nautilos")
    assert caught.value.args == ("feature 'nautilos' is not known. Did you mean 'nautilus'?",)


def test_what_has_been_read_is_frozen(atlas: Atlas) -> None:
    layer = atlas.layers["stations"]
    for record, name in ((atlas, "events"), (layer, "hash"), (layer.info, "title"), (NAUTILUS, "title")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, name, "changed")


def test_the_hash_follows_both_files_of_a_layer_and_no_other(write_data: tiny.WriteData) -> None:
    def hashes(changes: dict[str, str]) -> dict[str, str]:
        return {name: layer.hash for name, layer in open_atlas(write_data(changes)).layers.items()}

    before = hashes({})
    assert all(len(each) == 12 and int(each, 16) >= 0 for each in before.values())
    assert hashes({}) == before
    toml = hashes({"layers/stations.toml": tiny.STATIONS_TOML.replace("In Kent", "in Kent") + "# changed\n"})
    assert toml["interconnectors"] == before["interconnectors"]
    assert toml["stations"] != before["stations"]
    moved = tiny.STATION.replace("51.3095", "51.3096")
    geojson = hashes({"layers/stations.geojson": tiny.collection(moved)})
    assert len({before["stations"], toml["stations"], geojson["stations"]}) == 3


def test_no_id_need_ever_have_been_renamed(write_data: tiny.WriteData) -> None:
    assert open_atlas(write_data({"redirects.toml": "redirects = []\n"})).redirects == {}


def test_files_that_are_no_data_are_passed_over(write_data: tiny.WriteData) -> None:
    folder = write_data({"layers/.ports.toml": "x", "layers/notes.txt": "x", "commitments/README.md": "x"})
    assert list(open_atlas(folder).layers) == ["stations", "interconnectors"]
