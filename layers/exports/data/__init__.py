"""The features of a view as data files."""
