"""The timeline: filters, the words for dates, the order of the list, the places on the axis, and the file."""

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from geodata.records import COMMITMENT_THEMES, Event
from layers.timeline import chronicle
from layers.timeline.chronicle import TimelineChoice
from layers.wording.spreadsheet import NOTICE
from loaders.atlas import Atlas

TODAY = date(2026, 11, 23)
EVERYTHING = tuple(COMMITMENT_THEMES)


def event(id: str, day: str, **other: object) -> Event:
    """An event of the past about energy, with its precision read off its date, unless told otherwise."""
    precision = ("year", "month", "day")[day.count("-")]
    common: dict[str, object] = {
        "title": id.title(),
        "summary": "It happens.",
        "commitment_ids": (),
        "feature_ids": (),
        "sources": ("statement",),
        "phase": "past",
        "theme": "energy",
    }
    return Event(id=id, date=day, date_precision=precision, **{**common, **other})  # type: ignore[arg-type]


DAY = event("signed", "2026-06-16")
MONTH = event("pledge", "2021-11", theme="migration")
YEAR = event("start", "2027", phase="expected")
GUESS = event("meeting", "2026", phase="expected", summary="Due within a year (inferred; no date was published).")
TARGET = event("target", "2026-10-31", phase="expected")


def ids(events: list[Event]) -> list[str]:
    return [event.id for event in events]


@pytest.fixture
def told(atlas: Atlas) -> Atlas:
    """The small atlas with five events of its own."""
    return replace(atlas, events=(DAY, MONTH, YEAR, GUESS, TARGET))


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
        "q",
        "theme “energie”",
        "phase",
        "event “no-such”",
    ]


def test_a_date_means_all_the_days_of_what_is_known_of_it():
    assert [chronicle.days_of(each) for each in (DAY, MONTH, YEAR)] == [
        (date(2026, 6, 16), date(2026, 6, 16)),
        (date(2021, 11, 1), date(2021, 11, 30)),
        (date(2027, 1, 1), date(2027, 12, 31)),
    ]


def test_dates_are_told_in_words_that_say_what_is_not_known():
    assert [chronicle.date_text(each) for each in (DAY, MONTH, YEAR, GUESS)] == [
        "16 June 2026",
        "November 2021 (day not published)",
        "2027 (day and month not published)",
        "2026 (inferred: no date was published)",
    ]
    assert [chronicle.day_text(each) for each in (DAY, MONTH, YEAR, GUESS)] == [
        "16 June",
        "in November",
        "in 2027",
        "in 2026",
    ]
    assert [chronicle.doubts(each, TODAY) for each in (DAY, MONTH, YEAR, GUESS)] == [
        [],
        ["day not published"],
        ["day and month not published"],
        ["date inferred"],
    ]


def test_an_expected_date_that_has_gone_by_is_said_to_be_unconfirmed_and_stays_expected(told):
    assert [chronicle.standing(TARGET, date(2026, 10, day)) for day in (30, 31)] == ["Expected", "Expected"]
    assert chronicle.standing(TARGET, date(2026, 11, 1)) == "Date passed, no confirmation found"
    assert chronicle.doubts(TARGET, TODAY) == ["date passed, no confirmation found"]
    assert chronicle.doubts(GUESS, date(2027, 1, 1)) == ["date passed, no confirmation found", "date inferred"]
    assert chronicle.standing(DAY, date(2030, 1, 1)) == "Past"
    assert ids(chronicle.shown_events(told, TimelineChoice(phase="expected"))) == ["target", "meeting", "start"]


def test_events_are_filtered_by_theme_phase_and_search(told):
    assert ids(chronicle.shown_events(told, TimelineChoice())) == ["pledge", "signed", "target", "meeting", "start"]
    assert ids(chronicle.shown_events(told, TimelineChoice(theme=("migration",)))) == ["pledge"]
    assert ids(chronicle.shown_events(told, TimelineChoice(phase="past"))) == ["pledge", "signed"]
    assert ids(chronicle.shown_events(told, TimelineChoice(q="DUE year"))) == ["meeting"]
    assert ids(chronicle.shown_events(told, TimelineChoice(q="june 2026"))) == ["signed"]
    assert ids(chronicle.shown_events(told, TimelineChoice(q="due ["))) == []


def test_a_search_looks_into_commitments_and_places_too(atlas):
    tied = event("talks", "2026-01-26", commitment_ids=("explore-nautilus",), feature_ids=("nemo-link",))
    told = replace(atlas, events=(tied, DAY))
    assert ids(chronicle.shown_events(told, TimelineChoice(q="explore"))) == ["talks"]
    assert ids(chronicle.shown_events(told, TimelineChoice(q="nemo link"))) == ["talks"]


def test_the_list_puts_what_is_expected_on_top_and_then_the_past_from_its_end(told):
    events = chronicle.shown_events(told, TimelineChoice())
    assert chronicle.listed(events, "newest") == [
        ("expected", [("2026", [TARGET, GUESS]), ("2027", [YEAR])]),
        ("past", [("2026", [DAY]), ("2021", [MONTH])]),
    ]
    assert chronicle.listed(events, "oldest") == [
        ("past", [("2021", [MONTH]), ("2026", [DAY])]),
        ("expected", [("2026", [TARGET, GUESS]), ("2027", [YEAR])]),
    ]
    assert chronicle.listed([DAY], "newest") == [("past", [("2026", [DAY])])]


def test_the_count_says_how_many_of_all_are_shown():
    assert [chronicle.count_text(shown, 54) for shown in (54, 12, 0)] == [
        "All 54 events",
        "12 of 54 events",
        "None of the 54 events",
    ]


def test_the_axis_gives_most_room_to_2019_to_2027_and_ends_where_it_ends():
    days = [date(1990, 1, 1), date(1998, 1, 1), date(2019, 1, 1), date(2028, 1, 1), date(2051, 1, 1), date(2060, 1, 1)]
    assert [chronicle.place_of(day) for day in days] == [0.0, 0.0, 140.0, 838.0, 1000.0, 1000.0]
    starts = [chronicle.place_of(date(year, 1, 1)) for year in range(1998, 2052)]
    assert starts == sorted(set(starts))
    widths = {
        round(chronicle.place_of(date(year + 1, 1, 1)) - chronicle.place_of(date(year, 1, 1)))
        for year in range(2019, 2028)
    }
    assert widths == {78}


def test_a_month_or_a_year_is_placed_as_a_span_and_never_as_a_day(told):
    _, placed = chronicle.in_lanes(told, told.events, EVERYTHING, TODAY)
    spans = {each.event.id: (each.is_day, round(each.left, 1), round(each.right, 1)) for each in placed}
    assert spans == {
        "signed": (True, 718.2, 718.4),
        "pledge": (False, 359.8, 366.2),
        "start": (False, 760.5, 838.0),
        "meeting": (False, 683.0, 760.5),
        "target": (True, 747.3, 747.5),
    }


def test_marks_of_a_lane_that_would_touch_get_rows_of_their_own(told):
    near = [event("one", "2026-06-16"), event("two", "2026-06-18"), event("far", "2020-01-01", theme="migration")]
    lanes, placed = chronicle.in_lanes(told, near, ("migration", "energy", "framework"), TODAY)
    assert [(lane.theme, lane.first_row, lane.rows) for lane in lanes] == [
        ("migration", 0, 1),
        ("energy", 1, 2),
        ("framework", 3, 1),
    ]
    assert {each.event.id: each.row for each in placed} == {"far": 0, "one": 1, "two": 2}


@pytest.mark.parametrize("width", [500, 700, 996, 1070, 1300])
def test_no_title_touches_a_mark_another_title_or_today(real_atlas, width):
    _, placed = chronicle.in_lanes(real_atlas, real_atlas.events, EVERYTHING, TODAY)
    labels = [
        each for each in chronicle.labels_of(real_atlas, placed, TODAY) if each.from_width <= width < each.to_width
    ]
    assert len({label.placed.event.id for label in labels}) == len(labels) >= 9
    taken = [(each.row, *each.pixels(width)) for each in placed]
    titles = []
    for label in labels:
        left, right = label.placed.pixels(width)
        length = chronicle.text_width(label.placed.event.title)
        titles.append((label.placed.row, *((right, right + length) if label.to_the_right else (left - length, left))))
    now = chronicle.place_of(TODAY) * width / chronicle.AXIS
    assert [title for title in titles if title[1] < now < title[2] or title[1] < 0 or title[2] > width] == []
    both = [(a, b) for a, b in combinations(titles, 2)] + [(a, b) for a in titles for b in taken]
    assert [(a, b) for a, b in both if a[0] == b[0] and a[1] < b[2] - 0.01 and b[1] < a[2] - 0.01] == []


def test_a_narrow_chart_has_no_titles_and_a_usual_one_has_those_that_matter_most(real_atlas):
    _, placed = chronicle.in_lanes(real_atlas, real_atlas.events, EVERYTHING, TODAY)
    labels = chronicle.labels_of(real_atlas, placed, TODAY)
    assert min(label.from_width for label in labels) == 480
    usual = {label.placed.event.id for label in labels if label.from_width <= 996 < label.to_width}
    declared = {"joint-statement", "joint-declaration-2021"}
    expected = {"leca-target", "annual-supply-exchange", "biennial-energy-dialogue", "erasmus-2027", "north-seas-2050"}
    assert declared | expected | {"nemo-link-operation", "uk-belgium-co2", "interconnector-first-gas"} <= usual


def test_the_chart_draws_every_event_once_as_a_point_or_a_span(real_atlas):
    choice = TimelineChoice(event="joint-statement")
    drawn = chronicle.chart(real_atlas, list(real_atlas.events), choice, TODAY).to_dict()
    rows = [row for data in drawn["datasets"].values() for row in data if "standing" in row]
    assert Counter(row["id"] for row in rows) == Counter(event.id for event in real_atlas.events)
    assert {row["id"]: row["day"] for row in rows} == {
        event.id: event.date_precision == "day" for event in real_atlas.events
    }
    looks = {"past": "#24313B", "expected": "#FFFFFF"}
    assert {row["id"]: row["fill"] for row in rows} == {
        event.id: "#C8471C" if event.id == "joint-statement" else looks[event.phase] for event in real_atlas.events
    }
    assert sorted(row["id"] for row in rows if row["inferred"]) == [
        "annual-supply-exchange",
        "biennial-energy-dialogue",
    ]
    assert sorted(each["name"] for each in drawn["params"]) == ["days", "names", "spans"]


def test_counts_per_theme_and_phase_equal_the_data(real_atlas):
    assert chronicle.theme_counts(real_atlas) == {
        "framework": 6,
        "security-defence": 5,
        "organised-crime": 3,
        "migration": 4,
        "growth-trade": 1,
        "energy": 17,
        "climate-maritime": 14,
        "research-health": 4,
    }
    for theme, count in chronicle.theme_counts(real_atlas).items():
        assert len(chronicle.shown_events(real_atlas, TimelineChoice(theme=(theme,)))) == count
    phases = {phase: len(chronicle.shown_events(real_atlas, TimelineChoice(phase=phase))) for phase in chronicle.PHASES}
    assert phases == {"all": 54, "past": 47, "expected": 7}


def test_every_event_is_in_the_list_once_and_can_be_opened_by_its_address(real_atlas):
    known = sorted(event.id for event in real_atlas.events)
    for order in chronicle.ORDERS:
        listed = chronicle.listed(chronicle.shown_events(real_atlas, TimelineChoice()), order)
        assert sorted(event.id for _, years in listed for _, events in years for event in events) == known
    opened = [TimelineChoice.from_query({"event": id}, real_atlas) for id in known]
    assert opened == [(TimelineChoice(event=id), []) for id in known]


def test_the_file_has_a_row_for_each_event_with_its_sources_in_full(atlas):
    tied = event(
        "talks",
        "2026-01",
        title="=SUM(1)",
        commitment_ids=("explore-nautilus", "talk-of-cables"),
        feature_ids=("nemo-link",),
        sources=("nemo-site", "statement"),
    )
    content = chronicle.csv_file(atlas, [tied], TODAY)
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")))) == [
        {
            "id": "talks",
            "date": "2026-01",
            "date_precision": "month",
            "date_in_words": "January 2026 (day not published)",
            "date_is_inferred": "no",
            "phase": "past",
            "standing": "Past",
            "theme": "Energy",
            "title": "'=SUM(1)",
            "summary": "It happens.",
            "commitment_ids": "explore-nautilus; talk-of-cables",
            "commitments": "Explore Nautilus; Talk of cables",
            "feature_ids": "nemo-link",
            "places": "Nemo Link",
            "sources": "Nemo Link, facts, Nemo Link, https://www.nemolink.co.uk/; Joint statement, UK government",
            "about": NOTICE,
        }
    ]
