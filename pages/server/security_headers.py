"""Headers on every answer: the page may contact its own origin only, and what it needs is announced early."""

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import addresses
from pages.server.origin import over_tls

_FRAME = Path(__file__).parents[1] / "frame"
_NAMES = (
    "backend.js",
    "begin_again.js",
    "leaving.js",
    "stepping.js",
    "files.js",
    "voice.js",
    "focus.js",
    "sidebar.js",
    "names.js",
    "search.js",
    "letters.js",
)
SCRIPTS = [(_FRAME / name).read_text(encoding="utf-8") for name in _NAMES]
"""The scripts inside every start page: the first tells Streamlit where its server is, the second loads the page anew
where Streamlit's own code was lost on its way, the third keeps a page that is left from calling the reader back, the
fourth one that is stepped over, the fifth waits with a file for what was typed last, the sixth says to those who listen
what has come and what has not, the seventh puts the focus where something opens, the eighth where the sidebar does, the
ninth gives names to what Streamlit leaves without one of its own, the tenth searches, the eleventh takes shortcuts of
one letter away.
"""


def _inline_scripts() -> str:
    """Hashes of the scripts inside the start page, Streamlit's own and ours, which the policy must name."""
    page = (files("streamlit") / "static" / "index.html").read_text(encoding="utf-8")
    scripts = [*re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL), *SCRIPTS]
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{found}'" for found in hashes)


POLICY = "; ".join(
    [
        "default-src 'none'",
        f"script-src 'self' blob: 'wasm-unsafe-eval' {_inline_scripts()}",  # Streamlit runs component code from blob:
        "worker-src blob:",  # MapLibre's worker
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)


EMBEDDED = POLICY.replace("frame-ancestors 'self'", "frame-ancestors *")
"""The policy of a page that was asked for with ``embed=true``: any site may show it in a frame."""
UNUSED = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "hid",
    "idle-detection", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
"""What a browser can do and no page of the atlas asks for, so that no code on one ever may."""
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)
HSTS = "max-age=31536000"
"""A year over TLS only, for this name; other names below it are not the atlas's to speak for."""
LONGEST_QUERY = 16_000
"""Bytes of an address that are looked at; browsers and proxies begin to differ at half of that."""
TOO_LONG = (
    "This address is longer than any view of the atlas needs. Open the atlas without what follows the question mark."
)


class SecurityHeaders:
    """ASGI middleware that adds the policy to every answer, and ``Link: preload`` to those that are pages.

    An address that is too long to be meant gets status 414 and a sentence.
    """

    def __init__(self, app: ASGIApp, preload: Sequence[tuple[str, str]] = ()) -> None:
        """``preload``: pairs of address and kind ("script", "style", "fetch", "font") that every page will ask for."""
        self.app = app
        self.preload = ", ".join(
            f"<{address}>; rel=preload; as={kind}{'; crossorigin' if kind in ('fetch', 'font') else ''}"
            for address, kind in preload
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add to what comes back."""
        query = scope.get("query_string", b"")
        embedded = b"embed=true" in query.split(b"&")

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                message.setdefault("headers", [])
                headers = MutableHeaders(scope=message)
                headers.update(_added(embedded, shared=embedded or addresses.is_taken_along(scope["path"])))
                if over_tls():
                    _keep_to_tls(headers)
                page = "text/html" in headers.get("content-type", "")
                if self.preload and page and message["status"] == 200:
                    headers.append("link", self.preload)
            await send(message)

        if scope["type"] == "http" and len(query) > LONGEST_QUERY:
            await PlainTextResponse(TOO_LONG, status_code=414)(scope, receive, add)
        else:
            await self.app(scope, receive, add if scope["type"] == "http" else send)


def _added(embedded: bool, shared: bool) -> dict[str, str]:
    """The headers of an answer. ``shared``: pages of other sites may hold it."""
    headers = {
        "content-security-policy": EMBEDDED if embedded else POLICY,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": PERMISSIONS,
        "cross-origin-resource-policy": "cross-origin" if shared else "same-origin",
    }
    return headers if embedded else {**headers, "cross-origin-opener-policy": "same-origin"}


def _keep_to_tls(headers: MutableHeaders) -> None:
    """Have the browser use TLS only from now on, and send no cookie without it."""
    headers["strict-transport-security"] = HSTS
    cookies = headers.getlist("set-cookie")
    if cookies:
        del headers["set-cookie"]
    for cookie in cookies:
        headers.append("set-cookie", cookie if "; secure" in cookie.casefold() else f"{cookie}; Secure")
