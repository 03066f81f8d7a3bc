"""Agreements, platforms and bodies: what they are, who is party to them and which commitments rest on them.

Here too is `ReferenceChoice`, what a reader of the Reference page has chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from geodata.records import STATES, Commitment, Instrument
from layers.views.address import Words, written
from layers.wording.countries import BELGIUM, all_states
from layers.wording.facts import NOT_PUBLISHED, in_words
from loaders.atlas import Atlas

SECTIONS = {
    "instruments": "Agreements and bodies",
    "glossary": "Glossary",
    "co2": "Who may store whose CO2",
}
"""The sections of the Reference page: id -> words for the reader. The first is the default."""

FIRST_STORE = "GB"
"""Whose stores are asked about first, for Belgian CO2."""


@dataclass(frozen=True, slots=True)
class ReferenceChoice:
    """What a reader of the Reference page has chosen: section, search, an instrument, and a pair of states."""

    section: str = "instruments"
    q: str = ""
    instrument: str | None = None
    origin: str = BELGIUM
    store: str = FIRST_STORE

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> "tuple[ReferenceChoice, list[str]]":
        """The choice in the words of an address, and notes on what had to be ignored."""
        words = Words(query)
        codes = all_states(atlas)
        pair = "from" in query or "to" in query
        choice = cls(
            section=words.one("section", SECTIONS) or ("co2" if pair else next(iter(SECTIONS))),
            q=words.text("q"),
            instrument=words.one("instrument", atlas.instruments),
            origin=words.one("from", codes) or BELGIUM,
            store=words.one("to", codes) or FIRST_STORE,
        )
        return choice, words.notes

    def to_query(self) -> dict[str, str]:
        """The words of the address: those of the section that is shown, without what is as at first."""
        first = ReferenceChoice()
        words = {
            "instruments": (("q", self.q), ("instrument", self.instrument)),
            "glossary": (("q", self.q),),
            "co2": (
                ("from", self.origin if self.origin != first.origin else None),
                ("to", self.store if self.store != first.store else None),
            ),
        }
        return written((("section", self.section if self.section != first.section else None), *words[self.section]))


def parties_text(instrument: Instrument) -> str:
    """Who is party to it, a state that stands as its code by its name: ``Belgium, Denmark``."""
    return ", ".join(STATES.get(party, party) for party in instrument.parties)


def instrument_date(instrument: Instrument) -> str:
    """The date in words, or "not published"."""
    return in_words(instrument.date) or NOT_PUBLISHED


def kind_text(instrument: Instrument) -> str:
    """What sort of agreement or body it is, as a sentence begins: ``Memorandum of understanding``."""
    return instrument.kind[:1].upper() + instrument.kind[1:]


def status_text(instrument: Instrument) -> str:
    """Where it stands, as a sentence begins: ``In force``."""
    return instrument.status[:1].upper() + instrument.status[1:]


def resting_on(atlas: Atlas, instrument_id: str) -> list[Commitment]:
    """The commitments that rest on an instrument, in the order of their declarations."""
    return [commitment for commitment in atlas.commitments.values() if instrument_id in commitment.instrument_ids]


def instruments_table(atlas: Atlas, words: str = "") -> pd.DataFrame:
    """One row per instrument that contains the words, those that most commitments rest on first. Index: id.

    Columns: Name, Kind, Parties, Date, What it does, Status, Commitments, Address, Sources.
    """
    rows = [
        {
            "id": each.id,
            "Name": each.name,
            "Kind": kind_text(each),
            "Parties": parties_text(each),
            "Date": instrument_date(each),
            "What it does": each.what_it_does,
            "Status": status_text(each),
            "Commitments": len(resting_on(atlas, each.id)),
            "Address": each.url or None,
            "Sources": "; ".join(atlas.sources[id].title for id in each.sources),
        }
        for each in search(atlas, words)
    ]
    columns = ["id", "Name", "Kind", "Parties", "Date", "What it does", "Status", "Commitments", "Address", "Sources"]
    table = pd.DataFrame(rows, columns=columns).set_index("id")
    return table.sort_values("Commitments", ascending=False, kind="stable")


def search(atlas: Atlas, words: str) -> list[Instrument]:
    """The instruments that contain the words in name, kind, parties, purpose or status, in the order of the file."""
    wanted = words.casefold().strip()
    return [
        each
        for each in atlas.instruments.values()
        if wanted
        in "\n".join((each.name, each.kind, parties_text(each), each.what_it_does, status_text(each))).casefold()
    ]
