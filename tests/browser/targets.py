"""What can be pressed on a page but is smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8), and is not excepted.

axe's rule of the same name is asked too. It looks at what has a role and the focus, not at what is only clicked:
labels round hidden boxes, rows of a table, items of a list that the keyboard reaches in another way, and whatever
stands in an SVG. Neither sees what is drawn on a canvas: the heads of Streamlit's tables, and features on the map,
which lie where they lie (essential) and are reached by list and table as well.
"""

from typing import Any

from playwright.sync_api import Page

RULE = "target-size"
_SMALL = """([within, entries]) => {
    const least = 24, kinds = "a[href],button,input:not([type=hidden]),select,textarea,summary,label:has(input),"
        + "[role=button],[role=link],[role=checkbox],[role=radio],[role=switch],[role=tab],[role=option],"
        + "[role=menuitem],[role=combobox],[role=slider],[tabindex='0']";
    const pointed = new Map(), points = element => {
        if (!pointed.has(element)) pointed.set(element, getComputedStyle(element).cursor === "pointer");
        return pointed.get(element);
    };
    const own = element => element.matches(kinds)
        || points(element) && !(element.parentElement && points(element.parentElement));
    const put = "[data-testid=stSidebar][data-collapsed=true] *";  // aside: nobody sees it
    const seen = element => !element.matches(put)
        && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && getComputedStyle(element).pointerEvents !== "none" && !element.closest(":disabled,[inert]");
    const box = element => element.getBoundingClientRect();
    // A line of text: words stand on it beside what can be pressed.
    const inText = element => {
        if (!getComputedStyle(element).display.startsWith("inline")) return false;
        let block = element.parentElement;
        while (block && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
        return Boolean(block) && block.textContent.trim().length > element.textContent.trim().length;
    };
    const all = [...document.querySelectorAll("body *")].filter(own).filter(seen)
        .map(element => ({ element, box: box(element) })).filter(({ box }) => box.width > 2 && box.height > 2);
    const low = all.filter(({ box }) => box.width < least - .1 || box.height < least - .1);
    const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
    const gap = ([x, y], { left, right, top, bottom }) =>
        Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    const kin = (one, other) => one === other || one.contains(other) || other.contains(one);
    const crowded = target => all.some(other => !kin(target.element, other.element)
        && (gap(middle(target.box), other.box) < least / 2 || low.includes(other)
            && Math.hypot(...middle(target.box).map((at, axis) => at - middle(other.box)[axis])) < least));
    const root = within ? document.querySelector(within) : document.body;
    return low.filter(({ element }) => root?.contains(element) && !inText(element)).filter(crowded)
        .map(({ element, box }) => {
            const key = element.closest("[class*=st-key-]")?.className.match(/st-key-\\S+/)?.[0] ?? "";
            const kind = element.dataset.testid ?? element.getAttribute("class")?.split(" ")[0] ?? "";
            const words = (element.ariaLabel || element.textContent.trim() || element.title).trim().slice(0, 40);
            return {
                known: entries.findIndex(selector => selector && element.matches(selector)),
                where: `${key} ${element.localName}.${kind} “${words}”`.trim(),
                size: `${Math.round(box.width * 10) / 10} by ${Math.round(box.height * 10) / 10}`,
            };
        });
}"""


def small(page: Page, within: str | None, known: list[str]) -> list[dict[str, Any]]:
    """What is too small on a page, or within an element of it: where, its size, and the number of the selector that
    knows it, -1 for none.

    Excepted are what stands in a line of text, and what has the room of 24 pixels to itself.
    """
    found: list[dict[str, Any]] = page.evaluate(_SMALL, [within, known])
    return found
