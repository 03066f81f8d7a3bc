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
