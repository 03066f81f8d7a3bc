// The filters of the map, each with a way to be rid of it.
import { part } from "./state.js";

const ALL = "all";                                          // what the page is asked for where all are to go

export function writeFilters(state) {
  const { data: { filters = [] } } = state, bar = part(state, "filters"), said = JSON.stringify(filters);
  bar.hidden = !filters.length;
  if (bar.dataset.said === said) return;
  const inside = bar.contains(document.activeElement);
  bar.dataset.said = said;
  const all = filters.length > 1 ? [chip(state, ALL, "Reset all filters", "Reset all")] : [];
  const each = filters.map(([field, words]) => chip(state, field, `Remove the filter: ${words}`, words));
  bar.replaceChildren(...each, ...all);
  if (inside) (bar.querySelector("button") ?? state.map?.getCanvas())?.focus({ preventScroll: true });
}

function chip(state, name, label, words) {
  const told = { type: "button", name, ariaLabel: label, title: label };
  const made = Object.assign(document.createElement("button"), told);
  made.append(Object.assign(document.createElement("span"), { textContent: words }));
  made.onclick = () => state.setTrigger("unfiltered", { field: name });
  return made;
}
