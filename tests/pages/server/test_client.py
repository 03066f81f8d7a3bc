"""Whose turn it is: the reader's address, of a trusted proxy's telling, and a whole network of IPv6 as one."""

import pytest

from pages.server.client import client_of
from pages.server.origin import TRUST


def client(address: str | None = "203.0.113.9", *forwarded: str) -> str:
    headers = [(b"x-forwarded-for", each.encode("latin-1")) for each in forwarded]
    return client_of({"type": "http", "headers": headers, "client": address and (address, 50_000)})


def test_what_a_reader_says_of_itself_is_believed_of_a_trusted_proxy_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TRUST, raising=False)
    assert client("203.0.113.9", "198.51.100.1") == "203.0.113.9"
    monkeypatch.setenv(TRUST, "yes")
    assert client("203.0.113.9", "198.51.100.1") == "198.51.100.1"
    assert client("203.0.113.9", "192.0.2.66, 198.51.100.1") == "198.51.100.1"  # the first is the reader's own telling
    assert client("203.0.113.9", "192.0.2.66", "198.51.100.1") == "198.51.100.1"
    assert client("203.0.113.9", "<script>") == "203.0.113.9"


def test_behind_two_trusted_proxies_it_is_what_the_first_of_them_was_asked_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(TRUST, "2")
    assert client("203.0.113.9", "192.0.2.66, 198.51.100.1, 192.0.2.1") == "198.51.100.1"
    assert client("203.0.113.9", "198.51.100.1", "192.0.2.1") == "198.51.100.1"
    assert client("203.0.113.9", "198.51.100.1") == "198.51.100.1"
    assert client("203.0.113.9") == "203.0.113.9"
    monkeypatch.setenv(TRUST, "0")
    assert client("203.0.113.9", "198.51.100.1") == "203.0.113.9"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("testclient", "unknown"),
        (None, "unknown"),
    ],
)
def test_a_network_is_one_client_and_so_are_all_that_tell_no_address(address: str | None, found: str) -> None:
    assert client(address) == found
