// A link in which "&" was written as its number ("&#38;") is cut at its first "#", and no server sees what follows. That
// is put back into what it sees: `layers/views/received.py` undoes the rest.
if (/^#(?:0*38|x0*26);/i.test(location.hash))
  location.replace(`${location.pathname}${location.search || "?"}&${location.hash.replaceAll("#", "%23")}`);

{
  const FIRST_MS = 500, LONGEST_MS = 3000, UNSEEN_MS = 15_000, ANSWERED = "atlas-answered";        // as in arrivals.js
  const LATE_MS = 3000, OPENING_MS = 4000, LEAST_MS = 1500;                                        // as there
  const AWAITED_MS = 3000;

  // When what a part of the page asks for now is late: `lateness` in arrivals.js says why.
  const lateness = now =>
    now < OPENING_MS ? Math.min(LATE_MS, Math.max(LEAST_MS, OPENING_MS - now)) : LATE_MS;

  // The pause before the next try, shorter by chance, so that many readers do not ask at once. Any news ends it.
  const pause = tries => new Promise(resolve => {
    const lost = performance.now(), longest = document.visibilityState === "visible" ? LONGEST_MS : UNSEEN_MS;
    setTimeout(resolve, Math.min(longest, FIRST_MS * 2 ** tries) * (0.5 + Math.random() / 2));
    for (const news of ["online", "visibilitychange"]) addEventListener(news, resolve, { once: true });
    addEventListener(ANSWERED, ({ detail: began }) => { if (lost < began) resolve(); });
  });

  const fetched = async (ask, tries = 0) => {
    const began = performance.now();
    try {
      const found = await ask(tries);
      dispatchEvent(new CustomEvent(ANSWERED, { detail: began }));
      return found;
    } catch {
      await pause(tries);
      return fetched(ask, tries + 1);
    }
  };

  // The rest of a page waits, the first time, for its map: until that has drawn its ground, or says that it cannot, but
  // not for good. Once another page is asked for nothing is said, which would call the reader back.
  const begun = new Set();
  const beginning = ({ data, setTriggerValue }) => {
    const page = location.pathname, name = `${data?.session} ${page}`;
    const begin = () => {
      if (!data?.awaited || begun.has(name) || location.pathname !== page) return;
      begun.add(name);
      setTriggerValue("begun", true);
    };
    if (data?.awaited && !begun.has(name)) {
      addEventListener("atlas:leaving", () => begun.add(name), { once: true });
      setTimeout(begin, AWAITED_MS);
    }
    return begin;
  };

  // The code and styles of a part of the page (its map, a table, a picture), which are asked for until they are there.
  // A file that is asked for again has another name (`renamed` in arrivals.js). Inline code of a component runs from a
  // blob address, hence the absolute ones; a component may be stopped before its code is there.
  globalThis.atlasPart = (part, code, styles, named) => {
    let found = null;
    const whole = () => getComputedStyle(document.documentElement).getPropertyValue(`--atlas-${part}`);
    const at = (name, tries) =>
      new URL(tries ? name.replace(/(\/assets\/)/, `$1again-${tries}/`) : name, location.origin).href;
    const sheet = async tries => {
      await new Promise((onload, onerror) => {
        const link = { rel: "stylesheet", href: at(styles, tries), onload, onerror };
        if (whole()) onload();
        else document.head.append(Object.assign(document.createElement("link"), link));
      });
      if (!whole()) throw new Error("cut off");
    };
    return component => {
      let stop = null, gone = false;
      const begin = beginning(component);
      const say = words => { component.parentElement.querySelector(".atlas-late").textContent = words; };
      const late = setTimeout(say, lateness(performance.now()), `Not arrived yet: ${named}. Trying again.`);
      found ??= Promise.all([fetched(tries => import(at(code, tries))), fetched(sheet)]);
      found.then(([module]) => {
        clearTimeout(late);
        say("");
        if (!gone) stop = module.default({ ...component, begin });
      });
      return () => {
        gone = true;
        clearTimeout(late);
        stop?.();
      };
    };
  };

  // The start page or Streamlit's own code may be lost on its way, and then nothing runs that could ask for it again.
  // The page is loaded anew as soon as what was lost is answered: what a reader has chosen stands in its address.
  const MOST = 5, COUNT = "atlas-begun-again", OWN = /\/static\/(?:js|css)\//;
  let lost = false;

  const times = () => Number(sessionStorage.getItem(COUNT));

  // A whole answer, which the browser then keeps in place of a part.
  const again = async address => {
    const answer = await fetch(address, { cache: "reload" });
    await answer.blob();
    if (!answer.ok) throw new Error(`status ${answer.status}`);
  };

  const say = words => {
    const style = "position:fixed;inset:auto 0 0;margin:0;padding:.5rem 1rem;font:16px sans-serif;background:#FFF3C4";
    const line = Object.assign(document.createElement("p"), { role: "status", style, textContent: words });
    (document.body ?? document.documentElement).append(line);
  };

  const lose = async address => {
    if (lost) return;
    lost = true;
    const hope = times() < MOST;
    setTimeout(say, 1000, hope ? "Not arrived yet: the atlas. Trying again." : "A part of the atlas is missing.");
    if (!hope) return;
    await pause(times());
    await fetched(() => again(address));
    sessionStorage.setItem(COUNT, times() + 1);
    location.reload();
  };

  // A file that did not come is told by its element, one that was cut off by its error, one of a later part by Vite.
  addEventListener("error", ({ target, filename, error }) => {
    const address = target?.src ?? target?.href ?? (error instanceof SyntaxError ? filename : "");
    if (OWN.test(address)) lose(address);
  }, true);
  addEventListener("vite:preloadError", ({ payload }) => {
    const [address = location.href] = /https?:\S+/.exec(payload?.message) ?? [];
    lose(address);
  });
  addEventListener("load", () => { if (!document.getElementById("root")) lose(location.href); });

  setTimeout(() => { if (!lost) sessionStorage.removeItem(COUNT); }, 60_000);
}
