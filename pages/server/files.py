"""``/map.png``, ``/map.csv`` and their like: a view as one file; and ``/pack.pptx``, the slides of several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

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
from pages.server.origin import origin_of
from pages.server.queue import in_turn

PACK_WORDS = ("pack", "heading", "commitment", "subject", "base")
"""Words of the address of a pack."""


async def view(request: Request) -> Response:
    """``/map.<ending>``: the view of the address as a file of one of `FORMATS`."""
    ending = request.path_params["ending"]
    if ending not in ANSWERED:
        raise answers.NotThere(f"The map is not offered as “{ending[:40]}”. {nearest(ending[:40], FORMATS)}")
    query = received(request.query_params, addresses.words_of(ending))
    only(query, addresses.words_of(ending), f"map.{ending}")
    brief = understood(Brief.from_query(query, opened_atlas.atlas()))
    content = await in_turn(_made, brief, ending, origin_of(request.scope), date.today())
    title = brief.title or headings.title(brief.view, opened_atlas.atlas())
    return answers.file(content, ANSWERED[ending].media_type, file_name(title, ending))


def _made(brief: Brief, ending: str, origin: str, today: date) -> bytes:
    """``today`` is part of what is asked for: the age of the evidence is told on a slide.

    A file that was made on the reader's own machine has no link: it would open nothing elsewhere.
    """
    atlas, kind = opened_atlas.atlas(), ANSWERED[ending]
    shown = opened(brief.drawn(atlas), atlas) if kind.of == "map" else brief.view
    return kind.write(brief, atlas, "" if addresses.is_local(origin) else addresses.view(shown, atlas, origin), today)


async def pack(request: Request) -> Response:
    """``/pack.pptx``: slides of several views, of a commitment or of a subject, with a table and the sources.

    Its address has ``pack``, a reader's briefs, with a ``heading``; or ``commitment``, or ``subject``, with a ``base``.
    """
    query = received(request.query_params, PACK_WORDS)
    only(query, PACK_WORDS, "a pack")
    wanted = understood(_Pack.from_query(query, opened_atlas.atlas()))
    if sum(map(bool, (wanted.briefs, wanted.commitment, wanted.subject))) != 1:
        raise NotUnderstood("A pack is made of one of these: pack (a list of views), commitment or subject.")
    content = await in_turn(_pack, wanted, origin_of(request.scope), date.today())
    return answers.file(
        content, FORMATS["pptx"].media_type, file_name(f"pack {wanted.title(opened_atlas.atlas())}", "pptx")
    )


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


def _pack(wanted: _Pack, origin: str, today: date) -> bytes:
    from layers.exports.slides import pack as slides  # as in `layers.exports.formats`: matplotlib takes half a second

    atlas = opened_atlas.atlas()

    def link_of(view: MapView) -> str:
        return "" if addresses.is_local(origin) else addresses.view(opened(view, atlas), atlas, origin)

    def page(path: str, **words: str) -> str:
        return "" if addresses.is_local(origin) else addresses.page(path, words, origin)

    if wanted.subject:
        link = page("/commitments", theme=wanted.subject)
        return slides.subject_pack(wanted.subject, atlas, link=link, link_of=link_of, base=wanted.base, today=today)
    if wanted.commitment:
        link = page("/commitments", commitment=wanted.commitment)
        record = atlas.commitments[wanted.commitment]
        return slides.commitment_pack(record, atlas, link=link, link_of=link_of, base=wanted.base, today=today)
    link = addresses.page("/brief", {"pack": packed(wanted.briefs, atlas)}, origin)
    return slides.pack(wanted.briefs, atlas, title=wanted.title(atlas), link=link, link_of=link_of, today=today)
