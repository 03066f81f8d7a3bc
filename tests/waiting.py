"""The one place where tests ask again: for what comes in its own time and has no event to wait for."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
STEP, LONGEST = 0.05, 0.2
"""Seconds between two questions, the first and the longest: to ask takes time from what is waited for."""


def until(there: Callable[[], Found], seconds: float, pause: Callable[[float], object] = time.sleep) -> Found:
    """The answer as soon as it is true; after so many seconds the last answer, whatever it is."""
    step, waited = STEP, 0.0
    while waited < seconds:
        if found := there():
            return found
        pause(step)
        step, waited = min(LONGEST, 1.2 * step), waited + step
    return there()
