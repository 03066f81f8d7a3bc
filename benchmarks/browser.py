"""The browser that measures: a real Chromium, new each time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser

from tests import chromium


@contextmanager
def chrome(launch: Callable[..., Browser], path: str) -> Iterator[Browser]:
    """A new browser with an empty cache."""
    browser = launch(executable_path=path, args=chromium.ARGUMENTS)
    try:
        yield browser
    finally:
        browser.close()
