"""The choice of a page, its widgets and its address, kept the same: see README.md beside this file."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import fields
from typing import Any, Protocol, TypeVar

import streamlit as st

from layers.looks.styles import BASES
from layers.views.choices import PAPER, Choice, MapChoice
from layers.views.received import BESIDE, is_added
from loaders.atlas import Atlas
from pages.session import kept
from pages.session.browser import stepped
from pages.session.kept import KEPT
from pages.session.titles import title_of

C = TypeVar("C", bound=Choice)
BY_THE_BROWSER = ("v", "at")
"""Words that the browser writes into the address by itself, when the reader moves the map of the Explore page."""
MOST_BEFORE = 12
"""Addresses of a page that are kept."""


class Form(Protocol):
    """How a field of a choice stands in widgets, where it is not one widget that holds the field as it is."""

    def shown(self, value: Any) -> Mapping[str, object]:
        """What the widgets show for the field, by their keys."""

    def told(self, state: Mapping[Any, Any]) -> Any:
        """The field from what the widgets say. Raises KeyError where they are not there."""


def arrive(
    page: str,
    read: Callable[[Mapping[str, str], Atlas], tuple[C, list[str]]],
    atlas: Atlas,
    forms: Mapping[str, Form] | None = None,
    *,
    seeded: bool = False,
) -> tuple[C, list[str]]:
    """The choice of a page at the start of a run, before anything is drawn, with notes on what had to be ignored.

    It is what widgets and callbacks say, or what ``read`` makes of the address where that has changed without us: a
    link, an edited address, the back button. The widget of a field has the key that `key_of` gives, or those of the
    field's form in ``forms``. It is set here whenever the address or a callback speaks. ``seeded`` widgets are drawn
    with the page's ``seed`` as their default, and are set only if they are there already: a default costs nothing on
    later reruns, a value that is set is sent twice.
    """
    state, words, forms = KEPT, _words(st.query_params.to_dict()), forms or {}
    came, state["page"] = state.get("page") != page, page
    chosen: dict[str, Any] = state.pop(f"{page}:chosen", {})
    old: C | None = state.get(f"{page}:choice")
    back = stepped()
    if old is None or (came and (words or back) and words != state[f"{page}:written"]):
        choice, notes = read(words, atlas)
        return _begin(page, choice if words else _as_left(choice), notes, words, forms, seeded)
    if came:  # Streamlit forgets widgets, and clears the address, while another page is shown
        choice, notes = (old, state[f"{page}:notes"]) if words else (_as_left(old), [])
        return _begin(page, choice, notes, words, forms, seeded)
    said = _said(page, old, forms)
    over = {name: (before, _without_the_browsers(words)) for name, before in chosen.items()} | _overruled(page, words)
    state[f"{page}:overruled"] = over
    unheard = {name for name in said if name in chosen or (name in over and said[name] == over[name][0])}
    choice = old.as_told({name: value for name, value in said.items() if name not in unheard}, atlas)
    late = not back and (choice != state[f"{page}:settled"] or chosen) and _was_there(page, words)
    if words != state[f"{page}:written"] and not late:
        return _begin(page, *read(words, atlas), words, forms, seeded)
    if back and choice != old:  # the widgets are those of before, which the browser still shows
        return _begin(page, old, state[f"{page}:notes"], words, forms, seeded)
    _show(
        page,
        choice,
        {*chosen, *unheard, *(each.name for each in fields(choice))} - (said.keys() - unheard),
        forms,
        seeded,
    )
    state[f"{page}:choice"] = choice
    if not said:
        state[f"{page}:seed"] = choice
    return choice, list(state[f"{page}:notes"])


def settle(page: str, choice: Choice, atlas: Atlas, beside: Mapping[str, str] | None = None) -> None:
    """Put the words of a choice into the address, with those ``beside`` it, and its title on the tab.

    What was said of the address of the page before may reach the browser when that page is left already, and be taken
    for the words of this one: so an address is told at the first sight of a page, even where it is what was asked for.
    """
    state, words = KEPT, choice.to_query(atlas)
    before, state["told"] = state.get("told", page), page
    state[f"{page}:choice"], state[f"{page}:settled"], state[f"{page}:written"] = choice, choice, words
    if isinstance(choice, MapChoice):
        state["base"] = choice.base
    _remember(page, choice.lasting_query(atlas))  # as the browser writes it where the address is bare
    _remember(page, words)
    st.set_page_config(page_title=title_of(f"/{page}", choice, atlas))
    asked = st.query_params.to_dict()
    if words | dict(beside or {}) != asked:
        st.query_params.from_dict(words | dict(beside or {}))
    elif before != page and not stepped():
        st.query_params.from_dict(asked)


def choose(page: str, name: str, value: object) -> None:
    """Change one field of a page's choice, as its widget would: for callbacks of buttons, maps, tables and charts."""
    before = KEPT[f"{page}:choice"]
    KEPT[f"{page}:choice"] = before.but(**{name: value})
    KEPT.setdefault(f"{page}:chosen", {}).setdefault(name, getattr(before, name))


def is_late(page: str, name: str) -> bool:
    """Whether the widget of a field says what a callback has changed since: for callbacks of widgets.

    What comes from a browser brings what all widgets say there, also those that it has not been told of yet.
    """
    over = _overruled(page, _words(kept.address()))
    return name in over and said(page, name) == over[name][0]


def choice_on(page: str, kind: type[C]) -> C | None:
    """What the reader has chosen on a page, of this kind; None where it has not been opened."""
    choice = KEPT.get(f"{page}:choice")
    return choice if isinstance(choice, kind) else None


def shown() -> Choice:
    """What the reader has chosen on the page that is shown. Raises KeyError before it has `settle`d."""
    choice: Choice = KEPT[f"{KEPT['page']}:choice"]
    return choice


def choose_base(base: object) -> None:
    """Choose a base map for the page that is shown, in a callback; what names none is passed over."""
    if base in BASES:
        choose(KEPT["page"], "base", base)


def base_map() -> str:
    """The base map of the page with a map that was shown last."""
    base: str = KEPT.get("base", PAPER)
    return base


def begun(page: str) -> int:
    """How often the choice of a page has begun anew: by an address, or by coming back to it."""
    times: int = KEPT.get(f"{page}:begun", 0)
    return times


def key_of(page: str, name: str) -> str:
    """The widget key of a field of a page's choice."""
    return f"{page}:{name}:widget"


def said(page: str, name: str) -> Any:
    """What the widget of a field says now, as it is."""
    return KEPT[key_of(page, name)]


def is_bare() -> bool:
    """Whether the address that the reader's browser has says nothing that is a choice, or may be meant as one."""
    return not _words(st.query_params.to_dict())


def _as_left(choice: C) -> C:
    """The choice of a page that is opened by its name alone, in the base map of the page before."""
    return choice.but(base=base_map()) if isinstance(choice, MapChoice) else choice


def _words(address: Mapping[str, str]) -> dict[str, str]:
    """The words of an address that are a choice, or may be meant as one."""
    return {name: word for name, word in address.items() if name not in BESIDE and not is_added(name)}


def _overruled(page: str, words: dict[str, str]) -> dict[str, tuple[Any, dict[str, str]]]:
    """Field -> what it was before a callback changed it, and the address of then, as long as the browser has that."""
    found: dict[str, tuple[Any, dict[str, str]]] = KEPT.get(f"{page}:overruled", {})
    return {name: each for name, each in found.items() if each[1] == _without_the_browsers(words)}


def _begin(
    page: str, choice: C, notes: list[str], words: dict[str, str], forms: Mapping[str, Form], seeded: bool
) -> tuple[C, list[str]]:
    """Take a choice that no widget has told, and tell it to all of them."""
    state = KEPT
    state[f"{page}:choice"], state[f"{page}:settled"], state[f"{page}:written"] = choice, choice, words
    state[f"{page}:notes"], state[f"{page}:begun"], state[f"{page}:seed"] = notes, begun(page) + 1, choice
    state[f"{page}:overruled"] = {}
    _remember(page, words)
    _show(page, choice, {each.name for each in fields(choice)}, forms, seeded)
    return choice, list(notes)


def _show(page: str, choice: Choice, names: Collection[str], forms: Mapping[str, Form], seeded: bool) -> None:
    """Tell widgets the fields of these names; ``seeded`` ones only where they are there.

    Where the reader steps they may be in the browser and not here, drawn by a run that the next step has broken off.
    """
    seeded = seeded and not stepped()
    for name in names:
        value = getattr(choice, name)
        one = list(value) if isinstance(value, tuple) else value
        for key, shown in (forms[name].shown(value) if name in forms else {key_of(page, name): one}).items():
            if not seeded or key in KEPT:
                KEPT[key] = shown


def _said(page: str, choice: Choice, forms: Mapping[str, Form]) -> dict[str, Any]:
    """Field -> what its widget says; a widget that Streamlit has forgotten says nothing."""
    found = {}
    for name in (each.name for each in fields(choice)):
        with suppress(KeyError):
            now = forms[name].told(KEPT) if name in forms else said(page, name)
            found[name] = tuple(now) if isinstance(now, list) else now
    return found


def _remember(page: str, words: dict[str, str]) -> None:
    """Keep the last addresses of a page: those that were written, and those that a reader came with."""
    before = KEPT.get(f"{page}:before", [])
    words = _without_the_browsers(words)
    if words not in before[-1:]:
        KEPT[f"{page}:before"] = [*before[1 - MOST_BEFORE :], words]


def _was_there(page: str, words: dict[str, str]) -> bool:
    """Whether these words are an address that the page has had already, wherever the map was.

    A click may come while the newest address is still on its way to the browser; it then comes with an older one. So an
    older one says that the reader went back only where nothing else has changed.
    """
    return _without_the_browsers(words) in KEPT[f"{page}:before"]


def _without_the_browsers(words: dict[str, str]) -> dict[str, str]:
    return {name: word for name, word in words.items() if name not in BY_THE_BROWSER}
