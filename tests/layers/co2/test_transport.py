"""Terminals, pipelines and ship routes for CO2."""

from dataclasses import replace

from layers.co2.transport import transport
from loaders.atlas import Atlas
from tests.layers.co2.literal_stores import EVERY


def test_belgian_terminals_and_pipelines_come_first_and_stay_whatever_the_country(real_atlas: Atlas):
    norwegian = transport(real_atlas, replace(EVERY, country=("NO",)))
    belgian = ["BE" in countries for countries in norwegian["Countries"]]
    assert belgian == sorted(belgian, reverse=True)
    assert sum(belgian) == 8
    assert all("BE" in countries or "NO" in countries for countries in norwegian["Countries"])
    assert len(transport(real_atlas, EVERY)) == len(real_atlas.layers["co2_transport"].features)
