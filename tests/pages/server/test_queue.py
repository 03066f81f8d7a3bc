"""What many ask for is made once, a few at a time, and kept as long as there is room."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.server import queue


def test_what_is_being_made_is_not_made_twice_and_the_longest_kept_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    all_have_asked = threading.Event()

    def make(name: str) -> bytes:
        made.append(name)
        all_have_asked.wait()
        return name.encode() * 40

    async def ask() -> list[bytes]:
        asking = [asyncio.ensure_future(queue.in_turn(make, "a")) for _ in range(50)]
        asyncio.get_running_loop().call_soon(all_have_asked.set)
        at_once = await asyncio.gather(*asking)
        for name in ("b", "a", "c", "b", "a"):
            at_once.append(await queue.in_turn(make, name))
        return at_once

    monkeypatch.setattr(queue, "MOST_KEPT", 100)
    monkeypatch.setattr(queue, "kept", type(queue.kept)())
    monkeypatch.setattr(queue, "_turns", asyncio.Semaphore(queue.AT_ONCE))
    with ThreadPoolExecutor(1) as pool:  # a browser may be driven from this thread by another test
        answers = pool.submit(asyncio.run, ask()).result()
    assert answers == [b"a" * 40] * 50 + [each * 40 for each in (b"b", b"a", b"c", b"b", b"a")]
    assert made == ["a", "b", "c", "b", "a"]  # c drives out b, b drives out a
