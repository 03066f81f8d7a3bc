"""How the server answers: kept for good under an address with the right version, and otherwise asked for anew."""

import gzip
import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

FOR_GOOD = "public, max-age=31536000, immutable"
NOT_KEPT = "no-cache"
_OF_PACKED = ("content-encoding", "content-length")
_CODING = re.compile(r"([\w*-]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*(?:,|$)")


class NotThere(LookupError):
    """An address of something that does not exist. The message is the sentence the reader gets, in one line: what it
    repeats of the address may have breaks.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(" ".join(sentence.split()))


def kept(current: bool) -> dict[str, str]:
    """The header that says how long a browser keeps an answer: for good where the address is ``current``."""
    return {"Cache-Control": FOR_GOOD if current else NOT_KEPT}


def packed(content: bytes, media_type: str, *, current: bool = False) -> Response:
    """What is packed by gzip already. `as_accepted` unpacks it for who cannot."""
    vary = {"Vary": "Accept-Encoding"}
    return Response(content, media_type=media_type, headers={"Content-Encoding": "gzip", **vary, **kept(current)})


async def as_accepted(answer: Response, request: Request) -> Response:
    """The answer, plain where it is packed and whoever asked does not accept gzip (RFC 9110, 12.5.3)."""
    if answer.headers.get("content-encoding") != "gzip" or accepts_gzip(request):
        return answer
    headers = {
        name: value for name, value in answer.headers.items() if name not in ("content-encoding", "content-length")
    }
    return Response(await run_in_threadpool(gzip.decompress, answer.body), answer.status_code, headers)


def accepts_gzip(request: Request) -> bool:
    """Whether whoever asks takes an answer that is packed by gzip."""
    asked = dict(_CODING.findall(request.headers.get("accept-encoding", "").lower()))
    weight = asked.get("gzip", asked.get("x-gzip", asked.get("*", "0")))
    return float(weight or "1") > 0


def file(content: bytes, media_type: str, name: str) -> Response:
    """A file with a name, for the reader to keep."""
    place = f'attachment; filename="{name}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": place, **kept(False)})
