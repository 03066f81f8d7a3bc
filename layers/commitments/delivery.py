"""What became of the commitments: counted, dated, and never said to be more than the evidence carries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

from geodata.records import COMMITMENT_THEMES, DELIVERY_STATUSES, Commitment, Declaration, Event
from layers.looks.chart_style import FONT, INK, QUIET, styled
from layers.wording.facts import in_a_sentence, in_words, last_day, search_text
from loaders.atlas import Atlas

STALE_AFTER_DAYS = 365
"""What nobody has confirmed, or looked for, for longer than this is shown in grey, whatever its last status was."""
STALE = "Not checked for a year"
DELIVERY_MEANINGS = {
    "achieved": "Done, and the record says how.",
    "in_progress": "Steps have been taken since the statement.",
    "ongoing": "A continuing activity with no end point.",
    "delayed": "Behind what was promised.",
    "not_started": "Nothing has been done yet.",
    "unknown": "No follow-up to this point was found.",
}
"""Delivery status -> what it means here."""
COLOURS = {
    "achieved": ("#1E6B45", "#FFFFFF"),
    "in_progress": ("#2F6F9F", "#FFFFFF"),
    "ongoing": ("#A9CBE4", INK),
    "delayed": ("#B4491F", "#FFFFFF"),
    "not_started": ("#F0DDB8", INK),
    "unknown": ("#F4F0E6", INK),
    STALE: ("#C9C9C6", INK),
}
"""Delivery status -> its colour and the colour of a figure on it; apart in grey, too, where they stand side by side."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated point ahead, or one whose date has passed without a confirmation."""

    event: Event
    passed: bool


def days_since(as_of: str, today: date) -> int | None:
    """Days since the last confirmed evidence; for a month or a year, since its last day. None without a date."""
    latest = last_day(as_of)
    return None if latest is None else max(0, (today - latest).days)


def is_stale(commitment: Commitment, today: date) -> bool:
    """Whether for a year there has been neither evidence nor a search for newer, or no dated evidence at all.

    What is achieved stays achieved.
    """
    if commitment.status == "achieved":
        return False
    evidence, search = (days_since(each, today) for each in (commitment.status_as_of, commitment.looked_for))
    return evidence is None or min(evidence, evidence if search is None else search) > STALE_AFTER_DAYS


def standing(commitment: Commitment, today: date) -> str:
    """The delivery status in words, or ``Not checked for a year``."""
    return STALE if is_stale(commitment, today) else DELIVERY_STATUSES[commitment.status]


def evidence_text(commitment: Commitment, today: date) -> str:
    """``12 December 2025, 346 days ago``."""
    days = days_since(commitment.status_as_of, today)
    if days is None:
        return "no dated evidence"
    ago = "today" if days == 0 else f"{days:,} day{'s' if days != 1 else ''} ago"
    return f"{in_words(commitment.status_as_of)}, {ago}"


def evidence_note(commitment: Commitment, today: date) -> str:
    """When the last evidence was found, a warning where that is too long ago, and whether newer was looked for."""
    notes = [f"Last evidence: {evidence_text(commitment, today)}"]
    notes += [f"{STALE}: the status may be out of date"] if is_stale(commitment, today) else []
    searched = search_text(commitment.looked_for)
    notes += [f"{searched[0].upper()}{searched[1:]}"] if searched else []
    return "".join(f"{note}. " for note in notes).rstrip()


def tracker(commitments: Iterable[Commitment], today: date) -> pd.DataFrame:
    """How many commitments of each theme stand where: one row per theme and standing that occurs.

    Columns: Theme, Standing, Commitments. Themes and standings are in their vocabularies' order, grey last.
    """
    order = [*DELIVERY_STATUSES.values(), STALE]
    counts: dict[tuple[str, str], int] = {}
    for commitment in commitments:
        key = commitment.theme, standing(commitment, today)
        counts[key] = counts.get(key, 0) + 1
    rows = [
        {"Theme": title, "Standing": words, "Commitments": counts[theme, words]}
        for theme, title in COMMITMENT_THEMES.items()
        for words in order
        if (theme, words) in counts
    ]
    return pd.DataFrame(rows, columns=["Theme", "Standing", "Commitments"])


def standings(commitments: Iterable[Commitment], today: date) -> dict[str, int]:
    """Standing -> how many commitments have it, for those that occur, in the order of the vocabulary, grey last."""
    counts = Counter(standing(commitment, today) for commitment in commitments)
    return {words: counts[words] for words in [*DELIVERY_STATUSES.values(), STALE] if words in counts}


def standings_text(commitments: Iterable[Commitment], today: date) -> str:
    """``6 achieved, 31 in progress, 4 not checked for a year``."""
    counts = standings(commitments, today)
    return ", ".join(f"{count} {in_a_sentence(words)}" for words, count in counts.items())


def milestones(atlas: Atlas, today: date) -> list[Milestone]:
    """Expected events still to come, the next one first; before them those whose date has passed unconfirmed."""
    expected = [event for event in atlas.events if event.phase == "expected"]
    dated = sorted((day, event.id, event) for event in expected if (day := last_day(event.date)) is not None)
    return [Milestone(event, day < today) for day, _, event in dated]


def latest_evidence(commitments: Iterable[Commitment]) -> Commitment | None:
    """The commitment with the newest dated evidence."""
    dated = [(day, each) for each in commitments if (day := last_day(each.status_as_of)) is not None]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None


def without_news(declaration: Declaration) -> list[Commitment]:
    """The commitments of which nothing newer than the declaration itself has been found."""
    signed = last_day(declaration.date)
    return [
        each
        for each in declaration.commitments
        if signed is not None and (day := last_day(each.status_as_of)) is not None and day <= signed
    ]


def tracker_chart(table: pd.DataFrame) -> alt.LayerChart:
    """One bar per theme, its parts the standings, each with its number written in it."""
    words = {**DELIVERY_STATUSES, STALE: STALE}
    order = [word for word in words.values() if word in set(table["Standing"])]
    colours = {words[id]: pair for id, pair in COLOURS.items()}
    data = table.assign(Order=[order.index(word) for word in table["Standing"]])
    data["End"] = data.groupby("Theme")["Commitments"].cumsum()
    data["Middle"] = data["End"] - data["Commitments"] / 2
    base = alt.Chart(data).encode(
        y=alt.Y("Theme:N", sort=list(COMMITMENT_THEMES.values()), title=None),
        tooltip=[alt.Tooltip("Theme:N"), alt.Tooltip("Standing:N"), alt.Tooltip("Commitments:Q")],
    )
    bars = base.mark_bar(stroke="#FFFFFF", strokeWidth=1, height=22).encode(
        x=alt.X("Commitments:Q", title=None, stack="zero", axis=None),
        order=alt.Order("Order:Q"),
        color=alt.Color(
            "Standing:N",
            scale=alt.Scale(domain=order, range=[colours[word][0] for word in order]),
            legend=alt.Legend(
                orient="top",
                columns=alt.ExprRef("width < 420 ? 2 : 6"),
                title=None,
                labelFont=FONT,
                labelFontSize=13,
                labelColor=INK,
                symbolType="square",
                symbolStrokeColor=QUIET,
                symbolStrokeWidth=0.5,
                labelLimit=260,
                columnPadding=18,
            ),
        ),
    )
    figures = base.mark_text(fontWeight=600).encode(
        x=alt.X("Middle:Q", axis=None),
        text=alt.Text("Commitments:Q"),
        color=alt.Color(
            "Standing:N",
            scale=alt.Scale(domain=order, range=[colours[word][1] for word in order]),
            legend=None,
        ),
    )
    both: alt.LayerChart = alt.layer(bars, figures).resolve_scale(color="independent")
    return styled(both.properties(height={"step": 30}, width="container"))
