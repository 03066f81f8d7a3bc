"""The pages of the atlas, each written down once: navigation, start pages, links and previews read it here."""

from dataclasses import dataclass

from layers.maps.headings import PURPOSE


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``path`` is its address, ``script`` its file beside `pages/navigation.py`, ``title`` its place in the
    navigation below ``group``, ``name`` what the tab of the browser says, empty for the atlas's own name.

    One that is not ``listed`` stands in no navigation: pages lead to it. ``has_map``: it opens with a map, whose code
    the browser fetches while Streamlit is still starting.
    """

    path: str
    script: str
    title: str
    name: str
    description: str
    group: str = ""
    has_map: bool = False
    listed: bool = True


_LINKS = "Links between Great Britain and Belgium, all North Sea links by year, and whose waters they cross."
_CO2 = "Where CO2 captured in Belgium can go: stores, distances by sea, and what each still lacks."
_PORTS = "What comes ashore where, which ships sail, and what the United Kingdom and Belgium promised."
_WIND = "How much offshore wind the North Sea has and expects, and what states aim for."
_PROTECTION = "Where cables, pipelines and shipping cross, what lies near a place, and who keeps watch."
_COMMITMENTS = "What the United Kingdom and Belgium promised each other, and what became of it."
_COMPARE = "Two years, or two sets of choices, on two maps under one camera, and what is on one alone."
_BRIEF = "A view of the atlas as a slide, a picture or a pack, with its sources and date."
_TIMELINE = "What happened and what is expected, from 1998 to 2050."
_ABOUT = "What the atlas is and is not, how its facts are checked, and how to report an error."
_COVERAGE = "Which commitments the map can show, and which it cannot, with the reason."

CATALOGUE = (
    Page("/", "explore/page.py", "Explore", "", PURPOSE, has_map=True),
    Page("/interconnectors", "interconnectors/page.py", "Interconnectors", "Interconnectors", _LINKS, has_map=True),
    Page("/co2", "co2/page.py", "CO2", "CO2", _CO2, has_map=True),
    Page("/ports", "ports/page.py", "Ports", "Ports and shipping", _PORTS, has_map=True),
    Page("/wind", "wind/page.py", "Wind", "Offshore wind", _WIND, has_map=True),
    Page("/protection", "protection/page.py", "Protection", "Protection", _PROTECTION, has_map=True),
    Page("/commitments", "commitments/page.py", "Commitments", "Commitments", _COMMITMENTS),
    Page(
        "/timeline",
        "timeline/page.py",
        "Timeline",
        "Timeline",
        "What happened and what is expected, from 1998 to 2050.",
    ),
    Page("/brief", "brief/page.py", "Brief", "Brief", _BRIEF),
    Page("/compare", "compare/page.py", "Compare", "Compare", _COMPARE, has_map=True, listed=False),
    Page(
        "/reference",
        "reference/page.py",
        "Reference",
        "Reference",
        "Agreements, bodies and terms, and who may store whose CO2.",
        "Reference",
    ),
    Page("/coverage", "coverage/page.py", "Coverage", "Coverage", _COVERAGE, "Reference"),
    Page(
        "/sources",
        "sources/page.py",
        "Sources",
        "Sources",
        "Every source, what rests on it, how good the evidence is, and the licence of every layer.",
        "Reference",
    ),
    Page("/about", "about/page.py", "About", "About the atlas", _ABOUT, "Reference"),
)
"""In the order of the navigation; the first is the page that opens."""
PAGES = {page.path: page for page in CATALOGUE}
"""Path -> page."""


def script_of(path: str) -> str:
    """The script of a page, as Streamlit's links name it. Raises KeyError for a path that is no page."""
    return PAGES[path].script
