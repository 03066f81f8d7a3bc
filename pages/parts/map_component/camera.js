// Where the map looks, and how the page learns of it. In degrees and MapLibre's zooms: at 0 the world is 512 pixels.
import { legendIsOpen } from "./panels.js";
import { calm, part } from "./state.js";

const REST_MS = 250;                                        // a camera is reported once it has rested this long
const FLIGHT_MS = 900, EASE_MS = 300;
const MOST_COVERED = 0.6;                                   // part of a frame beside which there is room for a subject
const WORLD = 512;
const MOST_OUT = 2;                                         // zooms between a desk and a phone that shows as much
const MOST_DOWN = 25;                                       // pixels that bounds too large for a frame give way

// What a map in a page that scrolls says to who scrolls over it.
export const HINTS = {
  "CooperativeGesturesHandler.WindowsHelpText": "Click the map, or hold Ctrl, to zoom by scrolling.",
  "CooperativeGesturesHandler.MacHelpText": "Click the map, or hold ⌘, to zoom by scrolling.",
  "CooperativeGesturesHandler.MobileHelpText": "Move the map with two fingers.",
};

// Web Mercator: the world is 1 high, the equator 0.
export const mercator = latitude => Math.log(Math.tan(Math.PI / 4 + latitude * Math.PI / 360)) / (2 * Math.PI);
const latitudeOf = y => (2 * Math.atan(Math.exp(y * 2 * Math.PI)) - Math.PI / 2) * 180 / Math.PI;

// Pixels on each side of the frame that bounds keep clear of, a set for each place where they may lie: title and legend
// stand at the top left, the panel of a selected feature on the right; in a narrow frame it lies below.
export function margins(width, height, room, selected, open) {
  const { wide, legend, title, head, foot, panel, aside, edge, above = edge } = room;
  const right = selected && width > wide ? panel : aside;
  if (open) return [{ left: legend, top: above, right, bottom: edge }];
  const below = { left: aside, top: head, right, bottom: selected && width <= wide ? 0.56 * height : foot };
  return width > wide ? [{ left: title, top: edge, right, bottom: edge }, below] : [below];
}

// The camera that shows bounds in what the margins of a frame leave free.
export function fitted([west, south, east, north], width, height, { left, top, right, bottom }) {
  const across = (east - west) / 360, up = mercator(north) - mercator(south);
  const scale = Math.min((width - left - right) / across, (height - top - bottom) / up);
  return inTheMiddle([west, south, east, north], { left, top, right, bottom }, Math.log2(scale / WORLD));
}

// The same camera with its bounds as near to the middle of the frame as the margins allow.
function nearTheMiddle(camera, [west,, east], width, { left, right }) {
  const degree = WORLD * 2 ** camera.zoom / 360, spare = (width - left - right - degree * (east - west)) / 2;
  const aside = (left - right) / 2, shift = Math.max(-spare, Math.min(spare, aside));
  return { ...camera, longitude: camera.longitude + shift / degree };
}

// A title that says much reaches further down than most. It is measured once for each flight: the pictures of the
// ground lie where the map will, though a font that comes between the two moves a line. Rows of the legend that stand
// below it are not counted, as the legend itself is not: the map would be the smaller for them.
function headOf(state) {
  const { root, data: { flight, room: { head, aside } } } = state;
  if (state.head?.flight !== flight) {
    const title = part(state, "title"), rows = title.querySelector("ul")?.offsetHeight ?? 0;
    const low = title.getBoundingClientRect().bottom - root.getBoundingClientRect().top;
    state.head = { flight, pixels: Math.max(head, low - rows + aside) };
  }
  return state.head.pixels;
}

// Where bounds that have no room at the least zoom lie: below the title as far as they can without leaving at the foot.
function squeezed([, south,, north], { top, bottom }, zoom) {
  const down = Math.min((top - bottom) / 2, MOST_DOWN) / (WORLD * 2 ** zoom);
  return latitudeOf((mercator(north) + mercator(south)) / 2 + down);
}

// A camera that was chosen on another screen. Where all of what is selected would lie beyond the frame or below its
// panel, the same zoom has that in the middle of what is free. A narrow frame, whose panel lies over its lower half,
// has the whole of it there, from further away where need be; but for one of which the sender saw a part only, too.
export function uncovered(camera, bounds, width, height, free, narrow) {
  const [west, south, east, north] = bounds, scale = WORLD * 2 ** camera.zoom;
  const across = width - free.right, down = height - free.bottom;
  const x = longitude => width / 2 + (longitude - camera.longitude) / 360 * scale;
  const y = latitude => height / 2 - (mercator(latitude) - mercator(camera.latitude)) * scale;
  if (x(west) >= 0 && x(east) <= across && y(north) >= 0 && y(south) <= down) return camera;
  const whole = fitted(bounds, width, height, free), zoom = Math.min(camera.zoom, whole.zoom);
  if (narrow && camera.zoom - zoom <= MOST_OUT) return inTheMiddle(bounds, free, zoom);
  const seen = x(east) > 0 && x(west) < across && y(south) > 0 && y(north) < down;
  return seen ? camera : inTheMiddle(bounds, { ...free, left: 0, top: 0 }, camera.zoom);
}

// The camera of a zoom that has bounds in the middle of what the margins of a frame leave free.
function inTheMiddle([west, south, east, north], { left, top, right, bottom }, zoom) {
  const scale = WORLD * 2 ** zoom, middle = (mercator(north) + mercator(south)) / 2 + (top - bottom) / 2 / scale;
  const longitude = (west + east) / 2 + (right - left) / 2 / scale * 360;
  return { longitude, latitude: latitudeOf(middle), zoom };
}

// A narrow frame may show its bounds from further away: less of the base map fills it.
const leastZoom = ({ root: { clientWidth }, data: { room, zooms, narrow_zoom: narrow } }) =>
  clientWidth <= room.wide ? narrow : zooms[0];

// The camera that the page asks for, which may be given as bounds.
export function cameraOf(state, measured = {}) {
  const { root, data } = state;
  const { bounds, ...camera } = data.camera, { clientWidth: width, clientHeight: height } = root;
  if (!bounds) {
    if (!data.spot) return camera;
    const [free] = margins(width, height, { ...data.room, head: headOf(state) }, data.panel, false);
    return uncovered(camera, data.spot, width, height, free, width <= data.room.wide);
  }
  const shown = legendIsOpen(state), room = { ...data.room, head: headOf(state), ...measured };
  const places = margins(width, height, room, data.panel, shown);
  const looks = places.map(free => ({ free, ...fitted(bounds, width, height, free) }));
  const { free, ...best } = looks.sort((a, b) => b.zoom - a.zoom)[0];
  const found = shown ? best : nearTheMiddle(best, bounds, width, free);
  const zoom = Math.min(Math.max(found.zoom, leastZoom(state)), data.zooms[1]);
  return { ...found, zoom, latitude: found.zoom < zoom ? squeezed(bounds, free, zoom) : found.latitude };
}

// Limits, and no turning: north is up.
export function holdStill(state) {
  const { map, data: { limits: [west, south, east, north], zooms } } = state;
  map.setMaxBounds([[west, south], [east, north]]);
  map.setMinZoom(leastZoom(state));
  map.setMaxZoom(zooms[1]);
  map.dragRotate.disable();
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation?.();
}

// A map in a page that scrolls leaves the wheel and one finger to that page. Whoever clicks into it means the map: it
// has the wheel then, until the pointer leaves it.
export function shareWheel(state) {
  const { root, map: { cooperativeGestures: shared } } = state, byKey = shared.isBypassed.bind(shared);
  shared.isBypassed = event => state.entered || byKey(event);
  state.map.getCanvasContainer().addEventListener("pointerdown", ({ pointerType }) => {
    state.entered = pointerType !== "touch";
  });
  root.onpointerleave = () => { state.entered = false; };
}

// Whether a turn of the wheel is the map's.
export const hasWheel = ({ map: { cooperativeGestures: shared } }, event) =>
  !shared.isEnabled() || event.ctrlKey || shared.isBypassed(event);

// MapLibre hears the mouse over its own canvas only: a drag released over the legend, or beside the map, would go on.
export function endDragsAnywhere({ map }) {
  const place = map.getCanvasContainer();
  const release = event => {
    if (!place.contains(event.target)) place.dispatchEvent(new MouseEvent("mouseup", event));
  };
  map.on("dragstart", () => addEventListener("mouseup", release, { once: true, capture: true }));
}

// The camera moves on a new flight number, never on a rerun. A page that belongs to another session than before was cut
// off from its server: it is told where the map is. `there` is called where a flight ends.
export function fly(state, there) {
  if (state.data.session !== state.session) return meet(state);
  if (state.data.flight === state.flight) return;
  state.flight = state.data.flight;
  state.moved = true;
  const { longitude, latitude, zoom } = cameraOf(state);
  state.map.once("moveend", () => {
    stay(state);
    there();
  });
  state.map.flyTo({ center: [longitude, latitude], zoom, duration: calm() ? 0 : FLIGHT_MS });
}

const lookOf = ({ map }) => `${Object.values(map.getCenter())},${map.getZoom()}`;

// The map looks where the page has had it look.
export function stay(state) {
  state.home = lookOf(state);
}

// The legend has been opened over a map that looks where its page has it look: what that shows moves beside it, where
// it leaves room for that.
export function makeRoom(state) {
  const { map, root, data: { camera: { bounds }, room: { aside } } } = state;
  if (!map || !bounds || state.home !== lookOf(state)) return;
  const [frame, title, its] = [root, part(state, "title"), part(state, "legend")]
    .map(each => each.getBoundingClientRect());
  const covered = { legend: its.right - frame.left + aside, above: title.bottom - frame.top + aside };
  if (covered.legend > MOST_COVERED * root.clientWidth) return;
  const { longitude, latitude, zoom } = cameraOf(state, covered);
  map.once("moveend", () => stay(state));
  map.easeTo({ center: [longitude, latitude], zoom, duration: calm() ? 0 : EASE_MS });
}

function meet(state) {
  const { session, flight } = state.data;
  Object.assign(state, { session, flight, reported: null });
  reportOnceAtRest(state);
}

export function reportOnceAtRest(state) {
  clearTimeout(state.resting);
  state.resting = setTimeout(() => report(state), REST_MS);
}

// Once another page is asked for, a report would call the reader back: it comes before, or not at all.
export function reportBeforeLeaving(state) {
  const leave = () => {
    clearTimeout(state.resting);
    if (!state.map?.isMoving()) report(state);
    state.page = null;
  };
  addEventListener("atlas:leaving", leave);
  return () => removeEventListener("atlas:leaving", leave);
}

function report(state) {
  if (!state.map || !state.moved) return;                   // the first fit is not a choice of the reader
  if (state.data.linked === "follows") return;              // the map that it goes along with tells for both
  if (state.page !== location.pathname) return;
  const { lng, lat } = state.map.getCenter();
  const camera = { latitude: +lat.toFixed(4), longitude: +lng.toFixed(4), zoom: +state.map.getZoom().toFixed(2) };
  const words = Object.values(camera).join();
  if (words === state.reported) return;
  state.reported = words;
  if (state.data.addressed) writeAddress(state.data.addressed, words);
  state.setState("camera", camera);
}

// Streamlit adds a history entry only where its query differs from the address: writing the same words in the same
// order here first keeps every pan out of the reader's back button.
function writeAddress({ said: view, order }, words) {
  const said = new URLSearchParams(location.search);
  for (const [name, word] of Object.entries({ ...view, at: words })) said.set(name, word);
  const query = new URLSearchParams(order.filter(name => said.has(name)).map(name => [name, said.get(name)]));
  history.replaceState(history.state, "", `${location.pathname}?${query}`);
}
