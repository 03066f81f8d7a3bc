"""The whole folder: exact records from good files, all findings at once from bad ones, and the project's own data."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.page_records import Co2Port, Correction, LinkStep, Subjects, WindTarget, WindTotal
from geodata.records import (
    Co2Arrangement,
    Commitment,
    Declaration,
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
from loaders.__main__ import main
from loaders.atlas import Atlas, looked_over, open_atlas
from loaders.findings import DataRefused
from loaders.layer_files import reading_order
from tests.loaders import tiny_data as tiny

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


def refused(folder: Path) -> list[str]:
    """The findings with which a folder is refused."""
    with pytest.raises(DataRefused) as caught:
        open_atlas(folder)
    assert str(caught.value).split("\n") == [finding.sentence() for finding in caught.value.findings]
    return str(caught.value).split("\n")


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


def test_all_findings_of_all_files_are_told_at_once(write_data: tiny.WriteData) -> None:
    station = (
        tiny.STATION.replace('"countries": ["GB"]', '"countries": ["UK"], "colour": "red"')
        .replace('"hall": true', '"hall": "yes"')
        .replace("[1.3455, 51.3095]", "[1.3455, 151.3095]")
    )
    folder = write_data(
        {
            "layers/interconnectors.toml": tiny.INTERCONNECTORS_TOML.replace("hue =", "hew =").replace(
                "electricity", "electric"
            ),
            "layers/stations.geojson": tiny.collection(station),
            "layers/ports.toml": "title = ",
            "commitments/uk-belgium-2025.toml": tiny.DECLARATION_TOML.replace("joint-statement", "joint-statment")
            .replace('map_layers = ["interconnectors"]', 'map_layers = ["stations"]')
            .replace('"in_progress"', '"in progress"'),
            "timeline.toml": tiny.TIMELINE_TOML.replace('"day"', '"month"'),
            "sources.csv": tiny.SOURCES_CSV.replace("https:", "htps:"),
            "glossary.csv": "term,expansion\nCO2,Carbon dioxide\nCO2,\n",
            "instruments.toml": "",
        }
    )
    assert refused(folder) == [
        "geodata/commitments/uk-belgium-2025.toml: source 'joint-statment' is not known. "
        "Did you mean 'joint-statement'?",
        "geodata/commitments/uk-belgium-2025.toml: 'energy-nautilus': status 'in progress' is not known. "
        "Did you mean 'in_progress'?",
        "geodata/commitments/uk-belgium-2025.toml: 'energy-nautilus': feature 'nautilus' lies in layer "
        "'interconnectors', which map_layers does not list. Add the layer, or remove the feature.",
        "geodata/commitments/uk-belgium-2025.toml: 'energy-nautilus': feature 'nemo-link' lies in layer "
        "'interconnectors', which map_layers does not list. Add the layer, or remove the feature.",
        "geodata/glossary.csv: key 'meaning' is missing. Add it; the dictionary fields.toml says what it holds.",
        "geodata/glossary.csv: 'CO2': the id of this term is given twice. Give each its own.",
        "geodata/instruments.toml: the file is missing. Add it.",
        "geodata/layers/interconnectors.toml: 'hew' is not a known key. Did you mean 'hue'?",
        "geodata/layers/ports.toml: its twin geodata/layers/ports.geojson is missing. "
        "A layer is two files of the same name: add it.",
        "geodata/layers/ports.toml: not valid TOML: Invalid value (at end of document). Correct the file there.",
        "geodata/layers/stations.geojson: 'conv-richborough': column 'colour' is not declared by the layer. "
        "Add it to 'columns' in the layer's TOML, or remove it.",
        "geodata/layers/stations.geojson: 'conv-richborough': country 'UK' is not known. "
        "Allowed: 'BE', 'DE', 'DK', 'FR', 'GB', 'IE', 'NL', 'NO', 'SE'.",
        "geodata/layers/stations.geojson: 'conv-richborough': hall is 'yes'; it must be true or false, without quotes.",
        "geodata/layers/stations.geojson: 'conv-richborough': position [1.3455, 151.3095] is not on the globe. "
        "Write [longitude, latitude], -180 to 180 and -90 to 90.",
        "geodata/sources.csv: 'elec-nemo-site': url is 'htps://www.nemolink.co.uk/'; "
        "it must be an address that begins with https:// or http://, such as 'https://example.org/'.",
        "geodata/timeline.toml: 'nemo-link-operation': date_precision is 'month' although the date is '2019-01-31'. "
        "Write 'day' or correct the date.",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "fields.toml",
            '[feature.name]\nlabel = "feature.name"\ntype = "text"',
            '[feature.name]\nlabel = "feature.name"\ntype = "txt"',
            "geodata/fields.toml: 'feature.name': type 'txt' is not known. Did you mean 'text'?",
        ),
        (
            "fields.toml",
            "[layer.title]",
            "[layer.name]",
            "geodata/fields.toml: [layer.title] is missing. Describe this key.",
        ),
        (
            "layers/interconnectors.toml",
            'columns = ["capacity_mw", "owners"]',
            'columns = ["capacity_mw"]',
            "geodata/layers/interconnectors.geojson: 'nemo-link' and 1 more: column 'owners' is not declared by the "
            "layer. Add it to 'columns' in the layer's TOML, or remove it.",
        ),
        (
            "layers/interconnectors.toml",
            'size_by = "capacity_mw"',
            'size_by = "owners"',
            "geodata/layers/interconnectors.toml: 'kinds.hybrid': size_by 'owners' is not a column of numbers. "
            "Allowed: 'capacity_mw'.",
        ),
        (
            "layers/interconnectors.toml",
            'sources = ["elec-nemo-site"]',
            "sources = []",
            "geodata/layers/interconnectors.toml: no source is named. "
            "Name at least one id of sources.csv in 'sources'.",
        ),
        (
            "layers/interconnectors.geojson",
            '"start_year": 2019',
            '"start_year": 2019, "start_year": 2020',
            "geodata/layers/interconnectors.geojson: 'nemo-link': key 'start_year' is given more than once. Keep one.",
        ),
        (
            "layers/stations.geojson",
            "conv-richborough",
            "nemo-link",
            "geodata/layers/stations.geojson: 'nemo-link': the id of this feature is already taken in "
            "geodata/layers/interconnectors.geojson. Give each its own.",
        ),
        (
            "layers/stations.geojson",
            '["nemo-link"]',
            '["nemo-lnik"]',
            "geodata/layers/stations.geojson: 'conv-richborough': feature 'nemo-lnik' is not known. "
            "Did you mean 'nemo-link'?",
        ),
        (
            "layers/stations.geojson",
            '"id": "conv-richborough", "name"',
            '"name"',
            "geodata/layers/stations.geojson: 'feature 1': key 'id' is missing. "
            "Add it; the dictionary fields.toml says what it holds.",
        ),
        (
            "sources.csv",
            "elec-nemo-site",
            "elec-nemo-page",
            "geodata/layers/interconnectors.geojson: 'nemo-link' and 1 more: source 'elec-nemo-site' is not known. "
            "Did you mean 'elec-nemo-page'?",
        ),
        (
            "sources.csv",
            "Capacity,authority",
            "Capacity,autority",
            "geodata/sources.csv: 'elec-nemo-site': grade 'autority' is not known. Did you mean 'authority'?",
        ),
        (
            "sources.csv",
            "Capacity,authority",
            "Capacity,",
            "geodata/sources.csv: 'elec-nemo-site': kind is blank; it must be the id of a grade, such as 'authority'.",
        ),
        (
            "sources.csv",
            "Capacity,authority",
            "Capacity,knowledge",
            "geodata/sources.csv: 'elec-nemo-site': published is '2025-12' although the kind of source is 'knowledge'. "
            "Leave the date blank, for there is no document that was published; or correct the kind.",
        ),
        (
            "places.csv",
            ",2.92,51",
            ",2.92,151",
            "geodata/places.csv: 'place-ostend': position [2.92, 151.0] is not on the globe. "
            "Write [longitude, latitude], -180 to 180 and -90 to 90.",
        ),
        (
            "places.csv",
            ",2.92,51",
            ",2.92,51 N",
            "geodata/places.csv: 'place-ostend': lat is '51 N'; it must be a number, such as 1400.",
        ),
        (
            "commitments/uk-belgium-2025.toml",
            '"energy-dialogue"',
            '"energy-nautilus"',
            "geodata/commitments/uk-belgium-2025.toml: 'energy-nautilus': "
            "the id of this commitment is given twice. Give each its own.",
        ),
        (
            "commitments/uk-belgium-2025.toml",
            'date = "2025-12-12"',
            "date = 2025-12-12",
            "geodata/commitments/uk-belgium-2025.toml: date is 2025-12-12 without quotes; "
            "it must be a date written YYYY, YYYY-MM or YYYY-MM-DD, in quotes, such as '2026-06'.",
        ),
        (
            "timeline.toml",
            "energy-nautilus",
            "energy-nautilos",
            "geodata/timeline.toml: 'nemo-link-operation': commitment 'energy-nautilos' is not known. "
            "Did you mean 'energy-nautilus'?",
        ),
        (
            "timeline.toml",
            'feature_ids = ["nemo-link"]',
            'feature_ids = ["second-nautilus"]',
            "geodata/timeline.toml: 'nemo-link-operation': feature 'second-nautilus' is not known. "
            "Did you mean 'nautilus'?",
        ),
        (
            "subjects.toml",
            "nautilus",
            "nautilos",
            "geodata/subjects.toml: feature 'nautilos' is not known. Did you mean 'nautilus'?",
        ),
        (
            "subjects.toml",
            "proposed_link",
            "proposed_lnk",
            "geodata/subjects.toml: 'proposed_lnk' is not a known key. Did you mean 'proposed_link'?",
        ),
        (
            "co2_ports.toml",
            tiny.CO2_PORTS_TOML,
            "co2_ports = []",
            "geodata/co2_ports.toml: there is no [[co2_ports]]. Write one such table for each record.",
        ),
        (
            "co2_arrangements.toml",
            "co2_from = []",
            'co2_from = ["NO"]',
            "geodata/co2_arrangements.toml: 'lp-gb-be': co2_from 'NO' is no state of the arrangement. "
            "Allowed: 'BE', 'GB'.",
        ),
        (
            "link_steps.toml",
            'event_id = ""',
            'event_id = "nemo-link-operations"',
            "geodata/link_steps.toml: 'nautilus-licence': event 'nemo-link-operations' is not known. "
            "Did you mean 'nemo-link-operation'?",
        ),
        (
            "link_steps.toml",
            'link = "nautilus"',
            'link = "nautilos"',
            "geodata/link_steps.toml: 'nautilus-licence': feature 'nautilos' is not known. Did you mean 'nautilus'?",
        ),
        (
            "wind_targets.toml",
            "gw_up_to = 5.8",
            "gw_up_to = 5.0",
            "geodata/wind_targets.toml: 'be-2030': gw_up_to is 5.0, less than gw, 5.4. Exchange them, or correct one.",
        ),
        (
            "wind_targets.toml",
            'replaced_by = ""',
            'replaced_by = "be-2031"',
            "geodata/wind_targets.toml: 'be-2030': replaced_by 'be-2031' is not known. Did you mean 'be-2030'?",
        ),
        (
            "wind_targets.toml",
            'replaced_by = ""',
            'replaced_by = "be-2030"',
            "geodata/wind_targets.toml: 'be-2030': replaced_by is 'be-2030', its own id. "
            "Give the record that took its place.",
        ),
        (
            "first_sights.toml",
            '"interconnectors"',
            '"interconectors"',
            "geodata/first_sights.toml: '1': layer 'interconectors' is not known. Did you mean 'interconnectors'?",
        ),
        (
            "first_sights.toml",
            tiny.FIRST_SIGHTS_TOML,
            "first_sights = []",
            "geodata/first_sights.toml: there is no [[first_sights]]. Write one such table for each record.",
        ),
        (
            "layers/stations.toml",
            "roles = []",
            'roles = ["interconnector"]',
            "geodata/layers/stations.toml: the role 'interconnector' is already taken in "
            "geodata/layers/interconnectors.toml. One layer alone can have it; give this one another role.",
        ),
        (
            "layers/stations.toml",
            'label = "Station"',
            'label = "Station"\nroles = ["cabel"]',
            "geodata/layers/stations.toml: roles of kind 'station' 'cabel' is not known. Did you mean 'cable'?",
        ),
        (
            "redirects.toml",
            tiny.REDIRECTS_TOML,
            "# No id has been renamed.\n",
            "geodata/redirects.toml: there is no [[redirects]]. Write one such table for each record.",
        ),
        (
            "redirects.toml",
            'id = "nemo"',
            'id = "Nemo"',
            "geodata/redirects.toml: 'Nemo': id is 'Nemo'; it must be lower-case words joined by hyphens, "
            "such as 'nemo-link'.",
        ),
        (
            "redirects.toml",
            'id = "nemo"',
            'id = "nautilus"',
            "geodata/redirects.toml: 'nautilus': 'nautilus' is the id of a feature. "
            "Remove this entry, or give the feature another id.",
        ),
        (
            "redirects.toml",
            'id = "nemo"',
            'id = "second-nautilus"',
            "geodata/redirects.toml: 'second-nautilus': the id of this redirect is given twice. Give each its own.",
        ),
        (
            "redirects.toml",
            'to = "nemo-link"',
            'to = "Nemo Link"',
            "geodata/redirects.toml: 'nemo': to is 'Nemo Link'; it must be lower-case words joined by hyphens, "
            "such as 'nemo-link'.",
        ),
        (
            "redirects.toml",
            'to = "nemo-link"',
            'to = "nautilos"',
            "geodata/redirects.toml: 'nemo': feature 'nautilos' is not known. Did you mean 'nautilus'?",
        ),
        (
            "redirects.toml",
            'to = "nemo-link"',
            'to = "second-nautilus"',
            "geodata/redirects.toml: 'nemo': to 'second-nautilus' is redirected, too. Write where that entry leads.",
        ),
        (
            "redirects.toml",
            'to = "nemo-link"',
            'to = ""',
            "geodata/redirects.toml: 'nemo': reason is blank although to is blank, too. "
            "Say why the feature was removed.",
        ),
        (
            "redirects.toml",
            'to = "nemo-link"\n',
            "",
            "geodata/redirects.toml: 'nemo': key 'to' is missing. "
            "Add it; the dictionary fields.toml says what it holds.",
        ),
        (
            "layers/interconnectors.toml",
            "order = 20",
            "order = 20\nlines = 3",
            "geodata/layers/interconnectors.toml: lines is 3; it must be text, such as 'words'.",
        ),
        (
            "redirects.toml",
            'since = "2026-11"\n',
            'since = ""\n',
            "geodata/redirects.toml: 'nemo': since is blank; "
            "it must be a date written YYYY, YYYY-MM or YYYY-MM-DD, in quotes, such as '2026-06'.",
        ),
    ],
)
def test_one_fault_is_told_once_in_its_place(
    write_data: tiny.WriteData, file: str, old: str, new: str, sentence: str
) -> None:
    text = tiny.FILES[file]
    assert old in text
    found = refused(write_data({file: text.replace(old, new)}))
    assert sentence in found
    # Other files may point at what is gone, but the file itself has one finding.
    own = sentence.split(":")[0]
    assert [each for each in found if each.startswith(f"{own}:")] == [sentence]


def test_no_id_need_ever_have_been_renamed(write_data: tiny.WriteData) -> None:
    assert open_atlas(write_data({"redirects.toml": "redirects = []\n"})).redirects == {}


@pytest.mark.parametrize(
    "broken", ["layers/interconnectors.geojson", "sources.csv", "commitments/uk-belgium-2025.toml"]
)
def test_a_file_that_cannot_be_parsed_does_not_make_others_wrong(write_data: tiny.WriteData, broken: str) -> None:
    found = refused(write_data({broken: '"\x00'}))
    assert [each.split(":")[0] for each in found] == [f"geodata/{broken}"]


def test_a_folder_that_is_missing_is_one_finding(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere") == [
        "nowhere: the folder is missing. Give the folder that holds layers/, commitments/ and sources.csv."
    ]


def test_files_that_are_no_data_are_passed_over(write_data: tiny.WriteData) -> None:
    folder = write_data({"layers/.ports.toml": "x", "layers/notes.txt": "x", "commitments/README.md": "x"})
    assert list(open_atlas(folder).layers) == ["stations", "interconnectors"]


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


def test_the_command_counts_what_it_has_read(write_data: tiny.WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write_data({}))]) == 0
    assert capsys.readouterr().out == (
        "All is well: 2 layers, 3 features, 2 commitments, 2 sources, 1 instruments, 1 events, 1 CO2 arrangements, "
        "2 terms, 1 places.\n"
    )


def test_the_command_warns_of_layers_that_look_alike_and_passes(
    write_data: tiny.WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    twins = {
        "layers/twins.toml": tiny.FILES["layers/stations.toml"],
        "layers/twins.geojson": tiny.FILES["layers/stations.geojson"].replace("conv-richborough", "conv-twin"),
    }
    assert main([str(write_data(twins))]) == 0
    assert capsys.readouterr().out == (
        "Warning: geodata/layers/twins.toml: the points of kind 'Station' look like those of kind 'Station' in "
        "geodata/layers/stations.toml, both in hue 'electricity'. A legend cannot tell them apart: give one another "
        "hue or shape.\n"
        "All is well: 3 layers, 4 features, 2 commitments, 2 sources, 1 instruments, 1 events, 1 CO2 arrangements, "
        "2 terms, 1 places.\n"
    )


def test_features_that_say_the_same_of_themselves_are_doubted(write_data: tiny.WriteData) -> None:
    told = tiny.NEMO_LINK.replace("In service.", "In service with 1,000 MW.")
    copied = tiny.NAUTILUS.replace('"description": "Proposed."', '"description": "In service with 1,000 MW."')
    twin = tiny.STATION.replace("conv-richborough", "conv-twin")
    atlas, findings = looked_over(
        write_data(
            {
                "layers/interconnectors.geojson": tiny.collection(told, copied),
                "layers/stations.toml": tiny.STATIONS_TOML.replace("roles = []", 'roles = ["converter_station"]'),
                "layers/stations.geojson": tiny.collection(tiny.STATION, twin),
            }
        )
    )
    assert atlas is not None
    assert [each.sentence() for each in findings] == [
        "geodata/layers/interconnectors.geojson: 'nautilus': its description is that of 'nemo-link', too. "
        "Give each its own.",
        "geodata/layers/stations.geojson: 'conv-twin': its place is that of 'conv-richborough', too. "
        "Give each its own.",
    ]


def test_the_projects_own_layers_can_be_told_apart_in_a_legend(real_atlas: Atlas) -> None:
    atlas, findings = looked_over()
    assert atlas is not None
    assert (list(atlas.layers), findings) == (list(real_atlas.layers), [])


def test_the_command_lists_the_findings_and_fails(
    write_data: tiny.WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(write_data({"sources.csv": "", "places.csv": "id\n"}))]) == 1
    assert capsys.readouterr().out == (
        "geodata/places.csv: key 'name' is missing. Add it; the dictionary fields.toml says what it holds.\n"
        "geodata/places.csv: key 'kind' is missing. Add it; the dictionary fields.toml says what it holds.\n"
        "geodata/places.csv: key 'rank' is missing. Add it; the dictionary fields.toml says what it holds.\n"
        "geodata/places.csv: key 'lon' is missing. Add it; the dictionary fields.toml says what it holds.\n"
        "geodata/places.csv: key 'lat' is missing. Add it; the dictionary fields.toml says what it holds.\n"
        "geodata/sources.csv: the file is missing. Add it.\n"
        "6 findings.\n"
    )


def test_the_command_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 2
    assert capsys.readouterr().err == "usage: python -m loaders [FOLDER]\n"


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
