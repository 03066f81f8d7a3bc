"""The frame of every page: title, navigation and the one stylesheet. The app's main script."""

from pathlib import Path

import streamlit as st

from layers.headings import LIMITS_OF_USE, PURPOSE
from loaders.findings import DataRefused
from pages import opened
from pages.plain_text import as_text

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
            st.Page("explore/explore.py", title="Explore", url_path="explore", default=True),
            st.Page("interconnectors/interconnectors.py", title="Interconnectors", url_path="interconnectors"),
            st.Page("co2/co2.py", title="CO2", url_path="co2"),
            st.Page("ports/ports.py", title="Ports", url_path="ports"),
            st.Page("protection/protection.py", title="Protection", url_path="protection"),
            st.Page("commitments/commitments.py", title="Commitments", url_path="commitments"),
            st.Page("timeline/timeline.py", title="Timeline", url_path="timeline"),
            st.Page("brief/brief.py", title="Brief", url_path="brief"),
        ],
        "Reference": [
            st.Page("reference/reference.py", title="Reference", url_path="reference"),
            st.Page("commitments/coverage.py", title="Coverage", url_path="coverage"),
            st.Page("reference/sources.py", title="Sources", url_path="sources"),
        ],
    },
    position="top",
)
try:
    opened.atlas()
except DataRefused as refused:
    st.error("The atlas cannot be shown until its data is mended:")
    for finding in refused.findings:
        st.markdown(f"- {as_text(finding.sentence())}")
    st.stop()
page.run()
