"""A layer of many features, as a reader would add it: the README's lights by the thousand, or as lines or areas."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from tests.readme_layer import readme_files

SEA = (-2.0, 52.0, 7.0, 60.0)
"""West, south, east and north of the waters that they lie in."""
LONG, WIDE = 0.12, 0.04
"""Degrees that a line is long at most, and an area wide."""


def write_many(project: Path, count: int, shape: str = "point", ending: str = "gpkg") -> Path:
    """Write the layer ``lighthouses`` of so many features into a copy of the project; gives the file of its features.

    ``shape`` is "point", "line" or "area". The same call writes the same features. The README's own lights, where they
    are there, give way.
    """
    (_, _), (name, toml) = readme_files()
    (project / name).write_text(toml, encoding="utf-8")
    (project / name).with_suffix(".geojson").unlink(missing_ok=True)
    path = (project / name).with_suffix(f".{ending}")
    rows = many(count, shape)
    if ending == "parquet":
        rows.to_parquet(path)
    else:
        rows.to_file(path, engine="pyogrio")
    return path


def many(count: int, shape: str) -> gpd.GeoDataFrame:
    """So many features (EPSG:4326): four of five in service, the rest planned; one of four Belgian."""
    number = np.arange(count)
    planned = number % 5 == 4
    columns = {
        "id": [f"light-{each}" for each in number],
        "name": [f"Light {each}" for each in number],
        "kind": "lighthouse",
        "status": np.where(planned, "planned", "operational"),
        "status_as_of": None,
        "countries": np.where(number % 4 == 3, "BE", "GB"),
        "operator": None,
        "start_year": np.where(planned, 2030, 1950 + number % 70),
        "start_is_estimate": planned,
        "height_m": number % 60 + 10.0,
        "description": "A light that was made up to see how the atlas carries many.",
        "position_accuracy": "approximate",
        "sources": "base-knowledge",
    }
    return gpd.GeoDataFrame(columns, geometry=_shapes(count, shape), crs="EPSG:4326")


def _shapes(count: int, shape: str) -> object:
    chance = np.random.default_rng(7)
    west, south, east, north = SEA
    x, y = (chance.uniform(*sides, count).round(5) for sides in ((west, east), (south, north)))
    if shape == "point":
        return shapely.points(x, y)
    if shape == "area":
        return shapely.box(x, y, x + WIDE, y + WIDE / 2)
    steps = np.stack([np.column_stack([chance.uniform(-LONG, LONG, count) / 4, chance.uniform(-LONG, LONG, count) / 8])
                      for _ in range(4)], axis=1)  # fmt: skip
    return shapely.linestrings(np.column_stack([x, y])[:, None, :] + np.cumsum(steps, axis=1))
