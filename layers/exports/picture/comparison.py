"""Two views side by side under one camera, as a picture: one page round both maps, the name of each on it."""

import math
from dataclasses import replace

from layers.exports.picture import fonts
from layers.exports.picture.canvas import Box, Canvas, rgba
from layers.exports.picture.forms import FORMS, Form
from layers.exports.picture.ground import FINEST
from layers.exports.picture.map import draw_map
from layers.exports.picture.page import Wording, bare_page, draw_page, laid_out
from layers.exports.picture.picture import ENDINGS, SCREEN, WEB_ADDRESS, Drawing, footer
from layers.looks import styles
from layers.maps import legend, sides
from layers.maps.deck import features_shown
from layers.maps.framing import look_at
from layers.maps.told import drawn_words
from layers.views.camera import frame_of
from layers.views.map_view import MapView
from loaders.atlas import Atlas

GAP = 6.0
"""CSS pixels between the two maps."""
LETTERS, INSET = 17.0, 10.0
"""CSS pixels of the letters of a map's name, and from its plate to the map's edges."""
MOST_NAME = 0.8
"""Part of a map's width that its name may take."""


def comparison(
    one: MapView,
    other: MapView,
    atlas: Atlas,
    *,
    form: str | Form = "slide",
    ending: str = "png",
    title: str = "",
    link: str = "",
    bare: bool = False,
) -> bytes:
    """Two views as a file, the other on the right; both look where the first does. See `picture.picture`."""
    if ending not in ENDINGS:
        raise KeyError(ending)
    return draw_both(one, other, atlas, form=form, title=title, link=link, bare=bare).file(ending)


def draw_both(
    one: MapView,
    other: MapView,
    atlas: Atlas,
    *,
    form: str | Form = "slide",
    title: str = "",
    link: str = "",
    bare: bool = False,
) -> Drawing:
    """The picture drawn, not yet a file. See `comparison`."""
    shaped = FORMS[form] if isinstance(form, str) else form
    if shaped.legend == "card":  # it would hide of one map what the other shows
        shaped = replace(shaped, legend="below")
    both, shown = sides.both(one, other, atlas), sides.together(one, other, atlas)
    rows = legend.rows_of(both, atlas, shown)
    if shaped.legend == "layers":
        rows = [row for row in rows if row.layer in both.layers]
    wording = Wording(
        fonts.drawable(title) or fonts.drawable(sides.title(one, other, atlas)),
        fonts.drawable(sides.counts_words(one, other, atlas)),
        *footer(both, atlas, "", brief=shaped.legend == "layers"),
        link if WEB_ADDRESS.fullmatch(link) else "",
    )
    page = bare_page(shaped) if bare else laid_out(shaped, wording, rows)
    left, top, right, bottom = page.map_box
    middle = (left + right) / 2
    boxes: tuple[Box, Box] = ((left, top, middle - GAP / 2, bottom), (middle + GAP / 2, top, right, bottom))
    look = one.camera or look_at(both, atlas)
    wide = middle - GAP / 2 - left
    frame = frame_of(look, wide, bottom - top, zoom_out=max(0.0, math.log2(SCREEN / shaped.width)))
    canvas = Canvas(shaped.width, shaped.height)
    furniture = page.furnishing(frame)
    furniture.pop("locator", None)
    canvas.box((middle - GAP / 2, top, middle + GAP / 2, bottom), fill=rgba(styles.HALO[one.base]))
    drawn, placed = [], []
    finest = FINEST if shaped.sharpness <= 2 else FINEST / 2
    names = sides.names(one, other, atlas)
    for view, box, name in zip((one, other), boxes, names, strict=True):
        words, plate = _plate(name, box)
        covered = [plate, *(each for part, each in furniture.items() if part != "qr" and _meet(each, box))]
        its_sheets, its_names = draw_map(canvas, box, frame, view, atlas, covered=covered, finest=finest)
        drawn += its_sheets
        placed += its_names
        canvas.box(plate, fill=rgba(styles.HALO[one.base]), line=rgba(styles.INK[one.base], 0.2), width=0.8, radius=6)
        ink = rgba(styles.INK[one.base])
        x, y = plate[0] + 12, plate[1] + 1.45 * LETTERS
        canvas.write(x, y, words, size=LETTERS, colour=ink, family=fonts.SERIF, weight=600)
    letters = draw_page(page, canvas, frame, atlas, one.base, furniture, atlas.layers)
    about = [f"{wording.title}. Two maps side by side. {wording.subtitle}."]
    for side, name, view in (("left", names[0], one), ("right", names[1], other)):
        about.append(f"On the {side}, {name}: {drawn_words([features_shown(view, atlas)], atlas)}")
    heard = fonts.drawable(" ".join([*about, *wording.footer]), longest=20_000)
    shown_rows = [] if bare else rows
    return Drawing(
        shaped, wording.title, frame, canvas, page.map_box, drawn, shown_rows, placed, furniture, letters, heard
    )


def _plate(name: str, box: Box) -> tuple[str, Box]:
    """The words of a map's name, cut where they are too long, and the plate that they stand on."""
    left, top, right, _ = box
    (words, *_) = fonts.broken(fonts.drawable(name), MOST_NAME * (right - left) / LETTERS, fonts.SERIF, 600, most=1)
    across = fonts.width(words, fonts.SERIF, 600) * LETTERS
    return words, (left + INSET, top + INSET, left + INSET + across + 24, top + INSET + 1.9 * LETTERS)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
