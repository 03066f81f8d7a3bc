// The code and styles of a part of the page (its map, a table, a picture), which are asked for until they are there.
// A file that is asked for again has another name (`renamed` in arrivals.js). Inline code of a component runs from a
// blob address, hence the absolute ones; a component may be stopped before its code is there.
globalThis.atlasPart = (part, code, styles, named) => {
  let found = null;
  const whole = () => getComputedStyle(document.documentElement).getPropertyValue(`--atlas-${part}`);
  const at = (name, tries) =>
    new URL(tries ? name.replace(/(\/assets\/)/, `$1again-${tries}/`) : name, location.origin).href;
  const pause = tries => new Promise(resolve => {
    setTimeout(resolve, Math.min(15_000, 500 * 2 ** tries) * (0.5 + Math.random() / 2));
    addEventListener("online", resolve, { once: true });
  });
  const fetched = (ask, tries = 0) =>
    ask(tries).catch(() => pause(tries).then(() => fetched(ask, tries + 1)));
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
    const say = words => { component.parentElement.querySelector(".atlas-late").textContent = words; };
    const late = setTimeout(say, 3000, `Not arrived yet: ${named}. Trying again.`);
    found ??= Promise.all([fetched(tries => import(at(code, tries))), fetched(sheet)]);
    found.then(([module]) => {
      clearTimeout(late);
      say("");
      if (!gone) stop = module.default(component);
    });
    return () => {
      gone = true;
      clearTimeout(late);
      stop?.();
    };
  };
};

// Streamlit's own code may be lost on its way, and then nothing runs that could ask for it again. The page is loaded
// anew as soon as the server answers: what a reader has chosen stands in its address.
{
  const MOST = 5, FIRST_MS = 500, LONGEST_MS = 15_000, COUNT = "atlas-begun-again";
  let lost = false;

  const begun = () => Number(sessionStorage.getItem(COUNT));
  const pause = tries => Math.min(LONGEST_MS, FIRST_MS * 2 ** tries) * (0.5 + Math.random() / 2);
  const later = tries => setTimeout(ask, pause(tries), tries);

  const ask = async tries => {
    const answer = await fetch("_stcore/health", { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return later(tries + 1);
    sessionStorage.setItem(COUNT, begun() + 1);
    location.reload();
  };

  const say = words => {
    const style = "position:fixed;inset:auto 0 0;margin:0;padding:.5rem 1rem;font:16px sans-serif;background:#FFF3C4";
    const line = Object.assign(document.createElement("p"), { role: "status", style, textContent: words });
    (document.body ?? document.documentElement).append(line);
  };

  addEventListener("error", ({ target }) => {
    const address = target?.src ?? target?.href ?? "";
    if (lost || !/\/static\/(?:js|css)\//.test(address)) return;
    lost = true;
    const hope = begun() < MOST;
    if (hope) later(begun());
    setTimeout(say, 1000, hope ? "Not arrived yet: the atlas. Trying again." : "A part of the atlas is missing.");
  }, true);

  setTimeout(() => { if (!lost) sessionStorage.removeItem(COUNT); }, 60_000);
}
