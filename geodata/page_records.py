"""The types of the records that single pages, or the search, begin with or are made of; frozen, as in `records.py`."""

from dataclasses import dataclass

TARGET_BOUNDS = {"exactly": "", "at_least": "at least", "up_to": "up to"}
"""How a target is meant: id -> the words before its figure."""

TARGET_STANDINGS = {
    "in_law": "In law",
    "target": "Government target",
    "goal": "Indicative goal",
    "reached": "Reached",
    "revised": "Revised or given up",
}
"""What became of a target, the firmest first: id -> words for the reader."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The few things that pages are about or begin with, most of them ids. What the file leaves out is blank: none."""

    cables_left_out: str = ""
    co2_home_region: str = ""
    co2_treaty: str = ""
    co2_treaty_in_short: str = ""
    first_port: str = ""
    port_code_sources: tuple[str, ...] = ()
    port_facilities: str = ""
    port_facilities_in_full: str = ""
    protecting_commitments: tuple[str, ...] = ()
    proposed_link: str = ""
    watching_commitments: tuple[str, ...] = ()
    watching_instruments: tuple[str, ...] = ()
    watchers_left_out: str = ""


@dataclass(frozen=True, slots=True)
class FirstSight:
    """What an address leaves out, in the version ``v`` of it: the layers and statuses that were shown before any click.

    An entry is never changed: old links go on showing what their senders saw.
    """

    v: str
    since: str
    layers: tuple[str, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkStep:
    """What happened to a proposed link: ``state`` is a word of `STEP_STATES`.

    ``topic`` names an open point. ``after`` says that no more is known than that it came after ``date``.
    """

    id: str
    link: str
    state: str
    date: str
    after: bool
    topic: str
    who: str
    what: str
    event_id: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Co2Port:
    """A port that CO2 would leave from: ``port`` is its feature, ``canal`` the base map's canal it lies on, if any.

    ``begins`` says where ways by sea begin.
    """

    id: str
    name: str
    port: str
    canal: str
    begins: str


@dataclass(frozen=True, slots=True)
class WindTarget:
    """What states aim for in offshore wind: from ``gw`` to ``gw_up_to`` gigawatts in all by ``year``.

    The two are equal for a single figure; ``bound`` is a word of `TARGET_BOUNDS`, ``standing`` one of
    `TARGET_STANDINGS`. ``by`` says who meant it. ``same_sea``: it counts the same sea as the atlas does for this state.
    ``replaced_by`` is the id of the target that took its place.
    """

    id: str
    states: tuple[str, ...]
    by: str
    year: int
    gw: float
    gw_up_to: float
    bound: str
    scope: str
    same_sea: bool
    standing: str
    said_on: str
    note: str
    replaced_by: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WindTotal:
    """What others published as the capacity of wind power at sea in service, in megawatts, to hold our sum against.

    ``same_sea`` as for `WindTarget`; ``why`` says in a sentence what may explain a difference.
    """

    id: str
    states: tuple[str, ...]
    as_of: str
    mw: float
    scope: str
    same_sea: bool
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What the atlas once told otherwise, and why it does not any more: ``reason`` is a word of the dictionary.

    ``date`` is the day of the correction, ``layers`` those that it was made in, ``sources`` what it rests on.
    """

    id: str
    date: str
    reason: str
    layers: tuple[str, ...]
    what: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadyView:
    """A view of the map that a briefer is likely to need. ``subtitle`` says what it shows; ``at`` is as in an address.

    ``countries`` empty means all, ``q`` are words to search for; ``commitment`` is the one whose places stand out.
    """

    id: str
    title: str
    subtitle: str
    layers: tuple[str, ...]
    statuses: tuple[str, ...]
    countries: tuple[str, ...]
    q: str
    commitment: str
    at: str


@dataclass(frozen=True, slots=True)
class OtherName:
    """What places and features are called elsewhere, for the search alone. ``languages`` are ISO 639-1 codes."""

    name: str
    languages: tuple[str, ...]
    place_ids: tuple[str, ...]
    feature_ids: tuple[str, ...]
    sources: tuple[str, ...]
