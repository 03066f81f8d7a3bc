"""Serves the atlas to others: several processes as one server, and the web server before them."""
