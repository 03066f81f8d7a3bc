"""The picture of the timeline."""

from collections import Counter
from datetime import date

from layers.timeline.chart import chart
from layers.timeline.events import TimelineChoice

TODAY = date(2026, 11, 23)


def test_the_chart_draws_every_event_once_as_a_point_or_a_span(real_atlas):
    choice = TimelineChoice(event="joint-statement")
    drawn = chart(real_atlas, list(real_atlas.events), choice, TODAY).to_dict()
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
