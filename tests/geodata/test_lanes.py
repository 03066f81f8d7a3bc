"""The shapes of anchorages and lanes are those of the file of the Dutch government."""

import pytest

from geodata.build.lanes import build

ACROSS = {"type": "Polygon", "coordinates": [[[3, 52], [4, 52], [4, 53], [3, 52]]]}
BEFORE = {"type": "Polygon", "coordinates": [[[0, 52], [1, 52], [1, 53], [0, 52]]]}
PIECE = {"properties": {"source_id": "gio:1"}, "geometry": ACROSS}


def test_a_record_takes_the_shape_of_its_piece_and_the_others_keep_theirs() -> None:
    records = [{"id": "a", "geometry": BEFORE}, {"id": "b", "geometry": BEFORE}]
    assert build({"b": "gio:1"}, [PIECE], records) == [{"id": "a", "geometry": BEFORE}, {"id": "b", "geometry": ACROSS}]
    assert records[1]["geometry"] == BEFORE


def test_a_piece_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="gio:2"):
        build({"a": "gio:2"}, [PIECE], [{"id": "a", "geometry": BEFORE}])
