"""How far drawn positions may be off, carried into what is worked out from them."""

from collections.abc import Iterable

OFF_BY_KM: dict[str, float | None] = {"surveyed": 0.2, "approximate": 2.0, "indicative": 15.0, "schematic": None}
"""Position accuracy -> kilometres that a position may be off at most; None for a sketch, which has no position.

The greatest distance that the words of each accuracy allow (`geodata.records.POSITION_ACCURACIES`). An editorial
choice: sources seldom say how far off their positions are.
"""
SKETCH = "sketch only"
"""What stands in the place of a figure where a sketch takes part."""


def combined(accuracies: Iterable[str]) -> float | None:
    """How far off a distance between positions may be at most: all errors added. None if one of them is a sketch."""
    total = 0.0
    for accuracy in accuracies:
        off_by = OFF_BY_KM[accuracy]
        if off_by is None:
            return None
        total += off_by
    return total


def plus_minus(km: float | None) -> str:
    """``±17 km``, ``±2.2 km``; "sketch only" for None."""
    return SKETCH if km is None else f"±{km:.0f} km" if km >= 10 else f"±{km:.1f} km".replace(".0 ", " ")
