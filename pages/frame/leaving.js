// A reader clicks a link to another page. Streamlit names a page in everything it sends, and goes on naming the one that
// is left until the server has answered: whatever is sent meanwhile calls the reader back. So the map says what it has to
// say before ("atlas:leaving"). What a component says is sent a moment later than it is said: the click is held so long.
// And an open box, which listens on the document for a click beside it, does not hear it: it goes with its page.
{
  const HELD_MS = 50;
  let passes = false;
  const leading = ({ target, ctrlKey, metaKey, shiftKey }) => {
    const link = target.closest?.("a[href]");
    const here = link && !link.target && !ctrlKey && !metaKey && !shiftKey && link.origin === location.origin;
    return here && link.pathname !== location.pathname ? link : null;
  };
  const follow = link => {
    passes = true;
    asked = link.search;
    link.click();
    passes = false;
  };
  // The address of a page that is gone to is written twice, its path and its words, whichever comes first. Only what a
  // reader has done between the two makes another step of the history.
  // A page that is asked for without words has none twice, too: else the first would be a step to the bare page left.
  let asked = null;                                         // words of the link that is followed
  const again = words => words === pushed.words && (words !== "" || asked === "");
  const { pushState, replaceState } = history;
  let pushed = { path: location.pathname, words: "", turned: false }, touched = true;
  history.pushState = function (...given) {
    const { pathname: path, search: words } = new URL(given[2] ?? "", location.href);
    const twice = !touched && (path === pushed.path ? pushed.turned : again(words));
    [pushed, touched] = [{ path, words, turned: path !== location.pathname }, false];
    return (twice ? replaceState : pushState).apply(this, given);
  };
  for (const done of ["pointerdown", "keydown", "popstate"])
    addEventListener(done, () => { [touched, asked] = [true, null]; }, true);
  addEventListener("click", click => {
    const link = !passes && leading(click);
    if (!link) return;
    click.preventDefault();
    click.stopImmediatePropagation();
    dispatchEvent(new Event("atlas:leaving"));
    setTimeout(follow, HELD_MS, link);
  }, true);
  document.documentElement.addEventListener("click", click => { if (leading(click)) click.stopPropagation(); });
}
