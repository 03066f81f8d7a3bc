"""``/map.png``, ``/map.csv`` and their like: a view as one file; and ``/pack.pptx``, the slides of several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from geodata.records import COMMITMENT_THEMES
from layers.exports.briefs import LONGEST_TITLE, PACK_HEADING, Brief, packed, unpacked
from layers.exports.formats import ANSWERED, FORMATS
from layers.exports.sharing import file_name
from layers.looks.styles import BASES
from layers.maps import headings
from layers.maps.framing import opened
from layers.views.address import NotUnderstood, Words, only, understood
from layers.views.map_view import MapView
from layers.views.received import received
from loaders.atlas import Atlas
from loaders.findings import nearest
from pages import addresses, opened_atlas
from pages.server import answers
from pages.server.desks import FILES, Sent, sent, waited_for
from pages.server.origin import origin_of
from pages.server.queue import Call, Made, Progress, Work
from pages.server.steps import step

PACK_WORDS = ("pack", "heading", "commitment", "subject", "base")
"""Words of the address of a pack."""


async def view(request: Request) -> Response:
    """``/map.<ending>``: the view of the address as a file of one of `FORMATS`."""
    ending = request.path_params["ending"]
    if ending not in ANSWERED:
        raise answers.NotThere(f"The map is not offered as “{ending[:40]}”. {nearest(ending[:40], FORMATS)}")
    brief = await run_in_threadpool(brief_of, ending, sent(request))
    made = await waited_for(FILES, Work(Call(_made, (brief, ending, origin_of(request.scope), date.today()))), request)
    return answers.file(made.content, ANSWERED[ending].media_type, made.name)


@lru_cache(maxsize=256)
def brief_of(ending: str, words: Sent) -> Brief:
    """What a file is asked for, from the words of its address. Raises `NotUnderstood`."""
    known = addresses.words_of(ending)
    query = received(dict(words), known)
    only(query, known, f"map.{ending}")
    return understood(Brief.from_query(query, opened_atlas.atlas()))


def _made(brief: Brief, ending: str, origin: str, today: date) -> Made:
    """``today`` is part of what is asked for: the age of the evidence is told on a slide.

    A file that was made on the reader's own machine has no link: it would open nothing elsewhere.
    """
    atlas, kind = opened_atlas.atlas(), ANSWERED[ending]
    shown = opened(brief.drawn(atlas), atlas) if kind.of == "map" else brief.view
    link = "" if addresses.is_local(origin) else addresses.view(shown, atlas, origin)
    name = file_name(brief.title or headings.title(brief.view, atlas), ending)
    return Made(kind.write(brief, atlas, link, today), name)


async def pack(request: Request) -> Response:
    """``/pack.pptx``: slides of several views, of a commitment or of a subject, with a table and the sources.

    Its address has ``pack``, a reader's briefs, with a ``heading``; or ``commitment``, or ``subject``, with a ``base``.
    """
    made = await waited_for(FILES, await _work_of(request), request)
    return answers.file(made.content, FORMATS["pptx"].media_type, made.name)


async def progress(request: Request) -> Response:
    """``/pack.json``: how far the pack with the same words is, in words for its reader; "" for none in the making."""
    found = FILES.progress(await _work_of(request))
    return JSONResponse({"told": told(found) if found else ""}, headers={"Cache-Control": "no-store"})


def told(found: Progress) -> str:
    """What a reader is told of a pack in the making."""
    if found.waits:
        return "Waiting in the queue."
    if found.made < found.of:
        return f"Drawing map {found.made + 1} of {found.of}."
    if not found.step:
        return "Putting the slides together."
    return f"Putting slide {found.step}{f' of more than {found.of}' if found.step <= found.of else ''} together."


async def _work_of(request: Request) -> Work:
    words = sent(request)
    return await run_in_threadpool(pack_work, words, origin_of(request.scope), date.today())


@lru_cache(maxsize=64)
def pack_work(words: Sent, origin: str, today: date) -> Work:
    """A pack as work: each map of it in a turn of its own, then its slides."""
    query, atlas = received(dict(words), PACK_WORDS), opened_atlas.atlas()
    only(query, PACK_WORDS, "a pack")
    wanted = understood(_Pack.from_query(query, atlas))
    if sum(map(bool, (wanted.briefs, wanted.commitment, wanted.subject))) != 1:
        raise NotUnderstood("A pack is made of one of these: pack (a list of views), commitment or subject.")
    maps = dict.fromkeys(wanted.maps(atlas))
    return Work(Call(_pack, (wanted, origin, today)), tuple(Call(_map, (each,)) for each in maps))


@dataclass(frozen=True, slots=True)
class _Pack:
    briefs: tuple[Brief, ...]
    heading: str
    commitment: str | None
    subject: str | None
    base: str

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[_Pack, list[str]]:
        briefs, notes = unpacked(query.get("pack", ""), atlas)
        read = Words({name: word for name, word in query.items() if name != "pack"}, notes)
        wanted = cls(
            briefs,
            read.prose("heading", LONGEST_TITLE),
            read.one("commitment", atlas.commitments),
            read.one("subject", COMMITMENT_THEMES),
            read.one("base", BASES) or next(iter(BASES)),
        )
        return wanted, read.notes

    def title(self, atlas: Atlas) -> str:
        """What the pack is about."""
        if self.commitment:
            return atlas.commitments[self.commitment].title
        return COMMITMENT_THEMES[self.subject] if self.subject else self.heading or PACK_HEADING

    def maps(self, atlas: Atlas) -> list[MapView]:
        """The views whose maps are on its slides, in their order."""
        from layers.exports.slides import pack as slides  # as in `layers.exports.formats`: this takes half a second

        if self.subject:
            return slides.maps_of_subject(self.subject, atlas, self.base)
        if self.commitment:
            return slides.maps_of_commitment(atlas.commitments[self.commitment], atlas, self.base)
        return slides.maps_of(self.briefs, atlas)


def _map(view: MapView) -> Made:
    from layers.exports.slides import slide

    return Made(slide.bare_map(view, opened_atlas.atlas()))


def _pack(wanted: _Pack, origin: str, today: date, maps: tuple[Made, ...] = ()) -> Made:
    from layers.exports.slides import pack as slides

    atlas = opened_atlas.atlas()
    drawn = dict(zip(dict.fromkeys(wanted.maps(atlas)), maps, strict=True))

    def draw(view: MapView, _atlas: Atlas) -> bytes:
        return drawn[view].content

    def link_of(view: MapView) -> str:
        return "" if addresses.is_local(origin) else addresses.view(opened(view, atlas), atlas, origin)

    def page(path: str, **words: str) -> str:
        return "" if addresses.is_local(origin) else addresses.page(path, words, origin)

    title = wanted.title(atlas)
    if wanted.subject:
        link = page("/commitments", theme=wanted.subject)
        content = slides.subject_pack(
            wanted.subject, atlas, link=link, link_of=link_of, base=wanted.base, today=today, draw=draw, step=step
        )
    elif wanted.commitment:
        link = page("/commitments", commitment=wanted.commitment)
        record = atlas.commitments[wanted.commitment]
        content = slides.commitment_pack(
            record, atlas, link=link, link_of=link_of, base=wanted.base, today=today, draw=draw, step=step
        )
    else:
        link = addresses.page("/brief", {"pack": packed(wanted.briefs, atlas)}, origin)
        content = slides.pack(
            wanted.briefs, atlas, title=title, link=link, link_of=link_of, today=today, draw=draw, step=step
        )
    return Made(content, file_name(f"pack {title}", "pptx"))
