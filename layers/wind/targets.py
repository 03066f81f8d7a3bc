"""What states aim for in offshore wind, held against what stands and is to come where both count one sea."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from geodata.page_records import TARGET_BOUNDS, TARGET_STANDINGS, WindTarget, WindTotal
from geodata.records import COUNTRIES
from layers.looks.step_chart import Aim
from layers.measures.capacity_by_year import COUNTED
from layers.views.filtering import touches
from layers.wind.capacity import capacity_of, gigawatts
from layers.wording.countries import BELGIUM, named
from layers.wording.facts import NOT_PUBLISHED, in_words, listing, number
from layers.wording.figures import added
from loaders.atlas import Atlas

TOLD_FIRST = ("GB", BELGIUM)
"""The states whose aims are told where no state is chosen."""
HELD = ("in_law", "target")
"""Standings of targets that a government holds to; a goal binds nobody."""
EQUAL = 0.0005
"""The share of a total below which a difference is none."""


def held(atlas: Atlas, state: str) -> list[WindTarget]:
    """The targets that the government of a state holds to, by year."""
    found = [target for target in atlas.wind_targets if target.states == (state,) and target.standing in HELD]
    return sorted(found, key=lambda target: target.year)


def next_of(atlas: Atlas, state: str) -> WindTarget | None:
    """The first target of a state: one that its government holds to, else a goal for the same sea."""
    goals = [
        target
        for target in atlas.wind_targets
        if target.states == (state,) and target.standing == "goal" and target.same_sea
    ]
    return next(iter(held(atlas, state) or sorted(goals, key=lambda target: target.year)), None)


def first_of_each(atlas: Atlas, farms: pd.DataFrame) -> dict[tuple[str, ...], WindTarget]:
    """The first aim of each state that alone has some of the wind farms, where it has one."""
    alone = [codes for codes in dict.fromkeys(farms["countries"]) if len(codes) == 1]
    return {codes: aim for codes in alone if (aim := next_of(atlas, codes[0]))}


def comparable(aims: Mapping[tuple[str, ...], WindTarget]) -> dict[tuple[str, ...], int]:
    """The years of the aims that count the same sea as the wind farms."""
    return {codes: aim.year for codes, aim in aims.items() if aim.same_sea}


def figure(target: WindTarget) -> str:
    """``43 to 50 GW``, ``at least 30 GW``, ``up to 8 GW``, ``21 GW``."""
    if target.gw != target.gw_up_to:
        return f"{number(target.gw)} to {number(target.gw_up_to)} GW"
    return f"{TARGET_BOUNDS[target.bound]} {number(target.gw)} GW".strip()


def held_against(atlas: Atlas, farms: pd.DataFrame, state: str) -> str:
    """How far a state is from its first target, in two or three sentences; that it has none where none was found.

    ``farms`` are all wind farms of the state. What has no published first year is counted as such, never as in time.
    """
    name, target = named(COUNTRIES[state]), next_of(atlas, state)
    subject = name[:1].upper() + name[1:]
    stands = capacity_of(farms, "operational")
    if target is None:
        return f"{subject}: {gigawatts(stands)} in service. No aim was found."
    means = "aims for" if target.standing != "goal" else "has set a goal of"
    begin = f"{subject} {means} {figure(target)} by {target.year} ({TARGET_STANDINGS[target.standing].lower()})."
    if not target.same_sea:
        return (
            f"{begin} It counts {target.scope}, so it cannot be compared with the {gigawatts(stands)} in service here."
        )
    coming = farms[farms["status"].isin(COUNTED[1:])]
    in_time = _sum(coming, (coming["start_year"] <= target.year).fillna(False))
    undated = _sum(coming, coming["start_year"].isna())
    short = 1000 * target.gw - stands - in_time
    more = f"{gigawatts(in_time)} more" if in_time else "no more"
    ends = f"{gigawatts(short)} short" if short > 0 else "enough to reach the aim"
    told = (
        f"{begin} {gigawatts(stands)} is in service; {more} is being built, permitted or planned with a first year by "
        f"then: {ends}."
    )
    return f"{told} Another {gigawatts(undated)} has no published first year." if undated else told


def not_comparable(targets: Sequence[WindTarget]) -> str:
    """A sentence on those of the targets that count another sea than the atlas does; empty without any."""
    told = [
        f"{named(listing([COUNTRIES[state] for state in target.states]))} "
        f"({figure(target)} by {target.year}: {target.scope})"
        for target in targets
        if not target.same_sea
    ]
    return f"Aims that cover other waters than the bars, and so have no line: {'; '.join(told)}." if told else ""


def _sum(farms: pd.DataFrame, keep: "pd.Series[bool]") -> float:
    return added(farms.loc[keep, "capacity"])


def aims(atlas: Atlas, state: str) -> list[Aim]:
    """The targets of a state as marks of a chart."""
    return [
        Aim(
            target.year,
            target.gw,
            target.gw_up_to,
            f"{figure(target)} by {target.year}{'' if target.same_sea else f', {target.scope}'}",
        )
        for target in held(atlas, state)
    ]


def shown(atlas: Atlas, states: Collection[str]) -> list[WindTarget]:
    """The targets of the chosen states, or of all, state by state and the newest first."""
    order = list(COUNTRIES)
    found = [target for target in atlas.wind_targets if not states or touches(target.states, states)]
    return sorted(
        found,
        key=lambda each: (len(each.states), [order.index(state) for state in each.states], each.year, each.said_on),
    )


def targets_table(atlas: Atlas, targets: Sequence[WindTarget]) -> pd.DataFrame:
    """The targets for a table."""
    by_id = {target.id: target for target in atlas.wind_targets}
    rows = [
        {
            "Whose": target.by,
            "Aim": figure(target),
            "By": target.year,
            "Standing": TARGET_STANDINGS[target.standing],
            "Said on": in_words(target.said_on) or NOT_PUBLISHED,
            "Counts": target.scope,
            "Note": target.note,
            "Replaced by": _short(by_id[target.replaced_by]) if target.replaced_by else "",
            "Source": "; ".join(source.publisher for source in atlas.sources_of(target.sources)),
        }
        for target in targets
    ]
    return pd.DataFrame(rows)


def _short(target: WindTarget) -> str:
    return f"{figure(target)} by {target.year}"


def totals_table(atlas: Atlas, farms: pd.DataFrame, totals: Sequence[WindTotal]) -> pd.DataFrame:
    """Published totals beside the atlas's own sum of what is in service; a difference only where both count one sea."""
    rows = []
    for total in totals:
        own = capacity_of(farms[[touches(codes, total.states) for codes in farms["countries"]]], "operational")
        rows.append(
            {
                "State": listing([COUNTRIES[state] for state in total.states]),
                "As of": in_words(total.as_of),
                "Published, MW": total.mw,
                "Counts": total.scope,
                "The atlas, MW": own,
                "Difference, MW": round(own - total.mw, 1) if total.same_sea else None,
                "Why it may differ": total.why,
                "Source": "; ".join(source.publisher for source in atlas.sources_of(total.sources)),
            }
        )
    return pd.DataFrame(rows)


def checked(farms: pd.DataFrame, totals: Sequence[WindTotal]) -> str:
    """How well the sums agree, by the newest total of each state that counts the same sea."""
    newest = {total.states: total for total in sorted(totals, key=lambda each: each.as_of) if total.same_sea}
    if not newest:
        return "No published total covers the same sea, so none could be compared."
    told = []
    for states, total in newest.items():
        own = capacity_of(farms[[touches(codes, states) for codes in farms["countries"]]], "operational")
        off = (own - total.mw) / total.mw
        name = named(listing([COUNTRIES[state] for state in states]))
        difference = f"{off:+.1%}".replace("-", "−") if abs(off) >= EQUAL else "no difference"
        told.append(f"{name}, {difference} (published total of {in_words(total.as_of)})")
    return f"The atlas’s totals compared with the newest published ones for the same sea: {'; '.join(told)}."


def sources_of(targets: Sequence[WindTarget], totals: Sequence[WindTotal]) -> set[str]:
    """The ids of the sources of targets and totals."""
    cited = [record.sources for record in targets] + [record.sources for record in totals]
    return {source for sources in cited for source in sources}
