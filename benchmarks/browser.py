"""The browser that measures: a real Chromium, new each time."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Browser

from tests import chromium


def chromium_path() -> str:
    """Where the browser is. Ends the program with a sentence where there is none."""
    return chromium.find() or sys.exit(chromium.MISSING)


@contextmanager
def chrome(launch: Callable[..., Browser], path: str) -> Iterator[Browser]:
    """A new browser with an empty cache."""
    browser = launch(executable_path=path, args=chromium.ARGUMENTS)
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def another_site() -> Iterator[str]:
    """Address of a page of another site, from which a measured reader comes, as readers do.

    A browser gives each site a process of its own. A page that is reached from an empty tab, or from an address of the
    same site, gets one that is running already, unless its headers (`Cross-Origin-Opener-Policy`) ask for a new one: a
    comparison from there would measure the headers.
    """

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(ConnectionError):  # the reader has gone on
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<!doctype html><title>Another site</title><p>A link to the atlas.")

        def log_message(self, format: str, *given: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"  # the measured servers are at 127.0.0.1
        server.shutdown()
