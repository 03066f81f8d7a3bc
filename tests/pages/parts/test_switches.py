"""The symbols beside the layers' switches."""

import re
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from layers.looks.palettes import PALETTES
from layers.maps.legend import swatch
from loaders.atlas import Atlas
from pages.parts import map_files


@pytest.mark.parametrize("base", ["paper", "night"])
def test_every_switch_of_a_layer_has_the_symbol_of_its_legend_row_on_the_sea(
    base: str, client: TestClient, real_atlas: Atlas
) -> None:
    layers = real_atlas.layers
    sheet = client.get(map_files.swatches(base).address).text
    rules = re.findall(
        r'^\.st-key-layer-(\w+) p::before\{.*url\("data:image/svg\+xml,([^"]+)"\)\}$', sheet, re.MULTILINE
    )
    assert {id: unquote(picture) for id, picture in rules} == {id: swatch(id, base, layers) for id in layers}
    assert f'[class*="st-key-layer-"] p::before{{background-color:{PALETTES[base]["sea"]};' in sheet
