"""``/exhibits/wind-by-state.xlsx`` and its like: a map, a chart or a table of a page as a file."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from layers.exhibits.catalogue import EXHIBITS
from layers.exhibits.entry import Asked, Entry
from layers.exhibits.maps import MAPS, MapEntry
from layers.exports.exhibit.formats import EXHIBIT_FORMATS
from layers.exports.sharing import file_name
from layers.exports.subjects import MAP_FORMATS
from layers.views.address import NotUnderstood, Words, only, understood
from layers.views.received import received
from loaders.findings import nearest
from pages import addresses, opened_atlas
from pages.server import answers
from pages.server.desks import FILES, Sent, sent, waited_for
from pages.server.origin import origin_of
from pages.server.queue import Call, Made, Work

NOTHING = "There is nothing to save: no row matches these filters."
NO_MAP = "There is no map to save: choose a place first."


async def exhibit(request: Request) -> Response:
    """``/exhibits/<name>.<ending>``: one of `EXHIBITS`, by the words of its page's choice, as one of the formats."""
    name, ending = request.path_params["name"], request.path_params["ending"]
    if name not in EXHIBITS and name not in MAPS:
        known = nearest(name[:40], [*EXHIBITS, *MAPS])
        raise answers.NotThere(f"There is no map, chart or table “{name[:40]}”. {known}")
    kinds = MAP_FORMATS if name in MAPS else EXHIBIT_FORMATS
    if ending not in kinds:
        raise answers.NotThere(f"It is not offered as “{ending[:40]}”. {nearest(ending[:40], kinds)}")
    call = Call(_made, (name, ending, sent(request), origin_of(request.scope), date.today()))
    made = await waited_for(FILES, Work(call), request)
    return answers.file(made.content, kinds[ending].media_type, made.name)


def _made(name: str, ending: str, words: Sent, origin: str, today: date) -> Made:
    """As `pages.server.files` makes a view: on the reader's own machine without a link."""
    atlas, entry = opened_atlas.atlas(), MAPS[name] if name in MAPS else EXHIBITS[name]
    known = ("part", *entry.choice.names())
    query = received(dict(words), known)
    only(query, known, f"{name}.{ending}")
    read = Words({"part": query.pop("part", "")})
    part = read.needed("part", entry.parts(atlas)) if isinstance(entry, Entry) and entry.parts else ""
    choice, notes = entry.choice.from_query(query, atlas)
    asked = Asked(atlas, understood((choice, [*read.notes, *notes])), today, part)
    link = "" if addresses.is_local(origin) else addresses.part_of_page(entry.page, entry.anchor, choice, atlas, origin)
    if isinstance(entry, MapEntry):
        subject = entry.make(asked)
        content = MAP_FORMATS[ending].write(subject, atlas, link, today) if subject else b""
        title = subject.title if subject else ""
    else:
        found = entry.made(asked)
        content = EXHIBIT_FORMATS[ending].write(found, atlas, link, today) if found else b""
        title = found.title if found else ""
    if not title:
        raise NotUnderstood(NO_MAP if name in MAPS else NOTHING)
    return Made(content, file_name(title, ending, today))
