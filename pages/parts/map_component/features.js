// What deck.gl draws: the page's layers, with what has arrived of each. One that comes in tiles is a layer for each
// tile in view.
import { arrived, bring, isLate } from "./arrivals.js";
import { datedFrom, inYear } from "./in_year.js";
import { convert } from "./drawing.js";
import { RADIUS } from "./picking.js";
import { asked, shownOf, standing, tilesOf, zoomOf } from "./tiles.js";

const NOTHING = [], NO_PLACES = {}, CLEAR = new OffscreenCanvas(1, 1);

function specifiedIn(state) {
  const { layers, shared, parts } = state.data;
  return layers.map(layer => ({ ...shared, ...parts[layer.id.slice(layer.id.indexOf(":") + 1)], ...layer }))
    .map(layer => ({ ...layer, data: datedFrom(state, layer.data) }));
}

const layersOf = state => specifiedIn(state).flatMap(layer => tilesOf(state, layer));

export const isTiled = ({ data: { layers } }) => layers.some(({ tiles }) => tiles);

// Addresses of all that the layers draw.
export const drawnFrom = state => [...layersOf(state), ...standing(state)]
  .flatMap(({ data, iconAtlas, iconMapping }) => [data, iconAtlas, iconMapping]);

// The ids of the layers that are drawn at a zoom. One with `zooms` is, from the first of them on and below the second;
// and longer, until what takes its place there has come.
export const drawnAt = (zoom, layers, isHere) => layers.filter(({ id, zooms: [from, until] = [0, Infinity] }) => {
  const its = `${id.split(":")[0]}:`;
  const next = layers.filter(each => each.id.startsWith(its) && each.zooms?.[0] === until);
  return zoom >= from && (zoom < until || !next.every(({ data }) => isHere(data)));
}).map(({ id }) => id);

const seenFrom = state => drawnAt(zoomOf(state), layersOf(state), () => true);

// The camera has moved, and sees other layers or tiles: they are asked for, once it does.
export function lookedFrom(state) {
  if (seenFrom(state).join() === state.seen) return false;
  bringFeatures(state);
  drawSoon(state);
  return true;
}

export function bringFeatures(state) {
  const here = seenFrom(state);
  state.seen = here.join();
  for (const layer of layersOf(state).filter(({ id }) => here.includes(id))) {
    const { id, iconAtlas, iconMapping } = layer;
    const features = [named(state, id), ...asked(layer)], symbols = ["symbols", iconAtlas, "bitmap"];
    for (const each of [features, symbols, ["symbols", iconMapping]])
      bring(state, ...each).then(found => { if (found) drawSoon(state); });
  }
}

// A layer's name in the legend, that of its marks, or what every layer shows.
function named({ data: { legend } }, id) {
  const [layer] = id.split(":"), isIts = swatch => layer === "marks" ? swatch.startsWith("mark.") : swatch === layer;
  return legend.filter(([, swatch]) => isIts(swatch)).map(([label]) => label).join(", ") || "features";
}

export function drawFeatures(state) {
  const layers = specifiedIn(state).flatMap(layer => shownOf(state, layer));
  const seen = drawnAt(zoomOf(state), layers, address => arrived(state, address) !== undefined);
  const drawn = new Map(layers.map(layer =>
    [layer.id, { ...given(state, layer), visible: seen.includes(layer.id) }]));
  state.overlay.setProps({ layers: convert(layers, ({ id }) => drawn.get(id)), pickingRadius: RADIUS });
  state.drawn = drawn;
  state.years?.drawn();
}

export function drawSoon(state) {
  state.drawing ??= requestAnimationFrame(() => {
    state.drawing = null;
    if (state.overlay) drawFeatures(state);
  });
}

// What a layer drew last stays until the new has come, or is late: then it would be taken for the new.
function given(state, { id, data, iconAtlas, iconMapping }) {
  const last = state.drawn.get(id), icons = [iconAtlas, iconMapping];
  const before = (addresses, ...kept) => addresses.some(address => isLate(state, address)) ? [] : kept;
  const here = inYear(state, data, arrived(state, data));
  const [shown = NOTHING] = here ? [here] : before([data], last?.data);
  const [picture = CLEAR, places = NO_PLACES] = icons.every(each => arrived(state, each))
    ? icons.map(each => arrived(state, each)) : before(icons, last?.iconAtlas, last?.iconMapping);
  return { data: shown, iconAtlas: picture, iconMapping: places };
}
