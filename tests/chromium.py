"""The browser that the tests drive: an installed Chrome or Chromium."""

import os
import shutil

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
FOR_TESTS = [
    *ARGUMENTS,
    "--disable-gpu-compositing",
    "--process-per-site",
    "--js-flags=--no-turbofan --min-semi-space-size=16 --max-semi-space-size=64",
]
"""The same, and only what a page draws with WebGL is drawn as by a graphics card. Where there is none, the rest is done
in a tenth of the time. All tabs of one reader share a process, which then compiles the code of a page once. Of V8's
compilers the last and slowest does nothing: a test's page is closed before that has paid. Its room for what is new has
16 MB from the start: it is swept less often while a page loads.
"""
WITHOUT_WEBGL = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", "--disable-background-networking"]
MISSING = "The browser tests need Chromium or Chrome. Install one, for example with 'apt-get install chromium'."


def find() -> str | None:
    """Path of an installed Chrome or Chromium; the environment variable CHROMIUM is asked first."""
    asked = os.environ.get("CHROMIUM")
    return asked or next((path for name in NAMES if (path := shutil.which(name))), None)
