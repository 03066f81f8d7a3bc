"""How a finding reads, and which known name is the nearest."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.findings import DataRefused, Finding, Where, closest, gathered, nearest, quoted

FILE = "geodata/layers/ports.toml"


def test_a_remedy_in_lower_case_finishes_the_sentence_and_another_begins_its_own() -> None:
    assert Finding(FILE, "", "order is 'x'", "it must be a number.").sentence() == (
        "geodata/layers/ports.toml: order is 'x'; it must be a number."
    )
    assert Finding(FILE, "port-zeebrugge", "hue 'x' is not known", "Did you mean 'y'?").sentence() == (
        "geodata/layers/ports.toml: 'port-zeebrugge': hue 'x' is not known. Did you mean 'y'?"
    )


def test_a_sentence_is_one_line_of_characters_that_can_be_seen() -> None:
    finding = Where("geodata/a\nb.toml", "x" * 10_000).finding("\u202efault", "Remedy\x00.")
    assert finding.sentence() == f"geodata/a\\u000ab.toml: '{'x' * 60}...': \\u202efault. Remedy\\u0000."


def test_the_same_fault_in_many_records_is_told_once() -> None:
    findings = [Where(FILE, record).finding("fault", "Remedy.") for record in ("a", "b", "c")]
    assert [each.sentence() for each in gathered(findings)] == [f"{FILE}: 'a' and 2 more: fault. Remedy."]


def test_findings_are_gathered_file_by_file_in_their_order() -> None:
    given = [Finding("b", "", "1", ""), Finding("a", "", "2", ""), Finding("b", "", "0", ""), Finding("a", "", "2", "")]
    assert gathered(given) == [Finding("a", "", "2", ""), Finding("b", "", "1", ""), Finding("b", "", "0", "")]


def test_a_refusal_holds_all_findings_and_lists_them_one_per_line() -> None:
    refused = DataRefused([Finding("a", "", "one", "Mend it."), Finding("b", "r", "two", "mend it.")])
    assert str(refused) == "a: one. Mend it.\nb: 'r': two; mend it."
    assert pickle.loads(pickle.dumps(refused)).findings == refused.findings
    assert copy.copy(refused).findings == refused.findings


@pytest.mark.parametrize(
    ("name", "known", "sentence"),
    [
        ("operatonal", ["operational", "planned"], "Did you mean 'operational'?"),
        ("be", ["BE", "GB"], "Did you mean 'BE'?"),
        ("x", ["north", "south"], "Allowed: 'north', 'south'."),
        ("x", [], "None is known."),
        ("x", [f"{n:02}" for n in range(13)], "There are 13 to choose from, such as '00', '01', '02'."),
        ("a" * 10_000, ["north"], "Allowed: 'north'."),
        ("ab", {"abd", "abc"}, "Did you mean 'abd'?"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_or_with_what_is_allowed(
    name: str, known: list[str], sentence: str
) -> None:
    assert nearest(name, known) == sentence


@given(st.text(), st.lists(st.text(), max_size=8))
def test_the_nearest_name_does_not_depend_on_the_order_of_the_known_ones(name: str, known: list[str]) -> None:
    assert closest(name, known) == closest(name, known[::-1])
    assert closest(name, known) in [*known, ""]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (1.5, "1.5"),
        (10**20, "a number of more than 20 digits"),
        ("a'b\r", "'a'b\\u000d'"),
        (["BE", 1], "['BE', 1]"),
        ([1, 2, 3, 4], "a list of 4"),
        ([[1]], "a list of 1"),
        ({"a": 1}, "a table"),
    ],
)
def test_a_value_is_quoted_briefly(value: object, text: str) -> None:
    assert quoted(value) == text
