"""``/.well-known/security.txt``: whom to tell of a weakness (RFC 9116), where whoever runs the server says so."""

from datetime import UTC, datetime, time, timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages import addresses
from pages.parts.contact import SECURITY_CONTACT, contact
from pages.server.answers import NotThere
from pages.server.origin import origin_of

VALID = timedelta(days=180)
"""How long the answer may be relied on; the standard advises less than a year."""


async def security(request: Request) -> Response:
    """The contact, until when it holds, and where it stands. Raises `NotThere` where there is none."""
    where = contact(SECURITY_CONTACT)
    if not where:
        raise NotThere("No contact for security is published here.")
    expires = datetime.combine(datetime.now(UTC).date() + VALID, time(), UTC)
    lines = {
        "Contact": where,
        "Expires": f"{expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages": "en",
        "Canonical": origin_of(request.scope) + addresses.SECURITY,
    }
    return PlainTextResponse("".join(f"{name}: {value}\n" for name, value in lines.items()))
