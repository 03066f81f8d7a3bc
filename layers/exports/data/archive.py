"""The files of a view in one archive, with what whoever opens it years later needs: words, licences, a citation."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from geodata.records import COUNTRIES, POSITION_ACCURACIES, STATUSES, Field
from geodata.source_records import Source
from layers.exports.sharing import ATLAS
from layers.exports.slides.text import plain, web_address
from layers.maps import headings
from layers.maps.coverage import caveats
from layers.maps.deck import features_shown
from layers.views.map_view import MapView
from layers.wording.evidence import unverified
from layers.wording.facts import FACTS_AS_OF, in_words
from layers.wording.rights import own_rights, shape_rights, told
from loaders.atlas import Atlas
from loaders.missing import at_hand, sentence

NAME = "north-sea-atlas"
"""What the files of data in the archive are called, before the ending."""
ASKED = {
    "CC BY 4.0": "Use, change and pass on the data for any purpose. Name the credit, link the licence and say what you "
    "changed.",
    "ODbL 1.0": "The same freedom. Whoever publicly passes on an altered or extended version of the data must put it "
    "under ODbL, too. A picture or a map made from it may have any licence, as long as it says that it contains data "
    "of OpenStreetMap contributors under the ODbL.",
    "NLOD 2.0": "As CC BY 4.0: name the licence and the distributor, and say what you changed.",
}
"""Licence -> what it asks of whoever uses the data."""
_SPDX = {"CC BY 4.0": "CC-BY-4.0", "ODbL 1.0": "ODbL-1.0", "NLOD 2.0": "NLOD-2.0"}
_IN_EVERY_FILE = {
    "layer": "Which layer a row is of (GeoJSON and CSV; in a GeoPackage, the table).",
    "best_source": "The kind of the best source that the row names. Not every fact need come from it.",
    "own_grades": "The kinds of source of single facts, where it is known which source of the row they rest on.",
    "commitments": "Ids of the UK-Belgium commitments that name the feature.",
    "data_licence": "Licence of the layer, and of the shape where that is another; a column licence without data_ is "
    "the thing's own, such as a store's.",
    "citation": "A reference to the feature with its sources, ready for a footnote.",
    "feature_id": "The id, in a GeoPackage.",
    "attribution": "The credit of the layer, and of the shape where it has another origin, in CSV.",
    "longitude": "Position of the symbol of a feature with an outline, in degrees (WGS 84).",
    "latitude": "The same.",
    "about": "What the atlas is, in CSV.",
    "wkt": "The shape as Well-Known Text, longitude and latitude in degrees (WGS 84), in CSV.",
}
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data in an archive: its ending, what it is in a clause without a full stop, and what is in it."""

    ending: str
    about: str
    content: bytes


def archive(
    view: MapView, atlas: Atlas, files: Sequence[DataFile], *, sources: Sequence[Source], link: str, today: date
) -> bytes:
    """A ZIP file of ``files`` with README.txt, LICENCES.txt and CITATION.cff.

    The same view on the same day gives the same bytes. ``link`` opens the view; what is no web address is left out.
    """
    address = web_address(link)
    named = {f"{NAME}.{each.ending}": each.content for each in files}
    texts = {
        "README.txt": readme(view, atlas, files, link=address, today=today),
        "LICENCES.txt": licences(view, atlas),
        "CITATION.cff": citation_file(view, atlas, sources, link=address, today=today),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in ({each: text.encode() for each, text in texts.items()} | named).items():
            about = zipfile.ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0))
            about.create_system, about.external_attr = 3, 0o644 << 16
            file.writestr(about, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def readme(view: MapView, atlas: Atlas, files: Iterable[DataFile], *, link: str, today: date) -> str:
    """What the archive shows, by which filters, and what to know before relying on it."""
    shown = features_shown(view, atlas)
    count = sum(len(features) for features in shown.values())
    title = f"{ATLAS}: {plain(headings.title(view, atlas))}"
    layers = []
    for id, features in shown.items():
        info, all_of_it = atlas.layers[id].info, len(atlas.layers[id].features)
        of_all = f" of {all_of_it:,}" if len(features) != all_of_it else ""
        known = f"facts as of {in_words(info.as_of)}. {caveats(info)}".strip()
        layers.append(f"{info.title} ({id}): {len(features):,}{of_all}, {known}")
    parts = [
        f"{title}\n{'=' * len(title)}\n\n{_paragraph(headings.subtitle(view, atlas, count))}",
        _section("What is shown", [headings.PURPOSE, *filters(view, atlas)]),
        _section("The live view", [link]) if link else "",
        _section("Files", [
            *(f"{NAME}.{each.ending}: {each.about}." for each in files),
            "LICENCES.txt: the licence and the credit of every layer shown.",
            "CITATION.cff: how to cite these data (Citation File Format 1.2.0), with the sources.",
        ]),
        _section("Layers", layers or ["No layer is switched on: the files hold no features."]),
        _section("Columns", columns(shown, atlas)),
        _section("Words in the columns", [
            "A blank (null in GeoJSON) means not published, or not applicable. "
            "Lists have semicolons in CSV, GeoPackage and Excel.",
            "The ids in sources are explained in the GeoJSON's list of sources and in the GeoPackage's table sources; "
            "the CSV gives the sources in its column citation, and the Excel file has a sheet of them.",
            *(f"status {id}: {words}." for id, words in STATUSES.items()),
            *(f"position_accuracy {id}: {words.partition(': ')[2] or words}."
              for id, words in POSITION_ACCURACIES.items()),
            *(f"best_source {grade.id}: {grade.label}. {grade.meaning}" for grade in at_hand(atlas.grades).values()),
            f"countries: {', '.join(f'{code} {name}' for code, name in COUNTRIES.items())}.",
        ]),
        _section("Limits of use", [
            headings.LIMITS_OF_USE,
            *filter(None, [sentence(atlas.missing.values())]),
            f"Facts as of {FACTS_AS_OF}; each record carries its own date. Archive made {in_words(today.isoformat())}.",
        ]),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def filters(view: MapView, atlas: Atlas) -> list[str]:
    """The filters of a view, each as a sentence, those that keep everything among them."""
    statuses = ", ".join(STATUSES[status].lower() for status in view.statuses) or "none: nothing is shown"
    countries = ", ".join(COUNTRIES[code] for code in view.countries) or "all"
    found = [
        f"Status: {statuses}.",
        f"Countries: {countries}.",
        "Year: any."
        if view.year is None
        else f"Year {view.year}: features in service or expected in that year, and those without a published year.",
    ]
    if view.q:
        found.append(f"Words in the name, kind, operator or description: “{view.q}”.")
    if view.only:
        names = ", ".join(str(atlas.feature(id)["name"]) for id in view.only)
        found.append(f"Only these, chosen by name: {names}.")
    if view.commitment:
        title = atlas.commitments[view.commitment].title
        found.append(
            f"On the map the places of a commitment stand out: {title}. The files also hold the other features."
        )
    found.append("The files hold every feature that matches these filters, wherever the map's camera looks.")
    return found


def columns(shown: Iterable[str], atlas: Atlas) -> list[str]:
    """Every column of the files: name, label, unit and meaning. ``shown`` are ids of layers."""
    known: dict[str, Field] = {}
    for id in shown:
        known |= atlas.layers[id].info.fields
    if not known:
        return []
    described = [
        f"{field.name}: {field.label}{f' in {field.unit}' if field.unit else ''}. {field.meaning}"
        for field in known.values()
    ]
    return [*described, *(f"{name}: {meaning}" for name, meaning in _IN_EVERY_FILE.items())]


def licences(view: MapView, atlas: Atlas) -> str:
    """The licence and the credit of every layer shown, and what these licences ask."""
    infos = [atlas.layers[id].info for id in view.layers]
    layers, found = [], list[str]()
    for info in infos:
        of_shapes = shape_rights(atlas, atlas.layers[info.id].features)
        found += [info.licence, *(each.licence for each in of_shapes)]
        layers.append(
            f"{info.title} ({info.id}): {info.licence}, {info.licence_url}. Credit: {info.attribution}."
            + (f" Shapes of others: {told(of_shapes)}." if of_shapes else "")
        )
    asked = {licence: ASKED[licence] for licence in dict.fromkeys(found) if licence in ASKED}
    parts = [
        "Licences of the data\n====================",
        _section("Layers", layers or ["No layer is switched on."]),
        _section("What this asks of you", [f"{licence}: {words}" for licence, words in asked.items()]),
        _section("Sources", [
            "The sources that the facts rest on keep their own terms; the files name them. Only facts were taken from "
            "those that are under copyright.",
        ]),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def citation_file(view: MapView, atlas: Atlas, sources: Iterable[Source], *, link: str, today: date) -> str:
    """How to cite the data: Citation File Format 1.2.0, with the sources as references.

    Every text stands in double quotes as JSON writes it, which YAML reads as the same text.
    """
    count = sum(len(features) for features in features_shown(view, atlas).values())
    layers = [atlas.layers[id] for id in view.layers]
    found = {each.licence for layer in layers for each in (own_rights(layer), *shape_rights(atlas, layer.features))}
    licence = _SPDX.get(next(iter(found))) if len(found) == 1 else None
    lines = [
        "cff-version: 1.2.0",
        f"message: {_quoted('If you use these data, please cite them as below. LICENCES.txt names the licences.')}",
        "type: dataset",
        f"title: {_quoted(f'{ATLAS}: {headings.title(view, atlas)}')}",
        f"abstract: {_quoted(headings.subtitle(view, atlas, count))}",
        "authors:",
        f"  - name: {_quoted(ATLAS)}",
        f"version: {_quoted(f'facts as of {FACTS_AS_OF}')}",
        f"date-released: {_quoted(today.isoformat())}",
    ]
    # Several licences in one list would mean that the reader may choose among them.
    lines += [f"license: {licence}"] if licence else []
    lines += [f"url: {_quoted(link)}"] if link else []
    references = dict.fromkeys(_reference(source) for source in sources if not unverified(atlas, [source.id]))
    return "\n".join([*lines, *(["references:", *references] if references else [])]) + "\n"


def _reference(source: Source) -> str:
    lines = [
        "type: generic",
        f"title: {_quoted(source.title)}",
        "authors:",
        f"  - name: {_quoted(source.publisher or ATLAS)}",
    ]
    lines += [f"url: {_quoted(web_address(source.url))}"] if web_address(source.url) else []
    if day := _DATE.fullmatch(source.published):
        year, month, exact = day.groups()
        lines += [f"date-published: {_quoted(source.published)}"] if exact else [f"year: {int(year)}"]
        lines += [f"month: {int(month)}"] if month and not exact else []
    return "\n".join(f"  {' ' if number else '-'} {line}" for number, line in enumerate(lines))


def _quoted(words: str) -> str:
    return json.dumps(plain(words), ensure_ascii=False)


def _section(heading: str, entries: Sequence[str]) -> str:
    """A heading with a list below it; nothing where there are no entries."""
    if not entries:
        return ""
    return "\n".join([heading, "-" * len(heading), *(_paragraph(entry, "- ") for entry in entries)])


def _paragraph(words: str, mark: str = "") -> str:
    """Words in lines that a terminal holds; an address is never broken."""
    lines = wrap(
        plain(words), _WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return "\n".join(lines)
