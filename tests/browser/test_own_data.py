"""A reader's own data in a copy of the project: a layer added by the README's steps, hostile text, broken files."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from loaders.atlas import open_atlas
from tests.browser.looking import on_screen, seen, width, written
from tests.conftest import WITHOUT_DRAWING, WITHOUT_PAINT, copied, drawn, running_app
from tests.readme_layer import readme_files
from tests.test_readme import asked

HOSTILE = "<img src=x onerror=\"document.title='taken'\"> *b*"
TEXT = f"{HOSTILE} [link](javascript:alert(1)) $x$ :red[ink] {'A' * 10_000}"
LONG = "A" * 60
RIGHT_TO_LEFT = "\u05de\u05d2\u05d3\u05dc\u05d5\u05e8 \u0645\u0646\u0627\u0631\u0629"
LIGHTS = {"markup": (HOSTILE, 1.4), "endless": (LONG, 1.5), "turned": (RIGHT_TO_LEFT, 1.6)}
"""Layer -> the name of all that is in it, and the longitude of its one light."""
RENAMED = '[[redirects]]\nid = "nemo"\nto = "nemo-link"\nsince = "2026-11"\nreason = "The full name."\n'

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
looked_for = ""
sources = ["commit-govuk-joint-statement"]
instrument_ids = []
"""


def hostile_layers() -> Iterator[tuple[str, str]]:
    """Three layers like the README's, each with text that would like to be something else: name and content."""
    (_, geojson), (_, toml) = readme_files()
    for layer, (name, longitude) in LIGHTS.items():
        features = json.loads(geojson.replace("lighthouse-example", f"light-{layer}"))
        (feature,) = features["features"]
        feature["properties"] |= {"name": name, "description": TEXT, "operator": TEXT}
        feature["geometry"]["coordinates"] = [longitude, 51.4]
        yield f"geodata/layers/{layer}.geojson", json.dumps(features)
        hidden = toml.replace("first_sight = true", "first_sight = false")
        yield f"geodata/layers/{layer}.toml", hidden.replace('title = "Lighthouses"', f"title = {json.dumps(name)}")


@pytest.fixture(scope="module")
def own_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a copy with a reader's own layers, declaration and redirect."""
    copy = copied(tmp_path_factory.mktemp("own") / "atlas")
    own = {"geodata/redirects.toml": RENAMED, "geodata/commitments/harbour-talks.toml": HARBOUR_TALKS}
    for name, content in (own | dict(readme_files()) | dict(hostile_layers())).items():
        (copy / name).write_text(content, encoding="utf-8")
    assert open_atlas(copy / "geodata").layers["lighthouses"].info.title == "Lighthouses"
    with running_app(copy, ATLAS_WORKERS="0") as app:
        yield app


@pytest.fixture
def page(profile: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new tab of the reader's browser. Its map paints nothing; it is not drawn where a test asks for that."""
    page = profile.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    page.add_init_script(getattr(request, "param", WITHOUT_PAINT))
    yield page
    page.close()


not_drawn = pytest.mark.parametrize("page", [WITHOUT_DRAWING], indirect=True, ids=["not drawn"])


def test_the_readmes_steps_add_a_layer_everywhere_without_python(own_app: str, page: Page):
    page.goto(f"{own_app}/?at=51.4,1.5,9")
    drawn(page)
    expect(page.get_by_test_id("stCheckbox").filter(has_text="Lighthouses")).to_contain_text("1")
    expect(page.locator(".atlas-map-legend")).to_contain_text("Lighthouses")
    seen(page, written, {"Example light"}.issubset)
    expect(page.locator(".atlas-table")).to_contain_text("Example light")
    page.mouse.click(*on_screen(page, 1.5, 51.4))
    expect(page.locator(".st-key-panel")).to_contain_text("Height not published")
    for ending in ("geojson", "gpkg", "csv"):
        assert b"Example light" in page.request.get(f"{own_app}/map.{ending}?layers=lighthouses").body()
    page.goto(f"{own_app}/sources")
    page.get_by_role("heading", name="Layers, their licences and their caveats").wait_for()
    expect(page.get_by_test_id("stDataFrame").last).to_contain_text("Lighthouses")


@not_drawn
def test_a_link_to_a_renamed_feature_opens_it_and_says_so(own_app: str, page: Page):
    page.goto(f"{own_app}/?select=nemo")
    expect(page.get_by_text("“nemo” is now called “nemo-link”.")).to_be_visible()
    expect(page.locator(".st-key-panel h2")).to_have_text("Nemo Link")


@not_drawn
def test_a_second_declaration_appears_everywhere_without_python(own_app: str, page: Page):
    page.goto(f"{own_app}/commitments")
    expect(page.get_by_text("Harbour talks: 1 commitment, 1 in progress.")).to_be_visible()
    expect(page.get_by_text("69 of 69 commitments.")).to_be_visible()
    page.get_by_role("button", name="Keep the harbour lights burning").click()
    expect(page.locator("h1")).to_have_text("Keep the harbour lights burning")
    expect(page.get_by_text("Harbours, paragraph 1 (Harbour talks)")).to_be_visible()
    page.goto(f"{own_app}/?select=nemo-link")
    expect(page.locator(".st-key-panel")).to_contain_text("Keep the harbour lights burning")
    page.goto(f"{own_app}/coverage")
    expect(page.get_by_text("Of 69 commitments, 25 are on the map in whole or in part.")).to_be_visible()
    assert b"Keep the harbour lights burning" in page.request.get(f"{own_app}/commitments.csv").body()


def test_hostile_text_is_shown_as_text_everywhere(own_app: str, page: Page):
    names = [name for name, _ in LIGHTS.values()]
    page.goto(f"{own_app}/?at=51.4,1.5,9&layers={','.join(LIGHTS)}")
    drawn(page)
    for name, longitude in LIGHTS.values():
        page.mouse.move(*on_screen(page, longitude, 51.4))
        short = name if len(name) <= 100 else name[:99] + "…"
        expect(page.locator(".atlas-map-tooltip strong")).to_have_text(short)
    shown = page.locator(".atlas-map-legend li, .atlas-table tbody th")
    seen(page, lambda _: {words.strip() for words in shown.all_inner_texts()}, set(names).issubset)
    switched_on = page.get_by_test_id("stCheckbox").filter(has=page.locator("input:checked"))
    seen(
        page,
        lambda _: sorted(words.strip() for words in switched_on.all_inner_texts()),
        lambda found: found == sorted(f"{name} · 1" for name in names),
    )
    for name, longitude in LIGHTS.values():
        page.mouse.click(*on_screen(page, longitude, 51.4))
        expect(page.locator(".st-key-panel h2")).to_have_text(name)
        expect(page.locator(".atlas-map-title h1")).to_contain_text(name)
        expect(page.locator("img[src=x]")).to_have_count(0)
        expect(page.locator("a[href^=javascript]")).to_have_count(0)
        expect(page).not_to_have_title("taken")
        seen(page, width, lambda wide: wide <= 1280)


def test_broken_data_is_refused_with_sentences_and_no_traceback(copy: Path):
    fields = copy / "geodata/fields.toml"
    fields.write_text(fields.read_text().replace('type = "id"', 'type = "idd"', 1))
    found = asked(
        copy,
        """
        page = AppTest.from_file(str(Path("pages/navigation.py").resolve()), default_timeout=120).run()
        found["said"] = [page.error[0].value, page.markdown[-1].value]
        found["exceptions"] = len(page.exception)
        """,
    )
    assert found == {
        "said": [
            "The atlas cannot be shown until its data is corrected:",
            r"- geodata/fields\.toml\: 'feature\.id'\: type 'idd' is not known\. Did you mean 'id'?",
        ],
        "exceptions": 0,
    }
