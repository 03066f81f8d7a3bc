"""The page Compare: two maps under one camera."""
