"""A page of PDF that can be heard: its language, its title on the window, and the page as one figure told in words."""

import io
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

LANGUAGE = "en-GB"
"""BCP 47 tag of everything that is written into files."""


def tagged(pdf: bytes, told: str) -> bytes:
    """The file of one page with a structure (ISO 32000-1, 14.7): a figure whose words are ``told``, and its links.

    What is drawn stays as it is. The same file gives the same bytes.
    """
    file = PdfWriter(clone_from=io.BytesIO(pdf))
    page = file.pages[0]

    def kept(value: PdfObject) -> Any:
        return file._add_object(value)

    root, document = kept(_entries(Type="StructTreeRoot")), kept(_entries(S="Document"))
    figure = kept(_entries(S="Figure", P=document, Pg=page.indirect_reference, K=0, Alt=TextStringObject(told)))
    parts, parents = [figure], [NumberObject(0), ArrayObject([figure])]
    for number, note in enumerate(page.get("/Annots", ()), start=1):
        shown = _entries(Type="OBJR", Obj=note, Pg=page.indirect_reference)
        parts.append(kept(_entries(S="Link", P=document, K=shown)))
        parents += [NumberObject(number), parts[-1]]
        note.get_object().update(_entries(StructParent=number, Contents=note.get_object()["/A"]["/URI"]))
    document.get_object().update(_entries(P=root, K=ArrayObject(parts)))
    numbered = _entries(Nums=ArrayObject(parents))
    root.get_object().update(_entries(K=document, ParentTree=numbered, ParentTreeNextKey=len(parts)))
    opened, closed = (kept(_stream(words)) for words in (b"/Figure <</MCID 0>> BDC", b"EMC"))
    drawn = ArrayObject([opened, page.raw_get("/Contents"), closed])
    page.update(_entries(StructParents=0, Tabs="S", Contents=drawn))
    about = _entries(StructTreeRoot=root, MarkInfo=_entries(Marked=True), Lang=TextStringObject(LANGUAGE))
    file.root_object.update(about | _entries(ViewerPreferences=_entries(DisplayDocTitle=True)))
    packed = io.BytesIO()
    file.write(packed)
    return packed.getvalue()


def _entries(**entries: object) -> DictionaryObject:
    """A dictionary of PDF: words are names, figures are numbers, what is of PDF stays as it is."""
    made = DictionaryObject()
    for name, value in entries.items():
        made[NameObject(f"/{name}")] = _made(value)
    return made


def _made(value: object) -> PdfObject:
    match value:
        case PdfObject():
            return value
        case bool():
            return BooleanObject(value)
        case int():
            return NumberObject(value)
        case _:
            return NameObject(f"/{value}")


def _stream(words: bytes) -> StreamObject:
    made = StreamObject()
    made.set_data(words)
    return made
