"""The page that a browser, or a chat program, gets first: what the link shows, and the map's code named early.

A link that was bent on its way is led to the one that was meant, before anything is shown: so there is one entry in the
reader's history and not two. What is no address of the server gets a page that says so.
"""

import html
from collections.abc import Mapping, Sequence
from datetime import date

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from loaders.findings import DataRefused
from loaders.missing import LayerMissing
from pages import addresses, opened_atlas
from pages.catalogue import PAGES
from pages.server import not_found, straight
from pages.server.answers import NOT_KEPT
from pages.server.client import client_of
from pages.server.desks import ANSWERS, Sent
from pages.server.link_preview import preview
from pages.server.origin import origin_of
from pages.server.queue import Call, Made, TooMany, Work
from pages.server.security_headers import SCRIPTS

HEAD = b"<head>"
TITLE = b"<title>Streamlit</title>"


class StartPage:
    """ASGI middleware that completes the start pages of the atlas and answers 404 where one would stand for nothing."""

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
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(addresses.root())
        meant = straight.address_of(scope["path"], scope["query_string"])
        if meant is not None:
            await RedirectResponse(meant, 307, {"Cache-Control": NOT_KEPT})(scope, receive, send)
        elif path in PAGES and scope["path"].startswith(addresses.root()):
            await self._complete(path, scope, receive, send)
        else:
            await self._or_nothing(path, scope, receive, send)

    async def _or_nothing(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; where Streamlit answers with its start page, as it does for any path, say what is so."""
        replaced = False

        async def checked(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_start_page(message):
                replaced = True
                await not_found.answer(path)(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, checked)

    async def _complete(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
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
            title, tags = await self._told(path, scope)
            names = {"atlas-root": addresses.root(), "atlas-search": addresses.search()}
            root = "".join(f'<meta name="{name}" content="{html.escape(where)}">' for name, where in names.items())
            own = (root + "".join(f"<script>{script}</script>" for script in SCRIPTS)).encode()
            whole = body.replace(TITLE, title, 1).replace(HEAD, HEAD + tags + own, 1)
            kept = [(name, value) for name, value in start["headers"] if name not in (b"content-length", b"etag")]
            length = len(whole) if scope["method"] != "HEAD" else 0
            await send({**start, "headers": [*kept, (b"content-length", str(length).encode())]})
            await send({"type": "http.response.body", "body": whole})

        await self.app({**scope, "headers": plain}, receive, complete)

    async def _told(self, path: str, scope: Scope) -> tuple[bytes, bytes]:
        """The page's title, and what stands at its head, both ready to be written."""
        words = straight.words_of(scope["query_string"])
        code = self._code(words.get("base", "")) if PAGES[path].has_map else ""
        work = Work(Call(_previewed, (path, tuple(words.items()), origin_of(scope), date.today())))
        try:
            shown = await ANSWERS.made(work, client_of(scope))
        except (DataRefused, LayerMissing, TooMany):  # the page itself says what must be mended
            return TITLE, code.encode()
        return f"<title>{html.escape(shown.name)}</title>".encode(), code.encode() + shown.content

    def _code(self, base: str) -> str:
        """What fetches the map's code, and the pictures it begins with."""
        pictures = self.grounds.get(base) or next(iter(self.grounds.values()), ())
        return self.code + "".join(f'<link rel="prefetch" as="image" href="{picture}">' for picture in pictures)


def _is_start_page(start: Message) -> bool:
    """Whether an answer is a page for a browser to open, as Streamlit's is; a file to keep says that it is one."""
    headers = dict(start["headers"])
    html = headers.get(b"content-type", b"").startswith(b"text/html")
    return html and start["status"] == 200 and b"content-disposition" not in headers


def _previewed(path: str, words: Sent, origin: str, today: date) -> Made:
    """What chat and mail show of a link, as tags for the head of its page; named as the page's title."""
    shows = preview(path, dict(words), opened_atlas.atlas(), today)
    properties = {
        "og:type": "website",
        "og:site_name": "North Sea Atlas",
        "og:title": shows.title,
        "og:description": shows.description,
        "og:image": f"{origin}{shows.picture}",
        "og:image:width": "1200",
        "og:image:height": "630",
    }
    names = {"description": shows.description, "twitter:card": "summary_large_image"}
    tags = [f'<meta property="{name}" content="{html.escape(told)}">' for name, told in properties.items()]
    tags += [f'<meta name="{name}" content="{html.escape(told)}">' for name, told in names.items()]
    return Made("".join(tags).encode(), shows.title)
