"""The code and styles of the map, served under the hash of their content."""

import gzip
import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import pages
from pages.server.assets import ADDRESSES, MODULES, PACKED, loader

ROOT = Path(pages.__file__).parent
SOURCES = {
    "deck.js": Path(str(files("pydeck"))) / "nbextension" / "static" / "index.js",
    "map.js": ROOT / "parts" / "map_component" / "component.js",
    "measure.js": ROOT / "parts" / "map_component" / "measure.js",
    "map.css": ROOT / "parts" / "map_component" / "component.css",
    "table.js": ROOT / "parts" / "table_component" / "component.js",
    "table.css": ROOT / "parts" / "table_component" / "component.css",
    "ground-whole-paper.png": ROOT / "parts" / "map_component" / "ground-whole-paper.png",
    "ground-south-paper.png": ROOT / "parts" / "map_component" / "ground-south-paper.png",
    "ground-whole-night.png": ROOT / "parts" / "map_component" / "ground-whole-night.png",
    "ground-south-night.png": ROOT / "parts" / "map_component" / "ground-south-night.png",
}
KINDS = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "png": "image/png"}
CODE = [name for name in SOURCES if name.endswith(("js", "css")) and name != "deck.js"]


def test_every_file_has_an_address_with_the_hash_of_its_content() -> None:
    wanted = {}
    for name, source in SOURCES.items():
        stem, ending = name.split(".")
        wanted[name] = f"/assets/{stem}.{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}.{ending}"
    assert wanted == ADDRESSES
    assert sorted(PACKED) == sorted(address.removeprefix("/assets/") for address in ADDRESSES.values())


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_is_served_as_it_lies_in_its_folder_compressed_and_for_good(name: str, client: TestClient) -> None:
    answer = client.get(ADDRESSES[name])
    assert answer.status_code == 200
    assert answer.content == SOURCES[name].read_bytes()
    assert answer.headers["content-type"] == KINDS[name.split(".")[1]]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_the_maps_own_code_is_small() -> None:
    sizes = {name: len(PACKED[ADDRESSES[name].removeprefix("/assets/")][1]) for name in CODE}
    assert {name: size for name, size in sizes.items() if size > 12_000} == {}
    assert all(gzip.decompress(packed) for _, packed in PACKED.values())


def test_the_pictures_a_map_begins_with_are_light() -> None:
    sizes = {name: path.stat().st_size for name, path in SOURCES.items() if name.endswith("png")}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > 120_000} == {}


def test_the_modules_named_early_are_the_components_of_streamlit_and_the_maps_own(client: TestClient) -> None:
    assert [re.sub(r"\.[^.]+\.js$", "", module) for module in MODULES if "recordbatch" not in module] == [
        "/static/js/BidiComponent",
        "/static/js/_arrayReduce",
        "/static/js/serialization",
        "/assets/map",
    ]
    assert [client.get(module).status_code for module in MODULES if module.startswith("/assets")] == [200]
    folder = Path(str(files("streamlit"))) / "static"
    assert [module for module in MODULES if module.startswith("/static") and not (folder / module[1:]).exists()] == []


@pytest.mark.parametrize("name", CODE)
def test_the_maps_own_code_contacts_no_other_host(name: str) -> None:
    text = SOURCES[name].read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"https?://[^\s\"'`]+", text) == []


def test_a_component_fetches_its_code_and_styles_by_address() -> None:
    code = loader("map.js", "map.css")
    assert re.findall(r'at\("([^"]+)"\)', code) == [ADDRESSES["map.css"], ADDRESSES["map.js"]]
    assert "export default component=>" in code
    assert len(code) < 700


def test_a_component_without_such_code_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        loader("no.js", "map.css")
