"""The types of the records that pages begin with: `subjects.toml` and `first_sights.toml`. All are frozen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subjects:
    """The few things that pages are about or begin with, most of them ids. What the file leaves out is blank: none."""

    cables_left_out: str = ""
    co2_home_region: str = ""
    co2_treaty: str = ""
    unverified_sources: tuple[str, ...] = ()
    first_port: str = ""
    port_code_sources: tuple[str, ...] = ()
    port_facilities: str = ""
    port_facilities_in_full: str = ""
    protecting_commitments: tuple[str, ...] = ()
    proposed_link: str = ""
    watching_commitments: tuple[str, ...] = ()
    watching_instruments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstSight:
    """What an address leaves out, in the version ``v`` of it: the layers and statuses that were shown before any click.

    An entry is never changed: old links go on showing what their senders saw.
    """

    v: str
    since: str
    layers: tuple[str, ...]
    statuses: tuple[str, ...]
