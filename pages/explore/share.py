"""The share box: the link to exactly this view, and where others can open it a code to scan, a frame, a mail."""

from datetime import date

import streamlit as st

from layers.exports import sharing
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages import addresses
from pages.session import browser

EMBED_WIDTH, EMBED_HEIGHT = 800, 600


def show_share(atlas: Atlas, view: MapView, today: date) -> None:
    """One button that opens the box."""
    box = st.popover("Share", icon=":material/share:", key="share", on_change="rerun")
    if not box.open:  # a link for every step that nobody shares would travel each time
        return
    with box:
        address = addresses.view(view, atlas, browser.origin())
        st.markdown("**Link** to exactly this view")
        st.code(address, language=None, wrap_lines=True)
        if addresses.is_local(browser.origin()):
            st.caption(
                "This address works only on this machine. An atlas on a server also offers an email, a code to scan "
                "and a frame for another site."
            )
            return
        subject, body = sharing.mail_text(view, atlas, address, today)
        st.link_button("Write an email", sharing.mailto(subject, body), icon=":material/mail:")
        if code := sharing.qr_svg(address):
            st.markdown("**Code** to scan")
            st.image(code, width=200)
        frame = addresses.frame(view, atlas, browser.origin())
        st.markdown("**Frame** for another site")
        st.code(
            sharing.embed_snippet(frame, view, atlas, EMBED_WIDTH, EMBED_HEIGHT),
            language="html",
            wrap_lines=True,
        )
