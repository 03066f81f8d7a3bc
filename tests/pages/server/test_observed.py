"""What whoever runs the server is told of its work, and that nothing of a reader is in it."""

import json
import logging
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from pages import observing
from pages.server.observed import Observed
from pages.server.routes import ANSWERS, ROUTES
from tests.pages.session.opened import opened


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, object]]]:
    """The lines that are written while the test runs, read back."""
    monkeypatch.setenv(observing.SETTING, "yes")
    found: list[dict[str, object]] = []
    before = observing.LOG.handlers[:], observing.LOG.propagate, observing.LOG.level
    observing.begin()
    (handler,) = observing.LOG.handlers
    handler.emit = lambda record: found.append(json.loads(handler.format(record)))  # type: ignore[method-assign]
    yield found
    observing.LOG.handlers[:], observing.LOG.propagate, observing.LOG.level = before


def asked(*addresses: str) -> None:
    app = Starlette(routes=ROUTES, middleware=[Middleware(Observed, answers=ANSWERS)])
    with TestClient(app, headers={"X-Forwarded-For": "203.0.113.9", "User-Agent": "Mine"}) as client:
        for address in addresses:
            client.get(address)


def test_each_answer_is_told_by_its_place_in_the_table_and_without_a_word_of_the_reader(
    lines: list[dict[str, object]],
) -> None:
    asked("/layers/ports.geojson?part=point&q=secret", "/assets/parts.1/map.js", "/ports?port=x", "/secret/secret")
    told = [(line["event"], line["path"], line["status"]) for line in lines]
    assert told == [
        ("answer", "/layers/{name}.geojson", 200),
        ("answer", "/assets/{name:path}", 404),
        ("answer", "/ports", 404),
        ("answer", "other", 404),
    ]
    assert {*lines[0]} == {"time", "level", "process", "event", "path", "status", "ms", "bytes"}
    words = json.dumps(lines)
    assert [word for word in ("secret", "203.0.113.9", "Mine") if word in words] == []


def test_each_run_of_a_page_is_told_however_it_ends(lines: list[dict[str, object]]) -> None:
    opened("about/page.py")
    with pytest.raises(ValueError, match="broken"), observing.running("/ports"):
        raise ValueError("broken")
    assert [(line["event"], line["path"]) for line in lines] == [("page", "/"), ("page", "/about"), ("page", "/ports")]


def test_a_fault_is_one_line_with_its_trace(lines: list[dict[str, object]]) -> None:
    try:
        raise ValueError("broken")
    except ValueError:
        observing.LOG.exception("A file could not be made")
    ((line),) = lines
    assert (line["level"], line["event"]) == ("error", "A file could not be made")
    assert str(line["trace"]).endswith("ValueError: broken")


def test_nothing_is_told_where_nobody_has_asked_for_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv(observing.SETTING, raising=False)
    with caplog.at_level(logging.INFO):
        asked("/layers/ports.geojson?part=point")
    assert "answer" not in caplog.messages
