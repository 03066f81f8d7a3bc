"""CO2 stores: where CO2 captured in Belgium could go, how far that is by ship, and what is missing for each store.

Whose CO2 a state may store comes from `layers.co2.rights`, distances from `layers.co2.sea_routes`; everything else is
said by the record of the store itself. A store's position is the centre of its site or licence area.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

import geopandas as gpd
import pandas as pd
import shapely

from geodata.records import COUNTRIES
from layers.co2.rights import Answer, may_store
from layers.co2.sea_routes import ORIGINS, Origin, SeaRoute, compared, north_sea, routes_from
from layers.looks.overlays import Mark
from layers.views.choices import Choice, Feature, One, Some, Year
from layers.views.map_view import NAMED_VIEWS, YEARS, Camera, NamedView
from layers.wording.countries import BELGIUM, named
from layers.wording.facts import NOT_PUBLISHED, blank, in_words, is_old, listing, number, status_words, year_text
from layers.wording.figures import Figure, published
from loaders.atlas import Atlas

STORES, TRANSPORT = "co2_storage", "co2_transport"
"""The two layers of the subject."""
HOME = "north_sea"
REGIONS = {
    "celtic_sea": "Celtic Sea",
    "east_irish_sea": "Irish Sea",
    "danish_onshore": "on land in Denmark",
    "barents_sea": "Barents Sea",
}
"""Regions beside the North Sea, whose stores are shown for context: word of the record -> words for the reader."""
STORAGE_TYPES = {
    "depleted_gas": "Depleted gas field",
    "depleted_oil": "Depleted oil field",
    "saline_aquifer": "Rock holding salt water (saline aquifer)",
}
"""What the CO2 is stored in: word of the record -> words for the reader."""
GROUPS = {
    "In service": ("operational",),
    "Being built or permitted": ("under_construction", "permitted"),
    "Announced": ("planned", "proposed"),
}
"""How far a store is, the furthest first: words -> statuses. What is stopped or closed is in none of them."""
STANDINGS = {
    "open": "Open in principle to Belgian CO2",
    "no_room": "Arrangement in place, but the record sees no room for Belgian CO2",
    "closed": "No arrangement today",
    "context": "Outside the North Sea, for context",
}
"""Where a store stands for CO2 captured in Belgium, the most open first: id -> words."""
PIPELINES = {
    "co2-highway-europe": ("smeaheia",),
    "carbonconnect-be-uk": ("bacton-hewett", "poseidon-uk"),
}
"""Planned pipelines that leave Belgium -> the stores they would lead to. The second ends at Bacton, from where the
record of the Bacton hub says that both stores would be supplied."""
UNLOADING = {
    "northern-lights-aurora": "oygarden-terminal",
    "viking-ccs": "immingham-co2-terminal",
    "acorn": "peterhead-co2-port",
    "aramis-k14-fa": "co2next",
    "aramis-l4-a": "co2next",
}
"""Stores that ships would reach by way of a terminal on the coast -> that terminal, where the records name it."""
CLOSE = 0.1
"""Part of a recorded length by which the shortest way may differ and still be called near."""
ROUTE_TO = "route-to-"
"""What the id of the mark of a route begins with; the id of its store follows."""
RATE_YEARS = range(2024, 2041)
"""Years of the chart of injection rates."""

_NO_ROOM = ("not an outlet for Belgian volumes", "no room for Belgian volumes")
_FULL = re.compile(r"\b(?:phase \d is )?fully (?:booked|contracted)\b", re.IGNORECASE)
PAUSED = "work paused"
"""The gap of a store whose record says that work on it has been paused or a partner has left."""
_PAUSED = re.compile(r"\b(?:paused|withdrew)\b", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:booked|contracted)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=\.)\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Co2Choice(Choice):
    """What the reader has chosen: the port of `ORIGINS`, the stores' countries, a year by which they inject, a feature.

    Empty ``country`` means all, ``year`` None any. ``select`` is a store or anything else of the two layers.
    """

    origin: Annotated[str, One(ORIGINS, "from")] = next(iter(ORIGINS))
    country: Annotated[tuple[str, ...], Some(lambda atlas: countries(atlas))] = ()
    year: Annotated[int | None, Year(YEARS)] = None
    select: Annotated[
        str | None, Feature((STORES, TRANSPORT), "in the address is no CO2 store, terminal or pipeline")
    ] = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing before Belgian CO2 could go to a store: a word or two for a table, and a sentence."""

    short: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A store as a place for CO2 captured in Belgium. ``standing`` is in `STANDINGS`, ``place`` the rank among the
    open ones, 0 for others. ``route`` is None where no ship can go; ``pipelines`` are planned ones from Belgium.
    """

    id: str
    name: str
    country: str
    standing: str
    place: int
    group: str
    answer: Answer
    route: SeaRoute | None
    gaps: tuple[Gap, ...]
    pipelines: tuple[str, ...]


def countries(atlas: Atlas) -> dict[str, str]:
    """The states that have a store: code -> name, in the order of the records."""
    found = {code for codes in atlas.layers[STORES].features["countries"] for code in codes}
    return {code: name for code, name in COUNTRIES.items() if code in found}


def feature_of(atlas: Atlas, id: str) -> dict[str, Any]:
    """The properties of a feature. Raises KeyError for an unknown one."""
    return {str(name): value for name, value in atlas.feature(id).items()}


def group_of(status: object) -> str:
    """The group of `GROUPS` that a status belongs to; empty text for what is stopped or closed."""
    return next((group for group, statuses in GROUPS.items() if status in statuses), "")


def chosen_stores(atlas: Atlas, choice: Co2Choice) -> gpd.GeoDataFrame:
    """The stores of the chosen countries that inject, or are expected to, by the chosen year.

    With a year, stores without a published first year are left out: see `left_out`.
    """
    stores = _of_countries(atlas, choice)
    return stores[(stores["start_year"] <= choice.year).fillna(False)] if choice.year is not None else stores


def left_out(atlas: Atlas, choice: Co2Choice) -> str:
    """A sentence on the stores without a published first year, where a year is chosen; else empty text."""
    if choice.year is None:
        return ""
    stores = _of_countries(atlas, choice)
    undated = int(stores["start_year"].isna().sum())
    return f"{undated} of {len(stores)} stores are left out: no first year is published for them." if undated else ""


def none_found(atlas: Atlas, choice: Co2Choice) -> str:
    """What to tell a reader whose filters no store passes."""
    stores = _of_countries(atlas, choice)
    dated = stores[stores["start_year"].notna()]
    if choice.year is None or dated.empty:
        return "No store passes these filters. Take one away."
    first = dated.loc[dated["start_year"].idxmin()]
    began = "is expected to begin" if first["start_is_estimate"] else "began"
    return f"No store injects by {choice.year}: the first, {first['name']}, {began} in {first['start_year']}."


def _of_countries(atlas: Atlas, choice: Co2Choice) -> gpd.GeoDataFrame:
    stores = atlas.layers[STORES].features
    if not choice.country:
        return stores
    return stores[[any(code in choice.country for code in codes) for codes in stores["countries"]]]


def outlets(atlas: Atlas, choice: Co2Choice, today: date) -> list[Outlet]:
    """The chosen stores as places for Belgian CO2: the most open first, within that the nearest by sea."""
    every = atlas.layers[STORES].features
    routes = dict(zip(every.index, routes_from(atlas, choice.origin, list(every.geometry)), strict=True))
    answers = {code: may_store(atlas, BELGIUM, code) for code in countries(atlas)}
    found = []
    for feature in chosen_stores(atlas, choice).to_dict("records"):
        id, answer = feature["id"], answers[feature["countries"][0]]
        found.append(
            Outlet(
                id=id,
                name=feature["name"],
                country=feature["countries"][0],
                standing=_standing(feature, answer),
                place=0,
                group=group_of(feature["status"]),
                answer=answer,
                route=routes[id],
                gaps=tuple(gaps_of(feature, answer, status_words(atlas.layers[STORES].info, feature), today)),
                pipelines=tuple(line for line, leads_to in PIPELINES.items() if id in leads_to),
            )
        )
    found.sort(key=lambda each: (list(STANDINGS).index(each.standing), each.route.km if each.route else 1e9, each.name))
    return [
        replace(each, place=place) if each.standing == "open" else each for place, each in enumerate(found, start=1)
    ]


def _standing(feature: Mapping[str, object], answer: Answer) -> str:
    if feature["region"] != HOME:
        return "context"
    if answer.verdict != "allowed":
        return "closed"
    return "no_room" if any(words in str(feature["london_protocol_relevance"]) for words in _NO_ROOM) else "open"


def gaps_of(feature: Mapping[str, object], answer: Answer, status: str, today: date) -> list[Gap]:
    """What is missing before Belgian CO2 could go to a store, the weightiest first. ``status`` is it in words."""
    gaps = []
    if feature["region"] == "danish_onshore":
        gaps.append(Gap("other rules: on land", belgian_link(feature)[0]))
    elif answer.verdict != "allowed":
        gaps.append(Gap("no arrangement", answer.why))
    else:
        for sentence in answer.missing:
            short = "EU carbon-market rules" if "carbon-market" in sentence else "a legal hurdle"
            gaps.append(Gap(short, sentence))
    for sentence in belgian_link(feature):
        if full := _FULL.search(sentence):
            gaps.append(Gap(full[0].lower(), sentence))
        elif _NO_ROOM[0] in sentence:
            gaps.append(Gap("takes its own CO2 only", sentence))
    gaps += [Gap(PAUSED, each) for each in _SENTENCES.split(str(feature["description"])) if _PAUSED.search(each)]
    if feature["status"] != "operational":
        no_year = f"first year {NOT_PUBLISHED}"
        year = no_year if blank(feature["start_year"]) else f"expected from {feature['start_year']}"
        as_of = str(feature["status_as_of"])
        dated = f" (status of {in_words(as_of)}" + (", more than two years old)" if is_old(as_of, today) else ")")
        gaps.append(Gap("not in service", f"Not in service: {status.lower()}, {year}{dated if as_of else ''}."))
    if feature["kind"] == "storage_licence":
        gaps.append(Gap("licence area only", "So far a licence area, not a store."))
    elif blank(feature["licence"]) and blank(feature["licence_holder"]):
        gaps.append(Gap("licence", "Licence not published."))
    lacking = [
        words
        for words, column in (("capacity", "capacity_mt"), ("rate", "injection_rate_mtpa"))
        if blank(feature[column])
    ]
    if lacking:
        words = " and ".join(lacking)
        gaps.append(Gap(f"{words} {NOT_PUBLISHED}", f"{words[0].upper()}{words[1:]} {NOT_PUBLISHED}."))
    return gaps


def belgian_link(feature: Mapping[str, object]) -> list[str]:
    """What a store's record says of Belgium beside the arrangement, sentence by sentence."""
    sentences = _SENTENCES.split(str(feature["london_protocol_relevance"]))
    return sentences[1:] if sentences[0].startswith("In principle") else sentences


def years_offered(choice: Co2Choice) -> list[int]:
    """The years that a reader may choose from, with the one of the address if it is another."""
    return sorted({*RATE_YEARS, *([choice.year] if choice.year is not None else [])})


def headline(found: Sequence[Outlet], choice: Co2Choice) -> str:
    """Where Belgian CO2 can go today, in two sentences."""
    there = [each for each in found if each.standing == "open"]
    begun = [each for each in there if each.group == "In service"]
    if not there:
        return "None of these stores is open to Belgian CO2 under an arrangement recorded today."
    states = listing([named(COUNTRIES[code]) for code in dict.fromkeys(each.country for each in there)])
    count = f"{len(there)} store{'s' if len(there) > 1 else ''}"
    first = f"Under today's arrangements CO2 captured in Belgium may in principle go to {count}, in {states}."
    if not begun:
        return f"{first} None of them is in service."
    one = begun[0]
    full = "".join(f"; its record says: {gap.short}" for gap in one.gaps if _FULL.fullmatch(gap.short))
    far = f", {number(round(one.route.km))} km by sea from {ORIGINS[choice.origin].name}" if one.route else ""
    of_these = "Only one of them is" if len(begun) == 1 else f"{len(begun)} of them are"
    return f"{first} {of_these} in service: {one.name}{far}{full}."


def figures(found: Sequence[Outlet], choice: Co2Choice) -> list[Figure]:
    """The figures at the head of the page."""
    there = [each for each in found if each.standing == "open"]
    other = len([each for each in found if each.standing in ("no_room", "closed")])
    context = len(found) - len(there) - other
    begun = [each for each in there if each.group == "In service"]
    notes = [f"{other} more in the North Sea without room or arrangement"] if other else []
    notes += [f"{context} outside the North Sea not counted"] if context else []
    start = ORIGINS[choice.origin].name
    return [
        Figure("Open in principle", f"{len(there)} of {len(found)} stores", "; ".join(notes), _ids(there)),
        _nearest("Nearest by sea", there, start),
        _nearest("Nearest in service", begun, start),
    ]


def figures_of(atlas: Atlas, outlet: Outlet, choice: Co2Choice) -> list[Figure]:
    """The figures at the head of the page once a store is chosen."""
    feature = feature_of(atlas, outlet.id)
    route, ids = outlet.route, (outlet.id,)
    way = f"{ORIGINS[choice.origin].name} to {outlet.name}"
    place = f"; number {outlet.place} of the open ones" if outlet.place else ""
    as_of = (
        f"as of {in_words(feature['status_as_of'])}" if feature["status_as_of"] else "date of the status not published"
    )
    return [
        Figure(way, f"{number(round(route.km))} km", f"{number(round(route.nm))} nautical miles{place}", ids)
        if route
        else Figure(way, "no way by sea", REGIONS.get(str(feature["region"]), ""), ids),
        Figure("Status", status_words(atlas.layers[STORES].info, feature), f"{as_of}; first year {year_text(feature)}"),
        Figure(
            "Still missing",
            f"{len(outlet.gaps)} point{'s' if len(outlet.gaps) > 1 else ''}",
            "; ".join(gap.short for gap in outlet.gaps),
        )
        if outlet.gaps
        else Figure("Still missing", "nothing recorded"),
    ]


def _nearest(label: str, among: Sequence[Outlet], start: str) -> Figure:
    reached = [each for each in among if each.route]
    if not reached or reached[0].route is None:
        return Figure(label, "none")
    one, route = reached[0], reached[0].route
    status = one.group[0].lower() + one.group[1:]
    paused = f", {PAUSED}" if any(gap.short == PAUSED for gap in one.gaps) else ""
    note = f"{one.name}, {status}{paused}; {number(round(route.nm))} nautical miles from {start}"
    return Figure(label, f"{number(round(route.km))} km", note, (one.id,))


def _ids(found: Iterable[Outlet]) -> tuple[str, ...]:
    return tuple(each.id for each in found)


def ranking(atlas: Atlas, found: Sequence[Outlet]) -> pd.DataFrame:
    """The outlets as a table, numbers as numbers, blank where nothing is published. Index: id."""
    stores = atlas.layers[STORES].features
    rows = []
    for each in found:
        feature = stores.loc[each.id]
        rows.append(
            {
                "id": each.id,
                "Rank": each.place or None,
                "Store": each.name,
                "km by sea": round(each.route.km) if each.route else None,
                "Status": status_words(atlas.layers[STORES].info, feature),
                "From": year_text(feature),
                "Still missing": "; ".join(gap.short for gap in each.gaps) or "nothing recorded",
                "State": COUNTRIES[each.country],
                "Nautical miles": round(each.route.nm) if each.route else None,
                "of which canal, km": round(each.route.canal_km) if each.route else None,
                "Capacity (Mt CO2)": feature["capacity_mt"],
                "Rate (Mt CO2/year)": feature["injection_rate_mtpa"],
                "Type": STORAGE_TYPES[feature["storage_type"]],
                "Licence": feature["licence"],
                "Licence held by": feature["licence_holder"],
                "Planned pipeline from Belgium": "; ".join(atlas.feature(line)["name"] for line in each.pipelines),
                "Standing": STANDINGS[each.standing],
                "Where": REGIONS.get(feature["region"], "North Sea"),
                "Position": feature["position_accuracy"],
            }
        )
    columns = list(rows[0]) if rows else ["id", "Rank", "Store"]
    table = pd.DataFrame(rows, columns=columns).set_index("id")
    whole = [name for name in ("Rank", "km by sea", "Nautical miles", "of which canal, km") if name in table]
    return table.astype(dict.fromkeys(whole, "Int64"))


def types_table(stores: gpd.GeoDataFrame) -> pd.DataFrame:
    """How many stores there are of each type and group, and the capacity that is published for them. Index: type.

    Capacity is in Mt CO2 of all statuses together, with the count of the stores that it is published for.
    """
    rows = []
    for type_, words in STORAGE_TYPES.items():
        of_type = stores[stores["storage_type"] == type_]
        if of_type.empty:
            continue
        groups = of_type["status"].map(group_of)
        known = of_type["capacity_mt"].dropna()
        capacity = f"{number(known.sum())} Mt, {len(known)} of {len(of_type)} stores" if len(known) else NOT_PUBLISHED
        rows.append({"Stored in": words} | {group: int((groups == group).sum()) for group in GROUPS})
        rows[-1] |= {"Capacity published (all statuses)": capacity}
    return pd.DataFrame(rows, columns=["Stored in", *GROUPS, "Capacity published (all statuses)"]).set_index(
        "Stored in"
    )


def capacities(stores: gpd.GeoDataFrame) -> pd.DataFrame:
    """The stores whose capacity is published, the largest first. Index: id."""
    known = stores[stores["capacity_mt"].notna()].sort_values(["capacity_mt", "name"], ascending=[False, True])
    return pd.DataFrame(
        {
            "Store": known["name"].astype(object),
            "Group": [group_of(status) for status in known["status"]],
            "Capacity (Mt CO2)": known["capacity_mt"].astype(float),
            "From": [year_text(feature) for feature in known.to_dict("records")],
            "Note": [_shared(feature) for feature in known.to_dict("records")],
        },
        index=known.index,
    )


def _shared(feature: Mapping[str, object]) -> str:
    """The sentence of a description that says what its capacity covers or how sure it is; else empty text."""
    sentences = _SENTENCES.split(str(feature["description"]))
    return next((each for each in sentences if re.search(r"[Cc]apacity|estimate|low end", each)), "")


def rates(stores: gpd.GeoDataFrame) -> pd.DataFrame:
    """Injection rate in Mt CO2 a year that is there or announced in each of `RATE_YEARS`. Columns: `GROUPS`.

    A store counts from its first year on, in the group of its status today. One without a published rate or first
    year is in no year: see `rates_note`.
    """
    dated = stores[stores["injection_rate_mtpa"].notna() & stores["start_year"].notna()]
    groups = dated["status"].map(group_of)
    rows = {
        year: [
            float(dated["injection_rate_mtpa"][(groups == group) & (dated["start_year"] <= year)].sum())
            for group in GROUPS
        ]
        for year in RATE_YEARS
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(GROUPS)).rename_axis("Year")


def rates_note(stores: gpd.GeoDataFrame) -> str:
    """How much of the injection rate the chart can and cannot show."""
    told = published(stores["injection_rate_mtpa"], "Rate", "stores")
    undated = stores[stores["injection_rate_mtpa"].notna() & stores["start_year"].isna()]
    if undated.empty:
        return f"{told}."
    total = number(float(undated["injection_rate_mtpa"].sum()))
    have, stand = ("has", "stands") if len(undated) == 1 else ("have", "stand")
    return f"{told}. {len(undated)} of these, {total} Mt a year, {have} no published first year and {stand} in no year."


def bookings(atlas: Atlas) -> list[tuple[str, str]]:
    """What the records say is booked or contracted already: id of a store or terminal, and the sentence."""
    found = []
    for layer, columns in ((STORES, ("london_protocol_relevance", "description")), (TRANSPORT, ("description",))):
        for id, feature in atlas.layers[layer].features.iterrows():
            texts = [sentence for column in columns for sentence in _SENTENCES.split(str(feature[column]))]
            found += [(str(id), sentence) for sentence in texts if _TAKEN.search(sentence)]
    return found


def transport(atlas: Atlas, choice: Co2Choice) -> pd.DataFrame:
    """Terminals, hubs, pipelines and ship routes of Belgium and of the chosen countries, Belgium's first. Index: id."""
    layer = atlas.layers[TRANSPORT]
    wanted = {*choice.country, BELGIUM} if choice.country else set(COUNTRIES)
    features = [each for each in layer.features.to_dict("records") if wanted.intersection(each["countries"])]
    features.sort(key=lambda each: (BELGIUM not in each["countries"], each["kind"], each["name"]))
    rows = [
        {
            "id": each["id"],
            "Name": each["name"],
            "Kind": layer.info.kinds[each["kind"]].label.removeprefix("CO2 ").capitalize(),
            "Status": status_words(layer.info, each),
            "Status as of": in_words(each["status_as_of"]) or NOT_PUBLISHED,
            "From": year_text(each),
            "Capacity (Mt CO2/year)": each["capacity_mtpa"],
            "Joins": " – ".join(end for end in (each["endpoint_a"], each["endpoint_b"]) if end),
            "Published length (km)": each["length_km"],
            "Countries": ", ".join(each["countries"]),
        }
        for each in features
    ]
    return pd.DataFrame(rows).set_index("id")


def unloading(atlas: Atlas, choice: Co2Choice, store: str) -> tuple[str, SeaRoute | None] | None:
    """The terminal where ships for a store would unload and the way there; None where no terminal is recorded."""
    terminal = UNLOADING.get(store)
    if terminal is None:
        return None
    quay = north_sea().water_beside(atlas.feature(terminal)["geometry"])
    return terminal, routes_from(atlas, choice.origin, [quay])[0] if quay else None


def route_marks(found: Sequence[Outlet], choice: Co2Choice) -> list[Mark]:
    """The sea routes to draw: to the chosen store, else to the nearest open store and the nearest one in service."""
    if choice.select:
        drawn = [each for each in found if each.id == choice.select]
    else:
        there = [each for each in found if each.standing == "open" and each.route]
        drawn = list(dict.fromkeys([*there[:1], *[each for each in there if each.group == "In service"][:1]]))
    return [
        Mark(f"{ROUTE_TO}{each.id}", route_text(each, choice), each.route.drawn, "route")
        for each in drawn
        if each.route
    ]


def route_text(outlet: Outlet, choice: Co2Choice) -> str:
    """A route in words: its ends, and below them its length."""
    if outlet.route is None:
        return f"No way by sea to {outlet.name}"
    route = outlet.route
    canal = f", {number(round(route.canal_km))} km of it on the canal" if route.canal_km else ""
    return (
        f"{ORIGINS[choice.origin].name} to {outlet.name}\n{number(round(route.km))} km, "
        f"{number(round(route.nm))} nautical miles{canal}"
    )


def look(atlas: Atlas, marks: Sequence[Mark], choice: Co2Choice) -> Camera | NamedView:
    """Where the map looks: at the routes drawn and at what is chosen, with a little room round them."""
    shapes = [mark.geometry for mark in marks]
    if choice.select:
        shapes.append(atlas.feature(choice.select)["geometry"])
    if not shapes:
        return NAMED_VIEWS[0]
    west, south, east, north = (float(each) for each in shapely.total_bounds(shapes))
    return NamedView("co2", "", (west - 0.8, south - 0.8, east + 0.8, north + 0.4))


def ways_in(atlas: Atlas, outlet: Outlet, choice: Co2Choice) -> list[str]:
    """How CO2 would come to a store: by ship, by way of a terminal, by a planned pipeline from Belgium."""
    origin = ORIGINS[choice.origin]
    if outlet.route is None:
        region = REGIONS.get(str(atlas.feature(outlet.id)["region"]), "")
        return [f"No way by sea is measured: it lies {region if region.startswith('on') else f'in the {region}'}."]
    route = outlet.route
    canal = f", {number(round(route.canal_km))} km of it on the canal" if route.canal else ""
    lines = [
        f"By sea from {origin.name} to the store's centre: {number(round(route.km))} km "
        f"({number(round(route.nm))} nautical miles){canal}."
    ]
    unloaded = unloading(atlas, choice, outlet.id)
    if unloaded:
        terminal, way = unloaded
        feature = feature_of(atlas, terminal)
        status = status_words(atlas.layers[TRANSPORT].info, feature).lower()
        far = f", {number(round(way.km))} km by sea" if way else ""
        lines.append(f"Ships would unload at {feature['name']} ({status}){far}; from there by pipe.")
    for line in outlet.pipelines:
        feature = feature_of(atlas, line)
        length = f"{number(feature['length_km'])} km" if not blank(feature["length_km"]) else f"length {NOT_PUBLISHED}"
        status = status_words(atlas.layers[TRANSPORT].info, feature).lower()
        lines.append(
            f"By pipeline from Zeebrugge, if it is built: {feature['name']}, {status}, {year_text(feature)}, {length}. "
            f"{feature['position_note']}"
        )
    return lines


def method(origin: Origin) -> str:
    """How a distance by sea is measured, and from where."""
    canal = " The canal is measured on the base map's line, good to about 1 km." if origin.canal else ""
    return (
        f"Routes from {origin.name} begin {origin.begins}.{canal} They are the shortest way over the water and "
        "never cross the land of the base map. They are no sailing plan: ships keep to lanes, round shoals and wind "
        "farms, and sail somewhat further. They end at the centre of the store, which may lie some kilometres off."
    )


def comparison(atlas: Atlas) -> pd.DataFrame:
    """Services of the atlas that sail from the Belgian ports: along the lanes and by the shortest way. Index: id."""
    rows = [
        {
            "id": each.service,
            "Service": atlas.feature(each.service)["name"],
            "Along the lanes (nautical miles)": round(each.recorded_nm),
            "Shortest way (nautical miles)": round(each.shortest_nm),
            "Shorter by (%)": round(100 * each.longer, 1),
        }
        for each in compared(atlas)
    ]
    return pd.DataFrame(rows).set_index("id")


def compared_in_short(atlas: Atlas) -> str:
    """How the shortest ways compare with the services, in a sentence that names those that are far off."""
    found = compared(atlas)
    off = [atlas.feature(each.service)["name"] for each in found if abs(each.longer) > CLOSE]
    near = (
        f"{len(found) - len(off)} of {len(found)} services from Belgian ports, drawn along the lanes, are within 10 %"
    )
    return f"{near}; not {listing(off)}." if off else f"{near}."


def transport_in_short(atlas: Atlas, choice: Co2Choice) -> str:
    """How many there are of each kind and how far they are."""
    table = transport(atlas, choice)
    kinds = ", ".join(f"{count} {kind.lower()}{'s' if count > 1 else ''}" for kind, count in _counts(table["Kind"]))
    statuses = ", ".join(f"{count} {status.lower()}" for status, count in _counts(table["Status"]))
    return f"{len(table)} in all ({kinds}): {statuses}."


def _counts(words: "pd.Series[str]") -> list[tuple[str, int]]:
    return [(str(word), int(count)) for word, count in words.value_counts().items()]
