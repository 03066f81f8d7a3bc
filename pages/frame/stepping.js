// A reader steps back or forward in haste. The browser has the new address at once, while the server still tells of the
// page that was stepped over: Streamlit would go to that page's address, which ends the way forward. It stays where the
// reader is. What was on that page may even have called it back: then the page of the address is asked for once more as
// soon as the server rests. What a reader does on a page may lead to another one, and ends the stepping.
{
  const { pushState, replaceState } = history, STATE = "data-test-script-state";
  let asked = null, held = false, shown = null;             // the address stepped to; the page that Streamlit shows

  const done = () => { [asked, held] = [null, false]; };
  const nameIn = path => path.slice(path.lastIndexOf("/") + 1);

  addEventListener("popstate", () => { asked = location.href; }, true);
  addEventListener("click", done, true);
  addEventListener("keydown", ({ key }) => { if (key === "Enter" || key === " ") done(); }, true);
  addEventListener("message", ({ source, data }) => {
    if (source === window && data?.type === "SET_CURRENT_PAGE_NAME") shown = data.currentPageName;
  });

  history.pushState = function (state, unused, to) {
    if (asked && new URL(to ?? "", location).pathname !== location.pathname) held = true;
    else pushState.call(this, state, unused, to);
  };

  const askAgain = () => {
    if (!held) return;
    held = false;
    if (shown === nameIn(location.pathname)) return;
    replaceState.call(history, history.state, "", asked);   // its words may be those of the other page by now
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  };
  new MutationObserver(([{ target }]) => {
    if (held && target.getAttribute(STATE) === "notRunning") setTimeout(askAgain);
  }).observe(document.documentElement, { subtree: true, attributeFilter: [STATE] });
}
