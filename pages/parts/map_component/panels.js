// Panels over the map that open and shut: the legend, and the credits behind their line.
import { part } from "./state.js";

// What a reader has done to the legend stays; else it is open where the page wishes it and there is room.
export const legendIsOpen = ({ root: { clientWidth, clientHeight }, data: { open, room }, legend }) =>
  legend ?? (open && clientWidth > room.wide && clientHeight > room.low);

// `makeRoom` is called once a reader has opened the legend.
export function beginPanels(state, makeRoom) {
  const { root } = state, legend = listing(state), all = button(state);
  legend.querySelector("summary").onclick = () => { state.legend = !legend.open; };
  legend.ontoggle = () => {
    scrollable(part(state, "legend"), "Legend");
    if (state.legend) makeRoom();
  };
  all.onclick = () => showCredits(state, part(state, "credits").hidden);
  root.addEventListener("keydown", event => {
    if (event.key !== "Escape" || part(state, "credits").hidden) return;
    event.stopPropagation();
    showCredits(state, false);
    all.focus();
  });
  new ResizeObserver(() => fitPanels(state)).observe(root);
}

export function fitPanels(state) {
  if (!state.root.clientWidth) return;
  listing(state).open = legendIsOpen(state);
  scrollable(part(state, "legend"), "Legend");
  scrollable(part(state, "credits"), "Credits");
}

const listing = state => part(state, "legend").querySelector("details");
const button = state => part(state, "attribution").querySelector("button");

function showCredits(state, shown) {
  part(state, "credits").hidden = !shown;
  button(state).ariaExpanded = String(shown);
  fitPanels(state);
}

// What scrolls can be reached and scrolled with the keyboard.
function scrollable(panel, name) {
  const scrolls = panel.scrollHeight > panel.clientHeight;
  for (const [attribute, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", name]])
    if (scrolls) panel.setAttribute(attribute, value);
    else panel.removeAttribute(attribute);
}
