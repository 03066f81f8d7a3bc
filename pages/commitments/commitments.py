"""The Commitments page."""

import streamlit as st

st.title("Commitments")
