"""From the bytes of a file to plain parsed values. What cannot be parsed at all becomes one finding, with its line."""

import csv
import hashlib
import io
import json
import tomllib
from collections import Counter
from pathlib import Path

from loaders.findings import Finding, Where, quoted

Findings = list[Finding]
"""Where a reader puts what it finds; the reader itself then returns None in place of the contents."""

Table = dict[str, object]

LONGEST_CELL = 1_000_000
"""Characters in one cell of a CSV file."""


def read_bytes(path: Path, file: str, findings: Findings) -> bytes | None:
    """The bytes of a file. ``file`` is what findings call it."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        findings.append(Where(file).finding("the file is missing", "Add it."))
    except OSError as error:
        fault = f"the file cannot be read ({error.strerror})"
        findings.append(Where(file).finding(fault, "Check that it is a file and may be read."))
    return None


def digest_of(path: Path) -> bytes:
    """What changes whenever a file does, told without holding all of it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def decoded(raw: bytes, file: str, findings: Findings) -> str | None:
    """The text of a file in UTF-8; the mark that some editors put before the first character is left out."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.append(Where(file).finding(f"line {line} is not UTF-8", "Save the file in UTF-8."))
    return None


def parsed_toml(text: str, file: str, findings: Findings) -> Table | None:
    """The table of a TOML file. A key given twice is refused by TOML itself."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        findings.append(Where(file).finding("the file is nested too deeply", "Make it flatter."))
    except ValueError as error:
        findings.append(Where(file).finding(f"not valid TOML: {error}", "Correct the file there."))
    return None


def parsed_json(text: str, file: str, findings: Findings) -> object:
    """The value of a JSON file. Of a key given twice in an object the last counts, and a finding says so."""

    def once(pairs: list[tuple[str, object]]) -> Table:
        table = dict(pairs)
        if len(table) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            record = table.get("id")
            where = Where(file, record if isinstance(record, str) else "")
            for key in table:
                if counts[key] > 1:
                    findings.append(where.finding(f"key {quoted(key)} is given more than once", "Keep one."))
        return table

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        fault = f"not valid JSON: {error.msg} (at line {error.lineno}, column {error.colno})"
        findings.append(Where(file).finding(fault, "Correct the file there."))
    except RecursionError:
        findings.append(Where(file).finding("the file is nested too deeply", "Make it flatter."))
    except ValueError:
        findings.append(Where(file).finding("the file holds a number of thousands of digits", "Shorten it."))
    return None


def parsed_csv(text: str, file: str, findings: Findings) -> tuple[list[str], list[dict[str, str]]] | None:
    """Header and rows of a CSV file. Blank lines are passed over; a row too long or too short is refused."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[dict[str, str]] = []
    sound = True
    try:
        header = next(reader, None)
        if not header:
            findings.append(Where(file).finding("the file is empty", "Begin with a line of column names."))
            return None
        for column in dict.fromkeys(header):
            if header.count(column) > 1:
                findings.append(Where(file).finding(f"column {quoted(column)} is given more than once", "Keep one."))
                sound = False
        for cells in reader:
            if cells and len(cells) != len(header):
                fault = f"line {reader.line_num} does not have the {len(header)} cells of the header, but {len(cells)}"
                findings.append(Where(file).finding(fault, "Quote cells that hold commas, and leave none out."))
                sound = False
            elif cells:
                rows.append(dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        fault = f"not valid CSV: {error} (at line {reader.line_num})"
        findings.append(Where(file).finding(fault, "Correct the file there."))
        return None
    return (header, rows) if sound else None


def read_toml(path: Path, file: str, findings: Findings) -> Table | None:
    """The table of a TOML file on disk, or None and a finding."""
    raw = read_bytes(path, file, findings)
    text = None if raw is None else decoded(raw, file, findings)
    return None if text is None else parsed_toml(text, file, findings)


def read_csv(path: Path, file: str, findings: Findings) -> tuple[list[str], list[dict[str, str]]] | None:
    """Header and rows of a CSV file on disk, or None and a finding."""
    raw = read_bytes(path, file, findings)
    text = None if raw is None else decoded(raw, file, findings)
    return None if text is None else parsed_csv(text, file, findings)
