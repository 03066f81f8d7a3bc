"""Rules for keys, single values and the dictionary: good records pass, bad ones are told in whole sentences."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from loaders.checks import values
from tests.loaders.checks.specimens import (
    ALL_COUNTRIES,
    ANYTHING,
    AT,
    ENTRY,
    MW,
    PHASE,
    TEXT,
    TEXTS,
    Bad,
    Good,
    rules_of,
    sentences,
    told_by,
)

GOOD: list[Good] = [
    ("keys_known", (AT, ["id", "name"], ["id", "name", "kind"])),
    ("keys_complete", (AT, ["id", "name"], ["id"], ["id", "name"])),
    ("value", (AT, "capacity_mw", 1400, MW)),
    ("value", (AT, "capacity_mw", None, {**MW, "blank": True})),
    ("value", (AT, "owners", [], {**TEXTS, "blank": True})),
    ("value", (AT, "operator", "", {**TEXT, "blank": True})),
    ("text", (AT, "name", "Brunsbüttel\n<img src=x onerror=alert(1)> אבג" + "x" * 10_000, TEXT)),
    ("text", (AT, "name", "Nemo Link", {**TEXT, "longest": 9})),
    ("texts", (AT, "owners", ["Elia", "National Grid"], TEXTS)),
    ("identifier", (AT, "id", "nederwiek-3-hub", {"good": "nemo-link"})),
    ("word", (AT, "status", "operational", {"words": "statuses"})),
    ("word", (AT, "phase", "past", PHASE)),
    ("words", (AT, "phases", ["past", "expected"], PHASE)),
    ("integer", (AT, "turbines", 54, {})),
    ("number", (AT, "capacity_mw", 325.2, MW)),
    ("boolean", (AT, "hybrid", False, {})),
    ("year", (AT, "start_year", 2019, {})),
    ("date", (AT, "status_as_of", "2026", {})),
    ("date", (AT, "status_as_of", "2026-06", {})),
    ("date", (AT, "status_as_of", "2024-02-29", {})),
    ("url", (AT, "website", "https://www.nemolink.co.uk/?a=1#b", {})),
    ("countries", (AT, "countries", ["GB", "BE"], {})),
    ("dictionary_entry", (AT, ENTRY)),
    ("dictionary_entry", (AT, {**ENTRY, "type": "word", "words": "hues", "good": "wind", "blank": True})),
    ("dictionary_entry", (AT, {**ENTRY, "beside": "capacity_mw", "joined": "or up to"})),
]

BAD: list[Bad] = [
    ("keys_known", (AT, ["nmae"], ["id", "name"]), ["'nmae' is not a known key. Did you mean 'name'?"]),
    ("keys_known", (AT, ["crs"], ["type", "features"]), ["'crs' is not a known key. Allowed: 'features', 'type'."]),
    (
        "keys_complete",
        (AT, ["id"], ["id", "name"], ["id", "name"]),
        ["key 'name' is missing. Add it; the dictionary fields.toml says what it holds."],
    ),
    ("value", (AT, "name", None, TEXT), ["name is blank; it must be text, such as 'Nemo Link'."]),
    ("value", (AT, "name", "  ", TEXT), ["name is blank; it must be text, such as 'Nemo Link'."]),
    (
        "value",
        (AT, "operator", "  ", {**TEXT, "blank": True}),
        ["operator is '  '; it must be null in JSON, or '' in TOML, to be blank."],
    ),
    (
        "value",
        (AT, "owners", None, {**TEXTS, "blank": True}),
        ["owners is null; it must be a list of texts; a blank list is written []."],
    ),
    ("value", (AT, "capacity_mw", True, MW), ["capacity_mw is true; it must be a number in MW, such as 1400."]),
    ("text", (AT, "name", 7, TEXT), ["name is 7; it must be text, such as 'Nemo Link'."]),
    ("text", (AT, "name", "a\x00b", TEXT), ["name holds the control character U+0000 at place 2. Remove it."]),
    ("text", (AT, "name", "\ud800", TEXT), ["name holds the control character U+D800 at place 1. Remove it."]),
    (
        "texts",
        (AT, "owners", "Elia", TEXTS),
        ["owners is 'Elia'; it must be a list of texts, such as ['Elia', 'National Grid']."],
    ),
    (
        "text",
        (AT, "name", "Nemo\nLink" + "k" * 300, {**TEXT, "longest": 120}),
        [
            f"name has 309 characters, 'Nemo\\u000aLink{'k' * 51}...'; "
            "it must have 120 at most; move the rest into the description.",
            "name has several lines. Write it in one.",
        ],
    ),
    ("texts", (AT, "owners", [["Elia"]], {}), ["owners is a list of 1; it must be a list of texts."]),
    (
        "texts",
        (AT, "owners", ["Elia", "", "Elia", "Elia"], TEXTS),
        ["owners has a blank item. Remove it from the list.", "owners names 'Elia' 3 times. Name it once."],
    ),
    (
        "identifier",
        (AT, "id", "Nemo Link", {"good": "nemo-link"}),
        ["id is 'Nemo Link'; it must be lower-case words joined by hyphens, such as 'nemo-link'."],
    ),
    (
        "identifier",
        (AT, "id", "nemo-link\n", {}),
        ["id is 'nemo-link\\u000a'; it must be lower-case words joined by hyphens."],
    ),
    (
        "word",
        (AT, "status", "operatonal", {"words": "statuses"}),
        ["status 'operatonal' is not known. Did you mean 'operational'?"],
    ),
    (
        "word",
        (AT, "status", "PLANNED", {"words": "statuses"}),
        ["status 'PLANNED' is not known. Did you mean 'planned'?"],
    ),
    ("word", (AT, "phase", "someday", PHASE), ["phase 'someday' is not known. Allowed: 'expected', 'past'."]),
    ("word", (AT, "phase", ["past"], PHASE), ["phase is ['past']; it must be one word."]),
    ("words", (AT, "phases", ["past", "pats"], PHASE), ["phases 'pats' is not known. Did you mean 'past'?"]),
    ("words", (AT, "phases", "past", {**PHASE, "type": "words"}), ["phases is 'past'; it must be a list of words."]),
    ("integer", (AT, "turbines", 54.0, {"good": 54}), ["turbines is 54.0; it must be a whole number, such as 54."]),
    ("integer", (AT, "turbines", True, {}), ["turbines is true; it must be a whole number."]),
    (
        "integer",
        (AT, "turbines", 10**5000, {}),
        ["turbines is a number of more than 20 digits; it must be a whole number."],
    ),
    (
        "number",
        (AT, "capacity_mw", "1.4 GW", MW),
        ["capacity_mw is '1.4 GW'; it must be a number in MW, such as 1400."],
    ),
    ("number", (AT, "capacity_mw", math.nan, MW), ["capacity_mw is nan; it must be a number in MW, such as 1400."]),
    ("number", (AT, "capacity_mw", -math.inf, MW), ["capacity_mw is -inf; it must be a number in MW, such as 1400."]),
    ("number", (AT, "capacity_mw", {"a": 1}, MW), ["capacity_mw is a table; it must be a number in MW, such as 1400."]),
    ("boolean", (AT, "hybrid", "true", {}), ["hybrid is 'true'; it must be true or false, without quotes."]),
    ("boolean", (AT, "hybrid", 1, {}), ["hybrid is 1; it must be true or false, without quotes."]),
    (
        "year",
        (AT, "start_year", 20019, {"good": 2019}),
        ["start_year is 20019; it must be a year from 1800 to 2100, such as 2019."],
    ),
    ("year", (AT, "start_year", "2019", {}), ["start_year is '2019'; it must be a year from 1800 to 2100."]),
    (
        "date",
        (AT, "status_as_of", "June 2026", {"good": "2026-06"}),
        [
            "status_as_of is 'June 2026'; it must be a date written YYYY, YYYY-MM or YYYY-MM-DD, in quotes, "
            "such as '2026-06'."
        ],
    ),
    (
        "date",
        (AT, "status_as_of", "2025-02-29", {}),
        ["status_as_of is '2025-02-29', a date that does not exist. Correct the month or the day."],
    ),
    (
        "date",
        (AT, "status_as_of", "1066-10", {}),
        ["status_as_of is '1066-10'; it must lie in the years 1800 to 2100."],
    ),
    (
        "url",
        (AT, "website", "javascript:alert(1)", {}),
        ["website is 'javascript:alert(1)'; it must be an address that begins with https:// or http://."],
    ),
    (
        "url",
        (AT, "website", "http://[", {"good": "https://www.nemolink.co.uk/"}),
        [
            "website is 'http://['; it must be an address that begins with https:// or http://, "
            "such as 'https://www.nemolink.co.uk/'."
        ],
    ),
    (
        "countries",
        (AT, "countries", ["UK", "be"], {}),
        [f"country 'UK' is not known. Allowed: {ALL_COUNTRIES}.", "country 'be' is not known. Did you mean 'BE'?"],
    ),
    (
        "countries",
        (AT, "countries", "GB;BE", {"good": ["GB", "BE"]}),
        ["countries is 'GB;BE'; it must be a list of country codes, such as ['GB', 'BE']."],
    ),
    ("dictionary_entry", (AT, 1), ["the entry is 1; it must be a table with label, type, unit and so on."]),
    (
        "dictionary_entry",
        (AT, {key: ENTRY[key] for key in ENTRY if key != "bad"} | {"typ": "x"}),
        [
            "'typ' is not a known key. Did you mean 'type'?",
            "key 'bad' is missing. Add it; the dictionary fields.toml says what it holds.",
        ],
    ),
    (
        "dictionary_entry",
        (AT, {**ENTRY, "type": "numbr", "words": ["a"], "unit": 7, "blank": "yes", "label": ""}),
        [
            "label is blank; it must be text.",
            "unit is 7; it must be text.",
            "blank is 'yes'; it must be true or false, without quotes.",
            "type 'numbr' is not known. Did you mean 'number'?",
            "words are given for the type 'numbr'. Only 'word' and 'words' have them; remove them.",
        ],
    ),
    (
        "dictionary_entry",
        (AT, {**ENTRY, "type": "word", "words": "status"}),
        ["vocabulary 'status' is not known. Did you mean 'statuses'?"],
    ),
    (
        "dictionary_entry",
        (AT, {**ENTRY, "type": "word"}),
        [
            "words is missing. Name a vocabulary or list the words. There are 14 to choose from, such as "
            "'commitment_themes', 'delivery_statuses', 'event_phases'."
        ],
    ),
    (
        "dictionary_entry",
        (AT, {**ENTRY, "beside": "capacity_mw"}),
        ["beside and joined do not stand together. Give both, or neither."],
    ),
    (
        "dictionary_entry",
        (AT, {**ENTRY, "type": "text", "good": "1.4 GW", "beside": "capacity_mw", "joined": "or up to"}),
        ["beside is given for the type 'text'. Only a number is another figure of a column; remove it."],
    ),
    ("dictionary_entry", (AT, {**ENTRY, "good": "1400 MW"}), ["good is '1400 MW'; it must be a number."]),
]


@pytest.mark.parametrize(("rule", "arguments"), GOOD, ids=[rule for rule, _ in GOOD])
def test_a_good_record_is_passed_in_silence(rule: str, arguments: tuple[Any, ...]) -> None:
    assert sentences(values, rule, arguments) == []


@pytest.mark.parametrize(("rule", "arguments", "expected"), BAD, ids=[rule for rule, _, _ in BAD])
def test_a_bad_record_is_told_in_one_whole_sentence(rule: str, arguments: tuple[Any, ...], expected: list[str]) -> None:
    assert sentences(values, rule, arguments) == expected


def test_every_rule_has_a_good_record_and_a_bad_one_here() -> None:
    rules = rules_of(values)
    assert rules
    assert {rule for rule, _ in GOOD} == rules
    assert {rule for rule, _, _ in BAD} == rules


def test_the_sentence_begins_with_file_and_record() -> None:
    (finding,) = values.number(AT, "capacity_mw", "1.4 GW", MW)
    assert finding.sentence() == (
        "geodata/layers/ports.geojson: 'port-zeebrugge': "
        "capacity_mw is '1.4 GW'; it must be a number in MW, such as 1400."
    )


def test_a_key_that_was_only_misspelt_is_not_also_missing() -> None:
    assert list(values.keys_complete(AT, ["nmae"], ["name"], ["name", "kind"])) == []


def test_each_type_has_a_phrase_for_its_sentences() -> None:
    assert values.TYPES.keys() == values.PHRASES.keys()
    assert {name for name, phrase in values.PHRASES.items() if phrase.startswith("a list")} == values.LIST_TYPES


@settings(deadline=None)
@given(ANYTHING)
def test_no_value_of_any_type_makes_a_rule_raise(anything: object) -> None:
    for kind in values.TYPES:
        entry = {"type": kind, "words": "statuses"}
        assert "" not in told_by(values.value(AT, "key", anything, entry))
    assert "" not in told_by(values.dictionary_entry(AT, anything))
