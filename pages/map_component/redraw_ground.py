"""Draws the ground's pictures anew when colours or coast have changed.

``python -m pages.map_component.redraw_ground``
"""

from layers.ground_picture import STRETCHES, ground_picture
from layers.styles import BASES
from loaders.atlas import open_atlas
from pages.assets import ground_file


def main() -> None:
    """Draw, and keep the files beside the map's code."""
    atlas = open_atlas()
    for base in BASES:
        for stretch in STRETCHES:
            ground_picture(stretch, base, atlas).save(ground_file(stretch, base), optimize=True)


if __name__ == "__main__":
    main()
