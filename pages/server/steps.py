"""How far a turn is that makes a file, and whether anybody still waits for it: known to both who makes and who waits.

What is made elsewhere, in another thread or process, says after each of its steps how far it is (`step`), and is ended
there when nobody waits for it any more: what is at work cannot be stopped from outside without losing its process.
"""

from collections.abc import MutableSequence
from contextvars import ContextVar

WORDS = 2
"""Whole numbers that the steps of one turn take where they are shared: whether it is to end, and its last step."""


class Ended(Exception):
    """Nobody waits any more for what was being made, so it was not made."""


class Steps:
    """Those of one turn. Kept in two whole numbers, which may lie in memory that processes share."""

    def __init__(self, words: MutableSequence[int] | None = None, at: int = 0) -> None:
        self._words: MutableSequence[int] = [0] * WORDS if words is None else words
        self._at = at

    def share(self, words: MutableSequence[int], at: int) -> None:
        """Be kept there from now on."""
        words[at : at + WORDS] = self._words[self._at : self._at + WORDS]
        self._words, self._at = words, at

    def end(self, now: bool = True) -> None:
        """End it at its next step; or let it go on, if somebody waits for it again before it has ended."""
        self._words[self._at] = int(now)

    @property
    def number(self) -> int:
        """The step that it has begun; 0 before the first, or where it has none."""
        return self._words[self._at + 1]

    def begin(self, number: int) -> None:
        """Its next step begins. Raises `Ended` instead where it is to end."""
        if self._words[self._at]:
            raise Ended
        self._words[self._at + 1] = number


NOW: ContextVar[Steps | None] = ContextVar("steps", default=None)
"""Those of the turn that this code runs in."""


def step(number: int) -> None:
    """Say that a step of what is being made begins, counted from 1. Raises `Ended` where nobody waits for it."""
    if (steps := NOW.get()) is not None:
        steps.begin(number)
