"""One bad record in a layer: every page opens and says what is missing, every file too; nothing is counted in part."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from loaders import tables
from pages.catalogue import CATALOGUE
from tests.conftest import copied

LAYERS = {
    "ports": "Ports",
    "interconnectors": "Electricity interconnectors",
    "co2_storage": "CO2 stores",
}
"""Layers that pages rest on -> their titles."""
BROKEN = [("ports",), ("co2_storage", "interconnectors")]
"""Layers that are broken together: one that most pages rest on alone, and two that share no page of their own."""
PAGES = """
import json, sys
import app
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from pages import opened_atlas
from pages.catalogue import CATALOGUE
from pages.parts import map_component
from pages.server.routes import ROUTES

map_component.PAGES_WAIT = False
broken, paths, addresses = map(json.loads, sys.argv[1:])

def told(page):
    written = (page.warning, page.info, page.markdown, page.caption, page.title, page.header, page.subheader)
    plain = [each.value.replace(chr(92), "") for kind in written for each in kind]
    return {"faults": [each.value for each in (*page.exception, *page.error)], "words": plain}

def opened(script="", **words):
    page = AppTest.from_file("pages/navigation.py", default_timeout=600)
    for name, word in words.items():
        page.query_params[name] = word
    return page.run()

atlas = opened_atlas.atlas()
page = opened()
found = {"/": told(page)}
for each in CATALOGUE:
    if each.path in paths:
        page.switch_page(each.script)
        found[each.path] = told(page.run())
for layer, feature in broken.items():
    found[f"by address: {layer}"] = told(opened(layers=layer, select=feature))
if addresses:
    of = next((each for each in atlas.commitments.values() if atlas.missing_of(each)), None)
    if of:
        found["followed"] = told(opened(commitment=of.id))
        page.query_params["commitment"] = of.id
        page.switch_page("commitments/page.py")
        found["commitment"] = told(page.run())
    with TestClient(Starlette(routes=ROUTES)) as client:
        answers = {address: client.get(address) for address in addresses}
        found["answers"] = {name: [each.status_code, each.headers["content-type"]] for name, each in answers.items()}
        plain = [name for name, each in answers.items() if each.status_code != 200 or name in ("/map.csv", "/map.html")]
        found["texts"] = {address: answers[address].text for address in plain}
print(json.dumps(found))
"""
"""Opens Explore and the pages of some paths; where files are asked for, also some addresses. Prints what they say.

There is no browser whose map they could wait for.
"""
PATHS = [page.path for page in CATALOGUE if page.path not in ("/", "/brief")]
"""Brief shows a picture that only a server draws."""


def spoilt(folder: Path, layer: str) -> str:
    """Give the last feature of a layer a status that there is not; gives its id."""
    file = folder / f"geodata/layers/{layer}.geojson"
    collection = json.loads(file.read_text(encoding="utf-8"))
    collection["features"][-1]["properties"]["status"] = "operating"
    file.write_text(json.dumps(collection), encoding="utf-8")
    return str(collection["features"][-1]["id"])


def opened(
    folder: Path, broken: Mapping[str, str], addresses: Sequence[str] = (), paths: Sequence[str] = PATHS
) -> dict[str, Any]:
    """What the pages and addresses of a copy say; ``broken`` is layer -> one of its features, to be asked for."""
    done = subprocess.run(
        [sys.executable, "-c", PAGES, *map(json.dumps, (broken, paths, addresses))],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found | {"log": done.stderr}


def finding(layer: str, feature: str) -> str:
    """What is told of the fault that `spoilt` makes."""
    return f"geodata/layers/{layer}.geojson: '{feature}': status 'operating' is not known. Did you mean 'operational'?"


def sentence(*layers: str) -> str:
    """What a reader is told where these layers are missing."""
    return f"{' and '.join(LAYERS[each] for each in layers)} cannot be shown at present: a fault was found in the data."


@pytest.mark.parametrize("layers", BROKEN)
def test_a_bad_record_closes_its_layer_and_no_page_and_no_file(layers: Sequence[str], tmp_path: Path) -> None:
    folder = copied(tmp_path / "atlas")
    broken = {layer: spoilt(folder, layer) for layer in layers}
    every, findings = sentence(*layers), [finding(*each) for each in broken.items()]
    whole = [
        "/map.html",
        "/map.csv",
        "/map.xlsx",
        "/map.gpkg",
        "/tables/all.json",
        "/commitments.csv",
        "/style/paper.json",
    ]
    whole += (
        ["/symbols/paper.png", "/swatches/paper.css", "/map.png", "/map.pptx", "/map.zip"] if "ports" in layers else []
    )
    lost = {
        address: sentence(layer)
        for layer, feature in broken.items()
        for address in (
            f"/layers/{layer}.geojson?part=point",
            f"/tables/{layer}.json",
            f"/map.csv?layers={layer}",
            f"/map.png?select={feature}",
        )
    }
    found = opened(folder, broken, [*whole, *lost, "/ready"])
    answers, texts, log = (found.pop(name) for name in ("answers", "texts", "log"))
    assert "\n".join(["Not everything can be shown, see /ready:", *findings, ""]) in log

    assert {name: page["faults"] for name, page in found.items() if page["faults"]} == {}
    notices = {name: [words for words in page["words"] if every in words] for name, page in found.items()}
    assert [name for name, told in notices.items() if not told] == []
    assert {name: len(told) for name, told in notices.items()}["/reference"] == 1
    assert [f"- {each}" in page["words"] for page in found.values() for each in findings] == [True] * (
        len(found) * len(findings)
    )

    assert {address: answers[address][0] for address in whole} == dict.fromkeys(whole, 200)
    assert {address: texts[address] for address in lost} == lost
    assert {answers[address][0] for address in lost} == {503}
    assert (every in texts["/map.csv"], every in texts["/map.html"]) == (True, True)
    assert (answers["/ready"][0], texts["/ready"]) == (503, "\n".join(findings))


def test_what_rests_on_it_stands_in_no_figure_and_the_rest_of_the_page_is_there(tmp_path: Path) -> None:
    folder = copied(tmp_path / "atlas")
    spoilt(folder, "shipping_lanes")
    found = opened(folder, {}, paths=["/protection"])
    words = found["/protection"]["words"]
    assert any("This part of the page rests on data with a fault. Shipping lanes" in each for each in words)
    assert [each for each in words if "crossings. Tick one, or press Enter in it, to see it on the map." in each] == []
    assert {"What is nearby", "Density of infrastructure", "Who keeps watch"} <= set(words)


BESIDE = [*(kind.file for kind in tables.TABLES), tables.SUBJECTS]
"""The files of the tables beside the layers."""


def test_a_bad_record_in_every_table_beside_the_layers_closes_what_rests_on_them_and_no_more(tmp_path: Path) -> None:
    folder = copied(tmp_path / "atlas")
    for name in BESIDE:
        file = folder / "geodata" / name
        text = file.read_text(encoding="utf-8")
        last = text.rstrip("\n").rsplit("\n", 1)[-1]
        file.write_text(f"{text}{last}\n" if name.endswith("csv") else f"{text}nonsense = 1\n", encoding="utf-8")
    whole = ["/map.csv", "/map.png", "/map.html", "/tables/all.json", "/commitments.csv", "/swatches/paper.css"]
    found = opened(folder, {"ports": "port-zeebrugge"}, [*whole, "/ready"])
    answers, texts, _ = (found.pop(name) for name in ("answers", "texts", "log"))
    assert {name: page["faults"] for name, page in found.items() if page["faults"]} == {}
    assert {address: answers[address][0] for address in whole} == dict.fromkeys(whole, 200)
    assert answers["/ready"][0] == 503
    assert [name for name in BESIDE if f"geodata/{name}: " not in texts["/ready"]] == []
    lost = {name: [words for words in page["words"] if "rests on data" in words] for name, page in found.items()}
    closed = [
        "about",
        "co2",
        "commitments",
        "interconnectors",
        "ports",
        "protection",
        "reference",
        "sources",
        "timeline",
        "wind",
    ]
    assert sorted(name.strip("/") for name, told in lost.items() if told) == closed
    fault = "cannot be shown at present: a fault was found in the data."
    assert lost["/timeline"] == [f"This page rests on data with a fault. Events {fault}"]
    of_sources, of_all = lost["/sources"]
    assert of_sources == f"This part of the page rests on data with a fault. Sources {fault}"
    assert of_all.startswith("This part of the page rests on data with a fault. Grades of evidence, Sources, ")
    assert lost["/reference"] == [f"This part of the page rests on data with a fault. Agreements and bodies {fault}"]
    assert lost["/commitments"] == [f"This part of the page rests on data with a fault. Events {fault}"]
