"""What the reader's browser is and does: its frame, its origin, whether it can draw, what was picked in it."""

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.elements.arrow import DataframeStateInput
from streamlit.runtime.scriptrunner import get_script_run_ctx

from layers.views.map_view import PRESENT
from layers.views.received import received
from pages.session.kept import KEPT, shows_already


def is_first(occasion: str) -> bool:
    """Whether this is asked for the first time in the session."""
    first = f"{occasion}:seen" not in KEPT
    KEPT[f"{occasion}:seen"] = True
    return first


def meet() -> None:
    """Take down, at the head of a session's first run, whether its browser shows the page already."""
    KEPT.setdefault("browser:shows", shows_already())


def waits_for(key: str) -> bool:
    """Whether the rest of a page waits, in this session, until the map of this key has drawn its ground.

    Not in the session of a reader who was cut off from another: what is shown would go, and with it the reader's place.
    """
    waits: bool = KEPT.setdefault(f"{key}:awaited", not KEPT.get("browser:shows"))
    return waits


def session() -> str:
    """A name that this session has and no other: a browser that meets a new one has been cut off in between."""
    name: str = KEPT.setdefault("browser:session", uuid.uuid4().hex[:8])
    return name


def embedded() -> bool:
    """Whether the page stands in a frame of another site: the map with its legend and credits, and nothing else."""
    return st.context.is_embedded is True


def stepped() -> bool:
    """Whether it was the browser's back or forward button that asked for this run."""
    run = get_script_run_ctx(suppress_warning=True)
    return run is not None and run.is_history_navigation


def origin() -> str:
    """Where the reader has the atlas from, such as ``https://atlas.example``."""
    address = urlsplit(st.context.url or "")
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


def webgl(key: str) -> bool:
    """False once the browser has said that it cannot draw the map of this key."""
    return KEPT.get(key, {}).get("webgl") is not False


def presenting() -> bool:
    """Whether the map fills the screen for an audience, without controls."""
    return received(st.query_params.to_dict(), (PRESENT,)).get(PRESENT) == "yes"


def present(shown: bool) -> None:
    """Begin or end the presentation of the map."""
    if shown:
        st.query_params[PRESENT] = "yes"
    else:
        del st.query_params[PRESENT]


def reported(key: str, name: str) -> Any:
    """What a component of this key has reported under a name, such as ``picked`` or ``camera``; None for nothing."""
    return KEPT[key].get(name)


def row_in(key: str) -> int | None:
    """The number of the row that is chosen in a table of this key; None where none is."""
    rows: list[int] = KEPT[key]["selection"]["rows"]
    return rows[0] if rows else None


def ticked(ids: Sequence[str], id: str | None) -> DataframeStateInput:
    """What a new table of these rows is told, so that the row of ``id`` is ticked; no row where it is not there."""
    return {"selection": {"rows": [ids.index(id)] if id in ids else []}}
