"""A request is waited for as long as somebody hears the answer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.requests import Request

from pages.server.desks import GoneAway, waited_for
from pages.server.queue import Call, Made, Queue, Work


def named(name: str) -> Made:
    return Made(name.encode())


def asking(*messages: str) -> Request:
    """A request of one client, of which the server hears these messages and then nothing more."""
    heard = iter(messages)

    async def receive() -> dict[str, Any]:
        for message in heard:
            return {"type": message}
        await asyncio.Event().wait()
        return {}

    return Request({"type": "http", "headers": [], "client": ("203.0.113.9", 50_000)}, receive)


def happens(story: Callable[[], Any]) -> Any:
    with ThreadPoolExecutor(1) as pool:  # a browser may be driven from this thread by another test
        return pool.submit(asyncio.run, story()).result()


def test_who_hangs_up_leaves_the_queue() -> None:
    async def story() -> list[Work]:
        async def never(*_: object) -> Made:
            await asyncio.Event().wait()
            return Made(b"")

        queue, busy, wanted = Queue(never), Work(Call(named, ("busy",))), Work(Call(named, ("wanted",)))
        before = asyncio.ensure_future(queue.made(busy, "203.0.113.9"))
        with pytest.raises(GoneAway):
            await waited_for(queue, wanted, asking("http.request", "http.disconnect"))
        left = list(queue.jobs)
        before.cancel()
        return left

    assert happens(story) == [Work(Call(named, ("busy",)))]


def test_who_stays_gets_what_was_made() -> None:
    async def story() -> Made:
        async def run(call: Call, *_: object) -> Made:
            return call()

        return await waited_for(Queue(run), Work(Call(named, ("wanted",))), asking("http.request"))

    assert happens(story) == Made(b"wanted")
