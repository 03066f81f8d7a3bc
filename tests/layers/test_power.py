"""Capacity by country: what is in service, what is not published, and never both in one sum."""

import pytest

from layers.power import ISLAND, NUCLEAR, WIND, by_country, evidence, in_service, in_service_chart, with_capacity
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from tests.layers.ports.ports_atlas import ports_atlas


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of three ports."""
    return ports_atlas(tmp_path_factory.mktemp("ports"))


def test_statuses_have_columns_of_their_own_and_blanks_are_counted(ports: Atlas) -> None:
    table = by_country(ports, WIND)
    assert list(table.columns) == ["In service (MW)", "Planned (MW)", "Sites", "Not published"]
    assert table.loc["Belgium"].to_dict() == {
        "In service (MW)": 362.5,
        "Planned (MW)": 700.0,
        "Sites": 4,
        "Not published": 1,
    }
    assert table.loc["Netherlands and Germany"].to_dict() == {
        "In service (MW)": None,
        "Planned (MW)": 1000.0,
        "Sites": 1,
        "Not published": 0,
    }
    assert list(by_country(ports, WIND, ["DE"]).index) == ["Netherlands and Germany"]


def test_kinds_that_never_have_a_capacity_are_left_out(ports: Atlas) -> None:
    assert list(with_capacity(ports, WIND).index) == ["wind-a", "wind-b", "wind-c", "wind-d", "wind-e"]


def test_capacity_in_service_says_what_it_was_counted_from(ports: Atlas) -> None:
    assert in_service(ports, WIND, "BE") == Figure(
        "Belgium", "362.5 MW", "Capacity published for 2 of 3 sites in service.", ("wind-a", "wind-b", "wind-c")
    )
    assert in_service(ports, WIND) == Figure(
        "All countries in the atlas",
        "362.5 MW",
        "Capacity published for 2 of 3 sites in service.",
        ("wind-a", "wind-b", "wind-c"),
    )
    assert in_service(ports, WIND, "DE") == Figure("Germany", "none", "No site in service.")


def test_the_chart_shows_only_what_is_in_service(ports: Atlas) -> None:
    chart = in_service_chart(by_country(ports, WIND))
    assert chart is not None
    assert [row["Words"] for row in next(iter(chart.to_dict()["datasets"].values()))] == ["Belgium:  362.5 MW"]
    assert in_service_chart(by_country(ports, WIND, ["DE"])) is None


def test_the_evidence_tells_its_dates_and_what_is_unverified(ports: Atlas) -> None:
    assert evidence(ports, WIND) == (
        "Evidence from December 2024 to May 2026. "
        "1 of 6 records rest partly on the compiler’s general knowledge and are unverified."
    )


@pytest.mark.parametrize(
    ("role", "layer", "column"),
    [
        (WIND, "offshore_wind", "capacity_mw"),
        (NUCLEAR, "nuclear", "capacity_mwe"),
        (ISLAND, "energy_islands", "capacity_mw"),
    ],
)
def test_the_sums_of_the_countries_are_the_sum_of_the_layer(
    real_atlas: Atlas, role: str, layer: str, column: str
) -> None:
    table = by_country(real_atlas, role)
    features = real_atlas.layers[layer].features
    sums = table[[name for name in table if name.endswith("(MW)")]].sum().sum()
    assert float(sums) == pytest.approx(float(features[column].sum()))
    assert table["Sites"].sum() == len(with_capacity(real_atlas, role))
