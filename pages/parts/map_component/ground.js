// Land and sea: the pictures that stand for them until the map has drawn its own, their colours, their fine detail, and
// what they keep back where a layer shows the same.
import { cameraOf, mercator } from "./camera.js";
import { placeSoon } from "./labels.js";
import { part } from "./state.js";

const SOURCES = ["land", "lakes", "waterlines"];            // what the pictures show
const PATIENCE_MS = 400;                                    // the map waits for the pictures no longer

// Where a stretch of the ground lies in a frame, in pixels from the frame's middle.
export function placed([west, south, east, north], { longitude, latitude, zoom }) {
  const world = 512 * 2 ** zoom;
  const x = degrees => world * (degrees - longitude) / 360;
  const y = degrees => world * (mercator(latitude) - mercator(degrees));
  return { left: x(west), top: y(north), width: x(east) - x(west), height: y(south) - y(north) };
}

// Resolves once the pictures are on the screen.
export async function showPictures(state) {
  if (state.stopped) return;
  const camera = cameraOf(state);
  const box = Object.assign(document.createElement("div"), { className: "atlas-map-ground" });
  for (const [src, west, south, east, north, until] of state.data.ground) {
    if (camera.zoom > until) continue;
    const image = Object.assign(document.createElement("img"), { src, alt: "" });
    for (const [side, pixels] of Object.entries(placed([west, south, east, north], camera)))
      image.style[side] = `${pixels}px`;
    box.append(image);
  }
  part(state, "canvas").after(box);
  const decoded = Promise.allSettled([...box.children].map(image => image.decode()));
  const painted = decoded.then(() => new Promise(requestAnimationFrame));
  await Promise.race([painted, new Promise(resolve => { setTimeout(resolve, PATIENCE_MS); })]);
}

export function hidePictures(state) {
  part(state, "ground")?.remove();
}

// The pictures go when the map's own ground is drawn, or no longer lies where they do.
export function replacePictures(state, map) {
  map.on("movestart", () => hidePictures(state));
  map.on("render", function drawn() {
    if (!SOURCES.every(source => map.isSourceLoaded(source))) return;
    hidePictures(state);
    map.off("render", drawn);
  });
}

// Paper and night are the same style layers in other colours: only the paint is exchanged, the map is never rebuilt.
export async function repaint(state) {
  const address = state.data.style;
  if (address === state.style) return;
  state.style = address;
  const style = await (await fetch(address)).json();
  if (!state.map || state.style !== address) return;
  for (const { id, paint } of style.layers)
    for (const [name, value] of Object.entries(paint ?? {})) state.map.setPaintProperty(id, name, value);
  state.lettering = style.metadata.lettering;
  placeSoon(state);
}

// Fine detail that the first picture does without. Whether there is any that had not been asked for.
export function fetchDetail(state) {
  const later = state.detailed ? {} : state.map.getStyle().metadata?.later ?? {};
  state.detailed = true;
  for (const [source, address] of Object.entries(later))
    state.map.getSource(source).setData(new URL(address, location.origin).href);
  return Object.keys(later).length > 0;
}

// What a layer shows, the base map keeps back: the dots of towns that a port is named after.
export function keepBack(state) {
  const { map, data: { ports } } = state;
  const elsewhere = ["!", ["to-boolean", ["get", "port"]]], here = ["<", ["zoom"], ports];
  state.dots ??= map.getStyle().layers.filter(({ source }) => source === "places");
  for (const { id, filter = ["all"] } of state.dots)
    map.setFilter(id, ports === null ? filter : ["all", filter, ["any", elsewhere, here]]);
}
