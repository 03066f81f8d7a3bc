"""What several pages show: the map, the table, evidence, links, filters."""
