"""A page's map as a picture: the same page round it as round a view, with the page's own title and legend."""

import math

from layers.exports.picture import fonts
from layers.exports.picture.canvas import Canvas
from layers.exports.picture.forms import FORMS, Form
from layers.exports.picture.ground import FINEST
from layers.exports.picture.map import draw_map
from layers.exports.picture.page import Wording, bare_page, draw_page, laid_out
from layers.exports.picture.picture import ENDINGS, SCREEN, WEB_ADDRESS, Drawing, footer
from layers.maps.subject import Subject, covering, features_on, rows_of
from layers.maps.told import drawn_words
from layers.views.camera import frame_of
from loaders.atlas import Atlas


def picture(
    subject: Subject,
    atlas: Atlas,
    *,
    form: str | Form = "slide",
    ending: str = "png",
    link: str = "",
    bare: bool = False,
) -> bytes:
    """A page's map as a file. For the rest see `layers.exports.picture.picture.picture`."""
    if ending not in ENDINGS:
        raise KeyError(ending)
    return draw(subject, atlas, form=form, link=link, bare=bare).file(ending)


def draw(subject: Subject, atlas: Atlas, *, form: str | Form = "slide", link: str = "", bare: bool = False) -> Drawing:
    """The picture drawn, not yet a file."""
    shaped = FORMS[form] if isinstance(form, str) else form
    view, shown = subject.found.view, covering(subject.found, atlas)
    rows = rows_of(view, subject.found, atlas)
    wording = Wording(
        fonts.drawable(subject.title),
        fonts.drawable(subject.told),
        *footer(shown, atlas, "", brief=False),
        link if WEB_ADDRESS.fullmatch(link) else "",
    )
    page = bare_page(shaped) if bare else laid_out(shaped, wording, rows)
    left, top, right, bottom = page.map_box
    frame = frame_of(
        subject.look,
        right - left,
        bottom - top,
        zoom_out=max(0.0, math.log2(SCREEN / shaped.width)),
        covered=page.card.width + 14 if page.card else 0,
    )
    canvas = Canvas(shaped.width, shaped.height)
    furniture = page.furnishing(frame)
    covered = [box for name, box in furniture.items() if name != "qr"]
    finest = FINEST if shaped.sharpness <= 2 else FINEST / 2
    drawn, placed = draw_map(
        canvas, page.map_box, frame, view, atlas, covered=covered, finest=finest, found=subject.found
    )
    letters = draw_page(page, canvas, frame, atlas, view.base, furniture, atlas.layers)
    about = (f"{subject.title}. {subject.told}.", drawn_words(list(features_on(subject.found, atlas)), atlas))
    heard = fonts.drawable(" ".join([*about, *wording.footer]), longest=20_000)
    shown_rows = [] if bare else rows
    return Drawing(
        shaped, wording.title, frame, canvas, page.map_box, drawn, shown_rows, placed, furniture, letters, heard
    )
