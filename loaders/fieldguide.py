"""The tables of every field in `geodata/README.md`, written from `fields.toml` so that the two never disagree.

``python -m loaders.fieldguide`` rewrites the README between its two markers.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any

from loaders.atlas import GEODATA
from loaders.fields import read_dictionary
from loaders.findings import Finding

BEGIN = "<!-- fields: begin -->"
END = "<!-- fields: end -->"

GROUPS = {
    "feature": "Every feature of every layer",
    "column": "Columns of single layers",
    "layer": "A layer: `layers/<id>.toml`",
    "declaration": "A declaration: the head of `commitments/<id>.toml`",
    "commitment": "A commitment: `[[commitments]]` in `commitments/<id>.toml`",
    "grade": "A kind of source: `[[grades]]` in `evidence.toml`",
    "source": "A source: `sources.csv`",
    "instrument": "An instrument: `[[instruments]]` in `instruments.toml`",
    "event": "An event: `[[events]]` in `timeline.toml`",
    "link_step": "A step of a proposed link: `[[steps]]` in `link_steps.toml`",
    "co2_arrangement": "A CO2 arrangement: `[[arrangements]]` in `co2_arrangements.toml`",
    "co2_port": "A port for CO2: `[[co2_ports]]` in `co2_ports.toml`",
    "wind_target": "An aim for offshore wind: `[[targets]]` in `wind_targets.toml`",
    "wind_total": "A published total of offshore wind: `[[totals]]` in `wind_totals.toml`",
    "correction": "A correction: `[[corrections]]` in `corrections.toml`",
    "term": "A term: `glossary.csv`",
    "place": "A place name: `places.csv`",
    "other_name": "A name in other languages: `other_names.csv`",
    "redirect": "A former id: `[[redirects]]` in `redirects.toml`",
    "first_sight": "What an address leaves out: `[[first_sights]]` in `first_sights.toml`",
    "ready_view": "A view for briefers: `[[ready_views]]` in `ready_views.toml`",
    "original": "A file of others: `[[originals]]` in `build/originals.toml`",
    "subjects": "What pages are about or begin with: `subjects.toml`",
}
"""Headings of the groups of fields, in the order of the README; a group that is not here comes after them."""

COLUMNS = ("field", "shown as", "what it holds", "type", "unit", "may be blank", "good", "bad")


def guide(fields: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """The field tables as Markdown, one for each group of `fields.toml`."""
    order = [*(group for group in GROUPS if group in fields), *(group for group in fields if group not in GROUPS)]
    return "\n".join(_section(GROUPS.get(group, group), fields[group]) for group in order)


def _section(heading: str, fields: Mapping[str, Mapping[str, Any]]) -> str:
    lines = [f"### {heading}", "", _row(COLUMNS), _row(["---"] * len(COLUMNS))]
    lines += [_row(_cells(name, field)) for name, field in fields.items()]
    return "\n".join(lines) + "\n"


def _cells(name: str, field: Mapping[str, Any]) -> list[str]:
    meaning = str(field["meaning"])
    words = field.get("words")
    if isinstance(words, list | dict):
        meaning += " One of: " + ", ".join(f"`{word}`" for word in words) + "."
    elif words:
        meaning += f" One of `{str(words).upper()}` in `records.py`."
    if field.get("beside"):
        meaning += f" Told beside `{field['beside']}`, after the words “{field['joined']}”."
    if field.get("source_in"):
        meaning += f" Its own sources stand in `{field['source_in']}`."
    if longest := field.get("longest"):
        meaning += f" One line of at most {longest} characters."
    blank = "yes" if field.get("blank") else "no"
    examples = [_code(field["good"]), _code(field["bad"])]
    return [f"`{name}`", str(field["label"]), meaning, str(field["type"]), str(field["unit"]), blank, *examples]


def _code(value: object) -> str:
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def _row(cells: list[str] | tuple[str, ...]) -> str:
    # A bar inside a cell would begin a new one.
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    """Rewrite the README between the markers. 1, and the README as it was, where something is wrong."""
    readme = GEODATA / "README.md"
    text = readme.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        print(f"{readme}: the lines {BEGIN} and {END} must each stand there once, in this order.", file=sys.stderr)
        return 1
    findings: list[Finding] = []
    fields = read_dictionary(GEODATA / "fields.toml", "geodata/fields.toml", findings).sections
    if findings:
        print(*(finding.sentence() for finding in findings), sep="\n", file=sys.stderr)
        return 1
    before, after = text[: text.index(BEGIN)], text[text.index(END) :]
    readme.write_text(f"{before}{BEGIN}\n\n{guide(fields)}\n{after}", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
