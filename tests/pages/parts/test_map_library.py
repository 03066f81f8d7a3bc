"""What draws the map is built from a lock file by one command, and lies in the project as it was built."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pages

LIBRARY = Path(pages.__file__).parent / "parts" / "map_library"
BUILT = ("LICENCES.txt", "map_library.js")


def test_the_library_is_what_its_lock_file_builds(tmp_path: Path) -> None:
    assert digests(LIBRARY) == json.loads((LIBRARY / "built.json").read_text())  # nothing was changed by hand
    if npm("ping", tmp_path).returncode:  # no registry: what was built is as old as what it was built from
        return
    for file in LIBRARY.iterdir():
        if file.is_file() and file.name not in BUILT:
            shutil.copy(file, tmp_path)
    for command in ("ci", "run build"):
        done = npm(command, tmp_path)
        assert done.returncode == 0, done.stderr
    assert {name: (tmp_path / name).read_bytes() for name in BUILT} == {
        name: (LIBRARY / name).read_bytes() for name in BUILT
    }


def test_a_licence_is_told_for_every_package_that_the_library_is_made_of() -> None:
    told = [part.split("\n", 1)[0] for part in (LIBRARY / "LICENCES.txt").read_text().split(f"\n{'-' * 80}\n\n")]
    asked = json.loads((LIBRARY / "package.json").read_text())["dependencies"]
    assert asked
    assert [name for name, version in asked.items() if not any(f"{name} {version} (" in each for each in told)] == []


def digests(folder: Path) -> dict[str, str]:
    return {
        file.name: sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
        if file.is_file() and file.name != "built.json"
    }


def npm(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What npm did. It and the Node.js that runs it come with the tests' packages."""
    scripts = Path(sys.executable).parent
    path = {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "npm_config_fetch_retries": "0"}
    asked = [str(scripts / "npm"), *command.split()]
    return subprocess.run(asked, cwd=folder, env=os.environ | path, capture_output=True, text=True, check=False)
