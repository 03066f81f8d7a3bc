// Layers that come in tiles: which tiles the map looks at, and which of them are drawn while others are on their way.
import { answered, arrived, isLate } from "./arrivals.js";
import { cameraOf, mercator } from "./camera.js";
import { featuresOf } from "./drawing.js";
import { datedFrom } from "./in_year.js";

const TILE = 512;                                           // pixels that a tile is wide at its own zoom

export const zoomOf = state => state.map?.getZoom() ?? cameraOf(state).zoom;

function lookOf(state) {
  const { map, root: { clientWidth: width, clientHeight: height } } = state;
  if (!map) return { ...cameraOf(state), width, height };
  const { lng: longitude, lat: latitude } = map.getCenter();
  return { longitude, latitude, zoom: map.getZoom(), width, height };
}

// The tiles that a frame looks at, from its middle outward, each as zoom, column and row: of the whole zoom below its
// own, or of the nearest that there are tiles of.
export function tilesIn({ longitude, latitude, zoom, width, height }, [first, last]) {
  const z = Math.min(Math.max(Math.floor(zoom), first), last), count = 2 ** z, side = TILE * 2 ** (zoom - z);
  const [x, y] = [(longitude / 360 + 0.5) * count, (0.5 - mercator(latitude)) * count];
  const range = (middle, pixels) => {
    const [from, to] = [middle - pixels / 2 / side, middle + pixels / 2 / side].map(Math.floor);
    const [least, most] = [Math.max(0, from), Math.min(count - 1, to)];
    return Array.from({ length: Math.max(0, most - least + 1) }, (_, step) => least + step);
  };
  const far = ([, column, row]) => Math.hypot(column + 0.5 - x, row + 0.5 - y);
  const found = range(y, height).flatMap(row => range(x, width).map(column => [z, column, row]));
  return found.sort((one, other) => far(one) - far(other));
}

// What a tile of a layer is drawn from, or of what is written on the map: the same, with the address of the tile.
function inTile(layer, [z, x, y]) {
  const data = layer.data.replace("{z}", z).replace("{x}", x).replace("{y}", y);
  return { ...layer, id: `${layer.id}:${z}/${x}/${y}`, data, tile: [z, x, y] };
}

// A layer as it is; or one for each tile in view.
export const tilesOf = (state, layer) =>
  layer.tiles ? tilesIn(lookOf(state), layer.tiles).map(tile => inTile(layer, tile)) : [layer];

// What is written on the map: what comes in tiles, from the zoom on at which it is written.
export const labelsOf = state => state.data.labels.flatMap(each => {
  if (!each.tiles) return [{ ...each, data: datedFrom(state, each.data) }];
  return zoomOf(state) >= each.from ? tilesOf(state, each).map(tile => ({ ...tile, id: each.id })) : [];
});

// The layers that are drawn for one. While tiles of this zoom are on their way, those of the last stay; of the same
// zoom they stay beside the new. What is late is not waited for.
export function shownOf(state, layer) {
  if (!layer.tiles) return [layer];
  const wanted = tilesOf(state, layer), before = state.tiles.get(layer.id) ?? [];
  if (wanted.every(({ data }) => arrived(state, data))) {
    state.tiles.set(layer.id, wanted);
    return wanted;
  }
  if (!before.length || wanted.some(({ data }) => isLate(state, data))) return wanted;
  if (before[0].tile[0] !== wanted[0].tile[0]) return before;
  const ids = new Set(wanted.map(({ id }) => id));
  return [...wanted, ...before.filter(({ id }) => !ids.has(id))];
}

// The tiles that were drawn last, of the layers that are still there.
export const standing = ({ tiles, data: { layers } }) => layers.flatMap(({ id }) => tiles.get(id) ?? []);

// How the data of a layer, or of what is written, is asked for: its address and, of a tile, the way to read it.
export const asked = ({ data, tile }) => tile ? [data, read(tile)] : [data];

const read = tile => async (...where) => {
  const bytes = await (await answered(...where)).arrayBuffer();
  return { type: "FeatureCollection", features: featuresOf(bytes, tile) };
};
