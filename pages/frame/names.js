// Names that Streamlit leaves out, for those who hear the page: what is called like another says where it belongs, the
// themes of the sidebar are headings, and a symbol is a name only where it stands alone in a button.
{
  const SAME = "button:not([role=radio]), summary, a[data-testid^=stBaseLinkButton], "
    + "a[data-testid^=stPageLink]";
  const SYMBOL = "[role=img][aria-label$=' icon']";
  const UNSAID = `${SYMBOL}, [aria-hidden=true], [data-testid=stIconMaterial]`;
  const CARD = "[data-testid=stVerticalBlock]";
  const FIGURE = "[class*='st-key-figures-'] [data-testid=stVerticalBlock]", SLIDE = "[class*='st-key-slide-']";
  const GRID_KEYS = "Arrows go from cell to cell, Tab leaves. Where a row can be chosen, Enter chooses it.";
  const VALUE = "[data-testid=stSliderThumbValue]";
  const PAUSE_MS = 150;                                     // a page that is drawn anew changes a hundred times

  const plain = element => {
    const copy = element.cloneNode(true);
    for (const symbol of copy.querySelectorAll(UNSAID)) symbol.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const ours = new WeakMap();                               // an element -> its label before ours, and ours

  // Streamlit's own name of an element, whatever we have made of it before.
  const nameOf = element => {
    const { label, given } = ours.get(element) ?? {};
    return (element.ariaLabel === given ? label : element.ariaLabel) || plain(element);
  };

  const call = (element, given) => {
    if (element.ariaLabel === given) return;
    const known = ours.get(element), label = element.ariaLabel === known?.given ? known.label : element.ariaLabel;
    ours.set(element, { label, given });
    element.ariaLabel = given;
  };

  // What a map has headings for, such as its legend, stands in the map; its title may be that of the page.
  const HEADINGS = "h1, :is(h2, h3, h4):not(.atlas-map *)";

  // What something stands under: the label of its figure, the title of its slide or of its card, or the nearest heading
  // before it.
  const place = (element, headings) => {
    const title = element.closest(FIGURE)?.querySelector("p") ?? element.closest(SLIDE)?.querySelector("p:has(strong)")
      ?? element.closest(CARD)?.querySelector(`:scope > :first-child p > strong:only-child`);
    if (title) return plain(title);
    const before = headings.filter(each => each.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    return before.length ? headingWords(before.at(-1)) : "";
  };

  const headingWords = heading => plain(heading.querySelector("span") ?? heading);

  const tellApart = main => {
    const headings = [...main.querySelectorAll(HEADINGS)], named = new Map();
    for (const element of main.querySelectorAll(SAME)) {
      if (element.tabIndex < 0 || element.closest(".atlas-map, .atlas-table, .atlas-along")) continue;
      const name = nameOf(element);
      if (name) named.set(name, [...named.get(name) ?? [], element]);
    }
    for (const [name, all] of named) {
      if (all.length > 1 && all[0].href && all.every(({ href }) => href === all[0].href)) continue;
      const given = [];
      for (const element of all) {
        const where = all.length > 1 || element.closest(FIGURE) ? place(element, headings) : "";
        const full = where ? `${name}: ${where}` : name, before = given.filter(each => each === full).length;
        if (where || ours.has(element)) call(element, before ? `${full}, ${before + 1}` : full);
        given.push(full);
      }
    }
    for (const link of main.querySelectorAll("[aria-label^='Link to heading']")) {
      const heading = link.closest("h1, h2, h3, h4");
      if (heading) call(link, `Link to heading: ${headingWords(heading)}`);
    }
    // A table that Streamlit draws has no name, nor has the canvas that Tab stops at; its accessible twin stands in it.
    for (const grid of main.querySelectorAll("canvas [role=grid]")) {
      const canvas = grid.closest("canvas"), where = place(canvas, headings);
      if (where) for (const each of [canvas, grid]) call(each, where);
      grid.ariaDescription = GRID_KEYS;
    }
    // A place that can only be scrolled is a stop without a name, and the arrows scroll it from the cells.
    for (const scroller of main.querySelectorAll(".dvn-scroller")) scroller.tabIndex = -1;
    // A slider has its name twice: by its own label, and by that of its group.
    for (const slider of main.querySelectorAll("input[type=range][aria-label][aria-labelledby]")) {
      slider.removeAttribute("aria-labelledby");
    }
  };

  // A slider along words is heard by the word that it shows: while it moves, Streamlit tells the word's number.
  const tellValues = () => {
    for (const slider of document.querySelectorAll("[data-testid=stSlider] input[type=range]")) {
      const words = slider.closest(`div:has(> ${VALUE})`)?.querySelector(VALUE).textContent;
      if (words && slider.getAttribute("aria-valuetext") !== words) slider.setAttribute("aria-valuetext", words);
    }
  };

  const look = () => {
    for (const theme of document.querySelectorAll("[class*='st-key-theme-'] > :first-child p")) {
      theme.role = "heading";
      theme.ariaLevel = "2";
    }
    for (const symbol of document.querySelectorAll(SYMBOL)) {
      const button = symbol.closest("button");
      if (button && !plain(button) && symbol.ariaLabel === "close icon") call(button, "Close");
      if (!button || plain(button)) symbol.ariaHidden = "true";
    }
    const main = document.querySelector("[data-testid=stMain]");
    if (main) tellApart(main);
  };

  let waiting = null;
  new MutationObserver(() => {
    tellValues();                                           // at once: it is read as soon as it has changed
    waiting ??= setTimeout(() => {
      waiting = null;
      look();
    }, PAUSE_MS);
  }).observe(document.documentElement, {
    childList: true, subtree: true, characterData: true, attributeFilter: ["aria-valuetext"],
  });
}
