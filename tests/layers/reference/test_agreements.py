"""Agreements and bodies as the Reference page tells them, and what its address remembers."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.records import STATES
from layers.reference.agreements import (
    ReferenceChoice,
    instrument_date,
    instruments_table,
    parties_text,
    resting_on,
    search,
    status_text,
)
from loaders.atlas import Atlas


def test_an_instrument_is_one_row_in_words(atlas: Atlas) -> None:
    assert instruments_table(atlas).to_dict("index") == {
        "treaty": {
            "Name": "Treaty",
            "Kind": "Treaty",
            "Parties": "EU, United Kingdom",
            "Date": "30 December 2020",
            "What it does": "Main treaty.",
            "Status": "In force",
            "Commitments": 1,
            "Address": None,
            "Sources": "Joint statement",
        }
    }


def test_all_instruments_are_listed_those_that_most_rests_on_first(real_atlas: Atlas) -> None:
    table = instruments_table(real_atlas)
    assert set(table.index) == set(real_atlas.instruments)
    assert len(table) == 43
    assert table["Commitments"].head(9).to_dict() == {
        "northseal": 3,
        "jef-plus": 3,
        "tca": 2,
        "renewed-agenda": 2,
        "europol": 2,
        "prum": 2,
        "imo-council": 2,
        "echr": 2,
        "nato": 1,
    }
    assert table["Commitments"].sum() == sum(len(each.instrument_ids) for each in real_atlas.commitments.values())


def test_the_commitments_that_rest_on_an_instrument(real_atlas: Atlas) -> None:
    assert [commitment.id for commitment in resting_on(real_atlas, "northseal")] == [
        "security-counter-malign-activity",
        "security-northseal",
        "security-strategic-infrastructure",
    ]
    assert [commitment.id for commitment in resting_on(real_atlas, "london-protocol-article-6")] == [
        "climate-london-protocol"
    ]
    assert resting_on(real_atlas, "esbjerg-declaration") == []


@pytest.mark.parametrize(
    ("id", "parties", "day", "status"),
    [
        ("jef-plus", "JEF nations with other partners (make-up not published)", "not published", "Unknown"),
        ("prum", "EU member states; UK through the TCA", "2008", "Active; being widened as Prüm II"),
        (
            "erasmus-plus",
            "EU members; the United Kingdom to join in 2027",
            "December 2025",
            "Planned for the United Kingdom",
        ),
        (
            "uk-belgium-ccus-arrangement",
            "United Kingdom, Belgium (with Flanders and Wallonia)",
            "16 June 2026",
            "Signed",
        ),
    ],
)
def test_parties_date_and_status_are_told_in_words(
    real_atlas: Atlas, id: str, parties: str, day: str, status: str
) -> None:
    instrument = real_atlas.instruments[id]
    assert (parties_text(instrument), instrument_date(instrument), status_text(instrument)) == (parties, day, status)


def test_a_state_that_is_party_is_named_and_a_phrase_is_told_as_it_is_written(atlas: Atlas) -> None:
    treaty = replace(atlas.instruments["treaty"], parties=("IS", "GB", "32 Allies, NO others"), status="open to NO one")
    assert parties_text(treaty) == "Iceland, United Kingdom, 32 Allies, NO others"
    assert status_text(treaty) == "Open to NO one"


def test_phrases_of_instruments_write_the_names_of_states_out(real_atlas: Atlas) -> None:
    phrases = [
        words
        for each in real_atlas.instruments.values()
        for words in (*(party for party in each.parties if party not in STATES), each.what_it_does, each.status)
    ]
    assert len(phrases) > 90
    assert [words for words in phrases if set(re.findall(r"\w+", words)) & set(STATES)] == []


def test_a_search_reads_names_kinds_parties_purposes_and_status(real_atlas: Atlas) -> None:
    found = {
        words: [each.id for each in search(real_atlas, words)]
        for words in ("ESTONIA", "Ofgem", " autonomous ", "postponed")
    }
    assert found == {
        "ESTONIA": ["jef"],
        "Ofgem": ["oha-pilot-regime"],
        " autonomous ": ["north-sea-autonomous-ships-mou"],
        "postponed": ["renewed-agenda"],
    }
    assert len(search(real_atlas, "")) == 43
    assert list(instruments_table(real_atlas, "no such word").columns) == list(instruments_table(real_atlas).columns)


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ({}, ReferenceChoice()),
        ({"q": "wind"}, ReferenceChoice(q="wind")),
        ({"instrument": "northseal"}, ReferenceChoice(instrument="northseal")),
        ({"section": "glossary", "q": "TSO"}, ReferenceChoice(section="glossary", q="TSO")),
        ({"section": "co2"}, ReferenceChoice(section="co2")),
        ({"section": "co2", "from": "DE", "to": "NO"}, ReferenceChoice(section="co2", origin="DE", store="NO")),
        ({"section": "co2", "to": "CH"}, ReferenceChoice(section="co2", store="CH")),
    ],
)
def test_a_choice_is_its_address(real_atlas: Atlas, query: dict[str, str], choice: ReferenceChoice) -> None:
    assert ReferenceChoice.from_query(query, real_atlas) == (choice, [])
    assert choice.to_query(real_atlas) == query


def test_a_pair_of_states_alone_opens_the_section_on_co2(real_atlas: Atlas) -> None:
    choice, notes = ReferenceChoice.from_query({"from": "BE", "to": "GB"}, real_atlas)
    assert (choice, notes) == (ReferenceChoice(section="co2"), [])


def test_the_address_holds_only_what_the_section_shows(real_atlas: Atlas) -> None:
    everything = {"q": "wind", "instrument": "northseal", "origin": "DE", "store": "NO"}
    assert {
        section: ReferenceChoice(section=section, **everything).to_query(real_atlas)
        for section in ("instruments", "glossary", "co2")
    } == {
        "instruments": {"q": "wind", "instrument": "northseal"},
        "glossary": {"section": "glossary", "q": "wind"},
        "co2": {"section": "co2", "from": "DE", "to": "NO"},
    }


def test_what_is_not_understood_gets_a_note(real_atlas: Atlas) -> None:
    choice, notes = ReferenceChoice.from_query({"section": "co3", "instrument": "northseel", "from": "XX"}, real_atlas)
    assert choice == ReferenceChoice(section="co2")
    assert notes == [
        "section “co3” in the address is not known. Did you mean 'co2'?",
        "instrument “northseel” in the address is not known. Did you mean 'northseal'?",
        "from “XX” in the address is not known. Allowed: 'BE', 'CH', 'DE', 'DK', 'FR', 'GB', 'IE', 'NL', 'NO', 'SE'.",
    ]


@given(query=st.dictionaries(st.sampled_from(["section", "q", "instrument", "from", "to", "x"]), st.text()))
def test_every_address_opens(real_atlas: Atlas, query: dict[str, str]) -> None:
    choice, _ = ReferenceChoice.from_query(query, real_atlas)
    written = choice.to_query(real_atlas)
    assert ReferenceChoice.from_query(written, real_atlas)[0].to_query(real_atlas) == written
