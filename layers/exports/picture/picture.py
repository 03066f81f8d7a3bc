"""A view as a picture for a slide, a page or a preview: map, title, legend, sources, date and link in one file.

Everything that decides how a thing looks comes from the screen's own tables: `layers.maps.sheets` for the data,
`layers.exports.picture.ground` for land and sea, `layers.maps.legend` for the legend, `layers.maps.headings` for the
words.
"""

import math
import re
from dataclasses import dataclass
from typing import Any

import shapely

from layers.exports.credits import sources_in_short, undocumented_in_short
from layers.exports.picture import fonts
from layers.exports.picture.canvas import Box, Canvas
from layers.exports.picture.forms import FORMS, LIVE_SVG, Form
from layers.exports.picture.ground import FINEST
from layers.exports.picture.map import draw_map
from layers.exports.picture.names import Name
from layers.exports.picture.page import TextLine, Wording, bare_page, draw_page, laid_out
from layers.exports.sharing import ATLAS
from layers.maps import headings, legend
from layers.maps.deck import features_shown
from layers.maps.framing import look_at
from layers.maps.sheets import Sheet
from layers.maps.told import drawn_words
from layers.views.camera import Frame, frame_of
from layers.views.commitment_places import thread_of
from layers.views.map_view import FIRST_VIEW, MapView
from layers.wording.facts import FACTS_AS_OF, number
from loaders.atlas import Atlas

ENDINGS = ("png", "svg", LIVE_SVG, "pdf")
"""Kinds of file that a canvas can be written as."""


SCREEN = 1000.0
"""CSS pixels: a camera shows at least what a map this wide shows, so narrower pictures zoom out."""

WEB_ADDRESS = re.compile(r"https?://[!-~]+")
ELSEWHERE = "none in this part of the sea"
"""What the line below the title says besides where the frame shows none of the features that it counts."""


@dataclass(slots=True)
class Drawing:
    """A picture before it is a file, with what has been put where. All boxes are CSS pixels of the whole picture."""

    form: Form
    title: str
    frame: Frame
    canvas: Canvas
    map_box: Box
    sheets: list[Sheet]
    legend: list[legend.LegendRow]
    names: list[Name]
    furniture: dict[str, Box]
    letters: list[TextLine]
    """Every line of text outside the map."""
    told: str = ""
    """What it shows, in words for who cannot see it."""

    def file(self, ending: str) -> bytes:
        """The picture as one of `ENDINGS`."""
        return self.canvas.file(ending, self.form.sharpness, self.title, self.told)


def picture(
    view: MapView,
    atlas: Atlas,
    *,
    form: str | Form = "slide",
    ending: str = "png",
    title: str | None = None,
    subtitle: str | None = None,
    link: str = "",
    bare: bool = False,
) -> bytes:
    """A view as a file. ``title`` and ``subtitle`` replace its own; ``link`` is written below and as a QR code.

    ``bare`` leaves out everything round the map, for a slide that has its own title, legend and sources.
    Raises KeyError for a form or an ending that there is not.
    """
    if ending not in ENDINGS:
        raise KeyError(ending)
    return draw(view, atlas, form=form, title=title, subtitle=subtitle, link=link, bare=bare).file(ending)


def draw(
    view: MapView,
    atlas: Atlas,
    *,
    form: str | Form = "slide",
    title: str | None = None,
    subtitle: str | None = None,
    link: str = "",
    bare: bool = False,
) -> Drawing:
    """A picture drawn, not yet a file. See `picture`."""
    shaped = FORMS[form] if isinstance(form, str) else form
    shown = features_shown(view, atlas)
    rows = legend.rows_of(view, atlas, shown)
    if shaped.legend == "layers":
        rows = [row for row in rows if row.layer in view.layers]
    told = fonts.drawable(headings.subtitle(view, atlas, sum(len(features) for features in shown.values())))
    own = fonts.drawable(subtitle or "")
    wording = Wording(
        fonts.drawable(title or "") or fonts.drawable(headings.title(view, atlas)),
        own or told,
        *footer(view, atlas, told if own and not own.startswith(told) else "", brief=shaped.legend == "layers"),
        link if WEB_ADDRESS.fullmatch(link) else "",
    )
    page = bare_page(shaped) if bare else laid_out(shaped, wording, rows)
    left, top, right, bottom = page.map_box
    frame = frame_of(
        look_at(view, atlas),
        right - left,
        bottom - top,
        zoom_out=max(0.0, math.log2(SCREEN / shaped.width)),
        covered=page.card.width + 14 if page.card else 0,
    )
    if not own and (missed := _missed(frame, view, atlas, shown)):
        return draw(view, atlas, form=shaped, title=title, subtitle=f"{told} · {missed}", link=link, bare=bare)
    canvas = Canvas(shaped.width, shaped.height)
    furniture = page.furnishing(frame)
    covered = [box for name, box in furniture.items() if name != "qr"]
    finest = FINEST if shaped.sharpness <= 2 else FINEST / 2
    drawn, placed = draw_map(canvas, page.map_box, frame, view, atlas, covered=covered, finest=finest)
    letters = draw_page(page, canvas, frame, atlas, view.base, furniture, atlas.layers)
    shown_rows = [] if bare else rows
    about = (f"{wording.title}.", f"{wording.subtitle}.", drawn_words([shown], atlas), *wording.footer)
    heard = fonts.drawable(" ".join(filter(None, about)), longest=20_000)
    return Drawing(
        shaped, wording.title, frame, canvas, page.map_box, drawn, shown_rows, placed, furniture, letters, heard
    )


def _missed(frame: Frame, view: MapView, atlas: Atlas, shown: dict[str, Any]) -> str:
    """What a reader would look for in vain, in a few words; blank where there is nothing.

    Where the reader looks somewhere, that nothing lies there of what is shown, or of the commitment that is followed.
    Where the picture is framed on all that is shown, how much of it has no room: the ground ends before a frame can be
    wide enough for a sea that is high.
    """
    window = shapely.box(*frame.bounds)
    if view.camera:
        tables = list(shown.values())
        if view.commitment and (named := thread_of(atlas, atlas.commitments[view.commitment]).named):
            tables = [atlas.layers[id].features.loc[list(ids)] for id, ids in named.items()]
        found = [shapely.intersects(table.geometry.array, window) for table in tables if len(table)]
        return ELSEWHERE if found and not any(each.any() for each in found) else ""
    if view.subject or view.commitment or look_at(view, atlas) == FIRST_VIEW:
        return ""
    beyond = sum(int((~shapely.intersects(table.geometry.array, window)).sum()) for table in shown.values())
    return f"{number(beyond)} beyond this frame" if beyond else ""


def footer(view: MapView, atlas: Atlas, told: str, *, brief: bool) -> tuple[tuple[str, ...], str, str]:
    """What stands below the map: sources in short, credits and limits of use, and the date, blank where it is brief.

    ``told`` is how many features are shown, with the filters in words, where the reader's subtitle has taken its place.
    """
    credit = fonts.drawable(headings.attribution(view, atlas), longest=20_000)  # credits stand in full
    undocumented = undocumented_in_short(view, atlas)
    if brief:
        return (fonts.drawable(undocumented),) if undocumented else (), credit, ""
    sources = fonts.drawable(f"{sources_in_short(view, atlas)} {undocumented}".strip(), longest=2_000)
    date = f"facts as of {FACTS_AS_OF}"
    last = " · ".join([ATLAS, *([told.removesuffix(date).removesuffix(" · ")] if told else []), date])
    return (sources,) if sources else (), credit, last
