"""The address of a page that was meant, where chat, mail or a newsletter has bent it on its way."""

import re
from urllib.parse import parse_qsl

from layers.views.address import LONGEST_ADDRESS, encoded
from layers.views.received import received
from pages import addresses
from pages.catalogue import PAGES
from pages.server.link_preview import CHOICES

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_FIRST = next(iter(PAGES.values()))


def words_of(query: bytes) -> dict[str, str]:
    """The words of a query, each once."""
    return dict(parse_qsl(query.decode("utf-8", "replace"), keep_blank_values=True))


def address_of(path: str, query: bytes) -> str | None:
    """Where an address that was bent is led to; None for one that is straight, or is no page's."""
    root = addresses.root()
    if not path.startswith(root):
        return None
    page = page_of(path.removeprefix(root))
    if page is None or len(query) > LONGEST_ADDRESS:
        return None
    sent = words_of(query)
    known = CHOICES[page].names() if page in CHOICES else ()
    meant = received(sent, known)
    # What would be bent again when it comes back is left as it is: nobody is led in a circle.
    lasting = received(words_of(encoded(meant).encode("ascii")), known) == meant
    if path == f"{root}{page}" and (meant == sent or not lasting):
        return None
    return addresses.page(page, meant if lasting else sent)


def page_of(path: str) -> str | None:
    """The path of the page that a path means: without capitals, and without what stands round it; None for no page."""
    name = _AROUND.sub("", path.casefold())
    if name in ("", _FIRST.title.casefold()):
        return _FIRST.path
    return f"/{name}" if f"/{name}" in PAGES else None
