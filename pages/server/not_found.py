"""What is answered where nothing is: a page that says so, and which pages there are."""

import html
from pathlib import Path
from string import Template

from starlette.responses import HTMLResponse

from layers.views.address import echo
from loaders.findings import closest
from pages import addresses
from pages.catalogue import CATALOGUE, PAGES
from pages.server.answers import NOT_KEPT
from pages.server.assets import font

HERE = Path(__file__).parent
_PAGE = Template((HERE / "not_found.html").read_text(encoding="utf-8"))
_WORDMARK = (HERE.parent / "frame" / "wordmark.svg").read_text(encoding="utf-8")


def answer(path: str) -> HTMLResponse:
    """The page for a path below the atlas's own: what is wrong with it, the page that may be meant, and all pages."""
    near = closest(path.casefold(), PAGES)
    meant = f"Did you mean {_link(near)}?" if near else "These are the pages of the atlas."
    sentence = f"The atlas has no page or file called{html.escape(echo(path.strip('/')) or ' that')}. {meant}"
    listed = (f"<div><dt>{_link(page.path)}</dt><dd>{html.escape(page.description)}</dd></div>" for page in CATALOGUE)
    written = _PAGE.substitute(
        sans=font("SourceSansVF-Upright"),
        serif=font("SourceSerifVariable-Roman"),
        home=addresses.page("/", {}),
        wordmark=_WORDMARK,
        sentence=sentence,
        pages="\n".join(listed),
    )
    return HTMLResponse(written, 404, {"Cache-Control": NOT_KEPT})


def _link(path: str) -> str:
    return f'<a href="{html.escape(addresses.page(path, {}))}">{html.escape(PAGES[path].title)}</a>'
