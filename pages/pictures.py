"""``/map.png``, ``.svg``, ``.pdf``, ``.pptx`` and ``.html``: a view as one file. A few at once, others in a queue."""

import asyncio
from datetime import date
from functools import lru_cache
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from layers import sharing
from layers.address import as_searched
from layers.view import MapView
from loaders.findings import nearest
from pages import opened

AT_ONCE = 2
"""Pictures that are drawn at the same time."""
MOST_WAITING = 16
"""Requests that wait for their turn; one more is asked to come back."""
KEPT = 64
"""Files that are kept for the next request."""
MEDIA_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
OWN_WORDS = ("form", "title")
"""Words of the address beside those of the view: the form of the picture, and the reader's own title."""

_turns = asyncio.Semaphore(AT_ONCE)
_waiting = 0


async def picture(request: Request, ending: str, origin: str) -> Response:
    """The view of the address as a file, or one sentence on what cannot be drawn. ``origin`` is where the atlas is."""
    from layers import pictures  # matplotlib takes half a second: pages without a picture need not wait for it

    global _waiting
    words = dict(request.query_params)
    form, title = words.pop("form", next(iter(pictures.FORMS))), as_searched(words.pop("title", ""))
    if form not in pictures.FORMS:
        return _no(f"form is not known. {nearest(form[:40], pictures.FORMS)}", 400)
    view, notes = MapView.from_query(words, opened.atlas())
    if notes:
        return _no(" ".join(notes), 400)
    if _waiting >= MOST_WAITING:
        answer = _no("Many pictures are being drawn just now. Ask again in a few seconds.", 503)
        answer.headers["Retry-After"] = "5"
        return answer
    _waiting += 1
    try:
        async with _turns:
            content = await run_in_threadpool(_drawn, view, form, title, ending, origin, date.today())
    finally:
        _waiting -= 1
    # The web page carries its own policy and scripts; within the atlas's policy it would not run.
    place = "attachment" if ending in ("html", "pptx") else "inline"
    return Response(
        content,
        media_type=MEDIA_TYPES[ending],
        headers={"Cache-Control": "no-cache", "Content-Disposition": f'{place}; filename="north-sea-atlas.{ending}"'},
    )


@lru_cache(maxsize=KEPT)
def _drawn(view: MapView, form: str, title: str, ending: str, origin: str, today: date) -> bytes:
    """``today`` is part of what is kept: the age of the evidence is told on a slide."""
    from layers import map_file, pictures, slides

    atlas = opened.atlas()
    link = sharing.link(origin, view, atlas)
    if ending == "pptx":
        return slides.slide(view, atlas, title=title or None, link=link, today=today)
    if ending == "html":
        return map_file.map_file(view, atlas, link=link)
    named = title or (sharing.headline(view, atlas) if view.select else None)
    return pictures.picture(view, atlas, form=form, ending=ending, title=named, link=link)


def picture_address(view: MapView, ending: str, form: str = "") -> str:
    """Where the server's own picture of a view is."""
    words = view.to_query(opened.atlas()) | ({"form": form} if form else {})
    return f"/map.{ending}?{urlencode(words, safe=',', quote_via=quote)}"


def _no(words: str, status: int) -> PlainTextResponse:
    return PlainTextResponse(words, status_code=status)
