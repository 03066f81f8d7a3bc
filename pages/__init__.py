"""Shows: the pages, their shared parts, the map component and the addresses the server answers beside them."""
