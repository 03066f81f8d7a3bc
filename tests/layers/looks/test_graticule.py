"""Every meridian and parallel says where it lies."""

from layers.looks.graticule import graticule


def test_meridians_and_parallels_say_their_degrees():
    labels = [feature["properties"]["label"] for feature in graticule()["features"]]
    assert {"0°", "3°E", "5°W", "52°N", "51°30′N", "3°10′E", "0°10′W"} <= set(labels)
    assert len(labels) == len(set(labels))
