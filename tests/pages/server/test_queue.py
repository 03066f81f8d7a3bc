"""What many ask for is made once, clients take turns, and nothing is made for nobody."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from pages.server.queue import Call, Made, Progress, Queue, TooMany, Work
from pages.server.steps import Ended, step


def named(name: str, parts: tuple[Made, ...] = ()) -> Made:
    return Made("+".join([name, *(part.content.decode() for part in parts)]).encode())


def file(name: str, *parts: str) -> Work:
    return Work(Call(named, (name,)), tuple(Call(named, (part,)) for part in parts))


class Bench:
    """Makes nothing until it is told to: tests say when each turn ends, and read in which order turns began.

    What is called "slides" has two steps, and is told to end between them.
    """

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.open: dict[str, asyncio.Event] = {}

    async def run(self, call: Call, *more: Any) -> Made:
        name = str(call.of[0])
        self.begun.append(name)
        self.open[name] = asyncio.Event()
        if name == "slides":
            step(1)
        await self.open[name].wait()
        if name == "slides":
            step(2)
        return call(*more)

    async def all_in_turn(self) -> None:
        """Let the turns end one after another, in the order in which they began."""
        for number in range(1000):
            await settled()
            if number == len(self.begun):
                return
            self.open[self.begun[number]].set()


async def settled() -> None:
    """Until nothing more happens by itself."""
    for _ in range(20):
        await turned()


async def turned() -> None:
    """Until the loop has turned once."""
    loop = asyncio.get_running_loop()
    turn = loop.create_future()
    loop.call_soon(turn.set_result, None)
    await turn


def happens(story: Callable[[Bench, "Asked"], Coroutine[Any, Any, None]], **limits: int) -> Bench:
    """Run a test's story on a loop of its own: a browser may be driven from this thread by another test."""
    bench = Bench()

    async def told() -> None:
        await story(bench, Asked(Queue(bench.run, **limits)))

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, told()).result()
    return bench


class Asked:
    """Asks a queue, and keeps what is asked."""

    def __init__(self, queue: Queue) -> None:
        self.queue = queue

    def __call__(self, client: str, *names: str) -> asyncio.Task[Made]:
        return asyncio.ensure_future(self.queue.made(file(*names), client))


def test_what_is_being_made_is_not_made_twice_and_the_longest_kept_goes_first() -> None:
    async def story(bench: Bench, ask: Asked) -> None:
        asking = [ask(f"client {number}", "a" * 40) for number in range(50)]
        await bench.all_in_turn()
        assert [each.result() for each in asking] == [named("a" * 40)] * 50
        for name in ("b", "a", "c", "b", "a"):
            ask("one", name * 40)
            await bench.all_in_turn()

    assert [name[0] for name in happens(story, most_kept=100).begun] == ["a", "b", "c", "b", "a"]  # c drives out b


def test_clients_take_turns_and_one_of_many_wishes_leaves_a_place_free_for_others() -> None:
    async def story(bench: Bench, ask: Asked) -> None:
        asked = [ask("many", f"m{number}") for number in range(4)]
        await settled()
        assert bench.begun == ["m0"]  # of two places one client has one
        asked += [ask("few", "f0"), ask("few", "f1"), ask("third", "t0")]
        await settled()
        assert bench.begun == ["m0", "f0"]
        await bench.all_in_turn()
        assert [each.result().content.decode() for each in asked] == ["m0", "m1", "m2", "m3", "f0", "f1", "t0"]

    assert happens(story).begun == ["m0", "f0", "t0", "m1", "f1", "m2", "m3"]


def test_a_file_of_many_parts_lets_others_of_the_same_reader_between_its_parts() -> None:
    async def story(bench: Bench, ask: Asked) -> None:
        pack, picture = ask("one", "pack", "p0", "p1", "p2"), ask("one", "picture")
        await bench.all_in_turn()
        assert (pack.result().content, picture.result().content) == (b"pack+p0+p1+p2", b"picture")

    assert happens(story).begun == ["p0", "picture", "p1", "p2", "pack"]


def test_a_pack_says_how_far_it_is() -> None:
    async def story(bench: Bench, ask: Asked) -> None:
        before, pack = ask("one", "picture"), ask("one", "slides", "p0", "p1")
        said = []
        for _ in range(5):
            await settled()
            said.append(ask.queue.progress(file("slides", "p0", "p1")))
            bench.open[bench.begun[-1]].set()
        await asyncio.gather(before, pack)
        assert said == [
            Progress(0, 2, True),
            Progress(0, 2, False),
            Progress(1, 2, False),
            Progress(2, 2, False, 1),
            None,
        ]

    assert happens(story).begun == ["picture", "p0", "p1", "slides"]


def test_the_queue_says_how_much_it_makes_how_much_waits_and_what_it_was_asked_for() -> None:
    async def story(bench: Bench, ask: Asked) -> None:
        asked = [ask("one", "a"), ask("one", "b"), ask("other", "c"), ask("third", "a")]
        await settled()
        refused = ask("one", "d", "d0", "d1")
        await settled()
        assert isinstance(refused.exception(), TooMany)
        assert (ask.queue.working, ask.queue.waiting) == (2, 1)
        await bench.all_in_turn()
        assert (ask.queue.working, ask.queue.waiting) == (0, 0)
        await asyncio.gather(*asked, ask("one", "a"))
        assert ask.queue.asked == {"made": 3, "kept": 1, "refused": 1}

    assert happens(story, most_of_one=4).begun == ["a", "c", "b"]


def test_what_nobody_waits_for_any_more_is_dropped_before_its_turn_and_between_its_parts() -> None:
    async def story(bench: Bench, ask: Asked) -> None:
        pack, waits, stays = ask("one", "pack", "p0", "p1"), ask("one", "gone"), ask("one", "stays")
        also = ask("another", "gone too"), ask("third", "gone too")
        await settled()
        for each in (pack, waits, also[0]):
            each.cancel()
        await settled()
        assert list(ask.queue.jobs) == [file("pack", "p0", "p1"), file("stays"), file("gone too")]
        await bench.all_in_turn()
        assert (stays.result().content, also[1].result().content) == (b"stays", b"gone too")
        assert list(ask.queue.jobs) == []
        again = ask("one", "pack", "p0", "p1")  # its first map is kept
        await bench.all_in_turn()
        assert again.result().content == b"pack+p0+p1"

    assert happens(story).begun == ["p0", "gone too", "stays", "p1", "pack"]


def test_a_turn_that_nobody_waits_for_ends_at_its_next_step_unless_somebody_comes_back() -> None:
    async def story(bench: Bench, ask: Asked) -> None:
        for comes_back in (False, True):
            gone = ask("one", "slides")
            await settled()
            gone.cancel()
            await settled()
            assert list(ask.queue.jobs) == [file("slides")]  # its turn goes on until the step
            back = [ask("another", "slides")] if comes_back else []
            await bench.all_in_turn()
            assert [each.result().content for each in back] == ([b"slides"] if comes_back else [])
            assert (ask.queue.jobs, list(ask.queue.kept.values())) == ({}, [each.result() for each in back])

    assert happens(story).begun == ["slides", "slides"]


def test_who_comes_back_when_it_has_ended_gets_it_in_another_turn() -> None:
    async def end_once(call: Call, *_: Any) -> Made:
        tried.append(call)
        if len(tried) == 1:
            raise Ended
        return call()

    tried: list[Call] = []
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(asyncio.run, Queue(end_once).made(file("x"), "a"))
        assert made.result() == named("x")
    assert len(tried) == 2


def test_beyond_the_bound_of_one_client_it_is_told_when_and_others_are_served() -> None:
    async def story(bench: Bench, ask: Asked) -> None:
        kept = ask("greedy", "kept")
        await bench.all_in_turn()
        asked = [ask("greedy", f"g{number}") for number in range(4)]
        await settled()
        with pytest.raises(TooMany) as refused:
            await ask("greedy", "one more")
        assert (refused.value.seconds, str(refused.value)) == (
            2,
            "Many files are being made for you. Try again in about 2 seconds.",
        )
        assert await ask("greedy", "kept") == kept.result()
        same, other = ask("greedy", "g3"), ask("other", "large", "1", "2", "3", "4", "5")
        await bench.all_in_turn()
        assert {each.result().content for each in (*asked, same)} == {b"g0", b"g1", b"g2", b"g3"}
        assert other.result().content == b"large+1+2+3+4+5"  # who has nothing waiting may have one thing of any size

    assert happens(story, most_of_one=4).begun[:3] == ["kept", "g0", "1"]


def test_beyond_the_bound_of_all_whoever_asks_is_told_when() -> None:
    async def story(bench: Bench, ask: Asked) -> None:
        asked = [ask(f"client {number}", f"c{number}") for number in range(3)]
        await settled()
        with pytest.raises(TooMany, match=r"^Many files are being made\. Try again in about 2 seconds\.$"):
            await ask("late", "late")
        await bench.all_in_turn()
        assert [each.result().content for each in asked] == [b"c0", b"c1", b"c2"]

    assert happens(story, most_in_all=3).begun == ["c0", "c1", "c2"]


def test_what_cannot_be_made_is_told_to_all_who_wait_and_tried_anew_for_the_next() -> None:
    async def refuse(call: Call, *_: Any) -> Made:
        tried.append(call)
        raise ValueError("no")

    async def story() -> None:
        queue = Queue(refuse)
        both = await asyncio.gather(*(queue.made(file("x"), name) for name in "ab"), return_exceptions=True)
        assert [str(each) for each in both] == ["no", "no"]
        with pytest.raises(ValueError, match="no"):
            await queue.made(file("x"), "a")
        assert queue.jobs == {}

    tried: list[Call] = []
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, story()).result()
    assert len(tried) == 2
