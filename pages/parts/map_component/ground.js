// Land and sea: the pictures that stand for them until the map has drawn its own, their colours, their fine detail.
import { bring, forget } from "./arrivals.js";
import { cameraOf, mercator } from "./camera.js";
import { placeSoon } from "./labels.js";
import { part } from "./state.js";

const SOURCES = ["land", "lakes", "depth"];                 // what the pictures show
const FINE = 2;                                             // pixels of a pattern to one of the screen
const PATIENCE_MS = 400;                                    // the map waits for the pictures no longer
const GROUND = "the base map";
const WORDS = {                                             // source of the style -> its name for a reader
  land: "the coast",
  lakes: "lakes",
  depth: "the depths of the sea",
  borders: "borders",
  rivers: "rivers",
  boundaries: "maritime boundaries",
};
const NOTHING = { type: "FeatureCollection", features: [] };

// Where a stretch of the ground lies in a frame, in pixels from the frame's middle.
export function placed([west, south, east, north], { longitude, latitude, zoom }) {
  const world = 512 * 2 ** zoom;
  const x = degrees => world * (degrees - longitude) / 360;
  const y = degrees => world * (mercator(latitude) - mercator(degrees));
  return { left: x(west), top: y(north), width: x(east) - x(west), height: y(south) - y(north) };
}

// Resolves once the pictures are on the screen, or are late. They lie under the map, whose sea is clear at first.
export async function showPictures(state) {
  if (state.stopped) return;
  const camera = cameraOf(state);
  const box = Object.assign(document.createElement("div"), { className: "atlas-map-ground" });
  part(state, "canvas").before(box);
  const pictures = state.data.ground.filter(([, , , , , until]) => camera.zoom <= until);
  state.pictures = pictures.map(([src]) => src);
  const painted = Promise.all(pictures.map(async ([src, ...bounds]) => {
    const place = box.appendChild(document.createElement("img"));
    const image = await bring(state, GROUND, src, "image");
    if (!image) return;
    for (const [side, pixels] of Object.entries(placed(bounds, camera))) image.style[side] = `${pixels}px`;
    place.replaceWith(image);
  })).then(() => new Promise(requestAnimationFrame));
  await Promise.race([painted, new Promise(resolve => { setTimeout(resolve, PATIENCE_MS); })]);
}

export function hidePictures(state) {
  const box = part(state, "ground");
  if (!box) return;
  box.remove();
  for (const { src } of box.children) URL.revokeObjectURL(src);
  state.map?.setLayoutProperty("sea", "visibility", "visible");
  for (const src of state.pictures) forget(state, src);
}

// The style that the page asks for, with its address; null where nobody wants it any more. Its files are asked for as
// soon as they are known.
export async function bringStyle(state) {
  const address = state.data.style, style = await bring(state, GROUND, address);
  if (state.stopped) return null;
  if (address !== state.data.style) return bringStyle(state);                  // other colours were chosen meanwhile
  if (!style) return null;
  const files = Object.entries(style.sources).filter(([, { data }]) => typeof data === "string");
  state.files = Object.fromEntries(files.map(([name, { data }]) => [name, data]));
  for (const [name, file] of Object.entries(state.files)) bring(state, WORDS[name], file);
  return { address, style };
}

// The style as a map begins with it: without its files, and without the sea where pictures lie below.
export function bare(state, { layers, sources, ...style }) {
  const clear = { layout: { visibility: part(state, "ground") ? "none" : "visible" } };
  const emptied = Object.keys(state.files).map(name => [name, { ...sources[name], data: NOTHING }]);
  return {
    ...style,
    sources: { ...sources, ...Object.fromEntries(emptied) },
    layers: layers.map(layer => layer.id === "sea" ? { ...layer, ...clear } : layer),
  };
}

// Puts a file of the ground into the map when it is there.
async function lay(state, map, name) {
  const data = await bring(state, WORDS[name], state.files[name]);
  if (!data || state.map !== map) return;
  map.getSource(name).setData(data);
  state.laid.add(name);
}

// Where what the map shows was not looked for is hatched.
export async function hatch(state) {
  const { map, data: { unsearched } } = state;
  const area = unsearched ? await bring(state, "where nobody looked", unsearched) : NOTHING;
  if (area && state.map === map && state.data.unsearched === unsearched) map.getSource("unsearched").setData(area);
}

// The pattern that a style names: lines of so many pixels' width, so far apart, that rise to the right.
function pattern(name) {
  const [, colour, spacing, width] = name.split(" "), side = spacing * FINE;
  const pen = new OffscreenCanvas(side, side).getContext("2d");
  Object.assign(pen, { strokeStyle: colour, lineWidth: width * FINE });
  for (const x of [-side, 0, side]) {                       // the corners that its neighbours' lines cut
    pen.moveTo(x - side, 2 * side);
    pen.lineTo(x + 2 * side, -side);
  }
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}

// `begin` is called once the map has drawn those files of the ground that are there already. The pictures go when it
// has drawn all that they show, or no longer lies where they do.
export function layGround(state, map, begin) {
  state.laid = new Set();
  map.on("styleimagemissing", ({ id }) => map.addImage(id, pattern(id), { pixelRatio: FINE }));
  for (const name of Object.keys(state.files)) lay(state, map, name);
  let begun = false;
  map.on("movestart", () => hidePictures(state));
  map.on("render", function drawn() {
    if (!SOURCES.every(name => map.isSourceLoaded(name))) return;
    if (!begun) begin();
    begun = true;
    if (!SOURCES.every(name => state.laid.has(name))) return;
    hidePictures(state);
    map.off("render", drawn);
  });
  map.triggerRepaint();
}

// Paper and night are the same style layers in other colours: only the paint is exchanged, the map is never rebuilt.
export async function repaint(state) {
  const address = state.data.style;
  if (address === state.style) return;
  state.style = address;
  const style = await bring(state, GROUND, address);
  if (!style || !state.map || state.style !== address) return;
  for (const { id, paint } of style.layers)
    for (const [name, value] of Object.entries(paint ?? {})) state.map.setPaintProperty(id, name, value);
  state.lettering = style.metadata.lettering;
  placeSoon(state);
}

// Fine detail that the first picture does without. Whether there is any that had not been asked for.
export function fetchDetail(state) {
  const later = state.detailed ? {} : state.map.getStyle().metadata?.later ?? {};
  state.detailed = true;
  Object.assign(state.files, later);
  for (const name of Object.keys(later)) lay(state, state.map, name);
  return Object.keys(later).length > 0;
}
