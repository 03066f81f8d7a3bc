"""Who watches what: sites with their roles, and the platforms through which states work together."""

import streamlit as st

from geodata.records import Instrument
from layers import protection
from layers.facts import in_words
from loaders.atlas import Atlas
from pages import session
from pages.plain_text import as_text, link
from pages.protection.crossing import row_chosen
from pages.rows import show_behind

PAGE = "protection"


def show_watchers(atlas: Atlas) -> None:
    """Draw the section into the current container."""
    st.subheader("Who watches over it", anchor="watchers")
    table = protection.watchers(atlas)
    st.dataframe(
        table,
        hide_index=True,
        height="content",
        column_config={"Who": st.column_config.Column(width="large"), "Role": st.column_config.Column(width="large")},
        key=session.key_of(PAGE, "watchers"),
        on_select=row_chosen("watchers", list(table.index)),
        selection_mode="single-row",
        alt="Security sites and what each watches: choose one to see it on the map above.",
    )
    st.caption(as_text(protection.watchers_text(atlas, table)))
    st.markdown("**Platforms that states share**")
    st.markdown("\n".join(_platform(each) for each in protection.platforms(atlas)))
    show_behind(protection.commitments_of(atlas, protection.WATCHING))


def _platform(each: Instrument) -> str:
    since = f" ({as_text(in_words(each.date))})" if each.date else ""
    status = as_text(each.status[:1].upper() + each.status[1:])
    return f"- {link(each.name, each.url)}{since}: {as_text(each.what_it_does)} :gray[{status}.]"
