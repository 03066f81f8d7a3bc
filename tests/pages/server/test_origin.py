"""Where a reader has the atlas from is believed of a proxy where that is set, and only if it can be true."""

import pytest

from pages.server.origin import TRUST, origin_of


def origin(scheme: str = "http", **headers: str) -> str:
    """The origin of a request with these headers."""
    named = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    return origin_of({"type": "http", "scheme": scheme, "headers": named})


def test_without_the_setting_only_the_request_itself_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TRUST, raising=False)
    assert origin(host="a.example", x_forwarded_host="b.example", x_forwarded_proto="https") == "http://a.example"
    monkeypatch.setenv(TRUST, "no")
    assert origin(host="a.example", x_forwarded_host="b.example", x_forwarded_proto="https") == "http://a.example"


@pytest.mark.parametrize(
    ("scheme", "headers", "found"),
    [
        ("http", {"x_forwarded_proto": "https", "x_forwarded_host": "b.example:8443"}, "https://b.example:8443"),
        ("http", {"x_forwarded_proto": "https, http", "x_forwarded_host": "b.example, c"}, "https://b.example"),
        ("https", {}, "https://a.example"),
        ("http", {"x_forwarded_host": "[2001:db8::1]:80"}, "http://[2001:db8::1]:80"),
        ("http", {"x_forwarded_proto": "javascript:alert(1)//"}, "http://a.example"),
        ("http", {"x_forwarded_host": "<script>&"}, "http://a.example"),
        ("http", {"x_forwarded_host": "b.example/path"}, "http://a.example"),
        ("http", {"x_forwarded_host": "user@b.example"}, "http://a.example"),
        ("ws", {"x_forwarded_host": "-b"}, "http://a.example"),
    ],
)
def test_of_a_proxy_what_is_a_host_and_http_or_https_is_believed(
    scheme: str, headers: dict[str, str], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TRUST, "yes")
    assert origin(scheme, host="a.example", **headers) == found


def test_a_host_that_is_no_name_is_not_repeated() -> None:
    assert origin(host='"><script>') == "http://localhost"
    assert origin() == "http://localhost"


def test_a_server_that_is_told_of_tls_before_it_gives_addresses_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_TLS", "yes")
    monkeypatch.delenv(TRUST, raising=False)
    assert origin(host="a.example") == "https://a.example"
