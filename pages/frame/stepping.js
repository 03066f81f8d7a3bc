// A reader steps back or forward in haste. The browser has the new address at once, while the server still tells of the
// page that was stepped over: Streamlit would go to that page's address, which ends the way forward. It stays where the
// reader is. That page may even be what is shown in the end: then the page of the address is asked for once more whenever
// the server rests. What a reader does on a page may lead to another one, and ends the stepping.
{
  const { pushState, replaceState } = history, STATE = "data-test-script-state", MOST_TRIES = 8;
  let asked = null, tries = 0, shown = null;                // the address stepped to; the page that Streamlit shows

  const done = () => { asked = null; };
  const nameIn = path => path.slice(path.lastIndexOf("/") + 1);

  addEventListener("popstate", ({ isTrusted }) => {
    asked = location.href;
    if (isTrusted) tries = 0;
  }, true);
  addEventListener("click", done, true);
  addEventListener("keydown", ({ key }) => { if (key === "Enter" || key === " ") done(); }, true);
  addEventListener("message", ({ source, data }) => {
    if (source === window && data?.type === "SET_CURRENT_PAGE_NAME") shown = data.currentPageName;
  });

  history.pushState = function (state, unused, to) {
    if (asked && new URL(to ?? "", location).pathname !== location.pathname) return;
    pushState.call(this, state, unused, to);
  };

  const askAgain = () => {
    if (!asked || shown === nameIn(location.pathname) || tries >= MOST_TRIES) return;
    tries += 1;
    replaceState.call(history, history.state, "", asked);   // its words may be those of the other page by now
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  };
  new MutationObserver(([{ target }]) => {
    if (asked && target.getAttribute(STATE) === "notRunning") setTimeout(askAgain);
  }).observe(document.documentElement, { subtree: true, attributeFilter: [STATE] });
}
