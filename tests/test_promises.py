"""The data may change without any Python: a copy of the project in which it has is still right, tests and all.

One copy has everything at once: the layer of the README, a feature with another id, a new word in a vocabulary and
a sentence that is put in other words.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pages.catalogue import CATALOGUE
from tests.conftest import ROOT
from tests.pages.session.opened import opened
from tests.readme_layer import readme_files

STORES = "geodata/layers/co2_storage.geojson"
NEW_WORD = "basalt"
ITS_LABEL = "Rock from lava (basalt)"
STORE_WITH_THE_WORD = "northern-lights-aurora"
FORMER, PRESENT = "co2next", "co2next-terminal"
REDIRECT = f'[[redirects]]\nid = "{FORMER}"\nto = "{PRESENT}"\nsince = "2026-11"\nreason = "The full name."\n'
SENTENCE = "it offers no room for Belgian volumes"
IN_OTHER_WORDS = "nothing of it is left for what Belgium captures"

PAGES = """
import json, sys
from streamlit.testing.v1 import AppTest
from pages.parts import map_component
map_component.PAGES_WAIT = False
shown, told = AppTest.from_file("pages/navigation.py", default_timeout=600).run(), {}
for script in sys.argv[1:]:
    shown.switch_page(script).run()
    faults = [each.value for each in (*shown.exception, *shown.error)]
    words = [each.value for each in (*shown.markdown, *shown.header, *shown.subheader)]
    told[script] = {"faults": faults, "words": words}
print(json.dumps(told))
"""
"""Opens pages and prints what they say. There is no browser whose map they could wait for."""
SCRIPTS = [page.script for page in CATALOGUE if page.path not in ("/", "/brief")]
"""Explore is opened before every other page. Brief shows a picture that only a server draws."""
APART = (
    "tests/browser",
    "tests/test_promises.py",
    "tests/pages/test_left_out.py",  # copies the data and breaks it
    "tests/pages/session",  # these ask how files and tiles are made and steps followed, whatever the data says
    "tests/pages/server/test_files.py",
    "tests/pages/server/test_tiles.py",
    "tests/test_benchmarks.py",
    "tests/test_office.py",
    "tests/test_readme.py",
    "tests/layers/exports/picture",
    "tests/layers/exports/slides",
    "tests/layers/exports/web_page",
)
"""Tests that are not asked again in the changed copy."""


def run(folder: Path, *command: str) -> str:
    """What a Python command says in a copy of the project. It must end well."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-6000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def add_a_layer(folder: Path) -> None:
    for name, content in readme_files():
        (folder / name).write_text(content, encoding="utf-8")


def rename_a_feature(folder: Path) -> None:
    layer = folder / "geodata/layers/co2_transport.geojson"
    text = layer.read_text(encoding="utf-8")
    assert text.count(f'"id": "{FORMER}"') == 2
    layer.write_text(text.replace(f'"id": "{FORMER}"', f'"id": "{PRESENT}"'), encoding="utf-8")
    (folder / "geodata/redirects.toml").write_text(REDIRECT, encoding="utf-8")


def use_a_new_word(folder: Path) -> None:
    fields = folder / "geodata/fields.toml"
    listed = re.compile(r"(\[column\.storage_type\]\n(?:(?!\[)[^\n]*\n)*?words = )([\[{])")
    added = {"[": f'["{NEW_WORD}", ', "{": f'{{ {NEW_WORD} = "{ITS_LABEL}", '}
    text, times = listed.subn(lambda found: found[1] + added[found[2]], fields.read_text(encoding="utf-8"))
    assert times == 1
    fields.write_text(text, encoding="utf-8")
    stores = json.loads((folder / STORES).read_text(encoding="utf-8"))
    (store,) = [each for each in stores["features"] if each["id"] == STORE_WITH_THE_WORD]
    store["properties"]["storage_type"] = NEW_WORD
    (folder / STORES).write_text(json.dumps(stores), encoding="utf-8")


def put_a_sentence_in_other_words(folder: Path) -> None:
    text = (folder / STORES).read_text(encoding="utf-8")
    assert SENTENCE in text
    (folder / STORES).write_text(text.replace(SENTENCE, IN_OTHER_WORDS), encoding="utf-8")


def said_by(folder: Path, *scripts: str) -> dict[str, dict[str, list[str]]]:
    """What pages of a copy say: their faults and their words."""
    told: dict[str, dict[str, list[str]]] = json.loads(run(folder, "-c", PAGES, *scripts).splitlines()[-1])
    return told


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it would be committed, with all four changes, in the project's layout."""
    folder = tmp_path_factory.mktemp("promises") / "atlas"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    for change in (add_a_layer, rename_a_feature, put_a_sentence_in_other_words, use_a_new_word):
        change(folder)
    run(folder, "-m", "loaders.layout", *sorted(map(str, (folder / "geodata/layers").glob("*.geojson"))))
    run(folder, "-m", "loaders.fieldguide")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True)
    return folder


def test_the_loaders_have_nothing_to_say_against_it(changed: Path) -> None:
    assert run(changed, "-m", "loaders").startswith("All is well: ")


def test_every_page_opens_and_what_rests_on_columns_stays_as_it_was(changed: Path) -> None:
    now = said_by(changed, *SCRIPTS)
    assert {script: page["faults"] for script, page in now.items() if page["faults"]} == {}
    before = opened("co2/page.py")

    def where_it_may_go(words: list[str]) -> list[str]:
        return [each for each in words if "may in principle go to" in each]

    said = [each.value for each in (*before.markdown, *before.header, *before.subheader)]
    assert len(where_it_may_go(said)) == 1
    assert where_it_may_go(now["co2/page.py"]["words"]) == where_it_may_go(said)


def test_a_former_id_leads_to_the_feature_and_a_word_is_told_with_its_label(changed: Path) -> None:
    ask = f"""
import json
from layers.maps import tables
from layers.views.map_view import MapView
from loaders.atlas import open_atlas
atlas = open_atlas()
view, notes = MapView.from_query({{"select": "{FORMER}"}}, atlas)
stores = atlas.layers["co2_storage"]
told = tables.layer_table(atlas, stores, stores.features.loc[["{STORE_WITH_THE_WORD}"]]).iloc[0]
print(json.dumps([view.select, notes, told["Storage rock"]]))
"""
    select, notes, rock = json.loads(run(changed, "-c", ask))
    assert (select, notes) == (PRESENT, [f"“{FORMER}” is now called “{PRESENT}”."])
    assert rock == ITS_LABEL


def test_the_tests_of_the_projects_data_hold_there(changed: Path) -> None:
    only = ["-m", "project_data", *(f"--ignore={each}" for each in APART)]
    told = run(changed, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *only)
    assert int(re.findall(r"(\d+) passed", told)[-1]) > 300


def test_no_test_that_is_not_asked_again_rests_on_what_was_renamed_or_put_in_other_words() -> None:
    files = sorted(file for each in APART for file in ((ROOT / each).rglob("*.py") or [ROOT / each]))
    texts = {file.name: file.read_text(encoding="utf-8") for file in files if file.name != "test_promises.py"}
    assert texts
    assert [name for name, text in texts.items() if f'"{FORMER}"' in text or SENTENCE in text] == []
