"""The page that a browser, or a chat program, gets first: what the link shows, and the map's code named early."""

import html
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from loaders.findings import DataRefused
from pages import opened_atlas
from pages.catalogue import PAGES
from pages.server.link_preview import preview

HEAD = b"<head>"
TITLE = b"<title>Streamlit</title>"


def origin_of(scope: Scope) -> str:
    """Where the reader has the atlas from, such as ``https://atlas.example``, also behind a proxy that says so."""
    headers: dict[bytes, str] = {name: value.decode("latin-1") for name, value in scope["headers"]}
    scheme = headers.get(b"x-forwarded-proto", str(scope["scheme"])).split(",")[0].strip()
    host = headers.get(b"x-forwarded-host", headers.get(b"host", "localhost"))
    return f"{scheme}://{host}"


class StartPage:
    """ASGI middleware that completes the start pages of the atlas and leaves all else alone."""

    def __init__(
        self, app: ASGIApp, script: str, modules: Sequence[str] = (), grounds: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """``script`` and ``modules``: addresses of the code that draws the map, and of the modules that come before it.

        ``grounds``: base map -> addresses of the pictures that its map begins with.
        """
        self.app, self.grounds = app, grounds or {}
        fetched = "".join(f'<link rel="modulepreload" href="{module}">' for module in modules)
        self.code = f'<link rel="preload" as="script" href="{script}">{fetched}'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the page that comes back."""
        if scope["type"] != "http" or scope["path"] not in PAGES:
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def complete(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            title, tags = self._told(scope)
            whole = body.replace(TITLE, title, 1).replace(HEAD, HEAD + tags, 1)
            kept = [(name, value) for name, value in start["headers"] if name not in (b"content-length", b"etag")]
            length = len(whole) if scope["method"] != "HEAD" else 0
            await send({**start, "headers": [*kept, (b"content-length", str(length).encode())]})
            await send({"type": "http.response.body", "body": whole})

        await self.app({**scope, "headers": plain}, receive, complete)

    def _told(self, scope: Scope) -> tuple[bytes, bytes]:
        """The page's title, and what stands at its head, both ready to be written."""
        words = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        code = self._code(words.get("base", "")) if PAGES[scope["path"]].has_map else ""
        try:
            shows = preview(scope["path"], words, opened_atlas.atlas(), date.today())
        except DataRefused:  # the page itself says what must be mended
            return TITLE, code.encode()
        properties = {
            "og:type": "website",
            "og:site_name": "North Sea Atlas",
            "og:title": shows.title,
            "og:description": shows.description,
            "og:image": f"{origin_of(scope)}{shows.picture}",
            "og:image:width": "1200",
            "og:image:height": "630",
        }
        names = {"description": shows.description, "twitter:card": "summary_large_image"}
        tags = [f'<meta property="{name}" content="{html.escape(words)}">' for name, words in properties.items()]
        tags += [f'<meta name="{name}" content="{html.escape(words)}">' for name, words in names.items()]
        return f"<title>{html.escape(shows.title)}</title>".encode(), (code + "".join(tags)).encode()

    def _code(self, base: str) -> str:
        """What fetches the map's code, and the pictures it begins with."""
        pictures = self.grounds.get(base) or next(iter(self.grounds.values()), ())
        return self.code + "".join(f'<link rel="prefetch" as="image" href="{picture}">' for picture in pictures)
