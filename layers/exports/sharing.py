"""Passing a view on: a QR code of its address, a frame for another site, and a few lines for a mail."""

import html
import io
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode

import segno

from geodata.records import Commitment
from layers.maps import headings
from layers.maps.deck import features_shown
from layers.views.commitment_places import places_text, thread_of
from layers.views.map_view import MapView
from layers.wording.facts import age_note, in_words, key_figure_line, listing, status_text, status_words
from loaders.atlas import Atlas

ATLAS = "North Sea Atlas"
"""What a frame's title and a mail's subject begin with."""
LONGEST_NAME = 80
"""Characters of the name of a file before its ending."""
MOST_NAMED = 3
"""Places of a commitment that a mail names; of more it gives the number."""
QUIET_ZONE = 4
"""White modules round a QR code, which readers need to find it (ISO/IEC 18004)."""


def file_name(title: str, ending: str, made: date | None = None) -> str:
    """What a file is called: the atlas, then the words of its title in small plain letters, and the day it was made."""
    plain = unicodedata.normalize("NFKD", f"{ATLAS} {title}").encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    while len("-".join(words)) > LONGEST_NAME:
        words.pop()
    return f"{'-'.join(words)}{f'-{made.isoformat()}' if made else ''}.{ending}"


def embed_snippet(address: str, view: MapView, atlas: Atlas, width: int, height: int) -> str:
    """The HTML with which another site shows a view, at its address, in a frame; never wider than the page round it."""
    attributes = {
        "src": address,
        "title": f"{ATLAS}: {headings.title(view, atlas)}",
        "width": str(width),
        "height": str(height),
        "loading": "lazy",
        "style": "border:0;max-width:100%",
    }
    written = " ".join(f'{name}="{html.escape(value)}"' for name, value in attributes.items())
    return f"<iframe {written}></iframe>"


def qr_svg(address: str) -> str:
    """The address as a QR code: an SVG picture that fills what it is put into, black on white whatever is behind it.

    A seventh of the code may be covered or dirty (error correction M). Empty text where there is no address, or where
    it is longer than a QR code can hold (2,331 characters).
    """
    if not address:
        return ""
    try:
        code = segno.make_qr(address, error="m", boost_error=False)
    except ValueError:
        return ""
    picture = io.BytesIO()
    code.save(picture, kind="svg", border=QUIET_ZONE, dark="#000", light="#fff", xmldecl=False, nl=False, omitsize=True)
    return picture.getvalue().decode("utf-8")


def mail_text(view: MapView, atlas: Atlas, address: str, today: date) -> tuple[str, str]:
    """Subject and body of a mail that passes a view on: what it shows and how things stand, the address, the limits."""
    lines = [*summary_sentences(view, atlas, today), address, "", f"{ATLAS}. {headings.LIMITS_OF_USE}"]
    return f"{ATLAS}: {headings.title(view, atlas)}", "\n".join(lines)


def summary_sentences(view: MapView, atlas: Atlas, today: date) -> list[str]:
    """What a view shows and how things stand, in one line for each thing it is about."""
    lines = []
    lines += [_feature(id, atlas, today) for id in view.subject]
    if view.commitment:
        lines.append(_commitment(atlas.commitments[view.commitment], atlas))
    if not lines:
        count = sum(len(table) for table in features_shown(view, atlas).values())
        details = headings.subtitle(view, atlas, count).replace(" · ", "; ")
        lines.append(f"{headings.title(view, atlas)}: {details}.")
    return [_one_line(line) for line in lines]


def mailto(subject: str, body: str) -> str:
    """The address that opens the reader's mail program with this subject and body (RFC 6068), no recipient."""
    words = {"subject": subject, "body": body.replace("\n", "\r\n")}
    return f"mailto:?{urlencode(words, safe='', quote_via=quote)}"


def _feature(id: str, atlas: Atlas, today: date) -> str:
    """``Nautilus: proposed, as of December 2025. Capacity 1,400 MW.``"""
    layer = atlas.layers[str(atlas.layer_of(id))].info
    feature: Mapping[str, object] = atlas.feature(id).to_dict()  # type: ignore[assignment]
    if feature["status_as_of"]:
        status = f"{status_text(layer, feature)}{age_note(feature, today)}"
    else:
        status = f"{status_words(layer, feature)}, facts as of {in_words(layer.as_of)}"
    parts = [f"{feature['name']}: {status[0].lower()}{status[1:]}", key_figure_line(layer, feature)]
    return ". ".join(words for words in parts if words) + "."


def _commitment(commitment: Commitment, atlas: Atlas) -> str:
    """``Explore Nautilus. Promised: will explore. Now: in progress, 16 June 2026. On the map: Nautilus.``"""
    thread, places = thread_of(atlas, commitment), places_text(atlas, commitment)
    if 0 < len(thread.features) <= MOST_NAMED:
        names = [str(atlas.feature(id)["name"]) for id in thread.features]
        listed = listing(names)
        # "2 places; wind farms as a whole": the names stand in for the number.
        places = f"On the map: {'; '.join([listed, *places.split('; ')[1:]])}"
    return ". ".join([commitment.title, headings.promised(commitment), headings.delivered(commitment), places]) + "."


def _one_line(words: str) -> str:
    """Text without line breaks: a name in a record could have one."""
    return " ".join(words.split())
