"""What the Protection page shows."""

from collections.abc import Iterable

from layers.exhibits.entry import Asked, Entry, of_features
from layers.exports.exhibit.exhibit import Exhibit, plot_of
from layers.looks.bar_list import FULL
from layers.measures import nearby
from layers.protection import crossings, density, watchers
from layers.protection.choice import ProtectionChoice, line_chosen
from layers.protection.crossings import Crossing

PAGE = "/protection"
SURENESS = (FULL, "#8FA3B2", "#D9A441")
"""Colours of how sure it is in whose waters a crossing lies, the surest first."""


def _found(asked: Asked) -> list[Crossing]:
    choice, of = asked.choice, line_chosen(asked.atlas, asked.choice)
    every = crossings.crossings(asked.atlas)
    return list(crossings.chosen(every, choice.cross, in_service=choice.stage == "now", of=of))


def _ids(found: Iterable[Crossing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for each in found for id in (each.first, each.second)))


def _pairs(asked: Asked, title: str) -> Exhibit | None:
    found = _found(asked)
    table = crossings.by_pair(asked.atlas, found, asked.choice.cross)
    if table.empty:
        return None
    line, crosses, count = map(str, table.columns[:3])
    named = table.assign(pair=table[line] + " × " + table[crosses]).sort_values(count, ascending=False)
    return Exhibit(title, table, _ids(found), plot=plot_of(named, [count], {count: FULL}, name="pair"))


def _list(asked: Asked, title: str) -> Exhibit | None:
    found = _found(asked)
    return Exhibit(title, crossings.table(found, asked.atlas), _ids(found), note=crossings.RULES) if found else None


def _zones(asked: Asked, title: str) -> Exhibit | None:
    found = _found(asked)
    if not found:
        return None
    table = watchers.zones_table(found)
    drawn = [str(column) for column in table.columns[1:-1]]
    plot = plot_of(table, drawn, dict(zip(drawn, SURENESS, strict=True)), name=str(table.columns[0]))
    return Exhibit(title, table, _ids(found), plot=plot)


def _near(asked: Asked, title: str) -> Exhibit | None:
    choice = asked.choice
    if not choice.near:
        return None
    found = nearby.within(nearby.measured(asked.atlas, nearby.origin_of(asked.atlas, choice.near)), choice.within)
    table = nearby.table(asked.atlas, found, choice.within)
    return Exhibit(title, table, tuple(each.id for each in found)) if len(table) else None


def _near_title(asked: Asked) -> str:
    where = nearby.origin_of(asked.atlas, asked.choice.near).name if asked.choice.near else "a place"
    return f"What lies within {asked.choice.within:g} km of {where}"


def _density(asked: Asked, title: str) -> Exhibit | None:
    found = density.density(asked.atlas, asked.choice.count, in_service=asked.choice.stage == "now")
    table = density.table(asked.atlas, found, asked.choice.count)
    ids = tuple(dict.fromkeys(str(id) for content in found.values() for id in content.ids))
    return Exhibit(title, table, ids, note=density.scope(asked.atlas, asked.choice.count)) if len(table) else None


EXHIBITS = {
    "crossings-by-pair": Entry(PAGE, "crossings", ProtectionChoice, "What crosses what in the North Sea", _pairs),
    "crossings": Entry(PAGE, "crossings", ProtectionChoice, "Crossings in the North Sea", _list),
    "crossings-by-zone": Entry(PAGE, "waters", ProtectionChoice, "Whose waters crossings are in", _zones),
    "nearby": Entry(PAGE, "near", ProtectionChoice, _near_title, _near),
    "density": Entry(
        PAGE,
        "density",
        ProtectionChoice,
        lambda asked: f"Density of infrastructure: {density.COUNTED[asked.choice.count]}",
        _density,
    ),
    "watchers": Entry(
        PAGE,
        "watchers",
        ProtectionChoice,
        "Who keeps watch",
        lambda asked, title: of_features(asked, title, watchers.watchers(asked.atlas)),
    ),
}
