"""What the Interconnectors page shows."""

from geodata.records import STATUSES
from layers.exhibits.entry import Asked, Entry, features_in, of_features
from layers.exhibits.wind import colours
from layers.exports.exhibit.exhibit import Exhibit, plot_of
from layers.interconnectors import capacity_by_year, links, whose_waters
from layers.interconnectors.links import LINK_YEARS, ROLE_OF, LinkChoice
from layers.measures.capacity_by_year import by_year, curve_table
from layers.power import NUCLEAR, by_country, with_capacity
from loaders.layer_files import LayerData

PAGE = "/interconnectors"
GAS = "#664E13"
WATERS = ("#4A6274", "#C8471C", "#2B8C6D", "#D9A441", "#8A68BC", "#7C8389", "#A9CBE4", "#E4E1DA", "#C9BFA6")
"""Colours of the states and of what is no state's, in their order."""
NOTE = "Nominal capacity, counted for the whole of the first year; expected starts are marked."


def _cables(asked: Asked) -> LayerData:
    return asked.atlas.layers[asked.atlas.layer_as("interconnector")]


def _pairs(asked: Asked, title: str) -> Exhibit | None:
    found = links.chosen(_cables(asked), asked.choice)
    counted = links.pairs(found, asked.choice.year) if len(found) else found
    if counted.empty:
        return None
    table = links.pairs_table(counted)
    drawn = [column for column in table.columns if column.startswith(tuple(STATUSES.values()))]
    plot = plot_of(table, drawn, colours(drawn, dict(capacity_by_year.STEPS.shades)))
    return Exhibit(title, table, tuple(found.index), plot=plot)


def _years(asked: Asked, title: str) -> Exhibit | None:
    found = links.chosen(_cables(asked), asked.choice, any_year=True)
    curve = by_year(found, LINK_YEARS)
    if curve.empty:
        return None
    table = curve_table(curve)
    drawn = list(table.columns)
    plot = plot_of(table, drawn, colours(drawn, dict(capacity_by_year.STEPS.shades)), direction="columns")
    return Exhibit(title, table, tuple(found.index), plot=plot, note=NOTE)


def _links(asked: Asked, title: str) -> Exhibit | None:
    layer = _cables(asked)
    return of_features(asked, title, links.links_table(layer.info, links.chosen(layer, asked.choice)))


def _courses(asked: Asked) -> list[whose_waters.Course]:
    layer = asked.atlas.layer_as(ROLE_OF[asked.choice.carried])
    shown = links.chosen(asked.atlas.layers[layer], asked.choice)
    return whose_waters.courses(asked.atlas, layer, shown.index)


def _waters(asked: Asked, title: str) -> Exhibit | None:
    found = _courses(asked)
    if all(course.wholly_beyond for course in found):
        return None
    table = whose_waters.waters_table(found)
    within = table[[not course.wholly_beyond for course in found]]
    kilometres = [column for column in table.select_dtypes("number").columns[:-1] if within[column].any()]
    coloured = {column: WATERS[at % len(WATERS)] for at, column in enumerate(kilometres)}
    plot = plot_of(within, kilometres, coloured, name=str(table.columns[0]))
    return Exhibit(title, table, features_in(asked.atlas, table.index), plot=plot)


def _sureness(asked: Asked, title: str) -> Exhibit | None:
    inside = [course for course in _courses(asked) if not course.wholly_beyond]
    ids = features_in(asked.atlas, whose_waters.waters_table(inside).index) if inside else ()
    return Exhibit(title, whose_waters.sureness_table(inside), ids) if inside else None


def _zones(asked: Asked, title: str) -> Exhibit:
    layer = asked.atlas.layers[asked.atlas.layer_as("eez")]
    note = " ".join(layer.info.caveats)
    return Exhibit(title, whose_waters.zone_areas(asked.atlas), tuple(layer.features.index), note=note)


def _gas(asked: Asked, title: str) -> Exhibit | None:
    layer = asked.atlas.layers[asked.atlas.layer_as("gas_link")]
    found = links.chosen(layer, asked.choice)
    if found.empty:
        return None
    table = links.pipelines_table(found)
    (drawn,) = [column for column in table.columns if column.startswith("Capacity")]
    known = table.dropna(subset=[drawn]).sort_values(drawn, ascending=False)
    plot = plot_of(known, [drawn], {drawn: GAS}, name=str(table.columns[0])) if len(known) else None
    return Exhibit(title, table, tuple(found.index), plot=plot, note=" ".join(layer.info.caveats))


def in_service(asked: Asked, title: str, role: str, colour: str) -> Exhibit | None:
    """The capacity of sites of a role by country, what is in service as a chart."""
    table = by_country(asked.atlas, role, asked.choice.country)
    drawn = f"{STATUSES['operational']} (MW)"
    plot = plot_of(table.dropna(subset=[drawn]), [drawn], {drawn: colour}) if drawn in table else None
    found = with_capacity(asked.atlas, role)
    wanted = set(asked.choice.country)
    ids = found.index[[not wanted or bool(wanted.intersection(codes)) for codes in found["countries"]]]
    return Exhibit(title, table, tuple(map(str, ids)), plot=plot) if len(table) else None


EXHIBITS = {
    "north-sea-links-by-pair": Entry(PAGE, "pairs", LinkChoice, "Links of the North Sea by pair of countries", _pairs),
    "north-sea-links-by-year": Entry(PAGE, "years", LinkChoice, "Links of the North Sea by year", _years),
    "north-sea-links": Entry(PAGE, "links", LinkChoice, "Links of the North Sea", _links),
    "lines-by-waters": Entry(PAGE, "waters", LinkChoice, "Whose waters the lines cross", _waters),
    "lines-by-waters-how-sure": Entry(
        PAGE, "waters", LinkChoice, "Whose waters the lines cross, and how sure that is", _sureness
    ),
    "zones-of-the-north-sea": Entry(PAGE, "waters", LinkChoice, "Areas of the maritime zones", _zones),
    "north-sea-gas-pipelines": Entry(PAGE, "gas", LinkChoice, "Gas pipelines of the North Sea", _gas),
    "nuclear-by-country": Entry(
        PAGE,
        "nuclear",
        LinkChoice,
        "Nuclear power by country",
        lambda asked, title: in_service(asked, title, NUCLEAR, "#4A6274"),
    ),
}
