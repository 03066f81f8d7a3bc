"""What is not let in: other sites that ask in a reader's name, and whoever asks how busy the server is.

Streamlit's own check of where a connection comes from looks at the name alone, so that any program on another port of
this machine passes it, and asks a server outside for the machine's own address before it says no. It is asked only
about what has passed here.
"""

from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from pages import addresses, measuring
from pages.server.metrics import NOT_TOLD
from pages.server.origin import origin_of

ELSEWHERE = "This address does not answer requests from other sites."
_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


class Gate:
    """ASGI middleware that refuses connections and changes from another origin (403), and measurements (404)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        kind = scope["type"]
        foreign = (kind == "websocket" or scope.get("method") in _CHANGING) and _is_foreign(scope)
        if foreign and kind == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})  # which the server turns into status 403
        elif foreign:
            await PlainTextResponse(ELSEWHERE, 403)(scope, receive, send)
        elif kind == "http" and _asks_for_metrics(scope["path"]) and not measuring.is_on():
            await PlainTextResponse(NOT_TOLD, 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _asks_for_metrics(path: str) -> bool:
    return path.rstrip("/") == addresses.metrics()


def _is_foreign(scope: Scope) -> bool:
    """Whether a browser says that another site's page asks. Programs that are no browser say nothing of the kind."""
    origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
    return any(origin not in _listed() and _place(origin) not in _own(scope) for origin in origins)


def _listed() -> set[str]:
    """Origins that whoever runs the server has named in Streamlit's settings."""
    return {str(each).strip() for each in config.get_option("server.corsAllowedOrigins") or ()}


def _own(scope: Scope) -> set[tuple[str, int]]:
    """Hosts and ports under which a reader may have the atlas.

    A proxy that has the certificate hides the scheme, and with it the port that a name without one means: both pass.
    """
    named = [urlsplit(origin_of(scope)).netloc, *_header(scope, b"host"), _told()]
    return {place for each in named if each for scheme in ("http", "https") if (place := _place(f"{scheme}://{each}"))}


def _told() -> str:
    """The name and the port that Streamlit is told readers use; blank where it is told none."""
    name, port = (
        config.get_option(option) if config.is_manually_set(option) else None
        for option in ("browser.serverAddress", "browser.serverPort")
    )
    return f"{name}:{port}" if name and port else str(name or "")


def _header(scope: Scope, wanted: bytes) -> list[str]:
    return [value.decode("latin-1") for name, value in scope["headers"] if name == wanted]


def _place(origin: str) -> tuple[str, int] | None:
    """The host and the port of an origin; None for what is none, such as ``null``."""
    try:
        parts = urlsplit(origin)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None
    return (parts.hostname, port) if parts.hostname and port else None
