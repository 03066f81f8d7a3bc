"""A layer of routeing measures for the small atlas: its kinds differ in look, and in what can be asked of them."""

from tests.small_atlas import STATIONS, feature

LANES = (
    STATIONS.partition("columns = ")[0]
    .replace('title = "Stations"', 'title = "Shipping lanes"')
    .replace('theme = "energy"', 'theme = "shipping"')
    .replace('roles = ["converter_station", "site"]', 'roles = ["traffic_lane"]')
    .replace('hue = "electricity"', 'hue = "shipping"')
    .replace('key_figure = ""', 'key_figure = "direction"')
    + """
columns = ["direction", "scheme"]
[symbol]
width = 1.5
[kinds.lane]
label = "Traffic lane"
width = 2.5
arrows = true
[kinds.route]
label = "Two-way route"
arrows = true
[kinds.zone]
label = "Separation zone"
hue = "caution"
fill = 26
hatched = true
without = ["direction"]
[kinds.junction]
label = "Precautionary area"
hue = "caution"
badge = "caution"
without = ["direction"]
[kinds.track]
label = "Recommended route"
arrows = true
"""
)

WESTBOUND = feature(
    "westbound",
    "Westbound lane",
    "lane",
    {"type": "LineString", "coordinates": [[3, 52], [2, 52]]},
    direction="W",
    scheme="Off Ostend",
)
ROUTE = feature(
    "route",
    "Two-way route",
    "route",
    {"type": "LineString", "coordinates": [[2, 51.7], [3, 51.7]]},
    direction=None,
    scheme="Off Ostend",
)
TRACK = feature(
    "track",
    "Recommended track",
    "track",
    {"type": "LineString", "coordinates": [[2, 51.6], [3, 51.6]]},
    direction="E",
    scheme="Off Ostend",
)
ZONE = feature(
    "zone",
    "Separation zone off Ostend",
    "zone",
    {"type": "Polygon", "coordinates": [[[2, 51.8], [3, 51.8], [3, 51.9], [2, 51.9], [2, 51.8]]]},
    direction=None,
    scheme="Off Ostend",
)
JUNCTION = feature(
    "junction",
    "Junction off Ostend",
    "junction",
    {"type": "Polygon", "coordinates": [[[3, 51.8], [4, 51.8], [4, 52], [3, 52], [3, 51.8]]]},
    direction=None,
    scheme="At Ostend",
)

WITH_LANES = {"lanes": (LANES, [WESTBOUND, ROUTE, TRACK, ZONE, JUNCTION])}
"""To be handed to `tests.small_atlas.small_atlas`."""
