"""Who may store whose CO2: what the recorded arrangements and standings allow for a state's CO2 in another's stores.

The record says outright where Belgian CO2 may be stored. For any other pair it holds an arrangement with its scope,
and no more is made of it than it says. Nothing here is legal advice, and no direction is claimed that is not recorded.
"""

import re
from dataclasses import dataclass

import altair as alt
import pandas as pd

from geodata.records import Co2Arrangement, Commitment, Source
from layers.looks.chart_style import INK, QUIET, RULE, styled
from layers.wording.countries import (
    ADJECTIVES,
    BELGIUM,
    all_states,
    named,
    signed_arrangements,
    standing_of_states,
    states,
)
from layers.wording.facts import FACTS_AS_OF, in_words, listing
from loaders.atlas import Atlas

AMENDMENT = "london-protocol-article-6"
"""The id of the instrument that allows export of CO2 for storage."""

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

_HURDLES = ("hurdle", "obstacle")  # how notes speak of what an arrangement does not settle
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


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
    home, away = named(names[origin]), named(names[store])
    if origin == store:
        why = f"CO2 from {home} that stays in {home} crosses no border, so the rules on export do not arise."
        return Answer(origin, store, "at_home", "", why, None, (), (), (), ())
    found = next((each for each in signed_arrangements(atlas) if set(each.countries) == {origin, store}), None)
    standings = standing_of_states(atlas)
    lacking = [code for code in (origin, store) if code in standings and standings[code].status == "not_accepted"]
    unknown = [code for code in (origin, store) if code not in standings]
    signed = in_words(found.date_signed) if found else ""
    none_found = f"No arrangement between {home} and {away} was found (facts as of {FACTS_AS_OF})."
    if lacking:
        verdict, why = "not_yet", _not_accepted(standings[lacking[0]])
    elif found is None and unknown:
        verdict, why = "not_recorded", _no_standing(names[unknown[0]])
    elif found is None:
        verdict, why = "no_arrangement", none_found
    elif origin == BELGIUM and found.belgian_co2_can_be_stored_in == names[store]:
        verdict = "allowed"
        why = f"CO2 from {home} may in principle be stored in {away}, under the arrangement signed on {signed}."
    elif speaks_only_of(found.scope, (origin, store), names) == store:
        verdict = "other_way"
        why = f"The arrangement signed on {signed} is recorded only for CO2 from {away} stored in {home}."
    else:
        verdict = "arranged"
        why = (
            f"{capital(home)} and {away} signed an arrangement on {signed}. "
            "What it covers is shown as it is recorded; the record says no more on who may store whose CO2."
        )
    missing = [
        sentence for code in lacking for sentence in (_not_accepted(standings[code]), _not_declared(standings[code]))
    ]
    missing += [_no_standing(names[code]) for code in unknown]
    if found is None:
        missing.append(none_found)
    elif verdict == "other_way":
        missing.append(f"Nothing is recorded on storing CO2 from {home} in {away}.")
    notes, hurdles = _notes(found)
    recorded = [standings[code] for code in (origin, store) if code in standings]
    return Answer(
        origin,
        store,
        verdict,
        found.date_signed if found and verdict in ("allowed", "arranged") else "",
        why,
        found,
        tuple(sentence for sentence in (*missing, *hurdles) if sentence),
        tuple(_in_place(record) for record in recorded if record.status != "not_accepted"),
        (*notes, *(note for code in lacking for note in _sentences(standings[code].notes))),
        _sources(atlas, [*([found] if found else []), *recorded]),
    )


def speaks_only_of(scope: str, pair: tuple[str, str], names: dict[str, str]) -> str | None:
    """The state of a pair whose CO2 a scope is about, where it names that state's CO2 and the other's stores only.

    ``Export of Swiss CO2 to Norway`` is about Swiss CO2; ``CO2 transport between the two countries`` about neither's.
    """
    words = {code: f"(?:the )?(?:{re.escape(names[code])}|{ADJECTIVES.get(code, names[code])})\\b" for code in pair}
    from_ = [code for code in pair if re.search(f"CO2 from {words[code]}|\\b{words[code]} CO2\\b", scope)]
    into = [code for code in pair if re.search(f"\\b(?:to|in|on) {words[code]}", scope)]
    return from_[0] if len(from_) == len(into) == 1 and from_ != into else None


def belgian_headline(atlas: Atlas) -> str:
    """Where Belgian CO2 may be stored, in one sentence."""
    open_to = [answer.store for answer in belgian_answers(atlas) if answer.verdict == "allowed"]
    names = [named(all_states(atlas)[code]) for code in open_to]
    if not names:
        return "No arrangement is recorded that opens the stores of another state to Belgian CO2."
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
        .encode(text="words:N", color=lettering)
        for lines in (1, 2)
    ]
    drawn = alt.layer(cells.mark_rect(stroke=RULE, strokeWidth=1).encode(fill=verdict), *words)
    matrix: alt.LayerChart = drawn.resolve_scale(color="shared", fill="independent").properties(height=alt.Step(38))
    return styled(matrix)


def arrangements_table(atlas: Atlas) -> pd.DataFrame:
    """All arrangements between two states, the newest first. Index: id."""
    rows = [
        {
            "id": record.id,
            "Arrangement": record.title,
            "Signed": in_words(record.date_signed),
            "What it covers": record.scope,
            "Notes": record.notes,
        }
        for record in sorted(signed_arrangements(atlas), key=lambda record: record.date_signed, reverse=True)
    ]
    return pd.DataFrame(rows, columns=["id", "Arrangement", "Signed", "What it covers", "Notes"]).set_index("id")


def law_in_short(atlas: Atlas) -> str:
    """Why two states need an arrangement at all, with the standing of the amendment where it is recorded."""
    amendment = atlas.instruments.get(AMENDMENT)
    counted = f" ({'; '.join(amendment.parties)})" if amendment else ""
    return (
        "The London Protocol bans the export of waste for dumping at sea. The 2009 amendment to its Article 6 lets CO2 "
        "be exported for storage under the seabed if the states concerned have an agreement or arrangement; it is not "
        f"in force{counted}, so states that declare it apply it provisionally, that is, ahead of time."
    )


def commitments_of(atlas: Atlas, arrangement: Co2Arrangement) -> list[Commitment]:
    """The commitments that rest on an arrangement: those with an instrument of the same name."""
    same = {instrument.id for instrument in atlas.instruments.values() if instrument.name == arrangement.title}
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


def _not_accepted(record: Co2Arrangement) -> str:
    """A sentence for a state that has not accepted the amendment; the record's ``no (...)`` gives the detail."""
    detail = record.accepted_2009_amendment.removeprefix("no").strip(" ()")
    return (
        f"As of {in_words(record.status_as_of)} {named(record.party_a)} had not accepted the 2009 export amendment"
        f"{f' ({detail})' if detail else ''}."
    )


def _not_declared(record: Co2Arrangement) -> str:
    if not record.provisional_application_deposit.startswith("Not deposited"):
        return ""
    return (
        f"As of {in_words(record.status_as_of)} {named(record.party_a)} had not declared "
        "that it applies the amendment provisionally."
    )


def _in_place(record: Co2Arrangement) -> str:
    """What a state that has accepted the amendment has done, in the record's words as far as they go."""
    deposit = record.provisional_application_deposit.rstrip(".")
    return (
        f"As of {in_words(record.status_as_of)} {named(record.party_a)} had accepted the 2009 export amendment and "
        f"applied it provisionally: {deposit[:1].lower()}{deposit[1:]}."
    )


def _notes(found: Co2Arrangement | None) -> tuple[list[str], list[str]]:
    """The notes on an arrangement, and apart from them those that name a hurdle, with the date of the record."""
    if found is None:
        return [], []
    every = _sentences(found.notes)
    hurdles = [note for note in every if any(word in note for word in _HURDLES)]
    as_of = in_words(found.status_as_of)
    return (
        [note for note in every if note not in hurdles],
        [f"{note.rstrip('.')} (record as of {as_of})." for note in hurdles],
    )


def _sentences(words: str) -> list[str]:
    return [sentence for sentence in _SENTENCE_ENDS.split(words) if sentence]


def _sources(atlas: Atlas, records: list[Co2Arrangement]) -> tuple[Source, ...]:
    return tuple(atlas.sources[id] for id in dict.fromkeys(id for record in records for id in record.sources))


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
