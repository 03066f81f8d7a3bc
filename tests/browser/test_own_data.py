"""A reader's own data in a copy of the project: a layer added by the README's steps, hostile text, broken files."""

import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, expect

from loaders.atlas import open_atlas
from tests.browser.looking import on_screen, written
from tests.conftest import ROOT, SCALE, drawn, running_app

HOSTILE = "<img src=x onerror=\"document.title='taken'\"> *bold* [link](javascript:alert(1)) $x$ :red[ink]"
LONG = "A" * 10_000
RIGHT_TO_LEFT = "\u05de\u05d2\u05d3\u05dc\u05d5\u05e8 \u0645\u0646\u0627\u0631\u0629"


def readme_files() -> Iterator[tuple[str, str]]:
    """The two files that the README says to write: name and content."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    steps = readme[readme.index("## Add a layer") : readme.index("## Add a page")]
    names = re.findall(r"`(geodata/layers/lighthouses\.\w+)`", steps)
    blocks = re.findall(r"```(?:json|toml)\n(.*?)```", steps, flags=re.DOTALL)
    assert (len(names), len(blocks)) == (2, 2)
    for name, block in zip(names, blocks, strict=True):
        yield name, textwrap.dedent("   " + block)


def test_the_readmes_steps_add_a_layer_everywhere_without_python(copy: Path, browser: Browser):
    for name, content in readme_files():
        (copy / name).write_text(content, encoding="utf-8")
    assert open_atlas(copy / "geodata").layers["lighthouses"].info.title == "Lighthouses"
    with running_app(copy) as app:
        page = browser.new_page(viewport={"width": 1280, "height": 720}, device_scale_factor=SCALE)
        page.set_default_timeout(60_000)
        page.goto(f"{app}/?at=51.4,1.5,9")
        drawn(page)
        expect(page.get_by_test_id("stCheckbox").filter(has_text="Lighthouses")).to_contain_text("1")
        expect(page.locator(".atlas-map-legend")).to_contain_text("Lighthouses")
        assert "Example light" in written(page)
        expect(page.locator(".atlas-table")).to_contain_text("Example light")
        page.mouse.click(*on_screen(page, 1.5, 51.4))
        expect(page.locator(".st-key-panel")).to_contain_text("Height not published")
        for ending in ("geojson", "gpkg", "csv"):
            assert b"Example light" in page.request.get(f"{app}/map.{ending}?layers=lighthouses").body()
        page.goto(f"{app}/sources")
        page.get_by_role("heading", name="Layers, their licences and their caveats").wait_for()
        expect(page.get_by_test_id("stDataFrame").last).to_contain_text("Lighthouses")
        page.close()


HARBOUR_TALKS = """
id = "harbour-talks"
title = "Harbour talks"
parties = ["GB", "NO"]
date = "2026-10-01"
source = "commit-govuk-joint-statement"

[[commitments]]
id = "harbour-lights"
title = "Keep the harbour lights burning"
theme = "climate-maritime"
article_section = "Harbours"
article_paragraph = 1
summary = "Both will keep the lights of the harbours burning."
strength = "agreed"
actors = ["UK government"]
deadline = "2027"
instrument = []
mapped = "true"
map_layers = ["ports", "interconnectors"]
feature_ids = ["nemo-link"]
why_unmapped = ""
official_detail = ""
latest_status = "The lights burn."
status = "in_progress"
status_as_of = "2026-10-02"
sources = ["commit-govuk-joint-statement"]
instrument_ids = []
"""


def test_a_link_to_a_renamed_feature_opens_it_and_says_so(copy: Path, browser: Browser):
    renamed = '[[redirects]]\nid = "nemo"\nto = "nemo-link"\nsince = "2026-11"\nreason = "The full name."\n'
    (copy / "geodata/redirects.toml").write_text(renamed, encoding="utf-8")
    with running_app(copy) as app:
        page = browser.new_page(viewport={"width": 1280, "height": 720}, device_scale_factor=SCALE)
        page.set_default_timeout(60_000)
        page.goto(f"{app}/?select=nemo")
        expect(page.get_by_text("“nemo” is now called “nemo-link”.")).to_be_visible()
        expect(page.locator(".st-key-panel h2")).to_have_text("Nemo Link")
        page.close()


def test_a_second_declaration_appears_everywhere_without_python(copy: Path, browser: Browser):
    (copy / "geodata/commitments/harbour-talks.toml").write_text(HARBOUR_TALKS, encoding="utf-8")
    with running_app(copy) as app:
        page = browser.new_page(viewport={"width": 1280, "height": 720}, device_scale_factor=SCALE)
        page.set_default_timeout(60_000)
        page.goto(f"{app}/commitments")
        expect(page.get_by_text("Harbour talks: 1 commitment, 1 in progress.")).to_be_visible()
        expect(page.get_by_text("69 of 69 commitments.")).to_be_visible()
        page.get_by_role("button", name="Keep the harbour lights burning").click()
        expect(page.locator("h1")).to_have_text("Keep the harbour lights burning")
        expect(page.get_by_text("Harbours, paragraph 1 (Harbour talks)")).to_be_visible()
        page.goto(f"{app}/?select=nemo-link")
        expect(page.locator(".st-key-panel")).to_contain_text("Keep the harbour lights burning")
        page.goto(f"{app}/coverage")
        expect(page.get_by_text("Of 69 commitments, 25 are on the map in whole or in part.")).to_be_visible()
        assert b"Keep the harbour lights burning" in page.request.get(f"{app}/commitments.csv").body()
        page.close()


def test_hostile_text_is_shown_as_text_everywhere(copy: Path, browser: Browser):
    files = dict(readme_files())
    geojson, toml = files["geodata/layers/lighthouses.geojson"], files["geodata/layers/lighthouses.toml"]
    names = {"markup": HOSTILE, "endless": LONG, "turned": RIGHT_TO_LEFT}
    for layer, name in names.items():
        features = json.loads(geojson.replace("lighthouse-example", f"light-{layer}"))
        features["features"][0]["properties"] |= {"name": name, "description": name, "operator": name}
        (copy / f"geodata/layers/{layer}.geojson").write_text(json.dumps(features), encoding="utf-8")
        titled = toml.replace('title = "Lighthouses"', f"title = {json.dumps(name)}")
        (copy / f"geodata/layers/{layer}.toml").write_text(titled, encoding="utf-8")
    with running_app(copy) as app:
        page = browser.new_page(viewport={"width": 1280, "height": 720}, device_scale_factor=SCALE)
        page.set_default_timeout(60_000)
        for layer, name in names.items():
            page.goto(f"{app}/?at=51.4,1.5,9&layers={layer}&select=light-{layer}")
            drawn(page)
            short = name if len(name) <= 48 else name[:47] + "…"
            page.mouse.move(*on_screen(page, 1.5, 51.4))
            expect(page.locator(".atlas-map-tooltip strong")).to_have_text(short)
            for place in (".st-key-panel h2", ".atlas-table tbody th", ".atlas-map-legend li", ".atlas-map-title h2"):
                assert page.locator(place).first.inner_text().strip() == name
            switched_on = page.get_by_test_id("stCheckbox").filter(has=page.locator("input:checked"))
            assert switched_on.inner_text().strip() == f"{name} · 1"
            assert page.locator("img[src=x]").count() == 0
            assert page.locator("a[href^=javascript]").count() == 0
            assert page.title() != "taken"
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        page.close()


def test_broken_data_is_refused_with_sentences_and_no_traceback(copy: Path, browser: Browser):
    ports = copy / "geodata/layers/ports.toml"
    ports.write_text(ports.read_text().replace('theme = "shipping"', 'theme = "shiping"'))
    with running_app(copy) as app:
        page = browser.new_page()
        page.set_default_timeout(60_000)
        page.goto(app)
        page.get_by_text("The atlas cannot be shown until its data is mended:").wait_for()
        expect(page.get_by_test_id("stMain")).to_contain_text(
            "geodata/layers/ports.toml: theme 'shiping' is not known. Did you mean 'shipping'?"
        )
        assert "Traceback" not in page.content()
        page.close()
