"""The base map: land, borders, lakes, rivers and waterlines, and the script that builds them."""

from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = ("land", "borders", "lakes", "rivers", "waterlines", "waterlines_near")
"""Names of the GeoJSON files in the folder."""
