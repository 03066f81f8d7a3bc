"""The one place where tests ask again: for what comes in its own time and has no event to wait for."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
STEP = 0.05
"""Seconds between two questions."""


def until(there: Callable[[], Found], seconds: float, pause: Callable[[float], object] = time.sleep) -> Found:
    """The answer as soon as it is true; after so many seconds the last answer, whatever it is."""
    for _ in range(round(seconds / STEP)):
        if found := there():
            return found
        pause(STEP)
    return there()
