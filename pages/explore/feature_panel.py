"""The panel of the selected feature: what it is, how sure that is, what was promised about it, and who says so."""

from datetime import date

import streamlit as st

from geodata.records import Commitment
from layers.measures import nearby
from layers.views.map_view import MapView
from layers.wording.evidence import own_grades
from layers.wording.facts import (
    age_note,
    citation,
    facts,
    is_old,
    key_figure_line,
    key_figure_scope,
    named_commitments,
    position_text,
    sources_of,
    status_text,
)
from layers.wording.rights import own_rights, shape_rights
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.best_source import show_best_source_of
from pages.parts.plain_text import as_text, fact_lines, link, source_lines
from pages.parts.promise import show_promise
from pages.parts.terms_used import show_words
from pages.session import explore

NEAREST = 8
"""Features that are named as the nearest ones."""


def show_panel(atlas: Atlas, feature_id: str, today: date) -> None:
    """Draw the panel of one feature into the current container."""
    layer = atlas.layers[str(atlas.layer_of(feature_id))]
    feature = layer.features.loc[feature_id].to_dict()
    kind = layer.info.kinds[feature["kind"]].label
    with st.container(horizontal=True, wrap=False, horizontal_alignment="distribute", vertical_alignment="top"):
        st.header(as_text(feature["name"]), anchor=False)
        st.button(":material/close:", key="close-feature", type="tertiary", on_click=explore.close, args=("select",))
    status, note = as_text(status_text(layer.info, feature)), as_text(age_note(feature, today).strip())
    told = f":gray[{status} {note}]" if is_old(feature["status_as_of"], today) else f"**{status}** :gray[{note}]"
    st.markdown(f"{as_text(kind)}  \n{told}")
    figure = key_figure_line(layer.info, feature)
    if figure:
        with st.container(key="key-figure"):
            st.subheader(as_text(figure), anchor=False)
        scope = key_figure_scope(layer.info, feature)
        if scope:
            st.caption(as_text(scope))
    st.markdown(f":material/my_location: {as_text(position_text(feature))}")
    show_best_source_of(atlas, layer.info, feature, key=feature_id)
    if feature["description"]:
        st.markdown(as_text(feature["description"]))
    page_links.to_surroundings(atlas, feature_id)
    view = explore.explored() or MapView(())
    alone, is_picked = view.only, feature_id in view.pick
    st.button(
        "Take out of the picked" if is_picked else "Add to the picked",
        key="pick",
        icon=":material/remove:" if is_picked else ":material/add:",
        type="tertiary",
        on_click=explore.pick,
        args=(atlas, feature_id),
    )
    if feature_id not in alone:
        st.button(
            "Also show this" if alone else "Show only this",
            key="show-only",
            icon=":material/filter_center_focus:",
            type="tertiary",
            on_click=explore.alone,
            args=(feature_id,),
        )

    naming, about = named_commitments(atlas, feature_id)
    if naming or about:
        st.subheader("Commitments", anchor=False)
        for commitment in naming:
            _show_commitment(atlas, commitment)
        if about:
            with st.expander(f"{len(about)} more about {as_text(layer.info.title.lower())} in general"):
                for commitment in about:
                    _show_commitment(atlas, commitment)
    else:
        st.caption("No commitment names this feature or its layer.")

    st.subheader("Facts", anchor=False)
    published, missing = facts(layer, feature, atlas)
    st.markdown(fact_lines(published, own_grades(atlas, layer.info, feature)))
    if missing:
        st.caption(f"Not published: {as_text(', '.join(missing))}.")

    st.subheader("Sources", anchor=False)
    st.markdown(source_lines(atlas, sources_of(atlas, feature)))
    show_words(atlas, feature["description"], *(commitment.summary for commitment in naming))
    _show_nearest(atlas, feature_id)
    with st.popover("Copy citation", icon=":material/format_quote:"):
        st.code(citation(atlas, layer, feature), language=None, wrap_lines=True)
    st.caption(
        "".join(
            f"{as_text(each.credit)}. Licence: {link(each.licence, each.licence_url)}.  \n"
            for each in (own_rights(layer), *shape_rights(atlas, feature))
        )
        + "  \n".join(as_text(caveat) for caveat in layer.info.caveats)
    )


def _show_nearest(atlas: Atlas, feature_id: str) -> None:
    box = st.popover("Nearest features", icon=":material/straighten:", key=f"nearest:{feature_id}", on_change="rerun")
    if not box.open:  # worked out for those who ask
        return
    with box:
        st.caption("Shortest distance between drawn positions, with its possible error.")
        for near in nearby.nearest(atlas, feature_id, NEAREST):
            page_links.to_feature(atlas, near.id)
            st.caption(as_text(nearby.distance_text(near)))


def _show_commitment(atlas: Atlas, commitment: Commitment) -> None:
    page_links.to_commitment(commitment)
    show_promise(atlas, commitment)
