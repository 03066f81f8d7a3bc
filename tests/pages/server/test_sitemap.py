"""The list of pages for search engines."""

from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from pages.catalogue import CATALOGUE

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
BEHIND_A_PROXY = {"x-forwarded-proto": "https", "x-forwarded-host": "atlas.example"}


@pytest.mark.parametrize(("headers", "origin"), [({}, "http://testserver"), (BEHIND_A_PROXY, "https://atlas.example")])
def test_every_page_is_listed_by_the_address_that_the_reader_used(
    headers: dict[str, str], origin: str, client: TestClient
) -> None:
    answer = client.get("/sitemap.xml", headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml")
    found = [each.text for each in ElementTree.fromstring(answer.content).iter(LOC)]
    assert found == [f"{origin}{page.path}" for page in CATALOGUE]


def test_a_host_that_is_no_name_stays_text(client: TestClient) -> None:
    answer = client.get("/sitemap.xml", headers={"x-forwarded-host": "<script>&"})
    assert ElementTree.fromstring(answer.content)[0][0].text == "http://<script>&/"


def test_robots_may_read_everything_and_are_told_of_the_list(client: TestClient) -> None:
    answer = client.get("/robots.txt", headers=BEHIND_A_PROXY)
    assert (answer.headers["content-type"], answer.text) == (
        "text/plain; charset=utf-8",
        "User-agent: *\nAllow: /\nSitemap: https://atlas.example/sitemap.xml\n",
    )
