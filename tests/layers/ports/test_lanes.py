"""Traffic separation schemes: counted and measured."""

import pytest

from layers.measures.geodesy import length_km
from layers.ports.lanes import MOST_BARS, scheme_chart, scheme_figures, schemes, shorter_text
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from tests.layers.ports.ports_atlas import ports_atlas


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of three ports."""
    return ports_atlas(tmp_path_factory.mktemp("ports"))


def test_lanes_of_both_directions_are_added_and_what_has_no_lane_is_no_scheme(ports: Atlas) -> None:
    assert schemes(ports).to_dict("index") == {
        "Strait": {
            "Lanes": 2,
            "Length of lanes (km)": 100.5,
            "Other measures": "1 × Zone",
            "ids": ("north", "south", "middle"),
        },
        "Bank": {"Lanes": 1, "Length of lanes (km)": 10.0, "Other measures": "", "ids": ("short",)},
    }


def test_a_country_keeps_only_its_own_lanes(ports: Atlas) -> None:
    assert schemes(ports, ["BE"]).to_dict("index") == {
        "Strait": {"Lanes": 1, "Length of lanes (km)": 60.0, "Other measures": "1 × Zone", "ids": ("south", "middle")}
    }
    assert schemes(ports, ["NO"]).empty
    assert scheme_chart(schemes(ports, ["NO"])) is None


def test_the_figures_count_schemes_lanes_kilometres_and_the_rest(ports: Atlas) -> None:
    both = "Both directions together, on the drawn middle lines."
    lanes, inside = ("north", "south", "short"), ("middle", "north", "short", "south")
    assert scheme_figures(ports, schemes(ports)) == [
        Figure("Traffic separation schemes", "2", "With at least one traffic lane.", inside),
        Figure("Traffic lanes", "3", "Each direction is a lane of its own.", lanes),
        Figure("Length of lanes", "110 km", both, lanes),
        Figure("Other measures", "1", "Of schemes without a lane here.", ("alone",)),
    ]


def test_the_chart_shows_the_longest_and_says_how_many_it_leaves_out(real_atlas: Atlas) -> None:
    table = schemes(real_atlas)
    chart = scheme_chart(table)
    assert chart is not None
    rows = next(iter(chart.to_dict()["datasets"].values()))
    assert len(rows) == MOST_BARS
    assert rows[0]["Words"] == "Dover Strait and adjacent waters:  408 km in 5 lanes"
    assert shorter_text(table) == f"{len(table) - MOST_BARS} shorter schemes are in the table below."
    assert shorter_text(table.head(MOST_BARS + 1)) == "1 shorter scheme is in the table below."
    assert shorter_text(table.head(MOST_BARS)) == ""


def test_real_lanes_add_up_and_are_as_long_as_they_are_drawn(real_atlas: Atlas) -> None:
    features = real_atlas.layers["shipping_lanes"].features
    lanes = features[features["kind"] == "tss_lane"]
    assert schemes(real_atlas)["Lanes"].sum() == len(lanes)
    drawn = sum(length_km(shape) for shape in lanes.geometry)
    assert schemes(real_atlas)["Length of lanes (km)"].sum() == pytest.approx(drawn, rel=0.01)
