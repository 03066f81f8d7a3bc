"""The Sources page: every source, what rests on it, and the licence of every layer."""

import streamlit as st

from layers.reference.source_index import layers_table, resting_on, sources_table
from layers.views.choices import Choice
from pages import opened_atlas
from pages.parts.filters import show_notes
from pages.parts.missing import if_whole
from pages.parts.plain_text import as_text, link
from pages.session import address_sync

atlas = opened_atlas.atlas()
choice, notes = address_sync.arrive("sources", Choice.from_query, atlas)
address_sync.settle("sources", choice, atlas)

show_notes(notes)
st.title("Sources")


def show_sources() -> None:
    """Every source, and what rests on the one that is chosen."""
    table = sources_table(atlas)
    st.markdown(
        f"Everything the atlas says rests on one of these {len(table):,} sources. "
        "Choose a row to see what rests on it. A date that was not found is shown as *not published*."
    )
    words = (
        st.text_input("Search", placeholder="Search titles, publishers and uses", label_visibility="collapsed")
        .strip()
        .casefold()
    )
    if words:
        table = table[
            table[["Title", "Publisher", "Used for"]]
            .agg(" ".join, axis=1)
            .str.casefold()
            .str.contains(words, regex=False)
        ]
        st.caption(f"{len(table):,} of {len(atlas.sources):,} sources contain “{as_text(words)}”.")
    chosen = st.dataframe(
        table,
        hide_index=True,
        height=430,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "Address": st.column_config.LinkColumn(width="medium"),
            "Title": st.column_config.TextColumn(width="large"),
            "Used for": st.column_config.TextColumn(width="large"),
        },
    )
    rows = [row for row in chosen["selection"]["rows"] if row < len(table)]
    if rows:
        source = atlas.sources[table.index[rows[0]]]
        with st.container(border=True):
            st.markdown(f"**{link(source.title, source.url)}**, {as_text(source.publisher)}. {as_text(source.licence)}")
            for heading, names in resting_on(atlas, source.id).items():
                st.markdown(f"{heading}: " + ", ".join(as_text(name) for name in names))


if_whole(show_sources)
st.header("Layers, their licences and their caveats")
st.markdown(
    "A download carries the licence and the credit line of every layer in it. The coast and the shipping lanes come "
    "from OpenStreetMap under the Open Database Licence (ODbL): who passes them on keeps them under it."
)
st.dataframe(
    layers_table(atlas),
    hide_index=True,
    height="content",
    column_config={"Licence text": st.column_config.LinkColumn(), "Credit": st.column_config.TextColumn(width="large")},
)
