"""How what a map fetches is asked for until it is there: by a clock that the test turns, on a page without a map."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from pages.server.assets import ADDRESSES, FONTS

BY_ITS_CLOCK = """async module => {
    const found = await import(module);
    let now = 0, timers = [];
    const clock = {
        chance: () => 1,
        now: () => now,
        after: (ms, run) => { const timer = { at: now + ms, run }; timers.push(timer); return timer; },
        cancel: timer => { timers = timers.filter(each => each !== timer); },
    };
    const settled = () => new Promise(done => { setTimeout(done); });
    const pass = async ms => {
        const end = now + ms;
        await settled();
        for (;;) {
            const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
            if (!next) break;
            now = next.at;
            clock.cancel(next);
            next.run();
            await settled();
        }
        now = end;
        await settled();
    };
    const said = [], asked = [];
    const state = { arrivals: found.openArrivals(words => said.push([now, words]), clock) };
    let answer = () => { throw new Error("lost"); };
    const bring = (what, at) => found.bring(state, what, at, async () => {
        asked.push([now, what]);
        return answer(what);
    });
    const { arrived, forget, isMissing, keepOnly, closeArrivals } = found;
    const refuse = words => { throw Object.assign(new Error(words), { refused: true }); };
    try {
        %s
    } finally {
        state.arrivals.tell = () => {};
        closeArrivals(state);
    }
}"""
"""Code of a test, with a clock of its own: ``pass`` lets so many milliseconds go by, ``answer`` is what is answered."""


@pytest.fixture
def tell(plain_page: Page) -> Callable[[str], Any]:
    """What a piece of JavaScript gives that brings things by the test's own clock."""
    return lambda code: plain_page.evaluate(BY_ITS_CLOCK % code, ADDRESSES["map/arrivals.js"])


def test_what_is_lost_is_asked_for_again_and_again_with_growing_pauses(tell):
    asked = tell("""bring("ports", "/a"); await pass(16_000); return asked.map(([when]) => when);""")
    assert asked == [0, 500, 1500, 3500, 6500, 9500, 12_500, 15_500]


@pytest.mark.parametrize(
    ("tries", "chance", "waiting", "seen", "expected"),
    [
        (1, 0, 1, True, 250),
        (1, 1, 24, True, 500),
        (3, 0.5, 1, True, 1500),
        (6, 1, 8, True, 3000),
        (6, 1, 24, True, 9000),
        (6, 1, 1, False, 15_000),
        (90, 0, 1, True, 1500),
    ],
)
def test_a_pause_is_between_half_and_whole_of_what_doubles_up_to_three_seconds_or_longer_in_a_crowd_or_unseen(
    plain_page, tries, chance, waiting, seen, expected
):
    call = "async ([module, ...given]) => (await import(module)).pause(...given)"
    assert plain_page.evaluate(call, [ADDRESSES["map/arrivals.js"], tries, chance, waiting, seen]) == expected


@pytest.mark.parametrize(
    ("asked", "late"), [(0, 3000), (1000, 3000), (1800, 2200), (2300, 1700), (3900, 1500), (4000, 3000), (90_000, 3000)]
)
def test_what_a_page_asks_for_while_it_opens_is_late_sooner_it_may_have_been_lost_long_before(plain_page, asked, late):
    call = "async ([module, asked]) => (await import(module)).lateness(asked)"
    assert plain_page.evaluate(call, [ADDRESSES["map/arrivals.js"], asked]) == late


def test_while_nobody_looks_at_the_page_it_asks_less_often_and_at_once_when_somebody_does(tell):
    asked = tell(
        """const seen = value => Object.defineProperty(document, "visibilityState", { value, configurable: true });
           seen("hidden"); bring("ports", "/a"); await pass(45_000); asked.splice(0, asked.length - 2);
           seen("visible"); document.dispatchEvent(new Event("visibilitychange")); delete document.visibilityState;
           await pass(0); return asked.map(([when]) => when);"""
    )
    assert asked == [15_500, 30_500, 45_000]


def test_what_is_late_is_told_after_three_seconds_and_untold_when_it_is_there(tell):
    told = tell(
        """bring("ports", "/a"); bring("names", "/b"); await pass(9000);
           answer = what => what; await pass(9000); return [said, isMissing(state), arrived(state, "/a")];"""
    )
    assert told == [
        [
            [3000, "Not arrived yet: ports. Trying again."],
            [3000, "Not arrived yet: ports and names. Trying again."],
            [9500, "Not arrived yet: names. Trying again."],
            [9500, ""],
        ],
        False,
        "ports",
    ]


def test_what_comes_in_time_is_never_told(tell):
    told = tell(
        """let come; answer = () => new Promise(done => { come = done; });
           bring("ports", "/a"); await pass(2900); come(7); await pass(9000); return [said, arrived(state, "/a")];"""
    )
    assert told == [[], 7]


def test_what_arrives_hastens_what_still_waits(tell):
    asked = tell(
        """bring("ports", "/a"); await pass(16_000); asked.length = 0;
           answer = what => what; bring("names", "/b"); await pass(0); return [asked, isMissing(state)];"""
    )
    assert asked == [[[16_000, "names"], [16_000, "ports"]], False]


def test_an_answer_that_was_asked_for_before_something_was_lost_does_not_hasten_it(tell):
    asked = tell(
        """let come; const names = new Promise(done => { come = done; });
           answer = what => { if (what === "names") return names; throw new Error("lost"); };
           bring("names", "/b"); await pass(100); bring("ports", "/a"); await pass(0); come(7); await pass(600);
           return asked;"""
    )
    assert asked == [[0, "names"], [100, "ports"], [600, "ports"]]


@pytest.mark.parametrize(
    "news",
    [
        'dispatchEvent(new Event("online"))',
        'document.dispatchEvent(new Event("visibilitychange"))',
        'const table = { arrivals: found.openArrivals(() => {}, clock) }; found.bring(table, "rows", "/t", () => [])',
    ],
    ids=["the line is back", "the reader is back", "a table on the same page has come"],
)
def test_with_any_news_what_waits_is_asked_for_at_once(tell, news):
    asked = tell(
        f"""bring("ports", "/a"); await pass(16_000); asked.length = 0;
            {news}; await pass(0); return asked;"""
    )
    assert asked == [[16_000, "ports"]]


def test_a_refusal_is_told_at_once_in_the_servers_words_and_tried_again_each_minute(tell):
    told = tell(
        """answer = () => refuse("There is no layer “x”.");
           bring("ports", "/a"); await pass(121_000); return [said, asked.map(([when]) => when)];"""
    )
    assert told == [[[0, "Missing: ports. There is no layer “x”."]], [0, 60_000, 120_000]]


def test_what_a_busy_server_gives_a_time_is_told_at_once_and_asked_for_then_whatever_else_arrives(tell):
    told = tell(
        """const busy = () => { throw Object.assign(new Error("Room in 8 seconds."), { busyMs: 8000 }); };
           answer = what => what === "the picture" ? busy() : what;
           bring("the picture", "/a"); await pass(4000); bring("names", "/b"); await pass(5000);
           dispatchEvent(new Event("online")); await pass(0); answer = what => what; await pass(1000);
           return [said, asked];"""
    )
    assert told == [
        [[0, "Not arrived yet: the picture. Room in 8 seconds."], [10_000, ""]],
        [[0, "the picture"], [4000, "names"], [10_000, "the picture"]],
    ]


def test_an_answer_that_never_comes_is_told_but_given_up_only_after_two_minutes(tell):
    told = tell(
        """answer = () => new Promise(() => {});
           bring("ports", "/a"); await pass(121_000); return [said, asked.map(([when]) => when)];"""
    )
    assert told == [[[3000, "Not arrived yet: ports. Trying again."]], [0, 120_500]]


def test_what_nobody_wants_any_more_is_neither_asked_for_nor_told(tell):
    told = tell(
        """let first = "waiting", second = "waiting";
           bring("ports", "/a").then(value => { first = value ?? "nothing"; });
           bring("names", "/b").then(value => { second = value ?? "nothing"; });
           await pass(4000); keepOnly(state, new Set(["/b"])); asked.length = 0;
           answer = what => what; await pass(60_000); return [said.at(-2), said.at(-1), asked, first, second];"""
    )
    assert told == [
        [4000, "Not arrived yet: names. Trying again."],
        [6500, ""],
        [[6500, "names"]],
        "nothing",
        "names",
    ]


def test_what_has_arrived_is_given_again_until_it_is_forgotten(tell):
    told = tell(
        """answer = () => ({}); const first = await bring("ports", "/a"), again = await bring("ports", "/a");
           forget(state, "/a"); const anew = await bring("ports", "/a");
           return [first === again, first === anew, asked.length];"""
    )
    assert told == [True, False, 2]


def test_after_the_end_nothing_is_asked_for(tell):
    asked = tell(
        """bring("ports", "/a"); await pass(400); closeArrivals(state); await pass(60_000);
           dispatchEvent(new Event("online")); await pass(0); return asked;"""
    )
    assert asked == [[0, "ports"]]


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ([], ""),
        ([{"what": "ports"}], "Not arrived yet: ports. Trying again."),
        ([{"what": "symbols"}, {"what": "symbols"}], "Not arrived yet: symbols. Trying again."),
        ([{"what": each} for each in "abcd"], "Not arrived yet: a, b, c and d. Trying again."),
        ([{"what": each} for each in "abcdef"], "Not arrived yet: a, b, c and 3 more. Trying again."),
        (
            [{"what": "names"}, {"what": "marks", "refused": "They are not kept any more."}],
            "Missing: marks. They are not kept any more. Not arrived yet: names. Trying again.",
        ),
    ],
)
def test_what_is_missing_is_told_in_one_line(plain_page, missing, expected):
    call = "async ([module, missing]) => (await import(module)).sentence(missing)"
    assert plain_page.evaluate(call, [ADDRESSES["map/arrivals.js"], missing]) == expected


def test_half_an_answer_and_a_busy_server_are_no_answer(plain_page):
    """The first answer of each kind is cut in the middle or an error, the second is whole."""
    picture = BytesIO()
    Image.effect_noise((64, 64), 80).save(picture, "png")
    whole = {
        "/half.json": (b'{"ports": [1, 2]}', "application/json"),
        "/busy.json": (b"[3]", "application/json"),
        "/full.json": (b"[5]", "application/json"),
        "/half.png": (picture.getvalue(), "image/png"),
        "/half-too.png": (picture.getvalue(), "image/png"),
        "/assets/half.js": (b"export const four = 4;", "text/javascript"),
        "/assets/again-1/half.js": (b"export const four = 4;", "text/javascript"),
    }
    asked: list[str] = []

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        body, kind = whole[path]
        first = path not in asked and "again" not in path
        asked.append(path)
        if first and "full" in path:
            words = "Try again in about 2 seconds."
            route.fulfill(status=503, body=words, content_type="text/plain", headers={"retry-after": "2"})
            return
        status = 503 if first and "busy" in path else 200
        route.fulfill(status=status, body=body[: len(body) // 2] if first else body, content_type=kind)

    for path in whole:
        plain_page.route(f"**{path}", answer)
    found = plain_page.evaluate(
        """async module => {
             const { openArrivals, bring } = await import(module);
             const after = (ms, run) => setTimeout(run, ms / 100);
             const clock = { after, cancel: id => clearTimeout(id), chance: () => 1, now: () => performance.now() };
             const said = [], state = { arrivals: openArrivals(words => said.push(words), clock) };
             const [half, busy, full, bitmap, image, { four }] = await Promise.all(
               [["/half.json"], ["/busy.json"], ["/full.json"], ["/half.png", "bitmap"], ["/half-too.png", "image"],
                ["/assets/half.js", "module"]].map(each => bring(state, "it", ...each)));
             const told = said.includes("Not arrived yet: it. Try again in about 2 seconds.");
             return [half, busy, full, told, bitmap.width, image.naturalWidth, four]; }""",
        ADDRESSES["map/arrivals.js"],
    )
    assert found == [{"ports": [1, 2]}, [3], [5], True, 64, 64, 4]
    again = ["/half.json", "/busy.json", "/full.json", "/half.png", "/half-too.png"]
    assert sorted(asked) == sorted([*whole, *again])


def test_a_font_that_was_lost_and_that_a_browser_does_not_ask_for_again_is_made_of_its_bytes(plain_page):
    family, style, address = FONTS[-1]
    face = f"font-family: '{family}'; font-style: {style}; font-weight: 100 900; src: url({address})"
    plain_page.add_style_tag(content=f"@font-face {{ {face} }}")
    answers = iter(["lost", "cut", "whole"])

    def answer(route: Route) -> None:
        match next(answers):
            case "lost":
                route.abort()
            case "cut":
                whole = route.fetch()
                route.fulfill(status=200, body=whole.body()[:9000], content_type="font/woff2")
            case _:
                route.continue_()

    plain_page.route(f"**{address}", answer)
    widths = plain_page.evaluate(
        """async ([arrivals, lettering, family, style, address]) => {
             const { openArrivals, bring } = await import(arrivals), { font } = await import(lettering);
             const after = (ms, run) => setTimeout(run, ms / 100);
             const clock = { after, cancel: id => clearTimeout(id), chance: () => 1, now: () => performance.now() };
             const pen = document.createElement("canvas").getContext("2d");
             const width = words => { pen.font = words; return pen.measureText("Zeebrugge").width; };
             const set = `${style} 600 40px "${family}", monospace`, before = width(set);
             await bring({ arrivals: openArrivals(() => {}, clock) }, "fonts", address, font(family, style));
             return [before, width(set), width(`${style} 600 40px monospace`)]; }""",
        [ADDRESSES["map/arrivals.js"], ADDRESSES["map/lettering.js"], family, style, address],
    )
    assert widths[0] == widths[2] != widths[1]
    assert list(answers) == []
