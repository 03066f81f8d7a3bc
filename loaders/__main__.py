"""`python -m loaders [FOLDER]`: check all data and say what is wrong, one finding per line, or how much there is.

A warning is a finding that refuses nothing.
"""

import sys
from pathlib import Path

from loaders.atlas import GEODATA, looked_over


def main(arguments: list[str]) -> int:
    """Check a folder, `geodata/` if none is given. 0 if all is well, 1 if the data is refused, 2 if called wrongly."""
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        print("usage: python -m loaders [FOLDER]", file=sys.stderr)
        return 2
    atlas, findings = looked_over(Path(arguments[0]) if arguments else GEODATA)
    faults, doubts = ([each.sentence() for each in findings if each.grave is grave] for grave in (True, False))
    print(*(f"Warning: {doubt}" for doubt in doubts), *faults, sep="\n", end="\n" if findings else "")
    if atlas is None:
        print(f"{len(faults)} {'finding' if len(faults) == 1 else 'findings'}.")
        return 1
    features = sum(len(layer.features) for layer in atlas.layers.values())
    print(
        f"All is well: {len(atlas.layers)} layers, {features} features, {len(atlas.commitments)} commitments, "
        f"{len(atlas.sources)} sources, {len(atlas.instruments)} instruments, {len(atlas.events)} events, "
        f"{len(atlas.arrangements)} CO2 arrangements, {len(atlas.terms)} terms, {len(atlas.places)} places."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
