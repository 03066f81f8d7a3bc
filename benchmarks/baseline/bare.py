"""The baseline of sessions: a page of Streamlit with a heading and a line, and nothing of the atlas."""

import streamlit as st

st.title("A page")
st.markdown("A line of text.")
