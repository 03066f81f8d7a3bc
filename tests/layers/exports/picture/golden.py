"""Ten views and their golden pictures in `golden/`. ``python -m tests.layers.exports.picture.golden`` draws them anew.

Look at what it has drawn before you commit it: the pictures say how the atlas is meant to look.
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from geodata.records import STATUSES
from layers.exports.picture import picture
from layers.exports.picture.forms import Form
from layers.maps.headings import FIRST_TITLE
from layers.views.map_view import NAMED_VIEWS, Camera, MapView
from loaders.atlas import Atlas, open_atlas

FOLDER = Path(__file__).parent / "golden"
FORM = Form(960, 540, 0.45)
MOST = 10
"""How far a pixel may be from the golden picture's, of 255 in red, green or blue, after both were blurred.

The blur takes away what a shift by a tenth of a pixel changes. A line in another colour or with another dash changes
nearly twice as much, a layer that is missing many times.
"""
BLUR = 2.5
"""Pixels."""
STEP = 8
"""Colours of golden pictures are rounded to multiples of this, which makes their files half as large."""


def _named(id: str) -> Camera:
    """A named view as a camera, so that a picture does not depend on how wide its legend is."""
    west, south, east, north = next(view.bounds for view in NAMED_VIEWS if view.id == id)
    return Camera(round((south + north) / 2, 4), round((west + east) / 2, 4), 5.5)


LAYERS = (
    "interconnectors", "energy_islands", "offshore_wind", "transmission_offshore", "converter_stations",
    "gas_pipelines", "lng_terminals", "nuclear", "hydrogen", "co2_storage", "co2_transport", "ports",
    "shipping_lanes", "shipping_corridors", "green_corridors", "autonomous_shipping", "security_sites",
    "maritime_boundaries", "eez",
)  # fmt: skip
"""The layers of these pictures: whoever adds another to the atlas does not draw them anew."""
FIRST = MapView(("interconnectors", "energy_islands", "co2_storage", "ports", "green_corridors", "maritime_boundaries"))
GUARDED = "security-strategic-infrastructure"


def _followed(atlas: Atlas) -> MapView:
    shown = {*FIRST.layers, *atlas.commitments[GUARDED].map_layers}
    return FIRST.but(layers=tuple(id for id in atlas.layers if id in shown), commitment=GUARDED)


VIEWS: dict[str, Callable[[Atlas], MapView]] = {
    "first-sight": lambda _: FIRST,
    "night": lambda _: FIRST.but(base="night"),
    "selected": lambda _: FIRST.but(select="nautilus"),
    "followed": _followed,
    "filtered": lambda _: MapView(("offshore_wind", "gas_pipelines"), ("operational",), countries=("BE", "NL")),
    "year": lambda _: MapView(("interconnectors", "co2_storage", "co2_transport"), year=2030),
    "near": lambda _: FIRST.but(camera=Camera(51.34, 3.2, 10.5)),
    "northern-north-sea": lambda _: MapView(
        ("gas_pipelines", "co2_storage", "eez"), camera=_named("northern-north-sea")
    ),
    "all-layers": lambda atlas: MapView(tuple(id for id in atlas.layers if id in LAYERS), tuple(STATUSES)),
    "none": lambda _: MapView(()),
}
"""Name of a golden picture -> its view."""


def draw(view: MapView, atlas: Atlas) -> Image.Image:
    """The picture as it is drawn now."""
    first = view.layers == FIRST.layers and not view.commitment
    return read(picture.picture(view, atlas, form=FORM, title=FIRST_TITLE if first else None))


def read(content: bytes) -> Image.Image:
    """A picture without transparency."""
    return Image.open(io.BytesIO(content)).convert("RGB")


def golden(name: str) -> Image.Image:
    """The picture as it is meant to look."""
    return read((FOLDER / f"{name}.png").read_bytes())


def difference(one: Image.Image, other: Image.Image) -> int:
    """How far the two are apart where they differ most: 0 to 255."""
    if one.size != other.size:
        return 255
    blurred = (each.filter(ImageFilter.GaussianBlur(BLUR)) for each in (one, other))
    return max(most for _, most in ImageChops.difference(*blurred).getextrema())  # type: ignore[misc]


def main() -> None:
    """Draw all of them anew and say which have changed."""
    atlas = open_atlas()
    FOLDER.mkdir(exist_ok=True)
    for name, view in VIEWS.items():
        path = FOLDER / f"{name}.png"
        now = draw(view(atlas), atlas)
        apart = difference(now, golden(name)) if path.exists() else 255
        if apart > STEP:
            now.point([min(255, round(value / STEP) * STEP) for value in range(256)] * 3).save(path, optimize=True)
        told = "as before" if apart <= STEP else f"drawn anew, {apart} of 255 apart"
        print(f"{name}: {told}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    sys.exit(main())
