"""Who watches what: sites with their roles, and the platforms through which states work together."""

import streamlit as st

from geodata.records import Instrument
from layers.protection import watchers
from layers.wording.facts import in_words
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.place_table import show_behind
from pages.parts.plain_text import as_text, link
from pages.protection.crossings import row_chosen
from pages.session import address_sync

PAGE = "protection"


def show_watchers(atlas: Atlas) -> None:
    """Draw the section into the current container."""
    st.subheader("Who keeps watch", anchor="watchers")
    table = watchers.watchers(atlas)
    st.dataframe(
        table,
        hide_index=True,
        height="content",
        column_config={"Who": st.column_config.Column(width="large"), "Role": st.column_config.Column(width="large")},
        key=address_sync.key_of(PAGE, "watchers"),
        on_select=row_chosen(atlas, "watchers", list(table.index)),
        selection_mode="single-row",
        alt="Security sites and what each watches. Choose one to see it on the map above.",
    )
    show_along("watchers")
    st.caption(as_text(watchers.watchers_text(atlas, table)))
    st.markdown("**Platforms shared by states**")
    st.markdown("\n".join(_platform(each) for each in watchers.platforms(atlas)))
    show_behind(watchers.watching(atlas))


def _platform(each: Instrument) -> str:
    since = f" ({as_text(in_words(each.date))})" if each.date else ""
    status = as_text(each.status[:1].upper() + each.status[1:])
    return f"- {link(each.name, each.url)}{since}: {as_text(each.what_it_does)} :gray[{status}.]"
