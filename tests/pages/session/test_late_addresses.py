"""A click may come with the address from before the last one: it is a click all the same, and not a step back."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.session import browser
from tests.conftest import ROOT


def opened(script: str, **words: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
    if script != "explore/page.py":
        page.run().switch_page(script)  # the first run says which pages there are
    return with_address(page, words).run()


def with_address(page: AppTest, words: dict[str, str]) -> AppTest:
    """The page, its next run coming with these words of an address."""
    for name in list(page.query_params):
        del page.query_params[name]
    for name, word in words.items():
        page.query_params[name] = word
    return page


def labels_on(page: AppTest) -> set[str]:
    return {box.label.split(" · ")[0] for box in page.checkbox if box.value}


def address(page: AppTest) -> dict[str, str]:
    return {name: words[0] if isinstance(words, list) else words for name, words in page.query_params.items()}


def test_two_layers_switched_on_in_a_hurry_are_both_on() -> None:
    page = opened("explore/page.py", v="1", layers="ports")
    before = address(page)
    page.checkbox(key="layer:nuclear").check().run()
    with_address(page, before).checkbox(key="layer:hydrogen").check().run()
    assert labels_on(page) == {"Ports", "Nuclear sites", "Hydrogen"}
    assert address(page)["layers"] == "nuclear,hydrogen,ports"


def test_an_old_address_without_a_click_is_a_step_back() -> None:
    page = opened("explore/page.py", v="1", layers="ports")
    before = address(page)
    page.checkbox(key="layer:nuclear").check().run()
    with_address(page, before).run()
    assert labels_on(page) == {"Ports"}


def test_a_button_pressed_in_a_hurry_does_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "origin", lambda: "http://testserver")  # there is no browser to ask
    page = opened("brief/page.py", v="1", layers="ports", title="Ports")
    before = address(page)
    next(button for button in page.button if button.label == "Add to the pack").click().run()
    ready = next(button for button in page.button if button.label == "**Nautilus and the energy island**")
    with_address(page, before)
    ready.click().run()
    assert page.text_input(key="brief:title:widget").value == "Nautilus and the energy island"
    assert address(page)["pack"] == "v=1&layers=ports&title=Ports"
    with_address(page, before).run()
    assert page.text_input(key="brief:title:widget").value == "Ports"
