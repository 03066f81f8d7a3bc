"""How many values are known, and what is not counted, is said in words."""

import math

from layers.wording.figures import added, not_counted, published


def test_blanks_are_counted_whatever_stands_for_nothing() -> None:
    assert published([1.5, math.nan, 0.0, None], "capacity", "stores") == "capacity published for 2 of 4 stores"
    assert published(["", "Fluxys", ()], "operator", "terminals") == "operator published for 1 of 3 terminals"


def test_figures_are_added_up_as_they_are_written_and_a_blank_adds_nothing() -> None:
    assert added([0.1, 0.2, None, math.nan]) == 0.3
    assert added([1.1, 2.2, 3]) == 6.3
    assert added([]) == 0


def test_what_is_not_counted_is_told_with_its_reasons_the_greatest_first() -> None:
    reasons = ["", "suspended", "cancelled", "cancelled", ""]
    assert not_counted(reasons, "links") == ("Of 5 links on record 3 are not counted: 2 cancelled and 1 suspended.")
    assert not_counted(["", "suspended"], "wind farms") == "Of 2 wind farms on record 1 is not counted: 1 suspended."
    assert not_counted(["", ""], "links") == ""
