"""What pages begin with: notes on what was ignored in their address, filters of several choices, the base map."""

from collections.abc import Mapping, Sequence

import streamlit as st

from layers.looks.styles import BASES
from pages.parts.plain_text import as_text
from pages.session import address_sync


def show_notes(notes: Sequence[str]) -> None:
    """What in the address had to be ignored, a sentence each; nothing where all of it was understood."""
    if notes:
        st.warning("  \n".join(as_text(note) for note in notes), icon=":material/info:")


def show_some(
    page: str, name: str, label: str, known: Mapping[str, str], *, width: int, placeholder: str = "All"
) -> None:
    """Several words of a vocabulary (word -> words for the reader), for the field ``name`` of a page's choice."""
    st.multiselect(
        label,
        list(known),
        format_func=known.__getitem__,
        key=address_sync.key_of(page, name),
        filter_mode="contains",
        select_all=False,  # Enter takes the one that is lit, and no other
        placeholder=placeholder,
        width=width,
    )


def show_base_maps(page: str, *, seed: str | None = None) -> None:
    """Paper or night, for all maps of a page. ``seed`` is the one chosen at first where nothing else has told it."""
    st.segmented_control(
        "Base map",
        list(BASES),
        default=seed,
        format_func=BASES.__getitem__,
        key=address_sync.key_of(page, "base"),
        required=True,
        label_visibility="collapsed",
        width="content",
    )
