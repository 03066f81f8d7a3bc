"""The file in the making: what kind it is, what is written on it, how it looks, and the file itself."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from layers.exports.brief_choice import SEEN, BriefChoice
from layers.exports.briefs import FIRST_FORM, LONGEST_NOTES, LONGEST_SUBTITLE, LONGEST_TITLE, Brief
from layers.exports.formats import FORMATS
from layers.exports.picture.forms import FORMS
from layers.exports.slides.notes import notes_of
from layers.looks.styles import BASES
from layers.maps import headings
from layers.maps.deck import features_shown
from layers.maps.framing import FRAMINGS
from layers.maps.told import view_words
from layers.views.choices import PAPER
from loaders.atlas import Atlas
from pages import addresses
from pages.parts import page_links
from pages.parts.files_row import show_file, show_files
from pages.parts.in_words import show_in_words
from pages.parts.local_server import show_if_local
from pages.parts.picture_component import show_picture
from pages.parts.plain_text import as_text
from pages.session import address_sync, brief, browser, explore

PAGE = "brief"


def show_only(atlas: Atlas, choice: BriefChoice) -> None:
    """Which features alone are drawn, by name; where none is chosen, all that the view shows."""
    found = features_shown(choice.view.but(base=PAPER), atlas)
    told = {id: table for id, table in found.items() if atlas.layers[id].info.theme != "boundaries"}
    names = {str(id): str(name) for table in told.values() for id, name in table["name"].items()}
    st.multiselect(
        "Only these features",
        [*names, *(id for id in choice.only if id not in names)],
        format_func=lambda id: names.get(id) or str(atlas.feature(id)["name"]),
        key=address_sync.key_of(PAGE, "only"),
        filter_mode="contains",
        select_all=False,  # Enter takes the one that is lit, and no other
        placeholder="All that the map shows",
    )


def show_words_on_it(atlas: Atlas, choice: BriefChoice, today: date) -> None:
    """The fields for title, subtitle and notes; what is left empty is written by the atlas."""
    st.text_input(
        "Title",
        key=address_sync.key_of(PAGE, "title"),
        max_chars=LONGEST_TITLE,
        placeholder=headings.title(choice.brief.view, atlas),
    )
    st.text_input(
        "Subtitle",
        key=address_sync.key_of(PAGE, "subtitle"),
        max_chars=LONGEST_SUBTITLE,
        placeholder=headings.standing(choice.brief.view, atlas, today),
    )
    if "notes" in FORMATS[choice.file].words:
        st.text_area(
            "Notes for the speaker",
            key=address_sync.key_of(PAGE, "notes"),
            max_chars=LONGEST_NOTES,
            height=68,
            placeholder="The facts and their sources follow your notes",
        )


def show_form(choice: BriefChoice) -> None:
    """What kind of file is made and seen, where it looks, its colours and, of a picture, its shape."""
    _show_words("Format", {ending: FORMATS[ending].label for ending in SEEN}, "file")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _show_words("Framing", FRAMINGS, "frame")
        _show_words("Colours", BASES, "base")
        if "form" in FORMATS[choice.file].words:
            st.selectbox(
                "Shape", list(FORMS), format_func=lambda id: FORMS[id].words, key=address_sync.key_of(PAGE, "form")
            )


def _show_words(label: str, words: Mapping[str, str], said_as: str) -> None:
    """One of these is chosen, each by its words; ``said_as`` is what the address calls it."""
    st.segmented_control(
        label,
        list(words),
        format_func=words.__getitem__,
        required=True,
        key=address_sync.key_of(PAGE, said_as),
        wrap=True,  # with large letters nothing is hidden beyond an edge
    )


def show_file_of(atlas: Atlas, choice: BriefChoice) -> None:
    """The file that is seen."""
    show_file(atlas, choice.brief, FORMATS[choice.file], first=True)
    show_if_local()


def show_other_ways(atlas: Atlas, choice: BriefChoice) -> None:
    """The pack that the brief can be put into, its map, and its other files."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Add to the pack",
            key="add-to-the-pack",
            icon=":material/add:",
            on_click=address_sync.choose,
            args=(PAGE, "pack", (*choice.pack, choice.brief)),
        )
        page_links.to_view(atlas, choice.brief.view, "Change the map")
        explored = explore.explored()
        if explored and explored != choice.brief.view:
            st.button(
                "Use the map as it is on Explore",
                icon=":material/sync:",
                type="tertiary",
                on_click=brief.open_brief,
                args=(Brief(explored),),
            )

    with st.expander("All files of this view", icon=":material/download:"):
        show_files(atlas, choice.brief)


def show_preview(atlas: Atlas, choice: BriefChoice, today: date) -> None:
    """The file itself as it will be: of a slide a picture of it, with what is told to its speaker below."""
    kind = FORMATS[choice.file]
    shape = FORMS[choice.form if "form" in kind.words else FIRST_FORM]
    address = browser.origin() + addresses.file(choice.brief, kind.seen_as, atlas)
    title = choice.title or headings.title(choice.brief.view, atlas)
    show_picture(address, words=f"{kind.label}: {title}", shape=shape, key="preview-picture", followed=True)
    show_in_words(view_words(choice.brief.drawn(atlas), atlas, today))
    if "form" in kind.words:
        form = FORMS[choice.form]
        width, height = form.pixels if choice.file == "png" else (form.width, form.height)
        st.caption(f"{kind.label}, {as_text(form.words)}: {width:,.0f} by {height:,.0f} pixels.")
        return
    st.caption("You can edit the title, legend and sources in the slide. It uses your computer's fonts.")
    with st.expander("What the notes say", icon=":material/notes:"):
        st.text(notes_of(choice.brief.drawn(atlas), atlas, notes=choice.notes, today=today))
