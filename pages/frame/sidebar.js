// The sidebar on a narrow page lies over it: opened by key it takes the focus, Escape puts it aside, and the focus goes
// back to the button that opens it; a list of names that is open in it is shut first. Put aside, it is hidden by the
// style sheet, and no Tab leads into it. What was done with it there is not kept: Streamlit would put the sidebar of the
// next wide page aside too, or lay it over the map of the next narrow one.
{
  const SIDEBAR = "[data-testid=stSidebar]", STATE = "data-collapsed", OVER = matchMedia("(max-width: 768px)");
  const OPENS = "[data-testid=stExpandSidebarButton]", CLOSES = "[data-testid=stSidebarCollapseButton] button";
  const KEPT = "stSidebarCollapsed-";                       // by Streamlit in the browser, one for each address
  const PATIENCE_MS = 1000;                                 // the other button is drawn a little later
  let byKey = false;

  const give = (button, until = performance.now() + PATIENCE_MS) => {
    const place = document.querySelector(button);
    place?.focus();
    if (document.activeElement !== place && performance.now() < until) requestAnimationFrame(() => { give(button, until); });
  };
  const forget = () => {
    try {
      for (const name of Object.keys(localStorage)) if (name.startsWith(KEPT)) localStorage.removeItem(name);
    } catch { /* a browser that keeps nothing */ }
  };
  if (OVER.matches) forget();                               // what was done before this script came
  addEventListener("keydown", ({ key, target }) => {
    byKey = true;
    const open = key === "Escape" && OVER.matches && target.closest?.(`${SIDEBAR}[${STATE}=false]`);
    if (open && !target.matches("input[aria-expanded=true]")) open.querySelector(CLOSES)?.click();
  }, true);
  addEventListener("pointerdown", () => { byKey = false; }, true);
  new MutationObserver(changes => {
    for (const { target, oldValue } of changes) {
      const now = target.getAttribute(STATE);
      if (!OVER.matches || !target.matches(SIDEBAR)) continue;
      forget();
      if (byKey && oldValue !== null && now !== oldValue) give(now === "true" ? OPENS : `${SIDEBAR} ${CLOSES}`);
    }
  }).observe(document.documentElement, { subtree: true, attributeFilter: [STATE], attributeOldValue: true });
}
