"""The office program that opens what is made for it: an installed LibreOffice."""

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
PATIENCE = 180
"""Seconds that LibreOffice may take: it does in two what a busy machine may draw out."""


def find() -> str | None:
    """Path of an installed LibreOffice; the environment variable SOFFICE is asked first."""
    return os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")


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
