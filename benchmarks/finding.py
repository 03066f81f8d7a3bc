"""Measures how long the search takes to say what words mean: ``python -m benchmarks.finding``, in milliseconds a query.

The words are those that its test asks: slips, other names, codes and positions, over all that the project can find.
"""

import statistics
import sys
import time

from benchmarks.tables import machine
from layers.search.entries import entries
from layers.search.finding import find, index
from loaders.atlas import open_atlas
from tests.layers.search.test_finding import CASES

AIM_MS = 50
TURNS = 5


def main() -> int:
    """Measure and print; 1 where one query in twenty takes longer than the aim."""
    listed = entries(open_atlas())
    began = time.perf_counter()
    among = index(listed)
    made = time.perf_counter() - began
    taken = []
    for _ in range(TURNS):
        for words, _meant in CASES:
            began = time.perf_counter()
            find(words, among)
            taken.append(1000 * (time.perf_counter() - began))
    slow = statistics.quantiles(taken, n=20)[-1]
    print(machine())
    print(f"{len(among.entries):,} entries in {len(among.forms):,} forms, laid out once in {1000 * made:.0f} ms")
    print(
        f"{len(taken):,} queries: median {statistics.median(taken):.1f} ms, nineteen of twenty within {slow:.1f} ms, "
        f"the longest {max(taken):.1f} ms; the aim is {AIM_MS} ms"
    )
    return int(slow > AIM_MS)


if __name__ == "__main__":
    sys.exit(main())
