"""``/compare.png`` and its like: two views side by side as one file."""

from datetime import date
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from layers.compare.choice import CompareChoice
from layers.exports.compared import COMPARED, compared
from layers.exports.sharing import file_name
from layers.maps import sides
from layers.views.address import only, understood
from layers.views.received import received
from loaders.findings import nearest
from pages import addresses, opened_atlas
from pages.server import answers
from pages.server.desks import FILES, Sent, sent, waited_for
from pages.server.origin import origin_of
from pages.server.queue import Call, Made, Work


async def comparison(request: Request) -> Response:
    """``/compare.<ending>``: the two views of the address as a file of one of `COMPARED`."""
    ending = request.path_params["ending"]
    if ending not in COMPARED:
        raise answers.NotThere(f"Two maps are not offered as “{ending[:40]}”. {nearest(ending[:40], COMPARED)}")
    choice = await run_in_threadpool(_choice_of, ending, sent(request))
    made = await waited_for(FILES, Work(Call(_made, (choice, ending, origin_of(request.scope), date.today()))), request)
    return answers.file(made.content, COMPARED[ending].media_type, made.name)


@lru_cache(maxsize=64)
def _choice_of(ending: str, words: Sent) -> CompareChoice:
    """What is asked for, from the words of an address. Raises `NotUnderstood`."""
    known = CompareChoice.names()
    query = received(dict(words), known)
    only(query, known, f"compare.{ending}")
    return understood(CompareChoice.from_query(query, opened_atlas.atlas()))


def _made(choice: CompareChoice, ending: str, origin: str, today: date) -> Made:
    """A file that was made on the reader's own machine has no link: it would open nothing elsewhere."""
    atlas = opened_atlas.atlas()
    link = "" if addresses.is_local(origin) else addresses.compare(choice, atlas, origin)
    content = compared(choice.one, choice.other, atlas, ending=ending, link=link, today=today)
    return Made(content, file_name(sides.title(choice.one, choice.other, atlas), ending))
