"""What is true: the records, shapes, commitments and sources of the atlas, and the types they are read into."""
