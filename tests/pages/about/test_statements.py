"""What the About page tells that is kept as data, and whom a reader may write to."""

from pathlib import Path

import pytest

from pages.about.statements import Check, Report, accessibility, last_report, regulator
from pages.parts.contact import CONTACT, contact
from tests.pages.session.opened import opened


def test_every_statement_can_be_told_and_no_answer_to_the_regulator_is_open() -> None:
    told = accessibility()
    assert len(told.tested) > 0
    assert len(told.fails) > 0
    assert [each for each in told.fails if not (each.what.endswith(".") and each.where and each.instead)] == []
    assert [words for words, issue in told.upstream.items() if not issue.startswith("https://")] == []
    guidance, questions = regulator()
    assert guidance["url"].startswith("https://osr.statisticsauthority.gov.uk/")
    assert {each.met for each in questions} == {"yes", "in part", "no"}
    assert [each.asks for each in questions if not (each.asks.endswith("?") and each.answer.endswith("."))] == []
    assert {group: len([each for each in questions if each.of == group]) for group in {q.of for q in questions}} == {
        "At a minimum": 9,
        "Trustworthiness": 6,
    }


def test_the_last_report_is_read_and_none_is_invented(tmp_path: Path) -> None:
    assert last_report(tmp_path) is None
    (tmp_path / "checked.toml").write_text(
        'date = "2026-11-29"\ncommit = "abc1234"\n[[checks]]\nwhat = "Data"\nresult = "no fault"\npassed = true\n'
    )
    assert last_report(tmp_path) == Report("2026-11-29", "abc1234", (Check("Data", "no fault", True),))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("mailto:atlas@atlas.example", "mailto:atlas@atlas.example"),
        (" https://atlas.example/report ", "https://atlas.example/report"),
        ("", ""),
        ("atlas@atlas.example", ""),
        ("javascript:alert(1)", ""),
        ("mailto:a@b\nBcc: c@d", ""),
    ],
)
def test_an_address_is_shown_only_where_one_is_given(said: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CONTACT, said)
    assert contact(CONTACT) == told


def test_the_page_says_where_to_report_an_error_or_that_nobody_has_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CONTACT, raising=False)
    page = opened("about/page.py")
    assert [each.value for each in (*page.exception, *page.error)] == []
    assert "The operator of this server has published no address for errors" in " ".join(
        each.value for each in page.markdown
    )
    monkeypatch.setenv(CONTACT, "mailto:atlas@atlas.example")
    (button,) = page.run().get("link_button")
    assert (button.proto.label, button.proto.url) == ("Report an error", "mailto:atlas@atlas.example")
