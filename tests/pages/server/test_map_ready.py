"""The rest of a page waits until its map has begun, but not for good."""

import threading

import pytest
from starlette.testclient import TestClient

from pages.server import map_ready


def test_a_page_that_waits_goes_on_when_its_map_tells(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_ready, "LONGEST", 600)
    name = map_ready.expected()
    page = threading.Thread(target=map_ready.wait_for, args=(name,), daemon=True)
    page.start()
    answer = client.post(f"/begun/{name}")
    page.join(60)
    assert (answer.status_code, answer.content, page.is_alive()) == (204, b"", False)


def test_a_page_whose_map_tells_nothing_goes_on_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_ready, "LONGEST", 0.01)
    name = map_ready.expected()
    map_ready.wait_for(name)
    assert name not in map_ready.awaited


def test_a_map_may_tell_before_the_page_waits(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_ready, "LONGEST", 600)
    name = map_ready.expected()
    client.post(f"/begun/{name}")
    map_ready.wait_for(name)
    assert name not in map_ready.awaited


def test_a_name_that_nobody_waits_for_is_passed_over(client: TestClient) -> None:
    assert client.post("/begun/nobody").status_code == 204
    assert client.get("/begun/nobody").status_code in (404, 405)
