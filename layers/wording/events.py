"""The date of an event in words, with how much of it is known."""

import re

from geodata.records import Event
from layers.wording.facts import in_words

_INFERRED = re.compile(r"\binferred\b", re.IGNORECASE)


def is_inferred(event: Event) -> bool:
    """Whether the record says that its date was inferred."""
    return bool(_INFERRED.search(event.summary))


def date_text(event: Event) -> str:
    """``16 June 2026``, ``June 2026 (day not published)`` or ``2026 (inferred: no date was published)``."""
    words = in_words(event.date)
    if is_inferred(event):
        return f"{words} (inferred: no date was published)"
    unknown = {"day": "", "month": " (day not published)", "year": " (day and month not published)"}
    return words + unknown[event.date_precision]
