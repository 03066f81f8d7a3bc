"""A view, or several, as slides."""
