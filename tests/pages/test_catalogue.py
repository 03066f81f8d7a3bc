"""The pages are written down once, and every folder of a page is in that list."""

from pages.catalogue import CATALOGUE, PAGES
from tests.conftest import ROOT


def test_every_page_folder_is_in_the_catalogue_and_the_other_way_round():
    folders = {path.relative_to(ROOT / "pages").as_posix() for path in (ROOT / "pages").glob("*/page.py")}
    assert {page.script for page in CATALOGUE} == folders


def test_paths_of_pages_are_their_own():
    assert len(PAGES) == len(CATALOGUE)
    assert [page.path for page in CATALOGUE if not page.description] == []
