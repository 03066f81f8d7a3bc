"""How the server answers: kept for good under an address with the right version, and otherwise asked for anew."""

from starlette.responses import Response

FOR_GOOD = "public, max-age=31536000, immutable"
NOT_KEPT = "no-cache"


class NotThere(LookupError):
    """An address of something that does not exist. The message is the sentence the reader gets."""


def kept(current: bool) -> dict[str, str]:
    """The header that says how long a browser keeps an answer: for good where the address is ``current``."""
    return {"Cache-Control": FOR_GOOD if current else NOT_KEPT}


def packed(content: bytes, media_type: str, *, current: bool = False) -> Response:
    """What is packed by gzip already, which every browser that can draw the map accepts."""
    return Response(content, media_type=media_type, headers={"Content-Encoding": "gzip", **kept(current)})


def file(content: bytes, media_type: str, name: str) -> Response:
    """A file with a name, for the reader to keep."""
    place = f'attachment; filename="{name}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": place, **kept(False)})
