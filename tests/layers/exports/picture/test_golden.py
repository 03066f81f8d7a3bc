"""Ten views look as they are meant to look: their pictures are compared with golden ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from layers.exports.picture import map as drawn_map
from layers.looks import styles
from loaders.atlas import Atlas
from tests.layers.exports.picture.golden import FOLDER, MOST, VIEWS, difference, draw, golden

LARGEST = 60_000
"""Bytes of a golden picture: they travel with every copy of the project."""


@pytest.fixture(scope="module")
def drawn(real_atlas: Atlas) -> dict[str, Image.Image]:
    return {name: draw(view(real_atlas), real_atlas) for name, view in VIEWS.items()}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_looks_like_its_golden_picture(name: str, drawn: dict[str, Image.Image], tmp_path: Path) -> None:
    apart = difference(drawn[name], golden(name))
    if apart > MOST:
        drawn[name].save(tmp_path / f"{name}.png")
    assert apart <= MOST, (
        f"The picture {tmp_path / name}.png is not like {FOLDER / name}.png. If it is as you mean it, "
        "run 'python -m tests.layers.exports.picture.golden', look at what has changed, and commit it."
    )


def test_every_golden_picture_has_a_view_and_is_small() -> None:
    files = sorted(FOLDER.iterdir())
    assert [file.name for file in files] == sorted(f"{name}.png" for name in VIEWS)
    assert [file.name for file in files if file.stat().st_size > LARGEST] == []


def test_a_shift_by_a_tenth_of_a_pixel_is_no_difference(drawn: dict[str, Image.Image]) -> None:
    assert drawn.keys() == VIEWS.keys()
    for name, image in drawn.items():
        shifted = image.transform(image.size, Image.Transform.AFFINE, (1, 0, 0.1, 0, 1, 0.1), Image.Resampling.BICUBIC)
        assert difference(shifted, golden(name)) <= MOST, name


def test_a_picture_of_another_size_is_as_different_as_can_be(drawn: dict[str, Image.Image]) -> None:
    assert difference(drawn["none"].resize((100, 100)), golden("none")) == 255


def test_another_colour_is_a_difference(real_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    red, green, blue = styles.HUES["electricity"]["paper"]
    monkeypatch.setitem(styles.HUES, "electricity", {"paper": (red, green + 40, blue + 40), "night": (240, 124, 74)})
    assert difference(draw(VIEWS["first-sight"](real_atlas), real_atlas), golden("first-sight")) > MOST


def test_another_dash_is_a_difference(real_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(styles.STATUSES, "proposed", replace(styles.STATUSES["proposed"], dash=styles.SOLID))
    assert difference(draw(VIEWS["night"](real_atlas), real_atlas), golden("night")) > MOST


@pytest.mark.parametrize("layer", ["ports", "green_corridors", "maritime_boundaries", "interconnectors"])
def test_a_missing_layer_is_a_difference(layer: str, real_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = drawn_map.sheets
    monkeypatch.setattr(drawn_map, "sheets", lambda *of: [sheet for sheet in whole(*of) if sheet.layer != layer])
    assert difference(draw(VIEWS["first-sight"](real_atlas), real_atlas), golden("first-sight")) > MOST
