"""The Sources page: every source, what rests on it and how good that is, and the licence of every layer."""

import streamlit as st

from layers.reference.source_index import SourcesChoice, chosen, layers_table, resting_on, sources_table
from pages import opened_atlas
from pages.parts.along_component import show_along
from pages.parts.counted import show_counted
from pages.parts.filters import show_notes, show_some
from pages.parts.missing import if_whole
from pages.parts.plain_text import as_text, link
from pages.session import address_sync
from pages.sources.grades import show_grades

PAGE = "sources"

atlas = opened_atlas.atlas()
choice, notes = address_sync.arrive(PAGE, SourcesChoice.from_query, atlas)
address_sync.settle(PAGE, choice, atlas)

show_notes(notes)
st.title("Sources", anchor=False)


def show_sources() -> None:
    """Every source that is asked for, and what rests on the one that is chosen."""
    table = chosen(sources_table(atlas), atlas, choice)
    st.markdown(
        f"Every record names its sources, among {len(atlas.sources):,} sources. "
        "Tick a row, or press Enter in it, to see what rests on it. A date not found is shown as "
        "*not published*."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Search",
            key=address_sync.key_of(PAGE, "q"),
            placeholder="Titles, publishers and uses",
            icon=":material/search:",
            width=420,
        )
        show_some(PAGE, "kind", "Kind of source", {id: grade.label for id, grade in atlas.grades.items()}, width=420)
    show_counted(PAGE, f"{len(table):,} of {len(atlas.sources):,} sources.", small=True)
    ticked = st.dataframe(
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
    show_along("sources")
    rows = [row for row in ticked["selection"]["rows"] if row < len(table)]
    if rows:
        source = atlas.sources[table.index[rows[0]]]
        grade = atlas.grades[source.kind]
        with st.container(border=True):
            named = ", ".join(filter(None, (f"**{link(source.title, source.url)}**", as_text(source.publisher))))
            st.markdown(f"{named}. {as_text(source.licence)}")
            st.caption(f"{as_text(grade.label)}. {as_text(grade.meaning)}")
            for heading, names in resting_on(atlas, source.id).items():
                st.markdown(f"{heading}: " + ", ".join(as_text(name) for name in names))


if_whole(show_sources)
if_whole(show_grades, atlas)
st.header("Layers, their licences and their caveats", anchor="licences")
st.markdown(
    "A download carries the licence and the credit line of every layer in it. The coast, and the layers with this "
    "licence in the list, come wholly or partly from OpenStreetMap under the Open Database Licence (ODbL). Whoever "
    "passes them on must keep them under it."
)
st.dataframe(
    layers_table(atlas),
    hide_index=True,
    placeholder="",
    height="content",
    column_config={"Licence text": st.column_config.LinkColumn(), "Credit": st.column_config.TextColumn(width="large")},
)
show_along("licences")
st.caption(
    "Features of every status are counted. A map counts fewer where some are cancelled or closed: choose their "
    "status to show them."
)
