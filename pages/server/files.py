"""``/map.png``, ``.svg``, ``.pdf``, ``.pptx`` and ``.html``: a view as one file. A few at once, others in a queue."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geodata.records import COMMITMENT_THEMES
from layers.exports import sharing
from layers.exports.briefs import FIRST_FORM, LONGEST_TITLE, Brief, packed, unpacked
from layers.exports.slides.notes import subtitle_of
from layers.looks.styles import BASES
from layers.views.address import Words, echo, encoded, written
from layers.views.map_view import ORDER, PRESENT, MapView
from loaders.findings import nearest
from pages import opened_atlas

AT_ONCE = 2
"""Files that are made at the same time."""
MOST_WAITING = 16
"""Files that wait for their turn; who asks for one more is asked to come back."""
MOST_KEPT = 64_000_000
"""Bytes of all files together that are kept for the next request."""
MEDIA_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
OWN_WORDS = {
    "form": ("png", "svg", "pdf"),
    "title": ("png", "svg", "pdf", "pptx"),
    "subtitle": ("png", "svg", "pdf", "pptx"),
    "notes": ("pptx",),
}
"""Words of the address beside those of the view, and the files that they say something about."""
PACK_WORDS = ("pack", "heading", "commitment", "subject", "base")
"""Words of the address of a pack."""
PACK_HEADING = "The United Kingdom and Belgium in the North Sea"
"""Title of a pack to which the reader has given none."""
PASSED_OVER = ("embed", "embed_options", PRESENT)
"""Words of a page's address that are no part of the view; an address that was copied from a frame may have them."""

_turns = asyncio.Semaphore(AT_ONCE)
_under_way: dict[Hashable, asyncio.Task[bytes]] = {}
_kept: OrderedDict[Hashable, bytes] = OrderedDict()


class TooMany(Exception):
    """More files are being made than the queue holds: come back later."""


async def picture(request: Request, ending: str, origin: str) -> Response:
    """The view of the address as a file, or one sentence on what cannot be drawn. ``origin`` is where the atlas is.

    Raises `TooMany`.
    """
    brief, notes = Brief.from_query(dict(request.query_params), opened_atlas.atlas())
    if notes:
        return _no(" ".join(notes), 400)
    content = await in_turn(_drawn, brief, ending, origin, date.today())
    return _as_file(content, ending, "north-sea-atlas")


async def pack(request: Request, origin: str) -> Response:
    """A pack of slides, or one sentence on what cannot be made. Raises `TooMany`.

    Its address has ``pack``, a reader's briefs, with a ``heading``; or ``commitment``, or ``subject``, with a ``base``.
    """
    atlas = opened_atlas.atlas()
    query = dict(request.query_params)
    for word in query:
        if word not in PACK_WORDS:
            return _no(
                f"The word{echo(word)} means nothing in the address of a pack. {nearest(word[:40], PACK_WORDS)}", 400
            )
    briefs, notes = unpacked(query.get("pack", ""), atlas)
    read = Words({name: word for name, word in query.items() if name != "pack"}, notes)
    wanted = _Pack(
        briefs,
        read.prose("heading", LONGEST_TITLE),
        read.one("commitment", atlas.commitments),
        read.one("subject", COMMITMENT_THEMES),
        read.one("base", BASES) or next(iter(BASES)),
    )
    if notes:
        return _no(" ".join(notes), 400)
    if sum(map(bool, (wanted.briefs, wanted.commitment, wanted.subject))) != 1:
        return _no("A pack is made of one of these: pack (a list of views), commitment or subject.", 400)
    content = await in_turn(_pack, wanted, origin, date.today())
    return _as_file(content, "pptx", "north-sea-atlas-pack")


@dataclass(frozen=True, slots=True)
class _Pack:
    briefs: tuple[Brief, ...]
    heading: str
    commitment: str | None
    subject: str | None
    base: str


def _pack(wanted: _Pack, origin: str, today: date) -> bytes:
    from layers.exports.slides import pack as briefing

    atlas = opened_atlas.atlas()

    def link_of(view: MapView) -> str:
        return sharing.link(origin, view, atlas)

    if wanted.subject:
        return briefing.subject_pack(
            wanted.subject, atlas, link=f"{origin}/commitments?theme={wanted.subject}", link_of=link_of,
            base=wanted.base, today=today,
        )  # fmt: skip
    if wanted.commitment:
        link = f"{origin}/commitments?commitment={wanted.commitment}"
        record = atlas.commitments[wanted.commitment]
        return briefing.commitment_pack(record, atlas, link=link, link_of=link_of, base=wanted.base, today=today)
    link = f"{origin}/brief?{encoded({'pack': packed(wanted.briefs, atlas)})}"
    title = wanted.heading or PACK_HEADING
    return briefing.pack(wanted.briefs, atlas, title=title, link=link, link_of=link_of, today=today)


def _as_file(content: bytes, ending: str, name: str) -> Response:
    # The web page carries its own policy and scripts; within the atlas's policy it would not run.
    place = "attachment" if ending in ("html", "pptx") else "inline"
    return Response(
        content,
        media_type=MEDIA_TYPES[ending],
        headers={"Cache-Control": "no-cache", "Content-Disposition": f'{place}; filename="{name}.{ending}"'},
    )


async def in_turn(make: Callable[..., bytes], *of: Hashable) -> bytes:
    """The file that ``make`` makes of something. Raises `TooMany` where the queue is full.

    One that is kept is there at once; one that is being made already is waited for and not made again; any other waits
    for its turn. Whoever asked may leave: the file is finished all the same, for the next one who asks.
    """
    key = (make, *of)
    if key in _kept:
        _kept.move_to_end(key)
        return _kept[key]
    task = _under_way.get(key)
    if task is None:
        if len(_under_way) >= AT_ONCE + MOST_WAITING:
            raise TooMany
        task = _under_way[key] = asyncio.create_task(_made(key, make, of))
        task.add_done_callback(lambda _: _under_way.pop(key))
    return await asyncio.shield(task)


async def _made(key: Hashable, make: Callable[..., bytes], of: tuple[Hashable, ...]) -> bytes:
    async with _turns:
        content = await run_in_threadpool(make, *of)
    if len(content) <= MOST_KEPT:
        _kept[key] = content
        while sum(map(len, _kept.values())) > MOST_KEPT:
            _kept.popitem(last=False)
    return content


def come_back() -> PlainTextResponse:
    """What is answered beyond the queue."""
    words = "Many files are being made just now. Ask again in a few seconds."
    return PlainTextResponse(words, status_code=503, headers={"Retry-After": "5"})


def _drawn(brief: Brief, ending: str, origin: str, today: date) -> bytes:
    """``today`` is part of what is asked for: the age of the evidence is told on a slide."""
    from layers.exports.picture import picture as pictures
    from layers.exports.slides import slide  # matplotlib takes half a second: other pages need not wait for it
    from layers.exports.web_page import page

    atlas, view = opened_atlas.atlas(), brief.view
    link = sharing.link(origin, view, atlas)
    if ending == "pptx":
        return slide.slide(
            view, atlas, title=brief.title, subtitle=brief.subtitle, notes=brief.notes, link=link, today=today
        )
    if ending == "html":
        return page.map_file(view, atlas, link=link)
    title, subtitle = brief.title, brief.subtitle
    if view.select:  # as on a slide: what is selected, and how it stands
        title, subtitle = title or sharing.headline(view, atlas), subtitle or subtitle_of(view, atlas, today)
    return pictures.picture(view, atlas, form=brief.form, ending=ending, title=title, subtitle=subtitle, link=link)


def picture_address(view: MapView, ending: str, form: str = FIRST_FORM) -> str:
    """Where the server's own picture of a view is."""
    return brief_address(Brief(view, form=form), ending)


def brief_address(brief: Brief, ending: str) -> str:
    """Where the file of a brief is, with the reader's words on it."""
    words = brief.to_query(opened_atlas.atlas())
    return f"/map.{ending}?{encoded({name: word for name, word in words.items() if _says(name, ending)})}"


def pack_address(briefs: tuple[Brief, ...], heading: str) -> str:
    """Where the pack of a reader's briefs is."""
    return f"/pack.pptx?{encoded(written([('pack', packed(briefs, opened_atlas.atlas())), ('heading', heading)]))}"


def _says(word: str, ending: str) -> bool:
    return word in ORDER or ending in OWN_WORDS.get(word, ())


def meaningless(words: Iterable[str], ending: str) -> str:
    """One sentence on the first word of an address that says nothing about a file; "" where all of them do."""
    known = [word for word in (*ORDER, *OWN_WORDS) if _says(word, ending)]
    for word in words:
        if word not in known and word not in PASSED_OVER:
            return f"The word{echo(word)} means nothing in the address of map.{ending}. {nearest(word[:40], known)}"
    return ""


def _no(words: str, status: int) -> PlainTextResponse:
    return PlainTextResponse(words, status_code=status)
