// Where the focus goes when something opens over the page, and where it goes back to. Streamlit puts what opens at the
// end of the document, a hundred Tabs from the button, and lets the focus fall to the top where a panel closes or a
// page is replaced.
{
  const BOX = "[data-testid=stPopoverBody]", OPENER = "[data-testid=stPopoverButton][aria-expanded=true]";
  const AT_WORK = "[data-testid=stApp][data-test-script-state=running]";
  const MENU = "[role=menu]", MENU_OPENER = "button[aria-haspopup][aria-expanded=true]";
  // What is open on a page, of which no page has two, its title, and the button that closes it.
  const PANEL = ":is(.st-key-panel, .st-key-outlet, .st-key-link-card, .st-key-wind-card, .st-key-event, .st-key-crossing)";
  const SYMBOL = "[data-testid=stIconMaterial], [role=img][aria-label$=' icon']";
  const TITLE = "h2, h3, strong, a[href]", CLOSE = "[class*='st-key-close'] button";
  const HOME = ":is([data-testid=stMain], [data-testid=stSidebar]) :is([data-testid=stElementContainer], "
    + "[data-testid=stVerticalBlock])";
  const WELCOME = ".st-key-welcome", PRESENTED = ".st-key-presentation", PAGES_MENU = "[data-testid=stTopNavSection]";
  const GRID = "[data-testid=data-grid-canvas]", MOST_TRIES = 40, CELL_TRIES = 4, TITLE_MS = 700;
  const HEAD = 60;                                          // pixels at the top of the page that its menu covers
  const PAUSE_MS = 250;                                     // by then `names.js` has named what is drawn anew
  const LEADS = /^(Arrow|Page|Home$|End$)/, FOLLOWS_MS = 300;   // the focus in a table follows a key in 200 ms
  const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]";
  let byKey = false, tabs = false, panel = null, named = "", box = null, menu = null, before = null;
  let last = null, view = "", grid = "", tries = 0, known = new Set(), waiting = null;
  let homes = [];                                           // what stood round that which had the focus last
  let cell = null;                                          // of a table, to which the reader is on the way back
  let led = -FOLLOWS_MS, choose = null;                     // when a key led on in a table; the row that is to be chosen
  const left = [];                                          // views that were left, each with what led on from it
  let now = { view: "", path: "", title: "" }, way = {}, back = null, stepped = false;

  const isSeen = place => place.tabIndex >= 0 && !place.disabled && place.checkVisibility({ visibilityProperty: true });
  const within = place => [...place.querySelectorAll(REACHED)].filter(isSeen);

  // A symbol is drawn by letters that are not to be read.
  const titleOf = place => {
    const copy = place.querySelector(TITLE)?.cloneNode(true);
    for (const symbol of copy?.querySelectorAll(SYMBOL) ?? []) symbol.remove();
    return copy?.textContent.trim() ?? "";
  };

  const take = place => {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };

  // What has the focus is seen: its head, where it is higher than the window.
  const show = place => {
    const { top, bottom } = place.getBoundingClientRect();
    if (top >= HEAD && Math.min(bottom, top + HEAD) <= innerHeight) return;
    const block = bottom - top < innerHeight / 2 ? "center" : "start";
    place.style.scrollMarginTop = `${HEAD}px`;              // below the head of the page
    place.scrollIntoView({ block });
  };

  // What is gone for good is given back to the map, or to the page.
  const giveBack = () => {
    if (before?.path !== location.pathname) before = null;   // the head, and the search in it, are on every page
    if (document.activeElement && document.activeElement !== document.body) return;
    goBack();
  };

  // A table that gets the focus goes to its first cell by itself, and once it has, to the one that the reader left: the
  // id of a cell is its place.
  const cellOf = place => place?.closest("[role=gridcell]")?.id;
  const goToCell = (table, tried = 0) => {
    if (!cell || !table.contains(document.activeElement)) return;
    const found = table.querySelector(`[id="${cell}"]`);
    if (found && cellOf(document.activeElement)) found.focus({ preventScroll: true });
    else if (tried < CELL_TRIES) setTimeout(goToCell, PAUSE_MS, table, tried + 1);
  };

  // A table that is drawn anew comes a little later: the reader is on the page meanwhile, and may go on.
  const goBack = (tried = 0) => {
    const map = document.querySelector(".maplibregl-canvas"), page = document.getElementById("stMain");
    if (tried && document.activeElement !== page) return;
    const there = [before?.place, before?.grid ? gridOf(before.grid) : before?.again?.()];
    const stays = each => each?.isConnected && each.getClientRects().length, last = before?.grid ? [page] : [map, page];
    const found = there.find(stays) ?? (tried < MOST_TRIES ? last : [map, page]).find(stays);
    found?.focus({ preventScroll: true });
    if (found) show(found);
    if (found === page && before?.grid && tried < MOST_TRIES) setTimeout(goBack, PAUSE_MS, tried + 1);
    if (!found?.matches(GRID)) return;
    cell = before.cell;
    goToCell(found);
  };

  const lookAtPanel = () => {
    const found = document.querySelector(PANEL), name = found ? titleOf(found) : "";
    if (found && name && name !== named) {
      found.role = "region";
      found.ariaLabel = name;
      if (byKey && !back && !found.contains(document.activeElement)) {
        const from = document.activeElement === document.body ? last : document.activeElement;
        before = { place: from, again: from && findAgain(from), grid, cell: cellOf(from), path: location.pathname };
        take(found);
        show(found);
      }
    }
    if (panel && !found && head()) giveBack();              // without its title, the page itself is on its way out
    [panel, named] = [found, found ? name : ""];
  };

  // The first page has its sidebar, forty Tabs long, before the list of pages.
  const PAGES = "[data-testid=stTopNavLink]", FIRST_SKIP = "[data-testid=stSkipToContent]";
  const skip = document.createElement("button");
  Object.assign(skip, { type: "button", className: "atlas-skip", textContent: "Skip to the pages" });
  skip.onclick = () => { document.querySelector(PAGES)?.focus(); };
  const offerPages = () => {
    skip.hidden = !document.querySelector(PAGES);
    if (!skip.isConnected) document.querySelector(FIRST_SKIP)?.after(skip);
  };

  const lookAtBox = () => {
    const found = document.querySelector(BOX);
    if (found && found !== box && !found.contains(document.activeElement)) take(found);
    box = found;
  };

  // A menu that opens while its page is drawn anew leaves the focus at its button, and then hears no key.
  const lookAtMenu = () => {
    const found = document.querySelector(MENU);
    if (byKey && found && found !== menu && !found.contains(document.activeElement)) within(found)[0]?.focus();
    menu = found;
  };

  const head = () => document.querySelector("[data-testid=stMain] h1");
  // The title of a map changes with what is selected, and the view stays what it was, but for one before an audience.
  const viewNow = () => {
    const titled = head()?.closest(".atlas-map") ? "" : head()?.textContent;
    return `${location.pathname} ${document.querySelector(PRESENTED) ? "presented" : titled}`;
  };

  // A page that was gone to by a link that stays: nothing else tells that it is there.
  let path = location.pathname;
  const tellPage = () => {
    if (location.pathname === path) return;
    path = location.pathname;
    setTimeout(sayTitle, TITLE_MS, path);
  };
  // Until a page has its title, it has that of the atlas; a heading that has the focus has been told.
  const sayTitle = there => {
    if (location.pathname !== there || document.activeElement === head()) return;
    if (!there.endsWith("/") && !document.title.includes(" · ")) setTimeout(sayTitle, TITLE_MS, there);
    else dispatchEvent(new CustomEvent("atlas:said", { detail: document.title }));
  };

  // How what leads away from a view is found when the reader comes back: a row by its feature, all else by its words.
  const findAgain = place => {
    const feature = place.closest("tr[data-feature]")?.dataset.feature, kind = place.localName, words = wordsOf(place);
    if (feature) return () => document.querySelector(`tr[data-feature="${CSS.escape(feature)}"] :is(button, a)`);
    const all = () => [...document.querySelectorAll(`[data-testid=stMain] ${kind}`)];
    return () => words && all().find(each => wordsOf(each) === words && isSeen(each));
  };
  const wordsOf = place => (place.ariaLabel ?? place.textContent).trim();

  // Another view has come. One that was left, on the same page or by the browser's Back, is come back to.
  const lookAtView = () => {
    const [path, title] = [location.pathname, head()?.textContent];
    if (title === undefined || (path !== now.path && title === now.title)) return;   // the page of before still stands
    const before = now;
    now = { view: viewNow(), path, title };
    if (now.view === before.view || !before.view) return;
    const at = left.findLastIndex(each => each.view === now.view), comes = at >= 0 && (stepped || path === before.path);
    back = comes ? { find: left[at].find, from: document.activeElement } : null;
    if (comes) left.length = at;
    else left.push({ view: before.view, find: way.view === before.view ? way.find : () => null });
    [stepped, tries] = [false, 0];
  };

  // Whether the reader is, or will be, where the way led on from. Who has gone on meanwhile stays there.
  const isBack = () => {
    const place = document.activeElement ?? document.body, lost = [document.body, head(), panel].includes(place);
    const waits = place === back.from && !lost, free = waits || lost, found = !waits && back.find();
    if (free && !found && tries++ < MOST_TRIES) {
      waiting = setTimeout(lookForLost, PAUSE_MS);
      return true;
    }
    back = null;
    if (!free || !found) return false;
    last = null;
    found.focus({ preventScroll: true });
    show(found);
    return true;
  };

  // A button that goes as it is pressed, such as one that empties its field: what it belonged to has the focus.
  const near = () => {
    const home = homes[0]?.isConnected || !document.querySelector(AT_WORK) ? homes.find(stands) : null;
    const stops = home ? within(home) : [];
    return stops.find(each => each.matches("input, textarea")) ?? stops[0];
  };
  // Where a whole page is what is left, its first stop would lead back to the map, far from where the reader was.
  const stands = place => place.isConnected && !place.querySelector(".atlas-map") && within(place).length;
  const homesOf = place => {
    const all = [];
    for (let each = place.parentElement?.closest(HOME); each; each = each.parentElement.closest(HOME)) all.push(each);
    return all;
  };

  const parts = () => [...document.querySelectorAll("[data-testid=stMain] :is(h2, h3, h4):not(.atlas-map *)")];

  // A table is known by its name, or by its place as long as it has none.
  const grids = () => [...document.querySelectorAll(GRID)];
  const nameOf = each => each.querySelector("[role=grid]")?.ariaLabel || `${grids().indexOf(each)}`;
  const gridOf = name => grids().find(each => nameOf(each) === name) ?? grids()[name];

  // What is pressed may go with all that stood round it: a row that opens a page, a table that is drawn anew.
  // The reader is where it led: at the title of the page, at the heading that is new on it, at the new table.
  const lookForLost = () => {
    waiting = null;
    if (back && isBack()) return;
    if (!last || (document.activeElement && document.activeElement !== document.body)) return;
    if (last.isConnected && viewNow() === view) {           // a button that rests while its file is made, or of a menu
      if (byKey && isSeen(last)) last.focus({ preventScroll: true });
      return;
    }
    const frame = head()?.closest(".atlas-map"), map = frame?.querySelector(".maplibregl-canvas");
    const comes = frame?.ariaBusy === "true" && !map;       // the map of a presentation has its title before it is there
    const kept = grid && (parts().find(each => !known.has(each.textContent))
      ?? gridOf(grid));
    const over = homes.some(each => each.matches(WELCOME)) && map;   // the card lay over the map, and belonged to it
    const place = viewNow() !== view ? map ?? (comes ? null : head()) : grid ? kept : byKey && (over || near());
    if (!place) {                                           // perhaps with what is drawn next, or once it has its name
      const soon = (grid || document.querySelector(AT_WORK)) && tries++ < MOST_TRIES;
      if (comes || soon) waiting = setTimeout(lookForLost, PAUSE_MS);
      return;
    }
    cell ??= cellOf(last);
    last = null;
    if (place === head()) document.getElementById("stMain").scrollTop = 0;
    if (place.matches("canvas") || isSeen(place)) place.focus();
    else {
      take(place);
      if (place !== head()) show(place);
    }
    if (place.matches(GRID)) goToCell(place);
  };

  new MutationObserver(() => {
    offerPages();
    lookAtView();
    lookAtBox();
    lookAtMenu();
    lookAtPanel();
    tellPage();
    waiting ??= setTimeout(lookForLost, PAUSE_MS);
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });

  addEventListener("focusin", ({ target }) => {
    if (target.closest(MENU) && !document.querySelector(MENU_OPENER)?.matches(PAGES_MENU)) return;   // at its button still
    const table = target.closest(GRID);
    if (cellOf(target)) led = -FOLLOWS_MS;
    [last, view, tries, grid] = [target, viewNow(), 0, table ? nameOf(table) : ""];
    homes = homesOf(target);
    if (grid) known = new Set(parts().map(each => each.textContent));
    if (target.closest("[data-testid=stMain]")) way = { view, find: findAgain(target) };
    if (cellOf(target) && choose) setTimeout(choose);       // the table is still at work on it
  }, true);
  addEventListener("popstate", ({ isTrusted }) => { stepped ||= isTrusted; });   // not what was searched for: search.js
  addEventListener("pointerdown", () => { [byKey, cell] = [false, null]; }, true);
  // Tab beyond the last stop of a page leads out of it: nothing was lost that the reader would be led back to.
  addEventListener("focusout", ({ relatedTarget }) => { if (tabs && !relatedTarget) last = null; }, true);
  addEventListener("keyup", () => { tabs = false; }, true);
  addEventListener("keydown", event => {
    [byKey, cell, tabs] = [true, null, event.key === "Tab"];
    const inBox = box?.contains(document.activeElement);
    if (event.key === "Escape" && !inBox && panel?.contains(document.activeElement)) {
      panel.querySelector(CLOSE)?.click();
      goBack();                                             // at once: what is typed before the server answers is meant
      return;                                               // for where the reader is then
    }
    const table = document.activeElement?.closest(GRID);
    if (event.key === "Tab" && table) leaveTable(event, table);
    if (LEADS.test(event.key) && table) {
      choose?.();
      led = performance.now();
    }
    if ([" ", "Enter"].includes(event.key) && !event.shiftKey && table && choosesRows(table)) chooseRow(event);
    const menu = document.activeElement?.closest(MENU);
    if (event.key === "Tab" && menu) return close(event, document.querySelector(MENU_OPENER));
    // Beyond its last stop, and before its first, a box closes, and the reader is at its button, or behind it.
    if (event.key !== "Tab" || !inBox) return;
    const stops = within(box), at = stops.indexOf(document.activeElement);
    if (!stops.length && document.querySelector(AT_WORK)) return event.preventDefault();   // they are on their way
    if (event.shiftKey ? at > 0 : at < stops.length - 1) return;
    close(event, document.querySelector(OPENER));
  }, true);

  const close = (event, opener) => {
    const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(escape);
    opener?.focus();
    if (event.shiftKey) event.preventDefault();
  };

  // Where rows can be chosen the boxes to tick are a column by themselves, which has a number and nothing for the ear.
  const choosesRows = table => {
    const cell = table.querySelector("[role=gridcell]");
    return cell?.id.startsWith(`glide-cell-${cell.ariaColIndex}-`);
  };

  // The table chooses a row by Shift and Space alone, and by Enter opens a cell that nobody may write in. The focus comes
  // to a cell a little after the key that led there: a row is chosen once it has, else the reader would come back to the
  // row before.
  const chooseRow = event => {
    event.stopImmediatePropagation();
    event.preventDefault();
    const table = event.target.closest(GRID), once = () => {
      if (choose === once) choose = null;
      else return;                                          // chosen already
      const key = new KeyboardEvent("keydown", { key: " ", shiftKey: true, bubbles: true, cancelable: true });
      if (table.contains(document.activeElement)) document.activeElement.dispatchEvent(key);
    };
    choose = once;
    if (performance.now() - led < FOLLOWS_MS) setTimeout(once, FOLLOWS_MS);
    else once();
  };

  // A table of Streamlit takes Tab to go to its next cell, so that hundreds of them would lead through it.
  const leaveTable = (event, table) => {
    event.stopImmediatePropagation();
    table.tabIndex = -1;                                    // else the way back leads from a cell into its own table
    setTimeout(() => { table.tabIndex = 0; });
  };
}
