"""Bad files: all findings at once, each in one sentence, in its own place."""

from pathlib import Path

import pytest

from tests.loaders import tiny_data as tiny
from tests.loaders.refusing import refused


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
