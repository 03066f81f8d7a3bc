"""Routes of ships: services and who runs them, main axes, green corridors and trials, with the age of the evidence."""

from collections.abc import Collection, Iterable
from datetime import date

import pandas as pd

from geodata.records import STATUSES
from layers.measures.geodesy import NAUTICAL_MILE_KM
from layers.views.filtering import touches
from layers.wording.facts import NOT_PUBLISHED, blank, in_words, is_old, last_day, listing
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from loaders.missing import at_hand

ENDED = "decommissioned"
"""The status of a route that was sailed and is no more."""
SERVICE, TRUNK, GREEN, TRIAL = "freight_service", "trunk_route", "green_corridor", "autonomous_ship"
"""Roles of routes. A trunk route is a main axis of shipping, which is no service."""
COLUMNS = {"endpoint_a", "endpoint_b", "distance_nm", "service_type", "frequency_note", "fuel", "partners"}
"""Columns that a layer of routes has, so that the page can tell of them."""


def months_old(as_of: str, today: date) -> int | None:
    """Whole months since the last day that a date may mean; None without a date."""
    latest = last_day(as_of)
    if latest is None:
        return None
    months = (today.year - latest.year) * 12 + today.month - latest.month - (today.day < latest.day)
    return max(0, months)


def age_text(as_of: str, today: date) -> str:
    """``1 year 8 months``, ``5 months``, ``under a month``; ``not dated`` without a date."""
    months = months_old(as_of, today)
    if months is None:
        return "not dated"
    years, left = divmod(months, 12)
    parts = [
        f"{count} {word}{'s' if count != 1 else ''}" for count, word in ((years, "year"), (left, "month")) if count
    ]
    return " ".join(parts) or "under a month"


def evidence_age(as_of: str, today: date) -> str:
    """``March 2025, 1 year 7 months ago``, with ``(old)`` after more than two years; ``not dated``.

    A year alone may mean its first day or its last, so it is told in years: ``2026, this year``; ``2021, 5 years ago``.
    """
    if months_old(as_of, today) is None:
        return "not dated"
    ago = _years_ago(today.year - int(as_of)) if as_of.isdigit() else f"{age_text(as_of, today)} ago"
    return f"{in_words(as_of)}, {ago}" + (" (old)" if is_old(as_of, today) else "")


def _years_ago(years: int) -> str:
    if years <= 0:
        return "this year"
    return "last year" if years == 1 else f"{years} years ago"


def ends(atlas: Atlas, words: str) -> list[str]:
    """What an end of a route names: places, or ports by their present ids; several are separated by semicolons."""
    named = [word.strip() for word in words.split(";") if word.strip()]
    former = at_hand(atlas.redirects)
    return [(former[word].to or word) if word in former else word for word in named]


def layers_of_routes(atlas: Atlas, role: str) -> list[str]:
    """The layers with a role that tell of each route what this page tells: its ends, partners, fuel and so on."""
    return [id for id in atlas.layers_as(role) if {*atlas.layers[id].info.columns} >= COLUMNS]


def routes_of(atlas: Atlas, port_id: str) -> list[str]:
    """The ids of all routes that have an end at a port, layer by layer."""
    layers = dict.fromkeys(layer for role in (SERVICE, TRUNK, GREEN, TRIAL) for layer in layers_of_routes(atlas, role))
    return [
        str(id)
        for layer in layers
        for id, a, b in atlas.layers[layer].features[["endpoint_a", "endpoint_b"]].itertuples(name=None)
        if port_id in (*ends(atlas, a), *ends(atlas, b))
    ]


def of_role(atlas: Atlas, role: str, countries: Collection[str] = ()) -> list[str]:
    """The ids of the routes that have a role, of the chosen countries or of all."""
    found = atlas.features_as(role)
    return [
        str(id)
        for layer in layers_of_routes(atlas, role)
        for id, codes in found[layer]["countries"].items()
        if not countries or touches(codes, countries)
    ]


def services_of(atlas: Atlas, port_id: str) -> list[str]:
    """The ids of the regular services, running or closed, that have an end at a port."""
    services = set(of_role(atlas, SERVICE))
    return [id for id in routes_of(atlas, port_id) if id in services]


def services_between(atlas: Atlas, one: str, other: str) -> list[str]:
    """The ids of the services between two countries: those that run first, then those that are closed."""
    found = [id for id in of_role(atlas, SERVICE) if {one, other} <= set(atlas.feature(id)["countries"])]
    return sorted(found, key=lambda id: atlas.feature(id)["status"] != "operational")


def other_services(atlas: Atlas, but: Collection[str], countries: Collection[str] = ()) -> list[str]:
    """The ids of all services but some, of the chosen countries or of all."""
    return [id for id in of_role(atlas, SERVICE, countries) if id not in but]


def standing(status: str) -> str:
    """The status of a route in words: a service that has ended is not taken down, but closed."""
    return "Closed" if status == ENDED else STATUSES[status]


def route_table(atlas: Atlas, ids: Iterable[str], today: date) -> pd.DataFrame:
    """Routes in the reader's words. Index: id. The distance is that of the drawn line, in nautical miles and km."""
    rows = []
    for id in ids:
        layer = atlas.layers[str(atlas.layer_of(id))]
        route = layer.features.loc[id]
        length = None if blank(route["distance_nm"]) else float(route["distance_nm"])
        rows.append(
            {
                "id": id,
                "Route": route["name"],
                "Status": standing(route["status"]),
                "Distance (nm)": length,
                "Distance (km)": None if length is None else round(length * NAUTICAL_MILE_KM),
                "Operator": route["operator"] or NOT_PUBLISHED,
                "Type": route["service_type"],
                "How often": route["frequency_note"] or NOT_PUBLISHED,
                "Fuel": route["fuel"] or NOT_PUBLISHED,
                "Partners": "; ".join(route["partners"]) or NOT_PUBLISHED,
                "Evidence": evidence_age(route["status_as_of"], today),
            }
        )
    columns = ["id", "Route", "Status", "Distance (nm)", "Distance (km)", "Operator", "Type", "How often", "Fuel"]
    columns += ["Partners", "Evidence"]
    table = pd.DataFrame(rows, columns=columns).set_index("id")
    for name in ("Distance (nm)", "Distance (km)"):
        table[name] = table[name].astype("Float64")
    return table


def running(atlas: Atlas, ids: Iterable[str]) -> list[str]:
    """Those that are in service."""
    return [id for id in ids if atlas.feature(id)["status"] == "operational"]


def services_figures(atlas: Atlas, ids: Iterable[str], today: date) -> list[Figure]:
    """How many services run and how many do no more, and how old the evidence for those that run is."""
    found = list(ids)
    now = running(atlas, found)
    over = [id for id in found if id not in now]
    figures = [Figure("In service", str(len(now)), _run_by(atlas, now, "Run by"), tuple(now))]
    if over:
        figures.append(Figure("Closed", str(len(over)), _run_by(atlas, over, "Last run by"), tuple(over)))
    dated = sorted((day, id) for id in now if (day := last_day(atlas.feature(id)["status_as_of"])) is not None)
    if dated:
        oldest, newest = (atlas.feature(id)["status_as_of"] for id in (dated[0][1], dated[-1][1]))
        undated = len(now) - len(dated)
        note = f"Oldest {in_words(oldest)}, newest {in_words(newest)}."
        note += f" {undated} without a date." if undated else ""
        figures.append(Figure("Age of the evidence", f"up to {age_text(oldest, today)}", note, tuple(now)))
    return figures


def _run_by(atlas: Atlas, ids: Iterable[str], words: str) -> str:
    names = {name: None for id in ids for name in atlas.feature(id)["operator"].split("; ") if name}
    return f"{words} {listing(list(names))}." if names else ""


def ends_text(atlas: Atlas, route_id: str) -> str:
    """``Gothenburg to Ghent and Zeebrugge``: the ends of a route by name; one end alone where there is no other."""
    route = atlas.feature(route_id)
    told = [
        listing([str(atlas.feature(id)["name"]) if atlas.layer_of(id) else id for id in end])
        for end in (ends(atlas, route["endpoint_a"]), ends(atlas, route["endpoint_b"]))
        if end
    ]
    return " to ".join(told)
