"""The office program that opens what is made for it: an installed LibreOffice, and the letters that it writes with."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

MISSING = (
    "The test of slides needs LibreOffice Impress. Install it, for example with "
    "'apt-get install --no-install-recommends libreoffice-impress-nogui'."
)
WITH_NOTES = 'pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"}}'
WITHOUT_LETTERS = (
    "The test of slides needs the twin of Arial that office programs take where Arial is not there. Install it, for "
    "example with 'apt-get install fonts-liberation'."
)
LETTERS = ("Arial", "Liberation Sans", "Arimo")
"""Typefaces with the widths of Arial. Others are up to a sixth wider, and lines break elsewhere."""
PATIENCE = 180
"""Seconds that LibreOffice may take: it does in two what a busy machine may draw out."""


def find() -> str | None:
    """Path of an installed LibreOffice; the environment variable SOFFICE is asked first."""
    return os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")


def letters() -> str | None:
    """File of the installed typeface that stands for Arial and is as wide; the system's own choice is asked."""
    matcher = shutil.which("fc-match")
    if matcher is None:
        return None
    asked = [matcher, "--format", "%{family[0]}\t%{file}", "Arial"]
    family, _, file = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.partition("\t")
    return file if family in LETTERS else None


def as_pdf(program: str, files: Sequence[Path], folder: Path) -> list[bytes]:
    """Presentations opened and drawn by LibreOffice: all slides, then all pages of notes, of each as a PDF file."""
    return _opened(program, files, folder, WITH_NOTES)


def as_png(program: str, files: Sequence[Path], folder: Path) -> list[bytes]:
    """What LibreOffice draws of files: the first slide of a presentation, or a picture."""
    return _opened(program, files, folder, "png")


def _opened(program: str, files: Sequence[Path], folder: Path, wanted: str) -> list[bytes]:
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", wanted, "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    made = [folder / f"{file.stem}.{wanted.partition(':')[0]}" for file in files]
    if not all(path.exists() for path in made):
        raise RuntimeError(f"LibreOffice could not open what it was given: {done.stdout} {done.stderr}")
    return [path.read_bytes() for path in made]
