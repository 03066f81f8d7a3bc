"""Who may store whose CO2: what the recorded arrangements and standings allow for a state's CO2 in another's stores.

The record says outright where Belgian CO2 may be stored. For any other pair it holds an arrangement with its scope,
and no more is made of it than it says. Nothing here is legal advice, and no direction is claimed that is not recorded.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import altair as alt
import pandas as pd

from geodata.records import Co2Arrangement, Commitment
from geodata.source_records import Source
from layers.looks.chart_style import INK, QUIET, RULE, styled
from layers.wording.countries import (
    BELGIUM,
    all_states,
    named,
    signed_arrangements,
    standing_of_states,
    states,
)
from layers.wording.facts import FACTS_AS_OF, in_words, listing
from loaders.atlas import Atlas
from loaders.missing import at_hand

VERDICTS = {
    "allowed": "Allowed in principle",
    "arranged": "An arrangement is signed",
    "other_way": "Arranged the other way only",
    "no_arrangement": "No arrangement found",
    "not_yet": "Not yet",
    "not_recorded": "Not recorded here",
    "at_home": "At home",
}
"""What can be said of a pair of states, the most open first: id -> words for the reader."""

LINE_HEIGHT = 13
"""Pixels from line to line in a cell of the matrix."""

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether CO2 of ``origin`` may be stored in ``store``: both are country codes, ``verdict`` is in `VERDICTS`.

    ``since`` is the date of signature, blank where no arrangement covers this direction. ``why``, ``missing`` (what
    stands in the way), ``in_place`` (what each state has done under the 2009 amendment) and ``caveats`` are sentences.
    """

    origin: str
    store: str
    verdict: str
    since: str
    why: str
    arrangement: Co2Arrangement | None
    missing: tuple[str, ...]
    in_place: tuple[str, ...]
    caveats: tuple[str, ...]
    sources: tuple[Source, ...]


def may_store(atlas: Atlas, origin: str, store: str) -> Answer:
    """What is recorded on storing CO2 of one state in another. Raises KeyError for a state that is nowhere named."""
    names = all_states(atlas)
    if origin == store:
        home = named(names[origin])
        why = f"CO2 from {home} that stays in {home} crosses no border, so the rules on export do not arise."
        return Answer(origin, store, "at_home", "", why, None, (), (), (), ())
    standings = standing_of_states(atlas)
    pair = _Pair(
        origin,
        store,
        {code: names[code] for code in (origin, store)},
        next((each for each in signed_arrangements(atlas) if set(each.countries) == {origin, store}), None),
        {code: standings[code] for code in (origin, store) if code in standings},
    )
    return _answer(atlas, pair)


@dataclass(frozen=True, slots=True)
class _Pair:
    """What is recorded on CO2 of ``origin`` stored in ``store``; ``names`` and ``standings`` are by code."""

    origin: str
    store: str
    names: dict[str, str]
    arrangement: Co2Arrangement | None
    standings: dict[str, Co2Arrangement]

    @property
    def lacking(self) -> list[Co2Arrangement]:
        """The standing of each of the two that has not accepted the amendment."""
        return [each for each in self.standings.values() if not each.accepted_2009_amendment]

    @property
    def unknown(self) -> list[str]:
        """The names of those of the two whose standing is not recorded."""
        return [name for code, name in self.names.items() if code not in self.standings]


def _answer(atlas: Atlas, pair: _Pair) -> Answer:
    verdict, found = _verdict(pair), pair.arrangement
    recorded = list(pair.standings.values())
    return Answer(
        pair.origin,
        pair.store,
        verdict,
        found.date_signed if found and verdict in ("allowed", "arranged") else "",
        _why(pair, verdict),
        found,
        tuple(_missing(pair, verdict)),
        tuple(_in_place(record) for record in recorded if record.accepted_2009_amendment),
        (*(found.notes if found else ()), *(note for record in pair.lacking for note in record.notes)),
        _sources(atlas, [*([found] if found else []), *recorded]),
    )


def _verdict(pair: _Pair) -> str:
    found = pair.arrangement
    if pair.lacking:
        return "not_yet"
    if found is None:
        return "not_recorded" if pair.unknown else "no_arrangement"
    if pair.origin == BELGIUM and found.belgian_co2_can_be_stored_in == pair.names[pair.store]:
        return "allowed"
    return "other_way" if found.co2_from and pair.origin not in found.co2_from else "arranged"


def _why(pair: _Pair, verdict: str) -> str:
    home, away = (named(pair.names[code]) for code in (pair.origin, pair.store))
    if verdict == "not_yet":
        return _not_accepted(pair.lacking[0])
    if verdict == "not_recorded":
        return _no_standing(pair.unknown[0])
    if pair.arrangement is None:
        return _none_found(home, away)
    signed = in_words(pair.arrangement.date_signed)
    return {
        "allowed": f"CO2 from {home} may in principle be stored in {away}, under the arrangement signed on {signed}.",
        "other_way": f"The arrangement signed on {signed} is recorded only for CO2 from {away} stored in {home}.",
        "arranged": f"{capital(home)} and {away} signed an arrangement on {signed}. "
        "Its recorded scope is shown; the record says no more on who may store whose CO2.",
    }[verdict]


def _missing(pair: _Pair, verdict: str) -> Iterator[str]:
    """What stands in the way, the weightiest first."""
    home, away = (named(pair.names[code]) for code in (pair.origin, pair.store))
    for record in pair.standings.values():
        if not record.accepted_2009_amendment:
            yield _not_accepted(record)
        if not record.applied_provisionally:
            yield _not_declared(record)
    yield from (_no_standing(name) for name in pair.unknown)
    if pair.arrangement is None:
        yield _none_found(home, away)
    elif verdict == "other_way":
        yield f"Nothing is recorded on storing CO2 from {home} in {away}."
    if pair.arrangement and pair.arrangement.hurdle:
        yield hurdle_of(pair.arrangement)


def hurdle_of(record: Co2Arrangement) -> str:
    """What stands in the way although an arrangement is signed, with the date of the record."""
    return f"{record.hurdle.rstrip('.')} (record as of {in_words(record.status_as_of)})."


def belgian_headline(atlas: Atlas) -> str:
    """Where Belgian CO2 may be stored, in one sentence."""
    open_to = [answer.store for answer in belgian_answers(atlas) if answer.verdict == "allowed"]
    names = [named(all_states(atlas)[code]) for code in open_to]
    if not names:
        return "No recorded arrangement opens another state's stores to Belgian CO2."
    listed = listing(names)
    count = _NUMBERS[len(names)].lower() if len(names) < len(_NUMBERS) else str(len(names))
    return f"Belgian CO2 may in principle be stored in {count} state{'s' if len(names) > 1 else ''}: {listed}."


def belgian_answers(atlas: Atlas) -> list[Answer]:
    """An answer for Belgian CO2 and each other state: the most open first, then the earliest signed."""
    found = [may_store(atlas, BELGIUM, code) for code in _possible_stores(atlas)]
    return sorted(found, key=lambda answer: (list(VERDICTS).index(answer.verdict), answer.since))


def closed_in_short(answer: Answer) -> str:
    """Why a state's stores are not open, for a list: where only an arrangement is wanting, what is in place."""
    return answer.in_place[-1] if answer.verdict == "no_arrangement" else answer.why


def belgian_co2_table(atlas: Atlas) -> pd.DataFrame:
    """One row per state that could store Belgian CO2. Index: country code.

    Columns: Stored in, Answer, Since, Arrangement, Still missing, Notes; blank where there is nothing to say.
    """
    names = all_states(atlas)
    rows = [
        {
            "code": answer.store,
            "Stored in": names[answer.store],
            "Answer": VERDICTS[answer.verdict],
            "Since": in_words(answer.since),
            "Arrangement": answer.arrangement.title if answer.arrangement else "",
            "Still missing": " ".join(answer.missing),
            "Notes": " ".join(answer.caveats),
        }
        for answer in belgian_answers(atlas)
    ]
    columns = ["code", "Stored in", "Answer", "Since", "Arrangement", "Still missing", "Notes"]
    return pd.DataFrame(rows, columns=columns).set_index("code")


def matrix(atlas: Atlas) -> pd.DataFrame:
    """The verdict for every pair of states with a standing. Index: where the CO2 comes from; columns: where it goes."""
    codes = list(states(atlas))
    cells = [[may_store(atlas, origin, store).verdict for store in codes] for origin in codes]
    return pd.DataFrame(cells, index=pd.Index(codes, name="origin"), columns=pd.Index(codes, name="store"))


def matrix_chart(atlas: Atlas) -> alt.LayerChart:
    """The matrix as a chart: what is allowed dark, what is arranged tinted, everything else in words on white."""
    names = states(atlas)
    looks = {
        # verdict: (fill, text)
        "allowed": ("#683C9F", "#FFFFFF"),
        "arranged": ("#D9CCEB", INK),
        "other_way": ("#FFFFFF", INK),
        "no_arrangement": ("#FFFFFF", QUIET),
        "not_yet": ("#F5F1E8", INK),
        "not_recorded": ("#FFFFFF", QUIET),
        "at_home": ("#FFFFFF", QUIET),
    }
    rows = [
        {
            "origin": f"{names[answer.origin]} {answer.origin}",
            "store": answer.store,
            "verdict": answer.verdict,
            "words": _cell(answer),
            "lines": _cell(answer).count("\n") + 1,
            "CO2 from": names[answer.origin],
            "Stored in": names[answer.store],
            "Answer": VERDICTS[answer.verdict],
            "Why": answer.why,
        }
        for origin in names
        for store in names
        for answer in (may_store(atlas, origin, store),)
    ]
    fill, ink = ([look[part] for look in looks.values()] for part in (0, 1))
    cells = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("store:N", sort=None, title="Stored in", axis=alt.Axis(orient="top", labelAngle=0, grid=False)),
        y=alt.Y("origin:N", sort=None, title=None, axis=alt.Axis(grid=False)),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("CO2 from", "Stored in", "Answer", "Why")],
    )
    verdict = alt.Color("verdict:N", scale=alt.Scale(domain=list(looks), range=fill), legend=None)
    lettering = alt.Color("verdict:N", scale=alt.Scale(domain=list(looks), range=ink), legend=None)
    words = [
        cells.transform_filter(f"datum.lines == {lines}")
        .mark_text(lineBreak="\n", fontSize=12, lineHeight=LINE_HEIGHT, dy=-LINE_HEIGHT * (lines - 1) / 2)
        .encode(text=alt.Text("words:N"), color=lettering)
        for lines in (1, 2)
    ]
    drawn = alt.layer(cells.mark_rect(stroke=RULE, strokeWidth=1).encode(fill=verdict), *words)
    matrix: alt.LayerChart = drawn.resolve_scale(color="shared", fill="independent").properties(height=alt.Step(38))
    return styled(matrix)


def matrix_words(atlas: Atlas) -> str:
    """The matrix in words: for each state, in whose stores its CO2 may be stored, and what is said of the others."""
    names, told = states(atlas), []
    for origin in names:
        found: dict[str, list[str]] = {}
        for store in names:
            if store != origin:
                found.setdefault(may_store(atlas, origin, store).verdict, []).append(names[store])
        answers = [f"{VERDICTS[verdict]}: {listing(found[verdict])}" for verdict in VERDICTS if verdict in found]
        told.append(f"CO2 from {names[origin]}. {'; '.join(answers)}.")
    return " ".join(told)


def arrangements_table(atlas: Atlas) -> pd.DataFrame:
    """All arrangements between two states, the newest first. Index: id."""
    rows = [
        {
            "id": record.id,
            "Arrangement": record.title,
            "Signed": in_words(record.date_signed),
            "What it covers": record.scope,
            "Notes": " ".join([*record.notes, record.hurdle]).strip(),
        }
        for record in sorted(signed_arrangements(atlas), key=lambda record: record.date_signed, reverse=True)
    ]
    return pd.DataFrame(rows, columns=["id", "Arrangement", "Signed", "What it covers", "Notes"]).set_index("id")


def law_in_short(atlas: Atlas) -> str:
    """Why two states need an arrangement at all, with who has accepted the treaty where that is recorded."""
    treaty = at_hand(atlas.instruments).get(atlas.subjects.co2_treaty)
    accepted = f" Standing: {'; '.join(treaty.parties)}." if treaty and treaty.parties else ""
    return f"{atlas.subjects.co2_treaty_in_short}{accepted}".strip()


def commitments_of(atlas: Atlas, arrangement: Co2Arrangement) -> list[Commitment]:
    """The commitments that rest on an arrangement: those with an instrument that it is."""
    same = set(arrangement.instrument_ids)
    return [commitment for commitment in atlas.commitments.values() if same.intersection(commitment.instrument_ids)]


def capital(words: str) -> str:
    """The words with a capital letter at the beginning."""
    return words[:1].upper() + words[1:]


def _possible_stores(atlas: Atlas) -> list[str]:
    """The other states with a standing, and any that an arrangement opens to Belgian CO2."""
    opened = {record.belgian_co2_can_be_stored_in for record in signed_arrangements(atlas)}
    standing = states(atlas)
    return [
        code for code, name in all_states(atlas).items() if code != BELGIUM and (code in standing or name in opened)
    ]


def _no_standing(name: str) -> str:
    return f"No standing of {named(name)} under the 2009 export amendment is recorded here."


def _none_found(home: str, away: str) -> str:
    return f"No arrangement between {home} and {away} was found (facts as of {FACTS_AS_OF})."


def _not_accepted(record: Co2Arrangement) -> str:
    """A sentence for a state that has not accepted the amendment."""
    detail = record.acceptance_note
    return (
        f"As of {in_words(record.status_as_of)} {named(record.party_a)} had not accepted the 2009 export amendment"
        f"{f' ({detail})' if detail else ''}."
    )


def _not_declared(record: Co2Arrangement) -> str:
    return (
        f"As of {in_words(record.status_as_of)} {named(record.party_a)} had not declared "
        "that it applies the amendment provisionally."
    )


def _in_place(record: Co2Arrangement) -> str:
    """What a state that has accepted the amendment has done, in the record's words as far as they go."""
    accepted = f"As of {in_words(record.status_as_of)} {named(record.party_a)} had accepted the 2009 export amendment"
    deposit = record.provisional_application_deposit.rstrip(".")
    applied = f" and applied it provisionally: {deposit[:1].lower()}{deposit[1:]}"
    return f"{accepted}{applied if record.applied_provisionally else ''}."


def _sources(atlas: Atlas, records: list[Co2Arrangement]) -> tuple[Source, ...]:
    return tuple(atlas.sources_of(dict.fromkeys(id for record in records for id in record.sources)))


def _cell(answer: Answer) -> str:
    """What fits into a cell of the matrix on a phone."""
    year = answer.since[:4]
    return {
        "allowed": f"yes\n{year}",
        "arranged": year,
        "other_way": "other\nway",
        "no_arrangement": "none",
        "not_yet": "not\nyet",
        "not_recorded": "?",
        "at_home": "home",
    }[answer.verdict]
