"""What became of the commitments: counts, days, and grey by itself after a year without evidence or a search."""

from dataclasses import replace
from datetime import date

import pytest

from geodata.records import DELIVERY_STATUSES
from layers.commitments.delivery import (
    COLOURS,
    DELIVERY_MEANINGS,
    STALE,
    days_since,
    evidence_note,
    evidence_text,
    is_stale,
    latest_evidence,
    milestones,
    standing,
    standings_text,
    tracker,
    tracker_chart,
)
from loaders.atlas import Atlas

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("as_of", "days"),
    [
        ("2026-11-23", 0),
        ("2026-11-22", 1),
        ("2025-12-12", 346),
        ("2025-12", 327),
        ("2025", 327),
        ("2027", 0),
        ("", None),
    ],
)
def test_days_are_counted_from_the_last_day_that_a_date_may_mean(as_of: str, days: int | None) -> None:
    assert days_since(as_of, TODAY) == days


@pytest.mark.parametrize(
    ("status", "as_of", "looked_for", "today", "words"),
    [
        ("in_progress", "2025-12-12", "", date(2026, 12, 12), "In progress"),
        ("in_progress", "2025-12-12", "", date(2026, 12, 13), STALE),
        ("in_progress", "2025-12-12", "2026-11", date(2026, 12, 13), "In progress"),
        ("in_progress", "2025-12-12", "2026-11", date(2027, 11, 30), "In progress"),
        ("in_progress", "2025-12-12", "2026-11", date(2027, 12, 1), STALE),
        ("unknown", "2025-12", "", date(2026, 12, 31), "Unknown"),
        ("unknown", "2025-12", "", date(2027, 1, 1), STALE),
        ("unknown", "2026-06", "2026-05", date(2027, 6, 30), "Unknown"),
        ("ongoing", "", "", TODAY, STALE),
        ("ongoing", "", "2026-11", TODAY, STALE),
        ("achieved", "2025-12-12", "", date(2040, 1, 1), "Achieved"),
    ],
)
def test_what_has_had_neither_evidence_nor_a_search_for_a_year_turns_grey_by_itself(
    status: str, as_of: str, looked_for: str, today: date, words: str, atlas: Atlas
) -> None:
    record = atlas.commitments["explore-nautilus"]
    record = replace(record, status=status, status_as_of=as_of, looked_for=looked_for)
    assert standing(record, today) == words
    assert is_stale(record, today) == (words == STALE)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2026-11-23", "23 November 2026, today"),
        ("2026-11-22", "22 November 2026, 1 day ago"),
        ("2025-12", "December 2025, 327 days ago"),
        ("2020-01-01", "1 January 2020, 2,518 days ago"),
        ("", "no dated evidence"),
    ],
)
def test_the_age_of_the_evidence_is_told(as_of: str, words: str, atlas: Atlas) -> None:
    assert evidence_text(replace(atlas.commitments["explore-nautilus"], status_as_of=as_of), TODAY) == words


@pytest.mark.parametrize(
    ("as_of", "looked_for", "words"),
    [
        ("2026-06-16", "", "Last evidence: 16 June 2026, 160 days ago."),
        (
            "2026-06-16",
            "2026-11",
            "Last evidence: 16 June 2026, 160 days ago. Looked for again in November 2026, nothing newer found.",
        ),
        (
            "2025-11-22",
            "2026-11",
            "Last evidence: 22 November 2025, 366 days ago. Looked for again in November 2026, nothing newer found.",
        ),
        (
            "2024-11-22",
            "2025-10",
            "Last evidence: 22 November 2024, 731 days ago. Not checked for a year: the status may be out of date. "
            "Looked for again in October 2025, nothing newer found.",
        ),
    ],
)
def test_a_search_makes_no_evidence_newer_but_is_told(as_of: str, looked_for: str, words: str, atlas: Atlas) -> None:
    record = replace(atlas.commitments["explore-nautilus"], status_as_of=as_of, looked_for=looked_for)
    assert evidence_note(record, TODAY) == words


def test_the_tracker_counts_each_commitment_once(atlas: Atlas, real_atlas: Atlas) -> None:
    assert tracker(atlas.commitments.values(), TODAY).to_dict("records") == [
        {"Theme": "Energy", "Standing": "In progress", "Commitments": 1},
        {"Theme": "Energy", "Standing": "Unknown", "Commitments": 1},
    ]
    counts = tracker(real_atlas.commitments.values(), TODAY)
    assert counts.groupby("Standing")["Commitments"].sum().to_dict() == {
        "Achieved": 1,
        "In progress": 16,
        "Ongoing": 18,
        "Unknown": 33,
    }
    later = tracker(real_atlas.commitments.values(), date(2028, 1, 1))
    assert later.groupby("Standing")["Commitments"].sum().to_dict() == {"Achieved": 1, STALE: 67}


def test_how_commitments_stand_is_told_in_one_line_grey_last(atlas: Atlas) -> None:
    first = next(iter(atlas.commitments.values()))
    done = replace(first, status="achieved", status_as_of="2020-01-01")
    silent = replace(first, status="unknown", status_as_of="2020-01-01", looked_for="")
    assert standings_text([silent, done, silent], TODAY) == "1 achieved, 2 not checked for a year"
    assert standings_text([], TODAY) == ""


def test_the_next_dates_come_in_order_and_those_that_passed_unconfirmed_first(real_atlas: Atlas) -> None:
    found = milestones(real_atlas, TODAY)
    assert [(each.event.title, each.passed) for each in found] == [
        ("IMO net-zero framework due back", True),
        ("Annual security-of-supply exchange", False),
        ("Target: police agreement signed in 2026", False),
        ("Biennial energy dialogue", False),
        ("UK joins Erasmus+", False),
        ("IMO Council term ends", False),
        ("Cross-border projects identified", False),
        ("300 GW target", False),
    ]
    assert [each.event.title for each in milestones(real_atlas, date(2027, 1, 1)) if each.passed] == [
        "IMO net-zero framework due back",
        "Annual security-of-supply exchange",
        "Target: police agreement signed in 2026",
    ]


def test_the_newest_evidence_is_found(atlas: Atlas) -> None:
    newest = latest_evidence(atlas.commitments.values())
    assert newest is not None
    assert newest.id == "explore-nautilus"
    assert latest_evidence([]) is None


def test_every_standing_has_a_meaning_and_a_colour_on_which_its_figure_can_be_read() -> None:
    assert list(DELIVERY_MEANINGS) == list(DELIVERY_STATUSES)
    assert list(COLOURS) == [*DELIVERY_STATUSES, STALE]

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for ground, figure in COLOURS.values():
        dark, bright = sorted((light(ground), light(figure)))
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, (ground, figure)


def test_the_chart_writes_the_number_into_each_part(real_atlas: Atlas) -> None:
    drawn = tracker_chart(tracker(real_atlas.commitments.values(), TODAY)).to_dict()
    rows = next(iter(drawn["datasets"].values()))
    assert [(row["Theme"], row["Standing"], row["Commitments"], row["Middle"]) for row in rows[:3]] == [
        ("Framework", "In progress", 3, 1.5),
        ("Framework", "Ongoing", 1, 3.5),
        ("Security and defence", "In progress", 2, 1.0),
    ]
    assert [layer["mark"]["type"] for layer in drawn["layer"]] == ["bar", "text"]
