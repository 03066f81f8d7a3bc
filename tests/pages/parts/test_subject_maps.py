"""What is on the map of a page, from the words of an address alone: whichever process is asked."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from starlette.testclient import TestClient

from layers.co2.choice import Co2Choice
from layers.interconnectors.links import LinkChoice
from layers.maps.found import drawn_found
from layers.ports.choice import PortsChoice
from layers.protection.choice import ProtectionChoice
from layers.views.choices import MapChoice
from layers.wind.choice import WindChoice
from loaders.atlas import Atlas
from pages.parts import map_files
from pages.parts.subject_maps import MAPS, answered

FOR_GOOD = "public, max-age=31536000, immutable"
CHOICES: list[tuple[str, Callable[[Atlas], MapChoice]]] = [
    ("interconnectors", lambda atlas: LinkChoice.at_first(atlas).but(year=2030, select="nautilus", base="night")),
    ("co2", lambda atlas: Co2Choice.at_first(atlas).but(country=("NO",))),
    ("ports", lambda atlas: PortsChoice.at_first(atlas).but(port="port-hull", within="50", lanes=True)),
    ("wind", lambda atlas: WindChoice.at_first(atlas).but(country=("BE",))),
    ("crossings", lambda atlas: ProtectionChoice.around(atlas, "nemo-link", 5)),
    ("near", lambda atlas: ProtectionChoice.at_first(atlas).but(near="51.35,3.2", within=12.5)),
]


@pytest.mark.parametrize(("name", "chosen"), CHOICES, ids=lambda each: each if isinstance(each, str) else "")
def test_by_the_words_of_an_address_is_found_what_the_page_has_found(
    real_atlas: Atlas, client: TestClient, name: str, chosen: Callable[[Atlas], MapChoice]
) -> None:
    choice = chosen(real_atlas)
    drawn = drawn_found(MAPS[name].find(real_atlas, choice, date.today()), real_atlas)
    shown = answered(name, choice)
    answers = {address: client.get(address) for address in (file.address for file in shown.pieces().values())}
    assert {answer.headers["cache-control"] for answer in answers.values()} == {FOR_GOOD}
    assert {answer.headers["content-type"] for answer in answers.values()} == {"application/geo+json"}
    told = {piece: answers[file.address].json() for piece, file in shown.pieces().items()}
    collections = [*([drawn.marks] if drawn.marks else []), *drawn.parts.values(), *drawn.names.values()]
    assert list(told.values()) == json.loads(json.dumps(collections))


def test_every_map_is_tried() -> None:
    assert [name for name, _ in CHOICES] == list(MAPS)


def test_words_that_matter_to_another_part_of_the_page_leave_its_addresses_as_they_are(real_atlas: Atlas) -> None:
    choice = ProtectionChoice.at_first(real_atlas)
    other = choice.but(near="nemo-link", count="points", within=20.0)
    assert answered("crossings", choice) == answered("crossings", other)
    assert answered("near", other) != answered("near", choice)


def test_another_version_is_told_what_is_true_now_and_keeps_nothing(real_atlas: Atlas, client: TestClient) -> None:
    shown = answered("wind", WindChoice.at_first(real_atlas))
    (part, file) = next(iter(shown.parts.items()))
    old = client.get(file.address.replace(file.version, "0123456789ab"))
    assert (old.headers["cache-control"], old.content) == ("no-cache", client.get(file.address).content)
    gone = client.get(f"/marks/wind.geojson?part={part.name}~1~2&v=0123456789ab")
    assert (gone.headers["cache-control"], gone.json()) == ("no-cache", {"type": "FeatureCollection", "features": []})


def test_what_cannot_be_meant_is_refused(client: TestClient) -> None:
    asked = [
        "wind.geojson?part=comet",
        "wind.geojson",
        "wind.geojson?part=line&port=port-hull",
        "sun.geojson?part=line",
    ]
    answers = [client.get(f"/marks/{each}") for each in asked]
    assert [(answer.status_code, answer.text.partition(". ")[0]) for answer in answers] == [
        (400, "part “comet” in the address is not known"),
        (400, "part is missing from the address"),
        (400, "The word “port” is not understood in the address of wind.geojson"),
        (404, "There is no map “sun”"),
    ]


def test_where_nobody_looked_is_answered_by_the_layers_that_are_asked_for(client: TestClient) -> None:
    hatched = map_files.unsearched(("gas_pipelines",))
    assert hatched is not None
    answer = client.get(hatched.address)
    assert answer.headers["cache-control"] == FOR_GOOD
    assert [each["geometry"]["type"] for each in answer.json()["features"]] == ["Polygon"]
    assert client.get("/unsearched.geojson?layers=none").json()["features"] == []
    assert client.get("/unsearched.geojson?layers=comets").status_code == 400
