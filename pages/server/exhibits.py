"""``/exhibits/wind-by-state.xlsx`` and its like: a chart or a table of a page as a file."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from layers.exhibits.catalogue import EXHIBITS
from layers.exhibits.entry import Asked
from layers.exports.exhibit.formats import EXHIBIT_FORMATS
from layers.exports.sharing import file_name
from layers.views.address import NotUnderstood, Words, only, understood
from layers.views.received import received
from loaders.findings import nearest
from pages import addresses, opened_atlas
from pages.server import answers
from pages.server.desks import FILES, Sent, sent, waited_for
from pages.server.origin import origin_of
from pages.server.queue import Call, Made, Work

NOTHING = "There is nothing to save: no row matches these filters."


async def exhibit(request: Request) -> Response:
    """``/exhibits/<name>.<ending>``: one of `EXHIBITS`, by the words of its page's choice, as one of the formats."""
    name, ending = request.path_params["name"], request.path_params["ending"]
    if name not in EXHIBITS:
        raise answers.NotThere(f"There is no chart or table “{name[:40]}”. {nearest(name[:40], EXHIBITS)}")
    if ending not in EXHIBIT_FORMATS:
        raise answers.NotThere(f"It is not offered as “{ending[:40]}”. {nearest(ending[:40], EXHIBIT_FORMATS)}")
    call = Call(_made, (name, ending, sent(request), origin_of(request.scope), date.today()))
    made = await waited_for(FILES, Work(call), request)
    return answers.file(made.content, EXHIBIT_FORMATS[ending].media_type, made.name)


def _made(name: str, ending: str, words: Sent, origin: str, today: date) -> Made:
    """As `pages.server.files` makes a view: on the reader's own machine without a link."""
    atlas, entry = opened_atlas.atlas(), EXHIBITS[name]
    known = ("part", *entry.choice.names())
    query = received(dict(words), known)
    only(query, known, f"{name}.{ending}")
    read = Words({"part": query.pop("part", "")})
    part = read.needed("part", entry.parts(atlas)) if entry.parts else ""
    choice, notes = entry.choice.from_query(query, atlas)
    asked = Asked(atlas, understood((choice, [*read.notes, *notes])), today, part)
    found = entry.made(asked)
    if found is None:
        raise NotUnderstood(NOTHING)
    link = "" if addresses.is_local(origin) else addresses.part_of_page(entry.page, entry.anchor, choice, atlas, origin)
    return Made(EXHIBIT_FORMATS[ending].write(found, atlas, link, today), file_name(found.title, ending, today))
