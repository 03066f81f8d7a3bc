"""Draws the ground's pictures anew when colours or coast have changed.

``python -m tests.layers.exports.picture.redraw_ground``
"""

from layers.exports.picture.backdrop import STRETCHES, ground_picture
from layers.looks.styles import BASES
from loaders.atlas import open_atlas
from pages.server.assets import ground_file


def main() -> None:
    """Draw, and keep the files beside the map's code."""
    atlas = open_atlas()
    for base in BASES:
        for stretch in STRETCHES:
            ground_picture(stretch, base, atlas).save(ground_file(stretch, base), optimize=True)


if __name__ == "__main__":
    main()
