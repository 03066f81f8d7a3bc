"""The wind page."""
