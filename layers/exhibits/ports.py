"""What the Ports page shows."""

from layers.exhibits.entry import Asked, Entry, of_features
from layers.exhibits.interconnectors import in_service
from layers.exports.exhibit.exhibit import Exhibit, plot_of
from layers.looks.bar_list import FULL
from layers.ports.choice import MEASURES, PortsChoice, compared
from layers.ports.comparison import compared_text, comparison
from layers.ports.lanes import schemes
from layers.ports.neighbours import ENERGY, FACILITY, near_port, nearest_ports, neighbours_table
from layers.ports.routes import (
    GREEN,
    TRIAL,
    TRUNK,
    of_role,
    other_services,
    route_table,
    routes_of,
    services_between,
)
from layers.power import WIND

PAGE = "/ports"
BY_HAND = (
    "Distances are measured on lines drawn by hand through the traffic lanes: indicative, and the sailed distance "
    "differs. A selection, without sailing times."
)
BETWEEN = "Distances are measured between drawn positions, for cables and pipelines from their drawn ends."
PAIR = ("GB", "BE")
"""The states whose services the page begins with."""


def _name(asked: Asked) -> str:
    return str(asked.atlas.feature(asked.choice.port)["name"])


def _routes(asked: Asked, title: str, ids: list[str], note: str = BY_HAND) -> Exhibit | None:
    return of_features(asked, title, route_table(asked.atlas, ids, asked.today), note) if ids else None


def _compared(asked: Asked, title: str) -> Exhibit | None:
    ports = compared(asked.atlas, asked.choice)
    table = comparison(asked.atlas, ports)
    if table.empty:
        return None
    measure = MEASURES[asked.choice.compare]
    drawn = [str(column) for column in table.select_dtypes("number") if str(column).startswith(f"{measure} (")]
    known = table.dropna(subset=drawn) if drawn else table.iloc[:0]
    plot = plot_of(known, drawn, dict.fromkeys(drawn, FULL), name=str(table.columns[0])) if len(known) else None
    note = compared_text(asked.atlas, ports, asked.choice.compare)
    return Exhibit(title, table, tuple(map(str, table.index)), plot=plot, note=note)


def _energy(asked: Asked, title: str) -> Exhibit | None:
    km = asked.choice.km
    near = near_port(asked.atlas, asked.choice.port, ENERGY, km)
    table = neighbours_table(asked.atlas, near, asked.today, km=km) if near else None
    return of_features(asked, title, table, BETWEEN) if table is not None else None


def _lanes(asked: Asked, title: str) -> Exhibit | None:
    table = schemes(asked.atlas, asked.choice.country)
    if table.empty:
        return None
    ids = tuple(dict.fromkeys(str(id) for each in table["ids"] for id in each))
    shown = table.drop(columns="ids")
    (drawn,) = [column for column in shown.columns if column.startswith("Length")]
    return Exhibit(title, shown, ids, plot=plot_of(shown, [drawn], {drawn: FULL}))


def _others(asked: Asked, title: str) -> Exhibit | None:
    between = services_between(asked.atlas, *PAIR)
    return _routes(asked, title, other_services(asked.atlas, between, asked.choice.country))


def _facilities(asked: Asked, title: str) -> Exhibit | None:
    km = asked.choice.km
    found = nearest_ports(asked.atlas, asked.part, km, asked.choice.country)
    if not found:
        return None
    info = asked.atlas.layers[asked.part].info
    table = neighbours_table(asked.atlas, found, asked.today, km=km, with_port=True)
    features = asked.atlas.layers[asked.part].features.loc[table.index]
    field = info.fields[info.key_figure] if info.key_figure else None
    known = features[features[field.name].notna()] if field and field.type in ("number", "integer") else features[:0]
    plot = None
    if field and len(known):
        heading = f"{field.label} ({field.unit})"
        drawn = known.assign(**{heading: known[field.name]})
        plot = plot_of(drawn, [heading], {heading: FULL}, name="name")
    return Exhibit(title, table, tuple(map(str, table.index)), plot=plot, note=" ".join(info.caveats[:2]))


EXHIBITS = {
    "ports": Entry(
        PAGE, "compare", PortsChoice, lambda asked: f"Ports side by side: {MEASURES[asked.choice.compare]}", _compared
    ),
    "energy-at-a-port": Entry(
        PAGE, "energy", PortsChoice, lambda asked: f"Energy within {asked.choice.km:g} km of {_name(asked)}", _energy
    ),
    "routes-of-a-port": Entry(
        PAGE,
        "routes",
        PortsChoice,
        lambda asked: f"Routes of {_name(asked)}",
        lambda asked, title: _routes(asked, title, routes_of(asked.atlas, asked.choice.port)),
    ),
    "services-uk-belgium": Entry(
        PAGE,
        "services",
        PortsChoice,
        "Services between the UK and Belgium",
        lambda asked, title: _routes(asked, title, services_between(asked.atlas, *PAIR)),
    ),
    "services-other": Entry(PAGE, "services", PortsChoice, "Other services across the North Sea", _others),
    "traffic-separation-schemes": Entry(PAGE, "lanes", PortsChoice, "Length of traffic lanes by scheme", _lanes),
    "trunk-routes": Entry(
        PAGE,
        "lanes",
        PortsChoice,
        "Trunk routes of merchant shipping",
        lambda asked, title: _routes(asked, title, of_role(asked.atlas, TRUNK, asked.choice.country)),
    ),
    "green-shipping-corridors": Entry(
        PAGE,
        "green",
        PortsChoice,
        "Green shipping corridors",
        lambda asked, title: _routes(asked, title, of_role(asked.atlas, GREEN, asked.choice.country)),
    ),
    "autonomous-shipping": Entry(
        PAGE,
        "autonomous",
        PortsChoice,
        "Autonomous shipping",
        lambda asked, title: _routes(asked, title, of_role(asked.atlas, TRIAL, asked.choice.country)),
    ),
    "facilities-at-ports": Entry(
        PAGE,
        "terminals",
        PortsChoice,
        lambda asked: f"{asked.atlas.layers[asked.part].info.title} at ports",
        _facilities,
        parts=lambda atlas: atlas.layers_as(FACILITY),
    ),
    "offshore-wind-by-country": Entry(
        PAGE,
        "wind",
        PortsChoice,
        "Offshore wind by country",
        lambda asked, title: in_service(asked, title, WIND, FULL),
    ),
}
