"""The frame of every page: title, navigation and the one stylesheet. The app's main script."""

from datetime import timedelta
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from layers.maps.headings import LIMITS_OF_USE, PURPOSE
from loaders.findings import DataRefused
from loaders.missing import LayerMissing
from pages import observing, opened_atlas
from pages.catalogue import CATALOGUE
from pages.parts.missing import show_lost, show_missing
from pages.parts.plain_text import as_text
from pages.session import browser

HERE = Path(__file__).parent


@st.fragment(run_every=timedelta(days=1))
def go_on_where_the_line_was_cut() -> None:
    """Nothing, once a day. Where any part of a page is run by itself, Streamlit's client asks for a run of the page as
    soon as a line that was cut is back. It may have come to a new session, which knows of no click before that.
    """


browser.meet()
st.set_page_config(
    page_title="North Sea Atlas",
    page_icon=str(HERE / "frame" / "icon.svg"),
    layout="wide",
    initial_sidebar_state="auto",
    menu_items={"About": f"**North Sea Atlas**  \n{PURPOSE} {LIMITS_OF_USE}"},
)
st.html(HERE / "frame" / "atlas.css")
go_on_where_the_line_was_cut()
st.logo(str(HERE / "frame" / "wordmark.svg"), size="large", link=None)
groups: dict[str, list[StreamlitPage]] = {}
for number, entry in enumerate(CATALOGUE):
    url = entry.path.strip("/") or "explore"
    groups.setdefault(entry.group, []).append(
        st.Page(
            entry.script,
            title=entry.title,
            url_path=url,
            default=number == 0,
            visibility="visible" if entry.listed else "hidden",
        )
    )
page = st.navigation(groups, position="top")
try:
    atlas = opened_atlas.atlas()
except DataRefused as refused:
    st.error("The atlas cannot be shown until its data is corrected:")
    for finding in refused.findings:
        st.markdown(f"- {as_text(finding.sentence())}")
    st.stop()
show_missing(atlas)
try:
    with observing.running(f"/{page.url_path}"):
        page.run()
except LayerMissing as lost:
    show_lost(lost, "page")
