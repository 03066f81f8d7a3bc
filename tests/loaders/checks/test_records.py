"""Rules for records and what they say of each other: good records pass, bad ones are told in whole sentences."""

from typing import Any

import pytest

from loaders.checks import records
from tests.loaders.checks.specimens import AT, GONE, TOML, Bad, Good, rules_of, sentences

GOOD: list[Good] = [
    ("tables_listed", (TOML, "events", [{"id": "a"}])),
    ("tables_listed", (TOML, "events", [])),
    ("ids_unique", ("geodata/sources.csv", ["a", "b", None, None], "source")),
    ("ids_unique_over_files", ({"geodata/layers/a.geojson": ["x"], "geodata/layers/b.geojson": ["y"]}, "feature")),
    ("id_names_file", (TOML, "uk-belgium-2025", "uk-belgium-2025")),
    ("sources_given", (AT, ["port-pab-2025"])),
    ("dated_by_its_document", (AT, "2025-12", "press", ["knowledge"])),
    ("dated_by_its_document", (AT, "", "knowledge", ["knowledge"])),
    ("references", (AT, ["elec-nemo-site"], {"elec-nemo-site", "elec-nemo-mps"}, "source")),
    ("start_year_and_estimate", (AT, 2019, False)),
    ("start_year_and_estimate", (AT, None, None)),
    ("start_fits_status", (AT, "operational", 2019, False)),
    ("start_fits_status", (AT, "under_construction", 2027, True)),
    ("start_fits_status", (AT, "suspended", 2019, False)),
    ("start_fits_status", (AT, "planned", None, None)),
    ("start_fits_date", (AT, 2026, True, "2026-08-17")),
    ("start_fits_date", (AT, 2025, False, "2025")),
    ("start_fits_date", (AT, 2030, True, None)),
    ("no_two_alike", ("geodata/layers/a.geojson", [("a", "One."), ("b", "Two."), ("c", ""), ("d", "")], "description")),
    ("documents_once", ("geodata/sources.csv", [{"id": "a", "url": "", "title": "A"}, {"id": "b", "title": "A"}])),
    (
        "documents_once",
        (
            "geodata/sources.csv",
            [
                {"id": "a", "url": "https://github.com/PyPSA/pypsa-eur", "title": "GridKit"},
                {"id": "b", "url": "https://github.com/PyPSA/pypsa-eur", "title": "Ends of links"},
            ],
        ),
    ),
    ("precision_fits_date", (AT, "2026-06", "month")),
    ("precision_fits_date", (AT, "", "")),
    ("co2_from_a_party", (AT, ["BE"], ["BE", "NO"])),
    ("redirect_is_no_feature", (GONE, "nemo", {"nemo-link", "nautilus"})),
    ("redirect_leads_to_feature", (GONE, "nemo-link", {"nemo-link", "nautilus"}, ["nemo"])),
    ("redirect_leads_to_feature", (GONE, "", {"nemo-link", "nautilus"}, ["nemo"])),
    ("removal_explained", (GONE, "nemo-link", "")),
    ("range_rises", (GONE, "gw", 43, "gw_up_to", 43)),
    ("replaced_by_another", (GONE, "be-2030", "be-2040", ["be-2030", "be-2040"])),
    ("replaced_by_another", (GONE, "be-2030", "", ["be-2030"])),
    ("removal_explained", (GONE, "", "It was entered twice.")),
]

BAD: list[Bad] = [
    ("tables_listed", (TOML, "events", None), ["there is no [[events]]. Write one such table for each record."]),
    (
        "tables_listed",
        (TOML, "events", ["a"]),
        ["events is ['a']; it must be a list of tables, each begun with [[events]]."],
    ),
    (
        "ids_unique",
        ("geodata/sources.csv", ["a", "b", "a"], "source"),
        ["geodata/sources.csv: 'a': the id of this source is given twice. Give each its own."],
    ),
    (
        "ids_unique_over_files",
        ({"geodata/layers/a.geojson": ["x"], "geodata/layers/b.geojson": ["x", "x"]}, "feature"),
        [
            "geodata/layers/b.geojson: 'x': the id of this feature is already taken in geodata/layers/a.geojson. "
            "Give each its own."
        ],
    ),
    (
        "id_names_file",
        (TOML, "uk-belgium", "uk-belgium-2025"),
        ["id is 'uk-belgium'; it must be the name of the file, 'uk-belgium-2025'."],
    ),
    ("sources_given", (AT, []), ["no source is named. Name at least one id of sources.csv in 'sources'."]),
    ("sources_given", (TOML, None), ["no source is named. Name at least one id of sources.csv in 'sources'."]),
    (
        "dated_by_its_document",
        (AT, "n.d.", "knowledge", ["knowledge"]),
        [
            "published is 'n.d.' although the kind of source is 'knowledge'. "
            "Leave the date blank, for there is no document that was published; or correct the kind."
        ],
    ),
    (
        "references",
        (TOML, ["migration-zeebruge"], {"migration-zeebrugge", "energy-nautilus"}, "commitment"),
        ["commitment 'migration-zeebruge' is not known. Did you mean 'migration-zeebrugge'?"],
    ),
    (
        "references",
        (AT, ["zzz", 7], [f"elec-{number}" for number in range(691)], "source"),
        ["source 'zzz' is not known. There are 691 to choose from, such as 'elec-0', 'elec-1', 'elec-10'."],
    ),
    ("references", (AT, ["zzz"], [], "source"), ["source 'zzz' is not known. None is known."]),
    (
        "start_year_and_estimate",
        (AT, 2019, None),
        ["start_is_estimate is blank although start_year is 2019. Say true or false."],
    ),
    (
        "start_year_and_estimate",
        (AT, None, True),
        ["start_is_estimate is true although start_year is blank. Blank both or give both."],
    ),
    (
        "start_fits_status",
        (AT, "under_construction", 2023, False),
        [
            "start_year 2023 is told as reached although the status is 'under_construction'. "
            "Give the year that is expected, and say true in start_is_estimate."
        ],
    ),
    (
        "start_fits_status",
        (AT, "operational", 2026, True),
        [
            "start_year 2026 is told as expected although the status is 'operational'. "
            "Give the year in which it started, and say false in start_is_estimate."
        ],
    ),
    (
        "start_fits_date",
        (AT, 2026, False, "2025-12"),
        [
            "start_year 2026 is told as reached although status_as_of is '2025-12'. "
            "Give the date of the source that tells of the start."
        ],
    ),
    (
        "start_fits_date",
        (AT, 2025, True, "2026-04"),
        [
            "start_year 2025 is still expected although status_as_of is '2026-04'. "
            "Give the year that is expected now, or what became of it."
        ],
    ),
    (
        "no_two_alike",
        ("geodata/layers/a.geojson", [("a", "One."), ("b", "Two."), ("c", "One.")], "description"),
        ["geodata/layers/a.geojson: 'c': its description is that of 'a', too. Give each its own."],
    ),
    (
        "documents_once",
        (
            "geodata/sources.csv",
            [
                {"id": "a", "url": "https://www.elia.be/nautilus", "title": "Green light for Nautilus"},
                {"id": "b", "url": "https://www.elia.be/Nautilus/", "title": "Green light for Nautilus "},
            ],
        ),
        [
            "geodata/sources.csv: 'b': its title and address are those of 'a', too. "
            "Keep one of them, and name that one wherever either is named."
        ],
    ),
    (
        "precision_fits_date",
        (AT, "2026", "day"),
        ["date_precision is 'day' although the date is '2026'. Write 'year' or correct the date."],
    ),
    (
        "precision_fits_date",
        (AT, "2026-06-16", ""),
        ["date_precision is '' although the date is '2026-06-16'. Write 'day' or correct the date."],
    ),
    (
        "co2_from_a_party",
        (AT, ["BE", "NL"], ["BE", "NO"]),
        ["co2_from 'NL' is no state of the arrangement. Allowed: 'BE', 'NO'."],
    ),
    (
        "redirect_is_no_feature",
        (GONE, "nemo", {"nemo", "nautilus"}),
        [
            "geodata/redirects.toml: 'nemo': 'nemo' is the id of a feature. "
            "Remove this entry, or give the feature another id."
        ],
    ),
    (
        "redirect_leads_to_feature",
        (GONE, "nemo-lnik", {"nemo-link", "nautilus"}, ["nemo"]),
        ["geodata/redirects.toml: 'nemo': feature 'nemo-lnik' is not known. Did you mean 'nemo-link'?"],
    ),
    (
        "redirect_leads_to_feature",
        (GONE, "nemo-cable", {"nemo-link", "nautilus"}, ["nemo", "nemo-cable"]),
        ["geodata/redirects.toml: 'nemo': to 'nemo-cable' is redirected, too. Write where that entry leads."],
    ),
    (
        "range_rises",
        (GONE, "gw", 50, "gw_up_to", 43),
        ["geodata/redirects.toml: 'nemo': gw_up_to is 43, less than gw, 50. Exchange them, or correct one."],
    ),
    (
        "replaced_by_another",
        (GONE, "be-2030", "be-2031", ["be-2030"]),
        ["geodata/redirects.toml: 'nemo': replaced_by 'be-2031' is not known. Did you mean 'be-2030'?"],
    ),
    (
        "removal_explained",
        (GONE, "", ""),
        ["geodata/redirects.toml: 'nemo': reason is blank although to is blank, too. Say why the feature was removed."],
    ),
]


@pytest.mark.parametrize(("rule", "arguments"), GOOD, ids=[rule for rule, _ in GOOD])
def test_a_good_record_is_passed_in_silence(rule: str, arguments: tuple[Any, ...]) -> None:
    assert sentences(records, rule, arguments) == []


@pytest.mark.parametrize(("rule", "arguments", "expected"), BAD, ids=[rule for rule, _, _ in BAD])
def test_a_bad_record_is_told_in_one_whole_sentence(rule: str, arguments: tuple[Any, ...], expected: list[str]) -> None:
    assert sentences(records, rule, arguments) == expected


def test_every_rule_has_a_good_record_and_a_bad_one_here() -> None:
    rules = rules_of(records)
    assert rules
    assert {rule for rule, _ in GOOD} == rules
    assert {rule for rule, _, _ in BAD} == rules
