"""The Coverage page."""

import streamlit as st

st.title("Coverage")
