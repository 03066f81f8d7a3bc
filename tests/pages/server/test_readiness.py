"""Whether the server says that it has all of its data; `tests/pages/test_left_out.py` has what it says while not."""

from starlette.testclient import TestClient


def test_a_server_with_all_of_its_data_is_ready(client: TestClient) -> None:
    answer = client.get("/ready")
    assert (answer.status_code, answer.text, answer.headers["Cache-Control"]) == (200, "All is shown.", "no-store")
