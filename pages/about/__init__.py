"""The About page: what the atlas is, how its facts are checked, and how to report an error."""
