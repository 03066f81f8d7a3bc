// One search in the head of every page. What is typed is asked of the server beside Streamlit, so that no page runs for a
// letter; what is chosen is gone to as one steps to a page, so that nothing that the session keeps is lost. On a narrow
// page a button opens the field. Control and K, or ⌘ and K, lead there: a single letter or sign as a shortcut would be in
// the way of readers who speak their input (WCAG 2.1.4).
{
  const ROOT = document.querySelector("meta[name=atlas-root]").content, ADDRESS = "meta[name=atlas-search]";
  const AFTER = ".atlas-skip", NAV = "a[data-testid=stTopNavLink]", MAP = ".atlas-map";
  const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
  const REST_MS = 120;                                      // it is asked for once typing has rested so long
  const LATE_MS = 3000, FIRST_MS = 500, LONGEST_MS = 3000;  // as in arrivals.js
  const LATE = "Not arrived yet: what was searched for. Trying again.";
  const HELP = "Names, places, commitments, codes, positions";

  const made = (tag, own = {}, ...within) => {
    const { aria = {}, ...rest } = own, element = Object.assign(document.createElement(tag), rest);
    for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
    element.append(...within);
    return element;
  };
  const lens = () => made("span", { className: "atlas-search-lens", aria: { hidden: true } });
  const opener = made("button", { type: "button", className: "atlas-search-open", aria: { label: "Search", expanded: false } },
    lens());
  const field = made("input", {
    type: "text", role: "combobox", placeholder: "Search", autocomplete: "off", spellcheck: false, enterKeyHint: "go",
    maxLength: 100,
    aria: {
      label: "Search the atlas", autocomplete: "list", expanded: false, controls: "atlas-found",
      keyshortcuts: APPLE ? "Meta+K" : "Control+K",
    },
  });
  const key = made("kbd", { textContent: APPLE ? "⌘K" : "Ctrl K", aria: { hidden: true } });
  const shut = made("button", { type: "button", className: "atlas-search-shut", textContent: "Close" });
  const told = made("p", { className: "atlas-search-told" });
  const list = made("div", { id: "atlas-found", role: "listbox", aria: { label: "Found" } });
  const found = made("div", { className: "atlas-search-found", hidden: true }, told, list);
  const host = made("div", { role: "search", className: "atlas-search" },
    opener, made("div", { className: "atlas-search-box" }, lens(), field, key, shut, found));

  let turn = 0, stop = null, resting = null, waits = false, goes = false, at = -1;
  let explored = "", base = "";                             // the last view of the map, and the last base map

  const say = detail => dispatchEvent(new CustomEvent("atlas:said", { detail }));
  const options = () => [...list.children];

  // What the reader has chosen on the map is kept in what a result leads to, wherever the reader is by now.
  const remember = () => {
    if (location.pathname === `${ROOT}/`) explored = location.search;
    base = document.querySelector(MAP)?.dataset.base ?? base;
  };

  const mark = index => {
    at = index;
    options().forEach((each, number) => each.setAttribute("aria-selected", number === at));
    if (at >= 0) {
      field.setAttribute("aria-activedescendant", options()[at].id);
      options()[at].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const open = shown => {
    found.hidden = !shown;
    field.setAttribute("aria-expanded", shown && list.children.length > 0);
    if (!shown) mark(-1);
  };
  const widen = wide => {
    host.classList.toggle("atlas-search-wide", wide);
    opener.setAttribute("aria-expanded", wide);
  };
  const leave = () => {
    [goes, waits] = [false, false];
    turn += 1;
    stop?.abort();
    clearTimeout(resting);
    open(false);
    widen(false);
  };

  const tell = words => {
    told.textContent = words;
    told.hidden = !words;
    if (words) open(true);
  };
  const show = ({ results, told: words, nearest }) => {
    list.replaceChildren(...results.map(({ name, kind, by, address }, number) => made("a",
      { id: `atlas-found-${number}`, role: "option", href: address, tabIndex: -1, aria: { selected: false } },
      made("strong", { textContent: name }), made("span", { textContent: by ? `${kind} · ${by}` : kind }))));
    list.hidden = !results.length;
    tell(words);
    open(Boolean(words || results.length));
    mark(nearest || !results.length ? -1 : 0);              // what is only near is for the reader to take
    say(words || `${results.length} found. ${results[0].name}, ${results[0].kind}`);
  };

  const ask = words => {
    const mine = ++turn, query = new URLSearchParams(explored);
    stop?.abort();
    stop = new AbortController();
    query.set("words", words);
    if (base) query.set("base", base);
    const lack = () => {
      tell(LATE);
      say(LATE);
    };
    const late = setTimeout(() => { if (mine === turn) lack(); }, LATE_MS);
    const attempt = async tries => {
      try {
        const answer = await fetch(`${document.querySelector(ADDRESS).content}?${query}`, { signal: stop.signal });
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        const told = await answer.json();
        if (mine !== turn) return;
        [waits, stop] = [false, null];
        show(told);
        if (goes && at >= 0) options()[at].click();
        goes = false;
      } catch {
        if (mine !== turn) return;
        lack();
        setTimeout(() => { if (mine === turn) attempt(tries + 1); }, Math.min(LONGEST_MS, FIRST_MS * 2 ** tries));
        return;
      } finally {
        clearTimeout(late);
      }
    };
    attempt(0);
  };

  const typed = () => {
    const words = field.value.trim();
    clearTimeout(resting);
    goes = false;
    if (!words) {
      turn += 1;
      waits = false;
      return open(false);
    }
    remember();
    waits = true;
    resting = setTimeout(ask, REST_MS, words);
  };

  // A page is gone to as by the list of pages, which keeps what was chosen on it; all else by its address.
  const go = link => {
    const page = link.search ? null : [...document.querySelectorAll(NAV)].find(each => each.href === link.href);
    field.value = "";
    field.blur();
    leave();
    if (page) return page.click();
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  };

  const step = by => {
    if (found.hidden && list.children.length && field.value.trim()) open(true);
    const count = options().length;
    if (count && !found.hidden) mark(at < 0 && by < 0 ? count - 1 : (at + by + count) % count);
  };
  const KEYS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => {
      if (waits) goes = true;                               // the answer to what stands there now is meant
      else if (at >= 0) options()[at].click();
    },
    Escape: () => {
      const wide = host.classList.contains("atlas-search-wide");
      if (!found.hidden && !wide) return open(false);
      field.value = "";
      leave();
      if (wide) opener.focus();
    },
  };
  field.addEventListener("input", typed);
  field.addEventListener("focus", () => {
    remember();
    if (field.value.trim() && list.children.length) open(true);
  });
  field.addEventListener("keydown", event => {
    if (event.isComposing || !(event.key in KEYS)) return;
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key]();
  });
  list.addEventListener("pointerdown", event => event.preventDefault());    // the field keeps the focus
  list.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;  // in another tab
    event.preventDefault();
    go(link);
  });
  const start = () => {
    widen(true);
    field.focus();
    field.select();
  };
  opener.addEventListener("click", start);
  shut.addEventListener("click", () => {
    field.value = "";
    leave();
    opener.focus();
  });
  host.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !host.contains(relatedTarget)) leave();
  });
  addEventListener("pointerdown", ({ target }) => { if (!host.contains(target)) leave(); }, true);
  addEventListener("atlas:leaving", remember);
  addEventListener("keydown", event => {
    const [asked, other] = APPLE ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
    if (event.key.toLowerCase() !== "k" || !asked || other || event.altKey || event.shiftKey) return;
    if (!host.checkVisibility()) return;
    event.preventDefault();
    start();
  });

  field.title = HELP;
  new MutationObserver(() => {
    if (!host.isConnected) document.querySelector(AFTER)?.after(host);
  }).observe(document.documentElement, { childList: true, subtree: true });
}
