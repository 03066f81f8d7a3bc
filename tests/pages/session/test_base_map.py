"""One base map for all pages: chosen on one, it is found on the next, and links carry it."""

from urllib.parse import parse_qs

from tests.pages.session.opened import address, opened, with_address


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
