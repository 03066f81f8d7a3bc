"""A view as one picture, PNG, SVG or PDF."""
