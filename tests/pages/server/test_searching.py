"""The address of the search: what words mean, with the kind and the place of each, or a sentence."""

from starlette.testclient import TestClient


def test_a_slip_of_the_finger_finds_what_was_meant_on_the_map_that_was_left(client: TestClient) -> None:
    answer = client.get("/search.json?words=Nmo+Link&v=1&layers=ports&base=night&utm_source=x&nonsense=1")
    assert (answer.status_code, answer.headers["content-type"], answer.headers["cache-control"]) == (
        200,
        "application/json",
        "no-cache",
    )
    found = answer.json()
    assert (found["told"], found["nearest"]) == ("", False)
    assert found["results"][0] == {
        "name": "Nemo Link",
        "kind": "Interconnector",
        "by": "",
        "address": "/?v=1&layers=interconnectors,ports&select=nemo-link&base=night",
    }


def test_pages_are_found_and_other_names_are_told(client: TestClient) -> None:
    first = {
        words: client.get(f"/search.json?words={words}&v=1&layers=ports").json()["results"][0]
        for words in ("timeline", "Gand")
    }
    assert first == {
        "timeline": {"name": "Timeline", "kind": "Page", "by": "", "address": "/timeline"},
        "Gand": {
            "name": "Ghent (Gent)",
            "kind": "Port",
            "by": "Gand",
            "address": "/?v=1&layers=ports&select=port-ghent",
        },
    }


def test_what_is_called_by_no_name_is_said_to_be_so(client: TestClient) -> None:
    assert client.get("/search.json?words=%3Cb%3Exyzzy").json() == {
        "told": "Nothing is called “<b>xyzzy”.",
        "nearest": False,
        "results": [],
    }
    assert client.get("/search.json").json() == {"told": "", "nearest": False, "results": []}
