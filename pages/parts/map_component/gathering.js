// The features that a reader has picked: the bar that says how many and what can be done with them, and what is heard.
import { part } from "./state.js";

const DOES = { alone: "only", all: "zoom", none: "clear" }; // button of the bar -> what the page is asked for

// Whether a click with this event picks, where the page lets its reader pick at all.
export const isPick = ({ data: { gathers } }, { shiftKey, ctrlKey, metaKey }) =>
  Boolean(gathers && (shiftKey || ctrlKey || metaKey));

export function gather(state, what, id = "") {
  state.setTrigger("gathered", { what, id });
}

export function beginGathering(state) {
  for (const [name, what] of Object.entries(DOES))
    part(state, "picked").querySelector(`[name=${name}]`).onclick = () => {
      if (what === "clear") state.map?.getCanvas().focus({ preventScroll: true });  // the bar goes
      gather(state, what);
    };
}

export function writePicked(state) {
  const { data: { gathers, picked = [], alone = false } } = state, bar = part(state, "picked");
  bar.hidden = !gathers || !picked.length;
  bar.querySelector("span").textContent = `${picked.length} picked`;
  bar.querySelector("[name=alone]").ariaPressed = String(alone);
}

// What of the picked has come or gone since this was asked last, in words; "" for nothing.
export function newsOfPicked(state) {
  const { data: { picked = [] }, gathered } = state, now = new Map(picked);
  state.gathered = now;
  if (!gathered) return "";
  const came = [...now].filter(([id]) => !gathered.has(id)), gone = [...gathered].filter(([id]) => !now.has(id));
  if (!came.length && !gone.length) return "";
  if (!now.size) return "Nothing is picked any more.";
  if (came.length === 1 && !gone.length) return `${came[0][1]} picked, ${now.size} in all.`;
  if (gone.length === 1 && !came.length) return `${gone[0][1]} taken out, ${now.size} still picked.`;
  return `${now.size} picked.`;
}
