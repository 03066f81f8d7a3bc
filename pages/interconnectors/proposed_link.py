"""The proposed link: what it would add, how it came here, what is decided and what is open."""

import streamlit as st

from layers.interconnectors import proposed_link
from layers.interconnectors.steps import decided
from layers.wording.events import date_text
from loaders.atlas import Atlas
from loaders.missing import at_hand
from pages.parts import page_links
from pages.parts.evidence import show_figures
from pages.parts.plain_text import as_text, link, source_lines
from pages.parts.promise import show_promise
from pages.parts.terms_used import show_words


def show_proposed_link(atlas: Atlas) -> None:
    """Draw the section into the current container; nothing where the pages are about no proposed link."""
    id = atlas.subjects.proposed_link
    if not id:
        return
    feature = atlas.feature(id)
    st.subheader(as_text(feature["name"]), anchor=id)
    st.markdown(as_text(feature["description"]))
    show_figures(atlas, proposed_link.added_figures(atlas, id), key=id)
    for remark in proposed_link.remarks(atlas, id):
        st.caption(as_text(remark))
    steps = proposed_link.history(atlas, id)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.markdown("**What happened**")
        for step in steps:
            with st.container(horizontal=True, wrap=False, gap="small", vertical_alignment="top"):
                st.markdown(f":gray[{as_text(step.when)}]", width=125)
                with st.container(gap=None):
                    st.markdown(as_text(step.text))
                    if step.event:
                        page_links.to_event(step.event, f"{date_text(step.event)} on the timeline")
    with right:
        st.markdown("**What is decided**, the newest first")
        st.markdown("\n".join(f"- {as_text(step)}" for step in decided(atlas, id)))
        st.markdown("**What is open**")
        points = proposed_link.open_points(atlas, id)
        st.markdown("\n".join(f"- {as_text(label)}: {as_text(words)}" for label, words in points))
        commitments, instruments = proposed_link.rests_on(atlas, id)
        st.markdown("**What was promised**")
        for commitment in commitments:
            page_links.to_commitment(commitment)
            show_promise(atlas, commitment)
        for each in instruments:
            status = each.status[:1].upper() + each.status[1:]
            st.markdown(f"{link(each.name, each.url)}: {as_text(each.what_it_does)} {as_text(status)}.")
    show_words(atlas, *(f"{step.text}" for step in steps), feature["description"], feature["regulatory_regime"])
    with st.expander("Sources of this section", icon=":material/article:"):
        cited = {*feature["sources"], *proposed_link.sources_of(atlas, id)}
        st.markdown(source_lines(atlas, (source for name, source in at_hand(atlas.sources).items() if name in cited)))
