"""Services, corridors and trials: where they end, who runs them, and how old the evidence is."""

from datetime import date

import pytest

from layers.ports.routes import (
    GREEN,
    SERVICE,
    TRIAL,
    TRUNK,
    age_text,
    ends,
    ends_text,
    evidence_age,
    of_role,
    other_services,
    route_table,
    routes_of,
    services_between,
    services_figures,
    services_of,
)
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from tests.layers.ports.ports_atlas import ports_atlas

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of three ports."""
    return ports_atlas(tmp_path_factory.mktemp("ports"))


@pytest.mark.parametrize(
    ("as_of", "age", "evidence"),
    [
        ("2026-11-23", "under a month", "23 November 2026, under a month ago"),
        ("2026-10-24", "under a month", "24 October 2026, under a month ago"),
        ("2026-10-23", "1 month", "23 October 2026, 1 month ago"),
        ("2025-03", "1 year 7 months", "March 2025, 1 year 7 months ago"),
        ("2025-11-23", "1 year", "23 November 2025, 1 year ago"),
        ("2021", "4 years 10 months", "2021, 5 years ago (old)"),
        ("2025", "10 months", "2025, last year"),
        ("2026", "under a month", "2026, this year"),
        ("2027-01", "under a month", "January 2027, under a month ago"),
        ("", "not dated", "not dated"),
    ],
)
def test_evidence_carries_its_age_from_the_last_day_it_may_mean(as_of: str, age: str, evidence: str) -> None:
    assert age_text(as_of, TODAY) == age
    assert evidence_age(as_of, TODAY) == evidence


def test_an_end_names_ports_or_a_place_and_a_former_id_means_the_present_one(ports: Atlas) -> None:
    assert ends(ports, "port-big; port-home") == ["port-big", "port-home"]
    assert ends(ports, "port-house; Belgian port (not named)") == ["port-home", "Belgian port (not named)"]
    assert ends(ports, "") == []


def test_the_routes_of_a_port_come_from_all_layers_of_routes(ports: Atlas) -> None:
    assert routes_of(ports, "port-home") == ["day", "old", "axis", "green"]
    assert services_of(ports, "port-home") == ["day", "old"]
    assert routes_of(ports, "port-big") == ["green", "trial"]


def test_services_between_two_countries_run_first_and_trunk_routes_are_none(ports: Atlas) -> None:
    assert services_between(ports, "BE", "GB") == ["day", "old"]
    assert services_between(ports, "BE", "NO") == []
    assert other_services(ports, ["day", "old"]) == ["far"]
    assert other_services(ports, ["day", "old"], ["BE"]) == []


def test_routes_of_a_role_can_be_narrowed_to_countries(ports: Atlas) -> None:
    assert of_role(ports, SERVICE) == ["day", "old", "far"]
    assert of_role(ports, SERVICE, ["BE"]) == ["day", "old"]
    assert of_role(ports, TRUNK, ["BE"]) == ["axis"]
    assert of_role(ports, GREEN, ["GB"]) == ["green"]
    assert of_role(ports, TRIAL, ["GB"]) == []


def test_a_route_is_told_with_its_distance_and_what_is_not_published(ports: Atlas) -> None:
    table = route_table(ports, ["day", "green"], TODAY)
    assert table.loc["day"].to_dict() == {
        "Route": "Route day",
        "Status": "In service",
        "Distance (nm)": 100.0,
        "Distance (km)": 185.0,
        "Operator": "One; Two",
        "Type": "freight",
        "How often": "not published",
        "Fuel": "not published",
        "Partners": "not published",
        "Evidence": "March 2025, 1 year 7 months ago",
    }
    assert table["Distance (nm)"].isna().to_list() == [False, True]
    assert table["Fuel"].to_list() == ["not published", "ammonia"]


def test_services_that_run_are_counted_apart_from_closed_ones(ports: Atlas) -> None:
    assert services_figures(ports, ["day", "old", "far"], TODAY) == [
        Figure("In service", "2", "Run by One and Two.", ("day", "far")),
        Figure("Closed", "1", "", ("old",)),
        Figure(
            "Age of the evidence",
            "up to 1 year 7 months",
            "Oldest March 2025, newest March 2025. 1 without a date.",
            ("day", "far"),
        ),
    ]
    assert services_figures(ports, [], TODAY) == [Figure("In service", "0")]


def test_the_ends_of_a_route_are_named(ports: Atlas) -> None:
    assert ends_text(ports, "green") == "Abroad to Big and Home"
    assert ends_text(ports, "axis") == "Elsewhere to Home"


def test_the_real_services_between_the_uk_and_belgium_begin_with_those_that_run(real_atlas: Atlas) -> None:
    found = services_between(real_atlas, "GB", "BE")
    runs = [real_atlas.feature(id)["status"] == "operational" for id in found]
    assert runs == sorted(runs, reverse=True)
    assert len(set(runs)) == 2
    others, trunk = other_services(real_atlas, found), of_role(real_atlas, TRUNK)
    assert sorted([*found, *others, *trunk]) == sorted(real_atlas.layers["shipping_corridors"].features.index)


def test_every_end_of_a_real_route_that_looks_like_a_port_is_one(real_atlas: Atlas) -> None:
    named = {
        word.strip()
        for layer in ("shipping_corridors", "green_corridors", "autonomous_shipping")
        for column in ("endpoint_a", "endpoint_b")
        for end in real_atlas.layers[layer].features[column]
        for word in end.split(";")
        if word.strip().startswith("port-")
    }
    assert named <= set(real_atlas.layers["ports"].features.index)
    assert "port-zeebrugge" in named
