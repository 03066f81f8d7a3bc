"""Rules for what a commitment names of the map: good records pass, bad ones are told in whole sentences."""

from typing import Any

import pytest

from loaders.checks import commitments
from tests.loaders.checks.specimens import AT, Bad, Good, functions_of, rules_of, sentences

GOOD: list[Good] = [
    ("mapped_agrees", (AT, "true", ["ports"], "")),
    ("mapped_agrees", (AT, "partly", ["ports"], "No place is named.")),
    ("mapped_agrees", (AT, "false", [], "No place is named.")),
    ("features_in_layers", (AT, ["nemo-link"], ["interconnectors"], {"nemo-link": "interconnectors"})),
]

BAD: list[Bad] = [
    (
        "mapped_agrees",
        (AT, "false", ["ports"], "No place."),
        ["mapped is 'false' although map_layers names layers. Say 'partly', or empty map_layers."],
    ),
    (
        "mapped_agrees",
        (AT, "true", [], ""),
        ["mapped is 'true' although map_layers is empty. Name the layers, or say 'false'."],
    ),
    (
        "mapped_agrees",
        (AT, "partly", ["ports"], ""),
        ["mapped is 'partly' although why_unmapped is blank. Say why."],
    ),
    (
        "features_in_layers",
        (AT, ["nemo-link", "unknown"], ["ports"], {"nemo-link": "interconnectors"}),
        [
            "feature 'nemo-link' lies in layer 'interconnectors', which map_layers does not list. "
            "Add the layer, or remove the feature."
        ],
    ),
]


@pytest.mark.parametrize(("rule", "arguments"), GOOD, ids=[rule for rule, _ in GOOD])
def test_a_good_record_is_passed_in_silence(rule: str, arguments: tuple[Any, ...]) -> None:
    assert sentences(commitments, rule, arguments) == []


@pytest.mark.parametrize(("rule", "arguments", "expected"), BAD, ids=[rule for rule, _, _ in BAD])
def test_a_bad_record_is_told_in_one_whole_sentence(rule: str, arguments: tuple[Any, ...], expected: list[str]) -> None:
    assert sentences(commitments, rule, arguments) == expected


def test_every_rule_has_a_good_record_and_a_bad_one_here() -> None:
    rules = rules_of(commitments)
    assert functions_of(commitments).keys() - rules == set()
    assert {rule for rule, _ in GOOD} == rules
    assert {rule for rule, _, _ in BAD} == rules
