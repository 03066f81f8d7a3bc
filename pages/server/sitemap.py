"""Which pages there are, for search engines."""

from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages import addresses
from pages.catalogue import CATALOGUE
from pages.server.origin import origin_of


async def sitemap(request: Request) -> Response:
    """``/sitemap.xml``: the address of every page, as the reader's own address has it (sitemaps.org, version 0.9)."""
    origin = origin_of(request.scope)
    pages = "".join(f"<url><loc>{escape(addresses.page(page.path, {}, origin))}</loc></url>" for page in CATALOGUE)
    written = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>{written}', media_type="application/xml")


async def robots(request: Request) -> Response:
    """``/robots.txt``: everything may be read, and where the list of pages is (RFC 9309)."""
    origin = origin_of(request.scope)
    return PlainTextResponse(f"User-agent: *\nAllow: /\nSitemap: {origin}{addresses.sitemap()}\n")
