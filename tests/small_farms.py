"""A layer of wind farms for the small atlas: three sites, two of which have an outline of another publisher."""

import json

from tests.small_atlas import SOURCES, STATIONS, feature

FARMS = (
    STATIONS.partition("columns = ")[0]
    .replace('title = "Stations"', 'title = "Wind farms"')
    .replace('roles = ["converter_station", "site"]', 'roles = ["wind_farm", "site"]')
    .replace('hue = "electricity"', 'hue = "wind"')
    .replace("label_from_zoom = 8", "label_from_zoom = 8\noutline_from_zoom = 7.5")
    + """
columns = ["shape_from", "shape_accuracy"]
[symbol]
size = 9
[kinds.farm]
label = "Wind farm"
"""
)
CREDIT = "Outlines: Sea Office, open data"
ORIGINALS = f"""
[[originals]]
file = "sites.geojson"
source = "sea-office"
recipe = "outlines"
into = "outlines/farms.geojson"
origin = "A download."
edition = "2026"
licence_url = "https://example.org/nlod"
credit = "{CREDIT}"
accuracy = "Official."
sha256 = "0"
"""
SOURCE = 'sea-office,"Sites at sea",Sea Office,https://example.org/sites,2026,NLOD 2.0,Outlines,authority\n'


def square(west: float, south: float) -> dict[str, object]:
    """A square of a fifth of a degree."""
    east, north = round(west + 0.2, 1), round(south + 0.2, 1)
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def farm(id: str, at: list[float], **more: object) -> dict[str, object]:
    """A wind farm, with an outline unless it is told otherwise."""
    shape = {"shape_from": "sea-office", "shape_accuracy": "official"} | more
    return feature(id, id.title(), "farm", {"type": "Point", "coordinates": at}, **shape)


OUTLINES = {"alpha": square(2.4, 51.6), "beta": square(2.8, 51.6)}
WITH_FARMS = {
    "farms": (
        FARMS,
        [
            farm("alpha", [2.5, 51.7], countries=["BE"]),
            farm("beta", [2.9, 51.7], status="planned", position_accuracy="indicative"),
            farm("gamma", [3.2, 51.7], shape_from=None, shape_accuracy=None),
        ],
    )
}
FARM_FILES = {
    "sources.csv": SOURCES + SOURCE,
    "build/originals.toml": ORIGINALS,
    "outlines/farms.geojson": json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "id": id, "properties": {"id": id}, "geometry": shape}
                for id, shape in OUTLINES.items()
            ],
        }
    ),
}
"""The files of the data that go with the layer."""
