"""The Reference page."""

import streamlit as st

st.title("Reference")
