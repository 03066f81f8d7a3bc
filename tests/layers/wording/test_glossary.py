"""The glossary: searched, and found in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.records import Term
from layers.wording.glossary import in_one_line, search, terms_in
from loaders.atlas import Atlas

TERMS = (
    Term("Ally", "", "With a capital letter: a member state of NATO."),
    Term("Article 6 (London Protocol)", "", "The rule that bans export of waste."),
    Term("bcm", "Billion cubic metres", "Usual unit for yearly gas flows."),
    Term("Hybrid interconnector", "", "Cable that both links two countries and collects power."),
    Term("Interconnector", "", "Cable or pipeline between two grids."),
    Term("JEF", "Joint Expeditionary Force", "Group of ten nations."),
    Term("JEF+", "", "Wider format of the JEF."),
    Term("London Protocol", "", "Treaty of 1996 against dumping waste at sea."),
    Term("MASS", "Maritime autonomous surface ship", "Ship with little or no crew."),
    Term("Memorandum of understanding (MoU)", "", "Written understanding between governments."),
    Term("PCI / PMI", "Project of common interest / project of mutual interest", "EU label for projects."),
    Term("Permanent geological storage", "", "Keeping CO2 for good in rock."),
    Term("TSO", "Transmission system operator", "Company that runs a grid."),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An interconnector and two Interconnectors", ["Interconnector"]),
        ("a hybrid\ninterconnector", ["Hybrid interconnector"]),
        ("a hybrid-interconnector, then an interconnector", ["Hybrid interconnector", "Interconnector"]),
        ("JEF+ is wider than the JEF", ["JEF+", "JEF"]),
        ("(JEF+)", ["JEF+"]),
        ("every Ally; NATO Allies", ["Ally"]),
        ("an ally of the allies, really", []),
        ("10 bcm a year, not 10 BCM", ["bcm"]),
        ("Mass transit, en MASSE", []),
        ("MASS", ["MASS"]),
        ("three TSOs meet the TSO", ["TSO"]),
        ("a PMI, not a PCI", ["PCI / PMI"]),
        ("An MoU, that is, a memorandum of understanding", ["Memorandum of understanding (MoU)"]),
        ("a mou", []),
        ("Article 6 of the Convention", []),
        ("Article 6 of the London Protocol", ["Article 6 (London Protocol)", "London Protocol"]),
        ("the london protocol", []),
        ("subinterconnector, interconnectorial", []),
        ("", []),
    ],
)
def test_terms_are_found_as_whole_words_in_the_order_of_the_text(text: str, found: list[str]) -> None:
    assert [term.term for term in terms_in(text, TERMS)] == found


def plain(words: str) -> str:
    """Text with spaces and hyphens made one, in small letters."""
    return re.sub(r"[\s\-]+", " ", words).casefold()


def written_in(term: Term, text: str) -> bool:
    """Whether any way of writing the term is in the text at all, word borders and plurals aside."""
    forms = [part for part in re.split(r" / |\s*\(|\)", term.term) if part]
    return any(plain(form.removesuffix("y")) in plain(text) for form in forms)


@given(
    st.text()
    | st.lists(st.sampled_from([*(term.term for term in TERMS), "ſ", "K", " ", "-", "s", "x", "("])).map("".join)
)
def test_no_text_raises_and_nothing_is_found_that_is_not_in_it(text: str) -> None:
    found = terms_in(text, TERMS)
    assert len(found) == len(set(found))
    assert [term for term in found if not written_in(term, text)] == []


@given(st.lists(st.builds(Term, st.text(min_size=1), st.text(), st.text())), st.text())
def test_no_glossary_raises(terms: list[Term], text: str) -> None:
    assert set(terms_in(text, terms)) <= set(terms)


def test_every_term_of_the_atlas_is_found_by_its_own_name(real_atlas: Atlas) -> None:
    assert len(real_atlas.terms) == 81
    assert [term.term for term in real_atlas.terms if term not in terms_in(f"The {term.term}.", real_atlas.terms)] == []


def test_the_words_of_a_commitment_are_explained(real_atlas: Atlas) -> None:
    commitment = real_atlas.commitments["climate-london-protocol"]
    assert [term.term for term in terms_in(f"{commitment.summary} {commitment.official_detail}", real_atlas.terms)] == [
        "Bilateral",
        "London Protocol",
        "Permanent geological storage",
        "EU",
    ]


def test_a_search_finds_names_before_meanings(real_atlas: Atlas) -> None:
    found = {words: [term.term for term in search(real_atlas.terms, words)] for words in (" interCONNECTOR ", "Elia")}
    assert found == {
        " interCONNECTOR ": [
            "Hybrid interconnector",
            "Interconnector",
            "MPI",
            "Cap and floor",
            "NGV",
            "OHA",
        ],
        "Elia": ["Elia"],
    }
    assert search(TERMS, "") == list(TERMS)
    assert search(TERMS, "no such word") == []


def test_a_term_in_one_line() -> None:
    assert in_one_line(TERMS[2]) == "bcm (Billion cubic metres): Usual unit for yearly gas flows."
    assert in_one_line(TERMS[0]) == "Ally: With a capital letter: a member state of NATO."
