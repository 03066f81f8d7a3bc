"""How good the evidence is: all records by the grade of their best source, as bars and layer by layer."""

import streamlit as st

from layers.reference.source_index import graded, graded_text, grades_chart
from layers.wording.chart_words import chart_words
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.in_words import show_in_words
from pages.parts.plain_text import as_text


def show_grades(atlas: Atlas) -> None:
    """Draw the section into the current container."""
    st.header("How good the evidence is", anchor="grades")
    table = graded(atlas)
    st.markdown(as_text(graded_text(atlas, table)))
    bars, meanings = st.columns([2, 3], gap="large")
    with bars:
        says = "Bars: number of records with each grade."
        st.altair_chart(grades_chart(atlas, table), theme=None, alt=says)
        show_in_words(f"{says} {chart_words(table.tail(1))}")
    with meanings:
        st.markdown(
            "  \n".join(
                f"{as_text(f'{grade.mark} {grade.label}')}: :gray[{as_text(grade.meaning)}]"
                for grade in atlas.grades.values()
            )
        )
    st.dataframe(table, height=430)
    show_along("grades", drawn=True)
