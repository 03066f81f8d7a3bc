"""The report says what was checked, what came of it, and what was not run."""

import tomllib

import pytest

from loaders.atlas import Atlas
from pages.about.statements import Check
from tests import report

CHECKS = [Check("Data", 'no "fault"', True), Check("Tests", "not run for this report", False)]


def test_tests_are_counted_as_they_ended() -> None:
    told = '<testsuites><testsuite tests="1207" failures="1" errors="1" skipped="2"/></testsuites>'
    assert report.counted(told) == "1,203 passed, 2 failed, 2 skipped"
    assert report.counted('<testsuites><testsuite tests="3"/></testsuites>') == "3 passed"


def test_a_check_that_is_not_asked_for_is_told_as_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        report, "CHECKS", {"data": ("Data", lambda: (True, "no fault")), "tests": ("Tests", lambda: (True, "3 passed"))}
    )
    assert report.checked(["data"]) == [
        Check("Data", "no fault", True),
        Check("Tests", "not run for this report", False),
    ]
    assert report.main(["test"]) == 2


def test_the_report_has_its_day_its_commit_the_checks_and_the_figures(atlas: Atlas) -> None:
    page = report.as_page(atlas, CHECKS, "2026-11-29", "abc1234")
    assert page.startswith(
        """\
# What the atlas says of itself

Made by `make report` on 29 November 2026, of commit abc1234. The page About shows the same.

## Checks

- Data: no "fault"
- Tests: not run for this report
"""
    )
    assert "\n- 15 records that name their sources\n" in page
    assert "\n| Public authority | 10 | " in page
    assert "\n| 29 November 2026 | Was wrong | Cables | Nemo Link was told to have started in 2018. |" in page


def test_what_the_page_about_reads_is_what_was_found() -> None:
    assert tomllib.loads(report.as_data(CHECKS, "2026-11-29", "abc1234")) == {
        "date": "2026-11-29",
        "commit": "abc1234",
        "checks": [
            {"what": "Data", "result": 'no "fault"', "passed": True},
            {"what": "Tests", "result": "not run for this report", "passed": False},
        ],
    }


def test_where_packages_can_be_fetched_is_not_listed() -> None:
    shop, home = (
        {"type": "distribution", "url": "https://shop.example"},
        {"type": "website", "url": "https://a.example"},
    )
    assert report.without_shops({"components": [{"name": "a", "externalReferences": [shop, home]}]}) == {
        "components": [{"name": "a", "externalReferences": [home]}]
    }
