"""The list of commitments: filters, words, table, download."""

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.records import COMMITMENT_THEMES, DELIVERY_STATUSES, STRENGTHS
from layers.commitments.listing import (
    DEADLINES,
    MAPPED,
    STRENGTH_MEANINGS,
    CommitmentChoice,
    beside_the_year,
    by_deadline,
    chosen,
    deadline_text,
    deadlines,
    download,
    facts_of,
    groups,
    table,
)
from layers.views.address import as_searched
from loaders.atlas import Atlas

TODAY = date(2026, 11, 23)


def some_of(words: dict[str, str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(list(words))).map(lambda found: tuple(word for word in words if word in found))


CHOICES = st.builds(
    CommitmentChoice,
    q=st.text(max_size=30).map(as_searched),
    theme=some_of(COMMITMENT_THEMES),
    strength=some_of(STRENGTHS),
    status=some_of(DELIVERY_STATUSES),
    deadline=st.none() | st.sampled_from(list(DEADLINES)),
    mapped=some_of(MAPPED),
    commitment=st.none() | st.sampled_from(("explore-nautilus", "talk-of-cables")),
    select=st.none() | st.sampled_from(("nautilus", "bacton")),
)


@given(choice=CHOICES)
@settings(deadline=None)
def test_every_choice_survives_the_way_into_an_address_and_back(atlas: Atlas, choice: CommitmentChoice) -> None:
    assert CommitmentChoice.from_query(choice.to_query(atlas), atlas) == (choice, [])


NAMES = ("q", "theme", "strength", "status", "deadline", "mapped", "commitment", "select", "other")


@given(query=st.dictionaries(st.sampled_from(NAMES), st.text(max_size=60)))
@settings(deadline=None)
def test_any_words_give_a_choice(atlas: Atlas, query: dict[str, str]) -> None:
    choice, _ = CommitmentChoice.from_query(query, atlas)
    assert CommitmentChoice.from_query(choice.to_query(atlas), atlas) == (choice, [])


def test_what_is_not_understood_is_named(atlas: Atlas) -> None:
    query = {"theme": "energie", "commitment": "explore-nautilos", "select": "atlantis"}
    assert CommitmentChoice.from_query(query, atlas) == (
        CommitmentChoice(),
        [
            "theme “energie” in the address is not known. Did you mean 'energy'?",
            "commitment “explore-nautilos” in the address is not known. Did you mean 'explore-nautilus'?",
            "Nothing in the atlas is called “atlantis”.",
        ],
    )


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        (CommitmentChoice(), ["explore-nautilus", "talk-of-cables"]),
        (CommitmentChoice(q="NAUTILUS explore"), ["explore-nautilus"]),
        (CommitmentChoice(q="treaty of lisbon"), []),
        (CommitmentChoice(theme=("migration",)), []),
        (CommitmentChoice(strength=("agreed",)), ["talk-of-cables"]),
        (CommitmentChoice(status=("in_progress", "delayed")), ["explore-nautilus"]),
        (CommitmentChoice(deadline="recurring"), ["talk-of-cables"]),
        (CommitmentChoice(deadline="none"), ["explore-nautilus"]),
        (CommitmentChoice(deadline="dated"), []),
        (CommitmentChoice(mapped=("partly", "false")), ["talk-of-cables"]),
    ],
)
def test_all_filters_together_leave_what_passes_them(choice: CommitmentChoice, ids: list[str], atlas: Atlas) -> None:
    assert [each.id for each in chosen(atlas, choice)] == ids


def test_each_year_of_a_deadline_can_be_chosen_and_what_is_due_again_and_again_is_told_beside(atlas: Atlas) -> None:
    first = replace(atlas.commitments["explore-nautilus"], deadline="2027-H2")
    later = replace(atlas, commitments=atlas.commitments | {first.id: first})
    assert deadlines(later) == {"2027": "In 2027"} | DEADLINES
    due = CommitmentChoice(deadline="2027")
    assert [each.id for each in chosen(later, due)] == ["explore-nautilus"]
    assert beside_the_year(later, due) == "1 more comes up every year or two."
    assert beside_the_year(later, due.but(theme=("energy",), q="nautilus")) == ""
    assert beside_the_year(later, CommitmentChoice(deadline="dated")) == ""


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ("", ""),
        ("annual", "Every year"),
        ("biennial", "Every two years"),
        ("2026", "In 2026"),
        ("2026-H1", "First half of 2026"),
        ("2027-H2", "Second half of 2027"),
        ("2026-06", "By June 2026"),
        ("2026-06-16", "By 16 June 2026"),
    ],
)
def test_deadlines_are_told_in_words(deadline: str, words: str, atlas: Atlas) -> None:
    assert deadline_text(replace(atlas.commitments["explore-nautilus"], deadline=deadline)) == words


def test_what_is_due_first_stands_first_and_what_has_no_deadline_last_theme_by_theme(atlas: Atlas) -> None:
    one = replace(atlas.commitments["explore-nautilus"], theme="energy")
    deadlines = ("", "annual", "2027-H1", "2026", "2026-07", "2026-H1", "2026-06-16", "2025")
    energy = [replace(one, id=deadline or "none", deadline=deadline) for deadline in deadlines]
    migration = [replace(one, id=f"m-{each}", deadline=each, theme="migration") for each in ("biennial", "")]
    assert [each.id for each in by_deadline([*energy, *migration])] == [
        *("2025", "2026-06-16", "2026-H1", "2026-07", "2026", "2027-H1"),
        *("m-biennial", "annual", "m-", "none"),
    ]


def test_above_the_rows_stands_what_kind_of_deadline_they_have_and_the_theme_of_those_without(atlas: Atlas) -> None:
    without, recurring = atlas.commitments["explore-nautilus"], atlas.commitments["talk-of-cables"]
    assert groups([replace(without, deadline="2026-H1"), recurring, without]) == [
        "With a date",
        "Every year or two",
        "Without a deadline: Energy",
    ]


def test_the_table_has_a_row_for_each_commitment(atlas: Atlas) -> None:
    found = table(atlas, list(atlas.commitments.values()), TODAY)
    assert found.reset_index().to_dict("records") == [
        {
            "id": "talk-of-cables",
            "Commitment": "Talk of cables",
            "Theme": "Energy",
            "Promised": "Agreed",
            "Deadline": "Every year",
            "Now": "Unknown",
            "As of": "12 December 2025",
            "Places": 0,
            "On the map": "Partly",
            "Best source": "Public authority",
        },
        {
            "id": "explore-nautilus",
            "Commitment": "Explore Nautilus",
            "Theme": "Energy",
            "Promised": "Will explore",
            "Deadline": "",
            "Now": "In progress",
            "As of": "16 June 2026",
            "Places": 1,
            "On the map": "Yes",
            "Best source": "Public authority",
        },
    ]


def test_deadlines_in_the_table_have_the_order_of_their_dates(atlas: Atlas) -> None:
    one = atlas.commitments["explore-nautilus"]
    dated = [replace(one, id=deadline, deadline=deadline) for deadline in ("2026", "2026-H1", "2025-06-16")]
    order = table(atlas, dated, TODAY)["Deadline"].cat.categories
    assert list(order) == ["By 16 June 2025", "First half of 2026", "In 2026"]


def test_the_download_carries_texts_places_and_sources(atlas: Atlas) -> None:
    rows = list(
        csv.DictReader(io.StringIO(download(atlas, list(atlas.commitments.values()), TODAY).decode("utf-8-sig")))
    )
    assert [row["id"] for row in rows] == ["talk-of-cables", "explore-nautilus"]
    other, first = rows
    assert (first["Declaration"], first["Places"], first["Layers"]) == ("Joint statement", "Nautilus", "Cables")
    assert (first["Summary"], first["Latest status"]) == ("They will explore Nautilus.", "Under study.")
    assert (first["Actors"], first["Sources"]) == ("UK government; Belgian government", "Joint statement")
    assert other["Why not on the map"] == "No cable is named."
    assert [row["Best source"] for row in rows] == ["Public authority"] * 2


def test_a_formula_in_a_text_does_not_run_in_a_spreadsheet(atlas: Atlas) -> None:
    evil = replace(atlas.commitments["explore-nautilus"], summary="=HYPERLINK(1)")
    rows = list(csv.DictReader(io.StringIO(download(atlas, [evil], TODAY).decode("utf-8-sig"))))
    assert rows[0]["Summary"] == "'=HYPERLINK(1)"


def test_the_facts_say_where_who_when_and_how_strongly(atlas: Atlas) -> None:
    assert facts_of(atlas, atlas.commitments["talk-of-cables"]) == [
        ("In the text", "Energy, paragraph 3 (Joint statement)"),
        ("Who is to act", "UK government"),
        ("Deadline", "Every year"),
        ("Strength", "Agreed. Both governments undertake to do it."),
    ]


def test_every_strength_is_explained() -> None:
    assert list(STRENGTH_MEANINGS) == list(STRENGTHS)


@pytest.mark.parametrize(
    ("field", "counts"),
    [
        (
            "theme",
            {
                "security-defence": 12,
                "growth-trade": 12,
                "migration": 11,
                "organised-crime": 10,
                "energy": 8,
                "research-health": 7,
                "framework": 4,
                "climate-maritime": 4,
            },
        ),
        (
            "strength",
            {"agreed": 23, "will_deepen": 16, "reaffirmed": 16, "will_explore": 6, "discuss": 4, "aims_to": 3},
        ),
        ("status", {"unknown": 33, "ongoing": 18, "in_progress": 16, "achieved": 1}),
        ("mapped", {"false": 44, "partly": 15, "true": 9}),
    ],
)
def test_the_filters_split_the_joint_statement_as_its_data_does(
    field: str, counts: dict[str, int], real_atlas: Atlas
) -> None:
    found = {word: len(chosen(real_atlas, CommitmentChoice(**{field: (word,)}))) for word in counts}
    assert found == counts == dict(Counter(getattr(each, field) for each in real_atlas.commitments.values()))
    assert sum(counts.values()) == 68
