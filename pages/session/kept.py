"""What a session keeps, touched without giving way: the only place that knows of Streamlit's session state.

Streamlit looks at every touch of its session state whether the reader has done something more, and then ends the run
there and then, or the callback of a click. What was half done stayed half done, and a click could be lost: one that
closed a panel, while the map told where it had come to rest. Taking in what a reader has done is short; it is done to
its end, and Streamlit hears of the next thing where the page is drawn.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


class Kept(MutableMapping[str, Any]):
    """What the session of the reader who is answered now keeps, by key; widgets by theirs."""

    def __getitem__(self, key: str) -> Any:
        """What is kept, or what a widget says. Raises KeyError."""
        return _whole()[key]

    def __setitem__(self, key: str, value: Any) -> None:
        """Keep something, or tell it to a widget that has not been drawn yet."""
        _whole()[key] = value

    def __delitem__(self, key: str) -> None:
        """Keep something no longer. Raises KeyError."""
        del _whole()[key]

    def __contains__(self, key: object) -> bool:
        """Whether anything is kept."""
        return key in _whole()

    def __iter__(self) -> Iterator[str]:
        """All keys."""
        return iter(_whole())

    def __len__(self) -> int:
        """How much is kept."""
        return len(_whole())


KEPT = Kept()


def address() -> dict[str, str]:
    """The words of the address with which the reader's browser asked for this run."""
    run = get_script_run_ctx(suppress_warning=True)
    return dict(parse_qsl(run.query_string, keep_blank_values=True)) if run else {}


def shows_already() -> bool:
    """Whether the browser that asks has told, with this run, what widgets of a page say: it shows the page already."""
    run = get_script_run_ctx(suppress_warning=True)
    return run is not None and bool(_whole()._new_widget_state)  # noqa: SLF001  # nothing public tells


def _whole() -> Any:
    """Streamlit's own state of the session, behind that which gives way."""
    run = get_script_run_ctx(suppress_warning=True)
    return st.session_state if run is None else run.session_state._state  # noqa: SLF001  # nothing public does not give way
