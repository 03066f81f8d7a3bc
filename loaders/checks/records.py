"""Rules for records and for what they say of each other: ids, sources, references, dates and redirects."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from loaders.checks.values import identifier, is_blank
from loaders.findings import Finding, Where, nearest, quoted, times

PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""Length of a date -> its precision."""


def tables_listed(at: Where, key: str, listed: object) -> Iterator[Finding]:
    """A TOML file of records is a list of tables [[key]]."""
    if listed is None:
        yield at.finding(f"there is no [[{key}]]", "Write one such table for each record.")
    elif not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        yield at.finding(f"{key} is {quoted(listed)}", f"it must be a list of tables, each begun with [[{key}]].")


def ids_unique(file: str, ids: Iterable[object], what: str) -> Iterator[Finding]:
    """No two records of a file have the same id."""
    for name, count in Counter(each for each in ids if isinstance(each, str)).items():
        if count > 1:
            yield Where(file, name).finding(f"the id of this {what} is given {times(count)}", "Give each its own.")


def ids_unique_over_files(files: Mapping[str, Iterable[str]], what: str) -> Iterator[Finding]:
    """No two files have a record with the same id. ``files`` holds the ids of each file, in reading order."""
    owner: dict[str, str] = {}
    for file, ids in files.items():
        for name in dict.fromkeys(ids):
            if name in owner:
                fault = f"the id of this {what} is already taken in {owner[name]}"
                yield Where(file, name).finding(fault, "Give each its own.")
            else:
                owner[name] = file


def id_names_file(at: Where, name: object, stem: str) -> Iterator[Finding]:
    """The id of a record that has a file of its own is the file's name."""
    if isinstance(name, str) and name != stem:
        yield at.finding(f"id is {quoted(name)}", f"it must be the name of the file, {quoted(stem)}.")


def documents_once(file: str, rows: Iterable[Mapping[str, object]]) -> Iterator[Finding]:
    """No document stands twice among the sources. Pages of one address may be several documents, by their titles."""
    first: dict[tuple[str, str], object] = {}
    for row in rows:
        name = row.get("id")
        url, title = (str(row.get(key) or "").strip().rstrip("/").casefold() for key in ("url", "title"))
        same = first.setdefault((url, title), name)
        if url and same != name:
            fault = f"its title and address are those of {quoted(same)}, too"
            yield Where(file, str(name)).doubt(fault, "Keep one of them, and name that one wherever either is named.")


def sources_given(at: Where, sources: object) -> Iterator[Finding]:
    """A record names at least one source."""
    if sources == [] or sources is None:
        yield at.finding("no source is named", "Name at least one id of sources.csv in 'sources'.")


def references(at: Where, ids: object, known: Collection[str], what: str) -> Iterator[Finding]:
    """Every id, of a list or alone, is that of a record that exists. ``what`` says in one word what kind of record."""
    listed = [ids] if isinstance(ids, str) else ids
    if isinstance(listed, list):
        for name in dict.fromkeys(each for each in listed if isinstance(each, str) and each.strip()):
            if name not in known:
                yield at.finding(f"{what} {quoted(name)} is not known", nearest(name, known))


def dated_by_its_document(
    at: Where, published: object, kind: object, undocumented: Collection[str]
) -> Iterator[Finding]:
    """A source has a date of publication only where there is a document. ``undocumented`` are grades without one."""
    if isinstance(kind, str) and kind in undocumented and not is_blank(published):
        fault = f"published is {quoted(published)} although the kind of source is {quoted(kind)}"
        yield at.finding(
            fault, "Leave the date blank, for there is no document that was published; or correct the kind."
        )


def start_year_and_estimate(at: Where, start_year: object, start_is_estimate: object) -> Iterator[Finding]:
    """``start_is_estimate`` is given exactly when ``start_year`` is."""
    if not is_blank(start_year) and is_blank(start_is_estimate):
        yield at.finding(
            f"start_is_estimate is blank although start_year is {quoted(start_year)}", "Say true or false."
        )
    if is_blank(start_year) and not is_blank(start_is_estimate):
        fault = f"start_is_estimate is {quoted(start_is_estimate)} although start_year is blank"
        yield at.finding(fault, "Blank both or give both.")


NOT_YET = ("under_construction", "permitted", "planned", "proposed")
"""Statuses of what is not in service yet."""
IN_SERVICE_ONCE = ("operational", "decommissioned")
"""Statuses of what is in service, or was."""


def start_fits_status(at: Where, status: object, start_year: object, start_is_estimate: object) -> Iterator[Finding]:
    """What is not in service yet is only expected to start; what is or was in service has started."""
    if status in NOT_YET and start_is_estimate is False:
        fault = f"start_year {quoted(start_year)} is told as reached although the status is {quoted(status)}"
        yield at.finding(fault, "Give the year that is expected, and say true in start_is_estimate.")
    if status in IN_SERVICE_ONCE and start_is_estimate is True:
        fault = f"start_year {quoted(start_year)} is told as expected although the status is {quoted(status)}"
        yield at.finding(fault, "Give the year in which it started, and say false in start_is_estimate.")


def start_fits_date(at: Where, start_year: object, start_is_estimate: object, as_of: object) -> Iterator[Finding]:
    """Evidence of a date knows no later year as reached, and expects no earlier one. ``as_of`` is a date or blank."""
    if not isinstance(start_year, int) or not isinstance(as_of, str) or not re.match("[0-9]{4}", as_of):
        return
    if start_is_estimate is False and int(as_of[:4]) < start_year:
        fault = f"start_year {quoted(start_year)} is told as reached although status_as_of is {quoted(as_of)}"
        yield at.finding(fault, "Give the date of the source that tells of the start.")
    if start_is_estimate is True and int(as_of[:4]) > start_year:
        fault = f"start_year {quoted(start_year)} is still expected although status_as_of is {quoted(as_of)}"
        yield at.finding(fault, "Give the year that is expected now, or what became of it.")


def no_two_alike(file: str, said: Iterable[tuple[object, object]], what: str) -> Iterator[Finding]:
    """No two features of a layer say the very same of themselves: it is mostly a copy that was not finished.

    ``said`` holds pairs of an id and what the feature says; blanks are passed over. ``what`` names it.
    """
    first: dict[str, object] = {}
    for name, value in said:
        if isinstance(value, str) and not is_blank(value) and first.setdefault(value, name) != name:
            yield Where(file, str(name)).doubt(
                f"its {what} is that of {quoted(first[value])}, too", "Give each its own."
            )


def precision_fits_date(at: Where, date: object, date_precision: object) -> Iterator[Finding]:
    """``date_precision`` (day, month or year) is that of the date as it is written, and blank for a blank date."""
    if not isinstance(date, str) or not isinstance(date_precision, str):
        return
    precision = PRECISIONS.get(len(date), "")
    if date_precision != precision and (date_precision in PRECISIONS.values() or not date_precision):
        fault = f"date_precision is {quoted(date_precision)} although the date is {quoted(date)}"
        yield at.finding(fault, f"Write {quoted(precision)} or correct the date.")


def co2_from_a_party(at: Where, co2_from: object, countries: object) -> Iterator[Finding]:
    """The states whose CO2 an arrangement speaks of are among its states."""
    if isinstance(co2_from, list) and isinstance(countries, list):
        for code in co2_from:
            if isinstance(code, str) and code not in countries:
                yield at.finding(f"co2_from {quoted(code)} is no state of the arrangement", nearest(code, countries))


def redirect_is_no_feature(at: Where, name: object, features: Collection[str]) -> Iterator[Finding]:
    """The id that is redirected belongs to no feature any more."""
    if isinstance(name, str) and name in features:
        fault = f"{quoted(name)} is the id of a feature"
        yield at.finding(fault, "Remove this entry, or give the feature another id.")


def redirect_leads_to_feature(
    at: Where, to: object, features: Collection[str], redirected: Collection[str]
) -> Iterator[Finding]:
    """``to`` is the id of a feature, or blank for one that was removed; it never leads to another entry."""
    if not isinstance(to, str) or to in features or any(identifier(at, "to", to, {})):
        return
    if to in redirected:
        yield at.finding(f"to {quoted(to)} is redirected, too", "Write where that entry leads.")
    else:
        yield at.finding(f"feature {quoted(to)} is not known", nearest(to, features))


def range_rises(at: Where, low: str, from_: object, high: str, to: object) -> Iterator[Finding]:
    """The upper end of a range is not below its lower end."""
    if isinstance(from_, int | float) and isinstance(to, int | float) and to < from_:
        yield at.finding(f"{high} is {to}, less than {low}, {from_}", "Exchange them, or correct one.")


def replaced_by_another(at: Where, id: object, by: object, ids: Collection[str]) -> Iterator[Finding]:
    """What took the place of a record is another record of the same table."""
    if by == id:
        yield at.finding(f"replaced_by is {quoted(by)}, its own id", "Give the record that took its place.")
    elif isinstance(by, str) and by and by not in ids:
        yield at.finding(f"replaced_by {quoted(by)} is not known", nearest(by, ids))


def removal_explained(at: Where, to: object, reason: object) -> Iterator[Finding]:
    """A feature that was removed, with no id to lead to, has a reason."""
    if to == "" and reason == "":
        yield at.finding("reason is blank although to is blank, too", "Say why the feature was removed.")
