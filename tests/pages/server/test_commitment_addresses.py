"""The commitments as a table and a file, the places of one, and what cannot be answered."""

import csv
import io

import pytest
from starlette.testclient import TestClient


def test_the_table_lists_all_commitments_or_those_that_pass_the_filters(client: TestClient) -> None:
    whole = client.get("/tables/commitments.json").json()
    assert [column["label"] for column in whole["columns"]] == [
        "Commitment",
        "Theme",
        "Promised",
        "Deadline",
        "Now",
        "As of",
        "Places",
        "On the map",
        "Best source",
    ]
    assert len(whole["rows"]) == 68
    kept = client.get("/tables/commitments.json?status=achieved").json()["rows"]
    assert kept == [
        {
            "id": "climate-london-protocol",
            "cells": [
                kept[0]["cells"][0],
                "Climate and maritime",
                "Aims to",
                "First half of 2026",
                "Achieved",
                "16 June 2026",
                2,
                "Yes",
                "Law or treaty",
            ],
            "group": "With a date",
        }
    ]


def test_the_file_has_the_same_rows(client: TestClient) -> None:
    answer = client.get("/commitments.csv?theme=energy")
    assert answer.headers["content-disposition"] == 'attachment; filename="uk-belgium-commitments.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 8
    assert {row["Theme"] for row in rows} == {"Energy"}


def test_the_places_of_a_commitment_are_a_table(client: TestClient) -> None:
    table = client.get("/tables/places.json?commitment=energy-nautilus").json()
    assert [column["label"] for column in table["columns"]] == ["Name", "Kind", "Status", "Key figure"]
    assert [row["id"] for row in table["rows"]] == ["nautilus", "princess-elisabeth-island"]


def test_the_map_fetches_only_what_a_commitment_names(client: TestClient) -> None:
    found = client.get("/layers/interconnectors.geojson?part=line&commitment=energy-nautilus").json()
    assert {feature["properties"]["id"] for feature in found["features"]} == {"nautilus"}
    assert client.get("/layers/eez.geojson?part=area&commitment=energy-nautilus").json()["features"] == []


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "/tables/commitments.json?theme=energie",
            "theme “energie” in the address is not known. Did you mean 'energy'?",
        ),
        (
            "/commitments.csv?deadline=soon",
            "deadline “soon” in the address is not known. Allowed: '2026', 'dated', 'none', 'recurring'.",
        ),
        (
            "/tables/places.json?commitment=energy-nautilos",
            "commitment “energy-nautilos” in the address is not known. Did you mean 'energy-nautilus'?",
        ),
        (
            "/layers/eez.geojson?part=area&commitment=energy-nautilos",
            "commitment “energy-nautilos” in the address is not known. Did you mean 'energy-nautilus'?",
        ),
    ],
)
def test_what_is_not_understood_gets_one_sentence(address: str, sentence: str, client: TestClient) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.text) == (400, sentence)
