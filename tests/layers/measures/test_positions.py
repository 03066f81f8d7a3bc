"""Positions as people write them, and what is none."""

import pytest

from layers.measures.positions import read_position


@pytest.mark.parametrize(
    "words",
    [
        "51.35, 3.2",
        "51.35,3.2",
        "51.35 3.2",
        "51,35; 3,2",
        "51,35 3,2",
        "+51.35° 3.2°",
        "51.35N 3.2E",
        "3.2 E, 51.35 N",
        "51°21'N 3°12'E",
        "51°21′00″N, 3°12′00″E",
        "51° 21' 0\" N 3° 12' 0\" E",
        "51º21’ N / 3º12’ E",
        "N51 21.0 E003 12.0",
        "n 51 21 00 e 3 12 00",
        "51 21 3 12",
        "51:21:00, 3:12:00",
        "51 21 00 N, 003 12 00 E",
        "lat 51.35 lon 3.2",
        "Latitude: 51.35, longitude: 3.2",
        "Latitude: 51.35 N, longitude: 3.2 E",
        "lon=3.2 lat=51.35",
        "geo:51.35,3.2",
        "geo:51.35,3.2,0;u=35",
        "POINT (3.2 51.35)",
        "SRID=4326;POINT(3.2 51.35)",
        "51-21.0N 003-12.0E",
        "5121.0N 00312.0E",
        "512100N 0031200E",
        "51 deg 21 min N, 3 deg 12 min E",
        "51°\u00a021\u202f′\u00a0N, 003°\u00a012′\u00a0E",
        "51⁰21ʹ00ʺ N 003⁰12ʹ00ʺ E",
    ],
)
def test_a_position_is_read_however_it_is_written(words: str) -> None:
    assert read_position(words) == pytest.approx((51.35, 3.2), abs=1e-9)


def test_south_and_west_and_minus_are_below_nought() -> None:
    assert [read_position(words) for words in ("51.5 N 0.5 W", "51.5, -0.5", "S 1.5 W 2 30", "51.5, −0°30′")] == [
        (51.5, -0.5),
        (51.5, -0.5),
        (-1.5, -2.5),
        (51.5, -0.5),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "", "51.35", "51 21 3", "51°61'N 3°12'E", "51°21'60\"N 3°12'E", "51 N 3 N", "51 E 3 E",
        "N E", "51.35, east", "51..3, 3", "nan, nan",
        "geo:51.35", "POINT (3.2)", "1e1, 3", "51.35, 3.2, 7", "５１ ３ ２", "5" * 81,
    ],
)  # fmt: skip
def test_what_is_no_position_is_none(words: str) -> None:
    assert read_position(words) is None
