"""Rules for the outlines of features: whose they are, that they are areas, and that the symbol stands in its own."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import shapely

from loaders.checks.geometry import geometry, shape_of
from loaders.checks.values import is_blank
from loaders.findings import Finding, Where, nearest, quoted

AREAS = ("Polygon", "MultiPolygon")
REMEDY = "Make the file again with `python -m geodata.build`."


def of_layers(file: str, stems: Collection[str], layers: Collection[str]) -> Iterator[Finding]:
    """Every file of outlines belongs to a layer. ``file`` is a path with {} in place of the layer's id."""
    for stem in stems:
        if stem not in layers:
            yield Where(file.format(stem)).finding(f"there is no layer {quoted(stem)}", nearest(stem, layers))


def drawn_where_there_are_some(at: Where, from_zoom: object, outlines: object, file: str) -> Iterator[Finding]:
    """A layer says from which zoom outlines are drawn exactly where it has a file of them."""
    if outlines is not None and from_zoom is None:
        yield at.finding(
            f"outline_from_zoom is missing although there is {file}", "Say from which zoom they are drawn."
        )
    if outlines is None and from_zoom is not None:
        yield at.finding(f"outline_from_zoom is given although there is no {file}", f"Take it out. {REMEDY}")


def none_beside(at: Where, outlines: object, features_file: str) -> Iterator[Finding]:
    """A binary file of features has no outlines beside it: a feature there has the shape that it is drawn with."""
    if outlines is not None:
        yield at.finding(
            f"outlines stand beside {features_file}", "Write the areas into that file, and remove this one."
        )


def id_of(outline: object) -> str:
    """The id of the feature that an outline belongs to; "" where it cannot be read."""
    properties = outline.get("properties") if isinstance(outline, dict) else None
    id = properties.get("id") if isinstance(properties, dict) else None
    return id if isinstance(id, str) else ""


def outline(at: Where, value: object, features: Mapping[str, Any]) -> Iterator[Finding]:
    """An outline is an area with the id of a feature of the layer, which is a point in it or on its edge.

    ``features`` are those of the layer without a fault, by their ids.
    """
    own = value if isinstance(value, dict) else {}
    problems = list(geometry(at, own.get("geometry")))
    yield from problems
    feature = features.get(id_of(value))
    if feature is None:
        yield at.finding("the layer has no such feature", f"{nearest(id_of(value), features)} {REMEDY}")
    elif set(own.get("properties", {})) != {"id"}:
        yield at.finding("an outline has more than an id", f"Write what is known in the layer itself. {REMEDY}")
    elif not problems and own["geometry"]["type"] not in AREAS:
        yield at.finding(f"the outline is a {own['geometry']['type']}", "it must be a Polygon or a MultiPolygon.")
    elif feature["geometry"]["type"] != "Point":
        yield at.finding("its feature is no point", "Only a feature drawn as a symbol has an outline.")
    elif not problems and not shapely.intersects(shape_of(own["geometry"]), shape_of(feature["geometry"])):
        place = quoted(feature["geometry"]["coordinates"])
        yield at.finding(f"the point {place} of its feature lies outside", "Move it into the outline.")


def origin_told(at: Where, shape_from: object, outlined: bool) -> Iterator[Finding]:
    """A feature of a layer with outlines says whose its outline is exactly where it has one."""
    if outlined and is_blank(shape_from):
        yield at.finding("shape_from is blank although it has an outline", "Name the source of the outline.")
    if not outlined and not is_blank(shape_from):
        yield at.finding(f"shape_from is {quoted(shape_from)} although it has no outline", f"Blank it. {REMEDY}")


def credit_known(
    file: str, properties: Iterable[Mapping[str, object]], credited: Collection[object]
) -> Iterator[Finding]:
    """A source whose shape a feature has is one whose credit and licence are known: that of an original."""
    for each in properties:
        source, id = each.get("shape_from"), each.get("id")
        if isinstance(source, str) and source and source not in credited:
            fault = f"shape_from {quoted(source)} is the source of no file in build/originals.toml"
            yield Where(file, str(id)).finding(fault, "Describe the file, with the credit that goes with its shapes.")
