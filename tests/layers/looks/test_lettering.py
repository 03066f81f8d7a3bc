"""The lettering of the base map: lesser places are named later."""

import pytest

from layers.looks.lettering import LETTERINGS


@pytest.mark.parametrize("kind", LETTERINGS)
def test_a_lesser_rank_is_named_later(kind: str):
    zooms = [zoom for _, zoom in sorted(LETTERINGS[kind].zooms.items())]
    assert zooms == sorted(zooms)
