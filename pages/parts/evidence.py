"""What stands behind a figure or a chart: the features it was counted from, their sources, the table, the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import altair as alt
import pandas as pd
import streamlit as st

from layers.wording.chart_words import chart_words
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from loaders.missing import at_hand
from pages.parts import page_links
from pages.parts.along_component import show_along
from pages.parts.in_words import show_in_words
from pages.parts.plain_text import as_text, source_lines

Chart = alt.Chart | alt.LayerChart | alt.FacetChart | alt.HConcatChart | alt.VConcatChart


def show_figures(atlas: Atlas, figures: Sequence[Figure], key: str, width: int = 250) -> None:
    """Figures side by side, each with a box that names the features and the sources that it rests on.

    ``width`` are the pixels of each.
    """
    with st.container(horizontal=True, gap="medium", key=f"figures-{key}"):
        for number, figure in enumerate(figures):
            with st.container(width=width, gap=None):
                st.markdown(f":gray[{as_text(figure.label)}]\n\n**{as_text(figure.value)}**")  # a figure heads nothing
                if figure.note:
                    st.caption(as_text(figure.note))
                if figure.ids:
                    _show_rows(atlas, figure, f"figure:{key}:{number}")


def _show_rows(atlas: Atlas, figure: Figure, key: str) -> None:
    count = len(figure.ids)
    box = st.popover(f"From {count:,} feature{'s' if count != 1 else ''}", key=key, on_change="rerun", type="tertiary")
    if not box.open:  # rows that nobody asks for would travel with every step
        return
    with box:
        for id in figure.ids:
            page_links.to_feature(atlas, id)
        cited = {source for id in figure.ids for source in atlas.feature(id)["sources"]}
        st.markdown("**Sources**")
        st.markdown(source_lines(atlas, (source for id, source in at_hand(atlas.sources).items() if id in cited)))


def show_chart(
    chart: Chart,
    table: pd.DataFrame,
    *,
    key: str,
    name: str,
    says: str,
    drawn: Sequence[str] = (),
    part: str = "",
) -> None:
    """A chart with what it can be taken along as, and the table behind it.

    ``says`` tells in a sentence what it shows, for those who listen; they also hear the columns of the table that are
    ``drawn`` (see `layers.wording.chart_words`). ``name`` and ``part`` are those of the exhibit that it is.
    """
    st.altair_chart(as_built(chart), width="stretch", theme=None, key=f"chart:{key}", alt=says)
    show_in_words(f"{says} {chart_words(table, drawn)}")
    show_along(name, part=part, drawn=True)
    with st.expander("The figures behind this chart", icon=":material/table:"):
        st.dataframe(table, width="stretch", key=f"behind:{key}")


@dataclass(frozen=True, slots=True)
class _AsBuilt:
    chart: Chart

    def to_dict(self) -> dict[str, Any]:
        return self.chart.to_dict(validate=False)


def as_built(chart: Chart) -> alt.Chart:
    """A chart for Streamlit that is not held against Altair's schema again: tests do that, once, and on every run of a
    page it takes longer than all the rest of a chart.
    """
    return cast(alt.Chart, _AsBuilt(chart))  # all that Streamlit asks of it
