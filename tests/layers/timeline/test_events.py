"""The timeline: filters, the words for dates, the order of the list, and the table."""

from dataclasses import replace
from datetime import date

from geodata.records import Event
from layers.timeline.events import (
    ORDERS,
    PHASES,
    TimelineChoice,
    count_text,
    day_text,
    days_of,
    doubts,
    events_table,
    events_words,
    listed,
    near_today,
    phase_text,
    shown_events,
    theme_counts,
)
from layers.wording.events import date_text
from tests.layers.timeline.some_events import DAY, GUESS, MONTH, TARGET, YEAR, event

TODAY = date(2026, 11, 23)


def ids(events: list[Event]) -> list[str]:
    return [event.id for event in events]


def test_an_address_gives_a_choice_and_the_choice_gives_the_address(told):
    words = {"q": "first link", "theme": "migration,energy", "phase": "past", "order": "oldest", "event": "signed"}
    choice, notes = TimelineChoice.from_query(words, told)
    assert notes == []
    assert choice == TimelineChoice("first link", ("migration", "energy"), "past", "oldest", "signed")
    assert choice.to_query(told) == words
    assert TimelineChoice.from_query({}, told) == (TimelineChoice(), [])
    assert TimelineChoice().to_query(told) == {}


def test_every_word_that_is_not_understood_gets_one_note_and_changes_nothing(told):
    words = {"theme": "energie", "phase": "<b>", "order": "", "event": "no-such", "q": "x" * 5000, "at": "1"}
    choice, notes = TimelineChoice.from_query(words, told)
    assert choice == TimelineChoice(q="x" * 100)
    assert [note.split(" in the address")[0] for note in notes] == [
        "The word “at” is not understood",
        "q",
        "theme “energie”",
        "phase",
        "event “no-such”",
    ]


def test_a_date_means_all_the_days_of_what_is_known_of_it():
    assert [days_of(each) for each in (DAY, MONTH, YEAR)] == [
        (date(2026, 6, 16), date(2026, 6, 16)),
        (date(2021, 11, 1), date(2021, 11, 30)),
        (date(2027, 1, 1), date(2027, 12, 31)),
    ]


def test_dates_are_told_in_words_that_say_what_is_not_known():
    assert [date_text(each) for each in (DAY, MONTH, YEAR, GUESS)] == [
        "16 June 2026",
        "November 2021 (day not published)",
        "2027 (day and month not published)",
        "2026 (inferred: no date was published)",
    ]
    assert [day_text(each) for each in (DAY, MONTH, YEAR, GUESS)] == [
        "16 June",
        "in November",
        "in 2027",
        "in 2026",
    ]
    assert [doubts(each, TODAY) for each in (DAY, MONTH, YEAR, GUESS)] == [
        [],
        ["day not published"],
        ["day and month not published"],
        ["date inferred"],
    ]


def test_an_expected_date_that_has_gone_by_is_said_to_be_unconfirmed_and_stays_expected(told):
    assert [phase_text(TARGET, date(2026, 10, day)) for day in (30, 31)] == ["Expected", "Expected"]
    assert phase_text(TARGET, date(2026, 11, 1)) == "Date passed, no confirmation found"
    assert doubts(TARGET, TODAY) == ["date passed, no confirmation found"]
    assert doubts(GUESS, date(2027, 1, 1)) == ["date passed, no confirmation found", "date inferred"]
    assert phase_text(DAY, date(2030, 1, 1)) == "Past"
    assert ids(shown_events(told, TimelineChoice(phase="expected"))) == ["target", "meeting", "start"]


def test_events_are_filtered_by_theme_phase_and_search(told):
    assert ids(shown_events(told, TimelineChoice())) == ["pledge", "signed", "target", "meeting", "start"]
    assert ids(shown_events(told, TimelineChoice(theme=("migration",)))) == ["pledge"]
    assert ids(shown_events(told, TimelineChoice(phase="past"))) == ["pledge", "signed"]
    assert ids(shown_events(told, TimelineChoice(q="DUE year"))) == ["meeting"]
    assert ids(shown_events(told, TimelineChoice(q="june 2026"))) == ["signed"]
    assert ids(shown_events(told, TimelineChoice(q="due ["))) == []


def test_a_search_looks_into_commitments_and_places_too(atlas):
    tied = event("talks", "2026-01-26", commitment_ids=("explore-nautilus",), feature_ids=("nemo-link",))
    told = replace(atlas, events=(tied, DAY))
    assert ids(shown_events(told, TimelineChoice(q="explore"))) == ["talks"]
    assert ids(shown_events(told, TimelineChoice(q="nemo link"))) == ["talks"]


def test_the_list_puts_what_is_expected_on_top_then_what_was_due_and_then_the_past_from_its_end(told):
    events = shown_events(told, TimelineChoice())
    assert listed(events, "newest", TODAY) == [
        ("expected", [("2026", [GUESS]), ("2027", [YEAR])]),
        ("due", [("2026", [TARGET])]),
        ("past", [("2026", [DAY]), ("2021", [MONTH])]),
    ]
    assert listed(events, "oldest", TODAY) == [
        ("past", [("2021", [MONTH]), ("2026", [DAY])]),
        ("due", [("2026", [TARGET])]),
        ("expected", [("2026", [GUESS]), ("2027", [YEAR])]),
    ]
    assert listed([DAY], "newest", TODAY) == [("past", [("2026", [DAY])])]


def test_the_count_says_how_many_of_all_are_shown():
    assert [count_text(shown, 54) for shown in (54, 12, 0)] == [
        "All 54 events",
        "12 of 54 events",
        "None of the 54 events",
    ]


def test_counts_per_theme_and_phase_equal_the_data(real_atlas):
    assert theme_counts(real_atlas, TimelineChoice()) == {
        "framework": 6,
        "security-defence": 5,
        "organised-crime": 3,
        "migration": 4,
        "growth-trade": 1,
        "energy": 17,
        "climate-maritime": 14,
        "research-health": 4,
    }
    phases = {phase: len(shown_events(real_atlas, TimelineChoice(phase=phase))) for phase in PHASES}
    assert phases == {"all": 54, "past": 46, "expected": 8}


def test_counts_of_themes_list_words_and_file_agree_whatever_is_chosen(real_atlas):
    for choice in (
        TimelineChoice(),
        TimelineChoice(phase="expected"),
        TimelineChoice("nautilus", ("energy",)),
        TimelineChoice("co2", phase="past"),
    ):
        counts, events = theme_counts(real_atlas, choice), shown_events(real_atlas, choice)
        assert sum(counts[theme] for theme in choice.theme or counts) == len(events) > 0
        rows = [each for _, years in listed(events, choice.order, TODAY) for _, found in years for each in found]
        assert len(rows) == len(events_table(real_atlas, events, TODAY))
        assert count_text(len(rows), 54).startswith(f"{'All ' if len(rows) == 54 else ''}{len(rows)} ")


def test_every_event_is_in_the_list_once_and_can_be_opened_by_its_address(real_atlas):
    known = sorted(event.id for event in real_atlas.events)
    for order in ORDERS:
        told = listed(shown_events(real_atlas, TimelineChoice()), order, TODAY)
        assert sorted(event.id for _, years in told for _, events in years for event in events) == known
    opened = [TimelineChoice.from_query({"event": id}, real_atlas) for id in known]
    assert opened == [(TimelineChoice(event=id), []) for id in known]


def test_the_table_has_a_row_for_each_event_with_its_sources_in_full(atlas):
    tied = event(
        "talks",
        "2026-01",
        title="Talks",
        commitment_ids=("explore-nautilus", "talk-of-cables"),
        feature_ids=("nemo-link",),
        sources=("nemo-site", "statement"),
    )
    assert events_table(atlas, [tied], TODAY).reset_index().to_dict("records") == [
        {
            "id": "talks",
            "Date": "2026-01",
            "Known to the": "month",
            "In words": "January 2026 (day not published)",
            "Event": "Talks",
            "Standing": "Past",
            "Theme": "Energy",
            "Date inferred": "no",
            "Summary": "It happens.",
            "Commitments": "Explore Nautilus; Talk of cables",
            "Places": "Nemo Link",
            "Best source": "Public authority",
            "Sources": "Nemo Link, facts, Nemo Link, https://www.nemolink.co.uk/; Joint statement, UK government",
            "Commitment ids": "explore-nautilus; talk-of-cables",
            "Feature ids": "nemo-link",
        }
    ]


def test_the_timeline_in_words_counts_its_events_by_theme(told):
    events = shown_events(told, TimelineChoice())
    assert events_words(events) == "Migration: 1 past, 0 expected. Energy: 1 past, 3 expected."
    assert events_words([]) == ""


def test_the_events_on_both_sides_of_today_are_told_by_name(told):
    events = shown_events(told, TimelineChoice())
    last = "Last: Signed, 16 June 2026; Pledge, November 2021 (day not published)."
    coming = "Next: (1) Meeting, 2026 (inferred: no date was published); (2) Start, 2027 (day and month not published)."
    due = "Was due, no confirmation found: Target, 31 October 2026."
    assert near_today(events, TODAY) == [last, due, coming]
    assert near_today([event for event in events if event.phase == "past"], TODAY) == [last]
    assert near_today([], TODAY) == []
