"""The list of commitments: what a reader may choose, which ones that leaves, and how each is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import pandas as pd

from geodata.records import COMMITMENT_THEMES, DELIVERY_STATUSES, MAPPED, RHYTHMS, STRENGTHS, Commitment
from layers.commitments.delivery import standing
from layers.views.choices import Feature, MapChoice, One, Some, Text
from layers.views.commitment_places import thread_of
from layers.wording.evidence import BEST_SOURCE, grade_of, in_order
from layers.wording.facts import NOT_PUBLISHED, in_words
from layers.wording.spreadsheet import harmless
from loaders.atlas import Atlas
from loaders.missing import titles

STRENGTH_MEANINGS = {
    "reaffirmed": "Restates what was already promised or is already being done.",
    "agreed": "Both governments undertake to do it.",
    "will_deepen": "Existing work is to go further; how far is left open.",
    "aims_to": "A goal, sometimes with a date, but no undertaking to reach it.",
    "will_explore": "They will look at whether and how; no more is promised.",
    "discuss": "Talks are promised, not a result.",
    "proposed": "Put forward by one side; not agreed.",
}
"""Strength of a promise -> what it binds to. The strength is kept as it stands in the text."""
DEADLINES = {"dated": "With a date", "recurring": "Every year or two", "none": "Without a deadline"}
"""Kinds of deadline: id -> words for the reader."""


def deadlines(atlas: Atlas) -> dict[str, str]:
    """What may be chosen of deadlines: the years in which one falls, then its kinds; word -> words for the reader."""
    years = sorted({_year_of(each) for each in atlas.commitments.values()} - {""})
    return {year: f"In {year}" for year in years} | DEADLINES


@dataclass(frozen=True, slots=True)
class CommitmentChoice(MapChoice):
    """What a reader has chosen on the Commitments page. Empty means no filter; ``commitment`` is the one opened."""

    q: Annotated[str, Text()] = ""
    theme: Annotated[tuple[str, ...], Some(COMMITMENT_THEMES)] = ()
    strength: Annotated[tuple[str, ...], Some(STRENGTHS)] = ()
    status: Annotated[tuple[str, ...], Some(DELIVERY_STATUSES)] = ()
    deadline: Annotated[str | None, One(deadlines)] = None
    mapped: Annotated[tuple[str, ...], Some(MAPPED)] = ()
    commitment: Annotated[str | None, One(lambda atlas: atlas.commitments)] = None
    select: Annotated[str | None, Feature()] = None


def chosen(atlas: Atlas, choice: CommitmentChoice) -> list[Commitment]:
    """The commitments that pass all filters of a choice, in the order of their declarations."""
    words = choice.q.casefold().split()
    return [
        each
        for each in atlas.commitments.values()
        if (not choice.theme or each.theme in choice.theme)
        and (not choice.strength or each.strength in choice.strength)
        and (not choice.status or each.status in choice.status)
        and (not choice.deadline or choice.deadline in (deadline_kind(each), _year_of(each)))
        and (not choice.mapped or each.mapped in choice.mapped)
        and all(word in _searched(atlas, each) for word in words)
    ]


def deadline_kind(commitment: Commitment) -> str:
    """``dated``, ``recurring`` or ``none``."""
    return "none" if not commitment.deadline else "recurring" if commitment.deadline in RHYTHMS else "dated"


def _year_of(commitment: Commitment) -> str:
    """The year of a deadline with a date; "" for any other."""
    return commitment.deadline[:4] if deadline_kind(commitment) == "dated" else ""


def beside_the_year(atlas: Atlas, choice: CommitmentChoice) -> str:
    """Where a year is chosen: how many more of what is filtered for are due again and again, as a sentence; else ""."""
    again = chosen(atlas, choice.but(deadline="recurring"))
    if not again or choice.deadline in (None, *DEADLINES):
        return ""
    return f"{len(again)} more {'come' if len(again) > 1 else 'comes'} up every year or two."


def deadline_text(commitment: Commitment) -> str:
    """``First half of 2026``, ``In 2026``, ``Every year``; empty text without a deadline."""
    words = commitment.deadline
    if words in RHYTHMS:
        return RHYTHMS[words]
    year, _, part = words.partition("-")
    if part in ("H1", "H2"):
        return f"{'First' if part == 'H1' else 'Second'} half of {year}"
    return f"In {words}" if words and not part else f"By {in_words(words)}" if words else ""


def by_deadline(commitments: list[Commitment]) -> list[Commitment]:
    """Commitments with a date by their dates, then those that come up again and again, then the rest; otherwise theme
    by theme, and within a theme in the order of their text.

    What has no day is due when its month, half year or year ends: ``2026-H1`` after ``2026-06-16``, before ``2026-07``.
    """
    kinds, themes = list(DEADLINES), list(COMMITMENT_THEMES)
    ends = {"H1": "06", "H2": "12", "": "12"}

    def order(each: Commitment) -> tuple[int, str, int]:
        kind = deadline_kind(each)
        year, _, part = each.deadline.partition("-")
        due = f"{year}-{ends.get(part, part)}-99"[:10] if kind == "dated" else ""
        return kinds.index(kind), due, themes.index(each.theme)

    return sorted(commitments, key=order)


def groups(commitments: list[Commitment]) -> list[str]:
    """What stands above each of these in a list by deadline: its kind of deadline; where it has none, its theme too."""
    words = [(DEADLINES[deadline_kind(each)], COMMITMENT_THEMES[each.theme]) for each in commitments]
    return [
        kind if each.deadline else f"{kind}: {theme}" for each, (kind, theme) in zip(commitments, words, strict=True)
    ]


def table(atlas: Atlas, commitments: list[Commitment], today: date) -> pd.DataFrame:
    """One row per commitment, in the order of `by_deadline`. Index: commitment id.

    Columns: Commitment, Theme, Promised, Deadline, Now, As of, Places, On the map, Best source.
    """
    rows = [
        {
            "id": each.id,
            "Commitment": each.title,
            "Theme": COMMITMENT_THEMES[each.theme],
            "Promised": STRENGTHS[each.strength],
            "Deadline": deadline_text(each),
            "Now": standing(each, today),
            "As of": in_words(each.status_as_of),
            "Places": len(thread_of(atlas, each).features),
            "On the map": _on_the_map(atlas, each),
            BEST_SOURCE: grade_of(atlas, each.sources).label,
        }
        for each in by_deadline(commitments)
    ]
    columns = ["id", "Commitment", "Theme", "Promised", "Deadline", "Now", "As of", "Places", "On the map", BEST_SOURCE]
    due = pd.CategoricalDtype(list(dict.fromkeys(str(row["Deadline"]) for row in rows)), ordered=True)
    return pd.DataFrame(rows, columns=columns).set_index("id").astype({BEST_SOURCE: in_order(atlas), "Deadline": due})


def _on_the_map(atlas: Atlas, commitment: Commitment) -> str:
    said = {"true": "Yes", "partly": "Partly", "false": "No"}[commitment.mapped]
    lost = titles(atlas.missing_of(commitment))
    return f"{said}, but {lost} cannot be shown at present" if lost else said


def whole_table(atlas: Atlas, commitments: list[Commitment], today: date) -> pd.DataFrame:
    """The commitments as they leave the atlas: texts, status, places by name, sources in full. Index: commitment id."""
    commitments = by_deadline(commitments)
    found = table(atlas, commitments, today)
    found.insert(1, "Declaration", [atlas.declaration_of(each.id).title for each in commitments])
    found["Places"] = ["; ".join(str(atlas.feature(id)["name"]) for id in each.feature_ids) for each in commitments]
    found["Layers"] = [
        "; ".join(
            [
                *(atlas.layers[id].info.title for id in each.map_layers),
                *(f"{lost.title} (it and its places cannot be shown at present)" for lost in atlas.missing_of(each)),
            ]
        )
        for each in commitments
    ]
    found["Why not on the map"] = [each.why_unmapped for each in commitments]
    found["Section"] = [each.article_section for each in commitments]
    found["Paragraph"] = [each.article_paragraph for each in commitments]
    found["Summary"] = [each.summary for each in commitments]
    found["Actors"] = ["; ".join(each.actors) for each in commitments]
    found["Latest status"] = [each.latest_status for each in commitments]
    found["Sources"] = [
        "; ".join(f"{source.title} {source.url}".strip() for source in atlas.sources_of(each.sources))
        for each in commitments
    ]
    return found


def download(atlas: Atlas, commitments: list[Commitment], today: date) -> bytes:
    """What `whole_table` gives as a CSV (UTF-8 with a mark for spreadsheets)."""
    found = whole_table(atlas, commitments, today)
    return found.map(lambda value: harmless(value) if isinstance(value, str) else value).to_csv().encode("utf-8-sig")


def facts_of(atlas: Atlas, commitment: Commitment) -> list[tuple[str, str]]:
    """Label and text of what is known about a commitment, in reading order; blanks as "not published"."""
    declaration = atlas.declaration_of(commitment.id)
    return [
        (
            "In the text",
            f"{commitment.article_section}, paragraph {commitment.article_paragraph} ({declaration.title})",
        ),
        ("Who is to act", "; ".join(commitment.actors) or NOT_PUBLISHED),
        ("Deadline", deadline_text(commitment) or "None in the text"),
        ("Strength", f"{STRENGTHS[commitment.strength]}. {STRENGTH_MEANINGS[commitment.strength]}"),
    ]


def _searched(atlas: Atlas, commitment: Commitment) -> str:
    places = (str(atlas.feature(id)["name"]) for id in commitment.feature_ids)
    texts = (commitment.title, commitment.summary, commitment.latest_status, commitment.official_detail)
    return " ".join([*texts, *commitment.actors, *commitment.instrument, *places]).casefold()
