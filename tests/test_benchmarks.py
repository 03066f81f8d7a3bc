"""Benchmarks write what they found where it belongs, and their reader without a browser sees a page as one does."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks import plots, tables
from benchmarks.__main__ import PARTS
from benchmarks.reader import Reader
from tests.conftest import address_on, free_port
from tests.readers import came

PAGE = """\
# Measured

<!-- measured: first -->
| old |
<!-- end of first -->

Words.

<!-- measured: memory -->
Not measured yet.
<!-- end of memory -->
"""


def test_a_part_writes_its_tables_between_its_marks_and_nothing_else() -> None:
    head, found = ["page", "s (range)", "x bare"], ([1.0, 2.0, 4.0], [0.5, 1.0, 1.0])
    row = ["Explore", tables.middle(found[0], 1), tables.ratio(*found)]
    told = tables.told(
        tables.table(head, [row]), "Medians of 3.", date(2026, 11, 3), "abc1234 with changes", "a machine"
    )
    page = """\
# Measured

<!-- measured: first -->
| page | s (range) | x bare |
| --- | --- | --- |
| Explore | 2.0 (1.0-4.0) | 2.00 |

*3 November 2026, commit abc1234 with changes, a machine. Medians of 3.*
<!-- end of first -->

Words.

<!-- measured: memory -->
Not measured yet.
<!-- end of memory -->
"""
    assert tables.written(PAGE, "first", told) == page
    assert tables.written(page, "first", "| old |") == PAGE
    for faulty in (PAGE.replace("<!-- end of first -->", ""), PAGE + PAGE):
        with pytest.raises(ValueError, match="must have one place between “<!-- measured: first -->” and"):
            tables.written(faulty, "first", told)


def test_every_part_has_its_place_on_the_page_and_every_place_its_part() -> None:
    page = tables.PAGE.read_text(encoding="utf-8")
    assert page.count("<!-- measured: ") == len(PARTS)
    for part in sorted(PARTS):
        assert "\nNew.\n" in tables.written(page, part, "New.")


def test_a_picture_of_the_same_figures_is_the_same_file(tmp_path: Path) -> None:
    found = {"a page": {1: 0.5, 10: 1.5, 200: 30.0}, "bare": {1: 0.1, 10: 0.4}}
    drawn = []
    for _ in range(2):
        plots.lines(found, across="readers", up="seconds", standing_out="bare", path=tmp_path / "same.svg")
        drawn.append((tmp_path / "same.svg").read_bytes())
    assert drawn[0] == drawn[1]
    assert drawn[0].startswith(b"<?xml")


def test_names_of_lines_keep_clear_of_each_other_and_within_the_picture() -> None:
    assert plots.apart([0.2, 0.5, 0.52, 0.9]) == pytest.approx([0.2, 0.5, 0.55, 0.9])
    assert plots.apart([0.97, 0.98, 0.99]) == pytest.approx([0.9, 0.95, 1.0])


def test_a_reader_without_a_browser_sees_a_page_whole_also_one_that_waits_for_its_map(app: str) -> None:
    ports, about, again = (Reader(app, page) for page in ("ports?port=port-hull", "about", "about"))
    opened = came(ports, about, again)
    assert (len(opened.seconds), opened.lost) == (3, [])
    assert [reader.runs for reader in (ports, about, again)] == [2, 1, 1]


def test_a_reader_who_does_not_see_the_page_is_told_as_lost(app: str) -> None:
    opened = came(Reader(app, "map.nothing"), Reader(address_on(free_port()), "about"))
    assert opened.seconds == []
    assert sorted(words.split(":")[0] for words in opened.lost) == ["ConnectError", "HTTPStatusError"]
