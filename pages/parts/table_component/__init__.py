"""A sortable table of features, fetched by address: a grid of one Tab stop. The feature of a chosen row comes back."""

from collections.abc import Callable, Collection

import streamlit as st

from pages.server.assets import loader
from pages.session import browser

_HTML = '<p class="atlas-late"></p><div class="atlas-table" aria-busy="true" hidden></div>'
_mount = st.components.v2.component("atlas_table", html=_HTML, js=loader("table", "the table"), isolate_styles=False)


def show_table(
    address: str,
    *,
    selected: str | None,
    key: str,
    on_picked: Callable[[str | None], None],
    label: str = "Features shown",
    picked: Collection[str] | None = None,
    on_ticked: Callable[[str], None] = lambda _: None,
) -> None:
    """Show the table at ``address`` (JSON of `layers.maps.tables.as_json`) with the row of ``selected`` marked.

    ``label`` says to assistive technology what the table lists. ``on_picked`` gets the id of the feature whose row was
    chosen. Where ids are ``picked``, even none, every row begins with a tick that says whether its feature is one of
    them; ``on_ticked`` gets the id of the one whose tick was set or taken away.
    """
    data = {"address": address, "selected": selected, "label": label}
    _mount(
        key=key,
        data=data if picked is None else data | {"picked": list(picked)},
        on_picked_change=lambda: on_picked(browser.reported(key, "picked")),
        on_ticked_change=lambda: _ticked(key, on_ticked),
    )


def _ticked(key: str, on_ticked: Callable[[str], None]) -> None:
    if ticked := browser.reported(key, "ticked"):
        on_ticked(str(ticked))
