"""Measures what a greedy client costs everybody else: another client's picture and the server's pulse, against rest.

``python -m benchmarks.fairness``. On a warm server one client asks at once for 18 different PDFs and for two packs of
20 slides, each of all layers, and hangs up on six of the PDFs and on one pack; meanwhile another client asks for
pictures that nobody has asked for before, and ``/_stcore/health`` is asked without a pause. The same is measured on the
same server while nobody else asks. Then each address that a page fetches is asked for as hard as it can be, and the
longest answer of ``/_stcore/health`` meanwhile is told. The aims: another client's picture within 2x of its time at
rest, health within 100 ms of its time at rest. ``python -m benchmarks.fairness 0`` measures a server that makes files
in threads of its own, and another number one with so many processes.
"""

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx

from layers.exports.briefs import Brief
from layers.views.map_view import MapView
from pages import addresses, opened_atlas
from tests.conftest import running_app

PICTURES = 7
HUNG_UP_AFTER_S = 1.0
GREEDY, OTHER = {"X-Forwarded-For": "198.51.100.1"}, {"X-Forwarded-For": "203.0.113.9"}
"""Two clients: on its own machine the server believes what is said of where a request comes from."""
HARD = {
    "tables of all layers": "/tables/all.json?v=1&layers={all}&q={n}",
    "distances": "/measure.json?at=" + ";".join(["-80,-170;80,170"] * 24) + ";{n}.5,0",
    "a layer": "/layers/{most}.geojson?part=point&q={n}",
    "commitments as a file": "/commitments.csv?q={n}",
    "start pages": "/?v=1&layers={all}&q={n}",
}
"""What a page fetches beside files -> an address that nobody has asked for, by its number."""


@dataclass
class Seen:
    """Seconds of another client's pictures, and of the pulse, in one state of the server."""

    pictures: list[float] = field(default_factory=list)
    pulse: list[float] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)


_numbers = count(1)


def main() -> None:
    """Measure and print."""
    opened = opened_atlas.atlas().layers
    layers = {"all": ",".join(opened), "most": max(opened, key=lambda id: len(opened[id].features))}
    with running_app(ATLAS_WORKERS=(sys.argv[1:] or ["2"])[0]) as address:
        rest, busy, hard = asyncio.run(measured(address, layers))
        memory = megabytes(address)
    print("| | at rest | beside a greedy client | |\n|---|---|---|---|")
    mine, theirs = statistics.median(rest.pictures), statistics.median(busy.pictures)
    print(f"| another client's picture, s (median of {PICTURES}) | {mine:.2f} | {theirs:.2f} | {theirs / mine:.2f}x |")
    print(f"| the slowest of them, s | {max(rest.pictures):.2f} | {max(busy.pictures):.2f} | |")
    usual, slow, worst = (1000 * each for each in (statistics.median(rest.pulse), q95(busy.pulse), max(busy.pulse)))
    print(f"| health, ms (95 of 100) | {1000 * q95(rest.pulse):.0f} | {slow:.0f} | {slow - usual:+.0f} ms |")
    print(f"| health, ms (longest) | {1000 * max(rest.pulse):.0f} | {worst:.0f} | {worst - usual:+.0f} ms |")
    told = ", ".join(f"{busy.statuses.count(status)} x {status}" for status in sorted(set(busy.statuses)))
    print(f"\nThe greedy client was answered: {told}; the rest it hung up on.")
    print(
        f"Memory of the server's processes, MB (shared memory parted): {', '.join(f'{each:.0f}' for each in memory)}\n"
    )
    print("| asked for without a pause | answers a second | health meanwhile, ms (95 of 100; longest) |\n|---|---|---|")
    for name, (rate, pulse) in hard.items():
        print(f"| {name} | {rate:.1f} | {1000 * q95(pulse):.0f}; {1000 * max(pulse):.0f} |")


async def measured(address: str, layers: dict[str, str]) -> tuple[Seen, Seen, dict[str, tuple[float, list[float]]]]:
    """At rest, beside a greedy client, and what hard questions do to the pulse."""
    async with httpx.AsyncClient(base_url=address, timeout=300, limits=httpx.Limits(max_connections=None)) as client:
        rest, busy = Seen(), Seen()
        await others(client, Seen(), pictures=2)  # a warm server
        await others(client, rest)
        greed = asyncio.ensure_future(greedy(client, busy))
        await asyncio.sleep(HUNG_UP_AFTER_S)
        await others(client, busy)
        greed.cancel()
        await asyncio.gather(greed, return_exceptions=True)
        await client.get(f"/map.png?form=preview&layers=ports&title={next(_numbers)}", headers=OTHER)  # it is at rest
        hard = {name: await pressed(client, form, layers) for name, form in HARD.items()}
    return rest, busy, hard


async def others(client: httpx.AsyncClient, seen: Seen, pictures: int = PICTURES) -> None:
    """Ask for pictures one after another, while the pulse is taken."""

    async def asked() -> None:
        for _ in range(pictures):
            began = time.perf_counter()
            answer = await client.get(f"/map.png?v=1&title=Other {next(_numbers)}", headers=OTHER)
            answer.raise_for_status()
            seen.pictures.append(time.perf_counter() - began)

    await beside(client, asked, seen.pulse)


async def beside(client: httpx.AsyncClient, work: Callable[[], Awaitable[None]], pulse: list[float]) -> None:
    """Do some work, and take the server's pulse until it is done."""
    doing = asyncio.ensure_future(work())
    while not doing.done():
        began = time.perf_counter()
        await client.get("/_stcore/health")
        pulse.append(time.perf_counter() - began)
        await asyncio.sleep(0.02)
    await doing


async def greedy(client: httpx.AsyncClient, seen: Seen) -> None:
    """All that one client asks for at once; of some it hangs up."""
    atlas = opened_atlas.atlas()
    every = MapView(layers=tuple(atlas.layers))
    files = [addresses.file(Brief(every, f"Greedy {next(_numbers)}"), "pdf", atlas) for _ in range(18)]
    packs = [
        addresses.pack([Brief(every.but(base=base, year=2030 + slide)) for slide in range(20)], "", atlas)
        for base in ("paper", "night")
    ]

    async def asked(path: str, patience: float | None) -> None:
        try:
            seen.statuses.append((await client.get(path, headers=GREEDY, timeout=patience or 600)).status_code)
        except httpx.TimeoutException:
            return  # hung up

    hung_up = {*files[:6], packs[0]}
    await asyncio.gather(*(asked(each, HUNG_UP_AFTER_S if each in hung_up else None) for each in [*packs, *files]))


async def pressed(client: httpx.AsyncClient, form: str, layers: dict[str, str]) -> tuple[float, list[float]]:
    """Answers a second to one kind of question, asked eight at a time, and the pulse meanwhile."""
    pulse: list[float] = []

    async def asked() -> None:
        for _ in range(4):
            paths = [form.format(**layers, n=next(_numbers) % 80) for _ in range(8)]
            for answer in await asyncio.gather(*(client.get(path, headers=GREEDY) for path in paths)):
                answer.raise_for_status()

    began = time.perf_counter()
    await beside(client, asked, pulse)
    return 32 / (time.perf_counter() - began), pulse


def q95(found: list[float]) -> float:
    """The value below which 95 of 100 lie."""
    return sorted(found)[int(0.95 * (len(found) - 1))]


def megabytes(address: str) -> list[float]:
    """What the server and then each of its processes take of the memory (PSS of Linux: what is shared is parted)."""
    port = address.rpartition(":")[2].encode()
    found: dict[str, tuple[str, bool, float]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            is_server = b"app.py" in (words := (folder / "cmdline").read_bytes().split(b"\0")) and port in words
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            pss = (folder / "smaps_rollup").read_text().split("Pss:")[1].split()[0]
        except (OSError, IndexError):  # it has ended, or is none of ours
            continue
        found[folder.name] = parent, is_server, int(pss) / 1000
    family = [process for process, (_, is_server, _) in found.items() if is_server]
    for process in family:
        family += [each for each, (parent, _, _) in found.items() if parent == process]
    return [found[process][2] for process in family]


if __name__ == "__main__":
    main()
