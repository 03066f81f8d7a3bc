"""`python -m geodata.build`: make again what is made from files of others, and write what has changed."""

import json
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import shapely

import geodata
from geodata import geojson
from geodata.build import cables, context, depth, lanes, outlines, wind
from geodata.build.originals import Feature, Original, OriginalRefused, by_file_made, features_of, text_of

FOLDER = Path(geodata.__file__).parent
Shapes = Mapping[str, Sequence[Feature]]
"""Id of a source -> its features, in the order of the files."""
Recipe = Callable[[str, Shapes], dict[str, str]]
"""What makes the content of one or several files, by their paths, for the file that the originals name."""


def listed(folder: Path = FOLDER) -> list[Original]:
    """The files of others, as `originals.toml` lists them."""
    table = tomllib.loads((folder / "build" / "originals.toml").read_text(encoding="utf-8"))
    return [Original(**each) for each in table["originals"]]


def built(folder: Path = FOLDER) -> dict[str, str]:
    """Everything that is made: path from the folder of the data on -> content. Raises OriginalRefused."""
    received: dict[tuple[str, str], dict[str, list[Feature]]] = {}
    made: dict[str, str] = {}
    for (recipe, into), originals in by_file_made(listed(folder)).items():
        if recipe == "depth":
            made[into] = depth.build(text_of(originals[0], folder / "build" / "originals"))
            continue
        shapes = received.setdefault((recipe, into), {})
        for each in originals:
            shapes.setdefault(each.source, []).extend(features_of(each, folder / "build" / "originals"))
    sites = [each for its in received.values() for rows in its.values() for each in rows]
    around = wind.Surroundings(
        farms=[each for layer in _layers_as(folder, "wind_farm") for each in _features(layer)],
        zones=[each for layer in _layers_as(folder, "eez") for each in _features(layer)],
        sites=[each for each in sites if each["properties"].get("status_emodnet")],
    )
    recipes: dict[str, Recipe] = {
        "context": lambda into, shapes: {into: _of_context(folder, into, shapes, made)},
        "outlines": lambda into, shapes: {into: outlines.build(_features(folder / "layers" / Path(into).name), shapes)},
        "turbines": lambda into, shapes: {into: wind.turbines(shapes, around)},
        "substations": lambda into, shapes: {into: wind.substations(shapes, around)},
        "export-cables": lambda into, shapes: {into: wind.export_cables(shapes, around)},
        "cables": lambda into, shapes: _with_routes(folder, into, shapes),
        "lanes": lambda _, shapes: _with_areas(folder, shapes),
    }
    for (recipe, into), shapes in received.items():
        made |= recipes[recipe](into, shapes)
    return made


def _with_routes(folder: Path, into: str, shapes: Shapes) -> dict[str, str]:
    recipe = tomllib.loads((folder / "build" / "routes.toml").read_text(encoding="utf-8"))
    land = shapely.from_geojson((folder / "base" / "land.geojson").read_text(encoding="utf-8"))
    ends = recipe["stations_in"]
    made = cables.build(
        recipe, shapes, _features(folder / into), _features(folder / ends), shapely.union_all(shapely.get_parts(land))
    )
    return dict(zip((into, ends), map(geojson.text_of, made), strict=True))


def _of_context(folder: Path, into: str, shapes: Shapes, made: Mapping[str, str]) -> str:
    """A layer of context; the lines that it leaves out are those of files that are made, or lie there."""
    table = tomllib.loads((folder / "build" / "context.toml").read_text(encoding="utf-8"))
    recipe = next(each for each in table["layers"] if each["into"] == into)
    texts = [made.get(path) or (folder / path).read_text(encoding="utf-8") for path in recipe["along"]]
    others = [each for text in texts for each in json.loads(text)["features"]]
    return context.build(
        recipe, shapes, others, [each for layer in _layers_as(folder, "eez") for each in _features(layer)]
    )


def _with_areas(folder: Path, shapes: Shapes) -> dict[str, str]:
    recipe = tomllib.loads((folder / "build" / "lanes.toml").read_text(encoding="utf-8"))
    areas = [each for features in shapes.values() for each in features]
    return {path: geojson.text_of(lanes.build(of, areas, _features(folder / path))) for path, of in recipe.items()}


def _layers_as(folder: Path, role: str) -> list[Path]:
    """The files of the features of the layers that have a role."""
    tables = {
        path: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "layers").glob("*.toml"))
    }
    return [path.with_suffix(".geojson") for path, table in tables.items() if role in table["roles"]]


def _features(path: Path) -> list[Feature]:
    found: list[Feature] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def main() -> int:
    """Write what has changed and name it. 0, or 1 where a file is not what it should be."""
    try:
        made = built()
    except OriginalRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    for path, content in made.items():
        if not (FOLDER / path).exists() or (FOLDER / path).read_text(encoding="utf-8") != content:
            (FOLDER / path).write_text(content, encoding="utf-8", newline="\n")
            print(f"{path}: made")
    return 0


if __name__ == "__main__":
    sys.exit(main())
