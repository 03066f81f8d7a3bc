"""The command that reads the data and tells what it has found."""

import pytest

from loaders.__main__ import main
from loaders.atlas import looked_over
from tests.loaders import tiny_data as tiny


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
