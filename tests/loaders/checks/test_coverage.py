"""Rules for where a layer's makers looked: good tables pass, bad ones are told in whole sentences."""

from typing import Any

import pytest
from hypothesis import given, settings

from loaders.checks import coverage
from tests.loaders.checks.specimens import ANYTHING, TOML, Bad, Good, rules_of, sentences, told_by

CORNERS = "it must be the longitude and latitude of at least three corners, such as '2 51, 4 51, 4 52'."

GOOD: list[Good] = [
    ("coverage_given", (TOML, {"coverage": "whole"})),
    ("coverage_given", (TOML, {"coverage": "Norway only", "coverage_zones": ["eez-no"]})),
    ("coverage_given", (TOML, {"coverage": "German Bight only", "coverage_outlines": ["6 53.5, 9 53.5, 9 55.2"]})),
    ("zones_known", (TOML, ["eez-no"], {"eez-no", "eez-be"})),
]

BAD: list[Bad] = [
    (
        "coverage_given",
        (TOML, {"coverage": "whole", "coverage_zones": ["eez-no"]}),
        ["coverage is 'whole' and coverage_zones names waters. Remove the one or the other."],
    ),
    (
        "coverage_given",
        (TOML, {"coverage": "Norway only"}),
        [
            "coverage is 'Norway only', and no waters are named. "
            "Name them in 'coverage_zones' or 'coverage_outlines', or write 'whole'."
        ],
    ),
    *(
        (
            "coverage_given",
            (TOML, {"coverage": "A corner only", "coverage_outlines": [outline]}),
            [f"coverage_outlines holds '{outline}'; {CORNERS}"],
        )
        for outline in ("51-52 N", "2 51, 4 51", "2 51, 4 52, 4 51, 2 52", "2 51, 4 95, 4 52")
    ),
    (
        "zones_known",
        (TOML, ["port-zeebrugge"], {"eez-be"}),
        ["coverage_zones names 'port-zeebrugge', which is no maritime zone. Allowed: 'eez-be'."],
    ),
]


@pytest.mark.parametrize(("rule", "arguments"), GOOD, ids=[rule for rule, _ in GOOD])
def test_a_good_record_is_passed_in_silence(rule: str, arguments: tuple[Any, ...]) -> None:
    assert sentences(coverage, rule, arguments) == []


@pytest.mark.parametrize(("rule", "arguments", "expected"), BAD, ids=[rule for rule, _, _ in BAD])
def test_a_bad_record_is_told_in_one_whole_sentence(rule: str, arguments: tuple[Any, ...], expected: list[str]) -> None:
    assert sentences(coverage, rule, arguments) == expected


def test_every_rule_has_a_good_record_and_a_bad_one_here() -> None:
    rules = rules_of(coverage)
    assert {rule for rule, _ in GOOD} == {rule for rule, _, _ in BAD} == rules


@settings(deadline=None)
@given(ANYTHING)
def test_nothing_that_a_file_may_hold_makes_a_rule_raise(anything: object) -> None:
    assert "" not in told_by(coverage.coverage_given(TOML, {"coverage": "Here", "coverage_outlines": anything}))
