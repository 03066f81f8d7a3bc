"""A sortable table of features, fetched by address. The feature of a chosen row comes back."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.server.assets import loader

_HTML = '<div class="atlas-table" role="region" aria-label="Table" tabindex="0" aria-busy="true"></div>'
_mount = st.components.v2.component("atlas_table", html=_HTML, js=loader("table.js", "table.css"), isolate_styles=False)


def show_table(
    address: str,
    *,
    selected: str | None,
    key: str,
    on_picked: Callable[[], None],
    label: str = "Features shown",
) -> Any:
    """Show the table at ``address`` (JSON of `layers.maps.tables.as_json`) with the row of ``selected`` marked.

    ``label`` says to assistive technology what the table lists.

    The result has ``.picked``, for this run only: the id of the feature whose row was chosen.
    """
    return _mount(key=key, data={"address": address, "selected": selected, "label": label}, on_picked_change=on_picked)
