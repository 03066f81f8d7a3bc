// One voice for the whole page, for those who listen: which page has come, what has not arrived yet, that something was
// copied or a file was saved, that a picture is ready, how many pass what was asked for, how a table is sorted. Whoever
// has something to say asks for it ("atlas:said", with the words).
{
  const PLACES = ".atlas-late, .atlas-map-notice", COPIED = "[data-testid=stCode] button[aria-label=Copied]";
  const COUNTED = "[class*='st-key-counted-']";
  const WAITING = /^Not arrived yet: (.+)\. Trying again\.$/, WHOLE = "Everything has loaded.";
  const TOGETHER_MS = 300;                                  // what is told in several places by then is said in one breath
  const QUIET_MS = 5000;                                    // and what changes while things arrive, after a pause
  const voice = Object.assign(document.createElement("div"), { role: "status", className: "atlas-page-told" });
  let missing = "", spoken = -QUIET_MS, waiting = null, copied = null, counts = new Map();

  const say = words => { voice.textContent = words; };

  // Maps, tables and pictures each tell in their place what they lack; together that is one sentence.
  const lacks = () => {
    const told = new Set([...document.querySelectorAll(PLACES)].map(each => each.textContent).filter(Boolean));
    const names = [...told].flatMap(words => WAITING.exec(words)?.[1] ?? []);
    const rest = [...told].filter(words => !WAITING.test(words));
    return [...rest, names.length ? `Not arrived yet: ${names.join("; ")}. Trying again.` : ""].join(" ").trim();
  };

  const look = () => {
    waiting = null;
    lookAtCounts();
    const words = lacks(), quiet = spoken + QUIET_MS - performance.now();
    if (words === missing) return;
    if (words && missing && quiet > 0) return later(quiet);
    if (words) say(words);
    else if (voice.textContent === missing) say(WHOLE);     // what was heard last is not true any more
    [missing, spoken] = [words, performance.now()];
  };

  const later = ms => { waiting ??= setTimeout(look, ms); };

  // What was asked for is counted in a sentence: once it is another one on the same page, it is heard.
  const lookAtCounts = () => {
    const now = new Map([...document.querySelectorAll(COUNTED)].map(each => [nameOf(each), wordsOf(each)]));
    for (const [name, words] of now) if (words && (counts.get(name) ?? words) !== words) say(words);
    counts = now;
  };
  const nameOf = counted => [...counted.classList].find(each => each.startsWith("st-key-"));
  const wordsOf = counted => (counted.querySelector("strong") ?? counted).textContent.trim();

  // Streamlit tells by the name of a button for two seconds that it has copied.
  const lookForCopied = () => {
    const found = document.querySelector(COPIED);
    if (found && found !== copied) say("Copied.");
    if (!found && copied && voice.textContent === "Copied.") say("");   // so that it can be said again
    copied = found;
  };

  addEventListener("atlas:said", ({ detail }) => say(detail));
  new MutationObserver(() => {
    if (!voice.isConnected) document.body?.append(voice);
    lookForCopied();
    later(TOGETHER_MS);
  }).observe(document.documentElement, {
    childList: true, subtree: true, characterData: true, attributeFilter: ["aria-label"],
  });
}
