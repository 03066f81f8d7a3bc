"""The pictures of the ground that a map begins with: what they show, where, and that they are kept up to date."""

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageStat

from layers.exports.picture.backdrop import frame_of, ground_picture
from layers.looks.basemap import BOUNDS, STRETCHES
from layers.looks.palettes import PALETTES
from layers.looks.styles import BASES, colour
from layers.views.camera import to_world
from pages.server.assets import ground_file

KEPT = [(stretch, base) for stretch in STRETCHES for base in BASES]


def kept(stretch: str, base: str) -> Image.Image:
    return Image.open(ground_file(stretch, base)).convert("RGB")


def seen(stretch: str, base: str, longitude: float, latitude: float) -> tuple[int, int, int]:
    """The colour of the picture at a place."""
    x, y = frame_of(stretch).pixels(to_world(np.array([[longitude, latitude]])))[0]
    return kept(stretch, base).getpixel((int(x), int(y)))


@pytest.mark.parametrize(("stretch", "base"), KEPT)
def test_the_picture_that_is_kept_is_the_one_that_the_style_draws(real_atlas, stretch, base):
    anew = ground_picture(stretch, base, real_atlas).convert("RGB")
    assert max(ImageStat.Stat(ImageChops.difference(anew, kept(stretch, base))).mean) < 0.5


@pytest.mark.parametrize(("stretch", "base"), KEPT)
def test_land_sea_and_lakes_lie_where_they_are(stretch, base):
    palette = PALETTES[base]
    assert seen(stretch, base, 4.35, 50.85) == colour(palette["land"])  # Brussels
    assert seen(stretch, base, 3.2, 53.4) == colour(palette["depth_20"])  # 80 km off Texel
    assert seen(stretch, base, 5.35, 52.7) == colour(palette["lake"])  # IJsselmeer


def test_the_frame_of_a_picture_is_its_stretch():
    assert frame_of("whole").bounds == pytest.approx(BOUNDS)
    assert [kept(stretch, base).size for stretch, base in KEPT] == [
        (1600, 1415), (1600, 1415), (1600, 915), (1600, 915)
    ]  # fmt: skip
