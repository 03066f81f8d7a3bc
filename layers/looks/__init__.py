"""The style table, the symbols, the base map, and what charts look like."""
