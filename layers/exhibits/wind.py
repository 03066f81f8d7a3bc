"""What the Wind page shows."""

from geodata.records import STATUSES
from layers.exhibits.entry import Asked, Entry, of_features
from layers.exports.exhibit.exhibit import Exhibit, plot_of
from layers.measures.capacity_by_year import COUNTED, by_year, curve_table
from layers.power import WIND, sites
from layers.wind import capacity, targets
from layers.wind.choice import WIND_YEARS, WindChoice, chosen
from layers.wind.linked import linked

PAGE = "/wind"
NOTE = "Each wind farm counts at full published capacity from its first year."


def colours(columns: list[str], shades: dict[str, str]) -> dict[str, str]:
    """The shade of each column of a curve or of bars, which begins with the words of a status."""
    return {
        column: next((shade for status, shade in shades.items() if column.startswith(STATUSES[status])), "#8A949C")
        for column in columns
    }


def _states(asked: Asked, title: str) -> Exhibit | None:
    farms = chosen(asked.atlas, asked.choice)
    if farms[farms["status"].isin(COUNTED)].empty:
        return None
    aims = targets.first_of_each(asked.atlas, farms)
    table = capacity.by_state_table(capacity.by_state(farms, targets.comparable(aims)))
    drawn = [column for column in table.columns if column.startswith(tuple(STATUSES.values()))]
    plot = plot_of(table, drawn, colours(drawn, capacity.SHADES))
    sources = tuple(sorted(targets.sources_of(list(aims.values()), ())))
    return Exhibit(title, table, tuple(farms.index), sources, plot)


def _years(asked: Asked, title: str) -> Exhibit | None:
    farms = chosen(asked.atlas, asked.choice)
    curve = by_year(farms.assign(capacity_mw=farms["capacity"]), WIND_YEARS)
    if curve.empty:
        return None
    table = curve_table(curve)
    drawn = list(table.columns)
    plot = plot_of(table, drawn, colours(drawn, capacity.SHADES), direction="columns")
    return Exhibit(title, table, tuple(farms.index), plot=plot, note=NOTE)


def _aims(asked: Asked, title: str) -> Exhibit | None:
    found = targets.shown(asked.atlas, asked.choice.country)
    table = targets.targets_table(asked.atlas, found)
    return Exhibit(title, table, sources=tuple(sorted(targets.sources_of(found, ())))) if len(table) else None


def _sums(asked: Asked, title: str) -> Exhibit:
    farms, totals = sites(asked.atlas, WIND), asked.atlas.wind_totals
    sources = tuple(sorted(targets.sources_of((), totals)))
    return Exhibit(title, targets.totals_table(asked.atlas, farms, totals), tuple(farms.index), sources)


def _farms(asked: Asked, title: str) -> Exhibit | None:
    return of_features(asked, title, capacity.farms_table(asked.atlas, chosen(asked.atlas, asked.choice)))


EXHIBITS = {
    "wind-by-state": Entry(PAGE, "states", WindChoice, "Offshore wind by state", _states),
    "wind-by-year": Entry(PAGE, "years", WindChoice, "Offshore wind by year", _years),
    "wind-aims": Entry(PAGE, "aims", WindChoice, "What states aim for in offshore wind", _aims),
    "wind-farms": Entry(PAGE, "farms", WindChoice, "Offshore wind farms", _farms),
    "wind-links": Entry(
        PAGE,
        "links",
        WindChoice,
        "What links offshore wind farms",
        lambda asked, title: of_features(asked, title, linked(asked.atlas)),
    ),
    "wind-sums": Entry(PAGE, "sums", WindChoice, "Offshore wind compared with published totals", _sums),
}
