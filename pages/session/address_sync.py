"""The choice of a page, its widgets and its address, kept the same: see README.md beside this file."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

import streamlit as st

from layers.views.address import as_searched, as_written
from pages import opened_atlas
from pages.titles import title

Choice = TypeVar("Choice")


def arrive_at(page: str, read: Callable[[Mapping[str, str]], tuple[Choice, list[str]]]) -> tuple[Choice, list[str]]:
    """The choice of a page other than Explore at the start of a run: the session's, or the address's if that changed.

    ``read`` makes a choice, a frozen dataclass, of the words of an address, with notes on what it ignored. The page's
    widgets have the keys `key_of` gives for the fields of the choice; they are set here whenever the address speaks.
    """
    state, words = st.session_state, st.query_params.to_dict()
    came, state.page = state.get("page") != page, page
    kept: Choice | None = state.get(f"{page}:choice")
    if kept is not None and came and not words:
        choice, notes = kept, []
    elif kept is not None and (words == state[f"{page}:written"] or (not came and _is_late(page, kept, words))):
        if not came:
            _seed(page, kept, anew=False)
            return kept, state[f"{page}:notes"]
        choice, notes = kept, state[f"{page}:notes"]
    else:
        choice, notes = read(words)
        remember(page, words)
    state[f"{page}:choice"], state[f"{page}:settled"] = choice, choice
    state[f"{page}:written"], state[f"{page}:notes"] = words, notes
    _seed(page, choice, anew=True)
    return choice, notes


def remember(page: str, words: dict[str, str]) -> None:
    """Keep the last addresses of a page: those that were written, and those that a reader came with."""
    before = st.session_state.get(f"{page}:before", [])
    if words not in before[-1:]:
        st.session_state[f"{page}:before"] = [*before[-11:], words]


def was_there(page: str, words: dict[str, str]) -> bool:
    """Whether these words are an address that the page has had already.

    A click may come while the newest address is still on its way to the browser; it then comes with an older one. So an
    older one says that the reader went back only where nothing else has changed.
    """
    return words in st.session_state.get(f"{page}:before", [])


def _seed(page: str, choice: object, *, anew: bool) -> None:
    """Tell the widgets of a page its choice; those that are alive only if they must begin anew."""
    for field in fields(choice):  # type: ignore[arg-type]
        key, value = key_of(page, field.name), getattr(choice, field.name)
        if anew or key not in st.session_state:
            st.session_state[key] = list(value) if isinstance(value, tuple) else value


def _is_late(page: str, kept: object, words: dict[str, str]) -> bool:
    """Whether something on the page was changed while the browser did not yet have the newest address."""

    def said_now(name: str) -> object:
        now = st.session_state.get(key_of(page, name), getattr(kept, name))
        return tuple(now) if isinstance(now, list) else now

    changed = kept != st.session_state.get(f"{page}:settled", kept)
    changed |= any(said_now(each.name) != getattr(kept, each.name) for each in fields(kept))  # type: ignore[arg-type]
    return changed and was_there(page, words)


def key_of(page: str, name: str) -> str:
    """The widget key of a field of a page's choice."""
    return f"{page}:{name}:widget"


def said(page: str, name: str) -> Any:
    """What the widget of a field says now."""
    return st.session_state[key_of(page, name)]


def said_text(page: str, name: str) -> str:
    """What the text field of a page says now, as an address can hold it."""
    return as_searched(said(page, name) or "")


def said_prose(page: str, name: str, *, lines: bool = False) -> str:
    """The same for a text that is shown as it stands, such as a title."""
    return as_written(said(page, name) or "", lines=lines)


def settle_at(page: str, choice: object, words: dict[str, str]) -> None:
    """Remember a page's choice once its widgets have been drawn, and put its words into the address."""
    state = st.session_state
    state[f"{page}:choice"], state[f"{page}:settled"], state[f"{page}:written"] = choice, choice, words
    remember(page, words)
    st.set_page_config(page_title=title(f"/{page}", words, opened_atlas.atlas()))
    if words != st.query_params.to_dict():
        st.query_params.from_dict(words)


def choose(page: str, name: str, value: object) -> None:
    """Change one field of a page's choice, as its widget would: for callbacks of buttons, tables and charts."""
    state = st.session_state
    state[f"{page}:choice"] = replace(state[f"{page}:choice"], **{name: value})
    state[key_of(page, name)] = list(value) if isinstance(value, tuple) else value
