"""How densely cables, pipelines and sites lie: a small map of equal cells, and the fullest of them."""

from functools import cache

import pandas as pd
import streamlit as st

from layers.protection import density
from layers.protection.choice import ProtectionChoice
from pages import opened_atlas
from pages.parts.evidence import Chart, show_chart
from pages.session import address_sync

PAGE = "protection"
FULLEST = 10
"""Cells listed beside the map."""


def show_density(choice: ProtectionChoice) -> None:
    """Draw the section into the current container."""
    st.subheader("Density of infrastructure", anchor="density")
    st.segmented_control(
        "What is counted",
        list(density.COUNTED),
        format_func=density.COUNTED.__getitem__,
        required=True,
        key=address_sync.key_of(PAGE, "count"),
        label_visibility="collapsed",
    )
    found, table, drawn = _counted(choice.count, choice.stage == "now")
    chart, fullest = st.columns([2, 3], gap="large")
    with chart:
        show_chart(
            drawn,
            table,
            key=f"density-{choice.count}",
            name="density",
            says=f"{len(found):,} cells of {density.CELL_KM} by {density.CELL_KM} km: darker means more.",
            drawn=("Near", table.columns[3]),
        )
    with fullest:
        st.markdown(f"**The densest of {len(found):,} cells**")
        st.dataframe(table.head(FULLEST), hide_index=True, height="content", key="fullest")
        st.caption(density.scope(opened_atlas.atlas(), choice.count))


@cache
def _counted(what: str, in_service: bool) -> tuple[dict[density.Cell, density.Content], pd.DataFrame, Chart]:
    """What the section shows; there are only six answers, each worked out once."""
    atlas = opened_atlas.atlas()
    found = density.density(atlas, what, in_service=in_service)
    return found, density.table(atlas, found, what), density.chart(found, what)
