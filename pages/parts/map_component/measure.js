// Measuring: a reader clicks points, the server says how far it is along them and which way is the shortest.
import { bring, forget } from "./arrivals.js";
import { part } from "./state.js";

const SOURCE = "measure";
const MOST = 50;
const HELP = "Click points on the map.";
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

export function toggle(state) {
  if (state.measuring) end(state);
  else begin(state);
}

function begin(state) {
  const { map, root } = state;
  state.measuring = {
    points: [],
    address: null,                                          // what was asked last
    add: point => add(state, point),
    keys: event => press(state, event),
    end: () => end(state),
  };
  map.addSource(SOURCE, { type: "geojson", data: collection([]) });
  for (const layer of LAYERS) map.addLayer(layer);
  map.doubleClickZoom.disable();
  root.addEventListener("keydown", state.measuring.keys);
  root.classList.add("atlas-map-measuring");
  part(state, "measure").ariaPressed = "true";
  const words = document.createElement("p"), row = document.createElement("div");
  words.ariaLive = "polite";
  row.append(button("Undo", () => undo(state)), button("Done", () => end(state)));
  part(state, "measured").replaceChildren(words, row);
  part(state, "measured").hidden = false;
  ask(state);
}

const button = (textContent, onclick) =>
  Object.assign(document.createElement("button"), { type: "button", textContent, onclick });

function press(state, event) {
  if (event.key === "Escape") end(state);
  else if (event.key === "Backspace") undo(state);
  else return;
  event.preventDefault();
}

function add(state, point) {
  if (state.measuring.points.length >= MOST) return;
  state.measuring.points.push(point);
  ask(state);
}

function undo(state) {
  state.measuring.points.pop();
  ask(state);
}

async function ask(state) {
  const { map, measuring } = state, { points } = measuring;
  const words = part(state, "measured").querySelector("p");
  const dots = points.map(point => feature("Point", point));
  const show = features => map.getSource(SOURCE).setData(collection(features));
  show(dots);
  forget(state, measuring.address);
  if (points.length < 2) {
    words.textContent = HELP;
    return;
  }
  const at = points.map(([x, y]) => `${y.toFixed(5)},${x.toFixed(5)}`).join(";");
  const address = measuring.address = `${state.data.measured}?at=${at}`;
  const found = await bring(state, "the distance", address);
  if (!found || state.measuring !== measuring) return;      // the reader has clicked on meanwhile
  show([feature("LineString", found.line), ...dots]);
  words.textContent = found.told;
}

function end(state) {
  const { map, root, measuring } = state;
  forget(state, measuring.address);
  for (const { id } of LAYERS) map.removeLayer(id);
  map.removeSource(SOURCE);
  map.doubleClickZoom.enable();
  root.removeEventListener("keydown", measuring.keys);
  root.classList.remove("atlas-map-measuring");
  part(state, "measure").ariaPressed = "false";
  part(state, "measured").hidden = true;
  state.measuring = null;
}
