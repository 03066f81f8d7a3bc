"""The Timeline page."""

import streamlit as st

st.title("Timeline")
