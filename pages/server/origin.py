"""Where the reader has the atlas from, such as ``https://atlas.example``, as far as a request can be believed."""

import os
import re

from starlette.types import Scope

TRUST = "ATLAS_TRUST_FORWARDED"
"""Environment variable: ``yes`` where nobody but a proxy that sets these headers itself reaches the server; a number
where several stand in a row, of which each adds the address that it was asked from.
"""
TLS = "ATLAS_TLS"
"""Environment variable: ``yes`` where readers reach the server over TLS only."""
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")


def over_tls() -> bool:
    """Whether the server has been told that readers reach it over TLS only."""
    return os.environ.get(TLS) == "yes"


def proxies() -> int:
    """How many web servers before this one are believed; 0 for none."""
    words = os.environ.get(TRUST, "")
    return 1 if words == "yes" else int(words) if words.isascii() and words.isdecimal() else 0


def origin_of(scope: Scope) -> str:
    """The scheme and the host that the reader has used; anything that is neither is passed over."""
    headers = {name: value.decode("latin-1").split(",")[0].strip() for name, value in scope["headers"]}
    trusted = proxies() > 0
    schemes = [
        headers.get(b"x-forwarded-proto", "") if trusted else "",
        "https" if over_tls() else str(scope["scheme"]),
    ]
    hosts = [headers.get(b"x-forwarded-host", "") if trusted else "", headers.get(b"host", "")]
    scheme = next((each for each in schemes if each in ("http", "https")), "http")
    return f"{scheme}://{next((each for each in hosts if _HOST.fullmatch(each)), 'localhost')}"
