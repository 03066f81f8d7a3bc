"""The commitments: the list of all, one opened, and what is on the map of each."""
