"""Every kind of file that a view can be taken along as, each written down once.

Buttons, addresses, what is said of an ending that is not here, the archive and its README, and the bench read it here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from layers.exports.briefs import Brief
from layers.exports.data import archive, features
from layers.exports.picture.forms import LIVE_SVG
from layers.maps import headings
from layers.maps.deck import features_shown
from loaders.atlas import Atlas

Writer = Callable[[Brief, Atlas, str, date], bytes]
"""Makes the file of a brief: from the brief, the atlas, the address that opens its view, and the day."""
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
FRAME = ("frame",)
SEEN = ("title", "subtitle", *FRAME)
ON_SLIDES, ON_PICTURES = (*SEEN, "notes"), (*SEEN, "form")
"""Words of the addresses of web pages, of a slide that is looked at, of slides and of pictures, beside their view's."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: the ``ending`` of its address, its media type, its ``label`` for the reader, and what makes it.

    ``purpose`` says in a word or two what it is for. ``words`` are those of a brief's own words that say something
    about it. ``of`` is what it shows: the map as it stands, or the data behind it. ``about`` is a clause on what a file
    of data is, and puts it into the archive. ``seen_as`` is the ending of what a browser shows of it before it is
    downloaded, blank where that is nothing.
    """

    ending: str
    media_type: str
    label: str
    purpose: str
    words: tuple[str, ...]
    write: Writer
    of: Literal["map", "data"] = "data"
    about: str = ""
    seen_as: str = ""


def _slide(brief: Brief, atlas: Atlas, link: str, today: date) -> bytes:
    from layers.exports.slides import slide  # matplotlib takes half a second: other pages need not wait for it

    title, subtitle, notes = brief.title, brief.subtitle, brief.notes
    return slide.slide(brief.drawn(atlas), atlas, title=title, subtitle=subtitle, notes=notes, link=link, today=today)


def _slide_seen(brief: Brief, atlas: Atlas, link: str, today: date) -> bytes:
    from layers.exports.slides import preview

    return preview.preview(_slide(brief, atlas, link, today), brief.view.base)


def _picture(ending: str) -> Writer:
    def write(brief: Brief, atlas: Atlas, link: str, today: date) -> bytes:
        from layers.exports.picture import picture

        title, view = brief.title, brief.drawn(atlas)
        subtitle = brief.subtitle or (headings.standing(view, atlas, today) if view.select else "")
        return picture.picture(view, atlas, form=brief.form, ending=ending, title=title, subtitle=subtitle, link=link)

    return write


def _web_page(brief: Brief, atlas: Atlas, link: str, today: date) -> bytes:
    from layers.exports.web_page import page

    subtitle = headings.standing(brief.view, atlas, today) if brief.view.select else ""
    return page.map_file(brief.drawn(atlas), atlas, link=link, subtitle=subtitle)


def _workbook(brief: Brief, atlas: Atlas, _link: str, _today: date) -> bytes:
    from layers.exports.data import workbook

    return workbook.workbook(brief.view, atlas)


def _archive(brief: Brief, atlas: Atlas, link: str, today: date) -> bytes:
    files = [
        archive.DataFile(each.ending, each.about, each.write(brief, atlas, link, today))
        for each in FORMATS.values()
        if each.about
    ]
    sources = features.sources_shown(features_shown(brief.view, atlas), atlas)
    return archive.archive(brief.view, atlas, files, sources=sources, link=link, today=today)


FORMATS: dict[str, Format] = {
    each.ending: each
    for each in (
        Format("pptx", SLIDES, "Slide", "PowerPoint", ON_SLIDES, _slide, of="map", seen_as="pptx.png"),
        Format("png", "image/png", "Picture", "slides, mail", ON_PICTURES, _picture("png"), of="map", seen_as="png"),
        Format("svg", "image/svg+xml", "SVG", "print, web", ON_PICTURES, _picture("svg"), of="map", seen_as="svg"),
        Format(
            LIVE_SVG,
            "image/svg+xml",
            "SVG with text",
            "to edit the words",
            ON_PICTURES,
            _picture(LIVE_SVG),
            of="map",
            seen_as=LIVE_SVG,
        ),
        Format("pdf", "application/pdf", "PDF", "print", ON_PICTURES, _picture("pdf"), of="map", seen_as="png"),
        # A web page has its own policy and scripts; within the atlas's policy it would not run.
        Format("html", "text/html", "Web page", "opens offline", FRAME, _web_page, of="map"),
        Format(
            "geojson",
            "application/geo+json",
            "GeoJSON",
            "web maps",
            (),
            lambda brief, atlas, *_: features.geojson(brief.view, atlas),
            about="GeoJSON (RFC 7946, WGS 84), for GIS and web maps; layers, sources and commitments are members of it",
        ),
        Format(
            "gpkg",
            "application/geopackage+sqlite3",
            "GeoPackage",
            "QGIS, ArcGIS",
            (),
            lambda brief, atlas, *_: features.geopackage(brief.view, atlas),
            about="GeoPackage, for QGIS and other GIS: a table for each layer, or one each for its points, lines and "
            "areas; and about, sources and commitments",
        ),
        Format(
            "csv",
            "text/csv; charset=utf-8",
            "CSV",
            "any spreadsheet",
            (),
            lambda brief, atlas, *_: features.comma_separated(brief.view, atlas),
            about="CSV (UTF-8), for spreadsheets: one row for each feature, shapes as WKT, a citation in each row",
        ),
        Format(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Excel",
            "a sheet a layer",
            (),
            _workbook,
            about="Excel workbook: one sheet for each layer, figures as figures; and about, sources and commitments",
        ),
        Format("zip", "application/zip", "All data", "with README", (), _archive),
    )
}
"""Ending of an address -> its format, in the order of the buttons."""
ANSWERED = FORMATS | {"pptx.png": Format("pptx.png", "image/png", "Slide", "to be seen", SEEN, _slide_seen, of="map")}
"""The formats, and what a browser shows of one that it cannot open."""
