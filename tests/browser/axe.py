"""What axe finds on a page that keeps people out, apart from what is known upstream."""

import tomllib
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.conftest import PATIENCE_MS, ROOT

UPSTREAM = ROOT / "pages" / "about" / "upstream_findings.toml"
GRAVE = ("serious", "critical")
_RUN = """([within, entries, grave, patience]) => {
    const lesser = axe._audit.rules.filter(({ impact }) => !grave.includes(impact));
    const rules = Object.fromEntries(lesser.map(({ id }) => [id, { enabled: false }]));
    rules["target-size"] = { enabled: true };
    const late = new Promise((_, fail) => setTimeout(fail, patience, new Error("axe has not ended")));
    const ended = axe.run(within ?? document, { resultTypes: ["violations"], rules });
    return Promise.race([ended, late]).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ impact, target, any, all, none }) => {
            const element = document.querySelector(target.flat().at(-1));
            const known = entries.findIndex(({ rule, selector }) => rule === id && element?.matches(selector));
            const why = [...any, ...all, ...none].map(({ message }) => message).join(" ");
            return { rule: id, impact, known, where: target.join(" "), why };
        })));
}"""


@dataclass(frozen=True)
class Entry:
    """What is known upstream: axe's ``rule``, a ``selector`` of its elements, the address of its ``issue``, what is
    ``told`` of it on the page About.
    """

    rule: str
    selector: str
    issue: str
    why: str
    told: str


def entries() -> list[Entry]:
    """All that is known upstream, as the file lists it."""
    return [Entry(**each) for each in tomllib.loads(UPSTREAM.read_text(encoding="utf-8")).get("finding", [])]


def found(page: Page, within: str | None = None) -> list[dict[str, Any]]:
    """What is serious or critical on a page, or within an element of it: rule, where, why, and the number of the entry
    that knows it, -1 for none.

    axe is given to the page by the browser itself: a script of its own the page's policy would refuse. Rules that find
    nothing grave are not asked: what a rule finds is as grave as the rule.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    known = [{"rule": each.rule, "selector": each.selector} for each in entries()]
    every: list[dict[str, Any]] = page.evaluate(_RUN, [within, known, GRAVE, PATIENCE_MS])
    return [each for each in every if each["impact"] in GRAVE]
