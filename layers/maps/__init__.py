"""A view as features to draw: the deck, the sheets of a file, the legend, titles, tables."""
