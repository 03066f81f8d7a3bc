"""The fixture that writes a small folder of data."""

from pathlib import Path

import pytest

from tests.loaders.tiny_data import FILES, WriteData


@pytest.fixture
def write_data(tmp_path: Path) -> WriteData:
    """A function that writes the folder of `tiny_data`, with the changes it is handed."""

    def write(changes: dict[str, str]) -> Path:
        for name, text in (FILES | changes).items():
            path = tmp_path / "geodata" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text:
                path.write_text(text, encoding="utf-8", newline="")
            else:
                path.unlink(missing_ok=True)
        return tmp_path / "geodata"

    return write
