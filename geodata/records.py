"""The types of the atlas's records. All are frozen: what has been read and checked is never changed afterwards.

Field names are the column and key names of the files in this folder; `README.md` here describes each one with its
unit, a good example and a bad one. Dates are text in the precision they were published in (``2026-06-16``,
``2026-06`` or ``2026``). A blank in a file, meaning "not published", is ``""`` for text and ``None`` for a number.
"""

from dataclasses import dataclass, field

THEMES = {
    "energy": "Energy",
    "carbon_hydrogen": "Carbon and hydrogen",
    "shipping": "Ports and shipping",
    "security": "Security",
    "boundaries": "Boundaries",
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
    "schematic": "Schematic: shows only what is joined to what, not where it runs",
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

HUES = (
    "electricity",
    "wind",
    "gas",
    "carbon",
    "hydrogen",
    "nuclear",
    "ports",
    "shipping",
    "green_shipping",
    "autonomous",
    "security",
    "boundary",
)
"""Names of the colours a layer may ask for; `layers/looks/styles.py` says what they look like on each base map."""

SHAPES = ("circle", "square", "diamond", "triangle", "hexagon", "pentagon", "ring", "shield", "anchor", "dot", "cross")
"""Names of the point symbols a layer may ask for; `layers/looks/symbols.py` draws them."""

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


@dataclass(frozen=True, slots=True)
class Source:
    """A published document that facts rest on. ``url`` is blank for the compiler's own knowledge."""

    id: str
    title: str
    publisher: str
    url: str
    published: str
    licence: str
    what_for: str


@dataclass(frozen=True, slots=True)
class Field:
    """What a column holds. ``type`` is a word of `loaders/checks/values.py`; ``unit`` is blank for no unit."""

    name: str
    label: str
    type: str
    unit: str
    meaning: str
    good: object
    bad: object


@dataclass(frozen=True, slots=True)
class Symbol:
    """How the features of one kind are drawn. Sizes and widths are screen pixels, ``fill`` per cent of opacity."""

    shape: str = "circle"
    size: float = 11
    size_by: str = ""
    width: float = 2
    fill: float = 12
    arrows: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of feature within a layer, in the reader's words, with the symbol it is drawn with."""

    id: str
    label: str
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Layer:
    """Everything about a layer but its features. ``id`` is the name of its two files.

    ``key_figure`` names the column shown first (hover, table), blank where there is none. ``columns`` are the layer's
    own columns in reading order, beside those that every layer has. ``below_land`` puts areas under the coast.
    """

    id: str
    title: str
    summary: str
    theme: str
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
    fields: dict[str, Field] = field(repr=False)


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
    """A dated event of the timeline. ``phase`` is "past" or "expected"."""

    id: str
    date: str
    date_precision: str
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
    accepted_2009_amendment: str
    provisional_application_deposit: str
    status: str
    status_as_of: str
    belgian_co2_can_be_stored_in: str
    scope: str
    notes: str
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
    """An id that a feature once had. ``to`` is the id it has now, blank for a feature that was removed.

    ``reason`` is a sentence for the reader; it may be blank where there is a new id.
    """

    id: str
    to: str
    since: str
    reason: str
