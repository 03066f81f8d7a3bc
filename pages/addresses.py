"""Every address of the atlas, written here and nowhere else; the table in `pages.server.routes` answers them.

An address begins at the root of the server, with the path below which the atlas is served, where it has one (`root`).
Before it stands, where a reader takes it along, the ``origin``, such as ``https://atlas.example``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from geodata import base as base_map
from layers.commitments.listing import CommitmentChoice
from layers.compare.choice import CompareChoice
from layers.exports.briefs import FIRST_FRAMING, OWN_WORDS, Brief, packed
from layers.exports.formats import ANSWERED
from layers.looks.basemap import content_hash
from layers.maps.deck import STYLE_VERSION
from layers.reference.agreements import GLOSSARY, ReferenceChoice
from layers.search import entries
from layers.search.entries import Entry
from layers.views.address import as_searched, encoded, written
from layers.views.camera import POINT_ZOOM, at_place
from layers.views.choices import PAPER, Choice
from layers.views.map_view import ORDER, Camera, MapView
from loaders.atlas import Atlas
from loaders.layer_files import LayerData
from loaders.missing import at_hand

SECURITY = "/.well-known/security.txt"
"""Whom to tell of a weakness: at the root of the server, whatever the atlas's own path (RFC 9116)."""

_MARKS = re.compile(r"[^\w .,'’&-]")
"""What no search of a page looks for: of a term that has it, what stands before it is looked for."""


IDLE = ("base", "at")
"""Words of a page that change neither its charts nor its tables."""


def root() -> str:
    """The path below which the atlas is served, such as ``/atlas``, from ``server.baseUrlPath``; "" for none."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


def is_local(origin: str) -> bool:
    """Whether an origin is this machine's own name for itself, under which nobody else finds the atlas."""
    host = (urlsplit(origin).hostname or "").rstrip(".")
    try:
        return ip_address(host).is_loopback or ip_address(host).is_unspecified
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def measure() -> str:
    """Asked with ``at``, a list of points: how far it is from one to the next."""
    return f"{root()}/measure.json"


def position() -> str:
    """Asked with ``words``: the point that they name."""
    return f"{root()}/position.json"


def search() -> str:
    """Asked with ``words``, and with those of the view that is left: what they mean, and where each leads."""
    return f"{root()}/search.json"


def sitemap() -> str:
    """The list of all pages."""
    return f"{root()}/sitemap.xml"


def metrics() -> str:
    """Where Streamlit answers what it measures of itself."""
    return f"{root()}/_stcore/metrics"


def is_taken_along(path: str) -> bool:
    """Whether a path of the server is that of a file or a picture which readers put into places of their own."""
    taken = (
        f"{root()}/map.",
        f"{root()}/compare.",
        f"{root()}/pack.",
        f"{root()}/commitments.csv",
        f"{root()}/exhibits/",
    )
    return path.startswith(taken)


def of_streamlit(file: str) -> str:
    """A file of Streamlit's own build, by its path there."""
    return f"{root()}/static/{file}"


def version_of(layer: LayerData) -> str:
    """Changes when a layer's data or the way it is drawn changes."""
    return f"{layer.hash}{STYLE_VERSION}"


def data(layer: LayerData, view: MapView, part: str, **more: str) -> str:
    """A part of a layer as a view shows it, with further words: ``/layers/ports.geojson?part=point&...``."""
    words = {"part": part, **view.data_query(), **more, "v": version_of(layer)}
    return f"{root()}/layers/{layer.info.id}.geojson?{encoded(words)}"


def marks(name: str, piece: str, words: Mapping[str, str], version: str) -> str:
    """A piece of what a page has found for its map, by the words of the page's choice."""
    return f"{root()}/marks/{name}.geojson?{encoded({'part': piece, **words, 'v': version})}"


def unsearched(layers: Sequence[str], version: str) -> str:
    """Where the makers of layers did not look."""
    return f"{root()}/unsearched.geojson?{encoded({'layers': ','.join(layers), 'v': version})}"


def tiles(layer: LayerData, view: MapView, part: str) -> str:
    """The tiles of a part of a layer that is too large for `data`, with the place of each in braces:
    ``/layers/ships/{z}/{x}/{y}.mvt?part=point&...``.
    """
    words = {"part": part, **view.data_query(), "v": version_of(layer)}
    return f"{root()}/layers/{layer.info.id}/{{z}}/{{x}}/{{y}}.mvt?{encoded(words)}"


def symbols(base: str, ending: str, version: str) -> str:
    """The picture of all symbols (``png``), or the places of the symbols in it (``json``)."""
    return f"{root()}/symbols/{base}.{ending}?v={version}"


def swatches(base: str, version: str) -> str:
    """The style sheet with the small pictures of all rows of the legend."""
    return f"{root()}/swatches/{base}.css?v={version}"


def style(base: str, version: str) -> str:
    """The MapLibre style of a base map."""
    return f"{root()}/style/{base}.json?v={version}"


def base_map_files() -> dict[str, str]:
    """The files of the base map: name -> address."""
    return {name: f"{root()}/base/{name}.geojson?v={content_hash(name)}" for name in base_map.NAMES}


def asset(file: str) -> str:
    """Code, a style sheet or a picture of the map, by a file name that carries the hash of its content."""
    return f"{root()}/assets/{file}"


def table(layer_id: str | None, view: MapView, atlas: Atlas) -> str:
    """The table of a view: of one layer, or of all that are visible."""
    words = view.but(pick=(), select=None, commitment=None, camera=None, base=PAPER).to_query(atlas)
    return f"{root()}/tables/{layer_id or 'all'}.json?{encoded(words)}"


def commitments_table(choice: CommitmentChoice, atlas: Atlas) -> str:
    """The table of the chosen commitments."""
    return f"{root()}/tables/commitments.json?{encoded(choice.but(base=PAPER).to_query(atlas))}"


def commitments_file(choice: CommitmentChoice, atlas: Atlas) -> str:
    """The chosen commitments as a file for a spreadsheet."""
    return f"{root()}/commitments.csv?{encoded(choice.but(base=PAPER).to_query(atlas))}"


def years() -> str:
    """Asked with the words of a view: the years in which something of it begins, whatever year it has chosen."""
    return f"{root()}/years.json"


def places_table(commitment_id: str) -> str:
    """The table of the places that a commitment names."""
    return f"{root()}/tables/places.json?{encoded({'commitment': commitment_id})}"


def words_of(ending: str) -> tuple[str, ...]:
    """The words that say something in the address of a file of this ending. Raises KeyError for another ending."""
    return (*ORDER, *(word for word in OWN_WORDS if word in ANSWERED[ending].words))


def file(brief: Brief, ending: str, atlas: Atlas) -> str:
    """A view as a file, a picture with the reader's words on it. Raises KeyError for an ending that there is not."""
    if brief.frame == FIRST_FRAMING:  # where the screen looks does not matter
        brief = replace(brief, view=brief.view.but(camera=None))
    known = words_of(ending)
    words = {name: word for name, word in brief.to_query(atlas).items() if name in known}
    return f"{root()}/map.{ending}?{encoded(words)}"


def data_file(view: MapView, ending: str, atlas: Atlas) -> str:
    """What passes the filters of a view as a file of data, wherever its camera looks. Raises KeyError as `file`."""
    return file(Brief(view.but(pick=(), select=None, commitment=None, camera=None)), ending, atlas)


def preview(view: MapView, atlas: Atlas) -> str:
    """The picture of a view for a link to it in chat and mail."""
    return file(Brief.on_screen(view, form="preview"), "png", atlas)


def pack(briefs: Sequence[Brief], heading: str, atlas: Atlas) -> str:
    """The slides of a reader's briefs."""
    return f"{root()}/pack.pptx?{encoded(written([('pack', packed(briefs, atlas)), ('heading', heading)]))}"


def ready_pack(kind: str, id: str, base: str) -> str:
    """The slides of a ``commitment`` or of a ``subject``, in the colours of a base map."""
    return f"{root()}/pack.pptx?{encoded({kind: id, 'base': base})}"


def exhibit(name: str, part: str, choice: Choice, ending: str, atlas: Atlas) -> str:
    """A chart or a table of a page as a file: one of `layers.exhibits.catalogue.EXHIBITS`, and of several alike which
    ``part``, by the words of the page's choice.
    """
    words = written([("part", part)]) | {
        word: said for word, said in choice.to_query(atlas).items() if word not in IDLE
    }
    return f"{root()}/exhibits/{name}.{ending}{'?' if words else ''}{encoded(words)}"


def compare(choice: CompareChoice, atlas: Atlas, origin: str = "") -> str:
    """Two views side by side."""
    return page("/compare", choice.to_query(atlas), origin)


def compare_file(choice: CompareChoice, ending: str, atlas: Atlas) -> str:
    """Two views side by side as one file."""
    return f"{root()}/compare.{ending}?{encoded(choice.to_query(atlas))}"


def progress(pack: str) -> str:
    """How far the server is with a pack, by the address of the pack."""
    return pack.replace("/pack.pptx?", "/pack.json?", 1)


def page(path: str, words: Mapping[str, str], origin: str = "") -> str:
    """A page, opened with these words: commas stay readable, everything else that must be is encoded."""
    return f"{origin.rstrip('/')}{root()}{path}{'?' if words else ''}{encoded(words)}"


def part_of_page(path: str, anchor: str, choice: Choice, atlas: Atlas, origin: str = "") -> str:
    """A page as it was chosen, opened at one of its headings, or at its head."""
    return page(path, choice.lasting_query(atlas), origin) + (f"#{anchor}" if anchor else "")


def view(shown: MapView, atlas: Atlas, origin: str) -> str:
    """The map that opens exactly this view; the address of the first sight says so, and which one it was."""
    return page("/", shown.lasting_query(atlas), origin)


def found(entry: Entry, left: MapView, atlas: Atlas) -> str:
    """Where something that was found is seen: a feature, a place, a layer and a position on the map, which keeps what
    the reader has chosen of it (``left``), all else on its page. Raises KeyError for what is unknown.
    """
    match entry.of:
        case entries.FEATURE:
            return page("/", left.with_feature(entry.id, atlas).to_query(atlas))
        case entries.LAYER:
            return page("/", left.with_layer(entry.id, atlas).to_query(atlas))
        case entries.PLACE:
            place = {each.id: each for each in at_hand(atlas.places)}[entry.id]
            return page("/", left.but(camera=at_place(place), select=None).to_query(atlas))
        case entries.POSITION:
            latitude, longitude = map(float, entry.id.split(","))
            return page("/", left.but(camera=Camera(latitude, longitude, POINT_ZOOM), select=None).to_query(atlas))
        case entries.COMMITMENT:
            return page("/commitments", CommitmentChoice(commitment=entry.id, base=left.base).to_query(atlas))
        case entries.INSTRUMENT:
            return page("/reference", ReferenceChoice(instrument=entry.id).to_query(atlas))
        case entries.TERM:
            choice = ReferenceChoice(section=GLOSSARY, q=as_searched(_MARKS.split(entry.id)[0]))
            return page("/reference", choice.to_query(atlas))
        case _:
            return page(entry.id, {})


def frame(shown: MapView, atlas: Atlas, origin: str) -> str:
    """The map of a view for a frame of another site."""
    return page("/", shown.to_query(atlas) | {"embed": "true"}, origin)
