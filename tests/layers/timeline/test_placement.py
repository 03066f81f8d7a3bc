"""Where events stand in the picture of the timeline, and which titles stand beside them."""

from datetime import date
from itertools import combinations

import pytest

from geodata.records import COMMITMENT_THEMES
from layers.timeline.placement import AXIS, NARROW, in_lanes, labels_of, place_of, text_width
from tests.layers.timeline.some_events import event

TODAY = date(2026, 11, 23)
EVERYTHING = tuple(COMMITMENT_THEMES)


def test_the_axis_gives_most_room_to_2019_to_2027_and_ends_where_it_ends():
    days = [date(1990, 1, 1), date(1998, 1, 1), date(2019, 1, 1), date(2028, 1, 1), date(2051, 1, 1), date(2060, 1, 1)]
    assert [place_of(day) for day in days] == [0.0, 0.0, 140.0, 838.0, 1000.0, 1000.0]
    starts = [place_of(date(year, 1, 1)) for year in range(1998, 2052)]
    assert starts == sorted(set(starts))
    widths = {round(place_of(date(year + 1, 1, 1)) - place_of(date(year, 1, 1))) for year in range(2019, 2028)}
    assert widths == {78}


def test_a_month_or_a_year_is_placed_as_a_span_and_never_as_a_day(told):
    _, placed = in_lanes(told, told.events, EVERYTHING, TODAY)
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
    lanes, placed = in_lanes(told, near, ("migration", "energy", "framework"), TODAY)
    assert [(lane.theme, lane.first_row, lane.rows) for lane in lanes] == [
        ("migration", 0, 1),
        ("energy", 1, 2),
        ("framework", 3, 1),
    ]
    assert {each.event.id: each.row for each in placed} == {"far": 0, "one": 1, "two": 2}


@pytest.mark.parametrize("width", [235, 500, 700, 996, 1070, 1300])
def test_no_title_touches_a_mark_another_title_or_today(real_atlas, width):
    _, placed = in_lanes(real_atlas, real_atlas.events, EVERYTHING, TODAY)
    labels = [each for each in labels_of(real_atlas, placed, TODAY) if each.from_width <= width < each.to_width]
    assert len({label.placed.event.id for label in labels}) == len(labels) >= (4 if width < NARROW else 9)
    taken = [(each.row, *each.pixels(width)) for each in placed]
    titles = []
    for label in labels:
        left, right = label.placed.pixels(width)
        length = text_width(label.words)
        titles.append((label.placed.row, *((right, right + length) if label.to_the_right else (left - length, left))))
    now = place_of(TODAY) * width / AXIS
    over = [title for title in titles if title[1] < now < title[2]] if width >= NARROW else []
    assert over + [title for title in titles if title[1] < 0 or title[2] > width] == []
    both = [(a, b) for a, b in combinations(titles, 2)] + [(a, b) for a in titles for b in taken]
    assert [(a, b) for a, b in both if a[0] == b[0] and a[1] < b[2] - 0.01 and b[1] < a[2] - 0.01] == []


def test_where_a_title_has_no_room_the_next_events_have_their_numbers_and_what_was_due_says_so(told):
    long = {"title": "A title with far more words than a telephone has room for", "phase": "expected"}
    events = [event("talks", "2026-05", **long), event("launch", "2027-09", **long), event("goal", "2040", **long)]
    _, placed = in_lanes(told, [*events, event("held", "2021-03-01", title="Held")], ("energy",), TODAY)
    labels = [each for each in labels_of(told, placed, TODAY) if each.from_width <= 240 < each.to_width]
    assert {label.placed.event.id: label.words for label in labels} == {
        "talks": "was due",
        "launch": "1",
        "goal": "2",
        "held": "Held",
    }


def test_a_usual_chart_has_the_titles_that_matter_most(real_atlas):
    _, placed = in_lanes(real_atlas, real_atlas.events, EVERYTHING, TODAY)
    labels = labels_of(real_atlas, placed, TODAY)
    usual = {label.placed.event.id for label in labels if label.from_width <= 996 < label.to_width}
    declared = {"joint-statement", "joint-declaration-2021"}
    expected = {"leca-target", "annual-supply-exchange", "biennial-energy-dialogue", "erasmus-2027", "north-seas-2050"}
    assert declared | expected | {"nemo-link-operation", "uk-belgium-co2", "interconnector-first-gas"} <= usual
