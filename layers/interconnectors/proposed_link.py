"""A proposed link as it stands: its dated history, what was decided, what is open, what it would add.

Everything is read from the records: the steps of the link, the events that name it or its commitments, and the blanks
of its record. Nothing is decided here that nobody has published.
"""

from dataclasses import dataclass

from geodata.records import STEP_STATES, Commitment, Event, Instrument
from layers.interconnectors.links import UK_BELGIUM, joining, pair_of, pair_text
from layers.interconnectors.steps import sentence, sorted_by, steps_of, when_text
from layers.wording.events import date_text
from layers.wording.facts import (
    NOT_PUBLISHED,
    blank,
    figures_told,
    in_one_line,
    start_told,
    value_text,
    year_text,
)
from layers.wording.figures import Figure, added
from loaders.atlas import Atlas

_MAY_BE_BLANK = ("start_year", "length_km", "voltage_kv")


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step. ``day`` sorts it, ``when`` is for the reader, ``event`` is None where the timeline has none."""

    day: str
    when: str
    text: str
    event: Event | None


def history(atlas: Atlas, id: str) -> list[Step]:
    """What happened to a link, the oldest first: its events, those of its commitments, and its steps without an event.

    An event of the timeline tells a step at length and stands in its place.
    """
    commitments = {commitment.id for commitment in atlas.commitments_of(id)}
    told = steps_of(atlas, id, "told", "decided")
    events = [
        event
        for event in atlas.events
        if id in event.feature_ids
        or commitments.intersection(event.commitment_ids)
        or event.id in {step.event_id for step in told}
    ]
    found = [Step(event.date, date_text(event), f"{event.title}. {event.summary}", event) for event in events]
    found += [Step(sorted_by(step), when_text(step), sentence(step.what), None) for step in told if not step.event_id]
    return sorted(found, key=lambda step: (step.day, step.when))


def sources_of(atlas: Atlas, id: str) -> set[str]:
    """The ids of the sources of all steps of a link, and of the events in its history."""
    of_steps = [step.sources for step in steps_of(atlas, id, *STEP_STATES)]
    of_events = [step.event.sources for step in history(atlas, id) if step.event]
    return {name for sources in (*of_steps, *of_events) for name in sources}


def remarks(atlas: Atlas, id: str) -> list[str]:
    """What qualifies the figures of a link, each in a sentence."""
    return [sentence(step.what) for step in steps_of(atlas, id, "remark")]


def open_points(atlas: Atlas, id: str) -> list[tuple[str, str]]:
    """What is not settled, each with a label: the open points, then the columns that nobody has published."""
    fields, feature = atlas.layers[str(atlas.layer_of(id))].info.fields, atlas.feature(id)
    points = [(step.topic, step.what) for step in steps_of(atlas, id, "open")]
    blanks = [name for name in _MAY_BE_BLANK if name in fields and blank(feature[name])]
    words = {"start_year": year_text({str(name): value for name, value in feature.items()})}
    return points + [(fields[name].label, words.get(name, NOT_PUBLISHED)) for name in blanks]


def added_figures(atlas: Atlas, id: str) -> list[Figure]:
    """What links the two states of a proposed link today, what the link is to carry, and what both would make.

    A second capacity that the record tells is carried along as a second sum; the two are never mixed.
    """
    cables = atlas.layers[atlas.layer_as("interconnector")]
    feature, field = cables.features.loc[id].to_dict(), cables.info.fields["capacity_mw"]
    pair = pair_of(feature)
    links = joining(cables.features, pair)
    today = links[links["status"] == "operational"]
    now, more = added(today["capacity_mw"]), figures_told(cables.info, feature, "capacity_mw")
    both = in_one_line([(words, added([now, value])) for words, value in more], field)
    when = start_told(feature)
    names = "UK and Belgium" if pair == UK_BELGIUM else pair_text(pair)
    return [
        Figure(f"{names}, in service today", value_text(now, field), "Nominal capacity.", tuple(today.index)),
        Figure(
            f"{feature['name']} would add",
            in_one_line(more, field),
            "The figures come from different sources." if len(more) > 1 else "",
            (id,),
        ),
        Figure(
            "Both together", both, f"{when[:1].upper()}{when[1:]}; other proposals are not counted.", (*today.index, id)
        ),
    ]


def rests_on(atlas: Atlas, id: str) -> tuple[list[Commitment], list[Instrument]]:
    """The commitments that name a link and the instruments that these name."""
    commitments = atlas.commitments_of(id)
    instruments = dict.fromkeys(name for commitment in commitments for name in commitment.instrument_ids)
    return commitments, [atlas.instruments[name] for name in instruments]
