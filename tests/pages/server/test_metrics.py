"""What the server counts of its work is answered where that is asked for, and nothing of a reader is in it."""

from collections import Counter
from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from pages import measuring, observing, opened_atlas
from pages.server import metrics
from pages.server.observed import Observed
from pages.server.routes import ANSWERS, ROUTES

Counts = Counter[tuple[str, ...]]


async def open_for_long(websocket: WebSocket) -> None:
    if websocket.query_params:
        await websocket.close()
        return
    await websocket.accept()
    await websocket.send_text("open")
    await websocket.receive()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv(measuring.SETTING, "yes")
    routes = [*ROUTES, WebSocketRoute("/stream", open_for_long)]
    app = Starlette(routes=routes, middleware=[Middleware(Observed, answers=ANSWERS)])
    with TestClient(app, headers={"X-Forwarded-For": "203.0.113.9", "User-Agent": "Mine"}) as client:
        yield client


def counts(asked: TestClient, *names: str) -> Counts:
    """What is told under these names: name and labels -> value."""
    families = text_string_to_metric_families(asked.get("/metrics").text)
    found = [sample for family in families for sample in family.samples if sample.name in names]
    return Counter({(each.name, *each.labels.values()): int(each.value) for each in found})


def test_answers_are_counted_by_their_place_in_the_table_and_without_a_word_of_the_reader(asked: TestClient) -> None:
    names = "atlas_answer_seconds_count", "atlas_queue_asked_total"
    before = counts(asked, *names)
    for address in ("/layers/ports.geojson?part=point&q=metrics", "/layers/ports.geojson?part=point&q=metrics", "/no"):
        asked.get(address)
    assert counts(asked, *names) - before == {
        ("atlas_answer_seconds_count", "/layers/{name}.geojson", "200"): 2,
        ("atlas_answer_seconds_count", "other", "404"): 1,
        ("atlas_answer_seconds_count", "/metrics", "200"): 1,
        ("atlas_queue_asked_total", "answers", "made"): 1,
        ("atlas_queue_asked_total", "answers", "kept"): 1,
    }
    asked.get("/layers/ports.geojson?part=point&q=secret")
    told = asked.get("/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"})
    assert (told.headers["content-type"], told.headers["cache-control"]) == (
        "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores",
        "no-store",
    )
    assert [word for word in ("secret", "203.0.113.9", "Mine") if word in told.text] == []


def test_runs_of_a_page_are_counted_however_they_end(asked: TestClient) -> None:
    before = counts(asked, "atlas_page_run_seconds_count")
    with observing.running("/ports"):
        pass
    with pytest.raises(ValueError, match="broken"), observing.running("/ports"):
        raise ValueError("broken")
    assert counts(asked, "atlas_page_run_seconds_count") - before == {("atlas_page_run_seconds_count", "/ports"): 2}


def test_a_page_is_told_while_its_connection_is_open_and_not_where_it_was_refused(asked: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), asked.websocket_connect("/stream?refused=yes"):
        pass
    with asked.websocket_connect("/stream") as connection:
        connection.receive_text()
        assert counts(asked, "atlas_sessions") == {("atlas_sessions",): 1}
    assert counts(asked, "atlas_sessions") == {("atlas_sessions",): 0}


def test_every_function_that_remembers_its_results_is_told_by_where_it_is_defined(asked: TestClient) -> None:
    name, names = "pages.opened_atlas.atlas", ("atlas_cache_hits_total", "atlas_cache_entries")
    assert metrics.caches()[name] is opened_atlas.atlas
    opened_atlas.atlas()
    before = counts(asked, *names)
    opened_atlas.atlas()
    after = counts(asked, *names)
    assert after["atlas_cache_hits_total", name] - before["atlas_cache_hits_total", name] == 1
    assert after["atlas_cache_entries", name] == 1


def test_nothing_is_counted_or_told_where_nobody_has_asked_for_it(
    asked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(asked, "atlas_answer_seconds_count", "atlas_page_run_seconds_count")
    monkeypatch.delenv(measuring.SETTING)
    refused = asked.get("/metrics")
    assert (refused.status_code, refused.text) == (404, "The measurements of this server are not published.")
    with observing.running("/wind"):
        pass
    monkeypatch.setenv(measuring.SETTING, "yes")
    after = counts(asked, "atlas_answer_seconds_count", "atlas_page_run_seconds_count")
    assert after - before == {("atlas_answer_seconds_count", "/metrics", "200"): 1}
