"""The types of the atlas's records. All are frozen: what has been read and checked is never changed afterwards.

Field names are the column and key names of the files in this folder; `README.md` here describes each one with its
unit, a good example and a bad one. Dates are text in the precision they were published in (``2026-06-16``,
``2026-06`` or ``2026``). A blank in a file, meaning "not published", is ``""`` for text and ``None`` for a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

THEMES = {
    "energy": "Energy",
    "carbon_hydrogen": "Carbon and hydrogen",
    "shipping": "Ports and shipping",
    "security": "Security",
    "boundaries": "Boundaries",
    "context": "Other uses of the sea",
}
"""Themes of the map's layers, in the order in which they are listed: id -> words for the reader."""

STATUSES = {
    "operational": "In service",
    "under_construction": "Under construction",
    "permitted": "Permitted",
    "planned": "Planned",
    "proposed": "Proposed",
    "suspended": "Suspended",
    "cancelled": "Cancelled",
    "decommissioned": "Decommissioned",
}
"""Status of a feature: id -> words for the reader."""

POSITION_ACCURACIES = {
    "surveyed": "Surveyed: within 200 m",
    "approximate": "Approximate: within 2 km",
    "indicative": "Indicative: within 2 to 15 km",
    "schematic": "Schematic: shows only what is connected, not where it runs",
}
"""How sure a position is: id -> words for the reader."""

STRENGTHS = {
    "reaffirmed": "Reaffirmed",
    "agreed": "Agreed",
    "will_deepen": "Will deepen",
    "aims_to": "Aims to",
    "will_explore": "Will explore",
    "discuss": "Will discuss",
    "proposed": "Proposed",
}
"""How strong a promise is, strongest wording first: id -> words for the reader."""

COMMITMENT_THEMES = {
    "framework": "Framework",
    "security-defence": "Security and defence",
    "organised-crime": "Organised crime",
    "migration": "Migration",
    "growth-trade": "Growth and trade",
    "energy": "Energy",
    "climate-maritime": "Climate and maritime",
    "research-health": "Research and health",
}
"""Fields of policy of commitments and events: id -> words for the reader."""

DELIVERY_STATUSES = {
    "achieved": "Achieved",
    "in_progress": "In progress",
    "ongoing": "Ongoing",
    "delayed": "Delayed",
    "not_started": "Not started",
    "unknown": "Unknown",
}
"""What became of a commitment: id -> words for the reader."""

EVENT_PHASES = {"past": "Past", "expected": "Expected"}
"""Whether an event has happened: id -> words for the reader."""

STEP_STATES = {"decided": "Decided", "told": "Said", "remark": "Remark", "open": "Open"}
"""A step of a proposed link: decided by somebody, only told or done, a remark on a figure, or open. id -> words."""

MAPPED = {"true": "On the map", "partly": "Partly on the map", "false": "Not on the map"}
"""Whether a commitment has a place on the map: id -> words for the reader."""

RHYTHMS = {"annual": "Every year", "biennial": "Every two years"}
"""Deadlines that come again and again: word of a commitment's ``deadline`` -> words for the reader."""

HUES = (
    "electricity", "wind", "gas", "carbon", "hydrogen", "nuclear", "ports",
    "shipping", "caution", "green_shipping", "autonomous", "security", "boundary",
)  # fmt: skip
"""Names of the colours that a layer or a kind may ask for; `layers/looks/styles.py` says what they look like."""

SHAPES = (
    "circle", "square", "diamond", "triangle", "hexagon", "pentagon", "ring", "shield", "anchor", "dot", "cross",
    "plus", "caution", "boat",
)  # fmt: skip
"""Names of the point symbols a layer may ask for; `layers/looks/symbols.py` draws them."""

ROLES = {
    "cable": "A cable on the seabed that carries electricity",
    "pipeline": "A pipeline on the seabed",
    "interconnector": "An electricity link between two countries",
    "gas_link": "A gas pipeline between two countries",
    "co2_store": "A place where CO2 is or may be stored",
    "co2_transport": "A pipeline, terminal, hub or ship's route for CO2",
    "licence_area": "An area that a licence covers, so far without anything in it",
    "hydrogen_site": "A place where hydrogen is made, landed or stored",
    "wind_farm": "A wind farm at sea",
    "nuclear_site": "A nuclear power station or another nuclear site",
    "energy_island": "An energy island or hub at sea",
    "converter_station": "A converter station of an HVDC link, or its landfall",
    "lng_terminal": "A terminal for liquefied natural gas",
    "port": "A seaport",
    "port_facility": "Something that a port may have on its ground or beside it",
    "site": "A single place that counts in the density of infrastructure",
    "part": "What is no neighbour of its own: a part of what is also shown whole, or a density",
    "traffic_lane": "Part of a routeing measure for ships that carries traffic, such as a deep-water route",
    "scheme_lane": "A lane of a traffic separation scheme, for one direction",
    "sea_route": "A route by which ships run between ports",
    "freight_service": "A service that carries freight or passengers by a timetable",
    "trunk_route": "A main axis of merchant shipping, which is no service",
    "green_corridor": "A green shipping corridor",
    "autonomous_ship": "A trial of, or a framework for, ships without crew",
    "agreement": "An agreement or a declaration, which is in force where other things are in service",
    "watch_site": "A centre, base or platform from which the sea and what lies in it is watched over",
    "outside": "Something outside the North Sea and the waters next to it, shown for context",
    "eez": "A zone of the sea that belongs to one state",
    "maritime_boundary": "A line between the zones of two states",
}
"""What features are for the analyses: id -> meaning. A layer names its roles in its TOML, or each of its kinds does."""

SOLE_ROLES = (
    "port", "eez", "maritime_boundary", "scheme_lane", "interconnector", "gas_link", "co2_store", "co2_transport",
)  # fmt: skip
"""Roles that one layer alone can have: pages and maps are about that layer."""

COUNTRIES = {
    "BE": "Belgium",
    "GB": "United Kingdom",
    "NL": "Netherlands",
    "DE": "Germany",
    "DK": "Denmark",
    "NO": "Norway",
    "FR": "France",
    "IE": "Ireland",
    "SE": "Sweden",
}
"""Countries a feature may belong to: ISO 3166-1 alpha-2 code -> name."""

WITH_ARTICLE = ("GB", "NL")
"""Countries whose name has an article in a sentence: ``the Netherlands``."""

STATES = COUNTRIES | {
    "EE": "Estonia", "FI": "Finland", "IS": "Iceland", "LT": "Lithuania", "LU": "Luxembourg", "LV": "Latvia",
}  # fmt: skip
"""States that may be party to an agreement: ISO 3166-1 alpha-2 code -> name."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a column holds. ``type`` is a word of `loaders/checks/values.py`; ``unit`` is blank for no unit.

    ``words`` are the words that it may hold, each with the words for the reader; empty for a column of another type.
    ``silent`` columns have nothing to tell where they are blank; of others a blank is told as "not published".
    What stands in ``sought`` columns finds its feature as a name does.
    ``beside`` names the column of which this one holds another figure, told with it after the words ``joined``.
    ``source_in`` names the column that holds the sources of this one alone; blank where the record's stand for it.
    """

    name: str
    label: str
    type: str
    unit: str
    meaning: str
    good: object
    bad: object
    words: Mapping[str, str] = field(default_factory=dict)
    silent: bool = False
    sought: bool = False
    beside: str = ""
    joined: str = ""
    source_in: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """How the features of one kind are drawn. Sizes and widths are screen pixels, ``fill`` per cent of opacity.

    ``width`` is that of a line or of an area's edge. ``badge`` is the shape that stands in the middle of an area, blank
    for none; ``arrows`` are heads along a line in the direction in which it is drawn. ``limit``: a line that nothing
    runs along, broken as charts break a limit, whatever its status. ``beside``: so far from its course a line is drawn,
    to the right of one that runs northwards, so that it does not lie on another layer's line of the same course.
    ``hatched``: an area is filled with stripes.
    """

    shape: str = "circle"
    size: float = 11
    size_by: str = ""
    width: float = 2
    fill: float = 12
    badge: str = ""
    arrows: bool = False
    limit: bool = False
    beside: float = 0
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of feature within a layer, in the reader's words, with the symbol it is drawn with.

    ``roles`` and ``hue`` are those of the layer unless the kind has its own. ``without`` are columns that say nothing
    of this kind, such as the direction of an area: blank, and never told as "not published". ``coverage``: where this
    kind was looked for, blank where that is as for the layer.
    """

    id: str
    label: str
    symbol: Symbol
    roles: tuple[str, ...] = ()
    hue: str = ""
    without: tuple[str, ...] = ()
    coverage: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Everything about a layer but its features. ``id`` is the name of its two files.

    ``key_figure`` names the column shown first (hover, table), blank where there is none. ``columns`` are the layer's
    own columns in reading order, beside those that every layer has. ``below_land`` puts areas under the coast.
    ``roles`` are words of `ROLES`; a kind of the layer may have others in their place. ``topic`` is what the title of
    several layers says it is about, ``lines`` and ``points`` what is drawn so, all of them in the middle of a sentence
    and where the title does not say it; they may be left out. From the zoom ``shown_from_zoom`` on it is drawn at all,
    from ``outline_from_zoom`` on with outlines in the place of symbols; None for no such zoom. ``coverage`` tells where
    its makers looked (`loaders.checks.coverage`), in which zones and in which outlines by their corners (lon, lat).
    """

    id: str
    title: str
    summary: str
    theme: str
    roles: tuple[str, ...]
    order: int
    first_sight: bool
    hue: str
    kinds: dict[str, Kind]
    columns: tuple[str, ...]
    key_figure: str
    label_from_zoom: float
    below_land: bool
    licence: str
    licence_url: str
    attribution: str
    as_of: str
    sources: tuple[str, ...]
    caveats: tuple[str, ...]
    coverage: str
    fields: dict[str, Field] = field(repr=False)
    topic: str = ""
    lines: str = ""
    points: str = ""
    shown_from_zoom: float | None = None
    outline_from_zoom: float | None = None
    coverage_zones: tuple[str, ...] = ()
    coverage_outlines: tuple[str, ...] = ()

    def kinds_as(self, role: str) -> tuple[str, ...]:
        """The ids of the kinds that have a role."""
        return tuple(id for id, kind in self.kinds.items() if role in kind.roles)


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise of a declaration. ``summary`` keeps its strength; ``mapped`` is "true", "partly" or "false"."""

    id: str
    title: str
    theme: str
    article_section: str
    article_paragraph: int
    summary: str
    strength: str
    actors: tuple[str, ...]
    deadline: str
    instrument: tuple[str, ...]
    mapped: str
    map_layers: tuple[str, ...]
    feature_ids: tuple[str, ...]
    why_unmapped: str
    official_detail: str
    latest_status: str
    status: str
    status_as_of: str
    looked_for: str
    sources: tuple[str, ...]
    instrument_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A published text with commitments in it. ``source`` is the id of the source that is the text itself."""

    id: str
    title: str
    parties: tuple[str, ...]
    date: str
    source: str
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement, platform or body that commitments rest on."""

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    date: str
    what_it_does: str
    status: str
    url: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event of the timeline. ``phase`` is a word of `EVENT_PHASES`, ``date_precision`` day, month or year."""

    id: str
    date: str
    date_precision: str
    date_is_inferred: bool
    title: str
    summary: str
    commitment_ids: tuple[str, ...]
    feature_ids: tuple[str, ...]
    sources: tuple[str, ...]
    phase: str
    theme: str


@dataclass(frozen=True, slots=True)
class Co2Arrangement:
    """An arrangement between two states on carrying CO2 across a border for storage, or where one state stands."""

    id: str
    record_type: str
    party_a: str
    party_b: str
    countries: tuple[str, ...]
    title: str
    date_signed: str
    date_precision: str
    accepted_2009_amendment: bool
    acceptance_note: str
    applied_provisionally: bool
    provisional_application_deposit: str
    status: str
    status_as_of: str
    co2_from: tuple[str, ...]
    belgian_co2_can_be_stored_in: str
    scope: str
    hurdle: str
    hurdle_in_short: str
    notes: tuple[str, ...]
    instrument_ids: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary; ``expansion`` is blank where the term is not an abbreviation."""

    term: str
    expansion: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Place:
    """A name on the base map; ``rank`` 1 is shown first. Position in degrees, WGS 84."""

    id: str
    name: str
    kind: str
    rank: int
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Redirect:
    """An id that a feature once had; ``to`` is its id now, blank for one removed. Then ``reason`` is a sentence."""

    id: str
    to: str
    since: str
    reason: str
