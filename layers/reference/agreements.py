"""Agreements, platforms and bodies: what they are, who is party to them and which commitments rest on them.

Here too is `ReferenceChoice`, what a reader of the Reference page has chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Self

import pandas as pd

from geodata.records import STATES, Commitment, Instrument
from layers.views.address import Words
from layers.views.choices import Choice, One, Text
from layers.wording.countries import BELGIUM, all_states
from layers.wording.facts import NOT_PUBLISHED, in_words
from loaders.atlas import Atlas

GLOSSARY = "glossary"
SECTIONS = {
    "instruments": "Agreements and bodies",
    GLOSSARY: "Glossary",
    "co2": "Who may store whose CO2",
}
"""The sections of the Reference page: id -> words for the reader. The first is the default."""

FIRST_STORE = "GB"
"""Whose stores are asked about first, for Belgian CO2."""


@dataclass(frozen=True, slots=True)
class ReferenceChoice(Choice):
    """What a reader of the Reference page has chosen: section, search, an instrument, and a pair of states."""

    section: Annotated[str, One(SECTIONS)] = "instruments"
    q: Annotated[str, Text()] = ""
    instrument: Annotated[str | None, One(lambda atlas: atlas.instruments)] = None
    origin: Annotated[str, One(all_states, "from")] = BELGIUM
    store: Annotated[str, One(all_states, "to")] = FIRST_STORE

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[Self, list[str]]:
        """The choice in the words of an address, and notes on what had to be ignored. A pair of states is asked for in
        the section on CO2, whether or not the address names it.
        """
        words = Words(query, names=cls.names())
        first = cls(section="co2") if "from" in words.query or "to" in words.query else cls()
        return cls.read(words, first, atlas), words.notes

    def to_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of the address: those of the section that is shown, without what is as at first."""
        own = {"instruments": ("q", "instrument"), "glossary": ("q",), "co2": ("from", "to")}[self.section]
        return {
            name: word for name, word in self.words_beside(self.at_first(atlas)).items() if name in ("section", *own)
        }


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
            "Sources": "; ".join(source.title for source in atlas.sources_of(each.sources)),
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
