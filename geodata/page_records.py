"""The types of the records that single pages begin with or are made of. All are frozen, as in `records.py`."""

from dataclasses import dataclass


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
