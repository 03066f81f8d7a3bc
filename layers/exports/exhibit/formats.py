"""Every kind of file that a chart or a table can be taken along as, each written down once.

The rows of buttons, the addresses, and what is said of an ending that is not here read it here. Pictures of charts are
not among them: a browser has drawn the chart already, and saves what it shows.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from layers.exports.credits import publishers_in_short
from layers.exports.exhibit import text, workbook
from layers.exports.exhibit.exhibit import Exhibit, cited, credits_of
from layers.exports.formats import FORMATS
from layers.wording.facts import FACTS_AS_OF
from loaders.atlas import Atlas

Writer = Callable[[Exhibit, Atlas, str, date], bytes]
"""Makes the file of an exhibit: from the exhibit, the atlas, the address that opens its page, and the day."""


@dataclass(frozen=True, slots=True)
class ExhibitFormat:
    """A kind of file: the ``ending`` of its address, its media type, and what makes it.

    ``label`` is what stands on its button, "" for what no button asks for by itself.
    """

    ending: str
    media_type: str
    label: str
    write: Writer


def _slides(exhibit: Exhibit, atlas: Atlas, link: str, today: date) -> bytes:
    from layers.exports.exhibit import slides  # as in `layers.exports.formats`: this takes half a second

    return slides.slides(exhibit, atlas, link, today)


def _told(exhibit: Exhibit, atlas: Atlas, _link: str, today: date) -> bytes:
    """What is written round a picture that a browser saves: its title, and whose figures it shows, line by line."""
    credits, licences = credits_of(exhibit, atlas)
    lines = [
        f"North Sea Atlas. Facts as of {FACTS_AS_OF}. {text.made_on(today)}.",
        publishers_in_short(cited(exhibit, atlas), atlas),
        f"Credit: {'; '.join(credits)} ({', '.join(licences)}).",
    ]
    told = {"title": exhibit.title, "note": exhibit.note, "lines": [line for line in lines if line]}
    return json.dumps(told, ensure_ascii=False).encode()


EXHIBIT_FORMATS: dict[str, ExhibitFormat] = {
    each.ending: each
    for each in (
        ExhibitFormat("pptx", FORMATS["pptx"].media_type, "PowerPoint", _slides),
        ExhibitFormat("xlsx", FORMATS["xlsx"].media_type, "Excel", workbook.workbook),
        ExhibitFormat("csv", FORMATS["csv"].media_type, "CSV", lambda exhibit, *_: text.comma_separated(exhibit)),
        ExhibitFormat(
            "tsv",
            "text/tab-separated-values; charset=utf-8",
            "",
            lambda exhibit, atlas, link, _: text.tab_separated(exhibit, atlas, link),
        ),
        ExhibitFormat("json", "application/json", "", _told),
    )
}
"""Ending of an address -> its format, in the order of the buttons."""
