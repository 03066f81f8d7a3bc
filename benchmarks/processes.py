"""What the processes of a server hold in memory."""

from contextlib import suppress
from pathlib import Path


def megabytes(server: int) -> float:
    """What a process and all below it hold in memory, each page of memory that they share counted once (Linux)."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):  # it has ended meanwhile
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            parents[int(status.parent.name)] = int(lines["PPid"])
    family = {server}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    held = 0
    for each in family:
        with suppress(OSError):
            shares = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
            held += sum(int(line.split()[1]) for line in shares if line.startswith("Pss:"))
    return held / 1000
