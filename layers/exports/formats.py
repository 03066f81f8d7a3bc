"""Every kind of file that a view can be taken along as, each written down once.

Buttons, addresses, what is said of an ending that is not here, the archive and its README, and the bench read it here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from layers.exports.briefs import Brief
from layers.exports.data import archive, features
from layers.maps import headings
from layers.maps.deck import features_shown
from loaders.atlas import Atlas

Writer = Callable[[Brief, Atlas, str, date], bytes]
"""Makes the file of a brief: from the brief, the atlas, the address that opens its view, and the day."""
FRAME = ("frame",)
ON_PICTURES = ("form", "title", "subtitle", *FRAME)
"""Words of the address of a picture beside those of its view."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: the ``ending`` of its address, its media type, its ``label`` for the reader, and what makes it.

    ``words`` are those of a brief's own words that say something about it. ``of`` is what it shows: the map as it
    stands, or the data behind it. ``about`` is a clause on what a file of data is, and puts it into the archive.
    ``program`` is one that opens it. ``inline``: a browser shows it instead of keeping it. ``rare``: only the Brief
    page has a button for it.
    """

    ending: str
    media_type: str
    label: str
    words: tuple[str, ...]
    write: Writer
    of: Literal["map", "data"] = "data"
    about: str = ""
    program: str = ""
    inline: bool = False
    rare: bool = False


def _slide(brief: Brief, atlas: Atlas, link: str, today: date) -> bytes:
    from layers.exports.slides import slide  # matplotlib takes half a second: other pages need not wait for it

    title, subtitle, notes = brief.title, brief.subtitle, brief.notes
    return slide.slide(brief.drawn(atlas), atlas, title=title, subtitle=subtitle, notes=notes, link=link, today=today)


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
        Format(
            "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "Slide",
            ("title", "subtitle", "notes", *FRAME),
            _slide,
            of="map",
            program="PowerPoint",
        ),
        Format("png", "image/png", "Picture", ON_PICTURES, _picture("png"), of="map", inline=True),
        Format("svg", "image/svg+xml", "SVG", ON_PICTURES, _picture("svg"), of="map", inline=True, rare=True),
        Format("pdf", "application/pdf", "PDF", ON_PICTURES, _picture("pdf"), of="map", inline=True),
        # A web page has its own policy and scripts; within the atlas's policy it would not run.
        Format("html", "text/html", "Web page", FRAME, _web_page, of="map"),
        Format(
            "geojson",
            "application/geo+json",
            "GeoJSON",
            (),
            lambda brief, atlas, *_: features.geojson(brief.view, atlas),
            about="GeoJSON (RFC 7946, WGS 84), for GIS and web maps; layers, sources and commitments are members of it",
        ),
        Format(
            "gpkg",
            "application/geopackage+sqlite3",
            "GeoPackage",
            (),
            lambda brief, atlas, *_: features.geopackage(brief.view, atlas),
            about="GeoPackage, for QGIS and other GIS: one table for each layer, and about, sources and commitments",
        ),
        Format(
            "csv",
            "text/csv; charset=utf-8",
            "CSV",
            (),
            lambda brief, atlas, *_: features.comma_separated(brief.view, atlas),
            about="CSV (UTF-8), for spreadsheets: one row for each feature, shapes as WKT, a citation in each row",
        ),
        Format("zip", "application/zip", "All, with README", (), _archive),
    )
}
"""Ending of an address -> its format, in the order of the buttons."""
