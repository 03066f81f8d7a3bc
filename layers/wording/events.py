"""The date of an event in words, with how much of it is known."""

from geodata.records import Event
from layers.wording.facts import in_words


def date_text(event: Event) -> str:
    """``16 June 2026``, ``June 2026 (day not published)`` or ``2026 (inferred: no date was published)``."""
    words = in_words(event.date)
    if event.date_is_inferred:
        return f"{words} (inferred: no date was published)"
    unknown = {"day": "", "month": " (day not published)", "year": " (day and month not published)"}
    return words + unknown[event.date_precision]
