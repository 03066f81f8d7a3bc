"""The dictionary of every column and key, `geodata/fields.toml`, and the checks of a record against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.records import Field
from loaders import files
from loaders.checks import values
from loaders.checks.values import Entry
from loaders.findings import Finding, Where

SECTIONS = (
    "feature",
    "column",
    "layer",
    "declaration",
    "commitment",
    "grade",
    "source",
    "instrument",
    "event",
    "link_step",
    "co2_arrangement",
    "co2_port",
    "wind_target",
    "wind_total",
    "correction",
    "term",
    "place",
    "other_name",
    "redirect",
    "first_sight",
    "ready_view",
    "original",
    "subjects",
)
"""The parts of the dictionary: columns of every layer, columns of some layers, and keys of each other record."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The sound entries of `fields.toml`: section -> column or key -> entry. ``file`` is what findings call it."""

    file: str
    sections: dict[str, dict[str, Entry]]
    whole: bool
    """False if some of the file was refused; what is missing from it is then no fault of its users."""

    def section(self, name: str) -> Mapping[str, Entry]:
        """The entries of one section, none if it was refused."""
        return self.sections.get(name, {})

    def fields(self) -> dict[str, dict[str, Field]]:
        """All entries as records: section -> column or key -> field."""
        return {
            name: {key: field_of(key, entry) for key, entry in entries.items()}
            for name, entries in self.sections.items()
        }

    def described(self, section: str, keys: tuple[str, ...]) -> Iterator[Finding]:
        """Every key that the program reads is described in the section."""
        if self.whole:
            for key in keys:
                if key not in self.section(section):
                    yield Where(self.file).finding(f"[{section}.{key}] is missing", "Describe this key.")


def read_dictionary(path: Path, file: str, findings: list[Finding]) -> Dictionary:
    """Read `fields.toml`; entries that break a rule are left out, with findings."""
    before = len(findings)
    table = files.read_toml(path, file, findings)
    if table is not None:
        findings += values.keys_known(Where(file), table, SECTIONS)
        findings += values.keys_complete(Where(file), table, SECTIONS, SECTIONS)
    sections = {name: entries_of(name, (table or {}).get(name, {}), file, findings) for name in SECTIONS}
    return Dictionary(file, sections, whole=len(findings) == before)


def entries_of(name: str, section: object, file: str, findings: list[Finding]) -> dict[str, Entry]:
    """The sound entries of one section, or of a layer's own [fields]."""
    if not isinstance(section, dict):
        findings.append(Where(file, name).finding(f"[{name}] holds no tables", f"Write [{name}.<key>]."))
        return {}
    sound: dict[str, Entry] = {}
    for key, entry in section.items():
        problems = list(values.dictionary_entry(Where(file, f"{name}.{key}"), entry))
        findings += problems
        if not problems:
            sound[key] = entry
    return sound


def field_of(name: str, entry: Entry) -> Field:
    """The record for one sound entry."""
    texts = {key: str(entry[key]) for key in ("label", "type", "unit", "meaning")}
    return Field(
        name,
        **texts,
        good=entry["good"],
        bad=entry["bad"],
        words=values.words_for_readers(entry),
        silent=entry.get("silent") is True,
        sought=entry.get("sought") is True,
        beside=str(entry.get("beside", "")),
        joined=str(entry.get("joined", "")),
        source_in=str(entry.get("source_in", "")),
    )


def values_checked(at: Where, record: Mapping[str, object], entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Each value of a record fits its entry. Keys without a sound entry have their own finding and are left out."""
    for key, value in record.items():
        if key in entries:
            yield from values.value(at, key, value, entries[key])
