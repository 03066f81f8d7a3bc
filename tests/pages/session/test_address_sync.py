"""What a reader has chosen, its widgets and its address say the same; the list of what holds names its tests."""

import ast
import re
from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from layers.views.address import Words
from pages.parts.plain_text import as_text
from pages.session import browser
from tests.conftest import ROOT
from tests.pages.session.opened import address, opened, with_address

ADDRESSES = {
    "explore": {"v": "1", "layers": "ports", "year": "2030", "base": "night"},
    "interconnectors": {"sea": "all", "waters": "gas", "base": "night"},
    "co2": {"from": "ghent", "base": "night"},
    "ports": {"port": "port-antwerp", "base": "night"},
    "wind": {"country": "BE", "year": "2035", "base": "night"},
    "compare": {"layers": "ports", "layers2": "interconnectors", "year": "2026", "year2": "2036", "base": "night"},
    "protection": {"stage": "now", "count": "points", "base": "night"},
    "commitments": {"theme": "energy", "base": "night"},
    "timeline": {"theme": "energy", "event": "joint-statement"},
    "brief": {"v": "1", "layers": "ports", "title": "Ports"},
    "reference": {"section": "glossary", "q": "HVDC"},
}
"""Page -> words of an address in the order in which they are written."""
WITH_MAPS = {
    path.parent.name
    for path in (ROOT / "pages").glob("*/page.py")
    if any(
        re.search(r"\bshow_(stage|subject)\(", part.read_text(encoding="utf-8")) for part in path.parent.glob("*.py")
    )
}
"""Every page that draws a map."""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, str]]:
    """The words of all addresses that are read from now on."""
    found: list[Mapping[str, str]] = []
    begin = Words.__post_init__

    def noted(words: Words) -> None:
        found.append(dict(words.query))
        begin(words)

    monkeypatch.setattr(Words, "__post_init__", noted)
    monkeypatch.setattr(browser, "origin", lambda: "http://testserver")  # there is no browser to ask
    return found


def shown(page: AppTest) -> list[str]:
    """What stands on a page in the order in which it stands there."""
    return [str(each.value) for each in (*page.markdown, *page.caption, *page.subheader)]


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_link_keeps_its_words_and_a_rerun_does_not_read_them_again(page: str, read: list[Mapping[str, str]]) -> None:
    words = ADDRESSES[page]
    opened_page = opened(f"{page}/page.py", **words)
    assert not opened_page.exception
    assert list(address(opened_page).items()) == list(words.items())
    assert words in read
    read.clear()
    opened_page.run()
    assert words not in read
    assert address(opened_page) == words
    if page in WITH_MAPS - {"commitments"}:
        has_both_base_maps(opened_page, page, words)


def has_both_base_maps(shown: AppTest, page: str, words: Mapping[str, str]) -> None:
    """A page opened by night has both base maps in its switch, its map and its address."""
    switch = shown.button_group(key=f"{page}:base:widget")
    assert (switch.options, switch.value) == (["Paper", "Night"], "night")
    switch.set_value("paper").run()
    assert not shown.exception
    assert address(shown) == {name: word for name, word in words.items() if name != "base"}


def test_a_commitment_that_draws_a_map_has_both_base_maps() -> None:
    words = {"commitment": "energy-nautilus", "base": "night"}
    shown = opened("commitments/page.py", **words)
    assert not shown.warning
    has_both_base_maps(shown, "commitments", words)


def test_the_addresses_are_those_of_every_page_with_a_map() -> None:
    assert {page for page, words in ADDRESSES.items() if "base" in words} == WITH_MAPS


def test_a_page_shows_what_a_widget_says_in_the_same_run() -> None:
    page = opened("reference/page.py", section="glossary", q="HVDC")
    found = shown(page)
    page.text_input(key="reference:q:widget").set_value("TSO").run()
    assert address(page) == {"section": "glossary", "q": "TSO"}
    assert shown(page) != found


def test_what_cannot_be_understood_of_a_place_is_told_and_is_in_no_address() -> None:
    page = opened("protection/page.py", near="nemo-link", within="12.5")
    page.number_input(key="protection:within:widget").set_value(5000.0).run()
    assert [each.value for each in page.warning] == [as_text("A distance is a number of kilometres from 0.1 to 300.")]
    assert address(page) == {"within": "12.5"}
    page.number_input(key="protection:within:widget").set_value(20.0).run()
    assert not page.warning
    assert address(page) == {"near": "nemo-link", "within": "20"}


def test_a_page_come_back_to_by_a_link_without_words_has_its_choice_and_its_address() -> None:
    page = opened("timeline/page.py", theme="energy", order="oldest")
    page.switch_page("reference/page.py")
    with_address(page, {}).run()
    assert address(page) == {}
    page.switch_page("timeline/page.py")
    with_address(page, {}).run()
    assert address(page) == {"theme": "energy", "order": "oldest"}
    assert page.session_state["timeline:order:widget"] == "oldest"


@pytest.mark.parametrize(
    "page", sorted(path.parent.name for path in (ROOT / "pages").glob("*/page.py") if "arrive" in path.read_text())
)
def test_a_page_settles_as_soon_as_it_has_arrived(page: str) -> None:
    done = [ast.unparse(each) for each in ast.parse((ROOT / "pages" / page / "page.py").read_text("utf-8")).body]
    arrived = next(number for number, each in enumerate(done) if ".arrive(" in each)
    framed = [each for each in done[arrived + 1 : arrived + 2] if each.startswith("if browser.embedded()")]
    assert ".settle(" in done[arrived + 1 + len(framed)]
    assert sum(".settle(" in each for each in done) == 1


def test_every_line_of_what_must_not_be_broken_names_tests_that_exist() -> None:
    table = (ROOT / "pages" / "session" / "README.md").read_text(encoding="utf-8").split("|---|---|---|\n")[1]
    lines = table.split("\n\n")[0].splitlines()
    assert lines
    for line in lines:
        named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", line)
        assert named, line
        for file, test in named:
            tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
            assert test in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}, line


@pytest.mark.parametrize("page", ["interconnectors", "timeline", "reference", "sources", "coverage"])
def test_a_word_that_means_nothing_on_a_page_is_told_once_and_what_counts_clicks_is_passed_over(page: str) -> None:
    found = opened(f"{page}/page.py", layer="ports", utm_source="newsletter")
    assert not found.exception
    told = [each.value for kind in (found.info, found.warning, found.caption, found.markdown) for each in kind]
    (note,) = [words for words in told if "is not understood" in str(words)]
    assert as_text("The word “layer” is not understood in the address.") in str(note)
    assert address(found) == {}
