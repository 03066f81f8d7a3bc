"""What was chosen: a store with its way by sea and what is missing, or a terminal or pipeline in short."""

from collections.abc import Sequence

import streamlit as st

from layers.co2.choice import Co2Choice, store_layer, transport_layer
from layers.co2.outlets import Outlet, belgian_link, feature_of
from layers.co2.ways import ways_in
from layers.wording.evidence import best_source_told
from layers.wording.facts import (
    blank,
    facts,
    key_figure_line,
    number,
    position_text,
    sources_of,
    status_text,
    year_text,
)
from loaders.atlas import Atlas
from pages.co2.routes_map import PAGE
from pages.parts import page_links
from pages.parts.plain_text import as_text, source_lines
from pages.parts.terms_used import show_words
from pages.session import address_sync


def show_selected(atlas: Atlas, every: Sequence[Outlet], choice: Co2Choice) -> None:
    """Draw what is chosen into the current container."""
    feature = atlas.feature(str(choice.select))
    with st.container(border=True, key="outlet"):
        with st.container(horizontal=True, wrap=False, horizontal_alignment="distribute"):
            st.subheader(as_text(feature["name"]), anchor=False)
            st.button(
                ":material/close:",
                key="close-outlet",
                help="Close",
                type="tertiary",
                on_click=address_sync.choose,
                args=(PAGE, "select", None),
            )
        outlet = next((each for each in every if each.id == choice.select), None)
        if outlet:
            _show_store(atlas, outlet, choice)
        else:
            _show_transport(atlas, str(choice.select))


def _show_store(atlas: Atlas, outlet: Outlet, choice: Co2Choice) -> None:
    feature = feature_of(atlas, outlet.id)
    way, missing, record = st.columns(3, gap="medium")
    with way:
        st.markdown("**How to get there**")
        for line in ways_in(atlas, outlet, choice):
            st.markdown(f"- {as_text(line)}")
        for line in outlet.pipelines:
            page_links.to_feature(atlas, line)
        st.caption(as_text(f"Position of the store: {position_text(feature).lower()}. {feature['position_note']}"))
    with missing:
        st.markdown("**Still missing**")
        st.markdown("\n".join(f"- {as_text(gap.sentence)}" for gap in outlet.gaps) or "Nothing is recorded as missing.")
        if outlet.answer.since:
            st.markdown(f"**In place**\n- {as_text(outlet.answer.why)}")
    with record:
        st.markdown("**What the record says**")
        st.markdown(as_text(feature["description"]))
        st.markdown(f":gray[Of Belgium:] {as_text(belgian_link(feature))}")
        page_links.to_feature(atlas, outlet.id)
        with st.popover("Facts and sources", icon=":material/info:"):
            known, _ = facts(store_layer(atlas), feature, atlas)
            st.markdown("\n".join(f"- {as_text(fact.label)}: {as_text(fact.value)}" for fact in known))
            st.caption(as_text(best_source_told(atlas, store_layer(atlas).info, feature)))
            st.markdown(source_lines(atlas, [*sources_of(atlas, feature), *outlet.answer.sources]))
    show_words(atlas, feature["description"], *(gap.sentence for gap in outlet.gaps), outlet.answer.why)


def _show_transport(atlas: Atlas, id: str) -> None:
    feature, layer = feature_of(atlas, id), transport_layer(atlas)
    parts = [
        layer.info.kinds[feature["kind"]].label,
        status_text(layer.info, feature),
        f"In service from: {year_text(feature)}",
        key_figure_line(layer.info, feature),
    ]
    if not blank(feature["length_km"]):
        parts.append(f"Published length {number(feature['length_km'])} km")
    st.markdown(as_text(". ".join(part for part in parts if part) + "."))
    st.markdown(as_text(feature["description"]))
    st.caption(as_text(f"Position: {position_text(feature).lower()}. {feature['position_note']}"))
    page_links.to_feature(atlas, id)
    with st.popover("Sources", icon=":material/info:"):
        st.caption(as_text(best_source_told(atlas, layer.info, feature)))
        st.markdown(source_lines(atlas, sources_of(atlas, feature)))
