// Measuring: a reader clicks points, goes to them by key or types them; the server says how far it is along them and
// which way is the shortest.
import { answered, bring, forget } from "./arrivals.js";
import { tell, tellKeys } from "./keys.js";
import { part } from "./state.js";

const SOURCE = "measure";
const MOST = 50;
const HELP = "Choose points on the map. A name or a position can be typed, too.", LABEL = "Position or name of a point";
const EXAMPLE = "51.35, 3.2 or 51°21′N 3°12′E";
const INK = "#24313B", RIM = "#FFFFFF";
const ROUND = { "line-cap": "round", "line-join": "round" };
const LINE = { type: "line", source: SOURCE, filter: ["==", ["geometry-type"], "LineString"], layout: ROUND };
const POINT = { type: "circle", source: SOURCE, filter: ["==", ["geometry-type"], "Point"] };
const DOT = { "circle-radius": 5, "circle-color": RIM, "circle-stroke-color": INK, "circle-stroke-width": 2.5 };
const LAYERS = [
  { ...LINE, id: "measure-casing", paint: { "line-color": RIM, "line-width": 6, "line-opacity": 0.85 } },
  { ...LINE, id: "measure-line", paint: { "line-color": INK, "line-width": 2.5 } },
  { ...POINT, id: "measure-points", paint: DOT },
];

const collection = features => ({ type: "FeatureCollection", features });
const feature = (type, coordinates) => ({ type: "Feature", properties: {}, geometry: { type, coordinates } });

// `by` is what a reader has begun it with by key, and where the focus goes back to.
export function toggle(state, by) {
  if (state.measuring) end(state);
  else begin(state, by);
}

function begin(state, by) {
  const { map, root } = state;
  state.measuring = {
    points: [],
    names: [],                                              // of the points, "" for one that was clicked
    by,
    address: null,                                          // what was asked last
    typed: null,                                            // the same of a position in words
    add: (point, name) => add(state, point, name),
    keys: event => press(state, event),
    end: () => end(state),
  };
  map.addSource(SOURCE, { type: "geojson", data: collection([]) });
  for (const layer of LAYERS) map.addLayer(layer);
  map.doubleClickZoom.disable();
  root.addEventListener("keydown", state.measuring.keys);
  root.classList.add("atlas-map-measuring");
  part(state, "measure").ariaPressed = "true";
  const words = document.createElement("p"), row = document.createElement("div"), form = formOf(state);
  words.ariaLive = "polite";
  row.append(button("Undo", () => undo(state)), button("Done", () => end(state)));
  part(state, "measured").replaceChildren(words, form, row);
  part(state, "measured").hidden = false;
  tellKeys(state);
  ask(state);
  if (!by) return;
  if (by === map.getCanvas()) tell(state, `Measuring. ${map.getCanvas().ariaDescription}`);
  else fieldOf(state).focus();
}

// A point in words: the server reads them, so that every page understands the same.
function formOf(state) {
  const form = document.createElement("form"), field = document.createElement("input");
  const said = document.createElement("small"), names = document.createElement("span"), add = button("Add");
  add.type = "submit";
  said.ariaLive = "polite";
  Object.assign(field, { ariaLabel: LABEL, placeholder: EXAMPLE, autocomplete: "off" });
  form.append(field, add, said, names);
  const choose = name => {
    field.value = name;
    form.requestSubmit();
    field.focus();
  };
  form.onsubmit = async event => {
    event.preventDefault();
    const { measuring } = state, words = field.value.trim();
    if (!words) return;
    if (measuring.typed) forget(state, measuring.typed);
    const address = measuring.typed = `${state.data.positions}?words=${encodeURIComponent(words)}`;
    const found = await bring(state, "the position", address, orWhy);
    if (!found || state.measuring !== measuring || measuring.typed !== address) return;
    said.textContent = found.told;
    names.replaceChildren(...(found.names ?? []).map(name => button(name, () => choose(name))));
    if (!found.at) return names.firstChild ? names.firstChild.focus() : field.select();
    field.value = "";
    if (names.contains(document.activeElement)) field.focus();
    state.measuring.add(found.at, found.told);
    show(state, found.at);
  };
  return form;
}

// What is no position is an answer, too: the sentence that says why.
async function orWhy(...asked) {
  try {
    return await (await answered(...asked)).json();
  } catch (error) {
    if (error.refused) return { at: null, told: error.message };
    throw error;
  }
}

// A point that was typed may lie beyond what is in view.
function show({ map }, point) {
  if (!map.getBounds().contains(point)) map.panTo(point, { animate: false });
}

const button = (textContent, onclick) =>
  Object.assign(document.createElement("button"), { type: "button", textContent, onclick });

const fieldOf = state => part(state, "measured").querySelector("input");

function press(state, event) {
  if (event.key === "Escape") end(state);
  else if (event.key === "Tab" && !event.shiftKey && event.target === state.map.getCanvas()) fieldOf(state).focus();
  else if (event.key === "Backspace" && event.target.tagName !== "INPUT") undo(state);
  else return;
  event.preventDefault();
}

// `name` is what the point is called, where it was gone to by key or typed: who clicks sees where it is.
function add(state, point, name = "") {
  if (state.measuring.points.length >= MOST) return;
  state.measuring.points.push(point);
  state.measuring.names.push(name);
  ask(state);
}

function undo(state) {
  state.measuring.points.pop();
  state.measuring.names.pop();
  ask(state);
}

async function ask(state) {
  const { map, measuring } = state, { points, names: [first, second] } = measuring;
  const words = part(state, "measured").querySelector("p");
  const dots = points.map(point => feature("Point", point));
  const draw = features => map.getSource(SOURCE).setData(collection(features));
  draw(dots);
  forget(state, measuring.address);
  if (points.length < 2) {
    words.textContent = first ? `First point: ${first}.` : HELP;
    return;
  }
  const at = points.map(([x, y]) => `${y.toFixed(5)},${x.toFixed(5)}`).join(";");
  const address = measuring.address = `${state.data.measured}?at=${at}`;
  const found = await bring(state, "the distance", address);
  if (!found || state.measuring !== measuring) return;      // the reader has clicked on meanwhile
  draw([feature("LineString", found.line), ...dots]);
  const both = points.length === 2 && first && second;
  words.textContent = both ? `${first} to ${second}: ${found.told}` : found.told;
}

function end(state) {
  const { map, root, measuring } = state, box = part(state, "measured"), inside = box.contains(document.activeElement);
  forget(state, measuring.address);
  if (measuring.typed) forget(state, measuring.typed);
  for (const { id } of LAYERS) map.removeLayer(id);
  map.removeSource(SOURCE);
  map.doubleClickZoom.enable();
  root.removeEventListener("keydown", measuring.keys);
  root.classList.remove("atlas-map-measuring");
  part(state, "measure").ariaPressed = "false";
  box.hidden = true;
  state.measuring = null;
  tellKeys(state);
  if (measuring.by) tell(state, "Measuring has ended.");
  if (inside) (measuring.by ?? part(state, "measure")).focus();
}
