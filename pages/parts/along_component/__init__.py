"""The row below a map, a chart or a table: the files that it can be taken along as, its text to copy, and its link.

It is the same on all pages. Its files are made when they are asked for, by their addresses: a row costs a page its
addresses and nothing more. What it holds is said once, in `layers.exhibits.catalogue`.
"""

from datetime import date

import streamlit as st

from layers.exhibits.catalogue import EXHIBITS
from layers.exhibits.entry import Asked
from layers.exhibits.maps import MAPS
from layers.exports.exhibit.formats import EXHIBIT_FORMATS
from layers.exports.sharing import file_name
from layers.exports.subjects import MAP_FORMATS
from pages import addresses, opened_atlas
from pages.server.assets import loader
from pages.session import address_sync

_HTML = '<p class="atlas-late"></p><div class="atlas-along" style="min-height:24px" hidden></div>'
_mount = st.components.v2.component("atlas_along", html=_HTML, js=loader("along", "the row"), isolate_styles=False)


def show_along(name: str, *, part: str = "", drawn: bool = False, title: str = "") -> None:
    """Show the row of a map or an exhibit, and of several alike of one ``part``, for what is chosen on the page.

    ``drawn`` says that the chart above the row is a picture of it; ``title`` what a map is called, where its page has
    worked that out. Raises KeyError for another name.
    """
    atlas, entry, today = opened_atlas.atlas(), MAPS[name] if name in MAPS else EXHIBITS[name], date.today()
    kinds = MAP_FORMATS if name in MAPS else EXHIBIT_FORMATS
    choice = address_sync.shown()
    title = title or entry.titled(Asked(atlas, choice, today, part))

    def address(ending: str) -> str:
        return addresses.exhibit(name, part, choice, ending, atlas)

    data = {
        "title": title,
        "files": [(kind.label, address(kind.ending)) for kind in kinds.values() if kind.label],
        "text": "" if name in MAPS else address("tsv"),
        "page": addresses.part_of_page(entry.page, entry.anchor, choice, atlas),
    }
    if drawn:
        stem = file_name(title, "", today).removesuffix(".")
        data |= {"told": address("json"), "file": stem}
    _mount(key=f"along:{name}:{part}", data=data)
