"""The sums of the page held against published totals."""

import streamlit as st

from layers.power import WIND, evidence, sites
from layers.wind.targets import checked, sources_of, totals_table
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.gaps import with_room
from pages.parts.plain_text import as_text, source_lines

NOT_COMPARABLE = "not comparable"
"""What stands for a difference where the atlas and the published total count other things."""


def show_sums(atlas: Atlas) -> None:
    """Draw the section into the current container."""
    st.subheader("How the totals compare", anchor="sums")
    farms = sites(atlas, WIND)
    st.markdown(as_text(checked(farms, atlas.wind_totals)))
    table = totals_table(atlas, farms, atlas.wind_totals)
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        placeholder=NOT_COMPARABLE,
        key="sums",
        column_config=with_room(table, {}, NOT_COMPARABLE),
    )
    show_along("wind-sums")
    st.caption(
        "The atlas counts whole wind farms in service in the North Sea, each at its published capacity. "
        f"{as_text(evidence(atlas, WIND))}"
    )
    with st.expander("Sources of the totals", icon=":material/link:"):
        cited = sources_of((), atlas.wind_totals)
        st.markdown(source_lines(atlas, atlas.sources_of(sorted(cited))))
