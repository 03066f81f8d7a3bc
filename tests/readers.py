"""Readers without a browser, for tests."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from benchmarks.reader import Opened, Reader, at_once


def came(*readers: Reader) -> Opened:
    """What comes of readers who come at once and go away again."""
    with ThreadPoolExecutor(1) as pool:  # a browser's tests leave a loop running in this thread
        return pool.submit(asyncio.run, at_once(readers)).result()
