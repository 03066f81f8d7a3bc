// What lies under the pointer: the tooltip, and the feature that a click selects.
import { drawnIn } from "./drawing.js";
import { line } from "./frame.js";
import { contains } from "./shapes.js";
import { gather, isPick } from "./gathering.js";
import { part } from "./state.js";

export const RADIUS = 6;                                    // pixels: a cable is 3 wide, a finger is not
const FINGER = 3 * RADIUS;

// Asked of deck.gl directly: its own click event comes only where a pointer has hovered before, so never for a finger.
export function pick(state, { x, y }, event) {
  const radius = event.pointerType === "touch" ? FINGER : RADIUS;
  const object = written(state, { x, y }) ?? state.overlay.pickObject({ x, y, radius })?.object;
  const feature = object?.properties?.id ?? null;
  hideTooltip(state);
  if (isPick(state, event)) {
    if (feature) gather(state, "pick", feature);
  } else if (feature || state.data.selected) state.setTrigger("picked", { feature });
}

// With the shift key down MapLibre draws a box to zoom to, and swallows the click that ends one without a size.
export function pickOnCancel(state, event) {
  const { left, top } = state.map.getCanvas().getBoundingClientRect();
  if (state.measuring || event.type !== "mouseup") return;
  pick(state, { x: event.clientX - left, y: event.clientY - top }, event);
}

// A name lies over whatever it is written on, so there it is what it names that is meant.
export function named(names, { x, y }) {
  const point = { x, y, width: 0, height: 0, turn: 0 };
  return names.find(({ feature, box }) => feature && contains([[...box, box[0]]], point))?.feature ?? null;
}

// What is drawn of the feature whose name is at a point.
function written({ names, overlay }, at) {
  const feature = named(names, at);
  if (!feature) return null;
  const told = ({ properties: { id, name } }) => id === feature && name;
  return drawnIn(overlay).flatMap(({ features }) => features.find(told) ?? [])[0] ?? null;
}

export function hover(state, info) {
  const object = info && written(state, info);
  showTooltip(state, object ? { ...info, object } : info);
}

export function hideTooltip(state) {
  part(state, "tooltip").hidden = true;
}

// `always`: also while a reader measures, who goes from thing to thing by key.
export function showTooltip(state, info, always = false) {
  const box = part(state, "tooltip"), properties = info?.object?.properties;
  box.hidden = !properties || Boolean(state.measuring && !always);
  if (state.map) state.map.getCanvas().style.cursor = properties ? "pointer" : "";
  if (box.hidden) return;
  const { name, tip = [] } = properties;
  box.replaceChildren(...[name, ...tip].map((words, i) => line(words, i ? "div" : "strong")));
  const tools = part(state, "zoom"), foot = part(state, "foot"); // both keep clear of the panel of what is selected
  const free = [tools.offsetLeft + tools.offsetWidth, foot.offsetTop + foot.offsetHeight];
  const [left, top] = beside(info, [box.offsetWidth, box.offsetHeight], free);
  box.style.transform = `translate(${left}px, ${top}px)`;
}

// Where a box stands beside the pointer: below and to the right of it, and inside the frame.
export function beside({ x, y }, [width, height], [across, down]) {
  const left = Math.min(x + 14, across - width - 8), top = y + 18 + height > down ? y - height - 10 : y + 18;
  return [Math.max(8, left), Math.max(8, top)];
}
