"""What the README says is so, and its steps lead to what they promise, carried out on a copy of the project."""

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from pages.catalogue import CATALOGUE
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHAPEFILE = (
    "The map is not offered as “shp”. Allowed: "
    "'csv', 'geojson', 'gpkg', 'html', 'pdf', 'png', 'pptx', 'svg', 'text.svg', 'txt', 'xlsx', 'zip'."
)


def code_of(heading: str) -> list[str]:
    """The blocks of Python below a heading of the README."""
    steps = README[README.index(f"## {heading}\n") :].split("\n## ")[0]
    return [textwrap.dedent(block) for block in re.findall(r"```python\n(.*?)```", steps, flags=re.DOTALL)]


def put_before(file: Path, mark: str, code: str) -> None:
    """Write code into a file before the only place where it says ``mark``, as far to the right as that."""
    text = file.read_text(encoding="utf-8")
    before, after = text.split(mark)
    margin = before.rpartition("\n")[2]
    file.write_text(before.removesuffix(margin) + textwrap.indent(code, margin) + margin + mark + after, "utf-8")


def asked(folder: Path, questions: str) -> dict[str, object]:
    """What the app of a folder answers: ``questions`` is code that puts it into ``found``."""
    script = f"""
import json
from pathlib import Path
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from app import app

found = {{}}
{textwrap.dedent(questions)}
print("found", json.dumps(found))
"""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answered: dict[str, object] = json.loads(done.stdout.rpartition("\nfound ")[2].removeprefix("found "))
    return answered


def test_the_list_of_pages_is_the_catalogue():
    rows = re.findall(
        r"^\| (?:\[([^\]]+)\]\([^)]+\)|([A-Z]\w+)) \| (.+) \|$", README.split("\n## ")[0], flags=re.MULTILINE
    )
    assert [(linked or plain, words) for linked, plain, words in rows] == [
        (page.title, page.description) for page in CATALOGUE
    ]


def test_every_picture_and_document_that_is_named_is_there():
    named = re.findall(r"\]\(([^)#:]+)\)", README)
    assert "docs/ARCHITECTURE.md" in named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_steps_add_a_page_to_navigation_start_page_preview_and_sitemap(copy: Path):
    page, entry = code_of("Add a page")
    (copy / "pages" / "lights").mkdir()
    (copy / "pages" / "lights" / "__init__.py").write_text('"""Lights."""\n', encoding="utf-8")
    (copy / "pages" / "lights" / "page.py").write_text(page, encoding="utf-8")
    put_before(copy / "pages" / "catalogue.py", 'Page("/brief"', f"{entry.rstrip()},\n")
    found = asked(
        copy,
        """
        page = AppTest.from_file(str(Path("pages/navigation.py").resolve()), default_timeout=120).run()
        page.switch_page("lights/page.py").run()
        found["opened"] = [page.title[0].value, page.markdown[0].value, len(page.exception)]
        with TestClient(app) as client:
            found["start page"] = client.get("/lights").text
            found["sitemap"] = client.get("/sitemap.xml").text
        """,
    )
    assert found["opened"] == ["Lights", "A light could stand at 70 ports.", 0]
    start = str(found["start page"])
    assert "<title>Lights · North Sea Atlas</title>" in start
    assert '<meta property="og:description" content="What shines along the coast.">' in start
    assert '<meta property="og:image" content="http://testserver/map.png?form=preview">' in start
    assert "<loc>http://testserver/timeline</loc></url><url><loc>http://testserver/lights</loc>" in str(
        found["sitemap"]
    )


def test_the_steps_add_a_file_format_with_its_button_address_sentence_and_place_in_the_archive(copy: Path):
    writer, entry = code_of("Add a file format")
    formats = copy / "layers" / "exports" / "formats.py"
    put_before(formats, "FORMATS: dict", f"{writer}\n\n")
    put_before(formats, 'Format("zip"', f"{entry.rstrip()},\n")
    found = asked(
        copy,
        """
        import io
        import zipfile

        page = AppTest.from_file(str(Path("pages/navigation.py").resolve()), default_timeout=120)
        page.session_state["download"] = True
        page.run()
        found["buttons"] = [[each.proto.label, each.proto.url] for each in page.get("link_button")][-3:]
        with TestClient(app) as client:
            answer = client.get("/map.txt?layers=energy_islands&country=BE")
            found["file"] = [answer.status_code, answer.headers["content-type"], answer.text]
            found["name"] = answer.headers["content-disposition"]
            other = client.get("/map.shp")
            found["other"] = [other.status_code, other.text]
            found["misplaced"] = client.get("/map.txt?title=x").status_code
            files = zipfile.ZipFile(io.BytesIO(client.get("/map.zip?layers=energy_islands&country=BE").content))
            found["archive"] = files.read("north-sea-atlas.txt").decode()
            found["readme"] = files.read("README.txt").decode()
        """,
    )
    assert found["buttons"] == [
        ["**Excel** :small[a sheet a layer]", "/map.xlsx?"],
        ["**Names** :small[to be read]", "/map.txt?"],
        ["**All data** :small[with README]", "/map.zip?"],
    ]
    assert found["file"] == [200, "text/plain; charset=utf-8", "Princess Elisabeth Island"]
    assert (
        found["name"]
        == 'attachment; filename="north-sea-atlas-energy-islands-and-hubs-in-and-around-the-north-sea.txt"'
    )
    assert found["other"] == [404, SHAPEFILE]
    assert found["misplaced"] == 400
    assert found["archive"] == "Princess Elisabeth Island"
    assert "- north-sea-atlas.txt: The names of what is shown, one a line.\n" in str(found["readme"])
