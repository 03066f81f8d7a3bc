"""What the map can and cannot show of the commitments."""

from geodata.records import COMMITMENT_THEMES
from layers.commitments.coverage import coverage, coverage_chart, without_a_commitment, without_a_place
from loaders.atlas import Atlas


def test_each_layer_counts_its_commitments_by_theme(atlas: Atlas) -> None:
    found = coverage(atlas)
    assert list(found.index) == ["Cables", "Stations", "CO2 stores", "Zones"]
    assert found.loc["Cables"].to_dict() == {
        "Framework": 0,
        "Security and defence": 0,
        "Organised crime": 0,
        "Migration": 0,
        "Growth and trade": 0,
        "Energy": 2,
        "Climate and maritime": 0,
        "Research and health": 0,
    }
    assert found.drop("Cables").to_numpy().sum() == 0


def test_every_link_of_a_commitment_to_a_layer_is_counted(real_atlas: Atlas) -> None:
    assert coverage(real_atlas).to_numpy().sum() == sum(
        len(each.map_layers) for each in real_atlas.commitments.values()
    )


def test_what_has_no_counterpart_is_listed_with_the_reason(real_atlas: Atlas) -> None:
    unplaced = without_a_place(real_atlas)
    listed = {each.id: theme for theme, found in unplaced.items() for each in found}
    assert listed == {
        id: COMMITMENT_THEMES[each.theme] for id, each in real_atlas.commitments.items() if each.mapped == "false"
    }
    assert [id for id in listed if not real_atlas.commitments[id].why_unmapped] == []
    promised = {layer for each in real_atlas.commitments.values() for layer in each.map_layers}
    assert [layer.info.id for layer in without_a_commitment(real_atlas)] == [
        id for id in real_atlas.layers if id not in promised
    ]
    assert "eez" not in promised


def test_the_grid_has_a_cell_for_every_pair(real_atlas: Atlas) -> None:
    drawn = coverage_chart(coverage(real_atlas)).to_dict()
    assert len(next(iter(drawn["datasets"].values()))) == len(real_atlas.layers) * len(COMMITMENT_THEMES)
