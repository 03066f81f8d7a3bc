"""The feature that is open on a subject page: what it is, how sure that is, what was promised, and who says so."""

from datetime import date

import streamlit as st

from layers.wording.evidence import own_grades
from layers.wording.facts import age_note, facts, key_figure_line, position_text, sources_of, status_text
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.best_source import show_best_source_of
from pages.parts.plain_text import as_text, fact_lines, source_lines
from pages.session import address_sync


def show_card(atlas: Atlas, page: str, id: str, today: date, beside: str = "") -> None:
    """Draw the facts of one feature into the current container. ``beside`` is what the page itself has found of it,
    as Markdown.
    """
    layer = atlas.layers[str(atlas.layer_of(id))]
    feature = layer.features.loc[id].to_dict()
    with st.container(horizontal=True, wrap=False, horizontal_alignment="distribute", vertical_alignment="top"):
        st.subheader(as_text(feature["name"]), anchor=False)
        st.button(
            ":material/close:",
            key=f"close:{page}",
            help="Close",
            type="tertiary",
            on_click=address_sync.choose,
            args=(page, "select", None),
        )
    st.markdown(
        f"{as_text(layer.info.kinds[feature['kind']].label)}  \n"
        f"**{as_text(status_text(layer.info, feature))}** {as_text(age_note(feature, today).strip())}  \n"
        f"{as_text(key_figure_line(layer.info, feature))}"
    )
    st.markdown(as_text(feature["description"]))
    st.markdown(f":material/my_location: {as_text(position_text(feature))}")
    show_best_source_of(atlas, layer.info, feature, key=id)
    if beside:
        st.markdown(beside)
    for commitment in atlas.commitments_of(id):
        page_links.to_commitment(commitment)
    page_links.to_feature(atlas, id)
    page_links.to_surroundings(atlas, id)
    published, missing = facts(layer, feature, atlas)
    st.markdown(fact_lines(published, own_grades(atlas, layer.info, feature)))
    if missing:
        st.caption(f"Not published: {as_text(', '.join(missing))}.")
    st.markdown("**Sources**")
    st.markdown(source_lines(atlas, sources_of(atlas, feature)))
