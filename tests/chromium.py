"""The browser that the tests drive: an installed Chrome or Chromium, else Debian's package, else a sentence."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
WITHOUT_WEBGL = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", "--disable-background-networking"]
MISSING = "The browser tests need Chromium or Chrome. Install one, for example with 'apt-get install chromium'."


def find() -> str | None:
    """Path of an installed Chrome or Chromium; the environment variable CHROMIUM is asked first."""
    asked = os.environ.get("CHROMIUM")
    return asked or next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Debian's package, where this user may install it."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    if not find():
        print("Installing Chromium for the browser tests ...")
        install()
    if not find():
        sys.exit(MISSING)
