"""The pack in the making, and the packs that the atlas makes of a commitment or a subject."""

import streamlit as st

from geodata.records import COMMITMENT_THEMES
from layers.exports.brief_choice import BriefChoice
from layers.exports.briefs import LONGEST_TITLE, MOST_SLIDES, PACK_HEADING, Brief
from layers.maps import headings
from loaders.atlas import Atlas
from pages import addresses
from pages.brief.gallery import show_small
from pages.parts.file_component import show_slow_file
from pages.parts.plain_text import as_text
from pages.session import address_sync

PAGE = "brief"


def show_pack(atlas: Atlas, choice: BriefChoice) -> None:
    """The briefs that were put aside, in order, with their title, and the file of all of them."""
    own, made = st.columns([8, 4], gap="large")
    with own, st.container(key="pack"):
        st.header("Your pack", anchor=False)
        st.text_input(
            "Title of the pack",
            key=address_sync.key_of(PAGE, "heading"),
            max_chars=LONGEST_TITLE,
            placeholder=PACK_HEADING,
        )
        if not choice.pack:
            st.caption(
                "The pack is empty. Add the picture above. The pack has a title slide, one slide for each view, a "
                "table of the features named on the maps, and the sources."
            )
        for number, brief in enumerate(choice.pack):
            _show_slide(atlas, choice.pack, number, brief)
        if choice.pack:
            words = f"Pack of {len(choice.pack)} view{'s' if len(choice.pack) != 1 else ''} (PowerPoint)"
            _show_file(addresses.pack(choice.pack, choice.heading, atlas), words, "pack-file")
        if len(choice.pack) == MOST_SLIDES:
            st.caption(f"A pack holds {MOST_SLIDES} views.")
    with made:
        st.header("Ready-made packs", anchor=False)
        _show_made(atlas, choice.base)


def _show_slide(atlas: Atlas, pack: tuple[Brief, ...], number: int, brief: Brief) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"slide-{number}"):
        with st.container(width=120):
            show_small(atlas, brief, f"slide-picture:{number}")
        st.markdown(f"**{number + 1}.** {as_text(brief.title or headings.title(brief.view, atlas))}", width="stretch")
        for label, order in (
            ("Earlier", moved(pack, number, -1)),
            ("Later", moved(pack, number, 1)),
            ("Remove", pack[:number] + pack[number + 1 :]),
        ):
            st.button(
                label,
                key=f"{label}:{number}",
                type="tertiary",
                disabled=order == pack,
                on_click=address_sync.choose,
                args=(PAGE, "pack", order),
            )


def moved(pack: tuple[Brief, ...], number: int, by: int) -> tuple[Brief, ...]:
    """The pack with one of its briefs a place earlier or later; as it is where there is no such place."""
    to = number + by
    if not 0 <= to < len(pack):
        return pack
    order = list(pack)
    order.insert(to, order.pop(number))
    return tuple(order)


def _show_made(atlas: Atlas, base: str) -> None:
    subjects = {("subject", id): f"Subject: {title}" for id, title in COMMITMENT_THEMES.items()}
    names = subjects | {("commitment", id): record.title for id, record in atlas.commitments.items()}
    wanted = st.selectbox(
        "Commitment or subject",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Choose one",
        key="made",
        label_visibility="collapsed",
    )
    st.caption("What was promised, what became of it, its places on a map and in a table, and the sources.")
    if wanted:
        _show_file(addresses.ready_pack(*wanted, base), "Pack (PowerPoint)", "made-file")


def _show_file(address: str, label: str, key: str) -> None:
    show_slow_file(address, label=label, progress=addresses.progress(address), key=key)
