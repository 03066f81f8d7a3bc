"""The frame of every page: title, navigation and the one stylesheet. The app's main script."""

from pathlib import Path

import streamlit as st

from layers.maps.headings import LIMITS_OF_USE, PURPOSE
from loaders.findings import DataRefused
from pages import opened_atlas
from pages.parts.plain_text import as_text

HERE = Path(__file__).parent

st.set_page_config(
    page_title="North Sea Atlas",
    page_icon=str(HERE / "frame" / "icon.svg"),
    layout="wide",
    initial_sidebar_state="auto",
    menu_items={"About": f"**North Sea Atlas**  \n{PURPOSE} {LIMITS_OF_USE}"},
)
st.html(HERE / "frame" / "atlas.css")
st.logo(str(HERE / "frame" / "wordmark.svg"), size="large", link=None)
page = st.navigation(
    {
        "": [
            st.Page("explore/page.py", title="Explore", url_path="explore", default=True),
            st.Page("interconnectors/page.py", title="Interconnectors", url_path="interconnectors"),
            st.Page("co2/page.py", title="CO2", url_path="co2"),
            st.Page("ports/page.py", title="Ports", url_path="ports"),
            st.Page("protection/page.py", title="Protection", url_path="protection"),
            st.Page("commitments/page.py", title="Commitments", url_path="commitments"),
            st.Page("timeline/page.py", title="Timeline", url_path="timeline"),
            st.Page("brief/page.py", title="Brief", url_path="brief"),
        ],
        "Reference": [
            st.Page("reference/page.py", title="Reference", url_path="reference"),
            st.Page("coverage/page.py", title="Coverage", url_path="coverage"),
            st.Page("sources/page.py", title="Sources", url_path="sources"),
        ],
    },
    position="top",
)
try:
    opened_atlas.atlas()
except DataRefused as refused:
    st.error("The atlas cannot be shown until its data is mended:")
    for finding in refused.findings:
        st.markdown(f"- {as_text(finding.sentence())}")
    st.stop()
page.run()
