"""Nautilus: what it would add, how it came here, what is decided and what is open."""

import streamlit as st

from layers.interconnectors import nautilus
from layers.interconnectors.links import CABLES
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.evidence import show_figures
from pages.parts.plain_text import as_text, link, source_lines
from pages.parts.promise import show_promise
from pages.parts.terms_used import show_words


def show_nautilus(atlas: Atlas) -> None:
    """Draw the section into the current container; nothing where the atlas has no such link."""
    if atlas.layer_of(nautilus.LINK) != CABLES:
        return
    feature = atlas.feature(nautilus.LINK)
    st.subheader(as_text(feature["name"]), anchor="nautilus")
    st.markdown(as_text(feature["description"]))
    show_figures(atlas, nautilus.added_figures(atlas), key="nautilus")
    for remark in nautilus.remarks(atlas):
        st.caption(as_text(remark))
    steps = nautilus.history(atlas)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.markdown("**What happened**")
        for step in steps:
            with st.container(horizontal=True, wrap=False, gap="small", vertical_alignment="top"):
                st.markdown(f":gray[{as_text(step.when)}]", width=125)
                with st.container(gap=None):
                    st.markdown(as_text(step.text))
                    if step.event:
                        page_links.to_event(step.event, "On the timeline")
    with right:
        st.markdown("**What is decided**, the newest first")
        st.markdown(
            "\n".join(
                f"- {as_text(step.when)}: {as_text(step.text.split('. ')[0].rstrip('.'))}."
                for step in nautilus.decided(steps)
            )
        )
        st.markdown("**What is open**")
        st.markdown("\n".join(f"- {as_text(label)}: {as_text(words)}" for label, words in nautilus.open_points(atlas)))
        commitments, instruments = nautilus.rests_on(atlas)
        st.markdown("**What was promised**")
        for commitment in commitments:
            page_links.to_commitment(commitment)
            show_promise(atlas, commitment)
        for each in instruments:
            st.markdown(
                f"{link(each.name, each.url)}: {as_text(each.what_it_does)} {as_text(each.status.capitalize())}."
            )
    show_words(atlas, *(f"{step.text}" for step in steps), feature["description"], feature["regulatory_regime"])
    with st.expander("Sources of this section", icon=":material/article:"):
        cited = {*feature["sources"], *(id for step in steps if step.event for id in step.event.sources)}
        st.markdown(source_lines(source for id, source in atlas.sources.items() if id in cited))
