"""The Ports page: one port, what comes ashore there, and ports, routes and lanes side by side."""
