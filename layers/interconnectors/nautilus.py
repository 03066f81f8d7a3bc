"""A proposed link as it stands: its dated history, what was decided, what its record leaves open, what it would add.

Everything is read from the records: the key dates of the link, the events that name it or its commitments, and the
words in which its record says that something is not chosen. Nothing is decided here that nobody has published.
"""

import re
from dataclasses import dataclass

from geodata.records import Commitment, Event, Instrument
from layers.interconnectors.links import (
    CABLES,
    UK_BELGIUM,
    capacity_in_short,
    joining,
    other_capacity_mw,
    pair_of,
    pair_text,
)
from layers.wording.countries import ADJECTIVES
from layers.wording.events import date_text
from layers.wording.facts import NOT_PUBLISHED, blank, in_words, year_text
from layers.wording.figures import Figure
from loaders.atlas import Atlas

LINK = "nautilus"
"""The id of the link that this atlas tells the story of."""

_LAST = "~"  # sorts after every digit: "after 2024-11" stands behind 12 November 2024
_DATED = re.compile(
    r"^(?P<before>after |before |early |late )?(?P<day>\d{4}(?:-\d{2}){0,2})(?:(?: to |-)[^:]*)?: (?P<text>.+)$"
)
_DECISIVE = re.compile(
    r"\b(approves|backs|licence|publishes|are published|stops|suspends|postpones|given up|refus\w+|signed|sign)\b"
)
_OPEN = re.compile(r"not chosen|undecided|under review|original concept|not published|to be decided", re.IGNORECASE)
_MAY_BE_OPEN = ("endpoint_b", "landfall_b", "endpoint_a", "landfall_a", "technology")
_MAY_BE_BLANK = ("start_year", "length_km", "voltage_kv")


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step. ``day`` sorts it, ``when`` is for the reader, ``event`` is blank where only the link's own record
    tells of it. ``decisive`` says that somebody decided something, ``expected`` that it has not happened yet."""

    day: str
    when: str
    text: str
    event: Event | None
    decisive: bool
    expected: bool = False


def history(atlas: Atlas, id: str = LINK) -> list[Step]:
    """All dated steps of a link, the oldest first: its events, and the key dates of its record for other days."""
    commitments = {commitment.id for commitment in atlas.commitments_of(id)}
    events = [
        event for event in atlas.events if id in event.feature_ids or commitments.intersection(event.commitment_ids)
    ]
    steps = [
        Step(
            event.date,
            date_text(event),
            f"{event.title}. {event.summary}",
            event,
            id in event.feature_ids and bool(_DECISIVE.search(f"{event.title} {event.summary}")),
            event.phase == "expected",
        )
        for event in events
    ]
    told = {event.date for event in events}
    for line in atlas.feature(id)["key_dates"]:
        found = _DATED.match(line)
        if found and found["day"] not in told:
            before, text = found["before"] or "", found["text"]
            when = f"{before}{in_words(found['day'])}"
            day = found["day"] + (_LAST if before.strip() in ("after", "late") else "")
            steps.append(Step(day, when, _sentence(text), None, bool(_DECISIVE.search(text))))
    return sorted(steps, key=lambda step: (step.day, step.when))


def remarks(atlas: Atlas, id: str = LINK) -> list[str]:
    """What the key dates of a link's record tell without a date of their own."""
    return [_sentence(line) for line in atlas.feature(id)["key_dates"] if not _DATED.match(line)]


def decided(steps: list[Step]) -> list[Step]:
    """The steps in which somebody decided something, the newest first."""
    return [step for step in reversed(steps) if step.decisive and not step.expected]


def open_points(atlas: Atlas, id: str = LINK) -> list[tuple[str, str]]:
    """What is not settled: label and words of each column that says so itself, or that nobody has published."""
    layer = atlas.layers[str(atlas.layer_of(id))]
    feature = atlas.feature(id)
    points = [
        (_end_label(name, feature) or layer.info.fields[name].label, str(feature[name]))
        for name in _MAY_BE_OPEN
        if _OPEN.search(str(feature[name]))
    ]
    points += [(layer.info.fields[name].label, NOT_PUBLISHED) for name in _MAY_BE_BLANK if blank(feature[name])]
    return points


def added_figures(atlas: Atlas, id: str = LINK) -> list[Figure]:
    """What links the two states of a proposed link today, what the link is to carry, and what both would make.

    A second capacity that the record tells is carried along as a second sum; the two are never mixed.
    """
    feature = atlas.layers[CABLES].features.loc[id].to_dict()
    pair = pair_of(feature)
    links = joining(atlas.layers[CABLES].features, pair)
    today = links[links["status"] == "operational"]
    now, added = float(today["capacity_mw"].sum()), feature["capacity_mw"]
    other = other_capacity_mw(feature)
    both = capacity_in_short(None if blank(added) else now + float(added), now + other if other else None)
    when = "No start year is published" if blank(feature["start_year"]) else f"From {year_text(feature)}"
    names = "UK and Belgium" if pair == UK_BELGIUM else pair_text(pair)
    return [
        Figure(f"{names}, in service today", capacity_in_short(now, None), "Nominal capacity.", tuple(today.index)),
        Figure(
            f"{feature['name']} would add",
            capacity_in_short(added, other),
            "The two figures come from different sources." if other else "",
            (id,),
        ),
        Figure("Both together", both, f"{when}; other proposals are not counted.", (*today.index, id)),
    ]


def rests_on(atlas: Atlas, id: str = LINK) -> tuple[list[Commitment], list[Instrument]]:
    """The commitments that name a link and the instruments that these name."""
    commitments = atlas.commitments_of(id)
    instruments = dict.fromkeys(name for commitment in commitments for name in commitment.instrument_ids)
    return commitments, [atlas.instruments[name] for name in instruments]


def _end_label(name: str, feature: object) -> str:
    """``Belgian end`` instead of ``To``: which end a column speaks of, by its country."""
    side = name.rpartition("_")[2]
    code = feature[f"endpoint_{side}_country"] if side in ("a", "b") else ""  # type: ignore[index]
    adjective = ADJECTIVES.get(code, "")
    thing = "landfall" if name.startswith("landfall") else "end"
    return f"{adjective} {thing}" if adjective else ""


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
