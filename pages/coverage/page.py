"""The Coverage page: which commitments the map can show, and which it cannot, with the reason."""

import streamlit as st

from layers.commitments.coverage import coverage, coverage_chart, without_a_commitment, without_a_place
from layers.views.choices import Choice
from layers.wording.chart_words import chart_words
from pages import opened_atlas
from pages.parts import page_links
from pages.parts.along_component import show_along
from pages.parts.filters import show_notes
from pages.parts.in_words import show_in_words
from pages.parts.plain_text import as_text
from pages.parts.terms_used import show_words
from pages.session import address_sync

atlas = opened_atlas.atlas()
choice, notes = address_sync.arrive("coverage", Choice.from_query, atlas)
address_sync.settle("coverage", choice, atlas)
unplaced, bare, table = without_a_place(atlas), without_a_commitment(atlas), coverage(atlas)
missing = sum(len(found) for found in unplaced.values())

show_notes(notes)
st.title("Coverage", anchor=False)
st.markdown(
    f"Of {len(atlas.commitments)} commitments, {len(atlas.commitments) - missing} are on the map in whole or in part. "
    f"{missing} have no place, and {len(bare)} of {len(atlas.layers)} layers have no commitment. "
    "Figures: number of commitments from each theme tied to each layer."
)
SAYS = "Grid of layers by theme, with the number of commitments in each cell."
st.altair_chart(coverage_chart(table), theme=None, alt=SAYS)
show_in_words(f"{SAYS} {chart_words(table.rename_axis('Layer'), most=None)}")
show_along("coverage", drawn=True)
with st.expander("The same as a table"):
    st.dataframe(table)

left, right = st.columns([3, 2], gap="large")
with left:
    st.header("Commitments without a place", anchor=False)
    for theme, found in unplaced.items():
        with st.expander(f"{theme}: {len(found)}"):
            for commitment in found:
                page_links.to_commitment(commitment)
                st.caption(as_text(commitment.why_unmapped))
with right:
    st.header("Layers without a commitment", anchor=False)
    for layer in bare:
        st.markdown(f"**{as_text(layer.info.title)}**: {as_text(layer.info.summary)}")
show_words(
    atlas, *(each.why_unmapped for found in unplaced.values() for each in found), *(each.info.summary for each in bare)
)
