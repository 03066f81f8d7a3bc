"""Reads the files of `geodata/`, checks them by the rules in `checks`, and hands on frozen records.

Start at `atlas.open_atlas`. Nothing here draws, and nothing here knows Streamlit.
"""
