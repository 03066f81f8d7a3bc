"""Wind power at sea: how much stands and is to come, held against what states mean to have."""
