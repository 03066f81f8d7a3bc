"""Tiles written as Mapbox vector tiles, which the map and GIS programs read."""

import gzip
import tempfile
from pathlib import Path

import geopandas as gpd
import pyogrio

from layers.maps.tiling import ROUNDED, Tile

EMPTY = gzip.compress(b"", mtime=0)
"""A tile that holds nothing, packed by gzip."""
MOST_BYTES = 64_000_000
"""A tile is never made smaller by leaving features out, which GDAL does above a size."""


def written(rows: gpd.GeoDataFrame, tile: Tile, name: str) -> bytes:
    """A vector tile, packed by gzip, of one layer called ``name``: the rows of `layers.maps.tiling.in_tile`."""
    if rows.empty:
        return EMPTY
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tiles"
        pyogrio.write_dataframe(
            rows,
            path,
            layer=name,
            driver="MVT",
            dataset_options={
                "MINZOOM": tile.z,
                "MAXZOOM": tile.z,
                "EXTENT": ROUNDED,
                "BUFFER": 0,
                "SIMPLIFICATION": 0,
                "MAX_SIZE": MOST_BYTES,
                "MAX_FEATURES": len(rows) + 1,
                "COMPRESS": True,
            },
        )
        made = path / str(tile.z) / str(tile.x) / f"{tile.y}.pbf"
        return made.read_bytes() if made.exists() else EMPTY
