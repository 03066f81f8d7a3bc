"""One base map for all pages: chosen on one, it is found on the next, and links carry it."""

from urllib.parse import parse_qs

import pytest

from tests.conftest import ROOT
from tests.pages.session.opened import address, opened, with_address

WITH_MAPS = sorted(
    path.parent.name
    for path in (ROOT / "pages").glob("*/page.py")
    if any("show_stage(" in part.read_text(encoding="utf-8") for part in path.parent.glob("*.py"))
)
"""Every page that draws a map."""
OPENED = {"commitments": {"commitment": "energy-nautilus"}}
"""Page -> words of an address without which it draws none."""


@pytest.mark.parametrize("page", WITH_MAPS)
def test_every_page_with_a_map_has_both_base_maps_in_its_switch_its_map_and_its_address(page: str) -> None:
    words = OPENED.get(page, {})
    shown = opened(f"{page}/page.py", **words, base="night")
    assert not shown.warning
    switch = shown.button_group(key=f"{page}:base:widget")
    assert (switch.options, switch.value) == (["Paper", "Night"], "night")
    assert address(shown)["base"] == "night"
    switch.set_value("paper").run()
    assert not shown.exception
    assert address(shown) == words


def test_a_base_map_chosen_on_one_page_is_found_on_the_next_and_a_former_link_is_paper() -> None:
    page = opened("co2/page.py")
    page.button_group(key="co2:base:widget").set_value("night").run()
    assert address(page) == {"base": "night"}
    for next_page in ("ports", "reference", "explore"):
        with_address(page.switch_page(f"{next_page}/page.py"), {}).run()
    assert address(page)["base"] == "night"
    with_address(page.switch_page("ports/page.py"), {"port": "port-antwerp"}).run()
    assert address(page) == {"port": "port-antwerp"}
    with_address(page.switch_page("co2/page.py"), {}).run()
    assert address(page) == {}
    assert page.button_group(key="co2:base:widget").value == "paper"


def test_links_to_the_map_and_to_a_commitment_carry_the_base_map() -> None:
    page = opened("protection/page.py", select="nemo-link", base="night")
    links = [(link.proto.page, parse_qs(link.proto.query_string)) for link in page.get("page_link")]
    assert {name for name, _ in links} == {"", "commitments"}
    assert [words for _, words in links if words.get("base") != ["night"]] == []
