// The sidebar on a narrow page lies over it: opened by key it takes the focus, Escape puts it aside, and the focus goes
// back to the button that opens it; a list of names that is open in it is shut first. Put aside, it is hidden by the style sheet, and no Tab leads into it.
{
  const SIDEBAR = "[data-testid=stSidebar]", STATE = "data-collapsed", OVER = matchMedia("(max-width: 768px)");
  const OPENS = "[data-testid=stExpandSidebarButton]", CLOSES = "[data-testid=stSidebarCollapseButton] button";
  const PATIENCE_MS = 1000;                                 // the other button is drawn a little later
  let byKey = false;

  const give = (button, until = performance.now() + PATIENCE_MS) => {
    const place = document.querySelector(button);
    place?.focus();
    if (document.activeElement !== place && performance.now() < until) requestAnimationFrame(() => { give(button, until); });
  };
  addEventListener("keydown", ({ key, target }) => {
    byKey = true;
    const open = key === "Escape" && OVER.matches && target.closest?.(`${SIDEBAR}[${STATE}=false]`);
    if (open && !target.matches("input[aria-expanded=true]")) open.querySelector(CLOSES)?.click();
  }, true);
  addEventListener("pointerdown", () => { byKey = false; }, true);
  new MutationObserver(changes => {
    for (const { target, oldValue } of changes) {
      const now = target.getAttribute(STATE);
      if (!byKey || !OVER.matches || oldValue === null || now === oldValue || !target.matches(SIDEBAR)) continue;
      give(now === "true" ? OPENS : `${SIDEBAR} ${CLOSES}`);
    }
  }).observe(document.documentElement, { subtree: true, attributeFilter: [STATE], attributeOldValue: true });
}
