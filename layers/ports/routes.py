"""Routes of ships: services and who runs them, main axes, green corridors and trials, with the age of the evidence."""

from collections.abc import Collection, Iterable
from datetime import date

import pandas as pd

from layers.measures.geodesy import NAUTICAL_MILE_KM
from layers.views.filtering import touches
from layers.wording.facts import NOT_PUBLISHED, blank, in_words, is_old, last_day, listing, status_words
from layers.wording.figures import Figure
from loaders.atlas import Atlas

SERVICES = "shipping_corridors"
GREEN = "green_corridors"
TRIALS = "autonomous_shipping"
ROUTES = (SERVICES, GREEN, TRIALS)
"""Layers of routes, each with the columns endpoint_a and endpoint_b."""
TRUNK = "trunk_route"
"""Kind of a main axis of shipping, which is no service."""


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


def evidence_text(as_of: str, today: date) -> str:
    """``March 2025, 1 year 7 months ago``, with ``(old)`` after more than two years; ``not dated``."""
    if months_old(as_of, today) is None:
        return "not dated"
    return f"{in_words(as_of)}, {age_text(as_of, today)} ago" + (" (old)" if is_old(as_of, today) else "")


def ends_at(port_id: str, *endpoints: str) -> bool:
    """Whether a route with these ends begins or ends at a port. An end may name several, separated by semicolons."""
    return any(port_id in [word.strip() for word in end.split(";")] for end in endpoints)


def routes_of(atlas: Atlas, port_id: str) -> list[str]:
    """The ids of all routes that have an end at a port, layer by layer."""
    return [
        str(id)
        for layer in ROUTES
        if layer in atlas.layers
        for id, a, b in atlas.layers[layer].features[["endpoint_a", "endpoint_b"]].itertuples(name=None)
        if ends_at(port_id, a, b)
    ]


def services_of(atlas: Atlas, port_id: str) -> list[str]:
    """The ids of the regular services, running or closed, that have an end at a port."""
    features = atlas.layers[SERVICES].features
    return [id for id in routes_of(atlas, port_id) if id in features.index and features.at[id, "kind"] != TRUNK]


def services_between(atlas: Atlas, one: str, other: str) -> list[str]:
    """The ids of the services between two countries: those that run first, then those that are closed."""
    features = atlas.layers[SERVICES].features
    found = [
        str(id)
        for id, kind, codes in features[["kind", "countries"]].itertuples(name=None)
        if kind != TRUNK and {one, other} <= set(codes)
    ]
    return sorted(found, key=lambda id: features.at[id, "status"] != "operational")


def of_layer(atlas: Atlas, layer: str, countries: Collection[str] = (), kind: str = "") -> list[str]:
    """The ids of the features of a layer, of the chosen countries or of all, of one kind or of all."""
    features = atlas.layers[layer].features
    return [
        str(id)
        for id, each, codes in features[["kind", "countries"]].itertuples(name=None)
        if (not kind or each == kind) and (not countries or touches(codes, countries))
    ]


def other_services(atlas: Atlas, but: Collection[str], countries: Collection[str] = ()) -> list[str]:
    """The ids of all services but some, of the chosen countries or of all."""
    trunk = of_layer(atlas, SERVICES, kind=TRUNK)
    return [id for id in of_layer(atlas, SERVICES, countries) if id not in but and id not in trunk]


def route_table(atlas: Atlas, ids: Iterable[str], today: date) -> pd.DataFrame:
    """Routes in the reader's words. Index: id. The distance is that of the drawn line, in nautical miles and km."""
    rows = []
    for id in ids:
        layer = atlas.layers[str(atlas.layer_of(id))]
        info, route = layer.info, layer.features.loc[id]
        length = None if blank(route["distance_nm"]) else float(route["distance_nm"])
        rows.append(
            {
                "id": id,
                "Route": route["name"],
                "Status": status_words(info, route),
                "Distance (nm)": length,
                "Distance (km)": None if length is None else round(length * NAUTICAL_MILE_KM),
                "Operator": route["operator"] or NOT_PUBLISHED,
                "Type": route["service_type"],
                "How often": route["frequency_note"] or NOT_PUBLISHED,
                "Fuel": route["fuel"] or NOT_PUBLISHED,
                "Partners": "; ".join(route["partners"]) or NOT_PUBLISHED,
                "Evidence": evidence_text(route["status_as_of"], today),
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
        figures.append(Figure("Evidence that they run", f"up to {age_text(oldest, today)} old", note, tuple(now)))
    return figures


def _run_by(atlas: Atlas, ids: Iterable[str], words: str) -> str:
    names = {name: None for id in ids for name in atlas.feature(id)["operator"].split("; ") if name}
    return f"{words} {listing(list(names))}." if names else ""


def ends_text(atlas: Atlas, route_id: str) -> str:
    """``Gothenburg to Ghent and Zeebrugge``: the ends of a route by name; one end alone where there is no other."""
    route = atlas.feature(route_id)
    told = []
    for end in (route["endpoint_a"], route["endpoint_b"]):
        names = [word.strip() for word in end.split(";") if word.strip()]
        if names:
            told.append(listing([str(atlas.feature(id)["name"]) if atlas.layer_of(id) else id for id in names]))
    return " to ".join(told)
