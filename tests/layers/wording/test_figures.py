"""How many values are known is said in words."""

import math

from layers.wording.figures import published


def test_blanks_are_counted_whatever_stands_for_nothing() -> None:
    assert published([1.5, math.nan, 0.0, None], "capacity", "stores") == "capacity published for 2 of 4 stores"
    assert published(["", "Fluxys", ()], "operator", "terminals") == "operator published for 1 of 3 terminals"
