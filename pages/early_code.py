"""The map's code, named in the page itself: the browser fetches and runs it while Streamlit is still starting."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEAD = b"<head>"


class EarlyCode:
    """ASGI middleware that puts an asynchronous script into the start page of the map and leaves all else alone."""

    def __init__(self, app: ASGIApp, script: str, paths: tuple[str, ...] = ("/",)) -> None:
        """``script``: the address of the code; ``paths``: the pages that open with a map."""
        self.app = app
        self.tag = f'<script async src="{script}"></script>'.encode()
        self.paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the script to the page that comes back."""
        if scope["type"] != "http" or scope["path"] not in self.paths:
            return await self.app(scope, receive, send)
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def add(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            whole = body.replace(HEAD, HEAD + self.tag, 1)
            kept = [(name, value) for name, value in start["headers"] if name not in (b"content-length", b"etag")]
            length = len(whole) if scope["method"] != "HEAD" else 0
            await send({**start, "headers": [*kept, (b"content-length", str(length).encode())]})
            await send({"type": "http.response.body", "body": whole})

        await self.app({**scope, "headers": plain}, receive, add)
