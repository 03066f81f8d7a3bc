"""The timeline: which events are shown, in which order, what their dates mean, and the table that carries them.

An event keeps the phase of its record; only the words change once an expected date has gone by without a confirmation.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated

import pandas as pd

from geodata.records import COMMITMENT_THEMES, EVENT_PHASES, Event
from geodata.source_records import Source
from layers.views.choices import Choice, One, Some, Text
from layers.wording.events import date_text
from layers.wording.evidence import BEST_SOURCE, grade_of
from layers.wording.facts import in_words, last_day
from loaders.atlas import Atlas

PHASES = {"all": "Past and expected", **EVENT_PHASES}
"""Which events are shown: word of the address -> words for the reader. The first is the default."""
DUE = "due"
HEADINGS = {**EVENT_PHASES, DUE: "Was due, no confirmation found"}
"""The groups of the list: what is expected, what happened, and what was expected by a date that has gone by."""
ORDERS = {"newest": "Newest first", "oldest": "Oldest first"}
"""In which order past events are listed: word of the address -> words for the reader. The first is the default."""
LAST, NEXT = 3, 3
"""Past and expected events that are told in words beside the timeline."""
PASSED = "Date passed, no confirmation found"
"""What an expected event is once its date has gone by."""


@dataclass(frozen=True, slots=True)
class TimelineChoice(Choice):
    """What the reader has chosen: no theme means all of them; ``event`` is the id of the event that is open."""

    q: Annotated[str, Text()] = ""
    theme: Annotated[tuple[str, ...], Some(COMMITMENT_THEMES)] = ()
    phase: Annotated[str, One(PHASES)] = "all"
    order: Annotated[str, One(ORDERS)] = "newest"
    event: Annotated[str | None, One(lambda atlas: [event.id for event in atlas.events])] = None


def days_of(event: Event) -> tuple[date, date]:
    """The first and the last day that an event's date may mean: the same for a day, apart for a month or a year."""
    last = last_day(event.date)
    if last is None:
        raise ValueError(f"The event {event.id} has no date.")
    if event.date_precision == "year":
        return last.replace(month=1, day=1), last
    return last.replace(day=1) if event.date_precision == "month" else last, last


def phase_text(event: Event, today: date) -> str:
    """``Past``, ``Expected``, or that the date has passed and no confirmation was found."""
    return PASSED if _has_passed(event, today) else PHASES[event.phase]


def name_of(event: Event, today: date) -> str:
    """What an event is called in the picture: its title, with a word on it where its date has passed unconfirmed."""
    return f"{event.title} (was due)" if _has_passed(event, today) else event.title


def short_names(events: Sequence[Event], today: date) -> dict[str, str]:
    """Id -> what an event is called where its title has no room: the next by their number, as `near_today` tells them;
    what was due and is not known to have happened by that.
    """
    numbers = {event.id: str(number) for number, event in enumerate(_ahead(events, today), start=1)}
    return numbers | {event.id: "was due" for event in events if _has_passed(event, today)}


def doubts(event: Event, today: date) -> list[str]:
    """What a reader must know beside the date: that it passed unconfirmed, was inferred, or is not known to the day."""
    found = [PASSED.lower()] if _has_passed(event, today) else []
    if event.date_is_inferred:
        return [*found, "date inferred"]
    unknown = {"day": [], "month": ["day not published"], "year": ["day and month not published"]}
    return [*found, *unknown[event.date_precision]]


def day_text(event: Event) -> str:
    """The date below the heading of its year: ``16 June``, ``in June``, or ``in 2027`` where no more is known."""
    words = in_words(event.date)
    return words.rpartition(" ")[0] if event.date_precision == "day" else f"in {words.split(' ')[0]}"


def shown_events(atlas: Atlas, choice: TimelineChoice) -> list[Event]:
    """The events that pass all filters, oldest first. A search finds events that contain each of its words."""
    wanted = choice.q.casefold().split()
    found = [
        event
        for event in atlas.events
        if (not choice.theme or event.theme in choice.theme)
        and choice.phase in ("all", event.phase)
        and (not wanted or _contains(_searched(atlas, event), wanted))
    ]
    return sorted(found, key=_by_date)


def _by_date(event: Event) -> tuple[date, date, str]:
    start, last = days_of(event)
    return last, start, event.id


def listed(events: Sequence[Event], order: str, today: date) -> list[tuple[str, list[tuple[str, list[Event]]]]]:
    """Events as a list: group of `HEADINGS` -> year -> events. Empty groups are left out.

    Newest first puts what is expected on top, the next date first, then what was due and is not known to have happened,
    then the past from its latest event backwards. Oldest first goes the other way.
    """
    past = [event for event in events if event.phase == "past"]
    due = [event for event in events if _has_passed(event, today)]
    expected = [event for event in events if event.phase == "expected" and event not in due]
    parts = [("past", past), (DUE, due), ("expected", expected)]
    if order == "newest":
        parts = [("expected", expected), (DUE, due[::-1]), ("past", past[::-1])]
    return [(group, _by_year(found)) for group, found in parts if found]


def count_text(shown: int, whole: int) -> str:
    """``All 54 events``, ``12 of 54 events``, or that none is left."""
    if shown == 0:
        return f"None of the {whole:,} events"
    return f"All {whole:,} events" if shown == whole else f"{shown:,} of {whole:,} events"


def events_words(events: Sequence[Event]) -> str:
    """What the timeline draws: how many events of each theme, past and expected."""
    told = []
    for theme, title in COMMITMENT_THEMES.items():
        phases = [event.phase for event in events if event.theme == theme]
        if phases:
            told.append(f"{title}: {phases.count('past')} past, {phases.count('expected')} expected.")
    return " ".join(told)


def near_today(events: Sequence[Event], today: date) -> list[str]:
    """The events on both sides of today by name, and what was due: a narrow timeline has room for few names.

    ``Last: Signing, 16 June 2026.``, ``Was due, no confirmation found: Talks, May 2026.`` and ``Next: (1) Meeting,
    2026; (2) Start, 2027.``; what has no event is left out.
    """
    past = [_dated(event) for event in events if event.phase == "past"][-LAST:][::-1]
    due = [_dated(event) for event in events if _has_passed(event, today)][::-1]
    ahead = [f"({number}) {_dated(event)}" for number, event in enumerate(_ahead(events, today), start=1)]
    parts = (("Last", past), (HEADINGS[DUE], due), ("Next", ahead))
    return [f"{what}: {'; '.join(told)}." for what, told in parts if told]


def _ahead(events: Sequence[Event], today: date) -> list[Event]:
    """The next expected events, the soonest first."""
    coming = [event for event in events if event.phase == "expected" and not _has_passed(event, today)]
    return sorted(coming, key=_by_date)[:NEXT]


def _dated(event: Event) -> str:
    return f"{event.title}, {date_text(event)}"


def theme_counts(atlas: Atlas, choice: TimelineChoice) -> dict[str, int]:
    """How many events each theme would show beside the other filters, in the order of the themes.

    Themes without any event in the atlas are left out.
    """
    found = [event.theme for event in shown_events(atlas, choice.but(theme=()))]
    themes = {event.theme for event in atlas.events}
    return {theme: found.count(theme) for theme in COMMITMENT_THEMES if theme in themes}


def events_table(atlas: Atlas, events: Sequence[Event], today: date) -> pd.DataFrame:
    """The events as they leave the atlas, one row each, sources with titles and addresses. Index: event id."""
    rows = [
        {
            "id": event.id,
            "Date": event.date,
            "Known to the": event.date_precision,
            "In words": date_text(event),
            "Event": event.title,
            "Standing": phase_text(event, today),
            "Theme": COMMITMENT_THEMES[event.theme],
            "Date inferred": "yes" if event.date_is_inferred else "no",
            "Summary": event.summary,
            "Commitments": "; ".join(atlas.commitments[id].title for id in event.commitment_ids),
            "Places": "; ".join(
                [
                    *(str(atlas.feature(id)["name"]) for id in event.feature_ids),
                    *(f"places in {lost.title}, which cannot be shown at present" for lost in atlas.missing_of(event)),
                ]
            ),
            BEST_SOURCE: grade_of(atlas, event.sources).label,
            "Sources": "; ".join(map(_cited, atlas.sources_of(event.sources))),
            "Commitment ids": "; ".join(event.commitment_ids),
            "Feature ids": "; ".join(event.feature_ids),
        }
        for event in events
    ]
    return pd.DataFrame(rows).set_index("id")


def _has_passed(event: Event, today: date) -> bool:
    return event.phase == "expected" and days_of(event)[1] < today


def _searched(atlas: Atlas, event: Event) -> str:
    """Everything a search looks at: the event in words, its commitments and its places."""
    words = [event.title, event.summary, COMMITMENT_THEMES[event.theme], date_text(event)]
    words += [atlas.commitments[id].title for id in event.commitment_ids]
    words += [str(atlas.feature(id)["name"]) for id in event.feature_ids]
    return " ".join(words).casefold()


def _contains(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _by_year(events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    return [(year, list(found)) for year, found in groupby(events, key=lambda event: event.date[:4])]


def _cited(source: Source) -> str:
    return ", ".join(filter(None, (source.title, source.publisher, source.url)))
