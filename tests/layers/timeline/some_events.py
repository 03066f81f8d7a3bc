"""Events whose dates are known to the day, the month or the year, and an inferred one."""

from geodata.records import Event


def event(id: str, day: str, **other: object) -> Event:
    """An event of the past about energy, with its precision read off its date, unless told otherwise."""
    precision = ("year", "month", "day")[day.count("-")]
    common: dict[str, object] = {
        "date_is_inferred": False,
        "title": id.title(),
        "summary": "It happens.",
        "commitment_ids": (),
        "feature_ids": (),
        "sources": ("statement",),
        "phase": "past",
        "theme": "energy",
    }
    return Event(id=id, date=day, date_precision=precision, **{**common, **other})  # type: ignore[arg-type]


DAY = event("signed", "2026-06-16")
MONTH = event("pledge", "2021-11", theme="migration")
YEAR = event("start", "2027", phase="expected")
GUESS = event("meeting", "2026", phase="expected", date_is_inferred=True, summary="Due within a year.")
TARGET = event("target", "2026-10-31", phase="expected")
