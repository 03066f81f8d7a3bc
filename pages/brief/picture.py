"""The picture in the making: what is written on it, how it looks, and the files that it can be taken away as."""

from datetime import date

import streamlit as st

from layers.exports.briefs import LONGEST_NOTES, LONGEST_SUBTITLE, LONGEST_TITLE, Brief, BriefChoice
from layers.exports.picture.forms import FORMS
from layers.exports.sharing import headline
from layers.exports.slides.notes import subtitle_of
from layers.looks.styles import BASES
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.plain_text import as_text
from pages.server import files
from pages.session import address_sync, brief, browser, explore

PAGE = "brief"
FILES = (("pptx", "Slide (PowerPoint)"), ("png", "Picture"), ("svg", "SVG"), ("pdf", "PDF"), ("html", "Web page"))
"""Endings of the files of a picture, the most wanted first, with their words for the reader."""


def show_words_on_it(atlas: Atlas, choice: BriefChoice, today: date) -> None:
    """The fields for title, subtitle, notes, form and colours; what is left empty is written by the atlas."""
    st.text_input(
        "Title",
        key=address_sync.key_of(PAGE, "title"),
        max_chars=LONGEST_TITLE,
        placeholder=headline(choice.view, atlas),
    )
    st.text_input(
        "Subtitle",
        key=address_sync.key_of(PAGE, "subtitle"),
        max_chars=LONGEST_SUBTITLE,
        placeholder=subtitle_of(choice.view, atlas, today),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Shape of pictures",
            list(FORMS),
            format_func=lambda id: FORMS[id].words,
            key=address_sync.key_of(PAGE, "form"),
        )
        st.segmented_control(
            "Colours", list(BASES), format_func=BASES.__getitem__, required=True, key=address_sync.key_of(PAGE, "base")
        )
    st.text_area(
        "Notes for the speaker, on the slide only",
        key=address_sync.key_of(PAGE, "notes"),
        max_chars=LONGEST_NOTES,
        height=68,
        placeholder="The facts and their sources follow your notes",
    )


def show_files(atlas: Atlas, choice: BriefChoice) -> None:
    """The files of the picture, the data behind it, and the pack that it can be put into."""
    with st.container(horizontal=True, gap="small"):
        for ending, label in FILES:
            st.link_button(
                label,
                files.brief_address(choice.brief, ending),
                icon=":material/co_present:" if ending == "pptx" else None,
                type="primary" if ending == "pptx" else "secondary",
                key=f"file:{ending}",
            )
        words = choice.view.but(select=None, commitment=None, camera=None)
        st.link_button("Data (zip)", files.picture_address(words, "zip"), key="file:zip")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Add to the pack",
            icon=":material/add:",
            on_click=address_sync.choose,
            args=(PAGE, "pack", (*choice.pack, choice.brief)),
        )
        page_links.to_view(atlas, choice.view, "Change the map")
        explored = explore.explored()
        if explored and explored != choice.view:
            st.button(
                "Use the map as it stands on Explore",
                icon=":material/sync:",
                type="tertiary",
                on_click=brief.open_brief,
                args=(Brief(explored),),
            )


def show_preview(atlas: Atlas, choice: BriefChoice) -> None:
    """The picture itself, as it will be in the file."""
    address = browser.origin() + files.brief_address(choice.brief, "png")
    with st.container(key=f"preview-{choice.form}"):
        st.image(address, width="stretch")
    width, height = FORMS[choice.form].pixels
    st.caption(f"{as_text(FORMS[choice.form].words)}: {width:,} by {height:,} pixels. A slide is always 16:9.")
