"""Links from one page to another: they keep the session, so that nothing the reader has chosen is lost."""

import streamlit as st

from geodata.records import Commitment
from loaders.atlas import Atlas
from pages import session
from pages.plain_text import as_text

EXPLORE = "explore/explore.py"
COMMITMENTS = "commitments/commitments.py"


def to_commitment(commitment: Commitment) -> None:
    """A link that opens a commitment."""
    st.page_link(
        COMMITMENTS,
        label=as_text(commitment.title),
        icon=":material/handshake:",
        query_params={"commitment": commitment.id},
    )


def to_feature(atlas: Atlas, feature_id: str) -> None:
    """A link that shows a feature on the map of the Explore page, with its panel open."""
    st.page_link(
        EXPLORE,
        label=as_text(atlas.feature(feature_id)["name"]),
        icon=":material/location_on:",
        query_params=session.view_with(atlas, feature_id).to_query(atlas),
    )
