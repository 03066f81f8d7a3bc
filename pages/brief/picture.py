"""The picture in the making: what is written on it, how it looks, and the files that it can be taken away as."""

from datetime import date

import streamlit as st

from layers.exports.briefs import LONGEST_NOTES, LONGEST_SUBTITLE, LONGEST_TITLE, Brief, BriefChoice
from layers.exports.formats import FORMATS
from layers.exports.picture.forms import FORMS
from layers.looks.styles import BASES
from layers.maps import headings
from loaders.atlas import Atlas
from pages import addresses
from pages.parts import page_links
from pages.parts.plain_text import as_text
from pages.session import address_sync, brief, browser, explore

PAGE = "brief"


def show_words_on_it(atlas: Atlas, choice: BriefChoice, today: date) -> None:
    """The fields for title, subtitle, notes, form and colours; what is left empty is written by the atlas."""
    st.text_input(
        "Title",
        key=address_sync.key_of(PAGE, "title"),
        max_chars=LONGEST_TITLE,
        placeholder=headings.title(choice.view, atlas),
    )
    st.text_input(
        "Subtitle",
        key=address_sync.key_of(PAGE, "subtitle"),
        max_chars=LONGEST_SUBTITLE,
        placeholder=headings.standing(choice.view, atlas, today),
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
        for number, kind in enumerate(each for each in FORMATS.values() if each.of == "map"):
            st.link_button(
                f"{kind.label} ({kind.program})" if kind.program else kind.label,
                addresses.file(choice.brief, kind.ending, atlas),
                icon=":material/co_present:" if number == 0 else None,
                type="primary" if number == 0 else "secondary",
                key=f"file:{kind.ending}",
            )
        st.link_button("Data (zip)", addresses.data_file(choice.view, "zip", atlas), key="file:zip")
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
    address = browser.origin() + addresses.file(choice.brief, "png", atlas)
    with st.container(key=f"preview-{choice.form}"):
        st.image(address, width="stretch")
    width, height = FORMS[choice.form].pixels
    st.caption(f"{as_text(FORMS[choice.form].words)}: {width:,} by {height:,} pixels. A slide is always 16:9.")
