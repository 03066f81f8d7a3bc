"""The shape of the project: which room may import which, and what a stranger would stumble over."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

ROOMS = ["geodata", "loaders", "layers", "pages", "app"]
"""From the bottom up: each may import itself and what stands before it."""


def imported(file: Path) -> set[str]:
    """The first names of all modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


FLOORS: list[set[str]] = [
    {"wording"},
    {"looks"},
    {"views"},
    {"measures"},
    {"maps"},
    {"commitments", "power", "search"},
    {"interconnectors", "co2", "ports", "protection", "timeline", "reference", "wind", "compare", "exports"},
    {"exhibits"},
]
"""The rooms of ``layers/`` from the bottom up: a room imports itself and lower floors, never one beside it."""


def modules_imported(tree: ast.AST) -> set[str]:
    """The dotted names of all modules that code imports; a name taken from a module counts with it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def floor_of(room: str) -> int:
    return next(floor for floor, rooms in enumerate(FLOORS) if room in rooms)


def out_of_order(room: str, code: str) -> list[str]:
    """What code that stands in a room of ``layers/`` must not import, each with where it would belong."""
    rooms = {
        name.split(".")[1]: name for name in sorted(modules_imported(ast.parse(code))) if name.startswith("layers.")
    }
    return [
        f"layers/{room} imports {name}: code that both need goes to a room below {room}, "
        f"one of {', '.join(sorted(set().union(*FLOORS[: floor_of(room)]))) or 'geodata and loaders'}"
        for other, name in rooms.items()
        if other != room and floor_of(other) >= floor_of(room)
    ]


def files_of(room: str) -> list[Path]:
    return [ROOT / "app.py"] if room == "app" else sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room):
    above = set(ROOMS[ROOMS.index(room) + 1 :]) | {"tests", "benchmarks"}
    offenders = {
        file.relative_to(ROOT).as_posix(): found for file in files_of(room) if (found := imported(file) & above)
    }
    assert offenders == {}


def test_every_module_of_layers_has_a_room():
    rooms = {path.stem for path in (ROOT / "layers").iterdir() if path.stem not in ("__init__", "__pycache__")}
    assert rooms == set().union(*FLOORS)


@pytest.mark.parametrize("room", sorted(set().union(*FLOORS)))
def test_a_room_of_layers_imports_itself_and_lower_floors(room):
    home = ROOT / "layers" / room
    files = sorted(home.rglob("*.py")) if home.is_dir() else [home.with_suffix(".py")]
    assert files
    assert [
        f"{file.relative_to(ROOT)}: {fault}"
        for file in files
        for fault in out_of_order(room, file.read_text(encoding="utf-8"))
    ] == []


def test_an_import_sideways_or_upwards_is_named_with_where_the_code_belongs():
    assert out_of_order("looks", "from layers.maps.deck import deck") == [
        "layers/looks imports layers.maps.deck.deck: code that both need goes to a room below looks, one of wording"
    ]
    assert out_of_order("reference", "from layers import ports") == [
        "layers/reference imports layers.ports: code that both need goes to a room below reference, "
        "one of commitments, looks, maps, measures, power, search, views, wording"
    ]
    assert out_of_order("maps", "from layers.maps import deck\nfrom layers.looks.styles import BASES") == []


@pytest.mark.parametrize(
    "page", sorted(path.parent.name for path in (ROOT / "pages").glob("*/page.py")), ids=lambda page: page
)
def test_a_page_imports_no_other_page(page):
    others = {path.parent.name for path in (ROOT / "pages").glob("*/page.py")} - {page}
    files = sorted((ROOT / "pages" / page).glob("*.py"))
    found = {name for file in files for name in modules_imported(ast.parse(file.read_text(encoding="utf-8")))}
    assert sorted(name for name in found if name.startswith("pages.") and name.split(".")[1] in others) == []


@pytest.mark.parametrize("room", ["parts", "server", "session"])
def test_what_serves_all_pages_imports_none_of_them(room):
    pages = {path.parent.name for path in (ROOT / "pages").glob("*/page.py")}
    files = sorted((ROOT / "pages" / room).rglob("*.py"))
    found = {name for file in files for name in modules_imported(ast.parse(file.read_text(encoding="utf-8")))}
    assert sorted(name for name in found if name.startswith("pages.") and name.split(".")[1] in pages) == []


KNOWS_THE_SERVER = {
    "pages/parts/map_component/__init__.py": {"assets"},
    "pages/parts/along_component/__init__.py": {"assets"},
    "pages/parts/file_component/__init__.py": {"assets"},
    "pages/parts/picture_component/__init__.py": {"assets"},
    "pages/parts/table_component/__init__.py": {"assets"},
}
"""What shows pages and yet imports the server: components name the code that it keeps for them."""


def server_imported(file: str, code: str) -> list[str]:
    """What a file of ``pages/`` must not import of the server, each with where it would belong."""
    parts = {
        (name.split(".")[2:] or [""])[0]: name
        for name in sorted(modules_imported(ast.parse(code)))
        if name.split(".")[:2] == ["pages", "server"]
    }
    return [
        f"{file} imports {name}: an address goes to pages/addresses.py, a title to pages/session/titles.py, what every "
        "map fetches to pages/parts/map_files.py, what is counted or written into a file to layers"
        for part, name in parts.items()
        if part not in KNOWS_THE_SERVER.get(file, set())
    ]


def test_no_page_imports_the_server_nor_does_the_session():
    files = [file for file in files_of("pages") if file.parent != ROOT / "pages" / "server"]
    names = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}
    assert KNOWS_THE_SERVER.keys() < names.keys()
    assert [fault for name, code in names.items() for fault in server_imported(name, code)] == []


def test_an_import_of_the_server_is_named_with_where_the_code_belongs():
    elsewhere = (
        "an address goes to pages/addresses.py, a title to pages/session/titles.py, what every map fetches to "
        "pages/parts/map_files.py, what is counted or written into a file to layers"
    )
    assert server_imported("pages/explore/page.py", "from pages.server.files import view") == [
        f"pages/explore/page.py imports pages.server.files.view: {elsewhere}"
    ]
    assert server_imported("pages/session/explore.py", "from pages import server") == [
        f"pages/session/explore.py imports pages.server: {elsewhere}"
    ]
    component = "from pages.server.assets import loader\nfrom pages.server import queue"
    assert server_imported("pages/parts/map_component/__init__.py", component) == [
        f"pages/parts/map_component/__init__.py imports pages.server.queue: {elsewhere}"
    ]


def addresses_written(code: str, starts: tuple[str, ...]) -> list[str]:
    """Pieces of text in code, other than docstrings, that begin as an address of the server does."""
    tree = ast.parse(code)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said]
    return [text.value for text in texts if isinstance(text.value, str) and text.value.startswith(starts)]


def test_addresses_are_written_in_one_file_and_answered_by_one_table():
    from pages.server.routes import ROUTES

    starts = tuple(route.path.split("{")[0] for route in ROUTES)
    own = {ROOT / "pages" / "addresses.py", ROOT / "pages" / "server" / "routes.py"}
    files = [file for room in ("layers", "pages", "app") for file in files_of(room) if file not in own]
    found = {file.name: addresses_written(file.read_text(encoding="utf-8"), starts) for file in files}
    assert {name: texts for name, texts in found.items() if texts} == {}
    scripts = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "pages").rglob("*.js")}
    quoted = re.compile(rf"[\"'`](?:{'|'.join(map(re.escape, starts))})")
    assert scripts
    assert {name: quoted.findall(code) for name, code in scripts.items() if quoted.search(code)} == {}
    assert addresses_written('"""/map.png"""\nx = f"{origin}/map.{ending}"', starts) == ["/map."]


def test_only_pages_and_app_know_streamlit():
    offenders = [file.name for room in ROOMS[:3] for file in files_of(room) if "streamlit" in imported(file)]
    assert offenders == []


def test_session_state_lives_in_one_file():
    holders = [file.name for file in files_of("pages") if "session_state" in file.read_text(encoding="utf-8")]
    assert holders == ["kept.py"]


def test_no_module_is_named_after_nothing():
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}
    assert [file for room in ROOMS for file in files_of(room) if file.stem in empty] == []


LONGEST = 400
"""Lines of a module; a longer one is about more than one thing."""
LONG_BY_NATURE = {"geodata/base/build.py": 500}
"""What builds data step by step may be longer: file -> lines."""


def test_no_module_is_longer_than_can_be_read_at_once():
    modules = [
        file for room in ("geodata", "loaders", "layers", "pages", "deploy", "benchmarks") for file in files_of(room)
    ]
    lengths = {
        file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines()) for file in modules
    }
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONG_BY_NATURE.get(name, LONGEST)} == {}


def wanted(project: dict[str, Any], *groups: str) -> set[str]:
    """The names of the packages that the project asks for, with those of some extras or groups of tools."""
    extras = {**project["project"]["optional-dependencies"], **project["dependency-groups"]}
    lines = [*project["project"]["dependencies"], *(line for group in groups for line in extras[group])]
    return {re.split(r"[><=\[]", line)[0].strip() for line in lines}


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Package -> its version and how many files of it have a hash, in a file of ``requirements/``."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    named = [re.match(r"([\w.-]+)==([\w.]+)[ \\;]", entry) for entry in entries]
    return {
        found[1]: (found[2], entry.count("--hash=sha256:"))
        for entry, found in zip(entries, named, strict=True)
        if found
    }


@pytest.mark.parametrize(
    ("name", "groups"),
    [("run.txt", []), ("test.txt", ["test"]), ("report.txt", ["report"])],
    ids=lambda each: str(each),
)
def test_every_dependency_has_one_version_and_the_hashes_of_its_files(name, groups):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if groups == ["report"]:  # in an environment of its own
        project["project"]["dependencies"] = []
    versions = locked(name)
    assert wanted(project, *groups) - set(versions) == set()
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert len(versions) == len(re.findall(r"^\w", text, flags=re.MULTILINE))
    assert [package for package, (_, hashes) in versions.items() if not hashes] == []


def test_what_is_tested_is_what_runs():
    run, test = locked("run.txt"), locked("test.txt")
    assert "streamlit" in run
    assert {package: test.get(package) for package in run} == run


def test_every_dependency_has_its_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    lines = re.findall(r'^ {4}"([\w.-]+)[><=].*",(.*)$', text, flags=re.MULTILINE)
    assert {name for name, _ in lines} == wanted(project, "test", "report")
    assert [name for name, reason in lines if not re.match(r" +# \w", reason)] == []


def test_no_file_names_a_package_registry_or_a_path_of_a_machine():
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    registry = re.compile("pypi" + r"\.org|registry\." + r"npmjs|deb\." + r"debian\.org")
    own = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w")
    texts = {
        name: (ROOT / name).read_text(encoding="utf-8", errors="ignore") for name in files if not name.endswith(".png")
    }
    assert "README.md" in texts
    assert [name for name, text in texts.items() if registry.search(text) or own.search(text)] == []


def test_every_folder_with_python_is_a_package_that_the_project_finds():
    found = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]["find"]
    assert found == {"include": [f"{room}*" for room in sorted(ROOMS[:4])]}
    folders = {file.parent for room in ROOMS[:4] for file in files_of(room)}
    assert [folder.relative_to(ROOT).as_posix() for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_field_guide_is_the_dictionary_in_words():
    from loaders import fieldguide

    readme = (ROOT / "geodata" / "README.md").read_text(encoding="utf-8")
    fields = tomllib.loads((ROOT / "geodata" / "fields.toml").read_text(encoding="utf-8"))
    assert fieldguide.guide(fields).strip() in readme


@pytest.mark.parametrize("file", sorted((ROOT / "geodata" / "layers").glob("*.geojson")), ids=lambda file: file.stem)
def test_layer_files_are_in_the_projects_layout(file):
    from loaders.layout import in_layout

    text = file.read_text(encoding="utf-8")
    assert in_layout(text, file.name) == text
