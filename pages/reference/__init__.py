"""Pages to look things up."""
