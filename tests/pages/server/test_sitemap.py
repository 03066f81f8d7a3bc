"""What is for machines that come by: the list of pages, what they may read, and whom to tell of a weakness."""

import re
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from pages.catalogue import CATALOGUE

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
BEHIND_A_PROXY = {"x-forwarded-proto": "https", "x-forwarded-host": "atlas.example"}


@pytest.mark.parametrize(("headers", "origin"), [({}, "http://testserver"), (BEHIND_A_PROXY, "https://atlas.example")])
def test_every_page_is_listed_by_the_address_that_the_reader_used(
    headers: dict[str, str], origin: str, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_TRUST_FORWARDED", "yes")
    answer = client.get("/sitemap.xml", headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml")
    found = [each.text for each in ElementTree.fromstring(answer.content).iter(LOC)]
    assert found == [f"{origin}{page.path}" for page in CATALOGUE]


def test_robots_may_read_everything_and_are_told_of_the_list(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_TRUST_FORWARDED", "yes")
    answer = client.get("/robots.txt", headers=BEHIND_A_PROXY)
    assert (answer.headers["content-type"], answer.text) == (
        "text/plain; charset=utf-8",
        "User-agent: *\nAllow: /\nSitemap: https://atlas.example/sitemap.xml\n",
    )


def test_whom_to_tell_of_a_weakness_is_said_where_somebody_has_said_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_SECURITY_CONTACT", "mailto:security@atlas.example")
    answer = client.get("/.well-known/security.txt")
    assert re.fullmatch(
        r"Contact: mailto:security@atlas\.example\n"
        r"Expires: 20\d\d-\d\d-\d\dT00:00:00Z\n"
        r"Preferred-Languages: en\n"
        r"Canonical: http://testserver/\.well-known/security\.txt\n",
        answer.text,
    )
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("contact", ["", "nobody", "mailto:a@b\nContact: mailto:c@d"])
def test_without_a_contact_there_is_no_such_file(
    contact: str, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_SECURITY_CONTACT", contact)
    answer = client.get("/.well-known/security.txt")
    assert (answer.status_code, answer.text) == (404, "No contact for security is published here.")
