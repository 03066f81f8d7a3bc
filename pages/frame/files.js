// A reader types a title and at once asks for the file: a field is taken in when it is left, by that very click, and until
// the server has answered the link still leads to the file without it. So the click is held until the page is at rest.
{
  const APP = "[data-testid=stApp]", STATE = "data-test-script-state", FILE = /\.\w+$/;
  const BEGINS_MS = 1000;                                   // what was typed may be what stood there: then nothing begins
  let passes = false, typed = false, held = null;

  const atRest = () => document.querySelector(APP)?.getAttribute(STATE) === "notRunning";
  const leading = ({ target }) => {
    const link = target.closest?.("a[href]");
    return link && link.origin === location.origin && FILE.test(link.pathname) ? link : null;
  };
  const follow = () => {
    if (!held || !atRest()) return;
    const link = held;
    [held, typed, passes] = [null, false, true];
    link.click();
    passes = false;
  };
  new MutationObserver(() => {
    if (atRest()) follow();
    else typed = false;                                     // it is being taken in
  }).observe(document.documentElement, { subtree: true, attributeFilter: [STATE] });
  addEventListener("input", () => { typed = true; }, true);
  addEventListener("click", click => {
    const link = !passes && leading(click);
    if (!link || (atRest() && !typed)) return;
    click.preventDefault();
    click.stopImmediatePropagation();
    held = link;
    setTimeout(follow, BEGINS_MS);
  }, true);
}
