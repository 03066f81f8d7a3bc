"""The list of all charts and tables that can be taken along: name -> entry."""

from layers.exhibits import co2, evidence, interconnectors, ports, protection, records, wind

EXHIBITS = {
    name: entry
    for room in (evidence, interconnectors, co2, ports, wind, protection, records)
    for name, entry in room.EXHIBITS.items()
}
"""The name of an exhibit in its addresses -> where it is shown and how it is made, page by page."""
