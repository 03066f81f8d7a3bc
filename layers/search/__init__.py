"""One search: what can be found in the atlas, and what a reader's words mean of it."""
