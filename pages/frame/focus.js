// Where the focus goes when something opens over the page, and where it goes back to. Streamlit puts what opens at the
// end of the document, a hundred Tabs from the button, and lets the focus fall to the top where a panel closes.
{
  const BOX = "[data-testid=stPopoverBody]", OPENER = "[data-testid=stPopoverButton][aria-expanded=true]";
  const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]";
  let byKey = false, panel = null, named = "", box = null, before = null;

  const isSeen = place => place.tabIndex >= 0 && !place.disabled && place.getClientRects().length > 0;
  const within = place => [...place.querySelectorAll(REACHED)].filter(isSeen);

  const take = place => {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };

  // What is gone for good is given back to the map, or to the page.
  const giveBack = () => {
    if (document.activeElement && document.activeElement !== document.body) return;
    goBack();
  };

  const goBack = () => {
    const place = [before, document.querySelector(".maplibregl-canvas"), document.getElementById("stMain")];
    place.find(each => each?.isConnected && each.getClientRects().length)?.focus({ preventScroll: true });
  };

  const lookAtPanel = () => {
    const found = document.querySelector(".st-key-panel"), name = found?.querySelector("h2")?.textContent ?? "";
    if (found && name && name !== named) {
      found.role = "region";
      found.ariaLabel = name;
      if (byKey && !found.contains(document.activeElement)) {
        if (document.activeElement !== document.body) before = document.activeElement;
        take(found);
      }
    }
    if (panel && !found) giveBack();
    [panel, named] = [found, found ? name : ""];
  };

  const lookAtBox = () => {
    const found = document.querySelector(BOX);
    if (found && found !== box && !found.contains(document.activeElement)) take(found);
    box = found;
  };

  new MutationObserver(() => {
    lookAtBox();
    lookAtPanel();
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });

  addEventListener("pointerdown", () => { byKey = false; }, true);
  addEventListener("keydown", event => {
    byKey = true;
    const inBox = box?.contains(document.activeElement);
    if (event.key === "Escape" && !inBox && panel?.contains(document.activeElement)) {
      panel.querySelector(".st-key-close-panel button")?.click();
      goBack();                                             // at once: what is typed before the server answers is meant
      return;                                               // for where the reader is then
    }
    // Beyond its last stop, and before its first, a box closes, and the reader is at its button, or behind it.
    if (event.key !== "Tab" || !inBox) return;
    const stops = within(box), at = stops.indexOf(document.activeElement);
    if (event.shiftKey ? at > 0 : at < stops.length - 1) return;
    const opener = document.querySelector(OPENER);
    const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(escape);
    opener?.focus();
    if (event.shiftKey) event.preventDefault();
  }, true);
}
