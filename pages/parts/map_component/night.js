// Where the reader's device is set to dark, the first map offers its night. It asks once: the switch is always there.
import { part } from "./state.js";

const ASKED = "atlas-night-offered";

export function offerNight(state) {
  const { data: { base, embedded }, root } = state, box = part(state, "offer");
  const fits = base === "paper" && !embedded && !root.closest(".st-key-presentation");
  if (state.offering === null && fits && matchMedia("(prefers-color-scheme: dark)").matches) state.offering = isFirst();
  box.hidden = !(fits && state.offering);
  const [night, paper] = box.querySelectorAll("button");
  night.onclick = () => state.setTrigger("base", "night");
  paper.onclick = () => {
    state.offering = false;
    box.hidden = true;
  };
}

// A browser that keeps nothing is not asked at all: it would be asked on every page.
function isFirst() {
  try {
    if (localStorage.getItem(ASKED)) return false;
    localStorage.setItem(ASKED, "yes");
    return true;
  } catch {
    return false;
  }
}
