"""What python-pptx leaves to its user: places in inches, text boxes that keep their size, names that are heard, themes.

Alternative text and the layouts' own places are reached through ``_element``, for which python-pptx has no other way.
"""

import re
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches

from layers.exports.slides.parts import SANS, SERIF, WIDTH, Palette, SlideBox
from layers.exports.slides.text import plain

LONGEST_TOLD = 2_000
"""Characters of the alternative text of a shape."""


def measures(box: SlideBox) -> tuple[Inches, Inches, Inches, Inches]:
    """Left, top, width and height, as python-pptx takes them."""
    return Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)


def put(shape: Any, box: SlideBox) -> None:
    """Give a shape its place."""
    shape.left, shape.top, shape.width, shape.height = measures(box)


def text_frame(shape: Any, anchor: MSO_ANCHOR) -> Any:
    """A text box that keeps its size and breaks its lines at its edges."""
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def describe(shape: Any, name: str, words: str) -> None:
    """A shape's name, and what someone hears who cannot see it."""
    shape.name = plain(name, 100)
    (about,) = shape._element.xpath("./*[1]/p:cNvPr")
    about.set("descr", plain(words, LONGEST_TOLD))


def name_every(axis: Any, count: int) -> None:
    """Have every so manieth category of a chart named at its axis; without it office programs leave out what they like.

    ``axis`` is a category axis.
    """
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", str(count))
    (*_, last) = axis._element.xpath("c:lblOffset | c:lblAlgn | c:auto | c:crosses | c:crossAx")
    last.addnext(skip)


def widen(file: Any) -> None:
    """The layouts of the library's 4:3 template spread over a 16:9 slide, so that slides added later fit it."""
    for sheet in (file.slide_master, *file.slide_layouts):
        for shape in sheet.shapes:
            if shape._element.xpath("./p:spPr/a:xfrm"):
                left, across = shape.left, shape.width
                shape.left, shape.width = Emu(round(left * WIDTH / 10)), Emu(round(across * WIDTH / 10))


def colour_theme(file: Any, palette: Palette) -> None:
    """Colours and typefaces of the whole file: a link has the theme's colour, and so has what is added later."""
    theme = file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = theme.blob.decode("utf-8")
    for name, ink in (
        ("dk1", palette.ink),
        ("lt1", palette.page),
        ("dk2", palette.quiet),
        ("lt2", palette.band),
        ("hlink", palette.link),
        ("folHlink", palette.link),
    ):
        code = "".join(f"{part:02X}" for part in ink)
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{code}"/></a:{name}>', xml, flags=re.S)
    for family, face in (("major", SERIF), ("minor", SANS)):
        xml = re.sub(rf'(<a:{family}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{face}", xml)
    theme.blob = xml.encode("utf-8")
