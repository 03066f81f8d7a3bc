"""The base map: land, borders, lakes, rivers and depths, and the script that builds all but the depths."""

from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = ("land", "borders", "lakes", "rivers", "depth")
"""Names of the GeoJSON files in the folder."""
DEPTHS_M = (20, 40, 100, 200, 500)
"""Metres of the contours. The first four part the banks, the southern sea, the shelf and the Norwegian Trench."""
