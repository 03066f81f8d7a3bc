"""The tab of the browser names what is chosen on a page."""

import pytest

from layers.commitments.listing import CommitmentChoice
from layers.timeline.events import TimelineChoice
from layers.views.choices import Choice
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages.session.titles import title_of


@pytest.mark.parametrize(
    ("path", "choice", "title"),
    [
        ("/", MapView(("ports",)), "Ports in and around the North Sea · North Sea Atlas"),
        (
            "/commitments",
            CommitmentChoice(commitment="energy-nautilus"),
            "Discussions on the proposed Nautilus interconnector · North Sea Atlas",
        ),
        ("/commitments", CommitmentChoice(theme=("energy",)), "Commitments · North Sea Atlas"),
        (
            "/timeline",
            TimelineChoice(event="be-dk-co2"),
            "Belgium-Denmark CO2 arrangement · North Sea Atlas",
        ),
        ("/timeline", TimelineChoice(q="wind"), "Timeline · North Sea Atlas"),
        ("/sources", None, "Sources · North Sea Atlas"),
    ],
)
def test_a_title_names_the_view_or_the_record_and_else_the_page(
    path: str, choice: Choice | None, title: str, real_atlas: Atlas
) -> None:
    assert title_of(path, choice, real_atlas) == title


def test_the_first_sight_wherever_the_map_is_has_the_atlas_s_own_title(real_atlas: Atlas) -> None:
    assert title_of("/", MapView.first_sight(real_atlas), real_atlas) == "North Sea Atlas"
