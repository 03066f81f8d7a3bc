"""The Brief page: a view on a slide or a picture, in the reader's own words, and packs of several."""
