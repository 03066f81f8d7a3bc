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
    "map_library.js": ROOT / "parts" / "map_library" / "map_library.js",
    "map.css": ROOT / "parts" / "map_component" / "component.css",
    "along.css": ROOT / "parts" / "along_component" / "component.css",
    "file.css": ROOT / "parts" / "file_component" / "component.css",
    "picture.css": ROOT / "parts" / "picture_component" / "component.css",
    "table.css": ROOT / "parts" / "table_component" / "component.css",
    "ground-whole-paper.png": ROOT / "parts" / "map_component" / "ground-whole-paper.png",
    "ground-south-paper.png": ROOT / "parts" / "map_component" / "ground-south-paper.png",
    "ground-whole-night.png": ROOT / "parts" / "map_component" / "ground-whole-night.png",
    "ground-south-night.png": ROOT / "parts" / "map_component" / "ground-south-night.png",
}
MODULES_OF_THE_MAP = {f"map/{file.name}": file for file in (ROOT / "parts" / "map_component").glob("*.js")}
OWN_MODULES = MODULES_OF_THE_MAP | {
    f"{part}/{name}.js": ROOT / "parts" / f"{part}_component" / f"{name}.js"
    for part, name in (
        *(("along", "component"), ("along", "picture")),
        *(("file", "component"), ("file", "saving"), ("picture", "component")),
        *(("table", "component"), ("table", "grid"), ("table", "paging")),
    )
}
ALL = SOURCES | OWN_MODULES
KINDS = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "png": "image/png"}
CODE = [name for name in ALL if name.endswith(("js", "css")) and name != "map_library.js"]


def test_every_file_has_an_address_with_the_hash_of_its_content() -> None:
    wanted = {}
    for name, source in SOURCES.items():
        stem, ending = name.split(".")
        wanted[name] = f"/assets/{stem}.{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}.{ending}"
    assert wanted == {name: address for name, address in ADDRESSES.items() if "/" not in name}
    assert sorted(PACKED) == sorted(address.removeprefix("/assets/") for address in ADDRESSES.values())


def test_modules_lie_beside_each_other_as_in_the_project_in_one_folder_with_the_hash_of_them_all() -> None:
    found = {name: address for name, address in ADDRESSES.items() if "/" in name}
    (folder,) = {address.rsplit("/", 2)[0] for address in found.values()}
    assert re.fullmatch(r"/assets/parts\.[0-9a-f]{12}", folder)
    assert found == {name: f"{folder}/{file.parent.name}/{file.name}" for name, file in OWN_MODULES.items()}


def test_a_module_has_other_names_for_browsers_that_remember_that_it_did_not_come(client: TestClient) -> None:
    first = ADDRESSES["map/arrivals.js"]
    again = first.replace("/assets/", "/assets/again-12/")
    assert client.get(again).content == client.get(first).content
    assert client.get(again.replace("again-12", "again-")).status_code == 404


@pytest.mark.parametrize("name", ALL)
def test_a_file_is_served_as_it_lies_in_its_folder_compressed_and_for_good(name: str, client: TestClient) -> None:
    answer = client.get(ADDRESSES[name])
    assert answer.status_code == 200
    assert answer.content == ALL[name].read_bytes()
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
    assert [re.sub(r"(\.[^./]+)?\.js$", "", module) for module in MODULES if "recordbatch" not in module] == [
        "/static/js/BidiComponent",
        "/static/js/_arrayReduce",
        "/static/js/serialization",
        *(
            ADDRESSES[f"map/{name}.js"].removesuffix(".js")
            for name in (
                *("component", "state", "arrivals", "drawing", "dashes", "camera", "features", "frame", "ground"),
                *(
                    "labels",
                    "lettering",
                    "shapes",
                    "placing",
                    "tiles",
                    "notice",
                    "night",
                    "panels",
                    "filters",
                    "gathering",
                ),
                *("picking", "keys", "in_year", "linked"),
            )
        ),
    ]
    assert {client.get(module).status_code for module in MODULES if module.startswith("/assets")} == {200}
    folder = Path(str(files("streamlit"))) / "static"
    assert [module for module in MODULES if module.startswith("/static") and not (folder / module[1:]).exists()] == []


def test_the_maps_modules_import_each_other_and_nothing_else_and_what_begins_with_the_map_is_named_early() -> None:
    """A module that is imported but not named early would be asked for only when another has arrived."""
    imports = {
        name: re.findall(r'from "\./([^"]+)"', file.read_text(encoding="utf-8"))
        for name, file in MODULES_OF_THE_MAP.items()
    }
    begun, waiting = {"map/component.js"}, ["map/component.js"]
    while waiting:
        new = {f"map/{name}" for name in imports[waiting.pop()]} - begun
        begun |= new
        waiting += new
    assert {ADDRESSES[name] for name in begun} == {module for module in MODULES if module.startswith("/assets")}


@pytest.mark.parametrize("name", MODULES_OF_THE_MAP)
def test_no_line_of_the_maps_code_is_longer_than_the_projects_lines(name: str) -> None:
    lines = MODULES_OF_THE_MAP[name].read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if len(line) > 120] == []


@pytest.mark.parametrize("name", CODE)
def test_the_maps_own_code_contacts_no_other_host(name: str) -> None:
    text = ALL[name].read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"https?://[^\s\"'`]+", text) == []


def test_a_component_fetches_its_code_and_styles_by_address() -> None:
    code = loader("map", "the map")
    told = ", ".join(f'"{each}"' for each in ("map", ADDRESSES["map/component.js"], ADDRESSES["map.css"], "the map"))
    assert code == f"// the map\nexport default atlasPart({told})"


def test_a_style_sheet_says_at_its_end_that_it_is_whole() -> None:
    ends = {
        part: ALL[f"{part}.css"].read_text(encoding="utf-8").splitlines()[-1]
        for part in ("map", "along", "file", "picture", "table")
    }
    assert ends == {part: f":root{{--atlas-{part}:1}}" for part in ends}


def test_a_component_without_such_code_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        loader("no", "nothing")
