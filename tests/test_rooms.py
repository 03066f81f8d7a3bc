"""The shape of the project: which room may import which, and what a stranger would stumble over."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

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


def files_of(room: str) -> list[Path]:
    return [ROOT / "app.py"] if room == "app" else sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room):
    above = set(ROOMS[ROOMS.index(room) + 1 :]) | {"tests", "benchmarks"}
    offenders = {
        file.relative_to(ROOT).as_posix(): found for file in files_of(room) if (found := imported(file) & above)
    }
    assert offenders == {}


def test_only_pages_and_app_know_streamlit():
    offenders = [file.name for room in ROOMS[:3] for file in files_of(room) if "streamlit" in imported(file)]
    assert offenders == []


def test_session_state_lives_in_one_file():
    holders = [file.name for file in files_of("pages") if "session_state" in file.read_text(encoding="utf-8")]
    assert sorted(holders) == ["address_sync.py", "brief.py", "browser.py", "explore.py"]


def test_no_module_is_named_after_nothing():
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}
    assert [file for room in ROOMS for file in files_of(room) if file.stem in empty] == []


def test_every_dependency_has_a_tested_version_in_the_constraints():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[><=\[]", line)[0].strip().lower().replace("_", "-") for line in wanted}
    pinned = {
        line.split("==")[0].lower().replace("_", "-") for line in (ROOT / "constraints.txt").read_text().splitlines()
    }
    assert names - pinned == set()


def test_no_file_names_a_package_registry_or_a_path_of_a_machine():
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    registry = re.compile("pypi" + r"\.org|registry\." + r"npmjs|deb\." + r"debian\.org")
    own = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w")
    texts = {
        name: (ROOT / name).read_text(encoding="utf-8", errors="ignore") for name in files if not name.endswith(".png")
    }
    assert [name for name, text in texts.items() if registry.search(text) or own.search(text)] == []


def test_every_package_folder_is_part_of_the_project():
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    found = {
        file.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for room in ROOMS[:4]
        for file in (ROOT / room).rglob("__init__.py")
    }
    assert listed == found


def test_the_field_guide_is_the_dictionary_in_words():
    from geodata import fieldguide

    readme = (ROOT / "geodata" / "README.md").read_text(encoding="utf-8")
    fields = tomllib.loads((ROOT / "geodata" / "fields.toml").read_text(encoding="utf-8"))
    assert fieldguide.guide(fields).strip() in readme


@pytest.mark.parametrize("file", sorted((ROOT / "geodata" / "layers").glob("*.geojson")), ids=lambda file: file.stem)
def test_layer_files_are_in_the_projects_layout(file):
    import json

    from geodata.layout import canonical

    text = file.read_text(encoding="utf-8")
    assert canonical(json.loads(text)) == text
