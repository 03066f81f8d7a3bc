"""A click may come with the address from before the last one: it is a click all the same, and not a step back."""

from traceback import extract_stack

import pytest
from streamlit.runtime.state import SafeSessionState
from streamlit.testing.v1 import AppTest

from pages.session import address_sync, browser
from tests.pages.session.opened import address, opened, with_address


def labels_on(page: AppTest) -> set[str]:
    return {box.label.split(" · ")[0] for box in page.checkbox if box.value}


def test_two_layers_switched_on_in_a_hurry_are_both_on() -> None:
    page = opened("explore/page.py", v="1", layers="ports")
    before = address(page)
    page.checkbox(key="layer:nuclear").check().run()
    with_address(page, before).checkbox(key="layer:hydrogen").check().run()
    assert labels_on(page) == {"Ports", "Nuclear sites", "Hydrogen"}
    assert address(page)["layers"] == "nuclear,hydrogen,ports"


def test_a_layer_switched_on_just_before_the_map_was_moved_is_on() -> None:
    page = opened("explore/page.py", v="1", layers="ports")
    before = address(page)
    page.checkbox(key="layer:nuclear").check().run()
    moved = with_address(page, before | {"at": "51.5,2.5,7"})  # the browser wrote where the map is into what it had
    moved.checkbox(key="layer:hydrogen").check().run()
    assert labels_on(page) == {"Ports", "Nuclear sites", "Hydrogen"}


def test_an_old_address_without_a_click_is_a_step_back() -> None:
    page = opened("explore/page.py", v="1", layers="ports")
    before = address(page)
    page.checkbox(key="layer:nuclear").check().run()
    with_address(page, before).run()
    assert labels_on(page) == {"Ports"}


def test_a_second_step_back_is_one_while_the_browser_still_shows_what_was_before_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened("explore/page.py", v="1", layers="ports")
    first = address(page)
    page.checkbox(key="layer:nuclear").check().run()
    second = address(page)
    page.checkbox(key="layer:hydrogen").check().run()
    monkeypatch.setattr(address_sync, "stepped", lambda: True)
    with_address(page, second).run()
    with_address(page, first).checkbox(key="layer:hydrogen").check().run()
    assert (labels_on(page), address(page)) == ({"Ports"}, first)
    with_address(page, first).checkbox(key="layer:hydrogen").check().run()
    assert (labels_on(page), address(page)) == ({"Ports"}, first)


def test_a_step_to_a_page_whose_address_names_no_choice_is_to_that_page_as_it_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened("timeline/page.py", theme="energy")
    page.switch_page("about/page.py").run()
    monkeypatch.setattr(address_sync, "stepped", lambda: True)
    with_address(page.switch_page("timeline/page.py"), {}).run()
    assert address(page) == {}


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


def test_what_a_callback_has_changed_is_not_undone_by_what_the_browser_still_shows() -> None:
    page = opened("explore/page.py", v="1", commitment="energy-nautilus")
    before = address(page)
    page.button(key="close-commitment").click().run()
    assert "commitment" not in address(page)
    page.selectbox(key="explore:commitment:widget").set_value("energy-nautilus")  # as it stood in the browser
    with_address(page, before).checkbox(key="layer:nuclear").check().run()
    assert "commitment" not in address(page)
    assert "Nuclear sites" in labels_on(page)
    page.selectbox(key="explore:commitment:widget").set_value("energy-nautilus").run()  # chosen anew
    assert address(page)["commitment"] == "energy-nautilus"


def test_what_a_reader_does_is_taken_in_to_its_end_whatever_comes_next(monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened("explore/page.py", v="1", commitment="energy-nautilus", select="nautilus")
    gave_way = set()

    def watched(name: str) -> None:
        touch = getattr(SafeSessionState, name)

        def look(state: SafeSessionState, *given: object) -> object:
            gave_way.update({"close", "arrive"} & {frame.name for frame in extract_stack()})
            return touch(state, *given)

        monkeypatch.setattr(SafeSessionState, name, look)

    for name in ("__getitem__", "__setitem__", "__delitem__", "__contains__"):
        watched(name)
    page.button(key="close-feature").click().run()
    assert (address(page), gave_way) == ({"v": "1", "commitment": "energy-nautilus"}, set())


def test_a_search_that_no_address_can_hold_as_it_is_does_not_keep_the_reader_from_going_back() -> None:
    page = opened("timeline/page.py", theme="energy")
    before = address(page)
    page.text_input(key="timeline:q:widget").set_value("wind (far)").run()
    assert address(page) == {"q": "wind far", "theme": "energy"}
    with_address(page, before).run()
    assert page.text_input(key="timeline:q:widget").value == ""
    assert address(page) == {"theme": "energy"}
