// What is in view, from the middle of the map outward: gone through by key, or read in a list.
import { drawnIn } from "./drawing.js";
import { mercator } from "./camera.js";
import { distanceInWords, line } from "./frame.js";
import { gather } from "./gathering.js";
import { tell } from "./keys.js";
import { hideTooltip, showTooltip } from "./picking.js";
import { around, clipped, contains, onPiece } from "./shapes.js";
import { part } from "./state.js";

const MOST = 100;                                           // rows of the list: what lies farther off is counted
const NAMED = 3;                                            // names that are told once the map has been moved by key
const WORLD = 512;

// The nearest point of a shape to the middle among what of it lies within edges, in the plane; null where nothing does.
export function reached({ type, coordinates, geometries }, place, middle, edges) {
  switch (type) {
    case "Point": return within(place(coordinates), edges);
    case "LineString": return alongLine(coordinates.map(place), middle, edges);
    case "Polygon": return inArea(coordinates.map(ring => ring.map(place)), middle, edges);
    case "GeometryCollection": return least(geometries.map(each => reached(each, place, middle, edges)), middle);
    default: {
      const each = type.replace("Multi", "");
      return least(coordinates.map(its => reached({ type: each, coordinates: its }, place, middle, edges)), middle);
    }
  }
}

const far = ([x, y], [a, b]) => Math.hypot(x - a, y - b);

const within = ([x, y], [left, top, right, bottom]) =>
  x >= left && x <= right && y >= top && y <= bottom ? [x, y] : null;

const least = (points, middle) =>
  points.filter(Boolean).reduce((best, each) => !best || far(each, middle) < far(best, middle) ? each : best, null);

const alongLine = (points, middle, edges) => least(
  clipped(points, edges).flatMap(piece => piece.slice(1).map((b, at) => onPiece(middle, piece[at], b))),
  middle,
);

function inArea(rings, middle, edges) {
  const [x, y] = middle;
  if (contains(rings, { x, y, width: 0, height: 0, turn: 0 })) return middle;
  return least(rings.map(ring => alongLine(ring, middle, edges)), middle);
}

// Everything that can be pointed at, each thing once, the nearest to the middle first. `edges` are what of the map no
// panel covers.
function inView(state) {
  const { map, root } = state, { lng, lat } = map.getCenter(), scale = WORLD * 2 ** map.getZoom();
  const middle = [root.clientWidth / 2, root.clientHeight / 2], north = mercator(lat);
  const frame = root.getBoundingClientRect();
  const place = ([x, y]) => [middle[0] + (x - lng) / 360 * scale, middle[1] - (mercator(y) - north) * scale];
  const edges = [0, 0, part(state, "zoom").getBoundingClientRect().right - frame.left,
    part(state, "foot").getBoundingClientRect().bottom - frame.top];
  const found = new Map();
  for (const { features } of drawnIn(state.overlay))
    for (const { geometry, properties } of features) {
      const { id, name, tip } = properties, known = id ?? name;
      if (!name || found.has(known) || !mayMeet(geometry, place, edges)) continue;
      const at = reached(geometry, place, middle, edges);
      if (at) found.set(known, { id, known, name, tip, at, far: far(at, middle) });
    }
  return [...found.values()].sort((one, other) => one.far - other.far || one.name.localeCompare(other.name, "en"));
}

const BOUNDS = new WeakMap();                               // a shape -> its west, south, east, north

function mayMeet(geometry, place, [left, top, right, bottom]) {
  if (!BOUNDS.has(geometry)) BOUNDS.set(geometry, around(positions(geometry)));
  const [west, south, east, north] = BOUNDS.get(geometry);
  const [[x0, y1], [x1, y0]] = [place([west, south]), place([east, north])];
  return x0 <= right && x1 >= left && y0 <= bottom && y1 >= top;
}

const positions = ({ coordinates, geometries }) =>
  geometries ? geometries.flatMap(positions) : typeof coordinates[0] === "number" ? [coordinates] : deep(coordinates);

const deep = nested => typeof nested[0][0] === "number" ? nested : nested.flatMap(deep);

const wordsOf = ({ name, tip = [] }) => [name, ...tip].join(". ");

function kilometres({ map }, { at }) {
  const metres = map.getCenter().distanceTo(map.unproject(at)), step = metres < 10_000 ? 100 : 1000;
  return distanceInWords(Math.round(metres / step) * step);
}

// The next thing in view, or the one before: a ring shows it, the tooltip and a voice tell it.
export function step(state, by) {
  const found = inView(state), last = found.findIndex(({ known }) => known === state.pointed);
  if (!found.length) return tell(state, "Nothing to choose in view.");
  const next = last < 0 && by < 0 ? found.length - 1 : (last + by + found.length) % found.length;
  const thing = found[next];
  point(state, thing);
  showTooltip(state, { object: { properties: thing }, x: thing.at[0], y: thing.at[1] }, true);
  tell(state, `${wordsOf(thing)}. ${next + 1} of ${found.length}, ${kilometres(state, thing)} from the middle.`);
}

function point(state, thing) {
  const { map } = state, ring = part(state, "ring"), at = map.unproject(thing.at);
  state.pointed = thing.known;
  ring.hidden = false;
  ring.style.transform = `translate(${thing.at[0]}px, ${thing.at[1]}px)`;
  ring.place = [at.lng, at.lat];
  state.unpoint ??= () => unpoint(state);
  map.off("movestart", state.unpoint);                      // once, however often
  map.once("movestart", state.unpoint);
}

function unpoint(state) {
  state.pointed = null;
  part(state, "ring").hidden = true;
  hideTooltip(state);
}

const pointedAt = state => state.pointed && inView(state).find(({ known }) => known === state.pointed);

// Space: what the ring stands on is picked, or no longer.
export function take(state) {
  const thing = pointedAt(state);
  if (!thing) return tell(state, "Nothing chosen. Press N for the feature nearest the middle.");
  if (thing.id) gather(state, "pick", thing.id);
}

const inDegrees = (lng, lat) =>
  `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lng).toFixed(2)}° ${lng < 0 ? "W" : "E"}`;

// Enter: what the ring stands on is opened; while a reader measures, it is a point of the way, or else the middle is.
export function open(state) {
  const ring = part(state, "ring"), thing = pointedAt(state);
  if (state.measuring) {
    const { lng, lat } = state.map.getCenter();
    return thing ? state.measuring.add(ring.place, thing.name) : state.measuring.add([lng, lat], inDegrees(lng, lat));
  }
  if (!thing) return tell(state, "Nothing chosen. Press N for the feature nearest the middle.");
  hideTooltip(state);
  if (thing.id) state.setTrigger("picked", { feature: thing.id });
}

// The list of what is in view: one Tab stop, arrow keys inside, a letter goes to the next name that begins so.
export function toggleList(state, by) {
  if (state.listing) close(state);
  else begin(state, by);
}

function begin(state, by = state.map.getCanvas()) {
  const box = part(state, "in-view"), list = document.createElement("ul"), foot = line("", "p");
  const shut = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
  const heading = line("", `h${(state.data.level ?? 2) + 1}`), refresh = () => fill(state);
  list.setAttribute("role", "listbox");
  list.ariaLabel = "In view, from the middle of the map outward";
  shut.onclick = () => close(state);
  box.replaceChildren(heading, list, foot, shut);
  box.hidden = false;
  box.onkeydown = event => {
    if (event.key === "Tab") return leave(state, event, shut);
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(state);
  };
  list.onkeydown = event => press(state, event);
  part(state, "list").ariaExpanded = "true";
  state.listing = { by, list, heading, foot, refresh, close: () => close(state) };
  state.map.on("moveend", refresh);
  fill(state);
  (list.querySelector("[tabindex='0']") ?? shut).focus();
}

// Beyond its last stop, and before its first, the list closes, and the reader is where it was opened, or behind that.
function leave(state, event, shut) {
  const { list } = state.listing, first = list.hidden ? shut : list.querySelector("[tabindex='0']");
  if (event.target !== (event.shiftKey ? first : shut)) return;
  close(state);
  if (event.shiftKey) event.preventDefault();
}

function close(state) {
  const { by, refresh } = state.listing, box = part(state, "in-view"), inside = box.contains(document.activeElement);
  state.map.off("moveend", refresh);
  state.listing = null;
  box.hidden = true;
  part(state, "list").ariaExpanded = "false";
  if (inside) by.focus();
}

function fill(state) {
  const { list, heading, foot } = state.listing, inside = list.contains(document.activeElement);
  const found = inView(state), shown = found.slice(0, MOST), more = found.length - shown.length;
  heading.textContent = `In view (${found.length})`;
  foot.textContent = more ? `and ${more} more: zoom in` : found.length ? "" : "Nothing that can be chosen.";
  list.hidden = !shown.length;
  list.replaceChildren(...shown.map(thing => optionOf(state, thing)));
  const stop = [...list.children].find(({ thing }) => thing.known === state.pointed) ?? list.firstChild;
  if (stop) stop.tabIndex = 0;
  if (inside) stop?.focus();
}

function optionOf(state, thing) {
  const option = document.createElement("li"), { name, tip = [] } = thing;
  option.append(line(name, "strong"), ...tip.map(words => line(words, "span")));
  option.setAttribute("role", "option");
  Object.assign(option, { thing, tabIndex: -1, ariaSelected: String(thing.id === state.data.selected) });
  option.onfocus = () => {
    for (const each of option.parentElement.children) each.tabIndex = each === option ? 0 : -1;
    point(state, thing);
  };
  option.onclick = () => choose(state, thing);
  return option;
}

function choose(state, thing) {
  if (state.measuring) return state.measuring.add(part(state, "ring").place, thing.name);
  close(state);
  if (thing.id) state.setTrigger("picked", { feature: thing.id });
}

function press(state, event) {
  const options = [...state.listing.list.children], at = options.indexOf(event.target), last = options.length - 1;
  const aims = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: last };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" || event.key === " ") choose(state, event.target.thing);
  else if (event.key in aims) options[Math.min(Math.max(aims[event.key], 0), last)]?.focus();
  else if (event.key.length === 1) begins(options, at, event.key)?.focus();
  else return;
  event.preventDefault();
}

function begins(options, at, letter) {
  const plain = words => words.normalize("NFD").toLowerCase(), sought = plain(letter);
  const inTurn = [...options.slice(at + 1), ...options.slice(0, at + 1)];
  return inTurn.find(({ thing }) => plain(thing.name).startsWith(sought));
}

// After the map has been moved by key: how much is in view, and what is nearest to the middle.
export function tellView(state) {
  const found = inView(state), names = found.slice(0, NAMED).map(({ name }) => name).join(", ");
  tell(state, names ? `In view: ${found.length}. Nearest to the middle: ${names}.` : "Nothing is in view.");
}
